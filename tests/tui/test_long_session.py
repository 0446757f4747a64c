"""A session of many entries: the end is there at once, the rest when one looks for it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.tui.tea_app import a_pot, at_stage, said, tea_app
from tests.waiting import until
from textual import events
from textual.dom import DOMNode
from textual.pilot import Pilot

from sitdown.clock import FrozenClock
from sitdown.engine import entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.sessions.outlook import PAGE
from sitdown.locations import Locations
from sitdown.tui.app import SitdownApp
from sitdown.tui.screens.resume_card import ResumeCard
from sitdown.tui.screens.session import SessionScreen
from sitdown.tui.widgets.answer_box import AnswerBox

SIZE = (120, 40)
MANY = 3 * PAGE


@pytest.fixture
def pot(desk: Desk) -> str:
    """A session that asked at its first step, and was talked through at its last."""
    session_id = a_pot(desk)
    sessions.go_to_step(desk, session_id, "taste")
    for number in range(MANY):
        entries.add_entry(desk, session_id, NewEntry("said", f"line {number}"))
    return session_id


async def opened(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, ResumeCard))
    await pilot.press("enter")
    await at_stage(pilot)
    await until(pilot, lambda: bool(lines(pilot)))


def lines(pilot: Pilot[None]) -> list[str]:
    assert isinstance(pilot.app, SitdownApp)
    return [text.removeprefix("▎ ") for text in said(pilot.app)]


async def test_the_last_page_is_read_and_the_others_when_one_looks(
    locations: Locations, clock: FrozenClock, pot: str
) -> None:
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        screen = await at_stage(pilot)
        stage = screen.stage
        assert stage is not None
        stage.focus()
        assert lines(pilot) == [f"line {number}" for number in range(MANY - PAGE, MANY)]
        assert len(stage.scene.talk) == PAGE
        await pilot.press("g")
        await until(pilot, lambda: len(lines(pilot)) == 2 * PAGE)
        await pilot.press("g")
        await until(pilot, lambda: lines(pilot)[0] == "line 0")
        await pilot.press("g", "g")
        assert lines(pilot) == [f"line {number}" for number in range(MANY)]


async def test_what_is_said_joins_the_page_and_takes_nothing_off_it(
    locations: Locations, clock: FrozenClock, pot: str
) -> None:
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        box = app.screen.query_one(AnswerBox)
        box.focus()
        await pilot.press("m", "o", "r", "e", "ctrl+s")
        await until(pilot, lambda: lines(pilot)[-1] == "more")
        assert lines(pilot)[0] == f"line {MANY - PAGE}"


async def test_keys_pressed_ahead_pass_the_card_and_reach_the_box(
    locations: Locations, clock: FrozenClock, pot: str
) -> None:
    app = tea_app(locations, clock)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: bool(app.screen.query("VirtualList")))
        await pilot.pause()
        for key in ("enter", "enter", "enter", "h", "i"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: bool(app.screen.query(AnswerBox)))
        await until(pilot, lambda: app.screen.query_one(AnswerBox).text == "hi")


async def test_the_first_frame_of_a_session_shows_its_last_words(
    locations: Locations, clock: FrozenClock, pot: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = tea_app(locations, clock)
    frames: list[str] = []
    display = app._display

    def noted(*arguments: Any) -> None:
        if isinstance(app.screen, SessionScreen):
            strips = app.screen._compositor.render_strips()
            frames.append("\n".join(strip.text for strip in strips))
        display(*arguments)

    monkeypatch.setattr(app, "_display", noted)
    async with app.run_test(size=SIZE) as pilot:
        app.open_session(pot)
        await until(pilot, lambda: isinstance(app.screen, ResumeCard))
    drawn = [frame for frame in frames if frame.strip()]
    for shown in (f"line {MANY - 1}", "Morning pot", "write, if you like", "entries, none revised"):
        assert shown in drawn[0]


async def test_a_question_that_waits_far_back_still_waits(
    locations: Locations, clock: FrozenClock, desk: Desk
) -> None:
    asking = a_pot(desk, "Evening pot")
    for number in range(MANY):
        entries.add_entry(desk, asking, NewEntry("said", f"line {number}"))
    seen = sessions.outlook(desk, asking)
    assert seen.waiting is not None
    assert seen.waiting[1].text == "Which leaf?"
    assert seen.has_asked
    assert seen.waiting[0] not in seen.detail.entries
    app = tea_app(locations, clock, asking)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ResumeCard))
        await pilot.press("enter")
        screen = await at_stage(pilot)
        await until(pilot, lambda: bool(screen.query("ChoiceList")))


def test_what_a_kind_may_look_up_is_always_at_hand(desk: Desk, pot: str) -> None:
    brewed = entries.add_entry(desk, pot, NewEntry("brewed", "", {"minutes": 3}, step="pour"))
    for number in range(PAGE):
        entries.add_entry(desk, pot, NewEntry("said", f"after {number}"))
    seen = sessions.outlook(desk, pot)
    assert brewed in seen.detail.entries
    assert len(seen.detail.entries) == PAGE + 1
    assert seen.detail.entry_count == sessions.load(desk, pot).entry_count


async def test_what_only_holds_others_paints_nothing(
    locations: Locations, clock: FrozenClock, pot: str
) -> None:
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        painted = {each.id for each in app.screen._compositor.visible_widgets}
        assert not painted & {"columns", "reply"}
        assert painted >= {"rail", "stage", "said", "side", "top"}


async def test_nothing_is_styled_anew_as_the_focus_comes_to_the_stage(
    locations: Locations, clock: FrozenClock, pot: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    styled: list[str | None] = []
    style = SitdownApp.update_styles

    def noted(app: SitdownApp, node: DOMNode, animate: bool = True) -> None:
        styled.append(node.id)
        style(app, node, animate)

    monkeypatch.setattr(SitdownApp, "update_styles", noted)
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot)
        screen = await at_stage(pilot)
        assert screen.stage is not None
        screen.query_one(AnswerBox).focus()
        await until(pilot, lambda: isinstance(screen.focused, AnswerBox))
        screen.stage.focus()
        await until(pilot, lambda: screen.focused is screen.stage)
        assert "said" in styled
        assert "stage" not in styled
