from __future__ import annotations

from typing import ClassVar

import pytest
from tests.hostile import HOSTILE
from tests.waiting import until
from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType

from sitdown.tui.themes import HEARTH, role_variables
from sitdown.tui.widgets.choices import Choice, ChoiceList, ScalePicker

REACTIONS = (
    Choice("k", "keep it"),
    Choice("c", "cut it"),
    Choice("s", "surprised me"),
    Choice("o", "one-off"),
)


class ChoiceApp(App[None]):
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "go_on", "go on")]

    def __init__(self, shown: ChoiceList | ScalePicker) -> None:
        super().__init__()
        self.shown = shown
        self.picked: list[str | int] = []
        self.went_on = 0
        self.register_theme(HEARTH)
        self.theme = HEARTH.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return role_variables(self.current_theme)

    def compose(self) -> ComposeResult:
        yield self.shown

    def action_go_on(self) -> None:
        self.went_on += 1

    @on(ChoiceList.Picked)
    def remember_key(self, event: ChoiceList.Picked) -> None:
        self.picked.append(event.key)

    @on(ScalePicker.Picked)
    def remember_value(self, event: ScalePicker.Picked) -> None:
        self.picked.append(event.value)


async def test_a_letter_is_an_answer_and_the_answer_is_marked() -> None:
    app = ChoiceApp(ChoiceList(REACTIONS))
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.press("c", "x")
        await pilot.pause()
        assert app.picked == ["c"]
        drawn = "▸ k keep it   c cut it ✓   s surprised me   o one-off"
        assert app.shown.render_line(0).text.rstrip() == drawn


async def test_arrows_and_enter_do_the_same() -> None:
    app = ChoiceApp(ChoiceList(REACTIONS))
    async with app.run_test() as pilot:
        await pilot.press("right", "right", "enter", "left", "left", "enter")
        await pilot.pause()
        assert app.picked == ["c", "o"]
        assert app.went_on == 0


@pytest.mark.parametrize("shown", [ChoiceList(REACTIONS), ScalePicker()])
async def test_enter_is_the_screens_until_there_is_something_to_take(
    shown: ChoiceList | ScalePicker,
) -> None:
    app = ChoiceApp(shown)
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert (app.went_on, app.picked) == (1, [])


async def test_a_screen_can_choose_for_the_person() -> None:
    shown = ChoiceList(REACTIONS)
    app = ChoiceApp(shown)
    async with app.run_test() as pilot:
        assert shown.choose("k")
        assert not shown.choose("z")
        await pilot.pause()
        assert app.picked == ["k"]


async def test_answers_that_do_not_fit_go_to_the_next_line_whole() -> None:
    app = ChoiceApp(ChoiceList(REACTIONS))
    async with app.run_test(size=(25, 6)) as pilot:
        await pilot.pause()
        assert app.shown.size.height == 3
        lines = [app.shown.render_line(y).text.rstrip() for y in range(3)]
        assert lines == ["▸ k keep it   c cut it", "  s surprised me", "  o one-off"]


async def test_the_focus_is_seen_before_any_key_and_moves_no_answer() -> None:
    app = ChoiceApp(ChoiceList(REACTIONS))
    async with app.run_test(size=(80, 5)) as pilot:
        await until(pilot, lambda: app.shown.render_line(0).text.startswith("▸ k keep it"))
        app.screen.set_focus(None)
        await until(pilot, lambda: app.shown.render_line(0).text.startswith("  k keep it"))


class Shown(ChoiceList, can_focus=False):
    """Answers whose keys are the screen's."""


async def test_answers_that_the_focus_never_reaches_begin_at_the_edge() -> None:
    app = ChoiceApp(Shown(REACTIONS))
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.pause()
        assert app.shown.render_line(0).text.startswith("k keep it")


@pytest.mark.parametrize("text", HOSTILE)
async def test_labels_are_data(text: str) -> None:
    shown = ChoiceList()
    app = ChoiceApp(shown)
    async with app.run_test(size=(40, 5)) as pilot:
        shown.show([Choice("a", text), Choice("b", text)], chosen="b")
        await pilot.pause()
        assert "\x1b" not in shown.render_line(0).text


async def test_digits_mark_and_enter_gives_the_number() -> None:
    app = ChoiceApp(ScalePicker())
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.press("7", "enter", "1", "0", "enter", "3", "enter", "right", "right", "enter")
        await pilot.press("left", "enter")
        await pilot.pause()
        assert app.picked == [7, 10, 3, 5, 4]


async def test_the_scale_has_ends() -> None:
    app = ChoiceApp(ScalePicker(1, 5))
    async with app.run_test() as pilot:
        await pilot.press("right", "left", "enter", "5", "right", "enter", "9", "enter")
        await pilot.pause()
        assert app.picked == [1, 5, 5]


async def test_the_scale_is_drawn_and_can_be_clicked() -> None:
    scale = ScalePicker()
    app = ChoiceApp(scale)
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.pause()
        numbers = scale.render_line(0).text.rstrip()
        assert numbers == "▸ 0   1   2   3   4   5   6   7   8   9   10"
        await pilot.click(scale, offset=(numbers.index("7"), 0))
        assert scale.value == 7


async def test_the_scale_fits_a_narrow_place() -> None:
    app = ChoiceApp(ScalePicker())
    async with app.run_test(size=(26, 5)) as pilot:
        await pilot.pause()
        assert app.shown.render_line(0).text.rstrip().endswith("9 10")
