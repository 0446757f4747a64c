"""What help offers on a step of a review is what a key does there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from tests.tui.kinds.money.money_app import at_step, example, money_app, shown
from tests.waiting import until
from textual.widgets import Static

from sitdown.tui.kinds.money.ahead import AheadScreen
from sitdown.tui.kinds.money.transfers import TransfersScreen
from sitdown.tui.screens.help import HelpScreen
from sitdown.tui.widgets.answer_box import AnswerBox
from sitdown.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from sitdown.clock import FrozenClock
    from sitdown.locations import Locations

SIZE = (120, 40)
_LINE = re.compile(r"(?P<keys>\S+(?: \S+)*) {2,}(?P<does>.+)")


async def offered(pilot: Pilot[Any]) -> list[tuple[str, str]]:
    """Each key that help lists for the screen alone, with what it does, in order."""
    await pilot.press("question_mark")
    await until(pilot, lambda: isinstance(pilot.app.screen, HelpScreen))
    text = str(pilot.app.screen.query_one("#help-keys", Static).content)
    await pilot.press("escape")
    await until(pilot, lambda: not isinstance(pilot.app.screen, HelpScreen))
    lines = text.partition("EVERYWHERE")[0].splitlines()
    found = [match for line in lines if (match := _LINE.fullmatch(line))]
    return [(key, each["does"]) for each in found for key in each["keys"].split()]


def foot(pilot: Pilot[Any]) -> str:
    """The keys in the last line."""
    return str(pilot.app.screen.query_one(KeyBar).render())


@pytest.mark.parametrize("step", ["overview", "patterns", "savings", "budget", "wrapup"])
async def test_help_gives_each_key_once(
    locations: Locations, clock: FrozenClock, step: str
) -> None:
    october = example(locations, clock, step)
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await at_step(pilot, step)
        keys = [key for key, _ in await offered(pilot)]
        assert sorted(keys) == sorted(set(keys))


async def test_help_tells_what_a_key_of_the_session_does_on_a_card(
    locations: Locations, clock: FrozenClock
) -> None:
    october = example(locations, clock)
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await at_step(pilot, "patterns")
        found = dict(await offered(pilot))
        assert (found["c"], found["s"], found["o"]) == ("cut it", "surprised me", "one-off")
        assert "g" not in found
        assert "tab" not in found
        await pilot.press("m", "left")
        await until(pilot, lambda: "3 of 9" in shown(app))
        assert "m" not in dict(await offered(pilot))


async def test_a_promise_has_no_amount_no_goal_and_no_proposal(
    locations: Locations, clock: FrozenClock
) -> None:
    october = example(locations, clock, "budget")
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=(160, 40), notifications=True) as pilot:
        await at_step(pilot, "budget")
        await pilot.press("down", "down", "down")
        await until(pilot, lambda: "space" in foot(pilot))
        of_a_category = dict(await offered(pilot))
        assert of_a_category["←"] == "less"
        assert {"G", "space", "x", "z", "e"} <= set(of_a_category)
        await pilot.press("g", "6")
        await until(pilot, lambda: bool(app.screen.query("#promise-words")))
        await pilot.press(*"ask", "ctrl+s")
        await until(pilot, lambda: "✓ ask" in shown(app))
        await pilot.press(*["down"] * 40)
        await until(pilot, lambda: "G goal" not in foot(pilot))
        of_a_promise = dict(await offered(pilot))
        assert {"←", "→", "G", "space"}.isdisjoint(of_a_promise)
        assert {"g", "e", "z"} <= set(of_a_promise)


async def test_a_proposal_that_is_the_budget_already_is_not_there_to_take(
    locations: Locations, clock: FrozenClock
) -> None:
    october = example(locations, clock, "budget")
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=(160, 40), notifications=True) as pilot:
        await at_step(pilot, "budget")
        await pilot.press("down", "down", "down")
        await until(pilot, lambda: "space take the proposal" in foot(pilot))
        await pilot.press("space")
        await until(pilot, lambda: "take the proposal" not in foot(pilot))
        await pilot.press("z")
        await until(pilot, lambda: "space take the proposal" in foot(pilot))
        assert "x" in dict(await offered(pilot))
        await pilot.press("x")
        await until(pilot, lambda: "take the proposal" not in foot(pilot))
        assert "x" not in dict(await offered(pilot))


async def test_space_is_told_by_what_it_does_to_the_fund_under_the_cursor(
    locations: Locations, clock: FrozenClock
) -> None:
    october = example(locations, clock, "wrapup")
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await at_step(pilot, "wrapup")
        await until(pilot, lambda: "space put it in" in foot(pilot))
        await pilot.press("down")
        await until(pilot, lambda: "space begin it" in foot(pilot))


async def test_enter_is_offered_only_where_it_does_something(
    locations: Locations, clock: FrozenClock
) -> None:
    october = example(locations, clock, "overview")
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await at_step(pilot, "overview")
        await pilot.press("T")
        await until(pilot, lambda: isinstance(app.screen, TransfersScreen))
        await until(pilot, lambda: "z it is none" in foot(pilot))
        assert "⏎" not in foot(pilot)
        assert "⏎" not in dict(await offered(pilot))
        await pilot.press("escape", "A")
        await until(pilot, lambda: isinstance(app.screen, AheadScreen))
        await until(pilot, lambda: "⏎ say its balance" in foot(pilot))
        await pilot.press("down", "down", "down")
        await until(pilot, lambda: "⏎" not in foot(pilot))
        await pilot.press("down")
        await until(pilot, lambda: "⏎ its payments" in foot(pilot))


async def test_goals_offer_as_many_answers_as_there_are(
    locations: Locations, clock: FrozenClock
) -> None:
    october = example(locations, clock, "goals")
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await at_step(pilot, "goals")
        await until(pilot, lambda: "1 2 3 4 say" in foot(pilot))
        await pilot.press("right")
        await until(pilot, lambda: "1 2 3 say" in foot(pilot))
        assert "4" not in dict(await offered(pilot))


async def test_the_note_asks_for_a_reaction_until_it_has_one(
    locations: Locations, clock: FrozenClock
) -> None:
    october = example(locations, clock)
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await at_step(pilot, "patterns")
        box = screen.query_one(AnswerBox)
        await pilot.press("t", "ctrl+s")
        await until(pilot, lambda: box.hint.startswith("now k, c, s or o"))
        await pilot.press("s")
        await until(pilot, lambda: box.hint == "saved as you type")
