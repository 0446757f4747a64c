"""Money that lay on an account which is spent from and never went below a floor. Pure.

It is told as it is, and nothing is advised: what it is for is the person's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.balances import Balance, Book, balance_on
from sitdown.kinds.money.coverage import COMPLETE_FROM_DAY
from sitdown.kinds.money.finding import Finding, Key, bucket_of
from sitdown.kinds.money.finding_series import day_name
from sitdown.kinds.money.floors import minor
from sitdown.kinds.money.snapshot import LedgerRow
from sitdown.kinds.money.thresholds import IDLE_DAYS, IDLE_UNITS, IDLE_WEIGHS


@dataclass(frozen=True, slots=True)
class Idle:
    """An account that held more than a floor all along; minor units.

    Attributes:
        lowest: what was on it on its lowest day, the first of several.
        end: the last day that was looked at.
        floor: what it never went below is at least that.
        row_ids: its movements of those days.
    """

    lowest: Balance
    end: date
    days: int
    floor: int
    row_ids: tuple[str, ...]


def idle(book: Book, rows: Iterable[LedgerRow], end: date, *, days: int = IDLE_DAYS) -> Idle | None:
    """Whether an account held the floor on each of the days up to a month's end.

    None too where one of the days cannot be known, where what is known ends before the month's
    28th, and where nothing was paid from the account in those days: money put by is no idle money.

    Args:
        book: what tells of the account.
        rows: the movements of all accounts, in any order.
        end: the month's last day.
        days: how many days count.
    """
    floor = minor(IDLE_UNITS, book.currency)
    first = end - timedelta(days=days - 1)
    here = [
        row
        for row in rows
        if row.account == book.account_id
        and row.currency == book.currency
        and first <= row.date <= end
    ]
    if book.by_hand or not any(row.amount_minor < 0 for row in here):
        return None
    found = [balance_on(book, first + timedelta(days=number)) for number in range(days)]
    known = [each for each in found if each is not None]
    if len(known) < days or known[-1].known_until < end.replace(day=COMPLETE_FROM_DAY):
        return None
    lowest = min(known, key=lambda each: each.amount_minor)
    if lowest.amount_minor < floor:
        return None
    ids = tuple(row.id for row in sorted(here, key=lambda row: (row.date, row.id)))
    return Idle(lowest, end, days, floor, ids)


def of_idle(books: Iterable[Book], rows: Iterable[LedgerRow], end: date) -> Iterator[Finding]:
    """The accounts on which money lay, as findings."""
    every = list(rows)
    for book in books:
        found = idle(book, every, end) if book.stated else None
        if found is not None:
            yield _finding(found)


def _finding(found: Idle) -> Finding:
    lowest = found.lowest
    amount = format_amount(lowest.amount_minor, lowest.currency, cents=False)
    text = (
        f"There was never less than {amount} on it in the {found.days} days to "
        f"{day_name(found.end)}; that was on {day_name(lowest.day)}."
    )
    return Finding(
        Key("idle", lowest.account, bucket_of(lowest.amount_minor, found.floor)),
        f"Lying still: {lowest.account}",
        text,
        lowest.amount_minor // IDLE_WEIGHS,
        {"amount": lowest.amount_minor},
        "idle_cash/1",
        {
            "account": lowest.account,
            "currency": lowest.currency,
            "lowest": lowest.amount_minor,
            "lowest_on": lowest.day.isoformat(),
            "days": found.days,
            "until": found.end.isoformat(),
            "at_least": found.floor,
            "stated": lowest.stated.amount_minor,
            "stated_on": lowest.stated.day.isoformat(),
            "moved_between": lowest.moved,
        },
        found.row_ids,
    )
