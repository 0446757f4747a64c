"""What is on an account on a day: a stated balance, moved by the movements between. Pure.

Each currency of an account is a book of its own, and books of two currencies are never added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sitdown.kinds.money.thresholds import GRACE_DAYS


@dataclass(frozen=True, slots=True)
class Stated:
    """What was on an account at the end of a day, in minor units; the bank's file or the person
    says so.
    """

    day: date
    amount_minor: int
    by_hand: bool


@dataclass(frozen=True, slots=True)
class Book:
    """One currency of one account.

    Attributes:
        account: its name.
        by_hand: whether no bank file is expected: a house, a loan, cash.
        stated: one a day, the oldest first.
        movements: what each day moved in minor units, all of its movements together, by day.
    """

    account_id: str
    account: str
    currency: str
    by_hand: bool
    stated: tuple[Stated, ...] = ()
    movements: tuple[tuple[date, int], ...] = ()

    @property
    def moved_until(self) -> date | None:
        """The last day of which a movement is known; None without any."""
        return self.movements[-1][0] if self.movements else None


@dataclass(frozen=True, slots=True)
class Balance:
    """What is on an account at the end of a day.

    Attributes:
        stated: what it rests on.
        moved: minor units that the movements between brought.
        known_until: the last day that a movement or a statement tells of, up to the day asked for.
    """

    account_id: str
    account: str
    currency: str
    day: date
    amount_minor: int
    stated: Stated
    moved: int
    known_until: date


def balance_on(book: Book, day: date) -> Balance | None:
    """The nearest stated balance, moved by what was booked between; None when nobody can know.

    After a stated day what is not known has not moved it: ``known_until`` tells how far that goes.
    Before one, every day between must lie within the account's movements, or what happened on the
    others would be taken for nothing. Of two equally near the earlier is taken.
    """
    usable = [one for one in book.stated if _reaches(book, one, day)]
    if not usable:
        return None
    near = min(usable, key=lambda one: (abs((one.day - day).days), one.day))
    moved = moved_between(book, near.day, day)
    last = [held for held, _ in book.movements if held <= day]
    known = max([near.day, *last[-1:]]) if near.day <= day else day
    amount = near.amount_minor + moved
    return Balance(
        book.account_id, book.account, book.currency, day, amount, near, moved, known
    )  # fmt: skip


def _reaches(book: Book, stated: Stated, day: date) -> bool:
    if stated.day <= day:
        return True
    if not book.movements:
        return False
    first, last = book.movements[0][0], book.movements[-1][0]
    return first <= day + timedelta(days=1) and stated.day <= last + timedelta(days=GRACE_DAYS)


def moved_between(book: Book, start: date, end: date) -> int:
    """Minor units from the end of one day to the end of another; the other way round it is what
    has to be taken back.
    """
    early, late = sorted((start, end))
    between = sum(moved for day, moved in book.movements if early < day <= late)
    return between if start <= end else -between


def gap_of(book: Book) -> int:
    """By how much the last two stated balances differ from what was booked between them, in minor
    units; 0 when they agree, or when there are not two.
    """
    if len(book.stated) < 2 or not book.movements:
        return 0
    before, after = book.stated[-2:]
    if after.day > book.movements[-1][0] + timedelta(days=GRACE_DAYS):
        return 0
    return after.amount_minor - before.amount_minor - moved_between(book, before.day, after.day)


def unknown(book: Book) -> str:
    """What to say of an account of which no balance is known."""
    return f"I do not know what is on {book.account}."


@dataclass(frozen=True, slots=True)
class Worth:
    """What all accounts of one currency come to at the end of a day; minor units.

    Attributes:
        parts: each account's share of it.
    """

    currency: str
    day: date
    amount_minor: int
    parts: tuple[Balance, ...]


def worth_over(books: Iterable[Book], days: Sequence[date]) -> tuple[Worth, ...]:
    """Net worth by currency on some days, in their order; accounts nobody ever stated are left out.

    A day is left out of a currency when one of its accounts cannot be known then: a line that
    begins with half of the accounts would show a gain that was none.
    """
    by_currency: dict[str, list[Book]] = {}
    for book in books:
        if book.stated:
            by_currency.setdefault(book.currency, []).append(book)
    return tuple(
        worth
        for currency, some in sorted(by_currency.items())
        for worth in _worth_of(currency, some, days)
    )


def _worth_of(currency: str, books: Sequence[Book], days: Sequence[date]) -> Iterator[Worth]:
    for day in days:
        parts = [balance_on(book, day) for book in books]
        known = tuple(part for part in parts if part is not None)
        if len(known) == len(parts):
            yield Worth(currency, day, sum(part.amount_minor for part in known), known)


def month_ends(day: date, months: int) -> tuple[date, ...]:
    """The last days of the months before a day, the oldest first, and then the day itself."""
    first = day.replace(day=1)
    ends = []
    for _ in range(months - 1):
        ends.append(first - timedelta(days=1))
        first = ends[-1].replace(day=1)
    return (*reversed(ends), day)
