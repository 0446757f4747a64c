"""Clearing a project's context, and bringing it back. Nothing is deleted: the file goes into an
archive beside it, and the rows are marked.
"""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

from sqlalchemy import func, select, update
from sqlmodel import col

from sitdown.engine.desk import Desk
from sitdown.kinds.work.context import file
from sitdown.kinds.work.context.errors import ContextNotMovedError, NothingClearedError
from sitdown.kinds.work.context.opening import load_context
from sitdown.kinds.work.context.rows import Place, place_of
from sitdown.kinds.work.context.saving import LOCK_SECONDS, put_in_file
from sitdown.kinds.work.context.views import ClearedContext
from sitdown.kinds.work.safe_files import FileUnusableError, inside, locked
from sitdown.kinds.work.tables import WorkContextRow
from sitdown.store.database import Transaction, table_of

ARCHIVE = "archive"
_CONTEXT = table_of(WorkContextRow)


def clear_context(desk: Desk, project_id: str) -> ClearedContext:
    """Put a project's context away: the next sitting begins anew. Tasks and blockers stay.

    What another program wrote into the file is taken in first, so that it can be brought back.

    Raises:
        UnknownProjectError: this person has none of that id.
        ContextNotMovedError: the file cannot be moved; nothing was changed.
        LeavesFolderError, LockedTooLongError: the file cannot be touched; nothing was changed.
    """
    load_context(desk, project_id)
    place = place_of(desk, project_id)
    archive = _archived(desk, place)
    with desk.store.write() as tx:
        changed = _mark_cleared(tx, desk, place, archive)
    return ClearedContext(place.path, archive, changed)


def undo_clear(desk: Desk, project_id: str) -> ClearedContext:
    """Bring back what was cleared last. A context that was saved since is put away in its place.

    Raises:
        UnknownProjectError: this person has none of that id.
        NothingClearedError: nothing of the project was cleared.
        ContextNotMovedError: a file cannot be moved; nothing was lost.
        LeavesFolderError, LockedTooLongError: the file cannot be touched; nothing was changed.
    """
    load_context(desk, project_id)
    place = place_of(desk, project_id)
    with desk.store.read() as tx:
        cleared_at = tx.scalars(
            select(func.max(_CONTEXT.c.cleared_at)).where(_CONTEXT.c.project_id == project_id)
        ).one()
        names = tx.scalars(
            select(_CONTEXT.c.archived_as)
            .where(_CONTEXT.c.project_id == project_id, _CONTEXT.c.cleared_at == cleared_at)
            .limit(1)
        ).all()
    if cleared_at is None or not names:
        raise NothingClearedError(place.name)
    present = _archived(desk, place)
    with desk.store.write() as tx:
        back = tx.scalars(
            select(col(WorkContextRow.id)).where(
                col(WorkContextRow.project_id) == project_id,
                col(WorkContextRow.cleared_at) == cleared_at,
            )
        ).all()
        _mark_cleared(tx, desk, place, present)
        tx.execute(
            update(_CONTEXT)
            .where(_CONTEXT.c.id.in_(back))
            .values(cleared_at=None, archived_as=None)
        )
    archive = _brought_back(place, names[0])
    if archive is None:
        put_in_file(desk, place, [])
    return ClearedContext(place.path, archive, len(back))


def _mark_cleared(tx: Transaction, desk: Desk, place: Place, archive: Path | None) -> int:
    done = tx.execute(
        update(_CONTEXT)
        .where(_CONTEXT.c.project_id == place.project_id, _CONTEXT.c.cleared_at.is_(None))
        .values(
            cleared_at=desk.clock.now(),
            archived_as=None if archive is None else archive.name,
        )
    )
    return int(done.rowcount)  # type: ignore[attr-defined]  # an UPDATE gives a cursor's result


def _archived(desk: Desk, place: Place) -> Path | None:
    """Move the file into the archive, and give where it is; None when there is no file."""
    path = file.path_in(place.working_dir, place.folder)
    try:
        if not path.exists():
            return None
        folder = inside(path.parent, ARCHIVE)
        with locked(path, LOCK_SECONDS):
            folder.mkdir(mode=0o700, exist_ok=True)
            stamp = desk.clock.now().astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
            return file.rename_to_free(path, folder, f"{path.stem}-{stamp}", path.suffix)
    except FileUnusableError as error:
        raise ContextNotMovedError(path, str(error)) from error
    except OSError as error:
        raise ContextNotMovedError(path, error.strerror or str(error)) from error


def _brought_back(place: Place, name: str | None) -> Path | None:
    """Move a file from the archive to its place; None when it is not there any more."""
    if name is None:
        return None
    path = file.path_in(place.working_dir, place.folder)
    try:
        kept = inside(inside(path.parent, ARCHIVE), name)
        with locked(path, LOCK_SECONDS):
            if path.exists() or not kept.exists():
                return None
            kept.rename(path)
    except FileUnusableError as error:
        raise ContextNotMovedError(path, str(error)) from error
    except OSError as error:
        raise ContextNotMovedError(path, error.strerror or str(error)) from error
    return kept
