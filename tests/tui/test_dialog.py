from __future__ import annotations

from pathlib import Path

import pytest
from tests.waiting import at_rest, until
from textual.app import App, ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

import sitdown.tui
from sitdown.tui.styles import BY_HEIGHT, BY_WIDTH
from sitdown.tui.themes import THEMES, role_variables
from sitdown.tui.widgets.dialog import Dialog
from sitdown.tui.widgets.inputs import SafeInput

FOLDER = Path(sitdown.tui.__file__).parent


class Asking(ModalScreen[None]):
    def __init__(self, fields: int) -> None:
        super().__init__()
        self.fields = fields

    def compose(self) -> ComposeResult:
        with Dialog():
            yield Static("Begin a session", classes="dialog-title")
            for at in range(self.fields):
                yield Static(f"Field {at}", classes="field-label")
                yield SafeInput()
            yield Static("It is in the past.", classes="dialog-problem", id="problem")
            yield Static("⏎ begin   esc leave it", classes="dialog-keys")

    @property
    def dialog(self) -> Dialog:
        return self.query_one(Dialog)


class Floating(App[None]):
    CSS_PATH = [FOLDER / name for name in ("app.tcss", "frame.tcss", "shell.tcss")]
    HORIZONTAL_BREAKPOINTS = BY_WIDTH
    VERTICAL_BREAKPOINTS = BY_HEIGHT

    def __init__(self, fields: int) -> None:
        super().__init__()
        self.asking = Asking(fields)
        for theme in THEMES:
            self.register_theme(theme)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return role_variables(self.current_theme)

    def on_mount(self) -> None:
        self.push_screen(self.asking)


def blank_lines(app: Floating) -> int:
    """The lines of the dialog that hold nothing, between its border."""
    inside = app.asking.dialog.content_region
    held = {line for each in app.asking.dialog.children for line in each.region.line_range}
    return sum(line not in held for line in range(inside.y, inside.bottom))


@pytest.mark.parametrize(("size", "blank"), [((120, 40), 5), ((80, 24), 5), ((60, 20), 0)])
async def test_a_dialog_leaves_out_blank_lines_only_where_it_would_not_fit(
    size: tuple[int, int], blank: int
) -> None:
    app = Floating(fields=5)
    async with app.run_test(size=size) as pilot:
        await at_rest(pilot)
        assert blank_lines(app) == blank
        assert app.asking.dialog.max_scroll_y == 0


async def test_what_is_told_within_and_another_size_take_the_blank_lines_and_give_them_back() -> (
    None
):
    app = Floating(fields=5)
    async with app.run_test(size=(80, 22)) as pilot:
        await until(pilot, lambda: blank_lines(app) == 5)
        app.asking.query_one("#problem").add_class("-shown")
        await until(pilot, lambda: blank_lines(app) == 1)
        app.asking.query_one("#problem").remove_class("-shown")
        await until(pilot, lambda: blank_lines(app) == 5)
        await pilot.resize_terminal(80, 20)
        await until(pilot, lambda: blank_lines(app) == 0)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: blank_lines(app) == 5)


async def test_the_keys_stand_at_the_foot_while_what_is_above_them_scrolls() -> None:
    app = Floating(fields=12)
    async with app.run_test(size=(60, 20)) as pilot:
        await at_rest(pilot)
        dialog, keys = app.asking.dialog, app.asking.query_one(".dialog-keys").region
        assert dialog.max_scroll_y > 0
        assert (keys.bottom, dialog.region.bottom) == (dialog.content_region.bottom, 20)
        last = app.asking.query(SafeInput).last()
        last.focus()
        await until(pilot, lambda: last.region.bottom <= keys.y and last.region.y > 0)
        assert app.asking.query_one(".dialog-keys").region == keys
