"""An import that is stopped midway leaves nothing behind, at whatever moment."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from tests.tui.kinds.money.money_app import money_app, money_desk, shown, until

from sitdown.kinds.money import importing, ledger
from sitdown.tui.kinds.money.import_parts import ImportProgress
from sitdown.tui.kinds.money.importing import ImportScreen
from sitdown.tui.widgets.meters import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sitdown.clock import FrozenClock
    from sitdown.engine.desk import Desk
    from sitdown.locations import Locations

ROWS = 30_000
WAIT_SECONDS = 30


class Held:
    """Holds the writer's thread at a moment of its progress, until it is let go."""

    def __init__(self, moments: int, least: int) -> None:
        self._moments, self._least = moments, least
        self.reached, self.let_go = Event(), Event()
        self.read = 0

    def watching(self, watched: Any) -> Any:
        def watch(read: int) -> None:
            if read >= self._least and not self.reached.is_set():
                self._moments -= 1
                if self._moments <= 0:
                    self.read = read
                    watched(read)
                    self.reached.set()
                    assert self.let_go.wait(WAIT_SECONDS)
            watched(read)

        return watch


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A file of many rows, each on its own."""
    lines = ["Date,Payee,Amount,Currency"]
    lines += [
        f"2026-{1 + number % 9:02}-{1 + number % 28:02},Shop {number % 97},-{number + 1}.00,EUR"
        for number in range(ROWS)
    ]
    path = tmp_path / "large.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def desk(locations: Locations, clock: FrozenClock) -> Iterator[Desk]:
    """Another hand at the store."""
    made = money_desk(locations, clock)
    yield made
    made.store.close()


async def looked_at(app: Any, pilot: Any, folder: Path, name: str) -> ImportScreen:
    await until(pilot, lambda: app.backstage is not None)
    await app.backstage.ready()
    screen = ImportScreen(folder)
    await app.push_screen(screen)
    await pilot.press(*name, "enter")
    for _ in range(10):
        if f"{ROWS:,} new of {ROWS:,}" in shown(app):
            break
        await pilot.pause(0.5)
    await until(pilot, lambda: f"{ROWS:,} new of {ROWS:,}" in shown(app))
    return screen


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
@pytest.mark.parametrize(
    ("moments", "least"), [(1, ROWS // 3), (2, ROWS)], ids=["while-read", "while-written"]
)
async def test_a_stop_midway_adds_nothing_and_says_so(
    locations: Locations,
    clock: FrozenClock,
    desk: Desk,
    large: Path,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    moments: int,
    least: int,
) -> None:
    held = Held(moments, least)
    app = money_app(locations, clock)
    async with app.run_test(size=size, notifications=True) as pilot:
        screen = await looked_at(app, pilot, large.parent, large.name)
        monkeypatch.setattr(screen, "_watched", held.watching(screen._watched))
        await pilot.press("enter")
        await until(pilot, held.reached.is_set)
        progress = screen.query_one(ImportProgress)
        await until(pilot, lambda: f"{held.read:,} of {ROWS:,} · esc stops" in shown(app))
        assert progress.display
        assert progress.query_one(Progress).display
        await pilot.press("escape")
        held.let_go.set()
        await until(pilot, lambda: "Stopped. Nothing of large.csv was added." in shown(app))
        assert not progress.display
        assert importing.receipts(desk) == ()
        assert ledger.accounts(desk) == ()
        assert "added" not in shown(app).replace("was added", "")

        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, ImportScreen))


async def test_what_was_stopped_can_be_taken_after_all(
    locations: Locations,
    clock: FrozenClock,
    desk: Desk,
    large: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = Held(1, 1)
    app = money_app(locations, clock)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        screen = await looked_at(app, pilot, large.parent, large.name)
        monkeypatch.setattr(screen, "_watched", held.watching(screen._watched))
        await pilot.press("enter")
        await until(pilot, held.reached.is_set)
        await pilot.press("escape")
        held.let_go.set()
        await until(pilot, lambda: "Stopped." in shown(app))
        await pilot.press("enter")
        for _ in range(20):
            if f"{ROWS:,} added" in shown(app):
                break
            await pilot.pause(0.5)
        await until(pilot, lambda: f"{ROWS:,} added" in shown(app))
        assert "Stopped." not in shown(app)
        assert importing.receipts(desk)[0].added == ROWS
