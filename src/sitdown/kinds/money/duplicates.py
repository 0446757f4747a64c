"""Charges that look paid twice. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sitdown.kinds.money.floors import minor
from sitdown.kinds.money.snapshot import LedgerRow, Month
from sitdown.kinds.money.thresholds import (
    DUPLICATE_DAYS,
    DUPLICATE_MINOR,
    DUPLICATE_UNITS,
    DUPLICATE_USUAL,
)


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two movements of one account that are the same but for a few days."""

    key: str
    first: LedgerRow
    second: LedgerRow

    @property
    def paid(self) -> int:
        """Minor units that may have been paid for nothing."""
        return -self.second.amount_minor


def duplicates(
    groups: Mapping[tuple[str, str, bool], Sequence[LedgerRow]], month: Month, currency: str
) -> tuple[Duplicate, ...]:
    """The doubtful pairs of a month, the dearest first; each movement is in one at most.

    Args:
        groups: of ``recurring.by_merchant``.
        month: the year and the month in which the second charge fell.
        currency: the only one that is counted.
    """
    least = minor(DUPLICATE_UNITS, currency)
    found = []
    for (key, of, is_income), rows in groups.items():
        if is_income or of != currency or len(rows) < 2:
            continue
        taken: set[str] = set()
        for at, second in enumerate(rows):
            if (second.date.year, second.date.month) != month or -second.amount_minor < least:
                continue
            first = _twin(rows, at, taken)
            if first is not None and not _is_usual(rows, second):
                taken |= {first.id, second.id}
                found.append(Duplicate(key, first, second))
    return tuple(sorted(found, key=lambda pair: (-pair.paid, pair.key, pair.second.id)))


def _twin(rows: Sequence[LedgerRow], at: int, taken: set[str]) -> LedgerRow | None:
    second = rows[at]
    for first in reversed(rows[:at]):
        if (second.date - first.date).days > DUPLICATE_DAYS:
            return None
        is_same = abs(first.amount_minor - second.amount_minor) <= DUPLICATE_MINOR
        if is_same and first.account == second.account and first.id not in taken:
            return first
    return None


def _is_usual(rows: Sequence[LedgerRow], like: LedgerRow) -> bool:
    """Whether the merchant takes this amount on other days too, as for a ticket."""
    same = sum(
        abs(row.amount_minor - like.amount_minor) <= DUPLICATE_MINOR
        for row in rows
        if abs((like.date - row.date).days) > DUPLICATE_DAYS
    )
    return same >= DUPLICATE_USUAL
