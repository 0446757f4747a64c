"""An import that is stopped midway leaves nothing behind, at whatever moment."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from tests.tui.kinds.money.money_app import money_app, money_desk, shown
from tests.waiting import until

from sitdown.kinds.money import importing, ledger
from sitdown.tui.kinds.money.import_parts import Looking
from sitdown.tui.kinds.money.importing import ImportScreen
from sitdown.tui.widgets.file_progress import FileProgress
from sitdown.tui.widgets.meters import Progress
from sitdown.tui.widgets.path_input import PathInput

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
    ("moments", "least", "words"),
    [
        (1, ROWS // 3, "{held.read:,} of {rows:,}"),
        (2, ROWS, "{held.read:,} of {rows:,}"),
        (3, ROWS, "writing: 500 of {rows:,}"),
    ],
    ids=["while-read", "before-written", "while-written"],
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
    words: str,
) -> None:
    held = Held(moments, least)
    app = money_app(locations, clock)
    async with app.run_test(size=size, notifications=True) as pilot:
        screen = await looked_at(app, pilot, large.parent, large.name)
        monkeypatch.setattr(screen, "_watched", held.watching(screen._watched))
        await pilot.press("enter")
        await until(pilot, held.reached.is_set)
        progress = screen.query_one(FileProgress)
        told = f"{words.format(held=held, rows=ROWS)} · esc stops"
        await until(pilot, lambda: told in shown(app))
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


class HeldLook:
    """Holds a look at a file midway, until it is let go."""

    def __init__(self, least: int) -> None:
        self._least = least
        self.reached, self.let_go = Event(), Event()
        self.rows = 0

    def seeing(self, seen: Any) -> Any:
        def see(looking: Looking, rows: int, line: int) -> None:
            seen(looking, rows, line)
            if rows >= self._least and not self.reached.is_set():
                self.rows = rows
                self.reached.set()
                assert self.let_go.wait(WAIT_SECONDS)

        return see


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_a_look_at_a_long_file_shows_how_far_it_is_and_stops(
    locations: Locations,
    clock: FrozenClock,
    desk: Desk,
    large: Path,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
) -> None:
    held = HeldLook(ROWS // 2)
    monkeypatch.setattr(Looking, "seen", held.seeing(Looking.seen))
    app = money_app(locations, clock)
    async with app.run_test(size=size, notifications=True) as pilot:
        await app.backstage.ready()
        screen = ImportScreen(large.parent)
        await app.push_screen(screen)
        await pilot.press(*large.name, "enter")
        await until(pilot, held.reached.is_set)
        progress = screen.query_one(FileProgress)
        await until(pilot, lambda: f"{held.rows:,} rows looked at · esc stops" in shown(app))
        assert progress.display
        half = progress.query_one(Progress)
        assert str(half.render()).count("━") == pytest.approx(half.size.width / 2, abs=2)
        await pilot.press("escape")
        held.let_go.set()
        await until(pilot, lambda: "Stopped. Nothing of large.csv was added." in shown(app))
        assert not progress.display
        assert "new of" not in shown(app)
        assert importing.receipts(desk) == ()
        await pilot.press("enter")
        for _ in range(20):
            if f"{ROWS:,} new of {ROWS:,}" in shown(app):
                break
            await pilot.pause(0.5)
        assert f"{ROWS:,} new of {ROWS:,}" in shown(app)
        assert "Stopped." not in shown(app)


async def test_another_file_ends_the_look_at_the_one_before(
    locations: Locations,
    clock: FrozenClock,
    large: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = HeldLook(1)
    monkeypatch.setattr(Looking, "seen", held.seeing(Looking.seen))
    (large.parent / "b.csv").write_text(
        "Date,Payee,Amount,Currency\n2026-10-02,REWE,-31.20,EUR\n2026-10-03,Salary,100.00,EUR\n",
        encoding="utf-8",
    )
    app = money_app(locations, clock)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await app.backstage.ready()
        screen = ImportScreen(large.parent)
        await app.push_screen(screen)
        await pilot.press(*large.name, "enter")
        await until(pilot, held.reached.is_set)
        screen.query_one("#path", PathInput).value = ""
        await pilot.press(*"b.csv", "enter")
        held.let_go.set()
        await until(pilot, lambda: "of 2" in shown(app))
        await pilot.pause(0.3)
        assert "of 2" in shown(app)
        assert not screen.query_one(FileProgress).is_following
