"""Looking back: the transcript, how an answer changed, and search."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from tests.hostile import HOSTILE
from tests.tui.tea_app import tea_app, text_of
from tests.waiting import until
from textual.widgets import Static

from sitdown.clock import FrozenClock
from sitdown.engine import entries, sessions
from sitdown.engine.conversation import Answer
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.views import EntryView
from sitdown.locations import Locations
from sitdown.tui.app import SitdownApp
from sitdown.tui.screens.answer_history import AnswerHistoryScreen
from sitdown.tui.screens.resume_card import ResumeCard
from sitdown.tui.screens.search import SearchScreen
from sitdown.tui.screens.summary import SummaryScreen
from sitdown.tui.screens.transcript import TranscriptScreen
from sitdown.tui.watching import StoreChanged
from sitdown.tui.widgets.key_bar import KeyBar
from sitdown.tui.widgets.versions import Versions
from sitdown.tui.widgets.virtual_list import VirtualList

SIZE = (120, 40)


@pytest.fixture
def revised(desk: Desk, clock: FrozenClock, pot: str) -> EntryView:
    """An answer that was said three times."""
    entries.answer(desk, pot, Answer(chosen="green"))
    first = entries.answer(desk, pot, Answer(text="Too much. Cut it.")).entry
    clock.advance(hours=1)
    second = entries.revise(desk, first.id, "Half of it was the visit.")
    clock.advance(minutes=3)
    return entries.revise(desk, second.id, "Half of it was the visit, gladly.")


def rows(app: SitdownApp) -> list[str]:
    listed = app.screen.query_one(VirtualList)
    drawn = (listed.render_line(y).text.rstrip() for y in range(listed.size.height))
    return [line for line in drawn if line]


def segments(app: SitdownApp) -> list[Segment]:
    versions = app.screen.query_one(Versions)
    return [each for y in range(versions.size.height) for each in versions.render_line(y)]


def strokes(segment: Segment) -> tuple[bool, bool]:
    """Whether a piece of a line is underlined, and whether it is struck."""
    style = segment.style
    return (bool(style and style.underline), bool(style and style.strike))


async def test_the_transcript_reads_by_step_and_marks_revisions(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str, revised: EntryView
) -> None:
    sessions.advance(desk, pot)
    app = tea_app(locations, clock)
    async with app.run_test(size=SIZE) as pilot:
        app.open_transcript(pot)
        await until(pilot, lambda: isinstance(app.screen, TranscriptScreen) and len(rows(app)) > 4)
        shown = rows(app)
        assert [line for line in shown if line.isupper()] == ["CHOOSE · LEAF", "CHOOSE · AMOUNT"]
        assert any("↺ Half of it was the visit, gladly." in line for line in shown)
        assert not any("Too much" in line for line in shown)
        await pilot.press("g")
        await until(pilot, lambda: "Which leaf?" in text_of(app.screen.query_one("#entry", Static)))


async def test_the_foot_offers_what_can_be_done_to_what_is_under_the_cursor(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    entries.say(desk, pot, NewEntry("said", "with milk"))
    summed = {"quotes": [], "next_plan": "More tea."}
    entries.add_entry(desk, pot, NewEntry("summary", "“with milk”", summed))
    app = tea_app(locations, clock)
    async with app.run_test(size=SIZE) as pilot:
        app.open_transcript(pot)
        await until(pilot, lambda: isinstance(app.screen, TranscriptScreen) and len(rows(app)) > 3)
        bar = app.screen.query_one(KeyBar)
        await pilot.press("g")
        await until(pilot, lambda: "w why" in str(bar.render()))
        assert "r revise" not in str(bar.render())
        await pilot.press("j")
        await until(pilot, lambda: "r revise" in str(bar.render()))
        assert "w why" not in str(bar.render())
        await pilot.press("G", "r")
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen))


async def test_the_whole_entry_is_a_key_away_where_it_does_not_stand_beside_the_list(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    entries.say(desk, pot, NewEntry("said", "a long story"))
    app = tea_app(locations, clock)
    async with app.run_test(size=(120, 40)) as pilot:
        app.open_transcript(pot)
        await until(pilot, lambda: isinstance(app.screen, TranscriptScreen) and len(rows(app)) > 1)
        assert "tab" not in app.screen.active_bindings
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "tab" in app.screen.active_bindings)
        await pilot.press("tab")
        await until(pilot, lambda: app.screen.query_one("#entry-column").display)


async def test_another_window_adds_to_the_transcript(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    app = tea_app(locations, clock)
    async with app.run_test(size=SIZE) as pilot:
        app.open_transcript(pot)
        await until(pilot, lambda: isinstance(app.screen, TranscriptScreen) and len(rows(app)) > 1)
        entries.say(desk, pot, NewEntry("said", "from elsewhere"))
        app.screen.post_message(StoreChanged())
        await until(pilot, lambda: any("from elsewhere" in line for line in rows(app)))


async def test_a_transcript_of_thousands_opens_at_its_end_and_goes_to_its_beginning(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    for number in range(2_000):
        entries.add_entry(desk, pot, NewEntry("said", f"sip {number}"))
    app = tea_app(locations, clock)
    async with app.run_test(size=SIZE) as pilot:
        app.open_transcript(pot)
        await until(
            pilot,
            lambda: (
                isinstance(app.screen, TranscriptScreen)
                and app.screen.query_one(VirtualList).source.count > 2_000
            ),
        )
        assert any("sip 1999" in line for line in rows(app))
        await pilot.press("g")
        await until(pilot, lambda: "sip 0 " in f"{rows(app)[2]} ")


async def test_how_an_answer_changed_is_drawn_with_strokes_and_lines(
    locations: Locations, clock: FrozenClock, pot: str, revised: EntryView
) -> None:
    app = tea_app(locations, clock)
    async with app.run_test(size=SIZE) as pilot:
        await app.push_screen(AnswerHistoryScreen(revised.id))
        await until(pilot, lambda: app.screen.query_one(Versions).size.height > 8)
        text = text_of(app.screen.query_one(Versions))
        assert "▸ 3  today 11:33" in text
        assert text.index("gladly.") < text.index("Too much. Cut it.")
        marked = {each.text.strip(): strokes(each) for each in segments(app)}
        assert marked[", gladly"] == (True, False)
        assert marked["Too much. Cut it."] == (False, True)
        await pilot.press("d")
        await pilot.pause()
        assert not any(
            each.style and (each.style.underline or each.style.strike) for each in segments(app)
        )


async def test_an_answer_that_stands_as_it_was_said_offers_nothing_to_compare(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str, revised: EntryView
) -> None:
    once = entries.say(desk, pot, NewEntry("said", "Only once.")).entry
    app = tea_app(locations, clock)
    async with app.run_test(size=SIZE) as pilot:
        await app.push_screen(AnswerHistoryScreen(once.id))
        await until(
            pilot, lambda: "as it was first said" in text_of(app.screen.query_one(Versions))
        )
        bar = app.screen.query_one(KeyBar)
        await until(pilot, lambda: "back" in str(bar.render()))
        assert "differences" not in str(bar.render())
        assert "the answer again" not in str(bar.render())
        await app.switch_screen(AnswerHistoryScreen(revised.id))
        bar = app.screen.query_one(KeyBar)
        await until(pilot, lambda: "differences" in str(bar.render()))
        assert "the answer again" not in str(bar.render())
        await pilot.press("down")
        await until(pilot, lambda: "the answer again" in str(bar.render()))


async def test_an_older_version_can_be_said_again(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str, revised: EntryView
) -> None:
    app = tea_app(locations, clock)
    async with app.run_test(size=SIZE) as pilot:
        await app.push_screen(AnswerHistoryScreen(revised.id))
        await until(pilot, lambda: app.screen.query_one(Versions).size.height > 8)
        await pilot.press("j", "j", "enter")
        await until(pilot, lambda: "4  today" in text_of(app.screen.query_one(Versions)))
    said = [each.content for each in entries.history(desk, revised.id)]
    assert len(said) == 4
    assert said[-1] == said[0] == "Too much. Cut it."


async def test_search_finds_as_one_types_and_opens_the_place(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str, revised: EntryView
) -> None:
    app = tea_app(locations, clock)
    async with app.run_test(size=SIZE) as pilot:
        app.open_search()
        await until(pilot, lambda: isinstance(app.screen, SearchScreen))
        await until(pilot, lambda: "⏎ open" in str(app.screen.query_one(KeyBar).render()))
        await pilot.press("h")
        await pilot.pause(0.2)
        assert rows(app) == []
        await pilot.press(*"alf")
        await until(pilot, lambda: len(rows(app)) == 2)
        assert "gladly" in rows(app)[0]
        assert "revised since" not in rows(app)[0]
        assert "revised since · Morning pot" in rows(app)[1]
        await pilot.press("down", "enter")
        await until(pilot, lambda: isinstance(app.screen, TranscriptScreen))
        await until(pilot, lambda: "gladly" in text_of(app.screen.query_one("#entry", Static)))


async def test_search_finds_sessions_by_their_titles(
    locations: Locations, clock: FrozenClock, pot: str, revised: EntryView
) -> None:
    app = tea_app(locations, clock)
    async with app.run_test(size=SIZE) as pilot:
        app.open_search()
        await until(pilot, lambda: isinstance(app.screen, SearchScreen))
        await pilot.press(*"morn")
        await until(pilot, lambda: len(rows(app)) == 1)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ResumeCard))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_any_text_can_be_looked_back_at(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str, text: str
) -> None:
    sessions.go_to_step(desk, pot, "taste")
    entry = entries.say(desk, pot, NewEntry("said", f"before {text} after")).entry
    entry = entries.revise(desk, entry.id, f"anew {text}")
    app = tea_app(locations, clock)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        app.open_transcript(pot, entry.id)
        await until(pilot, lambda: isinstance(app.screen, TranscriptScreen) and bool(rows(app)))
        drawn = app.export_screenshot()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, AnswerHistoryScreen))
        await until(pilot, lambda: app.screen.query_one(Versions).size.height > 4)
        drawn += app.export_screenshot()
        await pilot.press("escape", "escape")
        app.open_search()
        await until(pilot, lambda: isinstance(app.screen, SearchScreen))
        await pilot.press(*"anew")
        await until(pilot, lambda: bool(rows(app)))
        drawn += app.export_screenshot()
    assert "\x1b" not in drawn
    assert "\u202e" not in drawn
