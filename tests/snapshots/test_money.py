"""The seven steps of a money review on the example store, and what opens over them, as pictures."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from tests.tui.kinds.money.money_app import (
    at_step,
    example,
    ledger,
    money_app,
    money_desk,
    shown,
)
from tests.waiting import at_rest, until
from textual.pilot import Pilot

from sitdown.clock import FrozenClock
from sitdown.kinds.money import importing
from sitdown.locations import Locations
from sitdown.tui.app import SitdownApp
from sitdown.tui.kinds.money.importing import ImportScreen

Compare = Callable[..., bool]
OPENING = frozenset({"A", "R", "S", "T", "F", "u", "n", "w", "enter"})
STEPS = ("overview", "goals", "patterns", "reflection", "savings", "budget", "wrapup")

each_size = pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
each_theme = pytest.mark.parametrize("theme", ["hearth", "paper"])


def at(step: str, *keys: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def go(pilot: Pilot[Any]) -> None:
        await at_step(pilot, step)
        for key in keys:
            await pilot.press(key)
            if key in OPENING:  # what a key opens has to be there before the next one
                await at_rest(pilot)

    return go


@each_theme
@each_size
@pytest.mark.parametrize("step", STEPS)
def test_each_step(
    snap_compare: Compare,
    locations: Locations,
    clock: FrozenClock,
    step: str,
    size: tuple[int, int],
    theme: str,
) -> None:
    october = example(locations, clock, step)
    app = money_app(locations, clock, october.id, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=at(step))


@each_size
def test_a_note_being_written(
    snap_compare: Compare, locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    october = example(locations, clock)
    app = money_app(locations, clock, october.id)
    assert snap_compare(app, terminal_size=size, run_before=at("patterns", "t"))


@each_size
def test_a_month_without_data(
    snap_compare: Compare, locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    review = ledger(locations, clock, [])
    app = money_app(locations, clock, review.id)
    assert snap_compare(app, terminal_size=size, run_before=at("overview"))


def test_a_promise_being_made(
    snap_compare: Compare, locations: Locations, clock: FrozenClock
) -> None:
    october = example(locations, clock, "budget")
    app = money_app(locations, clock, october.id)
    run = at("budget", "down", "down", "g")
    assert snap_compare(app, terminal_size=(80, 24), run_before=run)


STATEMENT = """Date,Payee,Amount,Currency
2026-10-01,Salary Inc,2500.00,EUR
2026-10-02,REWE Markt,-31.20,EUR
2026-10-03,Stadtwerke,-83.80,EUR
2026-10-13,Kikunoi,-48.00,EUR
"""


def looking_at_a_file(folder: Path) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def look(pilot: Pilot[Any]) -> None:
        app = pilot.app
        assert isinstance(app, SitdownApp)
        await app.backstage.ready()
        screen = ImportScreen(folder)
        await app.push_screen(screen)
        await pilot.press(*"october.csv", "enter")
        await until(pilot, lambda: "4 new of 4" in shown(app))

    return look


@each_theme
@each_size
def test_a_bank_file_looked_at(
    snap_compare: Compare,
    locations: Locations,
    clock: FrozenClock,
    tmp_path: Path,
    size: tuple[int, int],
    theme: str,
) -> None:
    (tmp_path / "october.csv").write_text(STATEMENT, encoding="utf-8")
    app = money_app(locations, clock, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=looking_at_a_file(tmp_path))


@each_theme
@each_size
@pytest.mark.parametrize(
    ("step", "keys"),
    [
        ("patterns", ("R", *["down"] * 8)),
        ("patterns", ("S", "down", "S", "n", "down", "enter", "1", "0", "enter")),
        ("patterns", ("m", "right")),
        ("overview", ("w",)),
        ("overview", ("u", "down")),
        ("overview", ("F",)),
        ("wrapup", ("down",)),
        ("wrapup", ("G",)),
        ("overview", ("A",)),
        ("overview", ("A", "b")),
        ("overview", ("A", "w")),
    ],
    ids=[
        "what-recurs",
        "a-split",
        "the-rest-of-the-patterns",
        "why-overview",
        "categorise",
        "files",
        "a-fund-proposed",
        "a-goal",
        "the-weeks-to-come",
        "a-balance-said",
        "why-the-weeks-to-come",
    ],
)
def test_what_opens_from_a_step(
    snap_compare: Compare,
    locations: Locations,
    clock: FrozenClock,
    step: str,
    keys: tuple[str, ...],
    size: tuple[int, int],
    theme: str,
) -> None:
    october = example(locations, clock, step)
    app = money_app(locations, clock, october.id, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=at(step, *keys))


@each_theme
@each_size
def test_transfers_found_and_asked_about(
    snap_compare: Compare,
    locations: Locations,
    clock: FrozenClock,
    tmp_path: Path,
    size: tuple[int, int],
    theme: str,
) -> None:
    review = ledger(
        locations, clock, [("2026-10-03", "Savings", "-500.00"), ("2026-10-20", "Nest", "-80.00")]
    )
    desk = money_desk(locations, clock, seed=9)
    path = tmp_path / "other.csv"
    lines = ["Date,Payee,Amount,Currency", "2026-10-09,Giro,500.00,EUR"]
    lines += ["2026-10-21,Giro,80.00,EUR", "2026-10-30,Interest,1.25,EUR"]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    importing.import_file(desk, path, "Savings", choices={"sign": "money_in"})
    desk.store.close()
    app = money_app(locations, clock, review.id, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=at("overview", "T"))
