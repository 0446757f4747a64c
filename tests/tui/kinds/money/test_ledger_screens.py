"""What recurs, what was dismissed, transfers and split payments: each by keys."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.hostile import HOSTILE
from tests.tui.kinds.money.money_app import at_step, example, ledger, money_app, shown
from tests.waiting import until

from sitdown.kinds.money import dismissals, importing, pairing
from sitdown.kinds.money import ledger as movements
from sitdown.kinds.money.finding import series_key
from sitdown.tui.kinds.money.files import FilesScreen
from sitdown.tui.kinds.money.movements import MovementsScreen
from sitdown.tui.kinds.money.series import SeriesScreen
from sitdown.tui.kinds.money.splitting import Part, Parts, SplitScreen
from sitdown.tui.kinds.money.transfers import TransfersScreen
from sitdown.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from sitdown.clock import FrozenClock
    from sitdown.engine.desk import Desk
    from sitdown.kinds.money.snapshot import LedgerRow
    from sitdown.locations import Locations

SIZES = pytest.mark.parametrize("size", [(120, 40), (80, 24)])
WIDE = (120, 40)
SIGN = {"sign": "money_in"}


def listed(app: Any) -> str:
    """Every row of the list on the screen, its tail behind it."""
    rows = app.screen.query_one(VirtualList).source
    found = [rows.row(at) for at in range(rows.count)]
    return "\n".join(f"{row.text} {row.tail}" for row in found)


async def on(pilot: Pilot[Any], screen: type, *texts: str) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, screen))
    for text in texts:
        await until(pilot, lambda text=text: text in listed(pilot.app))  # type: ignore[misc]  # bound per turn


def of_october(desk: Desk) -> list[LedgerRow]:
    with desk.store.read() as tx:
        return movements.rows_between(tx, desk, date(2026, 10, 1), date(2026, 10, 31))


@SIZES
async def test_what_recurs_is_a_key_away_from_the_patterns(
    locations: Locations, clock: FrozenClock, looker: Any, size: tuple[int, int]
) -> None:
    october = example(locations, clock)
    app, desk = money_app(locations, clock, october.id), looker()
    async with app.run_test(size=size, notifications=True) as pilot:
        await at_step(pilot, "patterns")
        await pilot.press("R")
        await on(pilot, SeriesScreen, "Netflix", "stopped", "next 3 Nov", "early")
        await pilot.press(*["down"] * 8)
        await until(pilot, lambda: "€ 13.99  since 3 Sep 2025, 13 times" in shown(app))
        assert "It takes € 203.88 a year, 14 times so far." in shown(app)
        await pilot.press("x")
        await on(pilot, SeriesScreen, "dismissed")
        assert dismissals.dismissed(desk) == {series_key("netflix")}
        await pilot.press("enter")
        await on(pilot, MovementsScreen, "-€ 16.99")
        await pilot.press("escape", "escape")
        await at_step(pilot, "patterns")


async def test_what_was_dismissed_is_told_again(
    locations: Locations, clock: FrozenClock, looker: Any
) -> None:
    october = example(locations, clock)
    desk = looker()
    dismissals.dismiss(desk, series_key("netflix"))
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_step(pilot, "patterns")
        await pilot.press("X")
        await until(pilot, lambda: isinstance(app.screen.focused, VirtualList))
        await until(pilot, lambda: "everything about what recurs: netflix" in listed(app))
        await pilot.press("enter")
        await until(pilot, lambda: "Nothing was dismissed." in listed(app))
        assert not dismissals.dismissed(desk)
        await pilot.press("escape")
        await at_step(pilot, "patterns")


@SIZES
async def test_a_payment_is_split_from_the_evidence(
    locations: Locations, clock: FrozenClock, looker: Any, size: tuple[int, int]
) -> None:
    october = example(locations, clock)
    app, desk = money_app(locations, clock, october.id), looker()
    async with app.run_test(size=size, notifications=True) as pilot:
        await at_step(pilot, "patterns")
        await pilot.press("w")
        await until(pilot, lambda: "split a payment" in shown(app))
        await pilot.press("S")
        await on(pilot, MovementsScreen, "Pizzeria Sole", "-€ 28.40")
        await pilot.press("S")
        await on(pilot, SplitScreen, "Restaurants", "the rest")
        await pilot.press("n")
        await until(pilot, lambda: "this one" in shown(app))
        await pilot.press("down", "enter")
        await until(pilot, lambda: bool(app.screen.query("#amount")))
        await pilot.press(*"99", "enter")
        await until(pilot, lambda: "At most € 28.40 is left" in shown(app))
        await pilot.press("backspace", "backspace", *"10", "enter")
        await on(pilot, SplitScreen, "€ 10.00", "€ 18.40")
        await pilot.press("ctrl+s")
        await on(pilot, MovementsScreen, "-€ 10.00", "-€ 18.40")
        parts = [row.amount_minor for row in of_october(desk) if "/" in row.id]
        assert sorted(parts) == [-1_840, -1_000]
        await pilot.press("escape")
        await at_step(pilot, "patterns")
        await until(pilot, lambda: "€ 402 of € 300" in shown(app))


async def test_a_split_payment_is_made_whole_again(
    locations: Locations, clock: FrozenClock, looker: Any
) -> None:
    october = ledger(locations, clock, [("2026-10-05", "Zanzibar Curios", "-40.00")])
    app, desk = money_app(locations, clock, october.id), looker()
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_step(pilot, "overview")
        await pilot.press("u")
        await until(pilot, lambda: "without a category" in shown(app))
        await until(pilot, lambda: "Zanzibar Curios" in listed(app))
        await pilot.press("S")
        await on(pilot, SplitScreen, "the rest")
        await pilot.press("n")
        await until(pilot, lambda: "this one" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: bool(app.screen.query("#amount")))
        await pilot.press(*"15", "enter")
        await on(pilot, SplitScreen, "€ 15.00", "€ 25.00")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: len(of_october(desk)) == 2)
        await pilot.press("escape")
        await at_step(pilot, "overview")
        await pilot.press("S")
        await on(pilot, MovementsScreen, "-€ 15.00")
        await pilot.press("S")
        await on(pilot, SplitScreen, "€ 15.00", "€ 25.00")
        await pilot.press("up", "up", "z")
        await on(pilot, SplitScreen, "€ 40.00")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: len(of_october(desk)) == 1)


def test_the_rest_makes_up_whatever_the_parts_leave() -> None:
    parts = Parts(4_000, "gifts", (Part("groceries", 1_500), Part("fees", 0)))
    assert parts.rest == 2_500
    assert parts.all == (Part("groceries", 1_500), Part("gifts", 2_500))
    assert Parts(1_500, "gifts", (Part("groceries", 1_500),)).all == (Part("groceries", 1_500),)


def other_account(desk: Desk, folder: Path, day: str, amount: str) -> None:
    path = folder / "other.csv"
    lines = ["Date,Payee,Amount,Currency", f"{day},Own account,{amount},EUR"]
    lines.append("2026-10-30,Interest,1.25,EUR")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    importing.import_file(desk, path, "Savings", choices=SIGN)


@SIZES
async def test_transfers_are_confirmed_and_parted(
    locations: Locations,
    clock: FrozenClock,
    looker: Any,
    tmp_path: Path,
    size: tuple[int, int],
) -> None:
    october = ledger(locations, clock, [("2026-10-03", "To savings", "-500.00")])
    desk = looker()
    other_account(desk, tmp_path, "2026-10-09", "500.00")
    assert pairing.transfers(desk) == ()
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=size, notifications=True) as pilot:
        await at_step(pilot, "overview")
        await pilot.press("T")
        await on(pilot, TransfersScreen, "COULD THESE BE TRANSFERS?", "→ Savings", "€ 500.00")
        assert "No transfers" in listed(app)
        await until(pilot, lambda: "Own account" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: len(pairing.transfers(desk)) == 1)
        await until(pilot, lambda: "COULD THESE" not in listed(app))
        await pilot.press("z")
        await until(pilot, lambda: pairing.transfers(desk) == ())
        await until(pilot, lambda: "No transfers" in listed(app))
        await pilot.press("escape")
        await at_step(pilot, "overview")


@SIZES
async def test_a_whole_file_is_taken_out_with_one_key(
    locations: Locations, clock: FrozenClock, looker: Any, size: tuple[int, int]
) -> None:
    october = ledger(locations, clock, [("2026-10-05", "Zanzibar Curios", "-40.00")])
    app, desk = money_app(locations, clock, october.id), looker()
    async with app.run_test(size=size, notifications=True) as pilot:
        await at_step(pilot, "overview")
        await pilot.press("F")
        await on(pilot, FilesScreen, "bank.csv", "1 new on 21 Nov 2026")
        assert "1 new, 0 known, 0 left out" in shown(app)
        await pilot.press("enter")
        await on(pilot, MovementsScreen, "Zanzibar Curios", "-€ 40.00")
        await pilot.press("escape")
        await on(pilot, FilesScreen)
        await pilot.press("z")
        await on(pilot, FilesScreen, "taken out")
        assert of_october(desk) == []
        await pilot.press("z", "escape")
        await at_step(pilot, "overview")
        await until(pilot, lambda: "-1 transaction" in shown(app))


async def test_hostile_names_are_only_text(locations: Locations, clock: FrozenClock) -> None:
    texts = (text.encode("utf-8", "replace").decode() for text in HOSTILE)
    names = [" ".join(text.replace('"', "").splitlines()) for text in texts]
    rows = [("2026-10-05", name, f"-{at + 1}.00") for at, name in enumerate(names) if name.strip()]
    october = ledger(locations, clock, rows)
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_step(pilot, "overview")
        await pilot.press("S")
        await on(pilot, MovementsScreen, "€")
        await pilot.press("S")
        await on(pilot, SplitScreen, "the rest")
        assert "\x1b" not in shown(app) + listed(app)
        await pilot.press("escape", "escape")
        await at_step(pilot, "overview")


async def test_no_part_goes_away_while_its_amount_is_typed(
    locations: Locations, clock: FrozenClock
) -> None:
    october = ledger(locations, clock, [("2026-10-05", "Zanzibar Curios", "-40.00")])
    app = money_app(locations, clock, october.id)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_step(pilot, "overview")
        await pilot.press("u")
        await until(pilot, lambda: "Zanzibar Curios" in listed(app))
        await pilot.press("S")
        await on(pilot, SplitScreen, "the rest")
        await pilot.press("n")
        await until(pilot, lambda: "this one" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: bool(app.screen.query("#amount")))
        await pilot.press(*"15", "enter")
        await on(pilot, SplitScreen, "€ 15.00", "€ 25.00")
        await pilot.press("up", "e")
        await until(pilot, lambda: getattr(app.focused, "id", None) == "amount")
        await pilot.press("tab")
        await until(pilot, lambda: isinstance(app.focused, VirtualList))
        await pilot.press("z", "shift+tab")
        await until(pilot, lambda: getattr(app.focused, "id", None) == "amount")
        await pilot.press("end", *["backspace"] * 5, *"12", "enter")
        await on(pilot, SplitScreen, "€ 12.00", "€ 28.00")
