"""What comes again and again: charges and income with a rhythm. Pure.

Movements are grouped by merchant, so the cost grows with their number and not with its square.
A merchant whose movements together have no rhythm is looked at once more, amount by amount: two
subscriptions of one shop are two series.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from operator import attrgetter
from statistics import fmean, median, pstdev

from sitdown.kinds.money.calendar_steps import due_after, miss
from sitdown.kinds.money.merchants import merchant_key
from sitdown.kinds.money.plateaus import is_at_one_price, is_fixed, plateaus_of
from sitdown.kinds.money.snapshot import LedgerRow
from sitdown.kinds.money.thresholds import (
    CADENCES,
    FIT_SHARE,
    GRACE_DAYS,
    SKIPS_PER_CHARGE,
    STRICT_BELOW,
    TRUE_FIT_SHARE,
    TWICE_A_MONTH,
    VARIABLE_SPREAD,
    Cadence,
)

_RECENT = 6
"""Charges from which the next varying amount is guessed."""

_AMOUNT, _DAY, _ID = attrgetter("amount_minor"), attrgetter("date"), attrgetter("id")


class Status(StrEnum):
    """Where a series stands on the day it is looked at."""

    EARLY = "early"
    """Seen twice: a question, never counted."""
    CONFIRMED = "confirmed"
    LATE = "late"
    """One charge is missing."""
    STOPPED = "stopped"
    """Two are."""


@dataclass(frozen=True, slots=True)
class Series:
    """Something that recurs.

    Attributes:
        key: what stays the same when it is found again.
        rows: its movements by day.
        varies: whether the amount does.
        is_exact: whether the next one has a price, rather than only about one: it never varied,
            or it stepped to the price it has now.
        amount: minor units of the next one, always positive.
        tolerance: days around a due day within which it is on time.
        second_miss: the day from which it counts as stopped.
    """

    key: str
    merchant: str
    currency: str
    is_income: bool
    cadence: Cadence
    rows: tuple[LedgerRow, ...]
    varies: bool
    is_exact: bool
    amount: int
    status: Status
    next_due: date
    tolerance: int
    second_miss: date

    @property
    def row_ids(self) -> tuple[str, ...]:
        """The movements it was seen in."""
        return tuple(row.id for row in self.rows)

    @property
    def amounts(self) -> tuple[int, ...]:
        """Minor units of each movement, positive, by day."""
        return tuple(abs(row.amount_minor) for row in self.rows)

    @property
    def a_year(self) -> int:
        """Minor units it takes or brings in a year at its present amount."""
        return self.amount * self.cadence.a_year


@dataclass(frozen=True, slots=True)
class _Rhythm:
    cadence: Cadence
    tolerance: int
    off: float


def by_merchant(rows: Iterable[LedgerRow]) -> Mapping[tuple[str, str, bool], list[LedgerRow]]:
    """The movements of each merchant key and currency, money in and out apart, by day."""
    groups: dict[tuple[str, str, bool], list[LedgerRow]] = {}
    of_spelling: dict[tuple[str, str, bool], list[LedgerRow]] = {}
    for row in rows:
        if not row.amount_minor:
            continue
        spelling = (row.merchant or row.payee, row.currency, row.amount_minor > 0)
        group = of_spelling.get(spelling)
        if group is None:
            key = merchant_key(spelling[0])
            group = groups.setdefault((key, row.currency, row.amount_minor > 0), []) if key else []
            of_spelling[spelling] = group
        group.append(row)
    for group in groups.values():
        # By the one and then by the other: a tuple a row takes twice as long.
        group.sort(key=_ID)
        group.sort(key=_DAY)
    return groups


def accounts_known_until(rows: Iterable[LedgerRow]) -> dict[str, date]:
    """The last day of which each account knows something, by account."""
    found: dict[str, date] = {}
    for row in rows:
        last = found.get(row.account)
        if last is None or row.date > last:
            found[row.account] = row.date
    return found


def recurring(
    groups: Mapping[tuple[str, str, bool], Sequence[LedgerRow]], known_until: Mapping[str, date]
) -> tuple[Series, ...]:
    """Every series, the dearest a year first.

    Args:
        groups: of ``by_merchant``, over ``thresholds.LOOKBACK_DAYS``.
        known_until: by account, the last day of which something is known; what would be due after
            it is not missing.
    """
    found = [
        series
        for (key, *_), group in groups.items()
        for series in _of_group(key, group, known_until)
    ]
    return tuple(sorted(found, key=lambda series: (-series.a_year, series.key)))


def _of_group(
    key: str, rows: Sequence[LedgerRow], known_until: Mapping[str, date]
) -> Iterator[Series]:
    whole = _series(key, rows, known_until)
    if whole is not None:
        yield whole
        return
    # Most amounts of a busy merchant occur once or twice: to list the rows of each would take
    # longer than all the rest.
    counted = Counter(map(_AMOUNT, rows))
    by_amount: dict[int, list[LedgerRow]] = {
        amount: [] for amount, times in counted.items() if 2 < times < len(rows)
    }
    for row in rows if by_amount else ():
        if row.amount_minor in by_amount:
            by_amount[row.amount_minor].append(row)
    for amount, same in by_amount.items():
        part = _series(f"{key}@{abs(amount)}", same, known_until)
        if part is not None:
            yield part


def _series(key: str, rows: Sequence[LedgerRow], known_until: Mapping[str, date]) -> Series | None:
    if len(rows) < 2 or _too_dense(rows):
        return None
    amounts = [abs(row.amount_minor) for row in rows]
    varies = not is_fixed(amounts, rows[0].currency)
    if varies and pstdev(amounts) >= VARIABLE_SPREAD * fmean(amounts):
        return None
    rhythm = rhythm_of([row.date for row in rows], varies=varies)
    if rhythm is None or (len(rows) == 2 and amounts[0] != amounts[1]):
        return None
    last = rows[-1]
    due = due_after(last.date, rhythm.cadence)
    if rhythm.cadence is TWICE_A_MONTH:
        due = due_after(rows[-2].date, rhythm.cadence)
    late_after = due + timedelta(days=rhythm.tolerance + GRACE_DAYS)
    second = due_after(due, rhythm.cadence) + timedelta(days=rhythm.tolerance + GRACE_DAYS)
    looked_at = known_until.get(last.account, last.date)
    status = Status.STOPPED if looked_at > second else Status.LATE
    if looked_at <= late_after:
        status = Status.CONFIRMED if len(rows) > 2 else Status.EARLY
    exact = not varies or is_at_one_price(
        plateaus_of([row.date for row in rows], amounts, last.currency)
    )
    return Series(
        key=key,
        merchant=last.merchant or last.payee,
        currency=last.currency,
        is_income=last.amount_minor > 0,
        cadence=rhythm.cadence,
        rows=tuple(rows),
        varies=varies,
        is_exact=exact,
        amount=amounts[-1] if exact or not _moves(amounts) else round(median(amounts[-_RECENT:])),
        status=status,
        next_due=due,
        tolerance=rhythm.tolerance,
        second_miss=second,
    )


def _too_dense(rows: Sequence[LedgerRow]) -> bool:
    """More movements than the shortest cadence has room for: no rhythm, and no need to look."""
    days = (rows[-1].date - rows[0].date).days
    return len(rows) - 1 > days / CADENCES[0].shortest + 1


def _moves(amounts: Sequence[int]) -> bool:
    """Whether the last amounts differ from each other, rather than having stepped once."""
    return len(set(amounts[-_RECENT:])) > 2


def rhythm_of(days: Sequence[date], *, varies: bool) -> _Rhythm | None:
    """The cadence that a series of days keeps, the best one when several fit; None without one.

    Two days only ever fit a quarter, half a year or a year; a shorter pair is chance.
    """
    gaps = sorted((after - before).days for before, after in pairwise(days))
    middle = median(gaps)
    fitting = []
    for cadence in CADENCES:
        if cadence.shortest <= middle <= cadence.longest:
            enough = len(days) >= cadence.fewest + varies
            pair = len(days) == 2 and not varies and cadence.months >= 3
            rhythm = _fit(days, cadence) if enough or pair else None
            if rhythm is not None:
                fitting.append(rhythm)
    if TWICE_A_MONTH.shortest <= middle <= TWICE_A_MONTH.longest:
        rhythm = _twice_a_month(days, varies=varies)
        if rhythm is not None:
            fitting.append(rhythm)
    return min(fitting, key=lambda rhythm: rhythm.off, default=None)


def _fit(days: Sequence[date], cadence: Cadence) -> _Rhythm | None:
    pairs = list(pairwise(days))
    misses = [miss(before, after, cadence) for before, after in pairs]
    if len(days) < STRICT_BELOW:
        if max(misses) > cadence.strict:
            return None
        return _Rhythm(cadence, cadence.strict, fmean(misses))
    fits = sum(off <= cadence.loose for off in misses)
    skipped = sum(
        off > cadence.loose and miss(before, after, cadence, 2) <= cadence.loose
        for off, (before, after) in zip(misses, pairs, strict=True)
    )
    counted = fits + min(skipped, max(1, len(days) / SKIPS_PER_CHARGE))
    if counted < FIT_SHARE * len(misses) or fits < TRUE_FIT_SHARE * len(misses):
        return None
    return _Rhythm(cadence, cadence.loose, fmean(sorted(misses)[:fits]))


def _twice_a_month(days: Sequence[date], *, varies: bool) -> _Rhythm | None:
    if len(days) < TWICE_A_MONTH.fewest + varies:
        return None
    misses = [
        miss(before, after, TWICE_A_MONTH) for before, after in zip(days, days[2:], strict=False)
    ]
    if max(misses) > TWICE_A_MONTH.strict:
        return None
    return _Rhythm(TWICE_A_MONTH, TWICE_A_MONTH.strict, fmean(misses))
