"""Goals on funds and categories: kept from a month on, with what each asks and its pace."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from tests.kinds.money.conftest import Written

from sitdown.clock import FrozenClock
from sitdown.engine import entries
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.views import EntryView
from sitdown.kinds.money import budgets, importing, reviews
from sitdown.kinds.money.errors import NoGoalError, UnknownGoalSubjectError
from sitdown.kinds.money.goals.keeping import clear_goal, set_goal
from sitdown.kinds.money.goals.listing import goals
from sitdown.kinds.money.goals.pace import GoalStatus, Pace
from sitdown.kinds.money.goals.reading import NotAGoalError
from sitdown.kinds.money.goals.views import Earlier, GoalView
from sitdown.kinds.money.kind import KIND

AUTUMN = datetime(2026, 9, 3, 10, tzinfo=UTC)


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(AUTUMN)


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk(KIND)


@pytest.fixture
def other_desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk(KIND, user_id="another")


def only(desk: Desk) -> GoalView:
    (found,) = goals(desk)
    return found


def pace(desk: Desk) -> Pace:
    found = only(desk).pace
    assert found is not None
    return found


def put(desk: Desk, month: int, amount: int, fund: budgets.FundView) -> EntryView:
    review = reviews.get_current_session(desk, 2026, month)
    if review is None:
        review = reviews.create_session(desk, 2026, month)
    data = {"fund_id": fund.id, "fund_name": fund.name, "amount": amount}
    new = NewEntry("fund_contribution", "in", data, step="wrapup")
    return entries.say(desk, review.id, new).entry


def test_a_fund_asks_by_its_date_and_has_a_pace(desk: Desk, clock: FrozenClock) -> None:
    fund = budgets.set_fund(desk, "Car", opening_minor=20_000)
    set_goal(desk, "car", "620 by 2027-03")
    assert only(desk).asks.amount == 6_000
    assert pace(desk).status is GoalStatus.CANT_TELL
    put(desk, 8, 6_000, fund)
    assert (only(desk).asks.amount, only(desk).held.put_in) == (0, 6_000)
    for day, month in ((3, 9), (3, 10)):
        clock.moment = datetime(2026, month + 1, day, 10, tzinfo=UTC)
        assert only(desk).asks.amount == 6_000
        put(desk, month, 6_000, fund)
    clock.moment = datetime(2026, 11, 21, 10, tzinfo=UTC)
    seen = only(desk)
    assert (seen.saved_minor, seen.target_minor, seen.due) == (38_000, 62_000, (2027, 3))
    assert pace(desk).monthly == 6_000
    assert pace(desk).status is GoalStatus.ON_TRACK
    assert pace(desk).done == (2027, 3)


def test_a_revised_contribution_stays_in_its_month(desk: Desk, clock: FrozenClock) -> None:
    fund = budgets.set_fund(desk, "Car", target_minor=62_000, due_on=date(2027, 3, 1))
    said = put(desk, 8, 6_000, fund)
    clock.moment = datetime(2026, 10, 3, 10, tzinfo=UTC)
    data = {**said.data, "amount": 8_000}
    entries.revise(desk, said.id, "more", data)
    seen = only(desk)
    assert (seen.held.saved, seen.held.put_in, seen.held.history) == (8_000, 0, (8_000,))
    assert seen.line is None
    assert seen.asks.amount == 9_000


def test_a_goal_holds_from_its_month_on_and_the_earlier_ones_stay(
    desk: Desk, clock: FrozenClock
) -> None:
    budgets.set_fund(desk, "Car", target_minor=1_000)
    set_goal(desk, "Car", "50")
    set_goal(desk, "Car", "#template 50")
    set_goal(desk, "Car", "60")
    clock.moment = datetime(2026, 10, 3, 10, tzinfo=UTC)
    set_goal(desk, "Car", "70")
    seen = only(desk)
    assert (seen.line, seen.since) == ("#template 70", "2026-10")
    assert seen.earlier == (
        Earlier("2026-09", "#template 50"),
        Earlier("2026-09", "#template 60"),
    )
    clear_goal(desk, "Car")
    assert (only(desk).line, only(desk).since, only(desk).target_minor) == (None, None, 1_000)
    assert len(only(desk).earlier) == 3
    with pytest.raises(NoGoalError):
        clear_goal(desk, "Car")
    clock.moment = AUTUMN
    assert only(desk).line == "#template 60"


def test_a_repeated_goal_uses_up_what_was_in_it(desk: Desk, clock: FrozenClock) -> None:
    budgets.set_fund(desk, "Tax", opening_minor=30_000)
    set_goal(desk, "Tax", "300 by 2026-10 repeat every 6 months")
    assert pace(desk).status is GoalStatus.REACHED
    clock.moment = datetime(2026, 11, 3, 10, tzinfo=UTC)
    seen = only(desk)
    assert (seen.saved_minor, seen.due, seen.asks.amount) == (0, (2027, 4), 5_000)
    set_goal(desk, "Tax", "up to 40")
    assert only(desk).saved_minor == 0


def test_categories_ask_for_what_is_usual_left_over_and_earned(
    desk: Desk, clock: FrozenClock, write_bank_file: Written
) -> None:
    rows = [(f"2026-0{month}-10", "REWE", f"-{month}00.00") for month in (6, 7, 8)]
    rows += [("2026-08-28", "Salary ACME", "2000.00"), ("2026-07-28", "Salary ACME", "1900.00")]
    importing.import_file(desk, write_bank_file(rows), choices={"sign": "money_in"})
    budgets.set_budget(desk, "health", 4_000, 2026, 7)
    set_goal(desk, "Groceries", "average 2 months [increase 10%]")
    set_goal(desk, "health", "up to 100", (2026, 7))
    set_goal(desk, "gifts", "5% of all income")
    set_goal(desk, "leisure", "10% of previous salary")
    set_goal(desk, "cash", "remainder")
    seen = {view.key: view for view in goals(desk, to_give=150_000)}
    assert {key: view.asks.amount for key, view in seen.items()} == {
        "groceries": 82_500, "health": 2_000, "gifts": 10_000, "leisure": 19_000, "cash": 0,
    }  # fmt: skip
    assert seen["health"].saved_minor == 8_000
    assert seen["cash"].gets_minor == 150_000 - 82_500 - 2_000 - 10_000 - 19_000
    assert sum(view.gets_minor or 0 for view in seen.values()) == 150_000


def test_whose_goals_they_are_and_what_cannot_have_one(desk: Desk, other_desk: Desk) -> None:
    budgets.set_fund(desk, "Car")
    set_goal(desk, "Car", "50")
    assert goals(other_desk) == ()
    for name in ("Boat", "salary", "uncategorised"):
        with pytest.raises(UnknownGoalSubjectError):
            set_goal(desk, name, "50")
    with pytest.raises(UnknownGoalSubjectError):
        set_goal(other_desk, "Car", "50")
    with pytest.raises(NotAGoalError):
        set_goal(desk, "Car", "lots")


def test_the_days_of_contributions_are_local(desk: Desk, clock: FrozenClock) -> None:
    clock.zone = timezone(timedelta(hours=-3))
    clock.moment = datetime(2026, 10, 1, 2, 30, tzinfo=UTC)
    fund = budgets.set_fund(desk, "Car", target_minor=62_000, due_on=date(2027, 3, 1))
    put(desk, 8, 6_000, fund)
    assert only(desk).held.put_in == 6_000
    assert pace(desk).sentence.startswith("It is new today.")
    clock.moment = datetime(2026, 10, 20, 10, tzinfo=UTC)
    assert only(desk).held.put_in == 0
    assert pace(desk).sentence.startswith("I have watched it for 20 days.")
