"""A category over a year, and how often it was paid for in the month. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitdown.kinds.money.categories import UNCATEGORISED
from sitdown.kinds.money.snapshot import MONTHS_SHOWN, LedgerRow, month_before

_SATURDAY = 5


@dataclass(frozen=True)
class CategoryYear:
    """What a category took.

    Attributes:
        months: minor units of each of the last twelve months, refunds taken off, oldest first;
            the last one is the month itself.
        visits: payments in the month.
        weekend_visits: those of them on a Saturday or a Sunday.
    """

    months: tuple[int, ...]
    visits: int
    weekend_visits: int


def category_years(
    rows: Iterable[LedgerRow], year: int, month: int, currency: str
) -> Mapping[str, CategoryYear]:
    """What each category took in the twelve months that end with a month.

    Args:
        rows: the movements of those months, in any order; others are passed over.
        year: the year of the last month.
        month: the last month, from 1.
        currency: the only one that is counted.
    """
    shown = [month_before((year, month), steps) for steps in range(MONTHS_SHOWN - 1, -1, -1)]
    place = {of: at for at, of in enumerate(shown)}
    months: dict[str, list[int]] = {}
    visits: Counter[str] = Counter()
    weekend: Counter[str] = Counter()
    for row in rows:
        at = place.get((row.date.year, row.date.month))
        if at is None or row.currency != currency:
            continue
        category = row.category or UNCATEGORISED
        if category == UNCATEGORISED and row.amount_minor > 0:
            continue  # the month's figures count it as income
        months.setdefault(category, [0] * MONTHS_SHOWN)[at] -= row.amount_minor
        if at == MONTHS_SHOWN - 1 and row.amount_minor < 0:
            visits[category] += 1
            weekend[category] += row.date.weekday() >= _SATURDAY
    return {
        category: CategoryYear(tuple(values), visits[category], weekend[category])
        for category, values in months.items()
    }
