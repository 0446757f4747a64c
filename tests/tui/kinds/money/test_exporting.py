"""Movements exported by keys: a path, a question before anything is written over, a receipt."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.exchange.journals import Journal
from tests.tui.kinds.money.money_app import ledger, money_app, shown
from tests.waiting import until

from sitdown.exchange import movements
from sitdown.exchange.movements import MovementsText
from sitdown.tui.kinds.money.exporting import ExportScreen
from sitdown.tui.kinds.money.files import FilesScreen
from sitdown.tui.screens.confirm import ConfirmScreen
from sitdown.tui.widgets.inputs import SafeInput

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from sitdown.clock import FrozenClock
    from sitdown.locations import Locations

SIZES = pytest.mark.parametrize("size", [(120, 40), (80, 24)])
ROWS = [("2026-10-01", "=Rewe", "-12.50"), ("2026-10-02", "Work", "2000.00")]


async def asked(pilot: Pilot[Any], path: Path | str) -> ExportScreen:
    """Open the dialog from the files, and give it a path."""
    app = pilot.app
    if not isinstance(app.screen, ExportScreen):
        app.push_screen(FilesScreen())
        await until(pilot, lambda: isinstance(app.screen, FilesScreen))
        await pilot.press("E")
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))
    screen = app.screen
    assert isinstance(screen, ExportScreen)
    screen.query_one(SafeInput).value = str(path)
    await pilot.press("enter")
    return screen


@SIZES
async def test_a_list_is_written_and_its_path_told(
    locations: Locations, clock: FrozenClock, tmp_path: Path, size: tuple[int, int]
) -> None:
    ledger(locations, clock, ROWS)
    app, path = money_app(locations, clock), tmp_path / "m.csv"
    async with app.run_test(size=size, notifications=True) as pilot:
        await asked(pilot, path)
        await until(pilot, lambda: f"✓ 2 movements in {path}" in shown(app))
        assert "'=Rewe" in path.read_text(encoding="utf-8")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, FilesScreen))


async def test_the_name_of_the_file_says_what_it_is_for(
    locations: Locations, clock: FrozenClock, tmp_path: Path
) -> None:
    ledger(locations, clock, ROWS)
    app, path = money_app(locations, clock), tmp_path / "m.JOURNAL"
    async with app.run_test(notifications=True) as pilot:
        await asked(pilot, path)
        await until(pilot, lambda: "✓ 2 movements" in shown(app))
        assert Journal(path.read_text(encoding="utf-8")).descriptions == ["=Rewe", "Work"]


async def test_nothing_is_written_over_without_a_yes(
    locations: Locations, clock: FrozenClock, tmp_path: Path
) -> None:
    ledger(locations, clock, ROWS)
    app, path = money_app(locations, clock), tmp_path / "mine.csv"
    path.write_text("mine", encoding="utf-8")
    async with app.run_test(notifications=True) as pilot:
        await asked(pilot, path)
        await until(pilot, lambda: "mine.csv is there already" in shown(app))
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))
        assert path.read_text(encoding="utf-8") == "mine"
        await asked(pilot, path)
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("y")
        await until(pilot, lambda: "✓ 2 movements" in shown(app))
        assert path.read_text(encoding="utf-8").startswith("Date,")


async def test_a_path_that_cannot_be_is_told_and_asked_again(
    locations: Locations, clock: FrozenClock, tmp_path: Path
) -> None:
    ledger(locations, clock, ROWS)
    app = money_app(locations, clock)
    async with app.run_test(notifications=True) as pilot:
        await asked(pilot, "")
        await until(pilot, lambda: "Name the file that is to be written." in shown(app))
        await asked(pilot, tmp_path)
        await until(pilot, lambda: "is a folder" in shown(app))
        await asked(pilot, tmp_path / "none" / "m.csv")
        await until(pilot, lambda: "cannot be written" in shown(app))
        await asked(pilot, tmp_path / "m.csv")
        await until(pilot, lambda: "✓ 2 movements" in shown(app))
        assert "cannot be written" not in shown(app)


async def test_what_is_stopped_leaves_no_file(
    locations: Locations, clock: FrozenClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def endless(*_: Any) -> Iterator[MovementsText]:
        yield MovementsText(10**9, repeat("x"))

    monkeypatch.setattr(movements, "movements_text", endless)
    ledger(locations, clock, ROWS)
    app, folder = money_app(locations, clock), tmp_path / "out"
    folder.mkdir()
    async with app.run_test(notifications=True) as pilot:
        screen = await asked(pilot, folder / "m.csv")
        await until(pilot, lambda: screen.written > 0)
        await pilot.press("escape")
        await until(pilot, lambda: "Stopped." in shown(app))
        assert list(folder.iterdir()) == []
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, FilesScreen))


async def test_it_is_in_the_palette(locations: Locations, clock: FrozenClock) -> None:
    app = money_app(locations, clock)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("ctrl+p")
        await until(pilot, lambda: bool(app.screen.query("#found")))
        await pilot.press(*"hledger", "enter")
        await until(pilot, lambda: isinstance(app.screen, ExportScreen))
