"""Reading the month anew at the end of a review: what the funds ask for is said anew too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sitdown.clock import FrozenClock
from sitdown.engine import entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.views import EntryView, SessionView
from sitdown.kinds.money import budgets, importing, reviews
from sitdown.kinds.money.arrivals import sinking

Write = Callable[..., Path]
SIGN = {"sign": "money_in"}
MONTHS = [(f"2026-{month:02}-{day:02}", "EDEKA", "-90.00") for month in range(4, 11)
          for day in (2, 29)]  # fmt: skip
INSURANCE = [("2025-10-05", "HUK-COBURG", "-143.40"), ("2026-10-05", "HUK-COBURG", "-143.40")]
WATER = [(f"2026-{month:02}-15", "Wasserbetriebe", "-60.00") for month in (1, 4, 7, 10)]


@pytest.fixture
def at_end(desk: Desk, clock: FrozenClock, write_bank_file: Write) -> SessionView:
    """A review of October that stands at its last step, with the insurance in its ledger."""
    clock.moment = datetime(2026, 11, 5, 18, tzinfo=UTC)
    importing.import_file(desk, write_bank_file([*MONTHS, *INSURANCE]), choices=SIGN)
    review = reviews.create_session(desk, 2026, 10)
    sessions.go_to_step(desk, review.id, "wrapup")
    return review


def said(desk: Desk, review: SessionView, *types: str) -> list[EntryView]:
    standing = reviews.load_session_entries(desk, review.id)
    return [entry for entry in standing if entry.data.get("insight_type") in types]


def take_in(desk: Desk, write: Write, rows: list[tuple[str, str, str]], name: str) -> str:
    return importing.import_file(desk, write(rows, name), choices=SIGN).id


def test_a_charge_that_is_found_now_asks_for_its_fund(
    desk: Desk, at_end: SessionView, write_bank_file: Write
) -> None:
    (before,) = said(desk, at_end, "sinking_fund")
    take_in(desk, write_bank_file, WATER, "water.csv")
    reviews.refresh(desk, at_end.id)
    insurance, water = said(desk, at_end, "sinking_fund")
    assert insurance.id == before.id, "nothing of it changed"
    assert (water.step, water.data["categories"]) == ("wrapup", ["wasserbetriebe"])
    assert sinking.accept(desk, water.id).entry_type == "fund_contribution"
    reviews.refresh(desk, at_end.id)
    assert len(said(desk, at_end, "sinking_fund")) == 2


def test_what_nothing_asks_for_any_more_is_marked_and_can_come_back(
    desk: Desk, at_end: SessionView, write_bank_file: Write
) -> None:
    taken = take_in(desk, write_bank_file, WATER, "water.csv")
    reviews.refresh(desk, at_end.id)
    water = said(desk, at_end, "sinking_fund")[1]
    importing.undo(desk, taken)
    reviews.refresh(desk, at_end.id)
    (gone,) = said(desk, at_end, "sinking_fund_gone")
    assert gone.supersedes_id == water.id
    assert gone.content.endswith("Nothing asks for this fund any more: I read the month anew.")
    assert water.content in [old.content for old in entries.history(desk, gone.id)]
    reviews.refresh(desk, at_end.id)
    assert said(desk, at_end, "sinking_fund_gone") == [gone], "said once is enough"
    take_in(desk, write_bank_file, WATER, "water again.csv")
    reviews.refresh(desk, at_end.id)
    assert [each.content for each in said(desk, at_end, "sinking_fund")][1] == water.content


def test_what_the_funds_ask_for_is_revised_in_its_place(desk: Desk, at_end: SessionView) -> None:
    (before,) = said(desk, at_end, "funds")
    budgets.set_fund(
        desk, "Car", target_minor=60_000, due_on=datetime(2027, 4, 1, tzinfo=UTC).date()
    )
    reviews.refresh(desk, at_end.id)
    (anew,) = said(desk, at_end, "funds")
    assert (anew.supersedes_id, anew.place) == (before.id, before.place)
    assert "Car € 100" in anew.content


def test_a_closed_review_keeps_what_its_funds_asked_for(
    desk: Desk, at_end: SessionView, write_bank_file: Write
) -> None:
    sessions.complete(desk, at_end.id, anyway=True)
    before = said(desk, at_end, "funds", "sinking_fund", "ahead")
    take_in(desk, write_bank_file, WATER, "water.csv")
    reviews.refresh(desk, at_end.id)
    assert said(desk, at_end, "funds", "sinking_fund", "ahead") == before
