"""Reading in a long talk: the end, the place one reads at, and what is selected."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from tests.hostile import HOSTILE
from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.selection import Selection
from textual.widgets import Static

from sitdown.clock import FrozenClock
from sitdown.engine.views import EntryView, Role
from sitdown.tui.themes import THEMES
from sitdown.tui.widgets.said import Telling, said_lines
from sitdown.tui.widgets.said_column import SaidColumn
from sitdown.tui.widgets.talk import PAGE, Talk

NOW = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)
WORDS = "a sentence that is long enough to be wrapped when there is little room"
SIZE = (60, 20)


def entry(number: int, content: str = WORDS, role: Role = Role.USER) -> EntryView:
    return EntryView(
        id=str(number),
        session_id="one",
        act=1,
        step="talk",
        sequence_num=number,
        place=number,
        entry_type="said",
        role=role,
        content=f"{number} {content}",
        data={},
        created_at=NOW,
    )


def talk_of(count: int) -> tuple[EntryView, ...]:
    return tuple(entry(number) for number in range(1, count + 1))


class TalkApp(App[None]):
    """A talk, and a box under it that grows."""

    def __init__(self, entries: tuple[EntryView, ...]) -> None:
        super().__init__()
        self.register_theme(THEMES[0])
        self.theme = THEMES[0].name
        self._entries = entries

    def compose(self) -> ComposeResult:
        yield Talk(Telling(FrozenClock(NOW), "Buddy"), self._entries)
        yield Static("", id="box")

    @property
    def talk(self) -> Talk:
        return self.query_one(Talk)

    @property
    def column(self) -> SaidColumn:
        return self.query_one(SaidColumn)


def in_view(app: TalkApp) -> list[str]:
    """The lines of the talk that are on the screen."""
    region = app.talk.scrollable_content_region
    strips = app.screen._compositor.render_strips()
    return [strips[y].crop(0, region.right).text.rstrip() for y in range(region.y, region.bottom)]


def first_number(app: TalkApp) -> int:
    """The number of the entry that stands at the top of the view."""
    spot = app.column.spot_at(round(app.talk.scroll_y))
    assert spot is not None
    return spot.place


async def scrolled_to(pilot: Pilot[Any], line: int) -> None:
    assert isinstance(pilot.app, TalkApp)
    pilot.app.talk.scroll_to(y=line, animate=False)
    await pilot.pause()


@pytest.mark.parametrize("count", [1, 3, PAGE, 2 * PAGE])
async def test_the_first_frame_shows_the_last_words(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = TalkApp(talk_of(count))
    frames: list[list[str]] = []
    display = app._display

    def noted(*arguments: Any) -> None:
        if app.screen.query(SaidColumn) and app.column.size.width:
            frames.append(in_view(app))
        display(*arguments)

    monkeypatch.setattr(app, "_display", noted)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert len(app.column.entries) == min(count, PAGE)
    assert frames
    assert all(any(f"▎ {count} a sentence" in line for line in frame) for frame in frames)


async def test_the_end_stays_in_view_while_a_box_grows_under_it() -> None:
    app = TalkApp(talk_of(PAGE))
    async with app.run_test(size=SIZE) as pilot:
        app.query_one("#box", Static).styles.height = 8
        await pilot.pause()
        assert f"▎ {PAGE} a sentence" in "\n".join(in_view(app))
        assert app.talk.scroll_y == app.talk.max_scroll_y


async def test_another_width_keeps_the_place_that_is_read() -> None:
    app = TalkApp(talk_of(PAGE))
    async with app.run_test(size=SIZE) as pilot:
        await scrolled_to(pilot, 70)
        read_at = first_number(app)
        for size in ((30, 20), (100, 20), (100, 8), (60, 30)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert first_number(app) == read_at, size


async def test_another_width_keeps_the_end() -> None:
    app = TalkApp(talk_of(PAGE))
    async with app.run_test(size=SIZE) as pilot:
        for size in ((30, 20), (100, 10), (60, 20)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert app.talk.scroll_y == app.talk.max_scroll_y > 0, size


async def test_what_is_read_stays_where_it_is_while_a_page_comes_above_it() -> None:
    app = TalkApp(talk_of(3 * PAGE))
    async with app.run_test(size=SIZE) as pilot:
        await scrolled_to(pilot, 0)
        await pilot.pause()
        assert len(app.column.entries) == 2 * PAGE
        assert first_number(app) == 2 * PAGE + 1
        assert f"▎ {2 * PAGE + 1} a sentence" in in_view(app)[1]


async def test_what_is_said_comes_to_the_foot_and_into_view() -> None:
    app = TalkApp(talk_of(PAGE))
    async with app.run_test(size=SIZE) as pilot:
        await scrolled_to(pilot, 40)
        app.talk.show((*talk_of(PAGE), entry(PAGE + 1, "new")))
        await pilot.pause()
        assert f"▎ {PAGE + 1} new" in in_view(app)
        assert app.talk.scroll_y == app.talk.max_scroll_y


async def test_a_revision_is_drawn_in_its_place_and_nothing_moves() -> None:
    app = TalkApp(talk_of(PAGE))
    async with app.run_test(size=SIZE) as pilot:
        await scrolled_to(pilot, 40)
        read_at = first_number(app)
        anew = [*talk_of(PAGE)]
        anew[1] = entry(2, "said anew\nin\nfour\nlines")
        app.talk.show(tuple(anew))
        await pilot.pause()
        assert first_number(app) == read_at
        assert [line.plain for line in app.column.drawn[1]][1:] == [
            "▎ 2 said anew",
            "▎ in",
            "▎ four",
            "▎ lines",
        ]


async def test_text_is_selected_over_several_entries() -> None:
    app = TalkApp((entry(1, "first"), entry(2, "second", Role.BUDDY)))
    async with app.run_test(size=SIZE) as pilot:
        plain = app.column.render_line(4)
        app.screen.selections = {app.column: Selection(Offset(2, 1), Offset(3, 4))}
        await pilot.pause()
        assert app.screen.get_selected_text() == "1 first\n\nBuddy\n2 s"
        assert app.column.render_line(4) != plain


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_any_words_fill_their_lines_exactly(text: str) -> None:
    app = TalkApp((entry(1, text), entry(2, text, Role.BUDDY)))
    async with app.run_test(size=(24, 20)):
        width = app.column.content_size.width
        for y in range(app.column.size.height):
            strip = app.column.render_line(y)
            assert strip.cell_length == width
            assert "\x1b" not in strip.text


def test_a_summary_is_called_one() -> None:
    telling = Telling(FrozenClock(NOW), "buddy")
    said = entry(1, "“I keep putting off the garden.”", Role.BUDDY)
    summed_up = replace(said, entry_type="summary")
    assert [said_lines(each, telling, 40)[0].plain for each in (said, summed_up)] == [
        "buddy",
        "buddy · summary",
    ]
