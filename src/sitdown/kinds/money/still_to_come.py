"""The charges that recur and are still to come in a month that is not whole yet. Pure.

Only of a confirmed series: what was seen twice is a question, and what is late may never come.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sitdown.kinds.money.categories import UNCATEGORISED, group_of
from sitdown.kinds.money.forecasting import dues
from sitdown.kinds.money.month_days import last_day
from sitdown.kinds.money.recurring import Series, Status, by_merchant, recurring
from sitdown.kinds.money.snapshot import LedgerRow, Month


@dataclass(frozen=True, slots=True)
class ToCome:
    """A charge that is expected; minor units, above zero.

    Attributes:
        due: its day; before the month, or among the days that are known, when it is overdue.
        is_exact: whether it has a price, rather than about one.
        is_overdue: whether its account tells of that day, and does not have it.
        row_ids: the charges that it was seen in.
    """

    key: str
    merchant: str
    category: str
    due: date
    amount_minor: int
    is_exact: bool
    is_overdue: bool
    row_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recurring:
    """What recurs of a month's spending.

    Attributes:
        to_come: what of it is still to come, by day.
        row_ids: every charge that these series were seen in, whether or not more are to come.
    """

    to_come: tuple[ToCome, ...] = ()
    row_ids: frozenset[str] = frozenset()

    def of(self, category: str | None = None) -> int:
        """Minor units that are still to come: of one category, or of all."""
        return sum(each.amount_minor for each in self.to_come if category in (None, each.category))


NOTHING = Recurring()


def spending_that_recurs(
    rows: Iterable[LedgerRow], known_until: Mapping[str, date], gone: frozenset[str] = frozenset()
) -> tuple[Series, ...]:
    """The confirmed series of charges that a month's figures count as spending.

    Args:
        rows: in one currency, over ``thresholds.LOOKBACK_DAYS``, up to the month's end.
        known_until: by account, the last day of which something is known.
        gone: keys of series that the person dismissed.
    """
    charges = (
        row
        for row in rows
        if row.amount_minor < 0 and group_of(row.category, row.amount_minor) == "spending"
    )
    return tuple(
        one
        for one in recurring(by_merchant(charges), known_until)
        if one.status is Status.CONFIRMED and one.key not in gone
    )


def still_to_come(
    series: Iterable[Series], month: Month, known_until: Mapping[str, date]
) -> Recurring:
    """What of these series falls into a month and was not seen yet.

    Args:
        series: of ``spending_that_recurs``.
        month: the year and the month.
        known_until: by account, the last day of which something is known.
    """
    last = last_day(month)
    series = tuple(series)
    found = [
        ToCome(
            key=one.key,
            merchant=one.merchant,
            category=one.rows[-1].category or UNCATEGORISED,
            due=due,
            amount_minor=one.amount,
            is_exact=one.is_exact,
            is_overdue=due <= known_until.get(one.rows[-1].account, one.rows[-1].date),
            row_ids=one.row_ids,
        )
        for one in series
        for due in dues(one, last)
    ]
    return Recurring(
        tuple(sorted(found, key=lambda each: (each.due, -each.amount_minor, each.key))),
        frozenset(row.id for one in series for row in one.rows),
    )
