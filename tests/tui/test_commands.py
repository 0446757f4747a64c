"""The palette offers what every kind can do, wherever one is."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from tests.tui.kinds.money.money_app import at_step, example, money_app, shown
from tests.waiting import until

from sitdown.keymap import ACTS
from sitdown.tui.commands import commands
from sitdown.tui.screens.home import HomeScreen
from sitdown.tui.screens.palette import PaletteScreen
from sitdown.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from sitdown.clock import FrozenClock
    from sitdown.locations import Locations

SIZE = (100, 40)
OFFERED = [
    ("import bank", "ImportScreen"),
    ("categorise", "CategoriseScreen"),
    ("recurs", "SeriesScreen"),
    ("dismissed", "DismissedScreen"),
    ("transfers", "TransfersScreen"),
    ("files took", "FilesScreen"),
    ("follow project", "AddProjectScreen"),
]


def listed(app: Any) -> list[str]:
    drawn = app.screen.query_one(VirtualList)
    lines = [drawn.render_line(y).text.strip("▌ ") for y in range(drawn.size.height)]
    return [line for line in lines if line]


def test_every_command_has_the_id_of_a_key_and_a_screen() -> None:
    assert {each.id for each in commands()} <= {act.id for act in ACTS}
    for each in commands():
        module, name = each.screen.split(":")
        assert hasattr(import_module(module), name)


@pytest.mark.parametrize(("typed", "screen"), OFFERED)
async def test_home_opens_what_the_palette_offers(
    locations: Locations, clock: FrozenClock, typed: str, screen: str
) -> None:
    example(locations, clock)
    app = money_app(locations, clock)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, PaletteScreen))
        keys = ["space" if letter == " " else letter for letter in typed]
        await pilot.press(*keys)
        await pilot.pause()
        assert len(listed(app)) == 1
        await pilot.press("enter")
        await until(pilot, lambda: type(app.screen).__name__ == screen)
        await pilot.pause(0.2)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))


async def test_in_a_review_each_is_offered_once_with_its_key(
    locations: Locations, clock: FrozenClock
) -> None:
    october = example(locations, clock)
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await at_step(pilot, "patterns")
        await pilot.press("ctrl+p", *"recurs")
        await until(pilot, lambda: isinstance(app.screen, PaletteScreen))
        await pilot.pause()
        (line,) = listed(app)
        assert line.split() == ["What", "recurs", "R"]


async def test_each_answer_to_a_promise_is_called_by_what_it_says(
    locations: Locations, clock: FrozenClock
) -> None:
    october = example(locations, clock, "goals")
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await at_step(pilot, "goals")
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(app.screen, PaletteScreen))
        await until(pilot, lambda: bool(listed(app)))
        words = [line.split("  ")[0] for line in listed(app)]
        assert {"Carry it on", "Change it", "Let it go"} <= set(words)
        assert "Answer" not in words
        await pilot.press(*"change", "enter")
        await at_step(pilot, "goals")
        await until(pilot, lambda: "Change it ✓" in shown(app))
