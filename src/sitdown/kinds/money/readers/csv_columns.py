"""Records turned into movements column by column, which takes a third of the time.

Whatever is unusual in some records, from a short row to a word where an amount should be, sends
them all to the reader of single records: it alone says what a record means.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import repeat
from typing import Any, cast

from sitdown.kinds.money.amounts import DecimalMark, NotAnAmountError, minor_digits
from sitdown.kinds.money.dates import NotADateError, parse_date
from sitdown.kinds.money.readers.csv_checks import NoMovementError, tells_balance
from sitdown.kinds.money.readers.csv_rows import REMEMBERED_CELLS, RecordReader, clean
from sitdown.kinds.money.readers.csv_shape import CsvReading
from sitdown.kinds.money.readers.currency_codes import code_of
from sitdown.kinds.money.readers.records import BankRow, SkippedRow

_PLAIN_COLUMN: dict[DecimalMark, re.Pattern[str]] = {
    ".": re.compile(r"(?:-?(?:\d{1,3}(?:,\d{3})+|\d{1,15})\.\d\d\n)*", re.ASCII),
    ",": re.compile(r"(?:-?(?:\d{1,3}(?:\.\d{3})+|\d{1,15}),\d\d\n)*", re.ASCII),
}
"""Amounts with two digits after the mark and nothing that needs a second look, one a line."""

_BETWEEN = "|"
_UNCLEAN = ("  ", f" {_BETWEEN}", f"{_BETWEEN} ", "&")

_made = cast("Callable[[Any], BankRow]", partial(tuple.__new__, BankRow))
"""A row of a tuple of all its fields; half the time of calling the class."""


class _Remembered(dict[str, Any]):
    """What cells mean, found out once for each that is met often."""

    def __init__(self, meaning: Callable[[str], Any]) -> None:
        super().__init__()
        self._meaning = meaning

    def __missing__(self, cell: str) -> Any:
        if len(self) >= REMEMBERED_CELLS:
            self.clear()
        found = self[cell] = self._meaning(cell)
        return found


class _UnusualError(Exception):
    """These records are for the reader of single records."""


class ColumnReader:
    """Makes rows of records, as ``RecordReader`` does and never otherwise."""

    def __init__(self, reading: CsvReading, today: date, *, with_original: bool = False) -> None:
        """Takes what was settled, the local date, and whether rows keep what they were made of."""
        self._with_original = with_original
        self._reading = reading
        self._columns = reading.columns
        self._single = RecordReader(reading, today)
        order = reading.order
        self._days = _Remembered(lambda cell: parse_date(cell, order, today))
        self._texts = _Remembered(clean)
        self._no_balances: set[str] = set()

    def read(
        self, records: Sequence[Sequence[str]], ends: Sequence[int]
    ) -> Iterator[BankRow | SkippedRow]:
        """The movements of records and why others are none, in their order; nothing for those
        that are empty.

        Args:
            records: in the order of the file.
            ends: the line on which each of them ends.
        """
        try:
            return self._together(records, ends)
        except (IndexError, NoMovementError, NotADateError, NotAnAmountError, _UnusualError):
            read = map(self._single.read, ends, records)
            return (row for row in read if row is not None)

    def _together(self, records: Sequence[Sequence[str]], ends: Sequence[int]) -> Iterator[BankRow]:
        if len(set(map(len, records))) != 1 or self._columns.amount_in is not None:
            raise _UnusualError
        columns, cells = self._columns, tuple(zip(*records, strict=True))
        self._check(cells)
        currencies, digits = self._currencies(cells, len(records))
        amounts = self._amounts(records, cells, digits)
        payees = self._payees(records, cells, amounts)
        fields = (
            ends,
            self._dates(records, cells),
            amounts,
            currencies,
            payees,
            self._memos(records, cells, payees),
            _stripped(cells, columns.bank_id, " '"),
            self._balances(cells, digits),
            _stripped(cells, columns.account, " '"),
            _stripped(cells, columns.bank_category, None),
            map(tuple, records) if self._with_original else repeat(()),
        )
        return map(_made, zip(*fields, strict=False))

    def _check(self, cells: Sequence[Sequence[str]]) -> None:
        """Pass for columns in which every record is one by which money moved."""
        columns, checks, width = self._columns, self._single.checks, self._reading.width
        if 0 < width < len(cells) and any(any(map(str.strip, column)) for column in cells[width:]):
            raise _UnusualError
        if columns.pending is not None:
            for word in set(cells[columns.pending]):
                checks.pending(word)
        if columns.status is not None:
            for word in set(cells[columns.status]):
                checks.status(word)
        for place in columns.kind:
            for word in set(cells[place]):
                checks.kind(word)

    def _currencies(self, cells: Sequence[Sequence[str]], count: int) -> tuple[Sequence[str], int]:
        """The code of each record, and how many digits after the mark all of them have."""
        place, usual = self._columns.currency, self._reading.currency
        if place is None:
            return [usual] * count, minor_digits(usual)
        codes = {cell: code_of(cell) or usual for cell in set(cells[place])}
        digits = {minor_digits(code) for code in codes.values()}
        is_one_unnamed = self._reading.rows_name_currency and not all(codes.values())
        if len(digits) != 1 or is_one_unnamed:
            raise _UnusualError
        return [codes[cell] for cell in cells[place]], digits.pop()

    def _dates(
        self, records: Sequence[Sequence[str]], cells: Sequence[Sequence[str]]
    ) -> Sequence[date]:
        if len(self._columns.date) != 1:
            return [self._single.day(record) for record in records]
        return list(map(self._days.__getitem__, cells[self._columns.date[0]]))

    def _amounts(
        self, records: Sequence[Sequence[str]], cells: Sequence[Sequence[str]], digits: int
    ) -> Sequence[int]:
        columns, reading = self._columns, self._reading
        special = columns.direction is not None or reading.fee_factor or reading.lone_credit
        if columns.amount is None or special:
            return [self._single.amount(record, digits) for record in records]
        written = cells[columns.amount]
        amounts = self._plain(written, digits)
        if amounts is None:
            amounts = [self._single.minor(cell, digits) for cell in written]
        return amounts if reading.sign == 1 else [-amount for amount in amounts]

    def _balances(
        self, cells: Sequence[Sequence[str]], digits: int
    ) -> Sequence[int | None] | repeat[None]:
        place = self._columns.balance
        if place is None or place >= len(cells):
            return repeat(None)
        plain = self._plain(cells[place], digits)
        return plain or [self._single.balance(cell, digits) for cell in cells[place]]

    def _plain(self, written: Sequence[str], digits: int) -> list[int] | None:
        """Minor units of a column in which every amount is plain; None when one is not."""
        lines = "\n".join(written) + "\n"
        if digits != 2 or not _PLAIN_COLUMN[self._reading.mark].fullmatch(lines):
            return None
        numbers = list(map(int, lines.replace(".", "").replace(",", "").split()))
        return numbers if len(numbers) == len(written) else None

    def _payees(
        self,
        records: Sequence[Sequence[str]],
        cells: Sequence[Sequence[str]],
        amounts: Sequence[int],
    ) -> Sequence[str]:
        columns, preset = self._columns, self._reading.preset
        payees: Sequence[str] = ()
        if columns.payee and not columns.payer and not (preset and preset.payee_before_tab):
            payees = _plain_texts(cells[columns.payee[0]]) or list(
                map(self._texts.__getitem__, cells[columns.payee[0]])
            )
        if not payees or not all(payees):
            payees = list(map(self._single.payee, records, amounts))
        unheard = set(payees).difference(self._no_balances)
        if tells_balance(unheard):
            raise _UnusualError
        if len(self._no_balances) < REMEMBERED_CELLS:
            self._no_balances |= unheard
        if not all(payees):
            together = zip(records, payees, strict=True)
            if any(tells_balance(record) for record, payee in together if not payee):
                raise _UnusualError
        return payees

    def _memos(
        self,
        records: Sequence[Sequence[str]],
        cells: Sequence[Sequence[str]],
        payees: Sequence[str],
    ) -> Sequence[str]:
        places = self._columns.memo
        if len(places) == 1 and places[0] < len(cells):
            memos = _plain_texts(cells[places[0]]) or list(map(clean, cells[places[0]]))
        else:
            memos = list(map(self._single.memo, records))
        return [memo if memo != payee else "" for memo, payee in zip(memos, payees, strict=True)]


def _plain_texts(cells: Sequence[str]) -> Sequence[str]:
    """The texts as they are when there is nothing to clean in any of them; nothing otherwise."""
    joined = _BETWEEN.join(("", *cells, ""))
    # Of all white space only the space counts as printable.
    plain = joined.isprintable() and not any(map(joined.__contains__, _UNCLEAN))
    return cells if plain else ()


def _stripped(
    cells: Sequence[Sequence[str]], place: int | None, marks: str | None
) -> Sequence[str] | repeat[str]:
    return repeat("") if place is None else [cell.strip(marks) for cell in cells[place]]
