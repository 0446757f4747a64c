"""Pictures of a session and of looking back at it, as a person with a terminal sees them."""

from __future__ import annotations

from typing import Any

import pytest
from tests.snapshots.looks import LOOKS, Compare, Look
from tests.tui.tea_app import a_pot, at_stage, desk_of, said, tea_app
from tests.waiting import until
from textual.pilot import Pilot

from sitdown.clock import FrozenClock
from sitdown.engine import entries, sessions
from sitdown.engine.conversation import Answer
from sitdown.engine.desk import Desk
from sitdown.engine.entries import Liking
from sitdown.engine.kind import NewEntry
from sitdown.locations import Locations
from sitdown.tui.app import SitdownApp
from sitdown.tui.screens.answer_history import AnswerHistoryScreen
from sitdown.tui.screens.evidence import EvidenceScreen
from sitdown.tui.screens.resume_card import ResumeCard
from sitdown.tui.screens.search import SearchScreen
from sitdown.tui.screens.transcript import TranscriptScreen
from sitdown.tui.widgets.versions import Versions
from sitdown.tui.widgets.virtual_list import VirtualList


def a_life(desk: Desk, clock: FrozenClock) -> str:
    """A pot of tea over two sittings, with a revision, a like and something half said."""
    pot = a_pot(desk, "Morning pot")
    entries.answer(desk, pot, Answer(chosen="green"))
    first = entries.answer(desk, pot, Answer(text="The other one was too strong. Cut it.")).entry
    clock.advance(minutes=4)
    sessions.pause(desk, pot)
    clock.advance(hours=13)
    sessions.sit_down(desk, pot)
    clock.advance(minutes=2)
    second = entries.revise(desk, first.id, "I would like to sleep tonight.")
    entries.revise(desk, second.id, "I would like to sleep tonight, and to taste it too.")
    asked = next(e for e in sessions.load(desk, pot).entries if e.content == "Why this one?")
    entries.give_feedback(desk, asked.id, Liking.LIKE)
    return pot


def pictured(
    compare: Compare,
    locations: Locations,
    clock: FrozenClock,
    pot: str | None,
    look: Look,
    size: tuple[int, int],
    theme: str,
) -> bool:
    app = tea_app(locations, clock, pot, theme=theme)
    return compare(app, terminal_size=size, run_before=look)


async def past_the_card(pilot: Pilot[Any]) -> SitdownApp:
    app = pilot.app
    assert isinstance(app, SitdownApp)
    await until(pilot, lambda: isinstance(app.screen, ResumeCard))
    await pilot.press("enter")
    await at_stage(pilot)
    await until(pilot, lambda: bool(said(app)))
    return app


def said_on(pilot: Pilot[Any]) -> list[str]:
    assert isinstance(pilot.app, SitdownApp)
    return said(pilot.app)


@pytest.fixture
def desk(locations: Locations, clock: FrozenClock) -> Desk:
    return desk_of(locations, clock)


@LOOKS
def test_the_card_that_a_session_is_taken_up_with(
    snap_compare: Compare,
    locations: Locations,
    clock: FrozenClock,
    desk: Desk,
    size: tuple[int, int],
    theme: str,
) -> None:
    pot = a_life(desk, clock)

    async def look(pilot: Pilot[Any]) -> None:
        await until(pilot, lambda: isinstance(pilot.app.screen, ResumeCard))

    assert pictured(snap_compare, locations, clock, pot, look, size, theme)


@LOOKS
def test_a_conversation_after_its_last_question(
    snap_compare: Compare,
    locations: Locations,
    clock: FrozenClock,
    desk: Desk,
    size: tuple[int, int],
    theme: str,
) -> None:
    pot = a_life(desk, clock)

    async def look(pilot: Pilot[Any]) -> None:
        await past_the_card(pilot)

    assert pictured(snap_compare, locations, clock, pot, look, size, theme)


