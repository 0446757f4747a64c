"""How much of a month is known: every claim about it rests on that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Protocol

from sitdown.kinds.money.categories import UNCATEGORISED

COMPLETE_FROM_DAY = 28
"""A month is complete when every active account reaches this day."""

FEWEST_ROWS_OF_ACTIVE_ACCOUNT = 8
"""Movements in this or the last month from which an account should reach the month's end.

A savings account moves once a month, on any day; waiting for its end would wait forever.
"""

SILENT_TIMES = 1.5
"""An account that moves again in the month after, and was silent no longer than so many times its
longest silence of the two months until then, is known in between (ours)."""
MOST_SILENT_DAYS = 10
"""A silence longer than this may be a file that was left out, whatever was usual (ours)."""

LATEST_FIRST_DAY = 4
"""When nothing earlier is known, the month is only complete if it begins by this day."""


MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""In English whatever the machine's language, as the rest of the voice."""


WEEKS_OF_A_CLAIM = 3
"""A claim about a month wants three fifths of it; below that the buddy asks."""


class Dated(Protocol):
    """What coverage is counted on."""

    @property
    def date(self) -> date:
        """The local day of the movement."""

    @property
    def account(self) -> str:
        """The account it is on."""

    @property
    def category(self) -> str:
        """The category's key."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is known of a month."""

    first_date: date | None
    last_date: date | None
    transactions: int
    uncategorised: int
    complete: bool
    weeks: int
    """Whole weeks known, at most 4."""
    sentence: str
    """Such as “I have 3 weeks of October.”"""

    @property
    def is_enough(self) -> bool:
        """Whether enough is known to make a claim about the whole month."""
        return self.complete or self.weeks >= WEEKS_OF_A_CLAIM


def coverage_of(
    rows: Collection[Dated],
    rows_before: Collection[Dated],
    month: int,
    rows_after: Collection[Dated] = (),
) -> Coverage:
    """What is known of a month.

    Args:
        rows: the movements of the month.
        rows_before: those of the month before; when there are any, the month is known from its
            first day on.
        month: from 1.
        rows_after: those of the month after, as far as they are known.
    """
    dates = sorted(row.date for row in rows)
    first = dates[0] if dates else None
    last = dates[-1] if dates else None
    known_from = 1 if rows_before or first is None else first.day
    days = 0 if last is None else last.day - known_from + 1
    complete = known_from <= LATEST_FIRST_DAY and _every_account_ends(rows, rows_before, rows_after)
    weeks = min(4, days // 7)
    return Coverage(
        first_date=first,
        last_date=last,
        transactions=len(rows),
        uncategorised=sum(row.category in {"", UNCATEGORISED} for row in rows),
        complete=complete,
        weeks=weeks,
        sentence=_sentence(MONTH_NAMES[month - 1], days, weeks, complete=complete),
    )


def last_days(rows: Collection[Dated], rows_before: Collection[Dated]) -> dict[str, int]:
    """By account, the last day of the month on which something is known; 0 for none.

    Only of accounts that should reach the month's end: the active ones, or where none is active
    all that have a movement in the month.
    """
    last_day: dict[str, int] = {}
    for row in rows:
        last_day[row.account] = max(last_day.get(row.account, 0), row.date.day)
    now = Counter(row.account for row in rows)
    before = Counter(row.account for row in rows_before)
    active = {
        account
        for account in now | before
        if max(now[account], before[account]) >= FEWEST_ROWS_OF_ACTIVE_ACCOUNT
    }
    expected = active or set(last_day)
    return {account: last_day.get(account, 0) for account in expected}


def _every_account_ends(
    rows: Collection[Dated], rows_before: Collection[Dated], rows_after: Collection[Dated]
) -> bool:
    """Whether each active account reaches the end of the month, or went on after it."""
    known = last_days(rows, rows_before)
    short = [account for account, day in known.items() if day < COMPLETE_FROM_DAY]
    return bool(known) and all(
        known[account] and _went_on(account, [*rows_before, *rows], rows_after) for account in short
    )


def _went_on(account: str, until: Collection[Dated], after: Collection[Dated]) -> bool:
    """Whether an account moved again after a silence that is nothing unusual for it."""
    following = min((row.date for row in after if row.account == account), default=None)
    if following is None:
        return False
    days = sorted({row.date for row in until if row.account == account})
    silences = [(later - day).days for day, later in pairwise(days)]
    longest = SILENT_TIMES * max(silences, default=0)
    return (following - days[-1]).days <= min(MOST_SILENT_DAYS, longest)


def _sentence(month_name: str, days: int, weeks: int, *, complete: bool) -> str:
    if complete:
        return f"I have all of {month_name}."
    if not days:
        return f"I have nothing of {month_name} yet."
    if weeks:
        return f"I have {weeks} {'week' if weeks == 1 else 'weeks'} of {month_name}."
    return f"I have {days} {'day' if days == 1 else 'days'} of {month_name}."
