"""Payments far above what their merchant usually takes. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from sitdown.kinds.money.floors import minor
from sitdown.kinds.money.month_days import span_of
from sitdown.kinds.money.snapshot import LedgerRow, Month
from sitdown.kinds.money.thresholds import LARGE_PRIORS, LARGE_TIMES, LARGE_UNITS


@dataclass(frozen=True, slots=True)
class Large:
    """A payment and the median of those before it; minor units, positive."""

    key: str
    row: LedgerRow
    paid: int
    usual: int
    priors: int


def large(
    groups: Mapping[tuple[str, str, bool], Sequence[LedgerRow]],
    month: Month,
    currency: str,
    *,
    median_month: int = 0,
) -> tuple[Large, ...]:
    """The large payments of a month, the largest first.

    Args:
        groups: of ``recurring.by_merchant``.
        month: the year and the month.
        currency: the only one that is counted.
        median_month: minor units of an ordinary month, which the floor grows with.
    """
    least = minor(LARGE_UNITS, currency, median_month)
    found = []
    for (key, of, is_income), rows in groups.items():
        if is_income or of != currency or len(rows) <= LARGE_PRIORS:
            continue
        now = span_of(rows, month)
        most = max((-rows[at].amount_minor for at in now), default=0)
        if now.start < LARGE_PRIORS or most < least:
            continue
        usual = median(-row.amount_minor for row in rows[: now.start])
        for at in now:
            paid = -rows[at].amount_minor
            if paid >= max(LARGE_TIMES * usual, least):
                found.append(Large(key, rows[at], paid, round(usual), now.start))
    return tuple(sorted(found, key=lambda payment: (-payment.paid, payment.key, payment.row.id)))
