"""A month that moved on after its review began is told on every step, and read anew by one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.tui.kinds.money.money_app import at_step, ledger, money_app, money_desk, side
from tests.waiting import until

from sitdown.engine import sessions
from sitdown.kinds.money import importing, reviews

if TYPE_CHECKING:
    from pathlib import Path

    from sitdown.clock import FrozenClock
    from sitdown.locations import Locations

MORE = "Date,Payee,Amount,Currency\n2026-10-03,REWE Markt,-12.80,EUR\n2026-10-04,REWE,-31.20,EUR\n"
STEPS = ("goals", "patterns", "reflection", "savings", "budget", "wrapup")


@pytest.mark.parametrize("step", STEPS)
async def test_every_step_tells_that_the_month_moved_on_and_reads_it_anew(
    locations: Locations, clock: FrozenClock, tmp_path: Path, step: str
) -> None:
    review = ledger(locations, clock, [])
    (tmp_path / "late.csv").write_text(MORE, encoding="utf-8")
    desk = money_desk(locations, clock)
    sessions.go_to_step(desk, review.id, step)
    importing.import_file(desk, tmp_path / "late.csv", choices={"sign": "money_in"})
    app = money_app(locations, clock, review.id)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await at_step(pilot, step)
        assert "THE LEDGER MOVED ON" in side(app)
        assert "+2 transactions, -€ 44.00" in side(app)
        assert "M read the month anew" in side(app)
        app.screen.set_focus(None)
        await pilot.press("M")
        await until(pilot, lambda: "THE LEDGER MOVED ON" not in side(app))
    assert reviews.review_of(desk, review.id).snapshot.total_spent == 4_400
    desk.store.close()


@pytest.mark.parametrize("step", ["goals", "patterns"])
async def test_a_step_without_anything_to_answer_still_opens_the_ledger(
    locations: Locations, clock: FrozenClock, step: str
) -> None:
    review = ledger(locations, clock, [])
    desk = money_desk(locations, clock)
    sessions.go_to_step(desk, review.id, step)
    desk.store.close()
    app = money_app(locations, clock, review.id)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await at_step(pilot, step)
        await pilot.press("F")
        await until(pilot, lambda: type(app.screen).__name__ == "FilesScreen")
