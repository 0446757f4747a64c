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


def read_marks(tx: Transaction, user_id: str) -> dict[str, Mark]:
    """Every mark of a person, by the file's path."""
    rows = tx.exec(select(WorkFileReadRow).where(col(WorkFileReadRow.user_id) == user_id))
    return {
        row.path: Mark(row.path, row.byte_offset, row.file_identity, row.read_at) for row in rows
    }


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
