"""What a claim rests on, as it is laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.kinds.money.money_app import at_step, example, money_app, shown
from tests.waiting import until

from sitdown.tui.screens.evidence import EvidenceScreen

if TYPE_CHECKING:
    from sitdown.clock import FrozenClock
    from sitdown.locations import Locations


async def test_the_rows_of_a_claim_stand_in_columns(
    locations: Locations, clock: FrozenClock
) -> None:
    october = example(locations, clock, "patterns")
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await at_step(pilot, "patterns")
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.screen, EvidenceScreen))
        await until(pilot, lambda: "12 ROWS" in shown(app))
        lines = shown(app).split("\n")
        rows = [line for line in lines if "Cafe Anna" in line or "Pizzeria Sole" in line]
        assert len(rows) >= 3
        assert {row.index("-€") for row in rows} == {13}
        assert " 1 Oct 2026  -€ 28.40  Cafe Anna" in rows
