"""The three weightiest patterns come first; the others wait behind a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.tui.kinds.money.money_app import (
    at_step,
    example,
    ledger,
    money_app,
    money_desk,
    shown,
    side,
)
from tests.waiting import until

from sitdown.engine import sessions
from sitdown.kinds.money import importing, reviews

if TYPE_CHECKING:
    from pathlib import Path

    from sitdown.clock import FrozenClock
    from sitdown.locations import Locations

WIDE = (120, 40)


@pytest.mark.parametrize("size", [WIDE, (80, 24)])
async def test_the_rest_waits_behind_a_key_with_its_count(
    locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    october = example(locations, clock)
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=size, notifications=True) as pilot:
        await at_step(pilot, "patterns")
        assert "1 of 3 patterns · m 6 more" in shown(app)
        await pilot.press("right", "right", "right")
        assert "3 of 3 patterns · m 6 more" in shown(app)
        await pilot.press("m")
        await until(pilot, lambda: "4 of 9 patterns" in shown(app))
        assert "more" not in shown(app).partition("4 of 9 patterns")[2].partition("\n")[0]


async def test_enter_after_the_third_goes_on_without_the_rest(
    locations: Locations, clock: FrozenClock
) -> None:
    october = example(locations, clock)
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_step(pilot, "patterns")
        await pilot.press("enter", "enter", "enter")
        await at_step(pilot, "reflection")


async def test_a_card_among_the_rest_is_come_back_to(
    locations: Locations, clock: FrozenClock
) -> None:
    october = example(locations, clock)
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_step(pilot, "patterns")
        await pilot.press("m", "right")
        await until(pilot, lambda: "5 of 9 patterns" in shown(app))
        await pilot.press("escape")
        await until(pilot, lambda: not hasattr(app.screen, "stage"))
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_step(pilot, "patterns")
        assert "5 of 9 patterns" in shown(app)


async def test_three_or_fewer_have_no_rest(locations: Locations, clock: FrozenClock) -> None:
    rows = [(f"2026-{month:02}-05", "EDEKA", f"-{month}0.00") for month in range(4, 11)]
    october = ledger(locations, clock, rows)
    desk = money_desk(locations, clock)
    sessions.go_to_step(desk, october.id, "patterns")
    desk.store.close()
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_step(pilot, "patterns")
        await until(pilot, lambda: "patterns" in shown(app) or "1 of 1 pattern" in shown(app))
        assert " more" not in side(app)
        await pilot.press("m")
        assert "m the rest" not in shown(app)


async def test_what_no_longer_holds_is_shown_so(
    locations: Locations, clock: FrozenClock, tmp_path: Path
) -> None:
    months = range(4, 11)
    rent = [(f"2026-{month:02}-01", "Miete Lindner", "-900.00") for month in months]
    october = ledger(locations, clock, [*rent, ("2026-10-30", "EDEKA", "-1.00")])
    desk = money_desk(locations, clock)
    lines = ["Date,Payee,Amount,Currency"]
    for month in months:
        price = "16.99" if month == 10 else "13.99"
        lines.append(f"2026-{month:02}-03,NETFLIX.COM,-{price},EUR")
    path = tmp_path / "netflix.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    importing.import_file(desk, path, "Other card", choices={"sign": "money_in"})
    reviews.refresh(desk, october.id)
    sessions.go_to_step(desk, october.id, "patterns")
    # Both files were taken in at one moment, so neither is the newer.
    importing.undo(desk, next(r.id for r in importing.receipts(desk) if r.name == path.name))
    reviews.refresh(desk, october.id)
    desk.store.close()
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_step(pilot, "patterns")
        await until(pilot, lambda: "Netflix price +€ 3.00" in shown(app))
        # Back as well: two presses may be done before one look.
        for key in (("right",) * 8 + ("left",) * 8) * 3:
            if "This no longer holds" in shown(app):
                break
            await pilot.press(key)
            await pilot.pause(0.05)
        assert "This no longer holds" in shown(app)
        assert "gone" in side(app)
