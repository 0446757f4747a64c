"""The movements of the ledger on their way out, in a format that another program reads."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sitdown.exchange.journal import journal_lines
from sitdown.exchange.movements_csv import csv_lines
from sitdown.kinds.money.taking_out import Asked, taken_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitdown.engine.desk import Desk

Format = Literal["csv", "hledger"]


@dataclass(frozen=True)
class MovementsText:
    """How many movements, and their text, piece by piece as it is read."""

    count: int
    pieces: Iterator[str]


@contextmanager
def movements_text(desk: Desk, asked: Asked, to: Format) -> Iterator[MovementsText]:
    """The movements that were asked for, as one moment has them; never all of them in memory.

    Raises:
        UnknownAccountError: there is no account of that name.
    """
    with taken_out(desk, asked) as taken:
        if to == "csv":
            pieces = csv_lines(taken.movements)
        else:
            pieces = journal_lines(taken.contents, taken.movements, taken.balances())
        yield MovementsText(taken.contents.count, pieces)
