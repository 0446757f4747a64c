"""Whether a list breaks off in its last line: the row in it would lose a part, or cents.

A list whose last line has a line end may be cut as well; nothing in it could tell.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from datetime import date

from sitdown.kinds.money.dates import NotADateError, parse_date
from sitdown.kinds.money.readers.csv_shape import CsvReading
from sitdown.kinds.money.readers.errors import TruncatedStatementError
from sitdown.kinds.money.readers.source import Source

TAIL_BYTES = 1 << 16
"""Bytes at the end of the file that are looked at; the longest lines known are of one thousand."""

_BEGINNING_OF_A_DAY = re.compile(r"\d[\d./-]*")
_CENTS = re.compile(r"[.,]\d\d\D*$")


def check_ending(
    source: Source, encoding: str, delimiter: str, reading: CsvReading, today: date
) -> None:
    """Pass for a list that ends with a whole line.

    Args:
        source: the file.
        encoding: what it is read with.
        delimiter: what stands between its fields.
        reading: what was settled.
        today: the local date.

    Raises:
        TruncatedStatementError: its last line is the beginning of a movement.
    """
    lines = _last_lines(source, encoding)
    if len(lines) < 2 or not lines[-1].strip():
        return
    records = list(csv.reader(lines[1:], delimiter=delimiter, skipinitialspace=True))
    date_at = reading.columns.date[0]

    def has_day(record: Sequence[str]) -> bool:
        try:
            return date_at < len(record) and bool(parse_date(record[date_at], reading.order, today))
        except NotADateError:
            return False

    whole = list(filter(has_day, records[:-1]))
    if not whole or len(records) < 2 or whole[-1] is not records[-2]:
        return
    last = records[-1]
    is_short = len(last) < len(whole[-1]) or lines[-1].count('"') % 2 == 1
    # Some banks write a line of sums below their lists, which is short and begins with a word.
    in_the_day = len(last) == date_at + 1 and _BEGINNING_OF_A_DAY.fullmatch(last[date_at])
    if (is_short and (in_the_day or has_day(last))) or _lost_cents(last, whole):
        raise TruncatedStatementError(source.name, "its last line breaks off")


def _last_lines(source: Source, encoding: str) -> list[str]:
    """The last lines, the first of them maybe not from its beginning."""
    with source.open_bytes() as file:
        size = file.seek(0, io.SEEK_END)
        file.seek(max(0, (size - TAIL_BYTES) & ~1))
        tail = file.read().decode(encoding.removesuffix("-sig"), errors="replace")
    if size <= TAIL_BYTES:
        tail = f"\n{tail}"
    return tail.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _lost_cents(last: Sequence[str], whole: Sequence[Sequence[str]]) -> bool:
    """Whether the last field alone has no cents, in a list whose rows all end with an amount."""
    alike = [record for record in whole if len(record) == len(last)]
    cents_everywhere = bool(alike) and all(_CENTS.search(record[-1]) for record in alike)
    return cents_everywhere and bool(last[-1].strip()) and not _CENTS.search(last[-1])
