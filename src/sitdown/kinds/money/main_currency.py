"""The currency in which a person's month is: that of most movements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlmodel import col, select

from sitdown.clock import today
from sitdown.engine.desk import Desk
from sitdown.kinds.money.ledger import rows_behind
from sitdown.kinds.money.month_days import first_day
from sitdown.kinds.money.snapshot import LedgerRow, Month, month_before
from sitdown.kinds.money.tables import AccountRow
from sitdown.store.database import Transaction

DEFAULT_CURRENCY = "EUR"
"""Only shown while the ledger is empty: every row of a file brings its own."""


MONTHS_LOOKED_AT = 3
"""Who moved abroad lives in another currency from one month to the next; a holiday is shorter than
half of three months (ours).
"""


def main_currency(rows: Iterable[LedgerRow], month: Month) -> str:
    """The currency of most movements of three months up to one; of all, where those have none. The
    first by name when several have as many.

    Args:
        rows: none is later than the month.
        month: the last that counts.
    """
    return _lately(list(rows), month) or DEFAULT_CURRENCY


def currency_of(rows: Iterable[LedgerRow], month: Month) -> str:
    """The currency of a month's picture: the main one, unless the month has only others.

    Args:
        rows: the movements behind the month, its own included.
        month: whose picture.
    """
    known = list(rows)
    of_month = [row.currency for row in known if (row.date.year, row.date.month) == month]
    main = main_currency(known, month)
    return main if main in of_month else _most(of_month) or main


def present_currency(tx: Transaction, desk: Desk, otherwise: str = DEFAULT_CURRENCY) -> str:
    """The currency of the present month's picture, in which budgets and goals are typed.

    Args:
        tx: the transaction.
        desk: whose.
        otherwise: where there was no movement lately and there is no account.
    """
    now = today(desk.clock)
    month = (now.year, now.month)
    lately = _lately(rows_behind(tx, desk, month), month)
    held = tx.scalars(select(AccountRow.currency).where(col(AccountRow.user_id) == desk.user_id))
    return lately or _most(held) or otherwise


def _lately(rows: Sequence[LedgerRow], month: Month) -> str | None:
    first = first_day(month_before(month, MONTHS_LOOKED_AT - 1))
    of_late = _most(row.currency for row in rows if row.date >= first)
    return of_late or _most(row.currency for row in rows)


def _most(codes: Iterable[str]) -> str | None:
    counted = Counter(code for code in codes if code)
    return min(counted, key=lambda code: (-counted[code], code), default=None)
