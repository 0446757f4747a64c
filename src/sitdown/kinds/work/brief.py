"""Where a project stands: one look, for the command line, the screen and agents."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from sitdown.engine.desk import Desk
from sitdown.kinds.work.blockers import blockers_in
from sitdown.kinds.work.brief_views import Brief, OpenSession, SinceLine
from sitdown.kinds.work.context import rows
from sitdown.kinds.work.context.gathering import theirs
from sitdown.kinds.work.context.limits import fitted
from sitdown.kinds.work.context.schema import MOST_ACTIONS, context_of
from sitdown.kinds.work.context.views import Reason
from sitdown.kinds.work.next_tasks import next_tasks
from sitdown.kinds.work.projects import owned_project
from sitdown.kinds.work.since import since
from sitdown.kinds.work.tables import WorkMirrorRow
from sitdown.kinds.work.tasks import task_counts
from sitdown.store.database import Transaction, table_of

__all__ = ["Brief", "OpenSession", "SinceLine", "brief"]

_MIRROR = table_of(WorkMirrorRow)


def brief(desk: Desk, project_id: str, now: datetime | None = None) -> Brief:
    """Where a project stands, and what happened since its context was last saved or found.

    It asks git, and so takes some hundredths of a second. The context's file is not looked at:
    ``opening.load_context`` does that.

    Args:
        desk: whose.
        project_id: of the project.
        now: the moment to tell it at, aware; None is the desk's.

    Raises:
        UnknownProjectError: this person has none of that id.
    """
    at = now or desk.clock.now()
    with desk.store.read() as tx:
        project = owned_project(tx, desk, project_id)
        name, added_at = project.name, project.added_at
        last = rows.newest(tx, project_id)
        asked = blockers_in(tx, project_id)
        following = next_tasks(tx, project_id, asked, at, MOST_ACTIONS)
        counts = task_counts(tx, project_id)
        open_sessions = _open_sessions(tx, project_id)
        context = None if last is None else fitted(context_of(last.content))
        elsewhere = theirs(tx, project_id, context)
    ended_at = None
    since_at = added_at
    if last is not None and context is not None:
        ended_at = rows.ended_at(desk, context, last.saved_at)
        since_at = ended_at if last.reason is Reason.FOUND else last.saved_at
    return Brief(
        project_id=project_id,
        name=name,
        now=at,
        last_time=context,
        last_time_ended_at=ended_at,
        since_at=since_at,
        since=since(desk, project_id, since_at),
        next_actions=following.actions,
        blocked=following.blocked,
        blockers=asked,
        counts=counts,
        open_sessions=open_sessions,
        theirs=elsewhere,
    )


def _open_sessions(tx: Transaction, project_id: str) -> tuple[OpenSession, ...]:
    found = tx.execute(
        select(
            _MIRROR.c.session_slug,
            _MIRROR.c.title,
            _MIRROR.c.status,
            _MIRROR.c.execution_status,
            _MIRROR.c.checkpoints_completed,
            _MIRROR.c.checkpoints_total,
            _MIRROR.c.state_updated_at,
            _MIRROR.c.sync_status,
        )
        .where(
            _MIRROR.c.project_id == project_id,
            _MIRROR.c.status != "complete",
            _MIRROR.c.sync_status != "missing",
        )
        .order_by(
            _MIRROR.c.sync_status == "broken",
            func.coalesce(_MIRROR.c.state_updated_at, _MIRROR.c.synced_at).desc(),
            _MIRROR.c.session_slug.desc(),
        )
    )
    return tuple(OpenSession(*row) for row in found)
