"""What has no category gets one with one key, and so does all of the same merchant."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.tui.kinds.money.money_app import at_step, ledger, money_app, shown
from tests.waiting import until

from sitdown.kinds.money import ledger as movements
from sitdown.kinds.money.categories import DEFAULT_CATEGORIES, UNCATEGORISED
from sitdown.tui.all_keys import all_bindings
from sitdown.tui.kinds.money.categorise import CategoriseScreen, category_keys
from sitdown.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from sitdown.clock import FrozenClock
    from sitdown.engine.desk import Desk
    from sitdown.locations import Locations

ROWS = [
    ("2026-10-03", "Zanzibar Curios", "-40.00"),
    ("2026-10-17", "Zanzibar Curios", "-30.00"),
    ("2026-10-05", "Quux", "-20.00"),
]


def placed(desk: Desk) -> dict[str, str]:
    with desk.store.read() as tx:
        rows = movements.rows_between(tx, desk, date(2026, 10, 1), date(2026, 10, 31))
    return {f"{row.payee} {row.amount_minor}": row.category for row in rows}


def test_every_category_has_a_letter_of_its_own_that_nothing_else_needs() -> None:
    keys = category_keys()
    wanted = {category.key for category in DEFAULT_CATEGORIES} - {UNCATEGORISED}
    assert set(keys.values()) == wanted
    here = {
        key
        for binding in all_bindings()
        if binding.screen in {"app", "What has no category"}
        for key in binding.keys.split(",")
    }
    assert not here & set(keys)


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_one_key_places_all_of_a_merchant(
    locations: Locations, clock: FrozenClock, looker: Any, size: tuple[int, int]
) -> None:
    october = ledger(locations, clock, ROWS)
    app, desk = money_app(locations, clock, october.id), looker()
    letter = {category: key for key, category in category_keys().items()}
    async with app.run_test(size=size, notifications=True) as pilot:
        await at_step(pilot, "overview")
        await pilot.press("u")
        await until(pilot, lambda: isinstance(app.screen, CategoriseScreen))
        await until(pilot, lambda: app.screen.query_one(VirtualList).source.count == 3)
        await pilot.press(letter["gifts"])
        await until(pilot, lambda: "Gifts: Zanzibar Curios, 2 payments." in shown(app))
        assert placed(desk) == {
            "Zanzibar Curios -4000": "gifts",
            "Zanzibar Curios -3000": "gifts",
            "Quux -2000": UNCATEGORISED,
        }
        await until(pilot, lambda: app.screen.query_one(VirtualList).source.count == 1)
        await pilot.press(letter["fees"])
        await until(pilot, lambda: placed(desk)["Quux -2000"] == "fees")
        await pilot.press("escape")
        await at_step(pilot, "overview")
        await until(pilot, lambda: "Gifts" in shown(app))
