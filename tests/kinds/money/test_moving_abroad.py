"""Who lives in another currency now: what was meant in the old one is never read in the new."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sitdown.clock import FrozenClock
from sitdown.engine import entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.views import EntryView, SessionView
from sitdown.kinds.money import budgets, importing, reviews
from sitdown.kinds.money.goal_setting import set_goal_in_review
from sitdown.kinds.money.goals.keeping import set_goal
from sitdown.kinds.money.goals.listing import goals
from sitdown.kinds.money.kind import KIND


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(datetime(2026, 6, 2, 10, tzinfo=UTC))


@pytest.fixture
def desk(make_desk: Callable[..., Desk], clock: FrozenClock, tmp_path: Path) -> Desk:
    """A life in pounds until May, in euros from June on."""
    desk = make_desk(KIND)
    rows = ["Date,Payee,Amount,Currency"]
    for month in range(1, 8):
        currency = "GBP" if month < 6 else "EUR"
        rows += [f"2026-{month:02}-{day:02},Trattoria,-9.00,{currency}" for day in range(1, 31, 2)
                 if month != 2 or day < 28]  # fmt: skip
        rows += [f"2026-{month:02}-28,Salary ACME,3000.00,{currency}"]
    path = tmp_path / "bank.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    importing.import_file(desk, path, choices={"sign": "money_in"})
    budgets.set_fund(desk, "Holiday", currency="GBP")
    set_goal(desk, "children", "780")
    set_goal(desk, "restaurants", "average 2 months")
    promise_in_may(desk)
    clock.moment = datetime(2026, 8, 2, 10, tzinfo=UTC)
    return desk


def promise_in_may(desk: Desk) -> None:
    (fund,) = budgets.funds(desk)
    may = sessions.go_to_step(desk, reviews.create_session(desk, 2026, 5).id, "budget")
    said = (
        ("category_at_most", {"category": "restaurants", "amount": 12_000}),
        ("move_to_fund", {"fund_id": fund.id, "amount": 15_000}),
    )
    for metric, params in said:
        data = {"commitment_text": metric, "metric_type": metric, "metric_params": params}
        entries.say(desk, may.id, NewEntry("commitment", metric, data))
    put = {"fund_id": fund.id, "fund_name": fund.name, "amount": 10_000}
    entries.say(desk, may.id, NewEntry("fund_contribution", "£ 100 to Holiday", put))
    sessions.complete(desk, may.id, anyway=True)


def july_at(desk: Desk, step: str) -> SessionView:
    return sessions.go_to_step(desk, reviews.create_session(desk, 2026, 7).id, step)


def said_in(desk: Desk, review: SessionView, entry_type: str) -> list[EntryView]:
    standing = reviews.load_session_entries(desk, review.id)
    return [entry for entry in standing if entry.entry_type == entry_type]


def test_a_promise_in_pounds_is_not_held_against_euros(desk: Desk) -> None:
    limit, fund = said_in(desk, july_at(desk, "goals"), "buddy_question")
    assert "You meant at most £ 120, and July is told in EUR, so I cannot tell." in limit.content
    assert limit.data["options"] == ["Kept it", "Partly", "Not this time"]
    assert "£ 100 went to Holiday; you meant £ 150." in fund.content


def proposed(desk: Desk, review: SessionView) -> EntryView:
    insights = said_in(desk, review, "buddy_insight")
    return next(entry for entry in insights if entry.data["insight_type"] == "budget")


def test_a_goal_in_pounds_proposes_no_euros_until_it_is_said_anew(desk: Desk) -> None:
    review = july_at(desk, "budget")
    assert proposed(desk, review).data["amounts"].keys() == {"restaurants"}
    (children,) = (each for each in goals(desk) if each.key == "children")
    assert (children.currency, children.asks.amount) == ("GBP", 78_000)
    set_goal_in_review(desk, review.id, "children", "780", is_fund=False)
    assert proposed(desk, review).data["amounts"]["children"] == 78_000
