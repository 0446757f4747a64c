"""What help offers on a step of a review is what a key does there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from tests.tui.kinds.money.money_app import at_step, example, money_app, shown
from tests.waiting import until
from textual.widgets import Static

from sitdown.tui.screens.help import HelpScreen

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
