"""A project as it is opened: where it stands, what was left there, its sessions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from sitdown.engine.desk import Desk
from sitdown.kinds.work.brief import brief
from sitdown.kinds.work.brief_views import Brief
from sitdown.kinds.work.context.opening import load_context, open_context
from sitdown.kinds.work.projects import get_project, owned_project
from sitdown.kinds.work.tables import WorkMirrorRow
from sitdown.kinds.work.views import ProjectView, SyncFailure
from sitdown.store.database import table_of

SESSIONS_SHOWN = 1000
"""Of more sessions than these the rest is counted."""
_MIRROR = table_of(WorkMirrorRow)


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session of a project as its list shows it; ``updated_at`` is its file's own word, UTC."""

    work_session_id: str
    slug: str
    title: str
    phase: str
    status: str
    done: int
    total: int
    sync_status: str
    sync_error: str | None
    updated_at: datetime | None


@dataclass(frozen=True, slots=True)
class Visit:
    """A project as it is opened.

    Attributes:
        notices: what went wrong with the saved context and what was done, a sentence each.
        sessions: those to go on with first, the newest before; completed, broken and missing last.
        sessions_total: how many there are; the list is cut.
        refused: folders among the sessions that are not looked into, and why.
    """

    project: ProjectView
    brief: Brief
    sessions: tuple[SessionLine, ...]
    sessions_total: int
    notices: tuple[str, ...] = ()
    refused: tuple[SyncFailure, ...] = ()


def visit(desk: Desk, project_id: str, *, is_first: bool = True) -> Visit:
    """Open a project: its context is read, and the next save tells of what happens from now.

    Args:
        desk: whose.
        project_id: of the project.
        is_first: whether the person sits down to it now; otherwise the next save goes on to tell
            of what happened since they did.

    Raises:
        UnknownProjectError: this person has none of that id.
    """
    before = brief(desk, project_id)
    opened = (open_context if is_first else load_context)(desk, project_id)
    # Another program's word, or a mended file, is news that the first look did not have.
    current = brief(desk, project_id) if opened.is_news or opened.notices else before
    return _visit(desk, current, opened.notices)


def look_again(desk: Desk, seen: Visit) -> Visit:
    """The same project as it is now; what was told when it was opened stays told.

    Raises:
        UnknownProjectError: it is not followed any more.
    """
    return _visit(desk, brief(desk, seen.project.id), seen.notices)


def _visit(desk: Desk, current: Brief, notices: tuple[str, ...]) -> Visit:
    project_id = current.project_id
    with desk.store.read() as tx:
        total = tx.execute(
            select(func.count()).select_from(_MIRROR).where(_MIRROR.c.project_id == project_id)
        ).scalar_one()
    return Visit(
        get_project(desk, project_id), current, sessions_of(desk, project_id), total, notices
    )


def sessions_of(desk: Desk, project_id: str) -> tuple[SessionLine, ...]:
    """The sessions of a project, in the order of ``Visit.sessions``.

    Raises:
        UnknownProjectError: this person has none of that id.
    """
    columns = (
        _MIRROR.c.work_session_id,
        _MIRROR.c.session_slug,
        _MIRROR.c.title,
        _MIRROR.c.status,
        _MIRROR.c.execution_status,
        _MIRROR.c.checkpoints_completed,
        _MIRROR.c.checkpoints_total,
        _MIRROR.c.sync_status,
        _MIRROR.c.sync_error,
        _MIRROR.c.state_updated_at,
    )
    query = (
        select(*columns)
        .where(_MIRROR.c.project_id == project_id)
        .order_by(
            _MIRROR.c.sync_status.in_(["broken", "missing"]),
            _MIRROR.c.status == "complete",
            _MIRROR.c.state_updated_at.desc(),
            _MIRROR.c.session_slug.desc(),
        )
        .limit(SESSIONS_SHOWN)
    )
    with desk.store.read() as tx:
        owned_project(tx, desk, project_id)
        return tuple(SessionLine(*row) for row in tx.execute(query))
