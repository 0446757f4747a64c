"""Goals as faces see them: what is in each, what it asks for this month, and its pace. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sitdown.kinds.money.goals.allocating import Claim, allocate
from sitdown.kinds.money.goals.asking import Ask, Held, Income
from sitdown.kinds.money.goals.fund_movements import Withdrawal
from sitdown.kinds.money.goals.pace import Pace
from sitdown.kinds.money.goals.rules import Goal
from sitdown.kinds.money.snapshot import Month


@dataclass(frozen=True)
class Look:
    """With what goals are looked at.

    Attributes:
        month: for which they ask.
        currency: of budgets, and of the money there is.
        income: what shares are taken of.
        without: a session whose contributions do not count as put in.
    """

    month: Month
    currency: str
    income: Income = Income()  # noqa: RUF009 - it is frozen, and empty
    without: str | None = None


@dataclass(frozen=True)
class Earlier:
    """A goal that held from a month (``YYYY-MM``) on, until another did; None was none."""

    since: str
    line: str | None


@dataclass(frozen=True)
class GoalView:
    """A goal of a fund or a category. Amounts are minor units of ``currency``.

    Attributes:
        key: the fund's id, or the category's key.
        goal: what it comes to; None for a fund that wants nothing.
        line: the goal as it is written; None for a fund that has only an amount and a date.
        since: the month from which it holds, ``YYYY-MM``.
        saved_minor: what is in it.
        due: the month by which it should be full.
        held: what was in it when the month began, and what the month put in.
        asks: what it asks for this month yet; a remainder takes what is left.
        gets_minor: what it gets of the money there is; None while nobody said how much that is.
        pace: how fast it fills; None for what does not fill up.
        earlier: the goals before this one, the oldest first.
        withdrawals: what was paid from a fund, the oldest first.
    """

    key: str
    name: str
    is_fund: bool
    currency: str
    goal: Goal | None
    line: str | None
    since: str | None
    saved_minor: int
    target_minor: int | None
    due: Month | None
    held: Held
    asks: Ask
    gets_minor: int | None
    pace: Pace | None
    earlier: tuple[Earlier, ...]
    withdrawals: tuple[Withdrawal, ...] = ()


def shared_out(
    views: Sequence[GoalView], look: Look, to_give: int | None, others: Iterable[Claim] = ()
) -> tuple[GoalView, ...]:
    """The goals with what each gets; those of another currency get what they ask for.

    Args:
        views: the goals.
        look: with the currency of the money.
        to_give: minor units there are; None leaves the goals as they are.
        others: what else wants some of it.
    """
    if to_give is None:
        return tuple(views)
    claims = [
        Claim(view.key, view.goal, view.asks.amount, view.held)
        for view in views
        if view.currency == look.currency and view.goal is not None
    ]
    given = allocate([*claims, *others], to_give)
    return tuple(replace(view, gets_minor=given.get(view.key, view.asks.amount)) for view in views)
