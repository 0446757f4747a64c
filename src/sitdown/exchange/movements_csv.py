"""The movements as a list for spreadsheets: CSV as RFC 4180 has it, in UTF-8.

Sitdown reads the list back to the same movements, see ``kinds.money.readers.own_list``.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sitdown.kinds.money.readers.own_list import COLUMNS, decimal_of, guarded
from sitdown.plain_text import one_line

if TYPE_CHECKING:
    from sitdown.kinds.money.taking_out import TakenMovement


def csv_lines(movements: Iterable[TakenMovement]) -> Iterator[str]:
    """The header and a line for each movement, or for each part of one that was split.

    Texts have neither line ends nor what a terminal would obey, and none of them is a formula.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for movement in movements:
        writer.writerows(_rows(movement))
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _rows(movement: TakenMovement) -> Iterator[Sequence[str]]:
    count = len(movement.parts)
    if not count:
        yield _row(movement, movement.amount_minor, movement.category, "", "")
    for number, part in enumerate(movement.parts, 1):
        place = f"{number} of {count}"
        yield _row(movement, part.amount_minor, part.category, place, part.note)


def _row(
    movement: TakenMovement, minor: int, category: str, place: str, note: str
) -> Sequence[str]:
    transfer = movement.transfer
    return (
        movement.date.isoformat(),
        _text(movement.account),
        _text(movement.payee),
        _text(movement.memo),
        decimal_of(minor, movement.currency),
        _text(movement.currency),
        _text(category),
        place,
        _text(note),
        _text(transfer.account) if transfer else "",
        _text(movement.file),
        movement.id,
    )


def _text(text: str) -> str:
    return guarded(one_line(text))
