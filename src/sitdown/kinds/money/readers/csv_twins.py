"""Several columns of one name, of which one holds the amounts: which one it is, nobody guesses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sitdown.kinds.money.dates import SAID
from sitdown.kinds.money.readers.choices import (
    Choices,
    amount_column_question,
    chosen_amount_column,
)
from sitdown.kinds.money.readers.csv_layout import beside
from sitdown.kinds.money.readers.csv_shape import Columns
from sitdown.kinds.money.readers.csv_signs import Notes


def with_one_amount(
    columns: Columns,
    header: Sequence[str],
    records: Sequence[Sequence[str]],
    choices: Choices,
    notes: Notes,
) -> Columns:
    """The columns, with the one of the amounts that the person named.

    Asked only where the twins differ in some row: one of them may be a balance, a fee, or the
    amount in another currency.

    Args:
        columns: as the names say, the first of the twins among them.
        header: the names of all columns.
        records: the first movements.
        choices: answers that there are already.
        notes: takes the question, or what its answer was.

    Raises:
        UnknownAnswerError: the answer is none of these columns.
    """
    twins = _places_named_as(columns.amount, header)
    unlike = next((row for row in records if len({_cell(row, at) for at in twins}) > 1), None)
    if unlike is None:
        return columns
    chosen = chosen_amount_column(choices, twins)
    if chosen is None:
        notes.ask(
            amount_column_question(header[twins[0]], [(at, _cell(unlike, at)) for at in twins])
        )
        return columns
    notes.decide("amount_column", str(chosen + 1), SAID, certain=True)
    currencies = _places_named_as(columns.currency, header)
    return replace(columns, amount=chosen, currency=beside(currencies, chosen))


def _places_named_as(place: int | None, header: Sequence[str]) -> tuple[int, ...]:
    if place is None or place >= len(header):
        return () if place is None else (place,)
    # As it is written: “Amount in EUR” and “Amount in USD” tell themselves apart.
    name = header[place].strip().casefold()
    return tuple(at for at, found in enumerate(header) if found.strip().casefold() == name)


def _cell(record: Sequence[str], place: int) -> str:
    return record[place].strip() if place < len(record) else ""
