"""What the weeks to come do to the balance, as far as it recurs. Pure.

The line is the balance of the accounts that pay, or are paid, what recurs, moved on its due day by
each charge and each income that is a confirmed series. Everyday spending is not in it, nor are
transfers between the person's own accounts: they are no series of their own.

The band is what the tolerances of those series allow, all of them at once:

    low(d)  = balance - Σ most(out, earliest ≤ d) + Σ least(in, latest ≤ d)
    high(d) = balance - Σ least(out, latest ≤ d)  + Σ most(in, earliest ≤ d)

``earliest`` and ``latest`` are the due day less and plus the days by which the last six of the
series missed theirs: the largest of these misses, at least a day, for a weekend shifts what never
moved before, and at most the tolerance within which it is on time (``thresholds.CADENCES``,
measured). ``least`` and ``most`` are the smallest and the largest of the last six amounts of a
series that varies, and the amount itself of one whose price is exact. It is a span and no
probability: bills of one person depend on each other, so their errors are added and not squared
(ours).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from sitdown.kinds.money.balances import Balance, Book, balance_on
from sitdown.kinds.money.calendar_steps import due_after, miss, months_on
from sitdown.kinds.money.recurring import Series, Status
from sitdown.kinds.money.thresholds import (
    FORECAST_COVERAGE,
    FORECAST_DAYS,
    FORECAST_RECENT,
    TWICE_A_MONTH,
)


@dataclass(frozen=True, slots=True)
class Coming:
    """One charge or income that is expected. Amounts are minor units; money out is negative.

    Attributes:
        due: the local day; what was due already and was not seen yet counts from tomorrow on.
        lowest: the least that the balance gains by it, so the largest charge.
        highest: the most that the balance gains by it.
        earliest: the first day on which it would still be on time.
        latest: the last such day.
    """

    key: str
    merchant: str
    due: date
    amount_minor: int
    lowest: int
    highest: int
    earliest: date
    latest: date
    row_ids: tuple[str, ...]

    @property
    def is_income(self) -> bool:
        """Whether it brings money in."""
        return self.amount_minor > 0


@dataclass(frozen=True, slots=True)
class Ahead:
    """The weeks to come in one currency. Lines are minor units at the end of each day, from
    ``day``, today, to ``days`` days on; they are empty where no claim is made.

    Attributes:
        balances: what the line begins with, by account.
        unknown: the names of the accounts that pay what recurs and of which nobody said a balance.
        coverage: the share of the last ``days`` days that all of these accounts tell of.
        coming: what is on the line, by day.
        late: series that missed their day; they are not on the line.
        unseen: series of which two charges could have been missed since the last file; not on it.
        apart: what moves between the person's own accounts, by day; not on it.
        known_until: the last day of which a movement or a balance is known; None without any.
        months: months from the first to the last movement the series rest on.
    """

    currency: str
    day: date
    days: int
    balances: tuple[Balance, ...]
    unknown: tuple[str, ...]
    coverage: float
    line: tuple[int, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]
    coming: tuple[Coming, ...]
    late: tuple[Series, ...]
    unseen: tuple[Series, ...]
    apart: tuple[Coming, ...]
    counted: tuple[Series, ...]
    known_until: date | None
    months: int

    @property
    def balance(self) -> int | None:
        """Minor units today; None where that is not known."""
        return self.line[0] if self.line else None

    @property
    def lowest_day(self) -> date | None:
        """The day on which the line is lowest, the first of several; None without a line."""
        if not self.line:
            return None
        return self.day + timedelta(days=self.line.index(min(self.line)))

    @property
    def row_ids(self) -> tuple[str, ...]:
        """The movements in which what is on the line was seen."""
        return tuple(dict.fromkeys(one for each in self.coming for one in each.row_ids))


def forecast(
    currency: str,
    books: Iterable[Book],
    series: Iterable[Series],
    day: date,
    *,
    days: int = FORECAST_DAYS,
    between_own: Iterable[Series] = (),
) -> Ahead:
    """The weeks to come in one currency.

    Args:
        currency: the only one that is looked at.
        books: what is known of the person's accounts.
        series: what recurs, without transfers and without what was dismissed.
        day: today, local.
        days: how far to look.
        between_own: what recurs between the person's own accounts, which is only listed.
    """
    own = [one for one in series if one.currency == currency]
    here = [book for book in books if book.currency == currency]
    sure = [one for one in own if one.status is Status.CONFIRMED]
    counted = tuple(one for one in sure if day <= one.second_miss)
    paying = _paying(here, counted)
    found = {book.account_id: balance_on(book, day) for book in paying}
    known = tuple(each for each in found.values() if each is not None)
    covered = min((_covered(each, day, days) for each in known), default=0.0)
    end = day + timedelta(days=days)
    near = [each for one in counted for each in _coming(one, paying, day, end)]
    claims = len(known) == len(paying) > 0 and covered >= FORECAST_COVERAGE
    start = sum(each.amount_minor for each in known)
    line, low, high = _lines(start, near, day, days) if claims else ((), (), ())
    rows = [row.date for one in counted for row in one.rows]
    moves = (one for one in between_own if one.currency == currency and not one.is_income)
    return Ahead(
        currency=currency,
        day=day,
        days=days,
        balances=known,
        unknown=tuple(book.account for book in paying if found[book.account_id] is None),
        coverage=covered,
        line=line,
        low=low,
        high=high,
        coming=_by_day(each for each in near if each.due <= end),
        late=tuple(one for one in own if one.status is Status.LATE),
        unseen=tuple(one for one in sure if day > one.second_miss),
        apart=_by_day(
            each
            for one in moves
            if one.status is Status.CONFIRMED and day <= one.second_miss
            for each in _coming(one, here, day, end)
            if each.due <= end
        ),
        counted=counted,
        known_until=min((each.known_until for each in known), default=None),
        months=_months(min(rows), max(rows)) if rows else 0,
    )


def _paying(books: Sequence[Book], counted: Iterable[Series]) -> list[Book]:
    """The accounts that what recurs is paid from or into; without any, those that banks tell of."""
    named = {one.rows[-1].account for one in counted}
    found = [book for book in books if book.account_id in named]
    return found or [book for book in books if not book.by_hand and (book.movements or book.stated)]


def _covered(balance: Balance, day: date, days: int) -> float:
    unknown = (day - balance.known_until).days
    return max(0.0, min(1.0, 1 - unknown / days)) if days else 1.0


def _months(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month + 1


def dues(series: Series, until: date) -> Iterator[date]:
    """The days on which a series is due after its last movement, up to a day."""
    step = 0
    while True:
        step += 1
        if series.cadence is TWICE_A_MONTH:
            days = sorted(months_on(row.date, step) for row in series.rows[-2:])
        else:
            days = [due_after(series.rows[-1].date, series.cadence, step)]
        yield from (day for day in days if day <= until)
        if days[-1] > until:
            return


def _coming(series: Series, books: Iterable[Book], day: date, end: date) -> Iterator[Coming]:
    """What of a series can fall after today and up to a day.

    What was due before the last stated balance is in that balance, unless the account's movements
    reach further and do not have it: then it is still to come.
    """
    account = series.rows[-1].account
    book = next((each for each in books if each.account_id == account), None)
    moved_until = book.moved_until if book is not None else None
    balance = balance_on(book, day) if book is not None else None
    tomorrow = day + timedelta(days=1)
    room = timedelta(days=_room(series))
    least, most = _span(series)
    sign = 1 if series.is_income else -1
    for due in dues(series, end + room):
        seen = moved_until is not None and due <= moved_until
        if due <= day and not seen and balance is not None and due <= balance.stated.day:
            continue
        yield Coming(
            key=series.key,
            merchant=series.merchant,
            due=max(due, tomorrow),
            amount_minor=sign * series.amount,
            lowest=least if series.is_income else -most,
            highest=most if series.is_income else -least,
            earliest=max(due - room, tomorrow),
            latest=max(due + room, tomorrow),
            row_ids=series.row_ids,
        )


def _room(series: Series) -> int:
    """Days around a due day within which the next is likely to come."""
    if series.cadence is TWICE_A_MONTH:
        return series.tolerance
    days = [row.date for row in series.rows[-FORECAST_RECENT - 1 :]]
    misses = [miss(before, after, series.cadence) for before, after in pairwise(days)]
    return min(series.tolerance, max([1, *misses]))


def _span(series: Series) -> tuple[int, int]:
    """The least and the most of the last amounts; the expected one lies between."""
    if series.is_exact:
        return series.amount, series.amount
    recent = (*series.amounts[-FORECAST_RECENT:], series.amount)
    return min(recent), max(recent)


def _by_day(coming: Iterable[Coming]) -> tuple[Coming, ...]:
    return tuple(sorted(coming, key=lambda each: (each.due, each.amount_minor, each.key)))


def _lines(
    balance: int, coming: Sequence[Coming], day: date, days: int
) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """The balance at the end of each day: as expected, at its lowest, at its highest."""
    steps = [[0] * (days + 1) for _ in range(3)]
    for each in coming:
        # A charge makes the low line fall early and the high one late; an income the other way.
        first, last = each.earliest, each.latest
        falls, rises = (last, first) if each.is_income else (first, last)
        moves = ((each.due, each.amount_minor), (falls, each.lowest), (rises, each.highest))
        for moved, (when, amount) in zip(steps, moves, strict=True):
            at = (when - day).days
            if at <= days:
                moved[at] += amount
    return _summed(balance, steps[0]), _summed(balance, steps[1]), _summed(balance, steps[2])


def _summed(balance: int, moved: Iterable[int]) -> tuple[int, ...]:
    line = []
    for step in moved:
        balance += step
        line.append(balance)
    return tuple(line)
