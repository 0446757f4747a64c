"""How a list is cut that has no header, or one in words nobody knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sitdown.kinds.money.readers.columns_by_content import columns_by_content
from sitdown.kinds.money.readers.csv_shape import Columns, Layout
from sitdown.kinds.money.readers.errors import UnknownStatementError
from sitdown.kinds.money.readers.preset import Preset
from sitdown.kinds.money.readers.presets_america import WELLS_FARGO
from sitdown.kinds.money.readers.presets_europe import BARCLAYCARD

_CHECK_NUMBER = 3
"""Where Wells Fargo writes the number of a check."""

_CARD_NAMES = {"visa", "mastercard", "amex", "american express"}


def layout_by_content(records: Sequence[Sequence[str]], delimiter: str, name: str) -> Layout:
    """The layout of a list without a header, or with one in words nobody knows.

    Raises:
        UnknownStatementError: no column of dates or none of amounts can be found.
    """
    found = columns_by_content(records)
    if found is None:
        raise UnknownStatementError(name, "no column of dates and amounts can be found")
    columns = Columns(
        date=(found.date,),
        payee=found.texts[:1],
        memo=found.texts[1:],
        amount=found.amount,
        debit=found.debit,
        credit=found.credit,
        balance=found.balance,
        sides_guessed=found.sides_guessed,
    )
    header_at = found.header_at
    preset = None if header_at is not None else _preset_by_shape(records[found.first_record :])
    if preset is BARCLAYCARD:
        columns = replace(
            columns, amount=None, debit=6, credit=5, balance=None, sides_guessed=False
        )
    elif preset is WELLS_FARGO:
        columns = replace(columns, memo=(_CHECK_NUMBER,))
    return Layout(
        delimiter=delimiter,
        skipped_records=found.first_record,
        header=() if header_at is None else tuple(cell.strip() for cell in records[header_at]),
        preamble=tuple(tuple(record) for record in records[: found.first_record]),
        columns=columns,
        preset=preset,
        currency=preset.currency if preset else "",
        width=found.width,
    )


def _preset_by_shape(records: Sequence[Sequence[str]]) -> Preset | None:
    """The bank of a list without a header, of the two that give such lists."""
    if {record[2] for record in records if len(record) == 5} == {"*"}:
        return WELLS_FARGO
    sevens = [record for record in records if len(record) == 7]
    cards = {record[2].strip().casefold() for record in sevens}
    one_side_each = all(bool(record[5].strip()) != bool(record[6].strip()) for record in sevens)
    return BARCLAYCARD if cards and cards <= _CARD_NAMES and one_side_each else None
