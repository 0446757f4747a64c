"""Goals in a review: what they ask for is proposed, and said anew when a goal is set there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from tests.kinds.money.conftest import Written

from sitdown.clock import FrozenClock
from sitdown.engine import entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.views import EntryView, SessionView
from sitdown.errors import ClosedSessionError
from sitdown.kinds.money import budgets, importing, reviews
from sitdown.kinds.money.goal_setting import begin_fund, set_goal_in_review
from sitdown.kinds.money.goals.keeping import set_goal
from sitdown.kinds.money.goals.listing import goals
from sitdown.kinds.money.goals.reading import NotAGoalError
from sitdown.kinds.money.kind import KIND


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(datetime(2026, 8, 2, 10, tzinfo=UTC))


@pytest.fixture
def desk(make_desk: Callable[..., Desk], clock: FrozenClock, write_bank_file: Written) -> Desk:
    desk = make_desk(KIND)
    rows = [(f"2026-{month:02}-10", "REWE", "-300.00") for month in range(4, 11)]
    rows += [(f"2026-{month:02}-28", "Salary ACME", "1000.00") for month in range(4, 11)]
    importing.import_file(desk, write_bank_file(rows), choices={"sign": "money_in"})
    budgets.set_fund(desk, "Car", opening_minor=20_000)
    set_goal(desk, "Car", "620 by 2027-03")
    clock.moment = datetime(2026, 11, 7, 10, tzinfo=UTC)
    return desk


def review_at(desk: Desk, step: str) -> SessionView:
    october = reviews.create_session(desk, 2026, 10)
    return sessions.go_to_step(desk, october.id, step)


def insight(desk: Desk, review: SessionView, insight_type: str) -> EntryView:
    return next(
        entry
        for entry in reviews.load_session_entries(desk, review.id)
        if entry.data.get("insight_type") == insight_type
    )


def facts(desk: Desk, entry: EntryView) -> dict[str, str]:
    found = entries.evidence(desk, entry.id)
    assert found is not None
    return dict(found.facts)


def test_the_last_step_proposes_what_the_goal_asks_for(desk: Desk) -> None:
    review = review_at(desk, "wrapup")
    said = insight(desk, review, "funds")
    (fund,) = budgets.funds(desk)
    assert said.data["amounts"] == {fund.id: 8_400}
    assert said.content == "To be full in time: Car € 84."
    known = facts(desk, said)["Car"]
    assert "goal #template 620 by 2027-03" in known
    assert "months left 5" in known
    assert "asks € 84.00" in known
    assert "went in € 0.00, months watched 3, a month € 0.00" in known


def test_what_is_kept_bounds_what_is_proposed(desk: Desk) -> None:
    budgets.set_fund(desk, "Roof", target_minor=100_000, due_on=date(2026, 12, 1))
    set_goal(desk, "Car", "#template-1 620 by 2027-03")
    review = review_at(desk, "savings")
    target = {"target_rate": 0.52, "previous_rate": None}
    entries.say(desk, review.id, NewEntry("savings_target", "52 %", target, step="savings"))
    sessions.go_to_step(desk, review.id, "wrapup")
    said = insight(desk, review, "funds")
    assert sorted(said.data["amounts"].values()) == [2_000, 50_000]
    assert said.content == (
        "The funds ask for € 584, and you mean to keep € 520. By priority: Car € 20 and Roof € 500."
    )


def test_another_target_is_shared_out_anew(desk: Desk) -> None:
    review = review_at(desk, "wrapup")
    (fund,) = budgets.funds(desk)
    target = {"target_rate": 0.05, "previous_rate": None}
    new = NewEntry("savings_target", "5 %", target, step="savings")
    said = entries.say(desk, review.id, new).entry
    assert insight(desk, review, "funds").data["amounts"] == {fund.id: 5_000}
    entries.revise(desk, said.id, "50 %", {**target, "target_rate": 0.5})
    assert insight(desk, review, "funds").data["amounts"] == {fund.id: 8_400}


def test_a_goal_set_there_changes_the_proposal_and_keeps_the_old_one(desk: Desk) -> None:
    review = review_at(desk, "wrapup")
    before = insight(desk, review, "funds")
    (fund,) = budgets.funds(desk)
    data = {"fund_id": fund.id, "fund_name": fund.name, "amount": 8_400}
    entries.say(desk, review.id, NewEntry("fund_contribution", "in", data, step="wrapup"))
    set_goal_in_review(desk, review.id, fund.id, "620 by 2027-01", is_fund=True)
    after = insight(desk, review, "funds")
    assert (after.supersedes_id, after.step) == (before.id, "wrapup")
    assert after.data["amounts"] == {fund.id: 14_000}
    set_goal_in_review(desk, review.id, fund.id, "620 by 2027-01", is_fund=True)
    assert insight(desk, review, "funds").id == after.id
    set_goal_in_review(desk, review.id, fund.id, " ", is_fund=True)
    assert insight(desk, review, "funds").data["amounts"] == {}
    assert [each.line for view in goals(desk) for each in view.earlier] == [
        "#template 620 by 2027-03",
        "#template 620 by 2027-01",
    ]


def test_a_fund_begun_there_has_its_share_at_once(desk: Desk) -> None:
    review = review_at(desk, "wrapup")
    made = begin_fund(
        desk, review.id, "Boat", currency="EUR", target_minor=40_000, due_on=date(2027, 2, 1)
    )
    assert insight(desk, review, "funds").data["amounts"][made.id] == 10_000


def test_the_budget_comes_from_goals_where_there_are_some(desk: Desk) -> None:
    review = review_at(desk, "budget")
    plain = insight(desk, review, "budget")
    assert plain.data["amounts"] == {"groceries": 30_000}
    set_goal_in_review(desk, review.id, "groceries", "average 2 months", is_fund=False)
    set_goal_in_review(desk, review.id, "gifts", "5% of all income", is_fund=False)
    set_goal_in_review(desk, review.id, "leisure", "remainder", is_fund=False)
    said = insight(desk, review, "budget")
    assert said.data["amounts"] == {"groceries": 30_000, "gifts": 5_000, "leisure": 65_000}
    assert said.content.startswith("From your goals: Groceries € 300, ")
    assert "of all income" in facts(desk, said)["goals"]
    assert "middle of the months" not in said.content


def test_the_goals_step_tells_how_the_funds_fill(desk: Desk) -> None:
    said = insight(desk, review_at(desk, "goals"), "goal_pace")
    assert said.content == "Car has € 200 of € 620. Nothing went in for 3 months."
    known = facts(desk, said)["Car"]
    assert "months watched 3" in known
    assert "went in € 0.00" in known


def test_a_review_that_is_over_takes_no_goal(desk: Desk) -> None:
    review = review_at(desk, "wrapup")
    sessions.complete(desk, review.id, anyway=True)
    (fund,) = budgets.funds(desk)
    with pytest.raises(ClosedSessionError):
        set_goal_in_review(desk, review.id, fund.id, "5", is_fund=True)
    assert goals(desk)[0].line == "#template 620 by 2027-03"


def test_a_line_that_is_no_goal_changes_nothing(desk: Desk) -> None:
    review = review_at(desk, "wrapup")
    (fund,) = budgets.funds(desk)
    with pytest.raises(NotAGoalError):
        set_goal_in_review(desk, review.id, fund.id, "soon", is_fund=True)
    assert goals(desk)[0].earlier == ()
