"""The ledger: movements, and the accounts they are on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import col

from sitdown.engine.desk import Desk
from sitdown.kinds.money.categories import UNCATEGORISED
from sitdown.kinds.money.errors import UnknownTransactionError
from sitdown.kinds.money.month_days import first_day, last_day
from sitdown.kinds.money.snapshot import MONTHS_SHOWN, LedgerRow, Month, month_before
from sitdown.kinds.money.split_parts import PART, PART_MARK, parts_of, with_parts
from sitdown.kinds.money.tables import AccountRow, BankTransactionRow
from sitdown.store.database import Transaction, table_of

MOVEMENT = table_of(BankTransactionRow)
_IDS_AT_A_TIME = 500
"""SQLite takes 999 parameters in every build."""

# In the order of LedgerRow's fields, so that a row is one by being unpacked: a month looks at
# thirteen months of them.
OF_A_ROW = (
    MOVEMENT.c.id,
    MOVEMENT.c.day,
    MOVEMENT.c.amount_minor,
    MOVEMENT.c.currency,
    MOVEMENT.c.payee,
    MOVEMENT.c.merchant,
    MOVEMENT.c.category,
    MOVEMENT.c.account_id,
)


@dataclass(frozen=True)
class AccountView:
    """An account; ``bank_hint`` is what its bank's files call it."""

    id: str
    name: str
    bank_hint: str
    currency: str


def accounts(desk: Desk) -> tuple[AccountView, ...]:
    """The person's accounts, by name."""
    query = select(AccountRow).where(col(AccountRow.user_id) == desk.user_id)
    with desk.store.read() as tx:
        rows = tx.scalars(query.order_by(col(AccountRow.name)))
        return tuple(AccountView(row.id, row.name, row.bank_hint, row.currency) for row in rows)


def rows_between(tx: Transaction, desk: Desk, first: date, last: date) -> list[LedgerRow]:
    """The person's movements of the days from ``first`` to ``last``, both included, by day.

    What was split is there as its parts. The memos of the others are left out: no rule of a month
    asks for them, and thirteen months hold many.
    """
    rows = [LedgerRow(*row) for row in tx.execute(query_between(desk, first, last))]
    return with_parts(tx, desk, rows, first, last)


def rows_behind(tx: Transaction, desk: Desk, month: Month) -> list[LedgerRow]:
    """The movements that a month's picture is drawn from: its own and those of the year before."""
    first = first_day(month_before(month, MONTHS_SHOWN))
    return rows_between(tx, desk, first, last_day(month))


def query_between(desk: Desk, first: date, last: date) -> Select[Any]:
    """What ``rows_between`` asks the store."""
    return (
        select(*OF_A_ROW)
        .where(MOVEMENT.c.user_id == desk.user_id, MOVEMENT.c.day.between(first, last))
        .order_by(MOVEMENT.c.day)
    )


def rows_of(tx: Transaction, desk: Desk, ids: Sequence[str]) -> list[LedgerRow]:
    """The person's movements, and parts of them, of these ids that are still there, by day."""
    found = parts_of(tx, desk, [each for each in ids if PART_MARK in each])
    for start in range(0, len(ids), _IDS_AT_A_TIME):
        query = select(*OF_A_ROW).where(
            MOVEMENT.c.id.in_(ids[start : start + _IDS_AT_A_TIME]),
            MOVEMENT.c.user_id == desk.user_id,
        )
        found += [LedgerRow(*row) for row in tx.execute(query).all()]
    return sorted(found, key=lambda row: (row.date, row.id))


def movement(desk: Desk, transaction_id: str) -> LedgerRow:
    """A movement.

    Raises:
        UnknownTransactionError: there is no such movement.
    """
    with desk.store.read() as tx:
        found = rows_of(tx, desk, [transaction_id])
    if not found:
        raise UnknownTransactionError(transaction_id)
    return found[0]


def uncategorised(desk: Desk, year: int, month: int) -> tuple[LedgerRow, ...]:
    """The movements of a month that nothing has put into a category, the largest first."""
    first = date(year, month, 1)
    last = date(year + month // 12, month % 12 + 1, 1)
    query = (
        select(*OF_A_ROW, MOVEMENT.c.memo)
        .where(
            MOVEMENT.c.user_id == desk.user_id,
            MOVEMENT.c.day >= first,
            MOVEMENT.c.day < last,
            MOVEMENT.c.category == UNCATEGORISED,
            MOVEMENT.c.id.not_in(
                select(PART.c.transaction_id).where(PART.c.user_id == desk.user_id)
            ),
        )
        .order_by(MOVEMENT.c.amount_minor, MOVEMENT.c.id)
    )
    with desk.store.read() as tx:
        return tuple(LedgerRow(*row) for row in tx.execute(query).all())
