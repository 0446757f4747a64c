from __future__ import annotations

import pytest
from tests.hostile import HOSTILE
from textual.app import App, ComposeResult

from sitdown.engine.lifecycle import Status
from sitdown.tui.screens.session_side import ended
from sitdown.tui.themes import DONE, HEARTH, NOW, role_variables
from sitdown.tui.widgets.rail import (
    Rail,
    RailLine,
    RailPhase,
    RailStep,
    rail,
    rail_line,
    state_line,
)

PHASES = (
    RailPhase("Reflect", (RailStep("Overview", "done"), RailStep("Patterns", "now"))),
    RailPhase("Plan", (RailStep("Savings goal"), RailStep("Budget & goals"))),
    RailPhase("Wrap up", (RailStep("Close the month"),)),
)


class RailApp(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.register_theme(HEARTH)
        self.theme = HEARTH.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return role_variables(self.current_theme)

    def compose(self) -> ComposeResult:
        yield Rail(PHASES)
        yield RailLine("October money review", PHASES)


def test_the_rail_shows_where_the_person_stands_without_colours() -> None:
    assert rail(PHASES).plain.split("\n") == [
        "REFLECT",
        "✓ Overview",
        "▸ Patterns",
        "",
        "PLAN",
        "· Savings goal",
        "· Budget & goals",
        "",
        "WRAP UP",
        "· Close the month",
    ]


def test_the_signs_have_the_colours_of_their_state() -> None:
    assert state_line("done", "x").spans[0].style == DONE
    assert state_line("now", "x").spans[0].style == NOW


def test_the_fold_is_one_line() -> None:
    folded = rail_line("October money review", PHASES, 76)
    assert folded.plain == "October money review  Reflect ✓▸  Plan ··  Wrap up ·"


@pytest.mark.parametrize("width", [0, 1, 10, 20, 30, 40, 60])
def test_the_fold_fits_and_keeps_the_phase_that_is_now(width: int) -> None:
    folded = rail_line("A long title of a session about everything", PHASES, width)
    assert folded.cell_length <= width
    if width >= 20:
        assert "Reflect ✓▸" in folded.plain


@pytest.mark.parametrize("width", [20, 40, 60, 80])
def test_the_fold_tells_how_a_session_ended_before_anything_else(width: int) -> None:
    end = ended(Status.CANCELLED)
    folded = rail_line("A long title of a session about everything", PHASES, width, end)
    assert folded.cell_length <= width
    assert folded.plain.endswith("  cancelled")


@pytest.mark.parametrize("text", HOSTILE)
def test_titles_are_data(text: str) -> None:
    phases = (RailPhase(text, (RailStep(text, "now"),)),)
    assert rail(phases, 20).plain.count("\n") == 1
    assert all(line.cell_length <= 20 for line in rail(phases, 20).split("\n"))
    assert rail_line(text, phases, 60).cell_length <= 60


async def test_the_widgets_paint_what_they_are_shown() -> None:
    app = RailApp()
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        done = (RailPhase("Reflect", (RailStep("Overview", "done"),)),)
        app.screen.query_one(Rail).show(done)
        app.screen.query_one(RailLine).show("Title", done)
        await pilot.pause()
        assert app.screen.query_one(Rail).render_line(1).text.rstrip() == "✓ Overview"
        assert app.screen.query_one(RailLine).render_line(0).text.rstrip() == "Title  Reflect ✓"
