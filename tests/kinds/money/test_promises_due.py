"""Promises over several months: carried on, let go, and told when the ledger can tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from sitdown.clock import FrozenClock
from sitdown.engine import entries, sessions
from sitdown.engine.conversation import Answer
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.views import SessionView
from sitdown.kinds.money import importing, reviews
from sitdown.kinds.money.cancellable import cancellable
from sitdown.kinds.money.snapshot import Month

Write = Callable[..., Path]
SIGN = {"sign": "money_in"}
YES_NO: tuple[str, dict[str, Any]] = ("own_yes_no", {})


class Life:
    """Reviews held one after the other, each in the month after its own."""

    def __init__(self, desk: Desk, clock: FrozenClock, write: Write) -> None:
        self.desk, self.clock, self.write = desk, clock, write

    def bring_in(self, month: Month, *, gym: bool) -> None:
        stamp = f"{month[0]}-{month[1]:02}"
        rows = [(f"{stamp}-04", "FITX", "-25.00")] if gym else []
        rows += [(f"{stamp}-{day:02}", "REWE", "-9.00") for day in range(1, 31, 2)]
        rows += [(f"{stamp}-28", "Salary ACME", "2000.00")]
        importing.import_file(self.desk, self.write(rows, f"{stamp}.csv"), "Giro", SIGN)

    def begin(self, month: Month) -> SessionView:
        year, number = (month[0] + month[1] // 12, month[1] % 12 + 1)
        self.clock.moment = datetime(year, number, 7, 10, tzinfo=UTC)
        review = reviews.create_session(self.desk, *month)
        return sessions.go_to_step(self.desk, review.id, "goals")

    def hold(
        self, month: Month, *answers: str, promise: Sequence[tuple[str, str, Any]] = ()
    ) -> list[str]:
        """Hold a review; gives the words of the promises it asked about."""
        review = self.begin(month)
        asked = [each.text for each in reviews.promises(self.desk, review.id)]
        for chosen in answers:
            entries.answer(self.desk, review.id, Answer(chosen=chosen))
        sessions.go_to_step(self.desk, review.id, "budget")
        for text, metric, params in promise:
            data = {"commitment_text": text, "metric_type": metric, "metric_params": params}
            entries.say(self.desk, review.id, NewEntry("commitment", text, data))
        sessions.complete(self.desk, review.id, anyway=True)
        return asked

    def said(self, month: Month, name: str) -> str:
        review = reviews.get_current_session(self.desk, *month)
        assert review is not None
        return next(
            entry.content
            for entry in reviews.load_session_entries(self.desk, review.id)
            if entry.data.get("insight_type") == name
        )

    def gym(self) -> tuple[str, str, Any]:
        one = next(each for each in cancellable(self.desk) if each.name.casefold() == "fitx")
        return one.words, "series_cancelled", dict(one.params)


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(datetime(2026, 1, 7, 10, tzinfo=UTC))


@pytest.fixture
def life(desk: Desk, clock: FrozenClock, write_bank_file: Write) -> Life:
    return Life(desk, clock, write_bank_file)


def test_what_is_carried_on_is_promised_again_beside_what_is_new(life: Life) -> None:
    life.hold((2026, 1), promise=[("No phone", *YES_NO), ("No sweets", *YES_NO)])
    assert life.hold((2026, 2), "Kept it", "Partly") == ["No phone", "No sweets"]
    assert life.hold((2026, 3)) == []

    meal = ("Restaurants at most 50", "category_at_most", {"category": "restaurants", "amount": 50})
    life.hold((2026, 4), promise=[meal, ("No phone", *YES_NO)])
    life.bring_in((2026, 4), gym=False)
    life.bring_in((2026, 5), gym=False)
    life.hold((2026, 5), "Carry it on", "Kept it", promise=[("Early nights", *YES_NO)])
    assert life.hold((2026, 6)) == ["Restaurants at most 50", "Early nights"]


@pytest.mark.parametrize("through", [("budget", "wrapup"), ("wrapup",), ("wrapup", "budget")])
def test_it_is_carried_on_whichever_way_the_review_goes(
    life: Life, through: tuple[str, ...]
) -> None:
    meal = ("Restaurants at most 50", "category_at_most", {"category": "restaurants", "amount": 50})
    life.hold((2026, 1), promise=[meal])
    life.bring_in((2026, 2), gym=False)
    review = life.begin((2026, 2))
    entries.answer(life.desk, review.id, Answer(chosen="Carry it on"))
    for step in through:
        sessions.go_to_step(life.desk, review.id, step)
    said = reviews.load_session_entries(life.desk, review.id)
    assert [each.content for each in said if each.entry_type == "commitment"] == [meal[0]]
    sessions.complete(life.desk, review.id)


def test_the_same_promised_twice_is_carried_on_once(life: Life) -> None:
    sweets = {"category": "groceries", "amount": 500_00}
    twice = [("Less food", "category_at_most", sweets), ("Shop less", "category_at_most", sweets)]
    life.hold((2026, 1), promise=twice)
    life.bring_in((2026, 1), gym=False)
    life.bring_in((2026, 2), gym=False)
    life.hold((2026, 2), "Carry it on", "Carry it on")
    assert life.hold((2026, 3)) == ["Less food"]


def test_what_was_let_go_does_not_come_back(life: Life) -> None:
    meal = ("Restaurants at most 50", "category_at_most", {"category": "restaurants", "amount": 50})
    life.hold((2026, 1), promise=[meal])
    life.bring_in((2026, 1), gym=False)
    life.bring_in((2026, 2), gym=False)
    assert life.hold((2026, 2), "Let it go") == [meal[0]]
    assert life.hold((2026, 3)) == []
    assert life.said((2026, 3), "no_promises").startswith("There are no promises")


def test_a_month_without_a_review_or_with_an_unfinished_one_loses_no_promise(life: Life) -> None:
    life.hold((2026, 1), promise=[("No phone", *YES_NO)])
    life.begin((2026, 3))
    assert life.hold((2026, 4)) == ["No phone"]


def test_a_promise_to_cancel_is_told_as_soon_as_its_charge_did_not_come(life: Life) -> None:
    for month in (1, 2, 3, 4):
        life.bring_in((2026, month), gym=True)
    life.hold((2026, 3), promise=[life.gym()])
    life.hold((2026, 4), promise=[("No phone", *YES_NO)])
    life.bring_in((2026, 5), gym=False)
    answers, sweets = ("Kept it", "It is done"), ("No sweets", *YES_NO)
    assert life.hold((2026, 5), *answers, promise=[sweets]) == ["No phone", "Cancel FitX"]
    assert life.hold((2026, 6)) == ["No sweets"]
    assert life.said((2026, 6), "kept_rate") == "2 of 2 promises kept in 12 months."


def test_what_was_to_be_cancelled_is_not_told_to_be_late(life: Life) -> None:
    for month in (1, 2, 3, 4):
        life.bring_in((2026, month), gym=True)
    life.hold((2026, 3), promise=[life.gym()])
    life.hold((2026, 4))
    for number in (5, 6):
        life.bring_in((2026, number), gym=False)
        review = life.begin((2026, number))
        sessions.go_to_step(life.desk, review.id, "patterns")
        said = reviews.load_session_entries(life.desk, review.id)
        assert not {"late", "stopped"} & {entry.data.get("insight_type") for entry in said}


def test_a_charge_that_came_all_the_same_can_be_promised_away_again(life: Life) -> None:
    for month in (1, 2, 3, 4):
        life.bring_in((2026, month), gym=True)
    life.hold((2026, 3), promise=[life.gym()])
    life.hold((2026, 4))
    life.bring_in((2026, 5), gym=True)
    assert life.hold((2026, 5), "Carry it on") == ["Cancel FitX"]
    life.bring_in((2026, 6), gym=False)
    assert life.hold((2026, 6)) == ["Cancel FitX"]
    life.bring_in((2026, 7), gym=False)
    assert life.hold((2026, 7), "It is done") == ["Cancel FitX"]
    assert life.hold((2026, 8)) == []
