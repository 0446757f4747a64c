"""The currency in which a person's month is: that of most movements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlmodel import col, select

from sitdown.clock import today
from sitdown.engine.desk import Desk
from sitdown.kinds.money.ledger import rows_behind
from sitdown.kinds.money.snapshot import LedgerRow, Month
from sitdown.kinds.money.tables import AccountRow
from sitdown.store.database import Transaction

DEFAULT_CURRENCY = "EUR"
"""Only shown while the ledger is empty: every row of a file brings its own."""


def main_currency(rows: Iterable[LedgerRow]) -> str:
    """The currency of most movements; the first by name when several have as many."""
    return _most(row.currency for row in rows) or DEFAULT_CURRENCY


def currency_of(rows: Iterable[LedgerRow], month: Month) -> str:
    """The currency of a month's picture: the main one, unless the month has only others.

    Args:
        rows: the movements behind the month, its own included.
        month: whose picture.
    """
    known = list(rows)
    of_month = [row.currency for row in known if (row.date.year, row.date.month) == month]
    main = main_currency(known)
    return main if main in of_month else _most(of_month) or main


def present_currency(tx: Transaction, desk: Desk, otherwise: str = DEFAULT_CURRENCY) -> str:
    """The currency of the present month's picture, in which budgets and goals are typed.

    Args:
        tx: the transaction.
        desk: whose.
        otherwise: where there was no movement lately and there is no account.
    """
    now = today(desk.clock)
    lately = rows_behind(tx, desk, (now.year, now.month))
    held = tx.scalars(select(AccountRow.currency).where(col(AccountRow.user_id) == desk.user_id))
    return _most(row.currency for row in lately) or _most(held) or otherwise


def _most(codes: Iterable[str]) -> str | None:
    counted = Counter(code for code in codes if code)
    return min(counted, key=lambda code: (-counted[code], code), default=None)
