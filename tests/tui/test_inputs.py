from __future__ import annotations

from decimal import Decimal

import pytest
from tests.hostile import HOSTILE
from textual import events, on
from textual.app import App, ComposeResult
from textual.widgets import Input

from sitdown.tui.themes import HEARTH, role_variables
from sitdown.tui.widgets.inputs import ListInput, NumberInput, SafeInput, read_number


class InputApp(App[None]):
    def __init__(self, box: Input | ListInput) -> None:
        super().__init__()
        self.box = box
        self.entered: list[Decimal] = []
        self.register_theme(HEARTH)
        self.theme = HEARTH.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return role_variables(self.current_theme)

    def compose(self) -> ComposeResult:
        yield self.box

    @on(NumberInput.Entered)
    def remember(self, event: NumberInput.Entered) -> None:
        self.entered.append(event.number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", "12"),
        ("-3", "-3"),
        ("12.5", "12.5"),
        ("12,5", "12.5"),
        ("1,180", "1180"),
        ("1.180", "1180"),
        ("1,180.50", "1180.50"),
        ("1.180,50", "1180.50"),
        ("1'180 000", "1180000"),
        ("1,180,000", "1180000"),
        ("0,125", "0.125"),
        ("5.", "5"),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, number: str) -> None:
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["", "-", ".", ",", "1,2,3", "1.2.3,4", "1-2", "--1", "٣", "x", *HOSTILE]
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert read_number(text) is None


def test_three_decimals_are_decimals_where_three_are_asked_for() -> None:
    assert read_number("1.125", places=3) == Decimal("1.125")


async def test_a_number_is_given_on_enter() -> None:
    app = InputApp(NumberInput(minimum=Decimal(0), maximum=Decimal(100)))
    async with app.run_test() as pilot:
        await pilot.press(*"1x2,5", "enter")
        await pilot.pause()
        assert app.entered == [Decimal("12.5")]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "Write a number."),
        ("101", "Write 100 or less."),
        ("-1", "Write 0 or more."),
        ("1.5", "Write a whole number."),
    ],
)
async def test_what_is_wrong_is_said_and_not_given(text: str, problem: str) -> None:
    box = NumberInput(minimum=Decimal(0), maximum=Decimal(100), places=0)
    app = InputApp(box)
    async with app.run_test(notifications=True) as pilot:
        box.value = text
        await pilot.press("enter")
        await pilot.pause()
        assert app.entered == []
        assert box.problem == problem
        assert box.has_class("-invalid")


@pytest.mark.parametrize("text", HOSTILE)
async def test_pasted_lines_become_one_clean_line(text: str) -> None:
    box = SafeInput()
    app = InputApp(box)
    async with app.run_test() as pilot:
        box.post_message(events.Paste(text))
        await pilot.pause()
        app._clipboard = text
        await pilot.press("ctrl+v")
        await pilot.pause()
        assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in box.value)


async def test_a_list_is_one_item_a_line() -> None:
    box = ListInput("- milk\n\n  2) bread  \n* \x1b[2Jeggs\n-5 degrees\n\n")
    app = InputApp(box)
    async with app.run_test():
        assert box.items == ("milk", "bread", "eggs", "-5 degrees")
