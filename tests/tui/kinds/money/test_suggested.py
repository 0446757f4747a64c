"""The category that the person's own choices suggest comes first, with what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.kinds.money.money_app import at_step, ledger, money_app, money_desk, shown
from tests.waiting import until

from sitdown.kinds.money import ledger as movements
from sitdown.kinds.money import placing
from sitdown.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from sitdown.clock import FrozenClock
    from sitdown.locations import Locations

ROWS = [
    ("2026-10-01", "Salary Inc", "2500.00"),
    ("2026-10-02", "Zanzibar Curios", "-41.20"),
    ("2026-10-09", "Zanzibar Curios", "-9.00"),
    ("2026-10-10", "EDEKA", "-9.00"),
]


async def test_enter_takes_what_is_suggested(locations: Locations, clock: FrozenClock) -> None:
    october = ledger(locations, clock, ROWS)
    desk = money_desk(locations, clock)
    first, *_ = movements.uncategorised(desk, 2026, 10)
    placing.categorise(desk, first.id, "pets", always=False)
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await at_step(pilot, "overview")
        await pilot.press("u")
        await until(pilot, lambda: "without a category" in shown(app))
        await until(pilot, lambda: app.screen.query_one(VirtualList).current is not None)
        await pilot.press("enter")
        said = "You put 1 of 1 from Zanzibar Curios into Pets."
        await until(pilot, lambda: said in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: not movements.uncategorised(desk, 2026, 10))
    desk.store.close()
