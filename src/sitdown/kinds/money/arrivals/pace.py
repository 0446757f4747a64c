"""Where a month that is not whole yet is going, in words and with what it rests on."""

from __future__ import annotations

from datetime import date

from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.views import Evidence
from sitdown.kinds.money.budgets import month_key
from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.kinds.money.ledger import rows_between
from sitdown.kinds.money.month_pace import MonthPace, Pace, Standing, pace_of
from sitdown.kinds.money.month_rows import last_day
from sitdown.kinds.money.snapshot import MONTHS_SHOWN, Snapshot, month_before
from sitdown.kinds.money.voice import amount, listed
from sitdown.store.database import Transaction

INSIGHT = "pace"
"""The ``insight_type`` of what the buddy says of it."""
RULE = "month_pace/1"

MOST_ABOVE = 2
MOST_WITHIN = 3
"""Categories that the sentences name; the evidence names them all."""


def pace_in(tx: Transaction, desk: Desk, taken: Snapshot) -> MonthPace | None:
    """Where a month is going; None when it is whole, or nothing of it is known."""
    if taken.coverage.complete or not taken.coverage.transactions:
        return None
    this = (taken.year, taken.month)
    first = date(*month_before(this, MONTHS_SHOWN), 1)
    return pace_of(taken, rows_between(tx, desk, first, last_day(this)))


def pace_said(pace: MonthPace, taken: Snapshot) -> NewEntry:
    """What the month comes to and which budgets that would pass, or why nothing can be said."""
    total = pace.total
    figures = {
        "spent": total.spent,
        "usual_by_now": total.usual_by_now,
        "usual_rest": total.usual_rest,
        "projected": total.projected,
    }
    return NewEntry(
        "buddy_insight",
        sentence(pace, taken.currency),
        {
            "insight_type": INSIGHT,
            "categories": [each.category for each in pace.categories if each.standing == "above"],
            "amounts": {} if pace.why_not else figures,
        },
        evidence=Evidence(
            RULE,
            {
                "currency": taken.currency,
                "known_of_the_month": taken.coverage.sentence,
                "days_known": str(pace.days_known),
                "share_known": f"{pace.share_known:.0%}",
                "whole_months_before": str(pace.whole_months),
                **figures,
                **{each.category: _facts(each) for each in pace.categories},
                "rest_of_earlier_months": {month_key(*of): rest for *of, rest in pace.rests},
            },
            tuple(row_id for line in taken.categories for row_id in line.row_ids),
        ),
    )


def in_its_place(taken: Snapshot) -> NewEntry:
    """What takes the place of a projection once the month is whole, or nothing is left of it."""
    came_to = amount(taken.total_spent, taken.currency)
    said = f"{taken.coverage.sentence} It came to {came_to}."
    return NewEntry(
        "buddy_insight",
        said if taken.coverage.complete else taken.coverage.sentence,
        {"insight_type": INSIGHT, "categories": [], "amounts": {"spent": taken.total_spent}},
        evidence=Evidence(
            RULE,
            {
                "currency": taken.currency,
                "known_of_the_month": taken.coverage.sentence,
                "spent": taken.total_spent,
            },
            tuple(row_id for line in taken.categories for row_id in line.row_ids),
        ),
    )


def sentence(pace: MonthPace, currency: str) -> str:
    """Two or three sentences; the reason alone where nothing is projected."""
    if pace.why_not is not None:
        return pace.why_not
    total, name = pace.total, MONTH_NAMES[pace.month[1] - 1]
    parts = [f"{amount(total.spent, currency)} so far"]
    if total.usual_by_now is not None:
        parts.append(f"where {amount(total.usual_by_now, currency)} is usual")
    sentences = [f"{', '.join(parts)}."]
    sentences.append(
        f"With what usually comes after it, {name} comes to about "
        f"{amount(total.projected or 0, currency)}."
    )
    above = sorted(_standing(pace, "above"), key=lambda each: (each.budget or 0) - _comes_to(each))
    sentences += [
        f"{each.title} would come to about {amount(_comes_to(each), currency)}, "
        f"above its budget of {amount(each.budget or 0, currency)}."
        for each in above[:MOST_ABOVE]
    ]
    within = sorted(_standing(pace, "within"), key=lambda each: (each.budget or 0) - each.spent)
    names = [
        each.title if not at else each.title.lower() for at, each in enumerate(within[:MOST_WITHIN])
    ]
    if names:
        verb = "is within its budget" if len(names) == 1 else "are within their budgets"
        sentences.append(f"{listed(names)} {verb} so far.")
    return " ".join(sentences)


def _standing(pace: MonthPace, standing: Standing) -> list[Pace]:
    return [each for each in pace.categories if each.standing == standing]


def _comes_to(pace: Pace) -> int:
    return pace.projected or 0


def _facts(pace: Pace) -> dict[str, int | None]:
    return {
        "spent": pace.spent,
        "budget": pace.budget,
        "usual_by_now": pace.usual_by_now,
        "usual_rest": pace.usual_rest,
        "projected": pace.projected,
    }
