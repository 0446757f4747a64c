"""What was on an account before its first movement, and which of its bank's balances the movements
come to from there. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sitdown.kinds.money.balances import Book, moved_between


@dataclass(frozen=True, slots=True)
class Told:
    """What a bank said was on an account at the end of a day, in minor units.

    Attributes:
        off: by how much the movements come to something else; 0 when they prove it.
    """

    day: date
    amount_minor: int
    off: int


@dataclass(frozen=True, slots=True)
class ProvedBook:
    """One currency of one account, in minor units.

    Attributes:
        account: its name.
        day: the one before its first movement.
        opening_minor: what was on it at the end of that day, so that the first balance its bank
            told is what the movements come to.
        told: by day; whatever follows movements that are missing is off.
    """

    account: str
    currency: str
    day: date
    opening_minor: int
    told: tuple[Told, ...]


def proved(
    books: Iterable[Book], since: date | None = None, until: date | None = None
) -> tuple[ProvedBook, ...]:
    """Every book whose bank told a balance, as far as it can be held against the movements.

    What the person said is left out: it proves nothing. So is an account of which the days asked
    for leave out the beginning, since its movements alone come to no balance.

    Args:
        books: with every movement there is.
        since: the first day that is asked for.
        until: the last one.
    """
    found = []
    for book in books:
        if not book.movements:
            continue
        first = book.movements[0][0]
        told = [
            one
            for one in book.stated
            if not one.by_hand and first <= one.day and (until is None or one.day <= until)
        ]
        if not told or (since is not None and first < since):
            continue
        before = first - timedelta(days=1)
        opening = told[0].amount_minor - moved_between(book, before, told[0].day)
        held = tuple(
            Told(one.day, one.amount_minor, opening + moved - one.amount_minor)
            for one in told
            for moved in [moved_between(book, before, one.day)]
        )
        found.append(ProvedBook(book.account, book.currency, before, opening, held))
    return tuple(found)
