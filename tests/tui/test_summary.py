"""What a session came to is said anew in the transcript."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.engine.tea import Tea
from tests.tui.tea_app import desk_of, tea_app
from tests.waiting import until
from textual.pilot import Pilot

from sitdown.clock import FrozenClock
from sitdown.engine import drafts, entries, sessions
from sitdown.engine.conversation import Answer
from sitdown.engine.desk import Desk
from sitdown.engine.kind import Begin
from sitdown.kinds.summing_up import SummingKind
from sitdown.locations import Locations
from sitdown.tui.app import SitdownApp
from sitdown.tui.screens.summary import NEXT_PLAN, WORKED_ON, SummaryScreen
from sitdown.tui.screens.transcript import TranscriptScreen
from sitdown.tui.widgets.answer_box import OptionalBox

SIZE = (120, 40)


class SummedTea(Tea, SummingKind):
    """Tea, summed up when it is left."""


@pytest.fixture
def desk(locations: Locations, clock: FrozenClock) -> Iterator[Desk]:
    made = desk_of(locations, clock, SummedTea())
    yield made
    made.store.close()


@pytest.fixture
def pot(desk: Desk) -> str:
    """A session that was summed up, and the step it is at."""
    session_id = sessions.begin(desk, "tea", Begin(title="Morning pot")).id
    entries.answer(desk, session_id, Answer(chosen="green"))
    sessions.pause(desk, session_id)
    return session_id


async def at_summary(pilot: Pilot[None], pot: str) -> SummaryScreen:
    app = pilot.app
    assert isinstance(app, SitdownApp)
    await app.backstage.ready()
    app.open_transcript(pot)
    await until(pilot, lambda: isinstance(app.screen, TranscriptScreen))
    await until(pilot, lambda: app.screen.query_one("#entries").has_focus)
    await pilot.press("M")
    await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
    assert isinstance(app.screen, SummaryScreen)
    return app.screen


def box(screen: SummaryScreen, name: str) -> OptionalBox:
    return screen.query_one(f"#{name}", OptionalBox)


async def test_both_texts_are_said_anew_as_a_revision(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    app = tea_app(locations, clock, kind=SummedTea())
    async with app.run_test(size=SIZE) as pilot:
        screen = await at_summary(pilot, pot)
        assert "green" in box(screen, WORKED_ON).text
        box(screen, WORKED_ON).put("A leaf was found.")
        box(screen, NEXT_PLAN).put("Heat water.")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, TranscriptScreen))
        await until(pilot, lambda: sessions.get(desk, pot).summary_text == "A leaf was found.")
    assert sessions.get(desk, pot).next_plan_text == "Heat water."
    versions = [each for each in entries.everything_said(desk, pot) if each.entry_type == "summary"]
    assert [each.superseded_by is None for each in versions] == [False, True]
    assert drafts.of_session(desk, pot) == ()


async def test_an_emptied_text_is_given_back(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    app = tea_app(locations, clock, kind=SummedTea())
    async with app.run_test(size=SIZE) as pilot:
        screen = await at_summary(pilot, pot)
        box(screen, WORKED_ON).put("")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: sessions.get(desk, pot).summary_text == "")


async def test_what_was_typed_and_left_is_there_again(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    before = sessions.get(desk, pot).summary_text
    app = tea_app(locations, clock, kind=SummedTea())
    async with app.run_test(size=SIZE) as pilot:
        screen = await at_summary(pilot, pot)
        await pilot.press("m", "i", "n", "e", "escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, TranscriptScreen))
        await until(pilot, lambda: bool(drafts.of_session(desk, pot)))
        assert sessions.get(desk, pot).summary_text == before
        await pilot.press("M")
        await until(pilot, lambda: isinstance(app.screen, SummaryScreen))
        assert isinstance(app.screen, SummaryScreen)
        screen = app.screen
        assert box(screen, WORKED_ON).text.endswith("mine")


async def test_a_session_without_a_summary_says_when_there_is_one(
    locations: Locations, clock: FrozenClock, desk: Desk
) -> None:
    fresh = sessions.begin(desk, "tea", Begin(title="Evening pot")).id
    app = tea_app(locations, clock, kind=SummedTea())
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await app.backstage.ready()
        app.open_transcript(fresh)
        await until(pilot, lambda: isinstance(app.screen, TranscriptScreen))
        await until(pilot, lambda: app.screen.query_one("#entries").has_focus)
        await pilot.press("M")
        await until(pilot, lambda: any("summed up" in note.message for note in app._notifications))
