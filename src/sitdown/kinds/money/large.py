"""Payments far above what their merchant usually takes. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from sitdown.kinds.money.floors import minor
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
        before = [-row.amount_minor for row in rows if (row.date.year, row.date.month) < month]
        if len(before) < LARGE_PRIORS:
            continue
        usual = median(before)
        for row in rows:
            paid = -row.amount_minor
            is_now = (row.date.year, row.date.month) == month
            if is_now and paid >= max(LARGE_TIMES * usual, least):
                found.append(Large(key, row, paid, round(usual), len(before)))
    return tuple(sorted(found, key=lambda payment: (-payment.paid, payment.key, payment.row.id)))
