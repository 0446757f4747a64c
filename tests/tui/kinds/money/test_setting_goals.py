"""Goals set by keys: on funds and categories, refused in words, ended, with their pace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.tui.kinds.money.money_app import (
    at_step,
    example,
    ledger,
    money_app,
    money_desk,
    shown,
    side,
    standing,
)
from tests.waiting import until

from sitdown.engine import sessions
from sitdown.kinds.money import budgets
from sitdown.kinds.money.goals.listing import goals
from sitdown.tui.kinds.money.goal_setting import GoalScreen
from sitdown.tui.widgets.inputs import SafeInput

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from sitdown.clock import FrozenClock
    from sitdown.locations import Locations

SIZES = [(120, 40), (80, 24)]
each_size = pytest.mark.parametrize("size", SIZES, ids=["120x40", "80x24"])


async def typed(pilot: Pilot[Any], words: str) -> None:
    """Open the dialog, put words into its box and send them."""
    await pilot.press("G")
    await until(pilot, lambda: isinstance(pilot.app.screen, GoalScreen))
    pilot.app.screen.query_one("#goal", SafeInput).value = words
    await pilot.press("enter")


def kept(locations: Locations, clock: FrozenClock) -> dict[str, str | None]:
    desk = money_desk(locations, clock, seed=77)
    found = {view.name: view.line for view in goals(desk)}
    desk.store.close()
    return found


@each_size
async def test_a_funds_goal_its_share_and_its_pace(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    october = example(locations, clock, "wrapup")
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=size, notifications=True) as pilot:
        await at_step(pilot, "wrapup")
        assert "€ 70 would keep it on time" in shown(app)
        assert "on track · at this pace: March 2027" in shown(app)
        await pilot.press("space")
        await until(pilot, lambda: "✓ € 70 this month" in shown(app))
        await pilot.press("z")
        await until(pilot, lambda: "€ 70 would keep it on time" in shown(app))
        await typed(pilot, "620 by 2027-01")
        await until(pilot, lambda: "€ 117 would keep it on time" in shown(app))
        assert "by Jan 2027" in shown(app)
        assert "behind · at this pace: March 2027" in shown(app)
        assert kept(locations, clock) == {"Car insurance": "#template 620 by 2027-01"}


async def test_what_is_no_goal_stays_in_the_box_with_a_sentence(
    locations: Locations, clock: FrozenClock
) -> None:
    october = example(locations, clock, "wrapup")
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await at_step(pilot, "wrapup")
        await typed(pilot, "soon")
        await until(pilot, lambda: "is not a goal I can read" in shown(app))
        await pilot.press("escape")
        await at_step(pilot, "wrapup")
        assert kept(locations, clock)["Car insurance"] is not None
        await typed(pilot, "")
        await until(pilot, lambda: "€ 270 in it" in shown(app))
        assert kept(locations, clock) == {"Car insurance": None}


@each_size
async def test_a_categorys_goal_changes_what_is_proposed(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    october = example(locations, clock, "budget")
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=size, notifications=True) as pilot:
        await at_step(pilot, "budget")
        await pilot.press("down", "down")
        await typed(pilot, "average 3 months")
        await until(pilot, lambda: "Restaurants goal" in shown(app))
        assert "From your goals: Restaurants € 319." in shown(app)
        if size[0] == 120:
            assert "average 3 months" in side(app)
        await pilot.press("space")
        desk = money_desk(locations, clock)
        (said,) = standing(desk, october.id, "buddy_insight")[-1:]
        wanted = said.data["amounts"]["restaurants"]
        await until(pilot, lambda: budgets.budgets(desk, 2026, 11)["restaurants"] == wanted)
        desk.store.close()
        assert kept(locations, clock)["Restaurants"] == "#template average 3 months"


async def test_a_fund_begun_here_is_proposed_its_share(
    locations: Locations, clock: FrozenClock
) -> None:
    review = ledger(locations, clock, [("2026-10-03", "Shop", "-80.00")])
    desk = money_desk(locations, clock)
    sessions.go_to_step(desk, review.id, "wrapup")
    desk.store.close()
    app = money_app(locations, clock, review.id)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await at_step(pilot, "wrapup")
        await pilot.press("f")
        await pilot.pause(0.2)
        await pilot.press(*"Boat", "enter", *"400", "enter", *"2027-02", "enter")
        await until(pilot, lambda: "€ 100 would keep it on time" in shown(app))


async def test_the_goals_step_shows_how_funds_fill(
    locations: Locations, clock: FrozenClock
) -> None:
    october = example(locations, clock, "goals")
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await at_step(pilot, "goals")
        assert "Car insurance has € 270 of € 620." in shown(app)


async def test_a_fund_that_cannot_have_all_it_asks_for_says_so(
    locations: Locations, clock: FrozenClock
) -> None:
    october = example(locations, clock, "wrapup")
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await at_step(pilot, "wrapup")
        await typed(pilot, "9000 by 2026-12")
        await until(pilot, lambda: "€ 747 of the € 4,365 it asks for" in shown(app))
        assert "The funds ask for € 4,365, and you mean to keep € 747." in shown(app)
        await pilot.press("space")
        await until(pilot, lambda: "✓ € 747 this month" in shown(app))
