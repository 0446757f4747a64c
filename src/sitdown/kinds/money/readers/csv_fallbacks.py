"""What the names of a list leave open, looked for in its cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sitdown.kinds.money.dates import NotADateError, parse_date
from sitdown.kinds.money.readers.csv_shape import Columns
from sitdown.kinds.money.readers.currency_codes import CODES, is_currency
from sitdown.kinds.money.written_dates import DateOrder

_ORDERS: tuple[DateOrder, ...] = ("ymd", "dmy", "mdy")
_ROWS_LOOKED_AT = 200

FEWEST_WITH_A_FOOTER = 5
"""Cells of a column of currencies, of which one may be something else."""


def completed(
    columns: Columns, records: Sequence[Sequence[str]], today: date, width: int
) -> Columns:
    """The columns, with those of the dates, the currency and the payee that the cells tell of.

    Args:
        columns: as the names say.
        records: the first movements of the list.
        today: the local date.
        width: how many columns there are.
    """
    looked_at = records[:_ROWS_LOOKED_AT]
    cells = [_filled(looked_at, place) for place in range(width)]
    readable = tuple(at for at in columns.date if any(_is_date(cell, today) for cell in cells[at]))
    columns = replace(columns, date=readable or columns.date)
    named = columns.currency
    if named is None or (cells[named] and not any(map(is_currency, cells[named]))):
        coded = [place for place in range(width) if _are_codes(cells[place])]
        columns = replace(columns, currency=coded[0] if len(coded) == 1 else None)
    columns = replace(columns, memo=tuple(at for at in columns.memo if at != columns.currency))
    if columns.payee or columns.memo:
        return columns
    free = set(range(width)) - _taken(columns)
    wordiest = max(free, key=lambda place: _letters(cells[place]), default=None)
    if wordiest is None or not _letters(cells[wordiest]):
        return columns
    return replace(columns, payee=(wordiest,))


def _filled(records: Iterable[Sequence[str]], place: int) -> list[str]:
    return [
        record[place].strip() for record in records if place < len(record) if record[place].strip()
    ]


def _is_date(cell: str, today: date) -> bool:
    for order in _ORDERS:
        try:
            parse_date(cell, order, today)
        except NotADateError:
            continue
        return True
    return False


def _are_codes(cells: Sequence[str]) -> bool:
    """Whether a column is one of currencies: a few rows below a list may be something else."""
    codes = sum(cell in CODES for cell in cells)
    return codes > 0 and codes >= len(cells) - (len(cells) >= FEWEST_WITH_A_FOOTER)


def _letters(cells: Sequence[str]) -> int:
    return sum(sum(letter.isalpha() for letter in cell) for cell in set(cells))


def _taken(columns: Columns) -> set[int | None]:
    single = (
        columns.amount, columns.debit, columns.credit, columns.direction, columns.currency,
        columns.balance, columns.fee, columns.bank_id, columns.status, columns.account,
        columns.bank_category, columns.pending,
    )  # fmt: skip
    return {*columns.date, *columns.kind, *single}
