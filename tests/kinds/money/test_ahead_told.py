"""The weeks to come where a month is closed: told with evidence, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sitdown.clock import FrozenClock
from sitdown.engine import entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.views import EntryView
from sitdown.kinds.money import importing, reviews
from sitdown.kinds.money.balance_list import say_balance

ROWS = [(f"2026-{month:02}-10", "Landlord Lindner", "-900.00") for month in range(6, 11)]


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(datetime(2026, 11, 3, 9, tzinfo=UTC))


@pytest.fixture
def filled(desk: Desk, write_bank_file: Callable[..., Path]) -> Desk:
    rows = [*ROWS, ("2026-11-02", "EDEKA", "-20.00")]
    importing.import_file(desk, write_bank_file(rows), "Giro", choices={"sign": "money_in"})
    return desk


def told(desk: Desk) -> EntryView | None:
    review = reviews.create_session(desk, 2026, 10)
    sessions.go_to_step(desk, review.id, "wrapup")
    for entry in reviews.load_session_entries(desk, review.id):
        if entry.entry_type == "buddy_insight" and entry.data["insight_type"] == "ahead":
            return entry
    return None


def test_with_a_balance_the_weeks_to_come_are_told_with_their_evidence(filled: Desk) -> None:
    say_balance(filled, "Giro", 100_000)
    said = told(filled)
    assert said is not None
    first, rests = said.content.split("\n")
    assert first == "The next 35 days: lowest on 10 November: € 100."
    assert rests.startswith("It rests on € 1,000.00 on Giro as you said on 3 November")
    assert said.data["amounts"] == {"balance": 100_000, "lowest": 10_000, "at_the_end": 10_000}
    evidence = entries.evidence(filled, said.id)
    assert evidence is not None
    assert evidence.evidence.rule == "forecast/1"
    assert len(evidence.lines) == 5
    assert ("lowest", "€ 100.00") in evidence.facts


def test_without_a_balance_nothing_is_told(filled: Desk) -> None:
    assert told(filled) is None


def test_with_a_balance_of_long_ago_nothing_is_told(filled: Desk, clock: FrozenClock) -> None:
    say_balance(filled, "Giro", 100_000)
    clock.advance(days=20)
    assert told(filled) is None
