"""What was promised or put aside can be taken back: the newest stands, all stay readable."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sitdown.engine import entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.views import EntryView, SessionView
from sitdown.errors import AlreadyRevisedError, NotFoundError, NotReadyToCompleteError
from sitdown.kinds.money import budgets, importing, reviews, withdrawing
from sitdown.kinds.money.errors import NotWithdrawableError

Write = Callable[..., Path]
SIGN = {"sign": "money_in"}
PROMISE = {
    "commitment_text": "Groceries at most € 150",
    "metric_type": "category_at_most",
    "metric_params": {"category": "groceries", "amount": 15_000},
}


@pytest.fixture
def review(desk: Desk, write_bank_file: Write) -> SessionView:
    rows = [(f"2026-{month:02}-29", "EDEKA", "-100.00") for month in range(4, 11)]
    importing.import_file(desk, write_bank_file(rows), choices=SIGN)
    september = reviews.create_session(desk, 2026, 9)
    sessions.go_to_step(desk, september.id, "budget")
    return september


def say(desk: Desk, review: SessionView, entry_type: str, text: str, data: Any) -> EntryView:
    entries.say(desk, review.id, NewEntry(entry_type, text, data))
    return of_type(desk, review, entry_type)[-1]


def of_type(desk: Desk, review: SessionView, entry_type: str) -> list[EntryView]:
    standing = reviews.load_session_entries(desk, review.id)
    return [entry for entry in standing if entry.entry_type == entry_type]


def promised(desk: Desk, review: SessionView) -> EntryView:
    return say(desk, review, "commitment", "Groceries at most € 150", PROMISE)


def test_a_withdrawn_promise_stands_as_withdrawn_and_can_be_brought_back(
    desk: Desk, review: SessionView
) -> None:
    promise = promised(desk, review)
    withdrawn = withdrawing.withdraw(desk, promise.id)
    assert withdrawn.content == "Withdrawn: Groceries at most € 150"
    assert withdrawn.place == promise.place
    assert of_type(desk, review, "commitment") == []
    assert [each.id for each in entries.history(desk, withdrawn.id)] == [promise.id, withdrawn.id]
    back = withdrawing.bring_back(desk, withdrawn.id)
    assert (back.content, back.data, back.place) == (promise.content, promise.data, promise.place)
    assert of_type(desk, review, "commitment") == [back]


def test_a_withdrawn_promise_is_not_held_against_the_next_month(
    desk: Desk, review: SessionView
) -> None:
    kept = say(
        desk, review, "commitment", "Walk",
        {"commitment_text": "Walk", "metric_type": "own_yes_no", "metric_params": {}},
    )  # fmt: skip
    withdrawing.withdraw(desk, promised(desk, review).id)
    sessions.complete(desk, review.id)
    (plan,) = of_type(desk, review, "plan_summary")
    assert plan.data["commitments"] == [kept.data["commitment_text"]]
    october = reviews.create_session(desk, 2026, 10)
    sessions.go_to_step(desk, october.id, "goals")
    assert [each.text for each in reviews.promises(desk, october.id)] == ["Walk"]


def test_a_review_whose_only_promise_was_withdrawn_asks_before_it_ends(
    desk: Desk, review: SessionView
) -> None:
    withdrawing.withdraw(desk, promised(desk, review).id)
    with pytest.raises(NotReadyToCompleteError):
        sessions.complete(desk, review.id)
    sessions.complete(desk, review.id, anyway=True)


def test_the_plan_of_a_closed_review_follows(desk: Desk, review: SessionView) -> None:
    promise = promised(desk, review)
    sessions.complete(desk, review.id)
    assert "Groceries at most € 150" in of_type(desk, review, "plan_summary")[0].content
    withdrawing.withdraw(desk, promise.id)
    (plan,) = of_type(desk, review, "plan_summary")
    assert plan.content.startswith("You promise nothing.")
    assert len(entries.history(desk, plan.id)) == 2


def test_a_withdrawn_contribution_is_not_in_the_fund(desk: Desk, review: SessionView) -> None:
    fund = budgets.set_fund(desk, "Holiday", target_minor=100_000)
    data = {"fund_id": fund.id, "fund_name": fund.name, "amount": 5_000}
    given = say(desk, review, "fund_contribution", "€ 50 to Holiday", data)
    assert budgets.fund(desk, fund.id).saved_minor == 5_000
    withdrawn = withdrawing.turn(desk, given)
    assert budgets.fund(desk, fund.id).saved_minor == 0
    withdrawing.turn(desk, withdrawn)
    assert budgets.fund(desk, fund.id).saved_minor == 5_000


def test_budgets_that_moved_are_in_the_plan_with_what_they_were(
    desk: Desk, review: SessionView
) -> None:
    budgets.set_budget(desk, "groceries", 12_000, 2026, 1)
    budgets.set_budget(desk, "leisure", 5_000, 2026, 1)
    budgets.set_budget(desk, "groceries", 10_000, 2026, 10)
    budgets.set_budget(desk, "leisure", None, 2026, 10)
    promised(desk, review)
    sessions.complete(desk, review.id)
    (plan,) = of_type(desk, review, "plan_summary")
    assert "Budget: Groceries € 100 instead of € 120; none for Leisure instead of € 50." in (
        plan.content
    )
    sessions.reopen(desk, review.id)
    budgets.set_budget(desk, "leisure", 5_000, 2026, 10)
    sessions.complete(desk, review.id)
    (plan,) = of_type(desk, review, "plan_summary")
    assert "Leisure" not in plan.content
    assert len(entries.history(desk, plan.id)) == 2


def test_only_what_stands_and_is_a_promise_can_be_withdrawn(
    desk: Desk, other_desk: Desk, review: SessionView
) -> None:
    promise = promised(desk, review)
    with pytest.raises(NotFoundError):
        withdrawing.withdraw(other_desk, promise.id)
    with pytest.raises(NotWithdrawableError):
        withdrawing.bring_back(desk, promise.id)
    with pytest.raises(NotWithdrawableError):
        withdrawing.withdraw(desk, reviews.load_session_entries(desk, review.id)[0].id)
    withdrawing.withdraw(desk, promise.id)
    with pytest.raises(AlreadyRevisedError):
        withdrawing.withdraw(desk, promise.id)
