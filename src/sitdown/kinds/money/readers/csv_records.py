"""Lines of a list cut into records, many at a time: a long list has a million of them."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate, chain, islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from sitdown.kinds.money.readers.errors import LineTooLongError, TruncatedStatementError

if TYPE_CHECKING:
    from _csv import Reader

RECORDS_AT_A_TIME = 500
"""Enough to work on columns rather than on cells, few enough to start over with row by row."""

LONGEST_FIELD = 131_072
"""Characters, the limit of Python's own reader."""

MOST_LINES_OF_A_RECORD = 200
"""A quoted field that runs over more lines is one whose closing quote is missing."""


_LINE_END = re.compile(r"\r\n|\r|\n")


class Chunk(NamedTuple):
    """Records in a row, and the line on which each of them ends."""

    records: Sequence[Sequence[str]]
    ends: Sequence[int]


def records_of(lines: Iterable[str], delimiter: str, name: str) -> Iterator[Sequence[str]]:
    """The records of a list.

    Raises:
        TruncatedStatementError: a quotation mark is never closed.
        LineTooLongError: a field is longer than any bank's.
    """
    return chain.from_iterable(chunk.records for chunk in _chunks(lines, delimiter, name))


def record_chunks(lines: Iterable[str], delimiter: str, name: str) -> Iterator[Chunk]:
    """The records of a list that is read to its end, some at a time.

    Raises:
        TruncatedStatementError: a quotation mark is never closed.
        LineTooLongError: a field is longer than any bank's.
    """
    seen: deque[str] = deque(maxlen=MOST_LINES_OF_A_RECORD)

    def remembered(line: str) -> str:
        seen.append(line)
        return line

    chunk = None
    for chunk in _chunks(map(remembered, lines), delimiter, name):
        yield chunk
    if chunk is not None:
        _check_end(chunk, seen, name)


def _chunks(lines: Iterable[str], delimiter: str, name: str) -> Iterator[Chunk]:
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    last_line = 0
    try:
        while chunk := _next_chunk(reader, last_line):
            if chunk.ends[-1] - last_line >= MOST_LINES_OF_A_RECORD + len(chunk.records):
                _check_for_open_quote([last_line, *chunk.ends], name)
            last_line = chunk.ends[-1]
            yield chunk
    except csv.Error as error:
        raise LineTooLongError(name, LONGEST_FIELD) from error


def _next_chunk(reader: Reader, last_line: int) -> Chunk | None:
    records = list(islice(reader, RECORDS_AT_A_TIME))
    if not records:
        return None
    if reader.line_num - last_line == len(records):
        return Chunk(records, range(last_line + 1, reader.line_num + 1))
    lines = (1 + sum(len(_LINE_END.findall(cell)) for cell in record) for record in records)
    return Chunk(records, list(accumulate(lines, initial=last_line))[1:])


def _check_end(chunk: Chunk, seen: Collection[str], name: str) -> None:
    """Refuse a last record that swallowed the lines after it, and so has fewer fields than others.

    In a short list they are fewer than ``MOST_LINES_OF_A_RECORD``.
    """
    last = chunk.records[-1]
    swallowed = len(_LINE_END.findall(last[-1])) if last else 0
    if not swallowed or len(last) >= max(map(len, chunk.records[:-1]), default=0):
        return
    lines = 1 + sum(len(_LINE_END.findall(cell)) for cell in last)
    of_it = islice(seen, max(0, len(seen) - lines), None)
    if sum(line.count('"') for line in of_it) % 2:
        raise _never_closed(name, chunk.ends[-1] - swallowed)


def _never_closed(name: str, line: int) -> TruncatedStatementError:
    missing = f"the quotation mark opened in line {line} is never closed"
    return TruncatedStatementError(name, missing)


def _check_for_open_quote(ends: Iterable[int], name: str) -> None:
    for before, line in pairwise(ends):
        if line - before > MOST_LINES_OF_A_RECORD:
            raise _never_closed(name, before + 1)
