from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input

from sitdown.tui.keys import bind
from sitdown.tui.themes import HEARTH, role_variables
from sitdown.tui.widgets.key_bar import KeyBar, entries_of, fitting, key_line
from sitdown.tui.widgets.rows import Row, Rows
from sitdown.tui.widgets.virtual_list import VirtualList

REACT = Binding.Group("react", compact=True)


class Place(Screen[None]):
    AUTO_FOCUS = "VirtualList"
    KEY_LABELS: ClassVar[dict[str, str]] = {"list.choose": "continue"}
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("session.new", "new"),
        bind("session.next_phase", "next_phase"),
        Binding("z", "hidden", "hidden", show=False),
    ]
    allows_new = True
    made = 0

    def compose(self) -> ComposeResult:
        yield VirtualList(Rows((Row("a", "one"),)))
        yield Input()
        yield KeyBar()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.allows_new if action == "new" else True

    def action_new(self) -> None:
        self.made += 1


class BarApp(App[None]):
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [bind("app.quit", "quit"), bind("app.help", "help")]

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(HEARTH)
        self.theme = HEARTH.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return role_variables(self.current_theme)

    def get_default_screen(self) -> Screen[None]:
        return Place()


def footer(app: App[None]) -> str:
    return str(app.screen.query_one(KeyBar).render())


async def test_it_shows_the_keys_that_act_with_help_and_quit_last() -> None:
    app = BarApp()
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        assert footer(app) == "⏎ continue   n new   a next phase   ? help   q quit"


async def test_letters_leave_while_a_text_box_has_the_focus() -> None:
    app = BarApp()
    async with app.run_test(size=(80, 10)) as pilot:
        app.screen.query_one(Input).focus()
        await pilot.pause()
        assert "n new" not in footer(app)
        assert "^n next phase" in footer(app)


async def test_it_shows_the_keys_that_the_person_chose() -> None:
    app = BarApp()
    async with app.run_test(size=(80, 10)) as pilot:
        app.set_keymap({"session.new": "f5", "app.help": "f1"})
        await pilot.pause()
        assert "f5 new" in footer(app)
        assert "f1 help" in footer(app)


async def test_actions_that_are_off_are_not_shown() -> None:
    app = BarApp()
    async with app.run_test(size=(80, 10)) as pilot:
        assert isinstance(app.screen, Place)
        app.screen.allows_new = False
        app.screen.refresh_bindings()
        await pilot.pause()
        assert "new" not in footer(app)


async def test_it_is_cut_from_the_right_and_help_stays() -> None:
    app = BarApp()
    async with app.run_test(size=(32, 10)) as pilot:
        await pilot.pause()
        assert footer(app) == "⏎ continue   n new   ? help"
        await pilot.resize_terminal(15, 10)
        await pilot.pause()
        assert footer(app) == "? help"


async def test_a_click_presses_the_key() -> None:
    app = BarApp()
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        await pilot.click(KeyBar, offset=(16, 0))
        await pilot.pause()
        assert isinstance(app.screen, Place)
        assert app.screen.made == 1


def test_keys_of_a_group_share_one_entry() -> None:
    bindings = [Binding(key, f"react('{key}')", group=REACT) for key in ("k", "c", "s", "o")]
    bindings.append(Binding("right", "next", "next"))
    assert str(key_line(entries_of(bindings, {}))) == "k c s o react   → next"


def test_no_more_than_six_keys_and_help() -> None:
    bindings = [Binding(str(n), f"do({n})", f"do {n}") for n in range(9)]
    bindings.append(Binding("question_mark", "help", "help", id="app.help"))
    shown = fitting(entries_of(bindings, {}), 500)
    assert [entry.label for entry in shown] == [*(f"do {n}" for n in range(6)), "help"]
