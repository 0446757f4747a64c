"""The list of movements that Sitdown itself writes: how its cells are written, and read back.

A cell of text that a spreadsheet would take for a formula gets an apostrophe before it, and so does
one that has apostrophes before such a sign already: taking one away always gives the text back. A
movement that was split has one row a part, so that the amounts of the list add up whichever way
they are grouped; read back, it is one movement again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice

from sitdown.kinds.money.amounts import NotAnAmountError, minor_digits, parse_amount
from sitdown.kinds.money.dates import NotADateError, parse_date
from sitdown.kinds.money.readers.csv_records import record_chunks
from sitdown.kinds.money.readers.encoding import EncodingChoice
from sitdown.kinds.money.readers.records import (
    BankRow,
    Decision,
    OpenStatement,
    Reading,
    SkippedRow,
)
from sitdown.kinds.money.readers.source import Source, bounded_lines

LAYOUT = "Sitdown"
COLUMNS = (
    "Date",
    "Account",
    "Payee",
    "Memo",
    "Amount",
    "Currency",
    "Category",
    "Part",
    "Note",
    "Transfer",
    "File",
    "Transaction ID",
)
"""``Part`` is as ``2 of 3``, ``Note`` is the part's own, ``Transfer`` names the other account."""

SAMPLE_ROWS = 2000
_LONGEST_QUOTED_TEXT = 200
_FORMULA = re.compile("'*[=+\\-@\uff1d\uff0b\uff0d\uff20]")
"""What begins a formula, full width signs too, as OWASP's page on CSV injection lists them."""
_GUARDED = re.compile("''*[=+\\-@\uff1d\uff0b\uff0d\uff20]")
_PART = re.compile(r"([1-9]\d{0,5}) of ([1-9]\d{0,5})", re.ASCII)


class NoPartError(Exception):
    """A row is no part of what was read before it; its text is the reason."""


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula; ``unguarded`` gives it back."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text that was guarded."""
    return cell[1:] if _GUARDED.match(cell) else cell


def decimal_of(minor: int, currency: str) -> str:
    """An amount as a plain number with a point: ``-12.30``."""
    digits = minor_digits(currency)
    sign, text = "-" if minor < 0 else "", str(abs(minor)).rjust(digits + 1, "0")
    return f"{sign}{text[:-digits]}.{text[-digits:]}" if digits else f"{sign}{text}"


def is_own_list(head: str) -> bool:
    """Whether a file begins with the names of our columns."""
    first = head.lstrip("\ufeff").partition("\n")[0].rstrip("\r")
    return first == ",".join(COLUMNS)


def open_own_list(source: Source, encoding: EncodingChoice, today: date) -> OpenStatement:
    """A list that Sitdown wrote; nothing about it is open.

    Raises:
        UnreadableStatementError: the file is damaged.
    """

    def rows() -> Iterator[BankRow | SkippedRow]:
        with source.open_text(encoding.encoding) as text:
            lines = bounded_lines(text, source.name)
            yield from _whole_rows(_records(lines, source.name), today)

    sample = [row for row in islice(rows(), SAMPLE_ROWS) if isinstance(row, BankRow)]
    accounts = {row.account for row in sample}
    currencies = {row.currency for row in sample}
    why = "its header has the names of Sitdown's own list"
    reading = Reading(
        format="csv",
        layout=LAYOUT,
        encoding=encoding.encoding,
        account_hint=accounts.pop() if len(accounts) == 1 else "",
        currency=currencies.pop() if len(currencies) == 1 else "",
        header=COLUMNS,
        decisions=(
            Decision("encoding", encoding.encoding, encoding.why, encoding.certain),
            Decision("layout", LAYOUT, why, certain=True),
        ),
        questions=(),
        layout_fingerprint="sitdown's own",
    )
    return OpenStatement(source.name, reading, rows)


def _records(lines: Iterable[str], name: str) -> Iterator[tuple[int, Sequence[str]]]:
    """The records after the header, with the lines on which they end."""
    chunks = record_chunks(lines, ",", name)
    records = chain.from_iterable(zip(each.ends, each.records, strict=True) for each in chunks)
    return islice(records, 1, None)


@dataclass(slots=True)
class _Begun:
    """A movement of which parts are still to come."""

    row: BankRow
    parts: int
    read: int = 1


def _put_to(begun: _Begun | None, row: BankRow, number: int, parts: int) -> BankRow:
    """The movement with one more part; a first part is its own beginning."""
    if number == 1:
        return row
    if begun is None or (begun.row.bank_id, begun.row.currency) != (row.bank_id, row.currency):
        raise NoPartError(f"part {number} is without the parts before it")
    if (number, parts) != (begun.read + 1, begun.parts):
        raise NoPartError(f"part {number} of {parts} does not follow from the row before")
    begun.read = number
    amount = begun.row.amount_minor + row.amount_minor
    category = row.bank_category if row.bank_category == begun.row.bank_category else ""
    begun.row = begun.row._replace(amount_minor=amount, line=row.line, bank_category=category)
    return begun.row


def _whole_rows(
    records: Iterable[tuple[int, Sequence[str]]], today: date
) -> Iterator[BankRow | SkippedRow]:
    """The movements, their parts put together again, and why other records are none."""
    begun: _Begun | None = None
    for line, record in records:
        if not any(map(str.strip, record)):
            continue
        try:
            row, number, parts = _read(line, record, today)
            row = _put_to(begun, row, number, parts)
        except (NotADateError, NotAnAmountError, NoPartError) as error:
            yield _skipped(line, str(error), record)
            continue
        if begun is not None and number == 1:
            yield _cut_off(begun)
            begun = None
        if number < parts:
            begun = begun or _Begun(row, parts)
            continue
        begun = None
        yield row
    if begun is not None:
        yield _cut_off(begun)


def _cut_off(begun: _Begun) -> SkippedRow:
    row = begun.row
    reason = f"of its {begun.parts} parts only {begun.read} are there"
    return SkippedRow(row.line, reason, f"{row.date} · {row.payee}"[:_LONGEST_QUOTED_TEXT])


def _read(line: int, record: Sequence[str], today: date) -> tuple[BankRow, int, int]:
    """A record's row, the number of the part it is, and how many there are; 1 of 1 when whole."""
    if len(record) != len(COLUMNS):
        raise NoPartError(f"it has {len(record)} fields, not {len(COLUMNS)}")
    day, *texts = record
    account, payee, memo, amount, currency, category, part, _, _, _, row_id = map(unguarded, texts)
    found = _PART.fullmatch(part)
    if part and found is None:
        raise NoPartError(f"{part!r} is no part")
    minor = parse_amount(amount, ".", minor_digits(currency))
    row = BankRow(
        line,
        parse_date(day, "ymd", today),
        minor,
        currency,
        payee,
        memo,
        row_id,
        account=account,
        bank_category=category,
    )
    return (row, int(found[1]), int(found[2])) if found else (row, 1, 1)


def _skipped(line: int, reason: str, record: Sequence[str]) -> SkippedRow:
    text = " · ".join(cell for cell in record if cell.strip())
    return SkippedRow(line, reason, text[:_LONGEST_QUOTED_TEXT])
