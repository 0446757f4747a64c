"""Records, and the lines on which they end, cut as Python's own reader cuts them one by one."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.kinds.money.readers.csv_records import RECORDS_AT_A_TIME, record_chunks
from sitdown.kinds.money.readers.errors import LineTooLongError, TruncatedStatementError
from sitdown.kinds.money.readers.source import CHARACTERS_AT_A_TIME, LONGEST_LINE, bounded_lines

CELLS = st.sampled_from(
    ["a", "", 'say "so"', "two\nlines", "old\rlines", "new\r\nlines\n", "ä\x0bb"]
)
RECORDS = st.lists(st.lists(CELLS, min_size=1, max_size=3), max_size=6)


def one_by_one(text: str) -> list[tuple[list[str], int]]:
    reader = csv.reader(io.StringIO(text, newline=""), skipinitialspace=True)
    return [(record, reader.line_num) for record in reader]


def in_chunks(text: str) -> list[tuple[list[str], int]]:
    lines = bounded_lines(io.StringIO(text, newline=""), "list.csv")
    return [
        (list(record), end)
        for chunk in record_chunks(lines, ",", "list.csv")
        for record, end in zip(chunk.records, chunk.ends, strict=True)
    ]


@given(records=RECORDS, line_end=st.sampled_from(["\n", "\r\n", "\r"]))
def test_records_end_where_they_end(records: list[list[str]], line_end: str) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator=line_end).writerows(records)
    text = written.getvalue()
    assert in_chunks(text) == one_by_one(text)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_so_do_those_of_many_chunks(line_end: str) -> None:
    rows = [f'{number},"{"x" * (number % 90)}{line_end}y"' for number in range(1_500)]
    text = line_end.join([*rows, "last,"])
    assert len(rows) > 2 * RECORDS_AT_A_TIME
    assert len(text) > 2 * CHARACTERS_AT_A_TIME
    assert in_chunks(text) == one_by_one(text)


@pytest.mark.parametrize("before", ["", "a\n", "a\r\n" * 20_000])
def test_a_line_is_as_long_as_a_line_may_be(before: str) -> None:
    longest = f"{before}{'x' * (LONGEST_LINE - 1)}\n"
    assert "".join(bounded_lines(io.StringIO(f"{longest}b\n", newline=""), "a")) == f"{longest}b\n"
    with pytest.raises(LineTooLongError):
        list(bounded_lines(io.StringIO(f"{before}x{'x' * LONGEST_LINE}\n", newline=""), "a"))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("after", [1, 15, 150, 1_000])
def test_a_quote_that_is_never_closed_is_told_with_its_line(line_end: str, after: int) -> None:
    rows = ["a,b,c"] * 3 + ['a,"b,c'] + ["a,b,c"] * after
    with pytest.raises(TruncatedStatementError, match="opened in line 4 is never closed"):
        in_chunks(line_end.join([*rows, ""]))


def test_a_word_that_begins_with_a_sign_for_inches_swallows_nothing() -> None:
    assert in_chunks('a,b,c\na,b 5",c\na,b') == [
        (["a", "b", "c"], 1),
        (["a", 'b 5"', "c"], 2),
        (["a", "b"], 3),
    ]
