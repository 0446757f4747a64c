"""Splitting a movement into parts of several categories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert

from sitdown.engine.desk import Desk
from sitdown.engine.text import storable_text
from sitdown.kinds.money.errors import SplitSumError, TooFewPartsError, UnknownTransactionError
from sitdown.kinds.money.ledger import rows_of
from sitdown.kinds.money.placing import categoriser, check_category
from sitdown.kinds.money.snapshot import LedgerRow
from sitdown.kinds.money.split_parts import (
    PART,
    PART_MARK,
    movement_of,
    parts_of,
    parts_of_movements,
)
from sitdown.kinds.money.tables import BankTransactionRow
from sitdown.kinds.money.transfer_pairs import take_apart
from sitdown.store.database import Transaction

FEWEST_PARTS = 2


@dataclass(frozen=True)
class SplitPart:
    """A part to be made: minor units with the sign of the whole, a category's key, and a note."""

    amount_minor: int
    category: str
    note: str = ""


def split(desk: Desk, transaction_id: str, parts: Sequence[SplitPart]) -> tuple[LedgerRow, ...]:
    """Part a movement into categories; earlier parts of it are replaced.

    Args:
        desk: whose.
        transaction_id: the movement, or one of its parts.
        parts: at least two; they add up to the movement exactly.

    Raises:
        UnknownTransactionError: there is no such movement.
        UnknownCategoryError: a part's category does not exist.
        TooFewPartsError: there is only one part, or none.
        SplitSumError: the parts do not add up.
    """
    if len(parts) < FEWEST_PARTS:
        raise TooFewPartsError
    for part in parts:
        check_category(part.category)
    with desk.store.write() as tx:
        row = _movement(tx, desk, transaction_id)
        total = sum(part.amount_minor for part in parts)
        if total != row.amount_minor:
            raise SplitSumError(total, row.amount_minor, row.currency)
        take_apart(tx, desk, [row.id], categoriser(tx, desk), by_hand=True)
        tx.execute(delete(PART).where(PART.c.transaction_id == row.id))
        made = [
            {
                "id": f"{row.id}{PART_MARK}{number}",
                "transaction_id": row.id,
                "user_id": desk.user_id,
                "amount_minor": part.amount_minor,
                "category": part.category,
                "note": storable_text(part.note),
            }
            for number, part in enumerate(parts, 1)
        ]
        tx.execute(insert(PART), made)
        return tuple(parts_of(tx, desk, [str(each["id"]) for each in made]))


def unsplit(desk: Desk, transaction_id: str) -> None:
    """Make a movement whole again; nothing happens to one that is.

    Raises:
        UnknownTransactionError: there is no such movement.
    """
    with desk.store.write() as tx:
        row = _movement(tx, desk, transaction_id)
        tx.execute(delete(PART).where(PART.c.transaction_id == row.id))


def whole_and_parts(desk: Desk, row_id: str) -> tuple[LedgerRow, tuple[LedgerRow, ...]]:
    """A movement, or the one that a row is a part of, and the parts it has.

    Raises:
        UnknownTransactionError: there is no such movement.
    """
    with desk.store.read() as tx:
        movement_id = movement_of(row_id)
        found = rows_of(tx, desk, [movement_id])
        if not found:
            raise UnknownTransactionError(row_id)
        return found[0], tuple(parts_of_movements(tx, desk, [movement_id]))


def with_their_parts(desk: Desk, row_ids: Sequence[str]) -> list[LedgerRow]:
    """The movements of some rows that are still there, by day; those that are split, as parts."""
    with desk.store.read() as tx:
        wanted = list(dict.fromkeys(movement_of(row_id) for row_id in row_ids))
        parts = parts_of_movements(tx, desk, wanted)
        split = {movement_of(part.id) for part in parts}
        whole = rows_of(tx, desk, [each for each in wanted if each not in split])
        return sorted([*whole, *parts], key=lambda row: (row.date, row.id))


def _movement(tx: Transaction, desk: Desk, transaction_id: str) -> BankTransactionRow:
    row = tx.get(BankTransactionRow, movement_of(transaction_id))
    if row is None or row.user_id != desk.user_id:
        raise UnknownTransactionError(transaction_id)
    return row
