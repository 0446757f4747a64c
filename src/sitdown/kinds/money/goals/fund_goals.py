"""The funds' goals: what reviews put in, what each asks for, and its pace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from sitdown.clock import local, today
from sitdown.engine.desk import Desk
from sitdown.kinds.money.budgets import FundView, funds_in
from sitdown.kinds.money.goals.asking import Ask, Held, ask
from sitdown.kinds.money.goals.fund_movements import Put, after_charges
from sitdown.kinds.money.goals.keeping import Kept, kept_in
from sitdown.kinds.money.goals.pace import Filling, Pace, pace_of
from sitdown.kinds.money.goals.put_aside import put_aside_in
from sitdown.kinds.money.goals.rules import ByDate, Goal, Reach, months_between
from sitdown.kinds.money.goals.views import Earlier, GoalView, Look
from sitdown.kinds.money.snapshot import Month, month_before
from sitdown.kinds.money.tables import FundRow
from sitdown.store.database import Transaction, table_of

_FUND = table_of(FundRow)


def fund_goals_in(tx: Transaction, desk: Desk, look: Look) -> tuple[GoalView, ...]:
    """The goals of all funds, by name; a fund without one is wanted by its date when it has one."""
    put = put_aside_in(tx, desk)
    made = tx.execute(select(_FUND.c.id, _FUND.c.created_at).where(_FUND.c.user_id == desk.user_id))
    begun = {row.id: local(desk.clock, row.created_at).date() for row in made}
    kept = kept_in(tx, desk, look.month)
    now = today(desk.clock)
    return tuple(
        _Fund(fund, put.get(fund.id, ()), kept.get(fund.id), begun[fund.id], look.month).seen(
            look, now
        )
        for fund in funds_in(tx, desk)
    )


@dataclass(frozen=True)
class _Fund:
    """A fund with what was put in, its goals, the local day it was begun on, and the month that
    asks.
    """

    fund: FundView
    put: Sequence[Put]
    kept: Kept | None
    begun: date
    month: Month

    def seen(self, look: Look, now: date) -> GoalView:
        """The fund's goal as it is looked at."""
        fund, goal, held = self.fund, self.goal, self._held(look)
        versions = self.kept.versions if self.kept else ()
        return GoalView(
            key=fund.id,
            name=fund.name,
            is_fund=True,
            currency=fund.currency,
            goal=goal,
            line=fund.goal,
            since=versions[-1].since if fund.goal else None,
            saved_minor=fund.saved_minor,
            target_minor=fund.target_minor,
            due=self._due,
            held=held,
            asks=Ask(0) if goal is None else ask(goal, held, look.month, look.income),
            gets_minor=None,
            pace=None if fund.is_spent else self._pace(now),
            earlier=tuple(Earlier(each.since, each.line) for each in versions[:-1]),
            withdrawals=fund.withdrawals,
        )

    @property
    def goal(self) -> Goal | None:
        """What is wanted of it: its goal, else its amount by its date; nothing once it is spent."""
        if self.fund.is_spent:
            return None
        if self.kept is not None and self.kept.now.goal is not None:
            said = self.kept.now.goal
            if not isinstance(said.rule, ByDate):
                return said
            rule = after_charges(said.rule, self.fund.withdrawals, self.month)
            return Goal(rule, said.priority)
        if self.fund.target_minor and self._due is not None:
            return Goal(ByDate(self.fund.target_minor, self._due))
        return Goal(Reach(self.fund.target_minor)) if self.fund.target_minor else None

    @property
    def _due(self) -> Month | None:
        due = self.fund.due_on
        return None if due is None else (due.year, due.month)

    def _held(self, look: Look) -> Held:
        counted = [each for each in self.put if each.session_id != look.without]
        left_out = sum(each.amount for each in self.put) - sum(each.amount for each in counted)
        by_month: dict[Month, int] = {}
        for each in counted:
            by_month[each.month] = by_month.get(each.month, 0) + each.amount
        put_in = by_month.get(look.month, 0)
        first = min([(self.begun.year, self.begun.month), *by_month])
        known = range(months_between(first, look.month))
        earlier = (month_before(look.month, at + 1) for at in known)
        return Held(
            saved=max(0, self.fund.saved_minor - left_out - put_in),
            put_in=put_in,
            history=tuple(by_month.get(month, 0) for month in earlier),
        )

    def _pace(self, now: date) -> Pace:
        inflows = tuple((each.day, each.amount) for each in self.put)
        fund = self.fund
        filling = Filling(
            currency=fund.currency,
            saved=fund.saved_minor,
            target=fund.target_minor,
            due=self._due,
            since=min([self.begun, *(each.day for each in self.put)]),
            inflows=inflows,
        )
        return pace_of(filling, now)
