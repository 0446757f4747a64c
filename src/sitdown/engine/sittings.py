"""Opening, bounding and ending sittings, inside a verb's transaction."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlmodel import col

from sitdown.engine.progress import NEW_SITTING_AFTER, TAKEN_UP_AFTER
from sitdown.engine.tables import SittingRow
from sitdown.store.database import Transaction, table_of

_SITTING = table_of(SittingRow)


def open_sitting(tx: Transaction, session_id: str, now: datetime) -> None:
    """Begin a sitting, or go on with the open one where the person was seen just now."""
    row = _open_row(tx, session_id)
    if row is not None and now - row.last_seen_at > TAKEN_UP_AFTER:
        row.ended_at = row.last_seen_at
        tx.add(row)
        row = None
    if row is None:
        tx.add(SittingRow(session_id=session_id, started_at=now, last_seen_at=now))
    else:
        row.last_seen_at = now
        tx.add(row)


def end_sitting(tx: Transaction, session_id: str, now: datetime) -> None:
    """End the open sitting, at the last sign of the person when that is long ago."""
    row = _open_row(tx, session_id)
    if row is not None:
        abandoned = now - row.last_seen_at > NEW_SITTING_AFTER
        row.ended_at = row.last_seen_at if abandoned else now
        tx.add(row)


def seen(tx: Transaction, session_id: str, now: datetime) -> None:
    """Note a sign of the person in the open sitting."""
    tx.execute(
        update(_SITTING)
        .where(_SITTING.c.session_id == session_id, _SITTING.c.ended_at.is_(None))
        .values(last_seen_at=now)
    )


def _open_row(tx: Transaction, session_id: str) -> SittingRow | None:
    return tx.scalars(
        select(SittingRow).where(
            col(SittingRow.session_id) == session_id, col(SittingRow.ended_at).is_(None)
        )
    ).one_or_none()
