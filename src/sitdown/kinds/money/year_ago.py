"""A month against the same month of the year before, where enough is known of both. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sitdown.kinds.money.categories import group_of
from sitdown.kinds.money.change_words import change_sentence
from sitdown.kinds.money.coverage import MONTH_NAMES, Coverage, coverage_of
from sitdown.kinds.money.merchants import merchant_key
from sitdown.kinds.money.snapshot import LedgerRow, Month, Snapshot, month_after, month_before
from sitdown.kinds.money.what_changed import Changed, what_changed

MONTHS_AGO = 12
MONTHS_READ = MONTHS_AGO + 1
"""The month before the one held against says whether that one is known from its first day."""

LASTING_MONTHS = 2
"""Who was paid in as many other months since then has come to stay, and who was paid in as many
at all can have gone; others are one-offs (ours)."""
GONE_MONTHS = 3
"""Who was paid in several months but not in the last three has gone (ours)."""


@dataclass(frozen=True)
class YearAgo:
    """The same month of the year before.

    Attributes:
        month: its year and month.
        coverage: what is known of it.
        changed: how the difference comes about; None where too little is known of either month.
        sentence: that difference in words, or why there is none.
    """

    month: Month
    coverage: Coverage
    changed: Changed | None
    sentence: str

    @property
    def name(self) -> str:
        """Such as ``October 2025``."""
        return f"{MONTH_NAMES[self.month[1] - 1]} {self.month[0]}"


def against_year_ago(taken: Snapshot, rows: Iterable[LedgerRow]) -> YearAgo:
    """Hold a month against the same month of the year before.

    Args:
        taken: the month; of it only what it rests on is counted.
        rows: the movements of the ``MONTHS_READ`` months before it and its own, in any order.
    """
    this = (taken.year, taken.month)
    then = month_before(this, MONTHS_AGO)
    kept = set(taken.row_ids)
    by_month: dict[Month, list[LedgerRow]] = {}
    for row in rows:
        of = (row.date.year, row.date.month)
        if row.currency == taken.currency and (of != this or row.id in kept):
            by_month.setdefault(of, []).append(row)
    there = by_month.get(then, [])
    around = by_month.get(month_before(then), []), by_month.get(month_after(then), [])
    coverage = coverage_of(there, around[0], then[1], around[1])
    name = f"{MONTH_NAMES[then[1] - 1]} {then[0]}"
    if not there:
        return YearAgo(then, coverage, None, f"I have nothing of {name} to hold it against.")
    if not (coverage.complete and taken.coverage.complete):
        told = f"{taken.coverage.sentence} That is too little to hold against {name}."
        if taken.coverage.complete:
            held = f"{MONTH_NAMES[taken.month - 1]} {taken.year}"
            told = f"{_with_year(coverage, then)} That is too little to hold {held} against."
        return YearAgo(then, coverage, None, told)
    spending = {of: [row for row in some if _is_spending(row)] for of, some in by_month.items()}
    seen = {of: {_key(row) for row in some} for of, some in spending.items()}
    changed = what_changed(
        spending.get(this, []),
        spending.get(then, []),
        lasting=_lasting(seen, this, then),
        gone=_gone(seen, this),
    )
    return YearAgo(then, coverage, changed, change_sentence(changed, name, taken.currency))


def _with_year(coverage: Coverage, month: Month) -> str:
    name = MONTH_NAMES[month[1] - 1]
    return coverage.sentence.replace(f"of {name}", f"of {name} {month[0]}")


def _is_spending(row: LedgerRow) -> bool:
    return group_of(row.category, row.amount_minor) == "spending"


def _key(row: LedgerRow) -> str:
    return merchant_key(row.merchant or row.payee)


def _lasting(seen: Mapping[Month, Collection[str]], this: Month, then: Month) -> set[str]:
    """Who was paid in some other months between the two."""
    between = [keys for of, keys in seen.items() if then < of < this]
    return {
        key for key in seen.get(this, ()) if sum(key in keys for keys in between) >= LASTING_MONTHS
    }


def _gone(seen: Mapping[Month, Collection[str]], this: Month) -> set[str]:
    """Who was paid in several months, but not of late: what was paid once was a one-off."""
    recent = {month_before(this, steps) for steps in range(GONE_MONTHS)}
    late = {key for of in recent for key in seen.get(of, ())}
    months = Counter(key for keys in seen.values() for key in keys)
    return {key for key, times in months.items() if times >= LASTING_MONTHS} - late
