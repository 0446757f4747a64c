"""What recurs is cut on its card, and the promise to end it is made there or in the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.tui.kinds.money.money_app import at_step, example, money_app, shown, standing
from tests.waiting import until
from textual.widgets import Input

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from sitdown.clock import FrozenClock
    from sitdown.locations import Locations

SIZES = [(120, 40), (80, 24)]


async def at_netflix(pilot: Pilot[Any]) -> None:
    """Turn the cards until that of the price is shown."""
    await pilot.press("m", *["left"] * 9)
    for _ in range(9):
        if "Netflix price" in shown(pilot.app).partition("WHERE")[0].partition("keep it")[0]:
            return
        await pilot.press("right")
    raise AssertionError(shown(pilot.app))


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_cut_can_be_promised_to_be_ended(
    locations: Locations, clock: FrozenClock, looker: Any, size: tuple[int, int]
) -> None:
    october = example(locations, clock)
    app, desk = money_app(locations, clock, october.id), looker()
    async with app.run_test(size=size, notifications=True) as pilot:
        await at_step(pilot, "patterns")
        await at_netflix(pilot)
        assert "promise to cancel it" not in shown(app)
        await pilot.press("c")
        await until(pilot, lambda: "g promise to cancel it" in shown(app))
        await pilot.press("g")
        await until(pilot, lambda: "How can it be checked?" in shown(app))
        await until(pilot, lambda: app.screen.query_one("#what", Input).value == "Netflix")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: len(standing(desk, october.id, "commitment")) == 1)
        (promise,) = standing(desk, october.id, "commitment")
        assert promise.content == "Cancel Netflix"
        assert promise.data["metric_type"] == "series_cancelled"
        assert promise.data["metric_params"]["series"] == "netflix"
        assert promise.data["metric_params"]["amount"] == 1_699
        await until(pilot, lambda: "✓ Cancel Netflix" in shown(app))


async def test_nothing_can_be_ended_that_is_kept(
    locations: Locations, clock: FrozenClock, looker: Any
) -> None:
    october = example(locations, clock)
    app, desk = money_app(locations, clock, october.id), looker()
    async with app.run_test(size=SIZES[0], notifications=True) as pilot:
        await at_step(pilot, "patterns")
        await at_netflix(pilot)
        await pilot.press("k")
        await until(pilot, lambda: len(standing(desk, october.id, "user_category_response")) > 0)
        await pilot.press("g")
        await pilot.pause()
        assert "promise to cancel it" not in shown(app)
        assert "How can it be checked?" not in shown(app)


@pytest.mark.parametrize("size", SIZES)
async def test_the_dialog_of_a_promise_lists_what_recurs(
    locations: Locations, clock: FrozenClock, looker: Any, size: tuple[int, int]
) -> None:
    october = example(locations, clock, "budget")
    app, desk = money_app(locations, clock, october.id), looker()
    async with app.run_test(size=size, notifications=True) as pilot:
        await at_step(pilot, "budget")
        await pilot.press("g")
        await until(pilot, lambda: "5 cancel what recurs" in shown(app))
        await pilot.press("5")
        what = app.screen.query_one("#what", Input)
        await until(pilot, lambda: what.value != "")
        assert not app.screen.query_one("#number").display
        what.value = "nobody"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "There is no 'nobody' here." in shown(app))
        what.value = "spotify"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: len(standing(desk, october.id, "commitment")) == 2)
        _, promise = standing(desk, october.id, "commitment")
        assert promise.data["metric_params"]["series"] == "spotify"
        await until(pilot, lambda: promise.content in shown(app))


async def test_a_promise_said_in_other_words_stays_the_one_of_its_day(
    locations: Locations, clock: FrozenClock, looker: Any
) -> None:
    october = example(locations, clock, "budget")
    app, desk = money_app(locations, clock, october.id), looker()
    from sitdown.kinds.money.cancellable import promise_to_cancel

    made = promise_to_cancel(desk, october.id, "spotify")
    async with app.run_test(size=SIZES[0], notifications=True) as pilot:
        await at_step(pilot, "budget")
        await pilot.press(*["down"] * 40, "e")
        await until(pilot, lambda: "Say a promise anew" in shown(app))
        await until(pilot, lambda: app.screen.query_one("#what", Input).value == "Spotify")
        app.screen.query_one("#promise-words", Input).value = "No Spotify from now on"
        await pilot.press("ctrl+s")
        await until(
            pilot,
            lambda: (
                standing(desk, october.id, "commitment")[-1].content == "No Spotify from now on"
            ),
        )
        _, anew = standing(desk, october.id, "commitment")
        assert anew.data["metric_params"] == made.data["metric_params"]


async def test_the_words_of_a_promise_are_still_there_when_it_is_said_anew(
    locations: Locations, clock: FrozenClock, looker: Any
) -> None:
    october = example(locations, clock)
    app, desk = money_app(locations, clock, october.id), looker()
    async with app.run_test(size=SIZES[0], notifications=True) as pilot:
        await at_step(pilot, "patterns")
        await at_netflix(pilot)
        await pilot.press("c")
        await until(pilot, lambda: "g promise to cancel it" in shown(app))
        await pilot.press("g")
        await until(pilot, lambda: "How can it be checked?" in shown(app))
        await until(pilot, lambda: app.screen.query_one("#what", Input).value == "Netflix")
        app.screen.query_one("#promise-words", Input).value = "No Netflix from Sunday"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "✓ No Netflix from Sunday" in shown(app))
        await pilot.press("g")
        await until(pilot, lambda: "Say a promise anew" in shown(app))
        await until(pilot, lambda: app.screen.query_one("#what", Input).value == "Netflix")
        assert app.screen.query_one("#promise-words", Input).value == "No Netflix from Sunday"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Say a promise anew" not in shown(app))
        (promise,) = standing(desk, october.id, "commitment")
        assert promise.content == "No Netflix from Sunday"


async def test_what_is_proposed_goes_with_its_way_of_checking(
    locations: Locations, clock: FrozenClock
) -> None:
    october = example(locations, clock, "budget")
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=SIZES[0], notifications=True) as pilot:
        await at_step(pilot, "budget")
        await pilot.press("g")
        await until(pilot, lambda: "5 cancel what recurs" in shown(app))
        words = app.screen.query_one("#promise-words", Input)
        await until(pilot, lambda: words.value.startswith("Rent at most"))
        await pilot.press("6")
        await until(pilot, lambda: words.value == "")
        words.value = "Ask before I buy"
        app.screen.query_one("#metric").focus()
        await pilot.press("1")
        await until(pilot, lambda: bool(app.screen.query_one("#what", Input).value))
        assert words.value == "Ask before I buy"
