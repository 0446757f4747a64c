"""Where a month that is not whole yet is going, from how the months before it went. Pure."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Literal

from sitdown.kinds.money.categories import UNCATEGORISED, group_of
from sitdown.kinds.money.coverage import LATEST_FIRST_DAY, MONTH_NAMES, coverage_of, last_days
from sitdown.kinds.money.month_days import last_day
from sitdown.kinds.money.snapshot import (
    MONTHS_SHOWN,
    LedgerRow,
    Month,
    Snapshot,
    month_after,
    month_before,
)
from sitdown.kinds.money.still_to_come import NOTHING, Recurring, ToCome
from sitdown.kinds.money.thresholds import PACE_DAYS, PACE_MONTHS, WITHIN_FROM

_LONGEST_MONTH = 31

Standing = Literal["over", "above", "within", "open"]
"""Against the budget: over it; on the way above it; within it so far; nothing to be said yet."""

STANDING_WORDS: Mapping[Standing, str] = {
    "over": "over its budget",
    "above": "comes to more than its budget",
    "within": "within its budget so far",
    "open": "",
}


@dataclass(frozen=True, slots=True)
class Pace:
    """One category of a month, or all of it; minor units.

    Attributes:
        category: its key; empty for all of the month.
        usual_by_now: what it had taken by the same day, the median of earlier months.
        usual_rest: what it took after that day beside what recurs, the median of earlier months,
            never below zero.
        to_come: what recurs and is still to come.
        projected: what it comes to: these two and what was spent; None while too little is known,
            as the usual ones are.
    """

    category: str
    title: str
    spent: int
    budget: int | None
    usual_by_now: int | None
    usual_rest: int | None
    to_come: int
    projected: int | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class MonthPace:
    """Where a month is going.

    Attributes:
        days_known: from its first known day to the last that every active account knows.
        share_known: those days as a fraction of the month.
        total: all of its spending.
        categories: those with a budget, in the order of the month.
        whole_months: how many of the months before it are whole.
        rests: year, month and what was spent after the same day beside what recurs, of each
            earlier whole month.
        to_come: the charges that recur and are still to come, by day.
        why_not: why nothing is projected; None when something is.
    """

    month: Month
    days_known: int
    share_known: float
    total: Pace
    categories: tuple[Pace, ...]
    whole_months: int
    rests: tuple[tuple[int, int, int], ...]
    to_come: tuple[ToCome, ...]
    why_not: str | None


@dataclass(frozen=True, slots=True)
class _Known:
    """How far a month is known.

    Attributes:
        first: its first known day.
        days: from it to the last that every active account knows.
        until: by account that should reach the month's end, its last known day.
        otherwise: the last known day of all other accounts.
    """

    first: int
    days: int
    until: Mapping[str, int]
    otherwise: int

    def has_come(self, row: LedgerRow) -> bool:
        """Whether a movement of another month is of a day that this month knows already."""
        return row.date.day <= self.until.get(row.account, self.otherwise)


@dataclass(frozen=True, slots=True)
class _Earlier:
    """What each category took in an earlier month up to the same day, and after it."""

    month: Month
    by_now: Mapping[str, int]
    rest: Mapping[str, int]


def pace_of(taken: Snapshot, rows: Iterable[LedgerRow], recurs: Recurring = NOTHING) -> MonthPace:
    """Project a month: what was spent so far, what recurs and is still to come, and the median of
    what else came after this day.

    No straight line through the days: the rent comes on the first, so a line drawn on the seventh
    would pay it four times. Each account is held against its own last day, because a card's list
    may end weeks before another's. What usually came back on balance is not taken off.

    Args:
        taken: the month; of it only what it rests on is counted.
        rows: the movements of the twelve months before it and its own, in any order.
        recurs: what recurs of its spending; it is known by its day and not by the months before.
    """
    this = (taken.year, taken.month)
    by_month = _by_month(taken, rows)
    known = _known(taken, by_month)
    earlier = _earlier_months(by_month, this, known, recurs.row_ids)
    share = known.days / last_day(this).day
    why_not = None if taken.coverage.complete else _why_not(taken.month, known, len(earlier))
    told = earlier if why_not is None else ()
    is_late = known.first <= LATEST_FIRST_DAY and share >= WITHIN_FROM
    total = Pace("", "All", taken.total_spent, None, None, None, recurs.of(), None, "open")
    lines = [
        Pace(
            *(line.category, line.title, line.spent, line.budget, None, None),
            *(recurs.of(line.category), None, "open"),
        )
        for line in taken.categories
        if line.budget is not None
    ]
    if why_not is None:
        total = _projected(total, _sums(told))
        lines = [_projected(line, _of_category(told, line.category)) for line in lines]
    return MonthPace(
        month=this,
        days_known=known.days,
        share_known=share,
        total=total,
        categories=tuple(
            replace(line, standing=_standing(line, is_late=is_late)) for line in lines
        ),
        whole_months=len(earlier),
        rests=tuple((*month.month, sum(month.rest.values())) for month in told),
        to_come=recurs.to_come,
        why_not=why_not,
    )


def counted_rows(taken: Snapshot, rows: Iterable[LedgerRow]) -> Iterator[LedgerRow]:
    """Those of the month's currency up to its end; of the month itself only what it rests on."""
    this, kept = (taken.year, taken.month), set(taken.row_ids)
    for row in rows:
        of = (row.date.year, row.date.month)
        if row.currency == taken.currency and of <= this and (of != this or row.id in kept):
            yield row


