from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.containers import Horizontal, VerticalScroll
from textual.theme import BUILTIN_THEMES
from textual.widgets import Static

import sitdown.tui
from sitdown.tui.safe_text import safe
from sitdown.tui.themes import READABLE, THEMES, contrast, role_variables
from sitdown.tui.widgets.answer_box import AnswerBox
from sitdown.tui.widgets.inputs import SafeInput
from sitdown.tui.widgets.key_bar import KeyBar
from sitdown.tui.widgets.rail import Rail, RailLine, RailPhase, RailStep
from sitdown.tui.widgets.side import Panel, Side

FOLDER = Path(sitdown.tui.__file__).parent
SHEETS = sorted(FOLDER.glob("*.tcss"))
PHASES = (RailPhase("Reflect", (RailStep("Overview", "now"),)),)


class Framed(App[None]):
    CSS_PATH = [FOLDER / "app.tcss", FOLDER / "frame.tcss"]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]

    def __init__(self) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return role_variables(self.current_theme)

    def compose(self) -> ComposeResult:
        yield Static(safe("October money review"), id="top")
        yield RailLine("October money review", PHASES)
        with Horizontal(id="columns"):
            yield Rail(PHASES)
            with VerticalScroll(id="stage"):
                yield Static(safe("Here is October."), classes="title")
                yield AnswerBox().add_class("foot")
            yield Side((Panel("Progress", ("1 of 7",)),))
        yield KeyBar()


def shown(app: App[None], *names: str) -> list[str]:
    return [name for name in names if app.screen.query_one(f"#{name}").region.area > 0]


@pytest.mark.parametrize(
    ("size", "visible"),
    [
        ((120, 38), ["top", "rail", "stage", "side"]),
        ((90, 38), ["top", "rail", "stage"]),
        ((80, 24), ["rail-line", "stage"]),
        ((60, 20), ["rail-line", "stage"]),
    ],
)
async def test_columns_fold_where_there_is_no_room(
    size: tuple[int, int], visible: list[str]
) -> None:
    app = Framed()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert shown(app, "top", "rail-line", "rail", "stage", "side") == visible
        box = app.screen.query_one(AnswerBox).region
        assert box.bottom == app.screen.query_one("#stage").region.bottom
        assert app.screen.query_one(KeyBar).region.bottom == size[1]


async def test_the_side_comes_in_place_of_the_stage_when_it_is_asked_for() -> None:
    app = Framed()
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.add_class("-side")
        await pilot.pause()
        assert shown(app, "stage", "side") == ["side"]


@pytest.mark.parametrize("name", [*(theme.name for theme in THEMES), *BUILTIN_THEMES])
async def test_the_frame_paints_in_every_theme(name: str) -> None:
    app = Framed()
    async with app.run_test(size=(120, 38)) as pilot:
        app.theme = name
        await pilot.pause()
        assert "Here is October." in app.export_screenshot(simplify=True).replace("&#160;", " ")


@pytest.mark.parametrize("name", [theme.name for theme in THEMES])
async def test_what_an_empty_box_says_can_be_read(name: str) -> None:
    app = Framed()
    async with app.run_test(size=(120, 38)) as pilot:
        app.theme = name
        box = SafeInput(placeholder="may stay empty")
        await app.screen.mount(box)
        await pilot.pause()
        said = box.get_component_rich_style("input--placeholder")
        colors = [Color.from_rich_color(each) for each in (said.color, said.bgcolor)]
        assert contrast(*colors) >= READABLE


def test_styles_name_roles_and_no_colours() -> None:
    written = "".join(each.read_text(encoding="utf-8") for each in SHEETS)
    rules = re.sub(r"/\*.*?\*/", "", written, flags=re.DOTALL)
    assert not re.search(r":[^;]*#[0-9a-fA-F]{3,8}\b", rules)
    assert not re.search(r"\b(?:white|black|red|green|blue|yellow)\b", rules)


def test_nothing_that_slows_the_first_paint_is_imported() -> None:
    slow = {"sqlmodel", "sqlalchemy", "pydantic", "markdown_it", "pygments", "tomlkit", "tomllib"}
    script = (
        "import sys, sitdown.settings, sitdown.keymap, sitdown.locations\n"
        "assert 'textual' not in sys.modules\n"
        "import sitdown.tui.keys, sitdown.tui.widgets.key_bar, sitdown.tui.widgets.virtual_list\n"
        "import sitdown.tui.widgets.charts, sitdown.tui.widgets.meters\n"
        "import sitdown.tui.widgets.rail, sitdown.tui.widgets.side\n"
        f"print(sorted({slow!r} & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert (ran.stdout.strip(), ran.stderr) == ("[]", "")
