"""The courses of a project's sessions, from what was mirrored of their files and seen of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import or_, select

from sitdown.engine.desk import Desk
from sitdown.errors import SitdownError
from sitdown.kinds.work.agents.charging import Course, Visit, Witness, course
from sitdown.kinds.work.state import Phase, State, read_state
from sitdown.kinds.work.tables import ProjectRow, WorkMarkRow, WorkMirrorRow, WorkSessionRow
from sitdown.store.database import Transaction, table_of

_PROJECT = table_of(ProjectRow)
_MIRROR = table_of(WorkMirrorRow)
_MARK = table_of(WorkMarkRow)
_SESSION = table_of(WorkSessionRow)


def courses(desk: Desk, project_id: str, since: datetime | None = None) -> tuple[Course, ...]:
    """How the sessions of a project went.

    Args:
        desk: whose.
        project_id: the project.
        since: leave out what surely was complete before this moment.
    """
    with desk.store.read() as tx:
        return courses_in(tx, project_id, since)


def courses_in(tx: Transaction, project_id: str, since: datetime | None) -> tuple[Course, ...]:
    """As ``courses``, inside a transaction."""
    working_dir = tx.execute(
        select(_PROJECT.c.working_dir).where(_PROJECT.c.id == project_id)
    ).scalar_one_or_none()
    query = (
        select(_MIRROR, _SESSION.c.first_seen_at)
        .select_from(_MIRROR.join(_SESSION, _SESSION.c.id == _MIRROR.c.work_session_id))
        .where(_MIRROR.c.project_id == project_id)
    )
    if since is not None:
        is_open = _MIRROR.c.status != Phase.COMPLETE.value
        changed = or_(_MIRROR.c.state_updated_at.is_(None), _MIRROR.c.state_updated_at >= since)
        query = query.where(or_(is_open, changed))
    rows = tx.execute(query).mappings().all()
    marks = _marks(tx, project_id)
    found = (_course(row, working_dir or "", marks.get(row["work_session_id"], [])) for row in rows)
    return tuple(each for each in found if each is not None)


def _marks(tx: Transaction, project_id: str) -> dict[str, list[Witness]]:
    query = (
        select(_MARK.c.work_session_id, _MARK.c.seen_at, _MARK.c.checkpoint, _MARK.c.phase)
        .select_from(_MARK.join(_SESSION, _SESSION.c.id == _MARK.c.work_session_id))
        .where(_SESSION.c.project_id == project_id)
        .order_by(_MARK.c.number)
    )
    found: dict[str, list[Witness]] = {}
    for work_session_id, seen_at, checkpoint, phase in tx.execute(query):
        found.setdefault(work_session_id, []).append(Witness(seen_at, checkpoint, phase=phase))
    return found


def _course(row: Any, working_dir: str, marks: list[Witness]) -> Course | None:
    """A session's course; what cannot be read of its file leaves the marks to tell. A file that
    never could be read has none: nobody is known to work there.
    """
    folders = [row["session_dir"]]
    if row["worktree"]:
        folders.append(str(Path(working_dir, row["worktree"])))
    state = _state(row)
    if state is None and not marks:
        return None
    visits = [] if state is None else list(_visits(state))
    witnesses = [*marks, *(() if state is None else (*_commits(state), *_present(state)))]
    began = row["first_seen_at"]
    if state is not None and state.created_at is not None:
        began = state.created_at
    elif marks:
        began = min(began, marks[0].at)
    return course(
        row["work_session_id"],
        began,
        _ended(row, visits, marks),
        branch=row["branch"] or "",
        folders=folders,
        visits=visits,
        witnesses=witnesses,
    )


def _state(row: Any) -> State | None:
    try:
        raw = row["state_text"].encode("utf-8")
        return read_state(raw, row["session_slug"], Path(row["session_dir"]) / "state.json")
    except SitdownError:
        return None


def _visits(state: State) -> Iterator[Visit]:
    for phase, latest in state.phase_times.items():
        for times in (*state.earlier_visits.get(phase, ()), latest):
            if times.started_at is not None:
                yield Visit(phase, times.started_at, times.completed_at)


def _commits(state: State) -> Iterator[Witness]:
    for commit in state.commits:
        if commit.created_at is not None and commit.checkpoint is not None:
            yield Witness(commit.created_at, commit.checkpoint, is_commit=True)


def _present(state: State) -> Iterator[Witness]:
    """What the file says stood open when it was last changed."""
    if state.updated_at is not None and state.phase not in {None, Phase.COMPLETE}:
        yield Witness(state.updated_at, state.current_checkpoint, phase=state.phase_name)


def _ended(row: Any, visits: list[Visit], marks: list[Witness]) -> datetime | None:
    """When a complete session was completed, by the best that is known of it."""
    if row["status"] != Phase.COMPLETE.value:
        return None
    seen = [mark.at for mark in marks if mark.phase == Phase.COMPLETE.value]
    told = [visit.ended for visit in visits if visit.ended is not None]
    if told:
        return max(told)
    moment: datetime = seen[-1] if seen else row["state_updated_at"] or row["synced_at"]
    return moment
