"""Everything that recurs in the ledger: rhythm, next due day, price history, and where it stands.

It is the same detection that the review uses, looked at from the last day the ledger knows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select

from sitdown.engine.desk import Desk
from sitdown.kinds.money.categories import DEFAULT_CATEGORIES
from sitdown.kinds.money.dismissals import dismiss, dismissed, dismissed_in, restore
from sitdown.kinds.money.errors import UnknownSeriesError
from sitdown.kinds.money.finding import series_key
from sitdown.kinds.money.ledger import MOVEMENT, rows_between
from sitdown.kinds.money.price_changes import plateaus
from sitdown.kinds.money.recurring import (
    Series,
    accounts_known_until,
    by_merchant,
    recurring,
)
from sitdown.kinds.money.snapshot import LedgerRow
from sitdown.kinds.money.thresholds import LOOKBACK_DAYS
from sitdown.store.database import Transaction

DISMISSED = "dismissed"
"""The status of a series that the person does not want to hear of, whatever it was before."""

_COUNTED = frozenset(
    category.key for category in DEFAULT_CATEGORIES if category.group in {"spending", "income"}
)
_NEITHER = frozenset(category.key for category in DEFAULT_CATEGORIES) - _COUNTED


@dataclass(frozen=True)
class PriceView:
    """A price that held for some charges in a row; ``amount`` in minor units."""

    since: date
    amount: int
    charges: int


@dataclass(frozen=True)
class SeriesView:
    """Something that recurs. Amounts are minor units of ``currency``, always positive.

    Attributes:
        key: what stays the same when it is found again.
        cadence: such as ``monthly``.
        amount: of the next charge; of the middle one where it varies.
        varies: whether the next charge has no price: one that stepped has the price it has now.
        a_year: what it comes to in a year at that amount.
        status: ``early``, ``confirmed``, ``late``, ``stopped`` or ``dismissed``.
        next_due: the local day on which the next is expected; None for what stopped.
        prices: the prices it had, the oldest first.
        row_ids: the movements it was seen in, by day.
    """

    key: str
    merchant: str
    currency: str
    is_income: bool
    cadence: str
    amount: int
    varies: bool
    a_year: int
    status: str
    next_due: date | None
    first: date
    last: date
    charges: int
    prices: tuple[PriceView, ...]
    row_ids: tuple[str, ...]


def all_series(desk: Desk) -> tuple[SeriesView, ...]:
    """Every series of the ledger, in every currency, the dearest a year first."""
    with desk.store.read() as tx:
        gone = dismissed_in(tx, desk)
        found = series_in(tx, desk)
    return tuple(_view(one, is_dismissed=series_key(one.key) in gone) for one in found)


def series_in(tx: Transaction, desk: Desk) -> tuple[Series, ...]:
    """The same as the detection has it, inside a transaction."""
    return _found(_rows(tx, desk))


def turn_series(desk: Desk, key: str) -> None:
    """Say no more of a series, whatever becomes of it; or take that back.

    Raises:
        UnknownSeriesError: nothing of that key recurs.
    """
    if key not in {one.key for one in all_series(desk)}:
        raise UnknownSeriesError(key)
    held = series_key(key)
    (restore if held in dismissed(desk) else dismiss)(desk, held)


def _rows(tx: Transaction, desk: Desk) -> list[LedgerRow]:
    last = tx.scalar(select(func.max(MOVEMENT.c.day)).where(MOVEMENT.c.user_id == desk.user_id))
    if last is None:
        return []
    rows = rows_between(tx, desk, last - timedelta(days=LOOKBACK_DAYS), last)
    return [row for row in rows if row.category not in _NEITHER]


def _found(rows: Iterable[LedgerRow]) -> tuple[Series, ...]:
    counted = list(rows)
    return recurring(by_merchant(counted), accounts_known_until(counted))


def _view(one: Series, *, is_dismissed: bool) -> SeriesView:
    return SeriesView(
        key=one.key,
        merchant=one.merchant,
        currency=one.currency,
        is_income=one.is_income,
        cadence=one.cadence.name,
        amount=one.amount,
        varies=not one.is_exact,
        a_year=one.a_year,
        status=DISMISSED if is_dismissed else one.status.value,
        next_due=None if one.status.value == "stopped" else one.next_due,
        first=one.rows[0].date,
        last=one.rows[-1].date,
        charges=len(one.rows),
        prices=tuple(PriceView(each.since, each.amount, each.charges) for each in plateaus(one)),
        row_ids=one.row_ids,
    )
