from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sitdown.clock import FrozenClock
from sitdown.demo.store import NOW, fill
from sitdown.engine import sessions
from sitdown.engine.desk import Desk
from sitdown.engine.lifecycle import Status
from sitdown.engine.progress import time_spent
from sitdown.engine.views import SessionView
from sitdown.ids import SeededIds
from sitdown.kinds.money import pairing, reviews
from sitdown.kinds.money.commitments import Outcome
from sitdown.kinds.money.goals.listing import goals
from sitdown.kinds.money.goals.pace import GoalStatus
from sitdown.kinds.money.kind import KIND
from sitdown.store.opening import open_store

Example = tuple[Desk, SessionView]


@pytest.fixture
def example(make_desk: Callable[..., Desk], clock: FrozenClock, tmp_path: Path) -> Example:
    desk = make_desk(KIND)
    return desk, fill(desk, clock, tmp_path)


def test_october_waits_in_patterns_with_two_reactions_and_a_draft(example: Example) -> None:
    desk, october = example
    detail = sessions.load(desk, october.id)
    assert (detail.session.status, detail.session.step) == (Status.PAUSED, "patterns")
    reactions = [e for e in detail.entries if e.entry_type == "user_category_response"]
    assert len(reactions) == 2
    assert [draft.step for draft in detail.drafts] == ["patterns"]
    assert time_spent(detail.sittings, NOW).total_seconds() == 24 * 60


def test_its_month_is_the_one_of_the_pictures(example: Example) -> None:
    desk, october = example
    seen = reviews.review_of(desk, october.id)
    assert seen.snapshot.total_spent == 341_218
    assert seen.snapshot.total_income == 415_000
    assert seen.snapshot.coverage.transactions == 143
    assert seen.target_rate == 0.18
    assert seen.stale is None


def test_september_is_kept_and_its_promises_come_back(example: Example) -> None:
    desk, october = example
    september = reviews.get_current_session(desk, 2026, 9)
    assert september is not None
    assert september.status is Status.COMPLETED
    outcomes = [promise.outcome for promise in reviews.promises(desk, october.id)]
    assert outcomes == [Outcome.MISSED, Outcome.CANT_TELL]


def test_a_fund_has_a_goal_by_a_date_and_a_pace(example: Example) -> None:
    desk, _ = example
    (insurance,) = goals(desk)
    assert insurance.line == "#template 620 by 2027-03 repeat every year"
    assert insurance.asks.amount == 7_000
    assert insurance.pace is not None
    assert insurance.pace.status is GoalStatus.ON_TRACK


def test_what_is_put_by_every_month_is_a_transfer_to_savings(example: Example) -> None:
    desk, _ = example
    found = pairing.transfers(desk)
    assert [(each.out.payee, each.into.payee) for each in found] == [
        ("Tagesgeld", "Dauerauftrag Sparen")
    ] * 14
    assert {each.into.amount_minor for each in found} == {60_000}


def test_filling_is_the_same_at_every_run(tmp_path: Path) -> None:
    told = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        clock = FrozenClock(NOW)
        store = open_store(folder / "sitdown.db", folder / "backups", NOW)
        desk = Desk(store, {"money": KIND}, "me", clock, SeededIds(clock))
        october = fill(desk, clock, folder)
        told.append(sessions.load(desk, october.id))
        store.close()
    assert told[0] == told[1]
