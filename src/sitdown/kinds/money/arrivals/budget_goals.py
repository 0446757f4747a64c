"""The budgets that goals of categories ask for in the month to come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sitdown.engine.kind import Turn
from sitdown.kinds.money.arrivals.funds import facts_of, share_of, to_put_by
from sitdown.kinds.money.goals.allocating import Claim
from sitdown.kinds.money.goals.category_goals import category_goals_in
from sitdown.kinds.money.goals.incomes import income_in_review
from sitdown.kinds.money.goals.rules import Fixed, Goal
from sitdown.kinds.money.goals.views import GoalView, Look, shared_out
from sitdown.kinds.money.keeping import income_of
from sitdown.kinds.money.snapshot import Snapshot, month_before
from sitdown.kinds.money.voice import amount, listed

LAST = 1_000
"""Behind every priority a goal can have: what is usual yields to what the person wants."""


def budget_goals(turn: Turn, taken: Snapshot, usual: Mapping[str, int]) -> tuple[GoalView, ...]:
    """The goals of categories for the month after the review's, with what each gets of the income
    that is not put by. Goals come first, then what is usual elsewhere, then the remainders. One
    in another currency says nothing of a budget in this.

    Args:
        turn: the review.
        taken: its month.
        usual: what is proposed without a goal, minor units by category key.
    """
    month = month_before((taken.year, taken.month), -1)
    look = Look(month, taken.currency, income_in_review(turn, taken))
    views = [
        view
        for view in category_goals_in(turn.tx, turn.desk, look)
        if view.currency == taken.currency
    ]
    income = income_of(taken, turn.standing)
    to_give = income - (to_put_by(turn, taken) or 0) if income > 0 else None
    keys = {view.key for view in views}
    others = [
        Claim(f"usual:{key}", Goal(Fixed(minor), LAST), minor)
        for key, minor in usual.items()
        if key not in keys
    ]
    return shared_out(views, look, to_give, others)


def goal_figures(views: Sequence[GoalView]) -> dict[str, int]:
    """What goals propose, minor units by category key."""
    return {view.key: share for view in views if (share := share_of(view))}


def goal_facts(views: Sequence[GoalView]) -> dict[str, Mapping[str, object]]:
    """What each of these proposals rests on."""
    return {view.name: facts_of(view, share_of(view)) for view in views}


def goals_text(views: Sequence[GoalView]) -> str:
    """How to say it; empty without any."""
    told = [
        f"{view.name} {amount(share, view.currency)}" for view in views if (share := share_of(view))
    ]
    return f"From your goals: {listed(told)}." if told else ""
