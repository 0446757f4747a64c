"""What the funds ask for this month, and how they fill: each claim with what it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sitdown.engine.kind import NewEntry, Turn
from sitdown.engine.transcript import last_of_type
from sitdown.engine.views import Evidence
from sitdown.kinds.money.goals.fund_goals import fund_goals_in
from sitdown.kinds.money.goals.fund_movements import Withdrawal, withdrawal_words
from sitdown.kinds.money.goals.incomes import income_in_review
from sitdown.kinds.money.goals.keeping import this_month
from sitdown.kinds.money.goals.pace import INSIGHT as PACE_INSIGHT
from sitdown.kinds.money.goals.pace import RULE as PACE_RULE
from sitdown.kinds.money.goals.pace import GoalStatus, named
from sitdown.kinds.money.goals.rules import ByDate
from sitdown.kinds.money.goals.views import GoalView, Look, shared_out
from sitdown.kinds.money.keeping import income_of, last_target
from sitdown.kinds.money.snapshot import Snapshot
from sitdown.kinds.money.voice import amount, listed

INSIGHT = "funds"
RULE = "fund_goals/1"
MOST_PACES = 4
"""More would hide the promises."""


def funds_said(turn: Turn, taken: Snapshot) -> NewEntry:
    """What each fund asks for, shared out of what the person keeps when both are known."""
    to_give = to_put_by(turn, taken)
    look = Look(
        this_month(turn.desk),
        taken.currency,
        income_in_review(turn, taken),
        without=turn.session.id,
    )
    seen = shared_out(fund_goals_in(turn.tx, turn.desk, look), look, to_give)
    wanted = {view.key: share for view in seen if (share := share_of(view))}
    return NewEntry(
        "buddy_insight",
        _text(seen, wanted, to_give, taken.currency),
        {"insight_type": INSIGHT, "categories": [], "amounts": wanted},
        evidence=Evidence(
            RULE,
            {
                **{view.name: facts_of(view, wanted.get(view.key)) for view in seen},
                "to_put_by": to_give,
                "currency": taken.currency,
            },
        ),
    )


def paces_said(turn: Turn, taken: Snapshot) -> Sequence[NewEntry]:
    """How the funds fill; nothing while that cannot be told of any."""
    look = Look(this_month(turn.desk), taken.currency, without=turn.session.id)
    seen = fund_goals_in(turn.tx, turn.desk, look)
    paid = {view.key: _paid_lately(view, taken) for view in seen}
    told = [view for view in seen if paid[view.key] or _has_pace(view)][:MOST_PACES]
    if not told:
        return ()
    return (
        NewEntry(
            "buddy_insight",
            "\n".join(_pace_text(view, paid[view.key]) for view in told),
            {
                "insight_type": PACE_INSIGHT,
                "categories": [],
                "amounts": {view.key: view.saved_minor for view in told},
            },
            evidence=Evidence(
                PACE_RULE,
                {view.name: dict(view.pace.facts) for view in told if view.pace},
                tuple(one.row_id for view in told for one in paid[view.key] if one.row_id),
            ),
        ),
    )


def _has_pace(view: GoalView) -> bool:
    return (
        view.pace is not None
        and view.target_minor is not None
        and view.pace.status is not GoalStatus.CANT_TELL
    )


def _paid_lately(view: GoalView, taken: Snapshot) -> Sequence[Withdrawal]:
    """What was paid from a fund in the month of the review or since."""
    return [one for one in view.withdrawals if one.month >= (taken.year, taken.month)]


def to_put_by(turn: Turn, taken: Snapshot) -> int | None:
    """What the person means to keep of the month's income; None while one of both is unknown."""
    said = last_of_type(turn.standing, "savings_target")
    rate = (
        float(said.data["target_rate"])
        if said is not None
        else last_target(turn.tx, turn.desk, turn.session.subject or "")
    )
    income = income_of(taken, turn.standing)
    return None if rate is None or income <= 0 else round(income * rate)


def share_of(view: GoalView) -> int:
    """What a goal gets, or asks for while nobody said how much there is."""
    return view.asks.amount if view.gets_minor is None else view.gets_minor


def facts_of(view: GoalView, proposed: int | None) -> Mapping[str, Any]:
    """What a proposal from a goal rests on."""
    return {
        "currency": view.currency,
        "goal": view.line,
        "target": view.target_minor,
        "by": None if view.due is None else f"{view.due[0]:04d}-{view.due[1]:02d}",
        **{name: fact for name, fact in view.asks.facts.items() if name not in {"target", "by"}},
        "asks": view.asks.amount,
        "proposed": proposed,
        **({"not known": view.asks.unknown} if view.asks.unknown else {}),
        **_pace_facts(view),
    }


def _pace_facts(view: GoalView) -> Mapping[str, Any]:
    """What went in, in which time, and when it is full at that pace."""
    if view.pace is None or view.pace.monthly is None:
        return {}
    names = ("went_in", "months_watched", "a_month")
    done = {} if view.pace.done is None else {"full_in": named(view.pace.done)}
    return {**{name: view.pace.facts[name] for name in names}, **done}


def _text(
    seen: Sequence[GoalView], wanted: Mapping[str, int], to_give: int | None, currency: str
) -> str:
    if not seen:
        return "There is no fund yet. You can begin one, or close the month without."
    asking = [view for view in seen if view.asks.amount]
    if not wanted and not asking:
        return "No fund needs anything this month."
    shares = [
        f"{view.name} {amount(wanted[view.key], view.currency)}"
        for view in seen
        if view.key in wanted
    ]
    in_time = all(isinstance(view.goal.rule, ByDate) for view in asking if view.goal)
    told = f"{'To be full in time' if in_time else 'For the funds'}: {listed(shares)}."
    asked = sum(view.asks.amount for view in asking if view.currency == currency)
    if to_give is None or asked <= to_give:
        return told if shares else "There is nothing left for the funds this month."
    kept, together = amount(to_give, currency), amount(asked, currency)
    short = f"The funds ask for {together}, and you mean to keep {kept}."
    return f"{short} By priority: {listed(shares)}." if shares else short


def _pace_text(view: GoalView, paid: Sequence[Withdrawal]) -> str:
    parts = [f"{withdrawal_words(one, view.currency)}." for one in paid]
    has = f"has {amount(view.saved_minor, view.currency)}"
    if view.target_minor:
        target = amount(view.target_minor, view.currency)
        has += f" of {target}"
        if any(one.charge_minor > view.target_minor for one in paid):
            parts.append(f"Its goal is {target} still.")
    pace = [view.pace.sentence] if _has_pace(view) and view.pace is not None else []
    if not paid:
        return " ".join([view.name, f"{has}.", *pace])
    return " ".join([f"{view.name}:", *parts, f"It {has}.", *pace])
