"""The promises of a year, told beside those of last month, with what they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.tui.kinds.money.money_app import at_step, money_app, money_desk, shown
from tests.waiting import until

from sitdown.engine import entries, sessions
from sitdown.engine.kind import NewEntry
from sitdown.kinds.money import reviews
from sitdown.tui.screens.evidence import EvidenceScreen

if TYPE_CHECKING:
    from sitdown.clock import FrozenClock
    from sitdown.locations import Locations

PROMISE = {"commitment_text": "Walk", "metric_type": "own_yes_no", "metric_params": {}}
KEPT = {"question_type": "promise:1", "response_text": "", "option_selected": "Kept it"}


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_goals_tell_how_many_promises_were_kept(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    desk = money_desk(locations, clock)
    for month in (7, 8, 9):
        review = reviews.create_session(desk, 2026, month)
        sessions.go_to_step(desk, review.id, "goals")
        entries.say(desk, review.id, NewEntry("commitment", "Walk", PROMISE, step="budget"))
        if month == 8:
            entries.say(desk, review.id, NewEntry("user_reflection", "Kept it", KEPT))
    october = reviews.create_session(desk, 2026, 10)
    sessions.go_to_step(desk, october.id, "goals")
    desk.store.close()
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=size, notifications=True) as pilot:
        await at_step(pilot, "goals")
        told = "1 of 1 promise kept in 12 months. Of 1 more nobody can tell."
        # It is wrapped where the column ends.
        await until(pilot, lambda: told in " ".join(shown(app).split()))
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.screen, EvidenceScreen))
        assert "2026-08 “Walk”: kept" in shown(app)
        assert "2026-09 “Walk”: nobody can tell" in shown(app)
