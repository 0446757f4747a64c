"""What the columns of a list without known names hold, judged by their cells alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations

from sitdown.kinds.money.amounts import (
    DecimalMark,
    NotAnAmountError,
    parse_amount,
    settle_decimal_mark,
)

ROWS_LOOKED_AT = 200
SHARE_THAT_FITS = 0.9
"""Of the filled cells of a column; the rest are footers and rows of another make."""

FEWEST_LINKS = 2
"""Steps of a balance that are an amount; one alone may be chance."""

_LOOKS_LIKE_DATE = re.compile(
    r"\s*(?:[^\W\d]{2,}\.?,? )??"
    r"(?:\d{4}[-/. 年]\d{1,2}[-/. 月]\d{1,2}|\d{1,2}[-/. ]\d{1,2}[-/. ']\d{2,4}|\d{8}"
    r"|\d{1,2}[-/. ]+[^\W\d]{3,}[-/., ]+\d{2,4}|[^\W\d]{3,} \d{1,2},? \d{4})(?!\d)"
)
_NUMBER_AMONG_WORDS = re.compile(r"[^\W\d].*\d.*[^\W\d]")
_LETTERS = re.compile(r"[^\W\d]+")
MINUS_SIGNS = ("-", "\u2212", "\u2013", "(")
_MARKS: tuple[DecimalMark, ...] = (".", ",")


@dataclass(frozen=True, slots=True)
class FoundColumns:
    """What was found; either an amount, or a debit and a credit."""

    first_record: int
    header_at: int | None
    date: int
    amount: int | None
    debit: int | None
    credit: int | None
    balance: int | None
    texts: tuple[int, ...]
    """The columns of words, the longest first."""
    width: int
    sides_guessed: bool
    """Whether nothing but their order says which of the two is the debit."""


def columns_by_content(records: Sequence[Sequence[str]]) -> FoundColumns | None:
    """The columns of a list; None when there are no dates or no amounts in it."""
    widths = Counter(len(record) for record in records if len(record) > 1)
    if not widths:
        return None
    width = max(widths, key=lambda each: (widths[each], each))
    first = _first_record(records, width)
    if first is None:
        return None
    body = [record for record in records[first:] if len(record) == width][:ROWS_LOOKED_AT]
    columns = [[record[place].strip() for record in body] for place in range(width)]
    dates = [place for place in range(width) if _mostly(columns[place], _is_date)]
    numbers = [
        place
        for place in range(width)
        if place not in dates and _mostly(columns[place], _is_amount) and _has_cents(columns[place])
    ]
    if not dates or not numbers:
        return None
    debit, credit, guessed = _sides(columns, numbers)
    numbers = numbers if debit is not None else _balance_last(columns, numbers)
    amount = None if debit is not None else numbers[0]
    after = [place for place in numbers if place not in {debit, credit, amount}]
    before = records[first - 1] if first else ()
    return FoundColumns(
        first_record=first,
        header_at=first - 1 if len(before) == width else None,
        date=dates[0],
        amount=amount,
        debit=debit,
        credit=credit,
        balance=after[-1] if after else None,
        texts=_texts(columns, {*dates, *numbers}),
        width=width,
        sides_guessed=guessed,
    )


def _first_record(records: Sequence[Sequence[str]], width: int) -> int | None:
    """The first record of full width that holds a date and an amount."""
    for place, record in enumerate(records):
        if len(record) == width and any(map(_is_date, record)) and any(map(_is_amount, record)):
            return place
    return None


def _mostly(cells: Sequence[str], fits: Callable[[str], bool]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(map(fits, filled)) >= SHARE_THAT_FITS * len(filled)


def _is_date(cell: str) -> bool:
    return _LOOKS_LIKE_DATE.match(cell) is not None


def _is_amount(cell: str) -> bool:
    """Whether a cell can be an amount: with a word on one side of it, not with one on each."""
    if _NUMBER_AMONG_WORDS.search(cell):
        return False
    for mark in _MARKS:
        try:
            parse_amount(cell, mark)
        except NotAnAmountError:
            continue
        return True
    return False


def _has_cents(cells: Sequence[str]) -> bool:
    """Whether a column of numbers has a mark or a sign somewhere.

    Ids, check numbers and shops with a number in their name do not.
    """
    return any(not _LETTERS.sub("", cell).strip().isalnum() for cell in cells if cell)


def _sides(
    columns: Sequence[Sequence[str]], numbers: Sequence[int]
) -> tuple[int | None, int | None, bool]:
    """Two columns of numbers of which each row fills exactly one: money out, then money in; and
    whether only their order says so.

    Amounts with a minus in one of them are the money out. Two columns that both have some, or one
    that has some amounts with and some without, are two amounts of another meaning.
    """
    for left, right in pairwise(numbers):
        pairs = list(zip(columns[left], columns[right], strict=True))
        one_each = sum(bool(a) != bool(b) for a, b in pairs)
        if one_each < SHARE_THAT_FITS * len(pairs) or not any(a for a, _ in pairs):
            continue
        minus = [_share_with_minus(columns[place]) for place in (left, right)]
        if minus == [0, 1]:
            return right, left, False
        if minus in ([0, 0], [1, 0]):
            return left, right, minus == [0, 0]
    return None, None, False


def _balance_last(columns: Sequence[Sequence[str]], numbers: list[int]) -> list[int]:
    """Columns of numbers, a running balance last, and first the amounts that it follows from."""
    cells = [cell for place in numbers for cell in columns[place]]
    mark = settle_decimal_mark(cells).mark
    minor = {place: [_minor(cell, mark) for cell in columns[place]] for place in numbers}
    for amount, balance in permutations(numbers, 2):
        if _follows(minor[balance], minor[amount]):
            return [amount, *(each for each in numbers if each not in {amount, balance}), balance]
    return numbers


def _minor(cell: str, mark: DecimalMark) -> int | None:
    try:
        return parse_amount(cell, mark)
    except NotAnAmountError:
        return None


def _follows(balances: Sequence[int | None], amounts: Sequence[int | None]) -> bool:
    """Whether most steps of the one are as large as the other, in either order of time."""
    steps = [
        later - before if later is not None and before is not None else None
        for before, later in pairwise(balances)
    ]
    for of_step in (amounts[1:], amounts[:-1]):
        pairs = list(zip(steps, of_step, strict=True))
        held = sum(None not in {a, b} and abs(a or 0) == abs(b or 0) for a, b in pairs)
        if held >= FEWEST_LINKS and held >= SHARE_THAT_FITS * len(pairs):
            return True
    return False


def _share_with_minus(cells: Sequence[str]) -> float:
    filled = [cell for cell in cells if cell]
    return sum(cell.startswith(MINUS_SIGNS) for cell in filled) / len(filled) if filled else 0.0


def _texts(columns: Sequence[Sequence[str]], taken: set[int]) -> tuple[int, ...]:
    """The columns with words in them, by how much they say."""
    length = {
        place: sum(sum(letter.isalpha() for letter in cell) for cell in cells)
        for place, cells in enumerate(columns)
        if place not in taken
    }
    return tuple(sorted((place for place in length if length[place]), key=lambda p: -length[p]))
