"""What another window does to the ledger is seen on the screens that list it, and beneath them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.tui.kinds.money.money_app import at_step, example, money_app, money_desk, shown
from tests.waiting import at_rest, until

from sitdown.kinds.money import importing, placing
from sitdown.tui.kinds.money.categorise import CategoriseScreen
from sitdown.tui.kinds.money.files import FilesScreen
from sitdown.tui.screens.session import SessionScreen
from sitdown.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sitdown.clock import FrozenClock
    from sitdown.engine.desk import Desk
    from sitdown.locations import Locations

SIZE = (120, 40)


@pytest.fixture
def another(locations: Locations, clock: FrozenClock) -> Iterator[Any]:
    """Another window, opened when it is first asked for."""
    made: list[Desk] = []

    def look() -> Desk:
        if not made:
            made.append(money_desk(locations, clock))
        return made[0]

    yield look
    for desk in made:
        desk.store.close()


def listed(app: Any) -> str:
    """Every row of the list on the screen, its tail behind it."""
    rows = app.screen.query_one(VirtualList).source
    found = [rows.row(at) for at in range(rows.count)]
    return "\n".join(f"{row.text} {row.tail}" for row in found)


async def test_a_file_that_another_window_takes_out_is_shown_as_out_at_once_and_beneath(
    locations: Locations, clock: FrozenClock, another: Any
) -> None:
    october = example(locations, clock, "overview")
    app, desk = money_app(locations, clock, october.id), another()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await at_step(pilot, "overview")
        assert "The snapshot is stale" not in shown(app)
        await pilot.press("F")
        await until(pilot, lambda: isinstance(app.screen, FilesScreen))
        await until(pilot, lambda: "current-2026-10-31.csv" in listed(app))
        await at_rest(pilot)
        file = next(
            each for each in importing.receipts(desk) if each.name == "current-2026-10-31.csv"
        )
        importing.undo(desk, file.id)
        await until(pilot, lambda: "taken out" in listed(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, SessionScreen))
        await until(pilot, lambda: "The snapshot is stale" in shown(app))


async def test_what_another_window_places_waits_for_no_category_here(
    locations: Locations, clock: FrozenClock, another: Any
) -> None:
    october = example(locations, clock, "overview")
    app, desk = money_app(locations, clock, october.id), another()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await at_step(pilot, "overview")
        await pilot.press("u")
        await until(pilot, lambda: isinstance(app.screen, CategoriseScreen))
        await until(pilot, lambda: "Lindenhof" in listed(app))
        await at_rest(pilot)
        screen = app.screen
        assert isinstance(screen, CategoriseScreen)
        row = next(row for row in screen.found.rows if row.merchant == "Lindenhof")
        placing.categorise(desk, row.id, "restaurants")
        await until(pilot, lambda: "Lindenhof" not in listed(app))
        assert "Nova Services" in listed(app)
        assert "What is it?" in shown(app)
