"""The plan: what share to save, and a budget from what is usual."""

from __future__ import annotations

from collections.abc import Sequence

from sitdown.engine.kind import NewEntry, Turn
from sitdown.engine.views import Evidence
from sitdown.kinds.money.amounts import minor_digits
from sitdown.kinds.money.arrivals.budget_goals import (
    budget_goals,
    goal_facts,
    goal_figures,
    goals_text,
)
from sitdown.kinds.money.arrivals.promises_due import carried_on
from sitdown.kinds.money.arrivals.reflection import responses
from sitdown.kinds.money.categories import UNCATEGORISED
from sitdown.kinds.money.keeping import income_of, last_target, with_income
from sitdown.kinds.money.patterns import USUAL_IS
from sitdown.kinds.money.snapshot import CategoryLine, Snapshot
from sitdown.kinds.money.voice import amount, listed, percent

ROUNDED_TO_UNITS = 5
"""Proposals are whole fives: nobody keeps a budget of 263."""

CUT_SHARE = 0.9
"""What the person wants to cut is proposed at nine tenths of what is usual."""

MOST_NAMED = 3


def savings(turn: Turn, taken: Snapshot) -> Sequence[NewEntry]:
    """The target that held, and what was reached."""
    target = last_target(turn.tx, turn.desk, turn.session.subject or "")
    reckoned = with_income(taken, income_of(taken, turn.standing))
    rate = reckoned.savings_rate
    return (
        NewEntry(
            "buddy_insight",
            _savings_text(reckoned, target, rate),
            {
                "insight_type": "savings",
                "categories": [],
                "amounts": {
                    "income": reckoned.total_income,
                    "saved": reckoned.total_income - reckoned.total_spent,
                },
            },
            evidence=Evidence(
                "savings_rate/1",
                {
                    "currency": taken.currency,
                    "income": reckoned.total_income,
                    "spent": reckoned.total_spent,
                    "saved": reckoned.total_income - reckoned.total_spent,
                    "reached": rate,
                    "target_rate": target,
                },
                taken.row_ids,
            ),
        ),
    )


def _savings_text(taken: Snapshot, target: float | None, rate: float | None) -> str:
    if rate is None:
        known = f"The target so far is {percent(target)}." if target is not None else ""
        text = "Without an income there is no rate to work out. You can set a target all the same."
        return f"{known} {text}".strip()
    if not taken.coverage.is_enough:
        known = f"You aimed for {percent(target)}. " if target is not None else ""
        return (
            f"{known}{taken.coverage.sentence} That is too little to say what share you kept. "
            "What would you aim for?"
        )
    kept = taken.total_income - taken.total_spent
    saved = amount(abs(kept), taken.currency)
    reached = f"You reached {percent(rate)}, which is {saved}."
    if kept < 0:
        reached = f"You spent {saved} more than came in."
    if target is None:
        reached = f"{reached} There is no target yet."
    else:
        reached = f"You aimed for {percent(target)}. {reached}"
    return reached if taken.coverage.complete else f"{reached} {taken.coverage.sentence}"


def arrive_at_budget(turn: Turn, taken: Snapshot) -> Sequence[NewEntry]:
    """The budget that is proposed, and the promises that are carried on."""
    return (*budget(turn, taken), *carried_on(turn))


def budget(turn: Turn, taken: Snapshot) -> Sequence[NewEntry]:
    """A budget proposed for each category: what its goal asks for, else what is usual there."""
    said = responses(turn.standing)
    found = {
        line.category: proposal
        for line in taken.categories
        if (proposal := _proposal(line, taken, said.get(line.category)))
    }
    goals = budget_goals(turn, taken, found)
    usual = {key: found[key] for key in found if key not in {view.key for view in goals}}
    proposed = {**usual, **goal_figures(goals)}
    told = [goals_text(goals), _budget_text(taken, usual) if usual or not goals else ""]
    return (
        NewEntry(
            "buddy_insight",
            " ".join(part for part in told if part),
            {
                "insight_type": "budget",
                "categories": list(proposed),
                "amounts": proposed,
            },
            evidence=Evidence(
                "budget_from_goals_and_median/1" if goals else "budget_from_median/1",
                {
                    "currency": taken.currency,
                    "usual_is": USUAL_IS,
                    "rounded_to_units": ROUNDED_TO_UNITS,
                    "share_of_usual_when_cut": CUT_SHARE,
                    "usual": {
                        line.category: line.usual
                        for line in taken.categories
                        if line.category in usual
                    },
                    "proposed": usual,
                    **({"goals": goal_facts(goals)} if goals else {}),
                },
                tuple(
                    row_id
                    for line in taken.categories
                    if line.category in usual
                    for row_id in line.row_ids
                ),
            ),
        ),
    )


def _proposal(line: CategoryLine, taken: Snapshot, response: str | None) -> int:
    """Minor units; 0 proposes nothing. Without earlier months, a whole month stands for them."""
    if line.category == UNCATEGORISED:
        return 0
    usual = line.usual
    if usual is None and taken.coverage.complete:
        usual = line.spent
    if usual is None or usual <= 0:
        return 0
    step: int = ROUNDED_TO_UNITS * 10 ** minor_digits(taken.currency)
    wanted = usual * CUT_SHARE if response == "cut" else usual
    return max(step, round(wanted / step) * step)


def _budget_text(taken: Snapshot, proposed: dict[str, int]) -> str:
    if not proposed:
        by_hand = "You can still set one by hand." if taken.categories else "A promise needs none."
        return f"I know too little to propose a budget. {by_hand}"
    lines = {line.category: line for line in taken.categories}
    missing = [lines[key] for key in proposed if lines[key].budget is None]
    changed = [
        lines[key]
        for key, wanted in proposed.items()
        if lines[key].budget is not None and lines[key].budget != wanted
    ]
    named = (missing or changed)[:MOST_NAMED]
    earlier = len(taken.twelve_months) > 2
    basis = "the middle of the months before" if earlier else "what I know so far"
    if not named:
        return f"Your budgets are what {basis} suggests."
    examples = listed(
        [f"{line.title} {amount(proposed[line.category], taken.currency)}" for line in named]
    )
    return f"From {basis} I would propose: {examples}. Take, change or leave each."
