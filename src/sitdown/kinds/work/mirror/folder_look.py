"""Whether a project's folder can be found, and which folders among its sessions are not read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sitdown.engine.desk import Desk
from sitdown.kinds.work.mirror import rows
from sitdown.kinds.work.mirror.scan import scan
from sitdown.kinds.work.safe_files import FileError
from sitdown.kinds.work.views import SESSIONS, ProjectView, SyncFailure


@dataclass(frozen=True)
class FolderLook:
    """What one look at a project's folder found; nothing is read or written.

    Attributes:
        folder_is_there: whether it could be found.
        missing_since: since when it was missed, UTC; None while it is there, and until it was
            first looked for in vain.
        refused: folders that are not looked into, by name, and why.
    """

    folder_is_there: bool
    missing_since: datetime | None
    refused: tuple[SyncFailure, ...]


def look_at(desk: Desk, project: ProjectView) -> FolderLook:
    """Look at a project's folder as it is now."""
    with desk.store.read() as tx:
        stamps = rows.stamps(tx, project.id)
    try:
        found = scan(project.working_dir, stamps)
    except FileError as error:
        failure = SyncFailure(str(SESSIONS), str(error))
        return FolderLook(folder_is_there=True, missing_since=None, refused=(failure,))
    missing_since = None if found.is_there else project.missing_since
    refused = sorted(found.refused, key=lambda failure: failure.slug)
    return FolderLook(found.is_there, missing_since, tuple(refused))
