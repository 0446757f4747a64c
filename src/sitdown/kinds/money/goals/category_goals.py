"""The categories' goals: what each asks to be budgeted in a month.

What is in a category is what its budgets left over since it first had a goal: a budget that was
not spent waits for what the goal is for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sitdown.clock import today
from sitdown.engine.desk import Desk
from sitdown.kinds.money.budgets import budgets_in
from sitdown.kinds.money.categories import CATEGORY_TITLES
from sitdown.kinds.money.goals.asking import Held, ask
from sitdown.kinds.money.goals.keeping import Kept, Version, kept_in
from sitdown.kinds.money.goals.pace import Filling, Pace, pace_of
from sitdown.kinds.money.goals.rules import (
    Average,
    ByDate,
    Goal,
    Refill,
    Remainder,
    Share,
    due_month,
    months_between,
    target_of,
)
from sitdown.kinds.money.goals.views import Earlier, GoalView, Look
from sitdown.kinds.money.ledger import rows_between
from sitdown.kinds.money.month_days import first_day, last_day
from sitdown.kinds.money.snapshot import Month, month_before
from sitdown.store.database import Transaction

MOST_MONTHS = 24
"""What was left over longer ago does not count: a ledger of many years is not read through."""


@dataclass(frozen=True)
class _Past:
    """Minor units of the months before, the latest first; what is not there is nothing."""

    months: Sequence[Month]
    spent: Mapping[tuple[str, Month], int]
    budgets: Mapping[Month, Mapping[str, int]]
    known_from: Month


def category_goals_in(tx: Transaction, desk: Desk, look: Look) -> tuple[GoalView, ...]:
    """The goals of the categories that have one, in the order of the categories; each in the
    currency that it was said in, where it names an amount.
    """
    kept = kept_in(tx, desk, look.month)
    found = [
        _Category(key, kept[key], goal, _look_at(kept[key].now, goal, look))
        for key in CATEGORY_TITLES
        if key in kept and (goal := kept[key].now.goal) is not None
    ]
    back: dict[str, int] = {}
    for each in found:
        back[each.look.currency] = max(back.get(each.look.currency, 0), each.looks_back)
    pasts = {
        currency: _past(tx, desk, replace(look, currency=currency), steps)
        for currency, steps in back.items()
    }
    now = today(desk.clock)
    return tuple(each.seen(pasts[each.look.currency], now) for each in found)


def _look_at(version: Version, goal: Goal, look: Look) -> Look:
    """A share or a mean is of whatever currency it is taken of; an amount keeps its own."""
    rule = goal.rule
    if isinstance(rule, Average | Share) or (isinstance(rule, Remainder) and rule.cap is None):
        return look
    return replace(look, currency=version.currency)


def _past(tx: Transaction, desk: Desk, look: Look, steps: int) -> _Past:
    months = [month_before(look.month, at + 1) for at in range(steps)]
    spent: dict[tuple[str, Month], int] = {}
    known_from = look.month
    if months:
        first, last = months[-1], months[0]
        for row in rows_between(tx, desk, first_day(first), last_day(last)):
            if row.currency == look.currency:
                key = (row.category, (row.date.year, row.date.month))
                spent[key] = spent.get(key, 0) - row.amount_minor
                known_from = min(known_from, key[1])
    return _Past(months, spent, {each: budgets_in(tx, desk, *each) for each in months}, known_from)


@dataclass(frozen=True)
class _Category:
    """A category with its goals and the one that holds."""

    key: str
    kept: Kept
    goal: Goal
    look: Look

    @property
    def looks_back(self) -> int:
        """How many months before have to be known."""
        if isinstance(self.goal.rule, Average):
            return self.goal.rule.months
        if target_of(self.goal.rule) is None:
            return 0
        return min(MOST_MONTHS, max(0, months_between(self._first, self.look.month)))

    @property
    def _first(self) -> Month:
        """The month of its first goal."""
        return next(each.month for each in self.kept.versions if each.goal is not None)

    def seen(self, past: _Past, now: date) -> GoalView:
        """The category's goal as it is looked at."""
        rule = self.goal.rule
        left_over = self._left_over(past)
        saved = max(0, sum(left_over.values()))
        known = [month for month in past.months if month >= past.known_from]
        held = Held(saved, 0, tuple(past.spent.get((self.key, month), 0) for month in known))
        due = due_month(rule, self.look.month) if isinstance(rule, ByDate) else None
        *earlier, version = self.kept.versions
        return GoalView(
            key=self.key,
            name=CATEGORY_TITLES[self.key],
            is_fund=False,
            currency=self.look.currency,
            goal=self.goal,
            line=version.line,
            since=version.since,
            saved_minor=saved,
            target_minor=target_of(rule),
            due=due,
            held=held,
            asks=ask(self.goal, held, self.look.month, self.look.income),
            gets_minor=None,
            pace=self._pace(left_over, saved, due, now),
            earlier=tuple(Earlier(each.since, each.line) for each in earlier),
        )

    def _left_over(self, past: _Past) -> Mapping[Month, int]:
        """What each month since the first goal left of its budget; nothing for a goal that does
        not fill up. What may be spent already is not taken off.
        """
        rule = self.goal.rule
        if target_of(rule) is None:
            return {}
        spent_from = None
        if isinstance(rule, ByDate) and rule.spend_from is not None:
            later = months_between(rule.by, due_month(rule, self.look.month))
            spent_from = month_before(rule.spend_from, -later)
        return {
            month: past.budgets[month].get(self.key, 0)
            - (0 if spent_from and month >= spent_from else past.spent.get((self.key, month), 0))
            for month in past.months
            if month >= self._first
        }

    def _pace(
        self, left_over: Mapping[Month, int], saved: int, due: Month | None, now: date
    ) -> Pace | None:
        target = target_of(self.goal.rule)
        if target is None or isinstance(self.goal.rule, Refill):
            return None
        inflows = tuple((last_day(month), amount) for month, amount in left_over.items())
        since = first_day(self._first)
        return pace_of(Filling(self.look.currency, saved, target, due, since, inflows), now)
