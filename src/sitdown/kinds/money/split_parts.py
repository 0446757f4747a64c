"""Movements parted into several categories, as a month reads them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, select

from sitdown.engine.desk import Desk
from sitdown.kinds.money.snapshot import LedgerRow
from sitdown.kinds.money.tables import BankTransactionRow, SplitPartRow
from sitdown.store.database import Transaction, table_of

PART = table_of(SplitPartRow)
PART_MARK = "/"
"""Stands between the id of a movement and the number of its part; no movement's id has it."""

_IDS_AT_A_TIME = 500
"""SQLite takes 999 parameters in every build."""
_MOVEMENT = table_of(BankTransactionRow)
_OF_A_PART = (
    PART.c.id,
    _MOVEMENT.c.day,
    PART.c.amount_minor,
    _MOVEMENT.c.currency,
    _MOVEMENT.c.payee,
    _MOVEMENT.c.merchant,
    PART.c.category,
    _MOVEMENT.c.account_id,
    PART.c.note,
)


def with_parts(
    tx: Transaction, desk: Desk, rows: list[LedgerRow], first: date, last: date
) -> list[LedgerRow]:
    """The rows of some days by day, those that were split as their parts."""
    parts = _read(tx, _parts(desk).where(_MOVEMENT.c.day.between(first, last)))
    if not parts:
        return rows
    split = {movement_of(part.id) for part in parts}
    kept = [row for row in rows if row.id not in split]
    return sorted([*kept, *parts], key=lambda row: row.date)


def parts_of(tx: Transaction, desk: Desk, ids: Sequence[str]) -> list[LedgerRow]:
    """The parts of these ids that are still there."""
    return _read(tx, _parts(desk).where(PART.c.id.in_(ids)))


def parts_of_movements(tx: Transaction, desk: Desk, ids: Sequence[str]) -> list[LedgerRow]:
    """The parts of movements, in their order; nothing for movements that are whole."""
    found: list[LedgerRow] = []
    for start in range(0, len(ids), _IDS_AT_A_TIME):
        some = ids[start : start + _IDS_AT_A_TIME]
        found += _read(tx, _parts(desk).where(PART.c.transaction_id.in_(some)))
    return found


def movement_of(part_id: str) -> str:
    """The id of the movement that a part belongs to."""
    return part_id.partition(PART_MARK)[0]


def _parts(desk: Desk) -> Select[tuple[object, ...]]:
    return (
        select(*_OF_A_PART)
        .select_from(PART.join(_MOVEMENT, PART.c.transaction_id == _MOVEMENT.c.id))
        .where(PART.c.user_id == desk.user_id)
        .order_by(PART.c.id)
    )


def _read(tx: Transaction, query: Select[tuple[object, ...]]) -> list[LedgerRow]:
    return [LedgerRow(*row) for row in tx.execute(query)]
