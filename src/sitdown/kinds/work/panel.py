"""The live panel of a work session: all it shows, read from the mirror, the agents' rows and the
session's folder.

Its parts come from different places and change at different times, so that each can be read anew
by itself.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from sitdown.engine.desk import Desk
from sitdown.kinds.work.agents.looking import agents_of, log_tail
from sitdown.kinds.work.blockers import blockers_in
from sitdown.kinds.work.context import rows
from sitdown.kinds.work.context.gathering import theirs
from sitdown.kinds.work.context.limits import fitted
from sitdown.kinds.work.context.schema import Context, context_of
from sitdown.kinds.work.files import file_lines
from sitdown.kinds.work.marks import read_mirrored
from sitdown.kinds.work.next_tasks import next_tasks
from sitdown.kinds.work.panel_views import (
    CheckpointLine,
    CommitLine,
    LastTime,
    PanelView,
    Part,
    PhaseLine,
    Standing,
)
from sitdown.kinds.work.plans.plan_json import checkpoint_titles
from sitdown.kinds.work.playbook import PLAYBOOKS
from sitdown.kinds.work.references import found, mirrored
from sitdown.kinds.work.state import Phase, State, moves_from
from sitdown.kinds.work.state.errors import StateError
from sitdown.kinds.work.tasks import task_counts
from sitdown.store.database import Transaction

LOG_LINES = 60
ACTIONS = 5
CHECKPOINTS = 400
"""Of more checkpoints than these, the view holds those around the open one."""


def panel(desk: Desk, work_session_id: str) -> PanelView:
    """A work session as it stands.

    Raises:
        NoSuchWorkSessionError: this person has none of that id.
    """
    with desk.store.read() as tx:
        row, project = found(tx, desk, work_session_id)
        mirror = mirrored(tx, row.id)
        view = PanelView(
            work_session_id=row.id,
            project_id=project.id,
            project_name=project.name,
            slug=row.session_slug,
            title=(mirror.title if mirror else "") or row.session_slug,
            session_dir=Path(mirror.session_dir)
            if mirror
            else Path(project.working_dir, "agents", "sessions", row.session_slug),
            revision="",
            phase_key=None,
            phase_name="",
            status="",
            session_id=row.session_id,
        )
    return refreshed(desk, view, Part.ALL)


def refreshed(desk: Desk, view: PanelView, parts: Part) -> PanelView:
    """The view with these parts as they are now.

    Raises:
        NoSuchWorkSessionError: it is gone.
    """
    changed: dict[str, Any] = {}
    with desk.store.read() as tx:
        row, _ = found(tx, desk, view.work_session_id)
        changed["session_id"] = row.session_id
        mirror = mirrored(tx, row.id) if Part.FILES in parts else None
        if Part.PROJECT in parts:
            changed |= _of_project(tx, desk, view.project_id)
    # Outside the transaction: the disk may be slow.
    if Part.FILES in parts:
        changed |= _of_files(mirror, view.session_dir)
    if Part.AGENTS in parts:
        changed["agents"] = agents_of(desk, view.work_session_id)
        changed["log"] = log_tail(desk, view.work_session_id, LOG_LINES)
    return replace(view, **changed)


def _of_project(tx: Transaction, desk: Desk, project_id: str) -> dict[str, Any]:
    open_ones = blockers_in(tx, project_id)
    following = next_tasks(tx, project_id, open_ones, desk.clock.now(), ACTIONS)
    kept = rows.newest(tx, project_id)
    context = None if kept is None else fitted(context_of(kept.content))
    return {
        "blockers": tuple(each for each in open_ones if each.is_open),
        "next_actions": following.actions,
        "counts": task_counts(tx, project_id),
        "theirs": theirs(tx, project_id, context),
        "last_time": _last_time(desk, kept, context) if kept and context else None,
    }


def _last_time(desk: Desk, kept: rows.Kept, context: Context) -> LastTime | None:
    if not context.last_session.summary:
        return None
    return LastTime(context.last_session.summary, rows.ended_at(desk, context, kept.saved_at))


def _of_files(mirror: Any | None, session_dir: Path) -> dict[str, Any]:
    if mirror is None:
        return {"files": file_lines(session_dir), "sync_status": "missing"}
    read: dict[str, Any] = {
        "title": mirror.title or mirror.session_slug,
        "files": file_lines(session_dir),
        "branch": mirror.branch,
        "sync_status": mirror.sync_status,
        "sync_error": mirror.sync_error,
        "synced_at": mirror.synced_at,
    }
    try:
        state = read_mirrored(mirror) if mirror.state_text else None
    except StateError:
        # A newer Sitdown kept what this one cannot read; the mirror's own columns still stand.
        state = None
    if state is None:
        return read
    # Of the file's own bytes, which the mirror holds as text.
    return {**read, **_of_state(state, session_dir), "revision": mirror.content_hash}


def _of_state(state: State, session_dir: Path) -> dict[str, Any]:
    phase = state.phase
    times = state.phase_times.get(phase.value) if phase is not None else None
    return {
        "phase_key": None if phase is None else phase.value,
        "phase_name": state.phase_name,
        "status": state.status.value,
        "phase_since": times.started_at if times else None,
        "phases": _phases(state),
        "next_phases": tuple(each.value for each in moves_from(state.phase_name)),
        "checkpoints": _checkpoints(state, session_dir),
        "checkpoints_total": state.checkpoints_total,
        "checkpoints_done": len(state.checkpoints_completed),
        "current_checkpoint": state.current_checkpoint,
        "loose_commits": tuple(
            CommitLine(each.sha, each.message) for each in state.commits if each.checkpoint is None
        ),
    }


def _phases(state: State) -> tuple[PhaseLine, ...]:
    """The five phases. One that the session passed by has neither times nor a check."""
    now = list(Phase).index(state.phase) if state.phase is not None else -1
    lines = []
    for at, phase in enumerate(PLAYBOOKS[-1].phases):
        key = phase.steps[0].key
        times = state.phase_times.get(key)
        began = times.started_at if times else None
        done = times.completed_at if times else None
        is_last = key == Phase.COMPLETE.value
        standing: Standing = "later"
        if at == now:
            standing = "done" if is_last else "now"
        elif at < now and (done is not None or key != Phase.DOCS.value):
            standing = "done"
        lines.append(PhaseLine(key, phase.title, standing, began, done))
    return tuple(lines)


def _checkpoints(state: State, session_dir: Path) -> tuple[CheckpointLine, ...]:
    titles = checkpoint_titles(session_dir)
    total = state.checkpoints_total or max(titles, default=0)
    done = set(state.checkpoints_completed)
    commits: dict[int, list[CommitLine]] = {}
    for each in state.commits:
        if each.checkpoint is not None:
            commits.setdefault(each.checkpoint, []).append(CommitLine(each.sha, each.message))
    return tuple(
        CheckpointLine(
            number,
            titles.get(number, ""),
            "done" if number in done else "now" if number == state.current_checkpoint else "later",
            tuple(commits.get(number, ())),
        )
        for number in _shown(total, state.current_checkpoint or len(done))
    )


def _shown(total: int, around: int) -> range:
    first = max(1, min(around - CHECKPOINTS // 2, total - CHECKPOINTS + 1))
    return range(first, min(total, first + CHECKPOINTS - 1) + 1)
