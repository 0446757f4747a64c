"""Words that sound like danger open the lines, after they are on disk, and take nothing away."""

from __future__ import annotations

from typing import Any

import pytest
from tests.tui.tea_app import a_pot, at_stage, stored, tea_app, text_of
from tests.waiting import until
from textual.pilot import Pilot
from textual.widgets import Static

from sitdown.clock import FrozenClock
from sitdown.engine import entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.locations import Locations
from sitdown.tui.app import SitdownApp
from sitdown.tui.screens.resume_card import ResumeCard
from sitdown.tui.screens.safety import SafetyScreen
from sitdown.tui.screens.session import SessionScreen
from sitdown.tui.watching import StoreChanged
from sitdown.tui.widgets.answer_box import AnswerBox

SIZE = (120, 40)


@pytest.fixture
def pot(desk: Desk) -> str:
    """A session at a step of free talk."""
    session_id = a_pot(desk)
    sessions.go_to_step(desk, session_id, "taste")
    return session_id


def shown(app: SitdownApp) -> str:
    return "\n".join(text_of(part) for part in app.screen.query(Static) if part.display)


async def say(pilot: Pilot[Any], text: str) -> None:
    """Type into the box of the conversation and send it."""
    box = pilot.app.screen.query_one(AnswerBox)
    box.focus()
    await until(pilot, lambda: box.has_focus)
    await pilot.press(*("space" if letter == " " else letter for letter in text), "ctrl+s")


async def is_open(pilot: Pilot[Any]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, SafetyScreen))


async def is_closed(pilot: Pilot[Any]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, SessionScreen))


async def test_plain_words_open_the_lines_after_they_are_on_disk(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    app = tea_app(locations, clock, pot, region="GB")
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot)
        await say(pilot, "I want to die")
        await is_open(pilot)
        assert stored(desk, pot).entries[-1].content == "I want to die"
        told = shown(app)
        assert "Are you safe now?" in told
        assert "Emergency: call 999" in told
        assert "not therapy" in told
        await pilot.press("y")
        await is_closed(pilot)
        assert stored(desk, pot).session.step == "taste"


async def test_who_is_not_safe_is_told_what_to_do_first(
    locations: Locations, clock: FrozenClock, pot: str
) -> None:
    app = tea_app(locations, clock, pot, region="US")
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot)
        await say(pilot, "My husband hits me")
        await is_open(pilot)
        assert "1-800-799-7233" in shown(app)
        await pilot.press("n")
        await until(pilot, lambda: "911. If you cannot speak" in shown(app))
        assert "1-800-799-7233" in shown(app)
        await pilot.press("escape")
        await is_closed(pilot)


async def test_unclear_words_are_asked_about_once_and_yes_opens_the_lines(
    locations: Locations, clock: FrozenClock, pot: str
) -> None:
    app = tea_app(locations, clock, pot, region="DE")
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot)
        await say(pilot, "I feel hopeless")
        await is_open(pilot)
        assert "Are you thinking of ending your life?" in shown(app)
        assert "116 123" not in shown(app)
        await pilot.press("y")
        await until(pilot, lambda: "116 123" in shown(app))


async def test_a_misunderstanding_is_taken_and_the_next_message_is_looked_at(
    locations: Locations, clock: FrozenClock, pot: str
) -> None:
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot)
        await say(pilot, "I feel hopeless")
        await is_open(pilot)
        await pilot.press("m")
        await is_closed(pilot)
        await say(pilot, "I want to die")
        await is_open(pilot)


async def test_everyday_words_open_nothing(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot)
        await say(pilot, "This tea is to die for")
        await until(pilot, lambda: any(x.content for x in stored(desk, pot).entries[-1:]))
        await app.workers.wait_for_complete()
        assert isinstance(app.screen, SessionScreen)


async def test_the_lines_are_one_key_away_at_any_time(
    locations: Locations, clock: FrozenClock, pot: str
) -> None:
    app = tea_app(locations, clock, pot, region="FR")
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot)
        await pilot.press("f9")
        await is_open(pilot)
        assert "3114" in shown(app)
        await pilot.press("y")
        await pilot.pause()
        assert isinstance(app.screen, SafetyScreen)
        await pilot.press("escape")
        await is_closed(pilot)


async def test_words_of_another_window_are_looked_at_when_they_show(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot)
        entries.say(desk, pot, NewEntry("said", "I want to die"))
        app.screen.post_message(StoreChanged())
        await is_open(pilot)


async def test_a_bad_file_of_lines_is_told_and_ours_are_shown(
    locations: Locations, clock: FrozenClock, pot: str
) -> None:
    (locations.home / "help_lines.toml").write_text("[[line", encoding="utf-8")
    app = tea_app(locations, clock, pot, region="US")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await at_stage(pilot)
        await pilot.press("f9")
        await is_open(pilot)
        assert "988" in shown(app)
        assert any("help_lines.toml" in note.message for note in app._notifications)


async def test_the_screen_fits_where_there_is_little_room(
    locations: Locations, clock: FrozenClock, pot: str
) -> None:
    app = tea_app(locations, clock, pot, region="US")
    async with app.run_test(size=(60, 20)) as pilot:
        await at_stage(pilot)
        await pilot.press("f9")
        await is_open(pilot)
        dialog = app.screen.query_one(".dialog")
        assert dialog.region.bottom <= 20
        assert dialog.max_scroll_y == 0 or dialog.allow_vertical_scroll


async def test_a_revision_of_old_words_is_looked_at(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    first = entries.say(desk, pot, NewEntry("said", "quiet words")).entry
    for number in range(60):
        entries.add_entry(desk, pot, NewEntry("said", f"line {number}"))
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ResumeCard))
        await pilot.press("enter")
        await at_stage(pilot)
        entries.revise(desk, first.id, "I want to die")
        app.screen.post_message(StoreChanged())
        await is_open(pilot)
