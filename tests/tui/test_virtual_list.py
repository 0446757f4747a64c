from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from tests.hostile import HOSTILE
from textual import on
from textual.app import App, ComposeResult
from textual.content import Content

from sitdown.tui.themes import HEARTH, role_variables
from sitdown.tui.widgets.rows import Row, Rows, RowSource, compose_line
from sitdown.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from textual.strip import Strip

SECTIONS = Rows(
    (
        Row.heading("Continue"),
        Row("a", "October money review", "4 of 7"),
        Row("b", "Childhood in Boston", "scene 2"),
        Row.blank(),
        Row.heading("Kept"),
        Row("c", "First job", "28 Sep", Content.styled("✓", "$done")),
        Row.note("27 more"),
    )
)


@dataclass
class Endless:
    count: int
    asked: list[int] = field(default_factory=list)

    def row(self, index: int) -> Row | None:
        self.asked.append(index)
        return Row(str(index), f"row {index}")


class CountingList(VirtualList):
    drawn = 0

    def render_line(self, y: int) -> Strip:
        self.drawn += 1
        return super().render_line(y)


class ListApp(App[None]):
    def __init__(self, source: RowSource) -> None:
        super().__init__()
        self.source = source
        self.moved: list[str | None] = []
        self.chosen: list[str] = []
        self.register_theme(HEARTH)
        self.theme = HEARTH.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return role_variables(self.current_theme)

    def compose(self) -> ComposeResult:
        yield CountingList(self.source)

    @property
    def list(self) -> CountingList:
        return self.screen.query_one(CountingList)

    @on(VirtualList.Moved)
    def remember_moved(self, event: VirtualList.Moved) -> None:
        self.moved.append(event.key)

    @on(VirtualList.Chosen)
    def remember_chosen(self, event: VirtualList.Chosen) -> None:
        self.chosen.append(event.key)


def lines(app: ListApp) -> list[str]:
    return [app.list.render_line(y).text.rstrip() for y in range(app.list.size.height)]


async def test_it_draws_headings_rows_markers_and_tails() -> None:
    app = ListApp(SECTIONS)
    async with app.run_test(size=(34, 8)):
        assert lines(app)[:7] == [
            "CONTINUE",
            "▌ October money review     4 of 7",
            "  Childhood in Boston     scene 2",
            "",
            "KEPT",
            "  ✓ First job              28 Sep",
            "  27 more",
        ]


async def test_the_cursor_passes_over_what_cannot_be_chosen() -> None:
    app = ListApp(SECTIONS)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("j", "down", "down", "k", "g", "G", "enter")
        await pilot.pause()
        assert app.moved == ["b", "c", "b", "a", "c"]
        assert app.chosen == ["c"]


async def test_pages_and_ends_reach_the_first_and_last_of_a_million() -> None:
    source = Endless(1_000_000)
    app = ListApp(source)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("pagedown", "end", "pageup", "home", "end")
        await pilot.pause()
        assert app.moved == ["10", "999999", "999989", "0", "999999"]
        assert lines(app)[-1].startswith("▌ row 999999")
        assert len(source.asked) < 1_000


async def test_a_move_inside_the_page_draws_two_lines() -> None:
    app = ListApp(Endless(1_000))
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        app.list.drawn = 0
        await pilot.press("down")
        await pilot.pause()
        assert app.list.drawn == 2


async def test_rows_that_are_not_loaded_are_drawn_as_waiting() -> None:
    class Late(Endless):
        def row(self, index: int) -> Row | None:
            return super().row(index) if index < 2 else None

    app = ListApp(Late(5))
    async with app.run_test(size=(20, 6)) as pilot:
        assert lines(app)[1:3] == ["  row 1", "  …"]
        await pilot.press("G", "enter")
        await pilot.pause()
        assert app.moved == [None]
        assert app.chosen == []


async def test_a_click_moves_and_a_second_click_chooses() -> None:
    app = ListApp(SECTIONS)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.click(VirtualList, offset=(5, 2))
        await pilot.click(VirtualList, offset=(5, 2))
        await pilot.click(VirtualList, offset=(5, 4))
        await pilot.pause()
        assert (app.moved, app.chosen) == (["b"], ["b"])


async def test_other_rows_keep_the_cursor_on_its_row() -> None:
    app = ListApp(SECTIONS)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("j")
        app.list.set_source(Rows((Row.heading("New"), Row("z", "new"), *SECTIONS.rows)))
        await pilot.pause()
        assert app.list.current == SECTIONS.rows[2]
        assert app.moved == ["b"]
        app.list.set_source(Rows((Row.heading("Alone"), Row("only", "one left"))))
        await pilot.pause()
        assert app.moved == ["b", "only"]


async def test_an_empty_list_answers_every_key() -> None:
    app = ListApp(Rows())
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("j", "k", "g", "G", "pageup", "pagedown", "enter")
        await pilot.click(VirtualList, offset=(2, 2))
        await pilot.pause()
        assert (app.moved, app.chosen) == ([], [])


async def test_only_headings_are_no_trap() -> None:
    app = ListApp(Rows((Row.heading("Nothing yet"), Row.note("press n"))))
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("j", "k", "enter")
        await pilot.pause()
        assert app.chosen == []
        assert lines(app)[0] == "NOTHING YET"


@pytest.mark.parametrize("width", [0, 1, 3, 12, 80])
@pytest.mark.parametrize("text", HOSTILE)
def test_a_line_is_one_clean_line_of_its_width(text: str, width: int) -> None:
    line = compose_line(Row("k", text, text, text), width, is_cursor=True)
    assert "\n" not in line.plain
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in line.plain)
    assert line.cell_length <= width
