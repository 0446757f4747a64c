"""The palette, help and the settings, which open over every screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.reviews import Review, paused
from tests.shell import lines_of, shell, text_of
from tests.waiting import until

from sitdown.clock import FrozenClock
from sitdown.engine.desk import Desk
from sitdown.locations import Locations
from sitdown.settings import read_settings
from sitdown.tui.screens.help import HelpScreen
from sitdown.tui.screens.home import HomeScreen
from sitdown.tui.screens.palette import PaletteScreen
from sitdown.tui.screens.settings import SettingsScreen, ThemeScreen
from sitdown.tui.widgets.inputs import SafeInput

SIZE = (100, 34)


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk(Review())


async def test_the_palette_does_what_the_screen_can_do(
    locations: Locations, clock: FrozenClock
) -> None:
    app = shell(locations, clock)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("ctrl+p", *"setti", "enter")
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen))


async def test_the_palette_opens_sessions_by_any_words_of_their_titles(
    desk: Desk, locations: Locations, clock: FrozenClock
) -> None:
    session = paused(desk, clock)
    app = shell(locations, clock)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("ctrl+p")
        await until(pilot, lambda: any("October" in line for line in lines_of(app)))
        await pilot.press(*"review oct", "enter")
        await until(pilot, lambda: app.opened == [session.id])
        assert isinstance(app.screen, HomeScreen)


async def test_the_palette_says_when_nothing_fits_and_does_nothing(
    locations: Locations, clock: FrozenClock
) -> None:
    app = shell(locations, clock)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("ctrl+p", *"zzzz")
        await pilot.pause()
        assert "Nothing of that name." in lines_of(app)[0]
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, PaletteScreen)


async def test_help_lists_the_keys_as_the_person_has_them(
    desk: Desk, locations: Locations, clock: FrozenClock
) -> None:
    paused(desk, clock)
    app = shell(locations, clock, keys={"session.new": "f5"})
    app.use_keys(app.settings.keys)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("question_mark")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        shown = text_of(app, "#help-keys")
        for line in ("f5 .*new", "d .*delete", "j ↓ .*next row", ", .*settings", "⏎ .*continue"):
            assert len(_matching(shown, line)) == 1, line
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


def _matching(text: str, pattern: str) -> list[str]:
    import re

    return [line for line in text.splitlines() if re.match(pattern, line)]


async def test_a_theme_is_tried_on_and_written_when_taken(
    locations: Locations, clock: FrozenClock
) -> None:
    app = shell(locations, clock)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("comma")
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ThemeScreen))
        await pilot.press("j")
        await until(pilot, lambda: app.theme == "paper")
        await pilot.press("escape")
        await until(pilot, lambda: app.theme == "hearth")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ThemeScreen))
        await pilot.press("j", "enter")
        await until(pilot, lambda: read_settings(locations.settings)[0].theme == "paper")
        assert app.theme == "paper"


async def test_what_a_setting_cannot_be_is_told_and_not_written(
    locations: Locations, clock: FrozenClock
) -> None:
    app = shell(locations, clock)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("comma", *"jjjj", "enter")
        await until(pilot, lambda: bool(app.screen.query("#text")))
        box = app.screen.query_one("#text", SafeInput)
        box.value = "euros"
        await pilot.press("enter")
        await until(pilot, lambda: "three capitals" in text_of(app, "#problem"))
        box.value = "CHF"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, SettingsScreen))
        assert read_settings(locations.settings)[0].currency == "CHF"
        assert any(line.endswith("CHF") for line in lines_of(app))


async def test_yes_and_no_change_at_once(locations: Locations, clock: FrozenClock) -> None:
    app = shell(locations, clock)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("comma", *"jjj", "enter")
        await until(pilot, lambda: any(line.endswith("off") for line in lines_of(app)))
        assert read_settings(locations.settings)[0].mouse is False


async def test_a_second_press_opens_nothing_twice(locations: Locations, clock: FrozenClock) -> None:
    app = shell(locations, clock)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("comma", "comma")
        await pilot.pause()
        assert len(app.screen_stack) == 2
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
