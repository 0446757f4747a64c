"""Months in which another share of the income was kept than usual. Pure.

Usual is the median of the whole months before that have an income. A share of income is noisy, so
five points alone would be news every few months: it must also be beyond every one of them, and
three spreads away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median, stdev

from sitdown.kinds.money.categories import group_of
from sitdown.kinds.money.coverage import coverage_of
from sitdown.kinds.money.finding import Finding, Key, bucket_of
from sitdown.kinds.money.snapshot import (
    MONTHS_SHOWN,
    LedgerRow,
    Month,
    Snapshot,
    month_after,
    month_before,
)
from sitdown.kinds.money.thresholds import (
    ANOMALY_SPREADS,
    MAD_TO_SIGMA,
    RATE_HIGH,
    RATE_LEAST_SPREAD,
    RATE_MONTHS,
    RATE_SHIFT,
)
from sitdown.kinds.money.voice import percent

_LIGHTEST = 1
"""The overview tells the share already, so a shift below ten points comes last."""


@dataclass(frozen=True, slots=True)
class SavingsShift:
    """A share of the income kept, and the usual one; fractions, 0.18 is 18 %.

    ``is_high`` from ten points on.
    """

    rate: float
    usual: float
    months: int
    is_high: bool

    @property
    def points(self) -> float:
        """Percentage points above what is usual; negative below."""
        return round(100 * (self.rate - self.usual), 1)


def savings_shift(rate: float, earlier: Sequence[float]) -> SavingsShift | None:
    """Whether a month stands out from those before it, either way.

    Args:
        rate: the share that was kept in the month.
        earlier: of the whole months before with an income, in any order.
    """
    if len(earlier) < RATE_MONTHS or min(earlier) <= rate <= max(earlier):
        return None
    usual = median(earlier)
    off = median(abs(each - usual) for each in earlier)
    # Of few months the median's spread is often far too small by chance, so both must agree.
    spread = max(MAD_TO_SIGMA * off, stdev(earlier), RATE_LEAST_SPREAD)
    away = round(abs(rate - usual), 6)
    if away < RATE_SHIFT or away <= ANOMALY_SPREADS * spread:
        return None
    return SavingsShift(rate, usual, len(earlier), away >= RATE_HIGH)


def earlier_rates(
    rows: Iterable[LedgerRow], month: Month, months: int = MONTHS_SHOWN
) -> Mapping[Month, float]:
    """The share kept in each of so many months before that is whole and has an income.

    Args:
        rows: movements of one currency that are spending or income, in any order.
        month: the year and month that the others come before.
        months: how many.
    """
    first = month_before(month, months)
    begins = date(*month_before(first), 1)
    of_month: dict[Month, list[LedgerRow]] = {}
    for row in rows:
        if row.date >= begins:
            of_month.setdefault((row.date.year, row.date.month), []).append(row)
    rates = {}
    for of, some in of_month.items():
        if not first <= of < month:
            continue
        before, after = of_month.get(month_before(of), ()), of_month.get(month_after(of), ())
        if not coverage_of(some, before, of[1], after).complete:
            continue
        came = sum(row.amount_minor for row in some if _is_income(row))
        if came > 0:
            rates[of] = sum(row.amount_minor for row in some) / came
    return rates


def of_savings(taken: Snapshot, rows: Iterable[LedgerRow]) -> Iterator[Finding]:
    """What is to be said of the share that a month kept; nothing without an income, and nothing
    of part of a month.

    Args:
        taken: the month.
        rows: movements that are spending or income, of the twelve months before it and one more.
    """
    if taken.savings_rate is None or not taken.coverage.complete:
        return
    of_currency = (row for row in rows if row.currency == taken.currency)
    earlier = earlier_rates(of_currency, (taken.year, taken.month))
    shift = savings_shift(taken.savings_rate, list(earlier.values()))
    if shift is not None:
        yield _finding(shift, taken)


def _finding(shift: SavingsShift, taken: Snapshot) -> Finding:
    saved = taken.total_income - taken.total_spent
    usual = round(shift.usual * taken.total_income)
    way = "more" if shift.points > 0 else "less"
    text = (
        f"{abs(shift.points):g} points {way} than usual, and {way} than in any of the "
        f"{shift.months} whole months before: {percent(shift.usual)} is the middle of them."
    )
    figures = {"saved": saved, "usual": usual, "by": saved - usual}
    return Finding(
        Key("savings_rate", "income", bucket_of(shift.rate, shift.usual)),
        _title(shift.rate),
        text,
        abs(saved - usual) if shift.is_high else _LIGHTEST,
        figures,
        "savings_shift/1",
        {
            "currency": taken.currency,
            "income": taken.total_income,
            "spent": taken.total_spent,
            "savings_rate": shift.rate,
            "usual_rate": shift.usual,
            "usual_is": f"median of the {shift.months} earlier whole months with an income",
            "points_away": shift.points,
            "points_told_from": 100 * RATE_SHIFT,
            "spreads_told_from": ANOMALY_SPREADS,
        },
        taken.row_ids,
    )


def _title(rate: float) -> str:
    if rate < 0:
        return f"Spent {percent(-rate)} more than came in"
    return f"Kept {percent(rate)} of the income"


def _is_income(row: LedgerRow) -> bool:
    return group_of(row.category, row.amount_minor) == "income"
