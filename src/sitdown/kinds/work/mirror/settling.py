"""Taking a session's file as it is, though it went back."""

from __future__ import annotations

from sqlmodel import col, select

from sitdown.engine.desk import Desk
from sitdown.kinds.work.errors import UnknownWorkSessionError
from sitdown.kinds.work.mirror.deciding import BEFORE
from sitdown.kinds.work.mirror.looking import get_session
from sitdown.kinds.work.projects import owned_project
from sitdown.kinds.work.tables import WorkMirrorRow
from sitdown.kinds.work.views import SyncStatus, WorkSessionView


def settle(desk: Desk, project_id: str, slug: str) -> WorkSessionView:
    """Forget how far a session was before it went back. One that did not is left as it is.

    Raises:
        UnknownProjectError: this person has none of that id.
        UnknownWorkSessionError: it has no such session.
    """
    with desk.store.write() as tx:
        project = owned_project(tx, desk, project_id)
        row = tx.exec(
            select(WorkMirrorRow).where(
                col(WorkMirrorRow.project_id) == project.id,
                col(WorkMirrorRow.session_slug) == slug,
            )
        ).one_or_none()
        if row is None:
            raise UnknownWorkSessionError(slug, project.name)
        row.extra = {name: value for name, value in row.extra.items() if name != BEFORE}
        if row.sync_status == SyncStatus.CONFLICT:
            row.sync_status, row.sync_error = SyncStatus.SYNCED.value, None
        tx.add(row)
    return get_session(desk, project_id, slug)
