"""Where a part month is going, told in its overview, with what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.tui.kinds.money.money_app import at_step, ledger, money_app, shown, words
from tests.waiting import until

from sitdown.tui.screens.evidence import EvidenceScreen

if TYPE_CHECKING:
    from sitdown.clock import FrozenClock
    from sitdown.locations import Locations


def rows(month: int, last: int) -> list[tuple[str, str, str]]:
    return [(f"2026-{month:02}-{day:02}", "EDEKA", "-10.00") for day in range(1, last + 1)]


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_the_overview_tells_where_a_part_month_goes_and_why(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    known = [row for month in (7, 8, 9) for row in rows(month, 29)] + rows(10, 16)
    october = ledger(locations, clock, known)
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=size, notifications=True) as pilot:
        await at_step(pilot, "overview")
        told = "With what usually comes after it, October comes to about € 290."
        await until(pilot, lambda: told in words(app))
        assert "October 2025" not in shown(app)
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.screen, EvidenceScreen))
        await until(pilot, lambda: "month_pace" in shown(app))
        assert "rest of earlier months" in shown(app)
        assert "2026-09 € 130.00" in words(app)


async def test_the_overview_of_a_whole_month_says_nothing_of_it(
    locations: Locations, clock: FrozenClock
) -> None:
    known = [row for month in (7, 8, 9, 10) for row in rows(month, 29)]
    october = ledger(locations, clock, known)
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await at_step(pilot, "overview")
        await until(pilot, lambda: "October 2025" in shown(app))
        assert "usually comes after it" not in shown(app)
