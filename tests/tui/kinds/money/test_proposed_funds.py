"""A fund that a seldom charge asks for is proposed where nothing saves for it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from tests.tui.kinds.money.money_app import at_step, ledger, money_app, money_desk, shown
from tests.waiting import until

from sitdown.demo.store import NOW
from sitdown.engine import sessions
from sitdown.kinds.money import budgets

if TYPE_CHECKING:
    from sitdown.clock import FrozenClock
    from sitdown.locations import Locations

ROWS = [
    *((f"{year}-10-05", "HUK Coburg", "-143.40") for year in (2024, 2025, 2026)),
    ("2026-10-01", "Salary Inc", "2000.00"),
    ("2026-10-31", "EDEKA", "-80.00"),
]
FUND = "HUK Coburg"


@pytest.mark.parametrize(("due", "is_proposed"), [((2026, 10), True), ((2027, 10), False)])
async def test_it_is_proposed_again_once_a_fund_for_one_charge_was_spent(
    locations: Locations, clock: FrozenClock, due: tuple[int, int], is_proposed: bool
) -> None:
    clock.moment = datetime(2026, 9, 1, 9, tzinfo=UTC)
    desk = money_desk(locations, clock)
    budgets.set_fund(desk, FUND, currency="EUR", target_minor=14_340, due_on=date(*due, 1))
    clock.moment = NOW
    review = ledger(locations, clock, ROWS)
    sessions.go_to_step(desk, review.id, "wrapup")
    (fund,) = budgets.funds(desk)
    assert fund.is_spent == is_proposed
    desk.store.close()
    app = money_app(locations, clock, review.id)
    async with app.run_test(size=(120, 40)) as pilot:
        await at_step(pilot, "wrapup")
        await until(pilot, lambda: FUND in shown(app))
        assert (f"{FUND}   a fund?" in shown(app)) == is_proposed
