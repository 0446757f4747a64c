from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.hostile import HOSTILE
from textual.app import App, ComposeResult
from textual.content import Content

from sitdown.tui.widgets.side import Panel, Side, panels

if TYPE_CHECKING:
    from textual.visual import VisualType


class CountingSide(Side):
    updates = 0

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        self.updates += 1
        super().update(content, layout=layout)


class SideApp(App[None]):
    def compose(self) -> ComposeResult:
        yield CountingSide((Panel("Progress", ("3 of 7 steps",)),))


def test_panels_stand_under_each_other_and_empty_ones_are_left_out() -> None:
    shown = (Panel("Progress", ("3 of 7",)), Panel("Empty"), Panel("Next", (Content("a"), "b")))
    assert panels(shown).plain == "PROGRESS\n3 of 7\n\nNEXT\na\nb"


@pytest.mark.parametrize("text", HOSTILE)
def test_lines_are_data(text: str) -> None:
    drawn = panels((Panel(text, (text,)),)).plain
    assert not any(ord(c) < 32 and c != "\n" for c in drawn)


async def test_showing_the_same_panels_again_costs_nothing() -> None:
    app = SideApp()
    async with app.run_test() as pilot:
        side = app.screen.query_one(CountingSide)
        side.show((Panel("Progress", ("3 of 7 steps",)),))
        assert side.updates == 0
        side.show((Panel("Progress", ("4 of 7 steps",)),))
        await pilot.pause()
        assert side.updates == 1
        assert side.render_line(1).text.rstrip() == "4 of 7 steps"
