"""What makes a record no movement: it was not booked, moves nothing, or was cut wrongly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sitdown.kinds.money.readers.column_names import BALANCE_WORDS, NOT_BOOKED_WORDS, YES_WORDS
from sitdown.kinds.money.readers.csv_shape import Columns, CsvReading

TOTAL_WORDS = frozenset({"total", "sum", "somme", "soma", "totalt", "summa"})
"""Names of a row of sums that a merchant may have too; those that none has are others."""


class NoMovementError(Exception):
    """The record is in order and still no movement; its text is the reason."""


class WronglyCutError(Exception):
    """The record has more fields than the list has columns."""

    def __init__(self, fields: int, width: int) -> None:
        super().__init__(f"it has {fields} fields, and the list has {width} columns")


class Checks:
    """What is asked of each record before it is read; each check passes or raises."""

    def __init__(self, reading: CsvReading) -> None:
        """Takes what was settled."""
        self._columns = reading.columns
        self._width = reading.width
        self._booked = reading.preset.booked if reading.preset else frozenset[str]()
        self._no_moves = reading.preset.no_moves if reading.preset else ()

    def all_of(self, record: Sequence[str]) -> None:
        """Pass for a record by which money moved.

        Raises:
            IndexError: a field is missing.
            NoMovementError: none did.
            WronglyCutError: it has a field too many.
        """
        columns = self._columns
        if self._width and len(record) > self._width and any(map(str.strip, record[self._width :])):
            raise WronglyCutError(len(record), self._width)
        if columns.pending is not None:
            self.pending(record[columns.pending])
        if columns.status is not None:
            self.status(record[columns.status])
        for place in columns.kind:
            self.kind(record[place])

    def pending(self, word: str) -> None:
        """Pass for a movement that is not said to be pending.

        Raises:
            NoMovementError: it is.
        """
        if word.strip().casefold() in YES_WORDS:
            raise NoMovementError("it is pending")

    def status(self, status: str) -> None:
        """Pass for the status of a movement that was booked.

        Raises:
            NoMovementError: it was not, or not yet.
        """
        word = status.strip().casefold()
        if word in NOT_BOOKED_WORDS or (self._booked and word not in self._booked):
            raise NoMovementError(f"its status is {status.strip()!r}")

    def kind(self, kind: str) -> None:
        """Pass for a kind of row by which money moves.

        Raises:
            NoMovementError: none does: it is held back, or only noted.
        """
        word = kind.strip().casefold()
        if any(part in word for part in self._no_moves):
            raise NoMovementError(f"{kind.strip()!r} moves no money")


def may_move(record: Sequence[str], columns: Columns) -> bool:
    """Whether a record could be a movement: it has a day and an amount, and no cell calls it a
    total.
    """
    amounts = (columns.amount, columns.amount_in, columns.debit, columns.credit)
    return (
        _is_filled(record, columns.date)
        and _is_filled(record, amounts)
        and TOTAL_WORDS.isdisjoint(cell.strip().casefold() for cell in record)
    )


def _is_filled(record: Sequence[str], places: Iterable[int | None]) -> bool:
    return any(
        place is not None and place < len(record) and record[place].strip() for place in places
    )


def carries_credit(cell: str) -> bool:
    """Whether an amount is marked as a credit."""
    return cell.rstrip(". ").upper().endswith("CR")


def tells_balance(texts: Iterable[str]) -> bool:
    """Whether one of the texts is what banks write beside a balance."""
    return not BALANCE_WORDS.isdisjoint(text.strip().casefold() for text in texts)
