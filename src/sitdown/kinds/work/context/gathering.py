"""Gathering a project's context from the database, at the end of a session.

What the database knows nothing of (a project whose tasks another program keeps) stays as it was in
the context before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select

from sitdown.clock import local
from sitdown.engine.desk import Desk
from sitdown.kinds.work.blockers import blockers_in
from sitdown.kinds.work.context import schema
from sitdown.kinds.work.context.limits import fitted, listed, shortened
from sitdown.kinds.work.context.rows import last_saved_at, newest
from sitdown.kinds.work.context.schema import Context, ContextBlocker, LastSession, context_of
from sitdown.kinds.work.context.views import Theirs
from sitdown.kinds.work.items import BlockerView, TaskStatus
from sitdown.kinds.work.next_tasks import next_tasks
from sitdown.kinds.work.tables import (
    ProjectRow,
    WorkBlockerRow,
    WorkMarkRow,
    WorkMirrorRow,
    WorkTaskRow,
)
from sitdown.kinds.work.tasks import task_counts, task_view
from sitdown.plain_text import one_line
from sitdown.store.database import Transaction, table_of

NOTHING_DONE = "No task was completed."

_TASK = table_of(WorkTaskRow)
_MIRROR = table_of(WorkMirrorRow)
_MARK = table_of(WorkMarkRow)
_OVER = ("complete",)
_GONE = ("missing",)
_BROKEN = "broken"
_LONGEST_NAME = 60


def gathered(tx: Transaction, desk: Desk, project: ProjectRow) -> Context:
    """The context of a project as it is now, within the limits of the file.

    Its last session is what was done since Sitdown last saved. Where nothing was, the last session
    stays the one before: a short look takes nobody's place, and saved twice it is the same.
    """
    row = newest(tx, project.id)
    before = None if row is None else context_of(row.content)
    asked = blockers_in(tx, project.id)
    ours = _of_tasks(tx, desk, project, asked)
    if before is not None:
        ours = _with_theirs(tx, project, ours, before)
    return fitted(ours)


def knows_of(tx: Transaction, project_id: str) -> bool:
    """Whether the database has anything of a project that a context could tell."""
    tables = (_TASK, table_of(WorkBlockerRow), _MIRROR)
    return any(_has(tx, table, project_id) for table in tables)


def theirs(tx: Transaction, project_id: str, kept: Context | None) -> Theirs:
    """What another program keeps of a project, by its newest context."""
    if kept is None:
        return Theirs()
    has_tasks = _has(tx, _TASK, project_id)
    has_asked = _has(tx, table_of(WorkBlockerRow), project_id)
    return Theirs(
        next_actions=() if has_tasks else kept.next_actions,
        progress_pct=None if has_tasks else kept.progress_pct,
        blockers=() if has_asked else kept.active_blockers,
    )


def _of_tasks(
    tx: Transaction, desk: Desk, project: ProjectRow, asked: Sequence[BlockerView]
) -> Context:
    """The context that the database tells by itself."""
    following = next_tasks(tx, project.id, asked, desk.clock.now(), schema.MOST_ACTIONS)
    return Context(
        last_session=_last_session(tx, desk, project),
        next_actions=tuple(each.task.called for each in following.actions),
        current_plan=_current_plan(tx, project.id),
        active_blockers=tuple(
            ContextBlocker(each.number, each.question, each.priority) for each in asked
        ),
        progress_pct=task_counts(tx, project.id).percent,
    )


def _with_theirs(tx: Transaction, project: ProjectRow, ours: Context, before: Context) -> Context:
    """The context with the keys of other programs, and their word where the database has none."""
    if not _has(tx, table_of(WorkBlockerRow), project.id):
        ours = replace(ours, active_blockers=before.active_blockers)
    if not _has(tx, _TASK, project.id):
        ours = replace(
            ours,
            next_actions=before.next_actions,
            progress_pct=before.progress_pct,
            current_plan=ours.current_plan or before.current_plan,
        )
    if ours.last_session.summary == NOTHING_DONE:
        ours = replace(ours, last_session=before.last_session)
    keys: dict[int, Mapping[str, Any]] = {each.id: each.extra for each in before.active_blockers}
    last = ours.last_session
    return replace(
        ours,
        extra=before.extra,
        last_session=replace(last, extra={**before.last_session.extra, **last.extra}),
        active_blockers=tuple(
            replace(each, extra=keys.get(each.id, each.extra)) for each in ours.active_blockers
        ),
    )


def _last_session(tx: Transaction, desk: Desk, project: ProjectRow) -> LastSession:
    """What was done since the last save."""
    baseline = last_saved_at(tx, project.id)
    done = _completed_since(tx, project.id, baseline)
    summary = _summary(tx, project, done, baseline)
    return LastSession(
        summary=summary,
        completed_tasks=tuple(task.number for task in done[-schema.MOST_COMPLETED :]),
        timestamp=local(desk.clock, desk.clock.now()).isoformat(timespec="seconds"),
    )


def _completed_since(
    tx: Transaction, project_id: str, baseline: datetime | None
) -> Sequence[Row[Any]]:
    """Numbers and titles of the tasks done after a moment, in the order they were done."""
    query = select(_TASK.c.number, _TASK.c.title).where(
        _TASK.c.project_id == project_id,
        _TASK.c.status == str(TaskStatus.COMPLETED),
        _TASK.c.completed_at.is_not(None),
    )
    if baseline is not None:
        query = query.where(_TASK.c.completed_at > baseline)
    return tx.execute(query.order_by(_TASK.c.completed_at, _TASK.c.number)).all()


def _summary(
    tx: Transaction, project: ProjectRow, done: Sequence[Row[Any]], baseline: datetime | None
) -> str:
    """What the session did, in a line: tasks done; else tasks begun; else sessions moved on."""
    if done:
        return _tasks_line("Completed", done)
    begun = _begun_since(tx, project.id, baseline)
    if begun:
        return _tasks_line("Started", begun)
    moved = _moved_sessions(tx, project.id, baseline or project.added_at)
    if moved:
        return listed("Worked on", moved, schema.LONGEST_SUMMARY)
    return NOTHING_DONE


def _begun_since(tx: Transaction, project_id: str, baseline: datetime | None) -> Sequence[Row[Any]]:
    """Numbers and titles of the tasks that are under way and were changed after a moment."""
    query = select(_TASK.c.number, _TASK.c.title).where(
        _TASK.c.project_id == project_id, _TASK.c.status == str(TaskStatus.IN_PROGRESS)
    )
    if baseline is not None:
        query = query.where(_TASK.c.updated_at > baseline)
    return tx.execute(query.order_by(_TASK.c.number)).all()


def _tasks_line(verb: str, tasks: Sequence[Row[Any]]) -> str:
    named = [f"Task #{task.number} ({task.title})" for task in tasks]
    return listed(verb, named, schema.LONGEST_SUMMARY)


def _moved_sessions(tx: Transaction, project_id: str, after: datetime) -> list[str]:
    query = (
        select(
            _MIRROR.c.title,
            _MIRROR.c.session_slug,
            _MIRROR.c.status,
            _MIRROR.c.checkpoints_completed,
            _MIRROR.c.checkpoints_total,
        )
        .join(_MARK, _MARK.c.work_session_id == _MIRROR.c.work_session_id)
        .where(_MIRROR.c.project_id == project_id, _MARK.c.seen_at > after)
        .group_by(_MIRROR.c.work_session_id)
        .order_by(func.max(_MARK.c.seen_at).desc())
    )
    told = []
    for row in tx.execute(query.limit(schema.MOST_COMPLETED)):
        far = f"{row.checkpoints_completed} of {row.checkpoints_total} checkpoints"
        where = f"{row.status}, {far}" if row.checkpoints_total else row.status
        named = shortened(one_line(row.title or row.session_slug), _LONGEST_NAME)
        told.append(f"{named} ({where})")
    return told


def _current_plan(tx: Transaction, project_id: str) -> str | None:
    """The title of the session that moved last and is not over; else the task that was begun
    last.
    """
    row = tx.execute(
        select(_MIRROR.c.title, _MIRROR.c.description, _MIRROR.c.session_slug)
        .where(
            _MIRROR.c.project_id == project_id,
            _MIRROR.c.status.not_in(_OVER),
            _MIRROR.c.sync_status.not_in(_GONE),
        )
        .order_by(
            # One that never could be read has no time of its own.
            _MIRROR.c.sync_status == _BROKEN,
            func.coalesce(_MIRROR.c.state_updated_at, _MIRROR.c.synced_at).desc(),
            _MIRROR.c.session_slug.desc(),
        )
        .limit(1)
    ).one_or_none()
    if row is None:
        begun = _TASK.c.status == str(TaskStatus.IN_PROGRESS)
        query = select(*_TASK.columns).where(_TASK.c.project_id == project_id, begun)
        query = query.order_by(_TASK.c.updated_at.desc(), _TASK.c.number).limit(1)
        task = tx.execute(query).one_or_none()
        return None if task is None else task_view(task).called
    texts = dict.fromkeys(text for text in (row.title, row.description) if text.strip())
    return ": ".join(texts) or row.session_slug


def _has(tx: Transaction, table: Any, project_id: str) -> bool:
    query = select(table.c.project_id).where(table.c.project_id == project_id).limit(1)
    return tx.execute(query).one_or_none() is not None
