"""Closing the month: what to put aside, and the plan in one piece."""

from __future__ import annotations

from collections.abc import Sequence

from sitdown.engine.appending import append
from sitdown.engine.kind import NewEntry, Turn
from sitdown.engine.transcript import last_of_type, matching
from sitdown.engine.views import EntryView, Evidence
from sitdown.kinds.money.arrivals import sinking
from sitdown.kinds.money.arrivals.ahead import weeks_to_come
from sitdown.kinds.money.arrivals.funds import funds_said
from sitdown.kinds.money.arrivals.promises_due import carried_on
from sitdown.kinds.money.budgets import budgets_in
from sitdown.kinds.money.categories import CATEGORY_TITLES
from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.kinds.money.keeping import income_of, last_target, with_income
from sitdown.kinds.money.snapshot import Snapshot, month_before
from sitdown.kinds.money.voice import amount, percent


def arrive(turn: Turn, taken: Snapshot) -> Sequence[NewEntry]:
    """What each fund asks for this month, the funds that seldom charges ask for, and the weeks
    to come; and the promises that are carried on, when the step that makes them was passed over.
    """
    carried = () if matching(turn.standing, step="budget") else carried_on(turn)
    asked = (funds_said(turn, taken), *sinking.proposals(turn, taken))
    return (*asked, *weeks_to_come(turn), *carried)


def completed(turn: Turn, taken: Snapshot) -> Sequence[NewEntry]:
    """The plan as it stands, and the last words. Said again after a reopening, they revise."""
    standing = turn.standing
    promises = [
        str(entry.data["commitment_text"]) for entry in standing if entry.entry_type == "commitment"
    ]
    contributions = [
        dict(entry.data) for entry in standing if entry.entry_type == "fund_contribution"
    ]
    target = last_of_type(standing, "savings_target")
    rate = (
        float(target.data["target_rate"])
        if target is not None
        else last_target(turn.tx, turn.desk, turn.session.subject or "")
    )
    old_plan = last_of_type(standing, "plan_summary")
    old_closing = closing_words(standing)
    moved = budgets_moved(turn, taken)
    told = [_plan_text(promises, contributions, rate, taken), _budget_text(moved, taken.currency)]
    plan = NewEntry(
        "plan_summary",
        " ".join(part for part in told if part),
        {"commitments": promises, "funds": contributions, "savings_rate": rate},
        supersedes_id=old_plan.id if old_plan else None,
        step="wrapup",
        evidence=Evidence(
            "plan_as_it_stands/1",
            {
                "said": _said_in(standing),
                "currency": taken.currency,
                "promised": promises,
                "target_rate": rate,
                "put_aside": {str(each["fund_name"]): each["amount"] for each in contributions},
                "budgets_moved": {
                    title: {"from": before, "to": now, "currency": taken.currency}
                    for title, before, now in moved
                },
            },
        ),
    )
    return (plan, _closing(turn, taken, old_closing.id if old_closing else None))


def budgets_moved(turn: Turn, taken: Snapshot) -> Sequence[tuple[str, int | None, int | None]]:
    """The budgets that are others next month: title, minor units before and then; None is none."""
    this = (taken.year, taken.month)
    before = budgets_in(turn.tx, turn.desk, *this)
    then = budgets_in(turn.tx, turn.desk, *month_before(this, -1))
    return [
        (CATEGORY_TITLES.get(key, key), before.get(key), then.get(key))
        for key in sorted({*before, *then})
        if before.get(key) != then.get(key)
    ]


def _budget_text(moved: Sequence[tuple[str, int | None, int | None]], currency: str) -> str:
    if not moved:
        return ""
    parts = []
    for title, before, now in moved:
        told = f"{title} {amount(now, currency)}" if now is not None else f"none for {title}"
        parts.append(told if before is None else f"{told} instead of {amount(before, currency)}")
    return f"Budget: {'; '.join(parts)}."


def say_plan_anew(turn: Turn, taken: Snapshot) -> None:
    """Revise the plan and the last words of a review that is closed, where they changed."""
    standing = {entry.id: entry for entry in turn.standing}
    for new in completed(turn, taken):
        old = standing.get(new.supersedes_id or "")
        if old is not None and (old.content, dict(old.data)) != (new.content, dict(new.data)):
            append(turn.tx, turn.desk, turn.session.id, new)


def closing_words(standing: Sequence[EntryView]) -> EntryView | None:
    """The last words of the review; None before it was closed for the first time."""
    for entry in standing:
        if entry.entry_type == "buddy_insight" and entry.data["insight_type"] == "closing":
            return entry
    return None


def _said_in(standing: Sequence[EntryView]) -> list[int]:
    """The numbers of the entries that make the plan."""
    kinds = {"commitment", "fund_contribution", "savings_target"}
    return [entry.sequence_num for entry in standing if entry.entry_type in kinds]


def _plan_text(
    promises: Sequence[str],
    contributions: Sequence[dict[str, object]],
    rate: float | None,
    taken: Snapshot,
) -> str:
    following = MONTH_NAMES[taken.month % 12]
    parts = [
        f"For {following}: {'; '.join(text.rstrip('. ') for text in promises)}."
        if promises
        else "You promise nothing."
    ]
    if rate is not None:
        parts.append(f"Keep {percent(rate)} of what comes in.")
    parts.extend(
        f"{amount(int(str(said['amount'])), taken.currency)} to {said['fund_name']}."
        for said in contributions
    )
    return " ".join(parts)


def _closing(turn: Turn, taken: Snapshot, supersedes_id: str | None) -> NewEntry:
    reckoned = with_income(taken, income_of(taken, turn.standing))
    name = MONTH_NAMES[taken.month - 1]
    if taken.coverage.transactions:
        text = f"{name}: {amount(taken.total_spent, taken.currency)} went out"
        if reckoned.total_income > 0:
            text += f", {amount(reckoned.total_income, taken.currency)} came in"
        text += "."
    else:
        text = f"{name} was held without figures."
    summary = last_of_type(turn.standing, "buddy_summary")
    words = summary.content if summary is not None else ""
    return NewEntry(
        "buddy_insight",
        f"{text} {words} {name} is closed.".replace("  ", " "),
        {
            "insight_type": "closing",
            "categories": [],
            "amounts": {"spent": taken.total_spent, "income": reckoned.total_income},
        },
        supersedes_id=supersedes_id,
        step="wrapup",
        evidence=Evidence(
            "month_snapshot/1",
            {
                "currency": taken.currency,
                "spent": taken.total_spent,
                "income": reckoned.total_income,
            },
            taken.row_ids,
        ),
    )