@LOOKS
def test_a_scale_with_words_beside_it(
    snap_compare: Compare,
    locations: Locations,
    clock: FrozenClock,
    desk: Desk,
    size: tuple[int, int],
    theme: str,
) -> None:
    pot = a_life(desk, clock)
    sessions.advance(desk, pot)

    async def look(pilot: Pilot[Any]) -> None:
        await past_the_card(pilot)
        await pilot.press("4", "t", *"Four, if I buy a")

    assert pictured(snap_compare, locations, clock, pot, look, size, theme)


@LOOKS
def test_a_question_with_choices(
    snap_compare: Compare,
    locations: Locations,
    clock: FrozenClock,
    desk: Desk,
    size: tuple[int, int],
    theme: str,
) -> None:
    pot = a_pot(desk)

    async def look(pilot: Pilot[Any]) -> None:
        await at_stage(pilot)
        await until(pilot, lambda: bool(said_on(pilot)))

    assert pictured(snap_compare, locations, clock, pot, look, size, theme)


@LOOKS
def test_a_session_that_is_kept(
    snap_compare: Compare,
    locations: Locations,
    clock: FrozenClock,
    desk: Desk,
    size: tuple[int, int],
    theme: str,
) -> None:
    pot = a_life(desk, clock)
    sessions.go_to_step(desk, pot, "taste")
    entries.say(desk, pot, NewEntry("said", "A little bitter, and warm."))
    sessions.complete(desk, pot, anyway=True)

    async def look(pilot: Pilot[Any]) -> None:
        await at_stage(pilot)
        await until(pilot, lambda: len(said_on(pilot)) == 2)

    assert pictured(snap_compare, locations, clock, pot, look, size, theme)


@LOOKS
def test_the_transcript(
    snap_compare: Compare,
    locations: Locations,
    clock: FrozenClock,
    desk: Desk,
    size: tuple[int, int],
    theme: str,
) -> None:
    pot = a_life(desk, clock)
    sessions.go_to_step(desk, pot, "pour")

    async def look(pilot: Pilot[Any]) -> None:
        app = pilot.app
        assert isinstance(app, SitdownApp)
        app.open_transcript(pot)
        await until(pilot, lambda: isinstance(app.screen, TranscriptScreen))
        await until(pilot, lambda: app.screen.query_one(VirtualList).source.count > 4)
        await pilot.press("k")
        await pilot.pause()

    assert pictured(snap_compare, locations, clock, None, look, size, theme)


@LOOKS
def test_how_an_answer_changed(
    snap_compare: Compare,
    locations: Locations,
    clock: FrozenClock,
    desk: Desk,
    size: tuple[int, int],
    theme: str,
) -> None:
    pot = a_life(desk, clock)
    revised = next(each for each in sessions.load(desk, pot).entries if each.supersedes_id)

    async def look(pilot: Pilot[Any]) -> None:
        await pilot.app.push_screen(AnswerHistoryScreen(revised.id))
        await until(pilot, lambda: pilot.app.screen.query_one(Versions).size.height > 8)

    assert pictured(snap_compare, locations, clock, None, look, size, theme)


@LOOKS
def test_search(
    snap_compare: Compare,
    locations: Locations,
    clock: FrozenClock,
    desk: Desk,
    size: tuple[int, int],
    theme: str,
) -> None:
    a_life(desk, clock)

    async def look(pilot: Pilot[Any]) -> None:
        app = pilot.app
        assert isinstance(app, SitdownApp)
        app.open_search()
        await until(pilot, lambda: isinstance(app.screen, SearchScreen))
        await pilot.press(*"sleep")
        await until(pilot, lambda: app.screen.query_one(VirtualList).source.count == 2)

    assert pictured(snap_compare, locations, clock, None, look, size, theme)


@LOOKS
def test_what_a_claim_rests_on(
    snap_compare: Compare,
    locations: Locations,
    clock: FrozenClock,
    desk: Desk,
    size: tuple[int, int],
    theme: str,
) -> None:
    pot = a_life(desk, clock)
    sessions.go_to_step(desk, pot, "pour")

    async def look(pilot: Pilot[Any]) -> None:
        app = await past_the_card(pilot)
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.screen, EvidenceScreen))

    assert pictured(snap_compare, locations, clock, pot, look, size, theme)
