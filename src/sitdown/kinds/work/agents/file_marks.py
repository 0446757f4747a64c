"""How far growing files were read, so that each of their bytes is read once."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy.dialects.sqlite import insert
from sqlmodel import col, select

from sitdown.engine.desk import Desk
from sitdown.engine.text import storable_text
from sitdown.kinds.work.tables import WorkFileReadRow
from sitdown.store.database import Transaction, table_of

_READ = table_of(WorkFileReadRow)


class Mark(NamedTuple):
    """The byte after the last whole line that was read, and of which file, and when."""

    path: str
    byte_offset: int
    file_identity: str
    read_at: datetime | None = None

    def is_of(self, file_identity: str, size: int) -> bool:
        """Whether the file is the one that was read, only longer."""
        return file_identity == self.file_identity and size >= self.byte_offset


def read_marks(tx: Transaction, user_id: str, below: str = "") -> dict[str, Mark]:
    """The marks of a person's files whose path begins with ``below``, by path."""
    query = select(
        WorkFileReadRow.path,
        WorkFileReadRow.byte_offset,
        WorkFileReadRow.file_identity,
        WorkFileReadRow.read_at,
    ).where(
        col(WorkFileReadRow.user_id) == user_id,
        col(WorkFileReadRow.path).between(below, f"{below}\U0010ffff"),
    )
    return {row[0]: Mark(*row) for row in tx.exec(query)}


def mark(tx: Transaction, desk: Desk, read: Mark, project_id: str | None) -> None:
    """Keep how far a file was read."""
    values: dict[str, object] = {
        "project_id": project_id,
        "byte_offset": read.byte_offset,
        "file_identity": read.file_identity,
        "counts": {},
        "read_at": desk.clock.now(),
    }
    tx.execute(
        insert(_READ)
        .values(user_id=desk.user_id, path=storable_text(read.path), **values)
        .on_conflict_do_update(index_elements=["user_id", "path"], set_=values)
    )