def _by_month(taken: Snapshot, rows: Iterable[LedgerRow]) -> dict[Month, list[LedgerRow]]:
    found: dict[Month, list[LedgerRow]] = {}
    for row in counted_rows(taken, rows):
        found.setdefault((row.date.year, row.date.month), []).append(row)
    return found


def _known(taken: Snapshot, by_month: Mapping[Month, Sequence[LedgerRow]]) -> _Known:
    this = (taken.year, taken.month)
    here, before = by_month.get(this, ()), by_month.get(month_before(this), ())
    first = 1 if before or not here else min(row.date.day for row in here)
    if taken.coverage.complete:
        last = last_day(this).day
        return _Known(first, last - first + 1, {}, _LONGEST_MONTH)
    until = last_days(here, before)
    days = max(0, min(until.values(), default=0) - first + 1)
    return _Known(first, days, until, max((row.date.day for row in here), default=0))


def _earlier_months(
    by_month: Mapping[Month, Sequence[LedgerRow]],
    this: Month,
    known: _Known,
    recurring: Container[str],
) -> tuple[_Earlier, ...]:
    """The whole months before, the first the oldest."""
    found = []
    for of in sorted(of for of in by_month if month_before(this, MONTHS_SHOWN) <= of < this):
        rows, before = by_month[of], by_month.get(month_before(of), ())
        if not coverage_of(rows, before, of[1], by_month.get(month_after(of), ())).complete:
            continue
        by_now: dict[str, int] = {}
        rest: dict[str, int] = {}
        for row in rows:
            if group_of(row.category, row.amount_minor) == "spending":
                category = row.category or UNCATEGORISED
                if known.has_come(row):
                    half = by_now
                elif row.id in recurring:
                    continue
                else:
                    half = rest
                half[category] = half.get(category, 0) - row.amount_minor
        found.append(_Earlier(of, by_now, rest))
    return tuple(found)


def _why_not(month: int, known: _Known, months: int) -> str | None:
    name = MONTH_NAMES[month - 1]
    if known.first > LATEST_FIRST_DAY:
        return f"I do not know how {name} began, so I cannot say what it comes to."
    if known.days < PACE_DAYS:
        noun = "day" if known.days == 1 else "days"
        return f"{known.days} {noun} of {name} are too few to say what it comes to."
    if months < PACE_MONTHS:
        noun = "whole month" if months == 1 else "whole months"
        return f"{months} {noun} before {name} are too few to say what it comes to."
    return None


def _sums(told: Iterable[_Earlier]) -> list[tuple[int, int]]:
    return [(sum(month.by_now.values()), sum(month.rest.values())) for month in told]


def _of_category(told: Iterable[_Earlier], category: str) -> list[tuple[int, int]]:
    return [(month.by_now.get(category, 0), month.rest.get(category, 0)) for month in told]


def _projected(pace: Pace, halves: Sequence[tuple[int, int]]) -> Pace:
    """With what earlier months took by the same day and after it; of a whole month just itself."""
    by_now = round(median(each for each, _ in halves)) if halves else None
    rest = max(0, round(median(each for _, each in halves))) if halves else 0
    comes_to = pace.spent + pace.to_come + rest
    return replace(pace, usual_by_now=by_now, usual_rest=rest, projected=comes_to)


def _standing(pace: Pace, *, is_late: bool) -> Standing:
    if pace.budget is None:
        return "open"
    if pace.spent > pace.budget:
        return "over"
    if pace.projected is not None and pace.projected > pace.budget:
        return "above"
    return "within" if is_late else "open"
