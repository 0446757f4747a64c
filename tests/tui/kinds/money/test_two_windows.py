"""What another window does to the ledger is seen on the screens that list it, and beneath them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.tui.kinds.money.money_app import at_step, example, money_app, shown
from tests.waiting import at_rest, until

from sitdown.engine import drafts, entries
from sitdown.engine.kind import NewEntry
from sitdown.kinds.money import importing, placing
from sitdown.tui.kinds.money.categorise import CategoriseScreen
from sitdown.tui.kinds.money.files import FilesScreen
from sitdown.tui.kinds.money.noted import NotedStage
from sitdown.tui.kinds.money.reactions import REACTIONS
from sitdown.tui.screens.session import SessionScreen
from sitdown.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from sitdown.clock import FrozenClock
    from sitdown.locations import Locations

SIZE = (120, 40)


def listed(app: Any) -> str:
    """Every row of the list on the screen, its tail behind it."""
    rows = app.screen.query_one(VirtualList).source
    found = [rows.row(at) for at in range(rows.count)]
    return "\n".join(f"{row.text} {row.tail}" for row in found)


async def test_a_file_that_another_window_takes_out_is_shown_as_out_at_once_and_beneath(
    locations: Locations, clock: FrozenClock, looker: Any
) -> None:
    october = example(locations, clock, "overview")
    app, desk = money_app(locations, clock, october.id), looker()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await at_step(pilot, "overview")
        assert "The snapshot is stale" not in shown(app)
        await pilot.press("F")
        await until(pilot, lambda: isinstance(app.screen, FilesScreen))
        await until(pilot, lambda: "current-2026-10-31.csv" in listed(app))
        await at_rest(pilot)
        file = next(
            each for each in importing.receipts(desk) if each.name == "current-2026-10-31.csv"
        )
        importing.undo(desk, file.id)
        await until(pilot, lambda: "taken out" in listed(app))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, SessionScreen))
        await until(pilot, lambda: "The snapshot is stale" in shown(app))


async def test_what_another_window_places_waits_for_no_category_here(
    locations: Locations, clock: FrozenClock, looker: Any
) -> None:
    october = example(locations, clock, "overview")
    app, desk = money_app(locations, clock, october.id), looker()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await at_step(pilot, "overview")
        await pilot.press("u")
        await until(pilot, lambda: isinstance(app.screen, CategoriseScreen))
        await until(pilot, lambda: "Lindenhof" in listed(app))
        await at_rest(pilot)
        screen = app.screen
        assert isinstance(screen, CategoriseScreen)
        row = next(row for row in screen.found.rows if row.merchant == "Lindenhof")
        placing.categorise(desk, row.id, "restaurants")
        await until(pilot, lambda: "Lindenhof" not in listed(app))
        assert "Nova Services" in listed(app)
        assert "What is it?" in shown(app)


@pytest.mark.parametrize("step", ["goals", "patterns"])
async def test_a_note_that_is_being_written_is_kept_while_another_window_says_one(
    locations: Locations, clock: FrozenClock, looker: Any, step: str
) -> None:
    october = example(locations, clock, step)
    app, desk = money_app(locations, clock, october.id), looker()

    def kept() -> dict[str, str]:
        found = drafts.of_session(desk, october.id)
        return {each.field: each.text for each in found if each.step == step}

    async with app.run_test(size=SIZE, notifications=True) as pilot:
        stage = (await at_step(pilot, step)).stage
        assert isinstance(stage, NotedStage)
        field = stage.note_field()
        stage.note.put("")
        await until(pilot, lambda: stage.note.text == "")
        stage.note.insert("A word of mine")
        await until(pilot, lambda: kept().get(field) == "A word of mine")
        entries.say(desk, october.id, said_elsewhere(step, field.removeprefix("note:")), field)
        assert field not in kept()
        await until(pilot, lambda: stage.note_said() == "Theirs")
        await until(pilot, lambda: kept().get(field) == "A word of mine")
        assert stage.note.text == "A word of mine"


def said_elsewhere(step: str, key: str) -> NewEntry:
    """What another window says to the same promise, or to the same card."""
    if step == "goals":
        data = {"question_type": key, "response_text": "Theirs", "option_selected": None}
        return NewEntry("user_reflection", "Theirs", data, step=step)
    data = {"category": key, "response": REACTIONS[0].response, "note": "Theirs"}
    return NewEntry("user_category_response", "Theirs", data, step=step)
