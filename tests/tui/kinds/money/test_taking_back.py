"""Budgets, promises and what goes into a fund are taken back with one key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.tui.kinds.money.money_app import at_step, example, money_app, shown, standing
from tests.waiting import until

from sitdown.engine import entries
from sitdown.engine.kind import NewEntry
from sitdown.kinds.money import budgets

if TYPE_CHECKING:
    from sitdown.clock import FrozenClock
    from sitdown.engine.desk import Desk
    from sitdown.locations import Locations

WIDE = (120, 40)


CARRIED_ON = "Restaurants at most € 300"
"""The example's promise of the month before, made again."""


@pytest.mark.parametrize("size", [WIDE, (80, 24)])
async def test_a_promise_is_withdrawn_and_comes_back(
    locations: Locations, clock: FrozenClock, looker: Any, size: tuple[int, int]
) -> None:
    october = example(locations, clock, "budget")
    desk = looker()
    data = {"commitment_text": "Walk home", "metric_type": "own_yes_no", "metric_params": {}}
    entries.say(desk, october.id, NewEntry("commitment", "Walk home", data, step="budget"))
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=size, notifications=True) as pilot:
        await at_step(pilot, "budget")
        await pilot.press(*["down"] * 40, "z")
        await until(pilot, lambda: _promised(desk, october.id) == [CARRIED_ON])
        await until(pilot, lambda: "Walk home  withdrawn · z takes that back" in shown(app))
        await pilot.press("z")
        await until(pilot, lambda: _promised(desk, october.id) == [CARRIED_ON, "Walk home"])
        await until(pilot, lambda: "withdrawn" not in shown(app))


def _promised(desk: Desk, session_id: str) -> list[str]:
    return [entry.content for entry in standing(desk, session_id, "commitment")]


async def test_a_budget_is_ended(locations: Locations, clock: FrozenClock, looker: Any) -> None:
    october = example(locations, clock, "budget")
    app, desk = money_app(locations, clock, october.id), looker()
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_step(pilot, "budget")
        await pilot.press("down", "z")
        await until(pilot, lambda: "groceries" not in budgets.budgets(desk, 2026, 11))
        assert budgets.budgets(desk, 2026, 10)["groceries"] == 48_000
        await pilot.press("right")
        await until(pilot, lambda: "groceries" in budgets.budgets(desk, 2026, 11))


async def test_a_contribution_is_withdrawn(
    locations: Locations, clock: FrozenClock, looker: Any
) -> None:
    october = example(locations, clock, "wrapup")
    app, desk = money_app(locations, clock, october.id), looker()
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_step(pilot, "wrapup")
        before = budgets.funds(desk)[0].saved_minor
        await pilot.press("space")
        await until(pilot, lambda: "✓ € 70 this month" in shown(app))
        await pilot.press("z")
        await until(pilot, lambda: "would keep it on time" in shown(app))
        assert budgets.funds(desk)[0].saved_minor == before
        assert standing(desk, october.id, "withdrawal")[0].content.startswith("Withdrawn: € 70")
        await pilot.press("space")
        await until(pilot, lambda: "✓ € 70 this month" in shown(app))


@pytest.mark.parametrize("size", [WIDE, (80, 24)])
async def test_a_fund_for_a_yearly_charge_is_begun_with_one_key(
    locations: Locations, clock: FrozenClock, looker: Any, size: tuple[int, int]
) -> None:
    october = example(locations, clock, "wrapup")
    app, desk = money_app(locations, clock, october.id), looker()
    async with app.run_test(size=size, notifications=True) as pilot:
        await at_step(pilot, "wrapup")
        assert "HUK-COBURG took € 143.40 twice." in shown(app)
        await pilot.press("down", "space")
        await until(pilot, lambda: len(budgets.funds(desk)) == 2)
        await until(pilot, lambda: "✓ € 12 this month" in shown(app))
        assert "took € 143.40 twice" not in shown(app)
        assert {fund.name for fund in budgets.funds(desk)} == {"Car insurance", "HUK-COBURG"}
