"""Rows of a list that are no movements but what the rows above them come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from operator import attrgetter

from sitdown.kinds.money.readers.csv_checks import TOTAL_WORDS
from sitdown.kinds.money.readers.records import BankRow, SkippedRow

_FEWEST = 2
"""Rows above it: one alone is the sum of itself."""

_AMOUNT = attrgetter("amount_minor")
_PAYEE = attrgetter("payee")


class TotalRows:
    """Leaves out a row that is called a total and is the sum of the rows above it, to the cent.

    By its name alone it could be a filling station.
    """

    def __init__(self) -> None:
        self._rows = 0
        self._sums: Counter[str] = Counter()

    def without(
        self, rows: Sequence[BankRow], skip: Callable[[SkippedRow], None]
    ) -> Sequence[BankRow]:
        """The rows that follow, but for totals, which ``skip`` is told of."""
        called = map(str.casefold, map(str.strip, map(_PAYEE, rows)))
        if TOTAL_WORDS.isdisjoint(called):
            self._add(rows)
            return rows
        kept = []
        for row in rows:
            if self._is_total(row):
                shown = f"{row.payee} {row.amount_minor}"
                skip(SkippedRow(row.line, "it is the total of the rows above it", shown))
            else:
                self._add([row])
                kept.append(row)
        return kept

    def _is_total(self, row: BankRow) -> bool:
        if row.payee.strip().casefold() not in TOTAL_WORDS or self._rows < _FEWEST:
            return False
        return abs(row.amount_minor) == abs(self._sums[row.currency])

    def _add(self, rows: Sequence[BankRow]) -> None:
        self._rows += len(rows)
        if len({row.currency for row in rows}) == 1:
            self._sums[rows[0].currency] += sum(map(_AMOUNT, rows))
        else:
            for row in rows:
                self._sums[row.currency] += row.amount_minor
