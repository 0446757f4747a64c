"""The month at a glance, and whether its income is right."""

from __future__ import annotations

from collections.abc import Sequence

from sitdown.engine.kind import NewEntry, Turn
from sitdown.engine.views import Evidence
from sitdown.kinds.money.arrivals.pace import pace_in, pace_said
from sitdown.kinds.money.arrivals.year_ago import year_ago, year_ago_in
from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.kinds.money.keeping import last_target
from sitdown.kinds.money.snapshot import CategoryLine, Snapshot, month_before
from sitdown.kinds.money.voice import amount, listed, percent

MOST_OVER = 2
"""Categories over their budget that the overview names."""

ALMOST = 0.01
"""A point of the savings rate below the target still counts as almost."""


def arrive(turn: Turn, taken: Snapshot) -> Sequence[NewEntry]:
    """The overview, where a part month is going, last year's, then the question on the income."""
    target = last_target(turn.tx, turn.desk, turn.session.subject or "")
    if not taken.coverage.transactions:
        return (overview(taken, target), income(taken))
    then = year_ago(year_ago_in(turn.tx, turn.desk, taken), taken.currency)
    pace = pace_in(turn.tx, turn.desk, taken)
    going = () if pace is None or pace.why_not else (pace_said(pace, taken),)
    return (overview(taken, target), *going, then, income(taken))


def overview(taken: Snapshot, target: float | None) -> NewEntry:
    """The month in two or three sentences."""
    over = [
        line for line in taken.categories if line.budget is not None and line.spent > line.budget
    ]
    over_budget = sum(line.spent - (line.budget or 0) for line in over)
    under = [line for line in taken.categories if line.budget and line.spent < line.budget]
    given_back = sum((line.budget or 0) - line.spent for line in under)
    return NewEntry(
        "buddy_insight",
        _overview_text(taken, target),
        {
            "insight_type": "overview",
            "categories": [line.category for line in over],
            "amounts": {
                "spent": taken.total_spent,
                "income": taken.total_income,
                "saved": taken.total_income - taken.total_spent,
                "over_budget": over_budget,
                "given_back": given_back,
            },
        },
        evidence=Evidence(
            "month_snapshot/1",
            {
                "month": f"{taken.year:04d}-{taken.month:02d}",
                "currency": taken.currency,
                "spent": taken.total_spent,
                "income": taken.total_income,
                "savings_rate": taken.savings_rate,
                "target_rate": target,
                "previous_spent": taken.previous_spent,
                **_change_facts(taken),
                "over_budget": {line.category: line.spent - (line.budget or 0) for line in over},
                "most_over_together": over_told(taken),
                "given_back": {line.category: (line.budget or 0) - line.spent for line in under},
                "other_currencies": {
                    code: {"spent": out, "currency": code}
                    for code, out, _ in taken.other_currencies
                },
            },
            taken.row_ids,
        ),
    )


def _overview_text(taken: Snapshot, target: float | None) -> str:
    if not taken.coverage.transactions:
        return (
            f"{taken.coverage.sentence} Import a file of your bank, or go on without one: "
            "the questions work from memory too."
        )
    sentences = [] if taken.coverage.complete else [taken.coverage.sentence]
    is_enough = taken.coverage.is_enough
    saved = _saved(taken, target) if is_enough else "That is too little to say what you saved."
    sentences += [saved, _against_budget(taken), _others(taken)]
    return " ".join(sentence for sentence in sentences if sentence)


def _saved(taken: Snapshot, target: float | None) -> str:
    rate = taken.savings_rate
    if rate is None:
        return "I found no income, so I cannot say what you saved."
    if rate < 0:
        more = amount(taken.total_spent - taken.total_income, taken.currency)
        return f"You spent {more} more than came in."
    if target is None:
        return f"You kept {percent(rate)} of your income."
    if rate >= target:
        return "You saved what you planned."
    if rate >= target - ALMOST:
        return "You saved almost what you planned."
    return f"You saved {percent(rate)} and had planned {percent(target)}."


def _against_budget(taken: Snapshot) -> str:
    budgeted = [line for line in taken.categories if line.budget is not None]
    if not budgeted:
        return f"There is no budget yet. {_against_last_month(taken)}".strip()
    over = _most_over(taken)
    under = [line for line in budgeted if line.spent < (line.budget or 0)]
    parts = []
    if over:
        names = listed([line.title if not n else line.title.lower() for n, line in enumerate(over)])
        more = amount(over_told(taken), taken.currency)
        whose = "its" if len(over) == 1 else "their"
        parts.append(f"{names} took {more} more than {whose} budget")
    if under and taken.coverage.complete:
        most = max(under, key=lambda line: (line.budget or 0) - line.spent)
        back = amount((most.budget or 0) - most.spent, taken.currency)
        name = most.title.lower() if over else most.title
        parts.append(f"{name} gave {back} back")
    if parts:
        return f"{'; '.join(parts)}."
    so_far = "" if taken.coverage.complete else " so far"
    return f"No category went over its budget{so_far}."


def over_told(taken: Snapshot) -> int:
    """What the categories that the overview names took above their budgets, in minor units."""
    return sum(line.spent - (line.budget or 0) for line in _most_over(taken))


def _most_over(taken: Snapshot) -> Sequence[CategoryLine]:
    over = (line for line in taken.categories if line.budget is not None)
    found = [line for line in over if line.spent > (line.budget or 0)]
    return sorted(found, key=lambda line: (line.budget or 0) - line.spent)[:MOST_OVER]


def _against_last_month(taken: Snapshot) -> str:
    change = _percent_above_last_month(taken)
    if change is None:
        return ""
    name = MONTH_NAMES[month_before((taken.year, taken.month))[1] - 1]
    if not change:
        return f"Spending was as in {name}."
    return f"Spending was {abs(change)} % {'above' if change > 0 else 'below'} {name}."


def _percent_above_last_month(taken: Snapshot) -> int | None:
    before = taken.previous_spent
    if before is None or before <= 0 or not taken.coverage.complete:
        return None
    return round(100 * (taken.total_spent - before) / before)


def _change_facts(taken: Snapshot) -> dict[str, object]:
    change = _percent_above_last_month(taken)
    return {} if change is None else {"percent_above_last_month": change}


def _others(taken: Snapshot) -> str:
    spent = [amount(out, currency) for currency, out, _ in taken.other_currencies if out]
    return f"Also {listed(spent)} in other currencies, which I do not add." if spent else ""


def income(taken: Snapshot) -> NewEntry:
    """What came in, to be confirmed; without any, the question what did."""
    found = taken.total_income if taken.income_row_ids else None
    if found is not None and found < 0:
        found = None
    if found is None:
        text = f"I found no income in {MONTH_NAMES[taken.month - 1]}. What came in?"
    else:
        text = f"Is {amount(found, taken.currency)} right?"
    return NewEntry(
        "income_confirmation",
        text,
        {
            "detected_income": found,
            "sources": [
                {"name": name, "amount": received} for name, received in taken.income_sources
            ],
        },
        evidence=Evidence(
            "income_sources/1", {"currency": taken.currency, "income": found}, taken.income_row_ids
        ),
    )
