"""Screens that are asked for their keys while they are taken down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.tui.kinds.money.money_app import at_step, example, money_app
from tests.waiting import at_rest

from sitdown.tui.kinds.money.ahead import AheadScreen
from sitdown.tui.kinds.money.categorise import CategoriseScreen
from sitdown.tui.kinds.money.dismissed import DismissedScreen
from sitdown.tui.kinds.money.files import FilesScreen
from sitdown.tui.kinds.money.importing import ImportScreen
from sitdown.tui.kinds.money.movements import MovementsScreen
from sitdown.tui.kinds.money.series import SeriesScreen
from sitdown.tui.kinds.money.transfers import TransfersScreen
from sitdown.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from sitdown.clock import FrozenClock
    from sitdown.locations import Locations

WIDE = (120, 40)


@pytest.mark.parametrize(
    "screen",
    [
        SeriesScreen,
        TransfersScreen,
        FilesScreen,
        DismissedScreen,
        AheadScreen,
        CategoriseScreen,
        ImportScreen,
        lambda: MovementsScreen((), "Restaurants"),
    ],
)
async def test_the_foot_may_ask_for_keys_while_a_list_is_taken_down(
    locations: Locations, clock: FrozenClock, screen: Callable[[], Screen[Any]]
) -> None:
    october = example(locations, clock)
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_step(pilot, "patterns")
        shows = screen()
        await app.push_screen(shows)
        await at_rest(pilot)
        for each in shows.query("VirtualList, FileProgress"):
            await each.remove()
        assert shows.query_one(KeyBar).is_attached
        assert "escape" in shows.active_bindings
        assert isinstance(getattr(shows, "KEY_LABELS", {}), dict)
