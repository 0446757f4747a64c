"""Goals as they are kept: each from a month on, by fund or by category, the earlier ones too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from sitdown.clock import today
from sitdown.engine.desk import Desk
from sitdown.kinds.money.categories import DEFAULT_CATEGORIES, UNCATEGORISED
from sitdown.kinds.money.errors import NoGoalError, UnknownGoalSubjectError
from sitdown.kinds.money.goals.reading import read_goal
from sitdown.kinds.money.goals.rules import Goal, payouts
from sitdown.kinds.money.goals.words import goal_line
from sitdown.kinds.money.main_currency import present_currency
from sitdown.kinds.money.snapshot import Month
from sitdown.kinds.money.tables import FundRow, GoalRow
from sitdown.store.database import Transaction, table_of

_GOAL = table_of(GoalRow)
_FUND = table_of(FundRow)
_SPENDING = {
    each.key: each.title
    for each in DEFAULT_CATEGORIES
    if each.group == "spending" and each.key != UNCATEGORISED
}


@dataclass(frozen=True)
class Subject:
    """What a goal is for: a fund by its id, or a category by its key."""

    key: str
    name: str
    currency: str
    is_fund: bool


@dataclass(frozen=True)
class Version:
    """A goal from a month on (``YYYY-MM``); without one from then on it has none. What it wants is
    in minor units of ``currency``.
    """

    since: str
    line: str | None
    goal: Goal | None
    currency: str

    @property
    def month(self) -> Month:
        """The month it begins with."""
        return int(self.since[:4]), int(self.since[5:])


@dataclass(frozen=True)
class Kept:
    """The goals of one fund or category, up to a month, the oldest first."""

    versions: tuple[Version, ...]

    @property
    def now(self) -> Version:
        """The one that holds."""
        return self.versions[-1]

    def payouts(self, month: Month) -> tuple[tuple[Month, int], ...]:
        """When its repeated goals were due before a month, and for how much, in minor units."""
        return payouts([(each.month, each.goal) for each in self.versions], month)


def kept_in(tx: Transaction, desk: Desk, month: Month) -> Mapping[str, Kept]:
    """The goals of a month with those before them, by fund id or category key."""
    query = (
        select(_GOAL)
        .where(_GOAL.c.user_id == desk.user_id, _GOAL.c.since <= f"{month[0]:04d}-{month[1]:02d}")
        .order_by(_GOAL.c.since, _GOAL.c.number)
    )
    found: dict[str, list[Version]] = {}
    for row in tx.execute(query):
        goal = None if row.line is None else read_goal(row.line, row.currency)
        version = Version(row.since, row.line, goal, row.currency)
        found.setdefault(row.fund_id or row.category, []).append(version)
    return {key: Kept(tuple(versions)) for key, versions in found.items()}


def subject_in(tx: Transaction, desk: Desk, name: str, *, is_fund: bool | None = None) -> Subject:
    """The fund of that name or id, else the category of that key or title; only one of the two when
    ``is_fund`` says which.

    Raises:
        UnknownGoalSubjectError: there is neither.
    """
    wanted = " ".join(name.split()).casefold()
    held = tx.execute(select(_FUND).where(_FUND.c.user_id == desk.user_id).order_by(_FUND.c.name))
    for row in held:
        if is_fund is not False and wanted in {row.name.casefold(), row.id}:
            return Subject(row.id, row.name, row.currency, is_fund=True)
    for key, title in _SPENDING.items():
        if not is_fund and wanted in {key, title.casefold()}:
            return Subject(key, title, present_currency(tx, desk), is_fund=False)
    raise UnknownGoalSubjectError(name)


def set_goal(desk: Desk, name: str, line: str, since: Month | None = None) -> Subject:
    """Give a fund or a category a goal from a month on, by default this one; the one before stays
    as it was for the months before.

    Raises:
        UnknownGoalSubjectError: there is no such fund or category.
        NotAGoalError: the line is no goal.
    """
    with desk.store.write() as tx:
        subject = subject_in(tx, desk, name)
        set_goal_in(tx, desk, subject, read_goal(line, subject.currency), since)
        return subject


def clear_goal(desk: Desk, name: str, since: Month | None = None) -> Subject:
    """End a goal from a month on, by default this one.

    Raises:
        UnknownGoalSubjectError: there is no such fund or category.
        NoGoalError: it has none.
    """
    with desk.store.write() as tx:
        subject = subject_in(tx, desk, name)
        held = kept_in(tx, desk, since or this_month(desk)).get(subject.key)
        if held is None or held.now.goal is None:
            raise NoGoalError(subject.name)
        set_goal_in(tx, desk, subject, None, since)
        return subject


def set_goal_in(
    tx: Transaction, desk: Desk, subject: Subject, goal: Goal | None, since: Month | None = None
) -> None:
    """Say a goal from a month on, or end it with None; what holds already is not said again."""
    year, month = since or this_month(desk)
    line = None if goal is None else goal_line(goal, subject.currency)
    held = kept_in(tx, desk, (year, month)).get(subject.key)
    holds = None if held is None else held.now.line
    if holds == line and (held is None or held.now.currency == subject.currency):
        return
    tx.add(
        GoalRow(
            user_id=desk.user_id,
            fund_id=subject.key if subject.is_fund else None,
            category=None if subject.is_fund else subject.key,
            since=f"{year:04d}-{month:02d}",
            currency=subject.currency,
            line=line,
            said_at=desk.clock.now(),
        )
    )
    tx.flush()


def this_month(desk: Desk) -> Month:
    """The local month."""
    now = today(desk.clock)
    return now.year, now.month
