"""Charges that look paid twice. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sitdown.kinds.money.floors import minor
from sitdown.kinds.money.month_days import span_of
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
    """The doubtful pairs of a month, the dearest first; each movement is in one at most. What came
    back by the end of what is known is in doubt no more.

    Args:
        groups: of ``recurring.by_merchant``.
        month: the year and the month in which the second charge fell.
        currency: the only one that is counted.
    """
    least = minor(DUPLICATE_UNITS, currency)
    found: list[Duplicate] = []
    for (key, of, is_income), rows in groups.items():
        if is_income or of != currency or len(rows) < 2:
            continue
        now = span_of(rows, month)
        if any(-rows[at].amount_minor >= least for at in now):
            refunds = groups.get((key, of, True), ())
            found += _not_refunded(_of_merchant(key, rows, now, least), refunds)
    return tuple(sorted(found, key=lambda pair: (-pair.paid, pair.key, pair.second.id)))


def _not_refunded(pairs: Iterable[Duplicate], refunds: Sequence[LedgerRow]) -> Iterator[Duplicate]:
    """The pairs of which neither charge came back; a refund is of one pair only."""
    left = list(refunds)
    for pair in pairs:
        refund = next((each for each in left if _takes_back(each, pair)), None)
        if refund is None:
            yield pair
        else:
            left.remove(refund)


def _takes_back(refund: LedgerRow, pair: Duplicate) -> bool:
    is_as_much = abs(refund.amount_minor - pair.paid) <= DUPLICATE_MINOR
    return is_as_much and refund.date >= pair.first.date


def _of_merchant(
    key: str, rows: Sequence[LedgerRow], now: range, least: int
) -> Iterator[Duplicate]:
    """The doubtful pairs whose second charge is one of those at ``now``."""
    places: dict[int, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        places[row.amount_minor].append(at)
    taken: set[str] = set()
    for at in now:
        second = rows[at]
        if -second.amount_minor < least:
            continue
        alike = [
            place
            for amount in range(
                second.amount_minor - DUPLICATE_MINOR, second.amount_minor + DUPLICATE_MINOR + 1
            )
            for place in places.get(amount, ())
        ]
        first = _twin(rows, at, alike, taken)
        if first is not None and not _is_usual(rows, second, alike):
            taken |= {first.id, second.id}
            yield Duplicate(key, first, second)


def _twin(
    rows: Sequence[LedgerRow], at: int, alike: Sequence[int], taken: set[str]
) -> LedgerRow | None:
    """The last charge alike before the one at a place, if it is near enough."""
    second = rows[at]
    for place in sorted((place for place in alike if place < at), reverse=True):
        first = rows[place]
        if (second.date - first.date).days > DUPLICATE_DAYS:
            return None
        if first.account == second.account and first.id not in taken:
            return first
    return None


def _is_usual(rows: Sequence[LedgerRow], like: LedgerRow, alike: Iterable[int]) -> bool:
    """Whether the merchant takes this amount on other days too, as for a ticket."""
    same = sum(abs((like.date - rows[place].date).days) > DUPLICATE_DAYS for place in alike)
    return same >= DUPLICATE_USUAL
