"""Records of a list, turned into movements once it is settled how they are read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import unescape

from sitdown.kinds.money.amounts import (
    NotAnAmountError,
    minor_digits,
    parse_amount,
)
from sitdown.kinds.money.dates import NotADateError, parse_date
from sitdown.kinds.money.readers.column_names import (
    MONEY_IN_WORDS,
    MONEY_OUT_WORDS,
    known_name,
)
from sitdown.kinds.money.readers.csv_checks import (
    Checks,
    NoMovementError,
    WronglyCutError,
    carries_credit,
    tells_balance,
)
from sitdown.kinds.money.readers.csv_layout import is_header
from sitdown.kinds.money.readers.csv_shape import CsvReading
from sitdown.kinds.money.readers.currency_codes import code_of
from sitdown.kinds.money.readers.errors import SeveralListsError
from sitdown.kinds.money.readers.preset import LONGEST_PAYEE_BEFORE_TAB
from sitdown.kinds.money.readers.records import BankRow, SkippedRow

REMEMBERED_CELLS = 10_000
"""Dates and amounts repeat; more than these are not worth the memory."""

_LONGEST_QUOTED_TEXT = 200


class RecordReader:
    """Makes rows of records; remembers the dates and amounts it has met."""

    def __init__(self, reading: CsvReading, today: date) -> None:
        """Takes what was settled, and the local date."""
        self._reading = reading
        self._columns = reading.columns
        self._today = today
        self._dates: dict[str, date] = {}
        self._other_text = False
        self._amounts: dict[tuple[str, int], int] = {}
        self.checks = Checks(reading)
        self._before_tab = reading.preset is not None and reading.preset.payee_before_tab

    def read(self, line: int, record: Sequence[str]) -> BankRow | SkippedRow | None:
        """The movement of a record, why it is none, or None for an empty record."""
        try:
            row = self.movement(line, record)
        except IndexError:
            reason = f"it has only {len(record)} fields"
        except (NotADateError, NotAnAmountError, NoMovementError, WronglyCutError) as error:
            reason = str(error)
        else:
            self._other_text = False
            return row
        return self._skipped(line, reason, record) if any(map(str.strip, record)) else None

    def _skipped(self, line: int, reason: str, record: Sequence[str]) -> SkippedRow:
        """The record as one that was left out.

        Raises:
            SeveralListsError: it is the header of another list: one of other columns, or one with
                a title before it.
        """
        names = [known_name(cell) for cell in record]
        if is_header(names):
            again = names == [known_name(cell) for cell in self._reading.header]
            if not again or self._other_text:
                raise SeveralListsError(self._reading.name, record[:3])
            reason = "it is the header again"
        self._other_text = True
        return _skipped(line, reason, record)

    def movement(self, line: int, record: Sequence[str]) -> BankRow:
        """The movement of a record.

        Raises:
            IndexError: a field is missing.
            NotADateError: there is no day in it.
            NotAnAmountError: there is no amount in it.
            NoMovementError: it is in order, and no movement.
            WronglyCutError: it has a field too many.
        """
        columns = self._columns
        self.checks.all_of(record)
        day = self.day(record)
        currency = self._reading.currency
        column = columns.currency_in if self._came_in(record) else columns.currency
        if column is not None:
            currency = code_of(record[column]) or currency
        if not currency and self._reading.rows_name_currency:
            raise NoMovementError("it names no currency")
        digits = minor_digits(currency)
        amount = self.amount(record, digits)
        balance = None
        if columns.balance is not None and columns.balance < len(record):
            balance = self.balance(record[columns.balance], digits)
        payee = self.payee(record, amount)
        if tells_balance((payee,) if payee else record):
            raise NoMovementError("it is a balance, not a movement")
        memo = self.memo(record)
        return BankRow(
            line,
            day,
            amount,
            currency,
            payee,
            memo if memo != payee else "",
            "" if columns.bank_id is None else record[columns.bank_id].strip(" '"),
            balance,
            "" if columns.account is None else record[columns.account].strip(" '"),
            "" if columns.bank_category is None else record[columns.bank_category].strip(),
            tuple(record),
        )

    def memo(self, record: Sequence[str]) -> str:
        """What the bank wrote beside the payee."""
        places = self._columns.memo
        if len(places) == 1:
            return _text(record, places[0])
        return " ".join(filter(None, [_text(record, place) for place in places]))

    def _came_in(self, record: Sequence[str]) -> bool:
        """Whether a record says so that has other columns for what came in."""
        columns = self._columns
        if columns.amount_in is None or columns.direction is None:
            return False
        return record[columns.direction].strip().casefold() in MONEY_IN_WORDS

    def day(self, record: Sequence[str]) -> date:
        """The day of a record, from the first of its cells that is filled.

        Raises:
            NoMovementError: none is.
            NotADateError: it cannot be read.
        """
        cell = ""
        for place in self._columns.date:
            cell = record[place]
            if cell.strip():
                break
        day = self._dates.get(cell)
        if day is None:
            if not cell.strip():
                raise NoMovementError("it has no date")
            day = parse_date(cell, self._reading.order, self._today)
            if len(self._dates) < REMEMBERED_CELLS:
                self._dates[cell] = day
        return day

    def amount(self, record: Sequence[str], digits: int) -> int:
        """Minor units of a record's movement; money out is negative.

        Raises:
            NoMovementError: there is no amount, or no way it went.
            NotAnAmountError: it cannot be read.
        """
        columns, reading = self._columns, self._reading
        if columns.amount is None:
            return self._sided_amount(record, digits)
        cell = record[columns.amount]
        if columns.amount_in is not None and self._came_in(record):
            cell = record[columns.amount_in]
        if not cell.strip():
            raise NoMovementError("it has no amount")
        amount = self.minor(cell, digits)
        if reading.lone_credit and carries_credit(cell):
            amount = -amount
        if columns.direction is not None:
            return _directed(amount, record[columns.direction])
        amount *= reading.sign
        if reading.fee_factor and columns.fee is not None and record[columns.fee].strip():
            amount += reading.fee_factor * self.minor(record[columns.fee], digits)
        return amount

    def _sided_amount(self, record: Sequence[str], digits: int) -> int:
        """The amount of a record with a column for money out and one for money in.

        Their own signs say nothing where all are alike: some banks write payments to a card as
        negative credit. Where some differ, those went the other way.
        """
        columns, reading = self._columns, self._reading
        debit = record[columns.debit].strip() if columns.debit is not None else ""
        credit = record[columns.credit].strip() if columns.credit is not None else ""
        if not (debit or credit):
            raise NoMovementError("it has no amount")
        of_debit, of_credit = reading.side_signs
        paid_out = _sided(self.minor(debit, digits), of_debit) if debit else 0
        paid_in = _sided(self.minor(credit, digits), of_credit) if credit else 0
        return (paid_in - paid_out) * (reading.sign if columns.sides_guessed else 1)

    def minor(self, cell: str, digits: int) -> int:
        """Minor units of a cell as written.

        Raises:
            NotAnAmountError: it cannot be read.
        """
        key = (cell, digits)
        minor = self._amounts.get(key)
        if minor is None:
            minor = parse_amount(cell, self._reading.mark, digits)
            if len(self._amounts) < REMEMBERED_CELLS:
                self._amounts[key] = minor
        return minor

    def balance(self, cell: str, digits: int) -> int | None:
        """Minor units of a balance; None for one that cannot be read. It proves nothing, and is no
        reason to lose the row.
        """
        try:
            return parse_amount(cell, self._reading.mark, digits) if cell.strip() else None
        except NotAnAmountError:
            return None

    def payee(self, record: Sequence[str], amount: int) -> str:
        """Who was paid, or who paid."""
        columns = self._columns
        places = columns.payer if amount > 0 and columns.payer else columns.payee
        for place in places:
            text = record[place]
            if self._before_tab:
                text = text.partition("\t")[0].partition("  ")[0][:LONGEST_PAYEE_BEFORE_TAB]
            if name := clean(text):
                return name
        memos = (_text(record, place) for place in columns.memo)
        return next(filter(None, memos), "")


def _sided(minor: int, sign: int) -> int:
    return sign * minor if sign else abs(minor)


def _directed(amount: int, direction: str) -> int:
    """An amount without a sign of its own, with the one its direction column gives it."""
    word = direction.strip().casefold()
    if word in MONEY_OUT_WORDS:
        return -abs(amount)
    if word in MONEY_IN_WORDS:
        return abs(amount)
    raise NoMovementError(f"{direction.strip()!r} is neither money in nor money out")


def _text(record: Sequence[str], place: int) -> str:
    return clean(record[place]) if place < len(record) else ""


def clean(text: str) -> str:
    """A cell's text in plain characters, with single spaces."""
    if "&" in text:
        text = unescape(text)
    return " ".join(text.split())


def _skipped(line: int, reason: str, record: Sequence[str]) -> SkippedRow:
    text = " · ".join(cell for cell in record if cell.strip())
    if len(text) > _LONGEST_QUOTED_TEXT:
        text = f"{text[:_LONGEST_QUOTED_TEXT]}…"
    return SkippedRow(line, reason, text)
