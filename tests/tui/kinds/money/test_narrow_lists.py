"""A list of payments in a narrow window: what each counts as is read whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.kinds.money.money_app import at_step, example, money_app
from tests.waiting import until

from sitdown.tui.kinds.money.movements import MovementsScreen
from sitdown.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from sitdown.clock import FrozenClock
    from sitdown.locations import Locations


async def test_the_payee_is_cut_before_the_category(
    locations: Locations, clock: FrozenClock
) -> None:
    october = example(locations, clock)
    app = money_app(locations, clock, october.id)

    def lines() -> str:
        drawn = app.screen.query_one(VirtualList)
        return "\n".join(drawn.render_line(y).text for y in range(drawn.size.height))

    async with app.run_test(size=(60, 24), notifications=True) as pilot:
        await at_step(pilot, "patterns")
        await pilot.press("S")
        await until(pilot, lambda: isinstance(app.screen, MovementsScreen))
        await until(pilot, lambda: "Pizzeria So… Restaurants " in lines())
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: "Pizzeria Sole " in lines())
        assert " Restaurants " in lines()
