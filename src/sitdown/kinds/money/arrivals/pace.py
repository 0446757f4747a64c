"""Where a month that is not whole yet is going, in words and with what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.views import Evidence
from sitdown.kinds.money.budgets import month_key
from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.kinds.money.dismissals import dismissed_in
from sitdown.kinds.money.finding import SERIES
from sitdown.kinds.money.finding_series import day_name
from sitdown.kinds.money.ledger import rows_between
from sitdown.kinds.money.month_days import last_day
from sitdown.kinds.money.month_pace import MonthPace, Pace, Standing, counted_rows, pace_of
from sitdown.kinds.money.recurring import accounts_known_until
from sitdown.kinds.money.snapshot import MONTHS_SHOWN, Snapshot, month_before
from sitdown.kinds.money.still_to_come import ToCome, spending_that_recurs, still_to_come
from sitdown.kinds.money.thresholds import LOOKBACK_DAYS
from sitdown.kinds.money.voice import amount, listed
from sitdown.store.database import Transaction

INSIGHT = "pace"
"""The ``insight_type`` of what the buddy says of it."""
RULE = "month_pace/2"

MOST_ABOVE = 2
MOST_WITHIN = 3
MOST_TO_COME = 3
"""Categories that the sentences name; the evidence names them all."""


def pace_in(tx: Transaction, desk: Desk, taken: Snapshot) -> MonthPace | None:
    """Where a month is going; None when it is whole, or nothing of it is known."""
    if taken.coverage.complete or not taken.coverage.transactions:
        return None
    this = (taken.year, taken.month)
    end = last_day(this)
    first = min(date(*month_before(this, MONTHS_SHOWN), 1), end - timedelta(days=LOOKBACK_DAYS))
    rows = list(counted_rows(taken, rows_between(tx, desk, first, end)))
    known_until = accounts_known_until(rows)
    gone = frozenset(key.subject for key in dismissed_in(tx, desk) if key.kind == SERIES)
    series = spending_that_recurs(rows, known_until, gone)
    return pace_of(taken, rows, still_to_come(series, this, known_until))


def pace_said(pace: MonthPace, taken: Snapshot) -> NewEntry:
    """What the month comes to and which budgets that would pass, or why nothing can be said."""
    total = pace.total
    figures = {
        "spent": total.spent,
        "usual_by_now": total.usual_by_now,
        "to_come": total.to_come,
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
                "days_known": pace.days_known,
                "share_known": f"{pace.share_known:.0%}",
                "whole_months_before": pace.whole_months,
                **figures,
                **{each.category: _facts(each) for each in pace.categories},
                "still_to_come": {
                    f"{each.merchant} on {each.due}": each.amount_minor for each in pace.to_come
                },
                "rest_of_earlier_months": {month_key(*of): rest for *of, rest in pace.rests},
            },
            tuple(dict.fromkeys((
                *(row_id for line in taken.categories for row_id in line.row_ids),
                *(row_id for each in pace.to_come for row_id in each.row_ids),
            ))),
        ),
    )  # fmt: skip


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
    """A few sentences; where nothing is projected, why, and what is due all the same."""
    coming = _coming(pace.to_come, currency)
    if pace.why_not is not None:
        return " ".join([pace.why_not, *coming])
    total, name = pace.total, MONTH_NAMES[pace.month[1] - 1]
    parts = [f"{amount(total.spent, currency)} so far"]
    if total.usual_by_now is not None:
        parts.append(f"where {amount(total.usual_by_now, currency)} is usual")
    sentences = [f"{', '.join(parts)}.", *coming]
    usual = "that and what else" if coming else "what"
    sentences.append(
        f"With {usual} usually comes after it, {name} comes to about "
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


def _coming(to_come: Sequence[ToCome], currency: str) -> list[str]:
    """The charges still to come in one sentence, the dearest of them by name; none without any."""
    named = sorted(to_come, key=lambda each: -each.amount_minor)[:MOST_TO_COME]
    told = [_charge(each, currency) for each in to_come if each in named]
    if len(to_come) == 1:
        (only,) = to_come
        verb = "was due" if only.is_overdue else "is still to come"
        return [f"{only.merchant} ({_price(only, currency)}) {verb} on {day_name(only.due)}."]
    if len(to_come) > len(named):
        rest = sum(each.amount_minor for each in to_come if each not in named)
        told.append(f"{len(to_come) - len(named)} more ({amount(rest, currency)})")
    return [f"Still to come: {listed(told)}."] if told else []


def _charge(each: ToCome, currency: str) -> str:
    was = "due since" if each.is_overdue else "on"
    return f"{each.merchant} {was} {day_name(each.due)} ({_price(each, currency)})"


def _price(each: ToCome, currency: str) -> str:
    return f"{'' if each.is_exact else 'about '}{amount(each.amount_minor, currency)}"


def _standing(pace: MonthPace, standing: Standing) -> list[Pace]:
    return [each for each in pace.categories if each.standing == standing]


def _comes_to(pace: Pace) -> int:
    return pace.projected or 0


def _facts(pace: Pace) -> dict[str, int | None]:
    return {
        "spent": pace.spent,
        "budget": pace.budget,
        "usual_by_now": pace.usual_by_now,
        "to_come": pace.to_come,
        "usual_rest": pace.usual_rest,
        "projected": pace.projected,
    }
