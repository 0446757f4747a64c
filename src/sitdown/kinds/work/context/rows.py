"""The saved contexts in the database: a row a save, never changed but to be cleared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Select, func, select

from sitdown.engine.desk import Desk
from sitdown.kinds.work.context import file
from sitdown.kinds.work.context.schema import Context
from sitdown.kinds.work.context.views import Reason
from sitdown.kinds.work.projects import owned_project
from sitdown.kinds.work.safe_files import LeavesFolderError
from sitdown.kinds.work.tables import WorkContextRow
from sitdown.store.database import Transaction, table_of

_CONTEXT = table_of(WorkContextRow)
_REMEMBERED = 20
"""How many of the newest saves a file is compared with: one of a slow writer may be older than the
newest."""
_A_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Kept:
    """A context in the database: ``content`` is what the file holds when it is written."""

    id: str
    content: Mapping[str, Any]
    reason: Reason
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """A project and the file of its context. ``refusal`` says why the file cannot be touched."""

    project_id: str
    name: str
    working_dir: Path
    folder: str
    path: Path
    refusal: str = ""

    def look(self) -> file.Seen:
        """What the file holds. Never raises."""
        if self.refusal:
            return file.Seen(file.Found.UNREADABLE, why=self.refusal)
        return file.look(self.path)


def place_of(desk: Desk, project_id: str) -> Place:
    """Where a project's context is kept.

    Raises:
        UnknownProjectError: this person has none of that id.
    """
    with desk.store.read() as tx:
        row = owned_project(tx, desk, project_id)
        working_dir, kept, name = Path(row.working_dir), row.context_folder, row.name
    folder = file.folder_to_use(working_dir, kept)
    try:
        return Place(project_id, name, working_dir, folder, file.path_in(working_dir, folder))
    except LeavesFolderError as error:
        path = working_dir / folder / file.NAME
        return Place(project_id, name, working_dir, folder, path, str(error))


def newest(tx: Transaction, project_id: str) -> Kept | None:
    """The context that holds: the last one that was saved or found, and not cleared."""
    return _first(tx, _standing(project_id))


def last_saved_at(tx: Transaction, project_id: str) -> datetime | None:
    """When Sitdown last saved a context of the project, cleared or not."""
    moment: datetime | None = tx.scalars(
        select(func.max(_CONTEXT.c.saved_at)).where(
            _CONTEXT.c.project_id == project_id, _CONTEXT.c.reason != str(Reason.FOUND)
        )
    ).one()
    return moment


def is_known(tx: Transaction, project_id: str, document: Mapping[str, Any]) -> bool:
    """Whether a file's content is one that was saved, or taken in, before."""
    rows = tx.execute(_standing(project_id).limit(_REMEMBERED))
    return any(row.content == document for row in rows)


def add(
    tx: Transaction,
    desk: Desk,
    project_id: str,
    document: Mapping[str, Any],
    reason: Reason,
    before: Kept | None = None,
) -> Kept:
    """Keep a context: after all others, even when the clock was set back, or just before one."""
    last = newest(tx, project_id)
    moment = desk.clock.now()
    if before is not None:
        moment = before.saved_at - _A_MOMENT
    elif last is not None and last.saved_at > moment:
        moment = last.saved_at + _A_MOMENT
    kept = Kept(desk.new_id(), dict(document), reason, moment)
    tx.add(
        WorkContextRow(
            id=kept.id,
            project_id=project_id,
            content=dict(document),
            reason=str(reason),
            saved_at=moment,
        )
    )
    tx.flush()
    return kept


def ended_at(desk: Desk, context: Context, kept_at: datetime) -> datetime:
    """When the session that a context tells of ended, UTC: not after it was kept."""
    return min(context.last_session.ended_at(desk.clock.zone), kept_at)


def _standing(project_id: str) -> Select[Any]:
    return (
        select(*_CONTEXT.columns)
        .where(_CONTEXT.c.project_id == project_id, _CONTEXT.c.cleared_at.is_(None))
        .order_by(_CONTEXT.c.saved_at.desc(), _CONTEXT.c.id.desc())
    )


def _first(tx: Transaction, query: Select[Any]) -> Kept | None:
    row = tx.execute(query.limit(1)).one_or_none()
    return None if row is None else Kept(row.id, row.content, Reason(row.reason), row.saved_at)
