from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from tests.hostile import HOSTILE
from tests.tui.tea_app import a_pot, at_stage, said, side, stored, tea_app, text_of, top
from tests.waiting import at_rest, drawn, until
from textual.pilot import Pilot
from textual.widgets import Input, Static

from sitdown.clock import FrozenClock
from sitdown.engine import drafts, entries, sessions
from sitdown.engine.conversation import Answer
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.lifecycle import Status
from sitdown.engine.views import Role
from sitdown.locations import Locations
from sitdown.tui.app import SitdownApp
from sitdown.tui.kinds.conversation import LAST_QUESTION
from sitdown.tui.screens.confirm import ConfirmScreen
from sitdown.tui.screens.home import HomeScreen
from sitdown.tui.screens.resume_card import ResumeCard
from sitdown.tui.screens.revise import ReviseScreen
from sitdown.tui.watching import StoreChanged
from sitdown.tui.widgets.answer_box import AnswerBox
from sitdown.tui.widgets.choices import ChoiceList, ScalePicker
from sitdown.tui.widgets.key_bar import KeyBar
from sitdown.tui.widgets.talk import PAGE, Talk

SIZE = (120, 40)


def at_amount(desk: Desk, pot: str) -> None:
    """Bring the session to its second step, whose questions are a scale, a number and a list."""
    sessions.advance(desk, pot)


def shows(app: SitdownApp, text: str) -> bool:
    return text in top(app)


def mine(desk: Desk, pot: str) -> list[str]:
    return [each.content for each in stored(desk, pot).entries if each.role is Role.USER]


async def test_the_frame_shows_where_the_person_is(
    locations: Locations, clock: FrozenClock, pot: str
) -> None:
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot)
        clock.advance(minutes=3)
        app.screen.post_message(StoreChanged())
        await pilot.pause()
        assert top(app) == "Morning pot  Choose · 1 of 5"
        assert said(app) == ["Which leaf?"]
        assert "1 of 5 steps" in side(app)
        assert "started 10:30" in side(app)


async def test_every_form_of_question_is_answered_by_keyboard(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot)
        await pilot.press("2")
        await until(pilot, lambda: len(said(app)) == 3)
        await pilot.press(*"it is early", "ctrl+s")
        await until(pilot, lambda: "it is early" in mine(desk, pot))
        await until(pilot, lambda: LAST_QUESTION in text_of(app.screen.query_one("#reply Static")))
        await pilot.press("enter")
        await until(pilot, lambda: said(app) == ["How strong?"])
        await pilot.press("4", "enter")
        await until(pilot, lambda: len(said(app)) == 3)
        await pilot.press(*"12.5", "enter")
        await until(pilot, lambda: len(said(app)) == 5)
        await pilot.press(*"Ann", "enter", *"Bo", "ctrl+s")
        await until(pilot, lambda: len(mine(desk, pot)) == 5)
    answers = [each.data for each in stored(desk, pot).entries if each.entry_type == "answer"]
    assert [each["chosen"] for each in answers] == ["black", None, None, None, None]
    assert [each["number"] for each in answers] == [None, None, 4, 12.5, None]
    assert answers[-1]["items"] == ["Ann", "Bo"]
    assert mine(desk, pot) == ["black", "it is early", "4", "12.5", "Ann\nBo"]


async def test_words_may_stand_beside_a_number_of_the_scale(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    at_amount(desk, pot)
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot)
        await until(pilot, lambda: isinstance(app.focused, ScalePicker))
        await pilot.press("3", "t", *"if it is cold", "ctrl+s")
        await until(pilot, lambda: mine(desk, pot) == ["if it is cold"])
    assert stored(desk, pot).entries[-2].data["number"] == 3


async def test_nothing_marked_is_no_answer(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.screen.query_one(AnswerBox).hint == "nothing chosen yet"
    assert mine(desk, pot) == []


async def test_a_question_can_be_skipped(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot)
        await pilot.press("s")
        await until(pilot, lambda: len(said(app)) == 3)
        assert said(app)[1] == "▎ (skipped)"
    assert stored(desk, pot).entries[1].data["skipped"] is True


async def test_two_presses_of_send_say_it_once(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    entries.answer(desk, pot, Answer(chosen="green"))
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ResumeCard))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.focused, AnswerBox))
        await pilot.press(*"because", "ctrl+s", "ctrl+s", "ctrl+s")
        await until(pilot, lambda: len(mine(desk, pot)) == 2)
        await pilot.pause(0.2)
    assert mine(desk, pot) == ["green", "because"]
    assert stored(desk, pot).drafts == ()


async def test_two_digits_at_once_answer_one_question(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot)
        choices = app.screen.query_one(ChoiceList)
        choices.choose("1")
        choices.choose("1")
        await until(pilot, lambda: len(said(app)) == 3)
        await pilot.pause(0.2)
    assert mine(desk, pot) == ["green"]


async def test_what_is_typed_is_there_again_after_the_app_went_away(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    entries.answer(desk, pot, Answer(chosen="green"))
    await opened_and_typed(tea_app(locations, clock, pot), "half a thought")
    assert [each.text for each in stored(desk, pot).drafts] == ["half a thought"]
    assert await opened_and_typed(tea_app(locations, clock, pot), "!") == "half a thought!"


async def opened_and_typed(app: SitdownApp, text: str) -> str:
    """Take the session up, type, and go without a word; gives what stood in the box."""
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ResumeCard))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.focused, AnswerBox))
        await pilot.press(*text)
        return app.screen.query_one(AnswerBox).text


async def test_a_draft_is_on_disk_within_a_second_of_typing(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot)
        await pilot.press("t", *"oolong")
        await until(pilot, lambda: [d.text for d in stored(desk, pot).drafts] == ["oolong"])


async def test_a_draft_stays_at_the_step_it_was_typed_at(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot)
        await pilot.press("t", *"oolong", "ctrl+n")
        await until(pilot, lambda: top(app).startswith("Morning pot  Brew"))
        await until(pilot, lambda: len(stored(desk, pot).drafts) == 1)
    assert [(d.step, d.text) for d in stored(desk, pot).drafts] == [("leaf", "oolong")]


async def test_what_cannot_be_said_stays_in_the_box(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await at_stage(pilot)
        await pilot.press("t", *"oolong")
        entries.answer(desk, pot, Answer(chosen="green"))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: len(app._notifications) > 0)
        told = next(iter(app._notifications)).message
        assert told.startswith("The question changed in another window")
        assert app.screen.query_one(AnswerBox).text == "oolong"
        assert not app.screen.query_one(AnswerBox).read_only
    assert mine(desk, pot) == ["green"]
    assert [each.text for each in stored(desk, pot).drafts] == ["oolong"]


async def test_what_another_window_says_appears_and_takes_nothing_away(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    entries.answer(desk, pot, Answer(chosen="green"))
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ResumeCard))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.focused, AnswerBox))
        await pilot.press(*"I am still wri")
        entries.say(desk, pot, NewEntry("said", "from elsewhere"))
        app.screen.post_message(StoreChanged())
        await until(pilot, lambda: "▎ from elsewhere" in said(app))
        await pilot.press(*"ting")
        box = app.screen.query_one(AnswerBox)
        assert app.focused is box
        assert box.text == "I am still writing"


@pytest.mark.parametrize("was_drafted", [False, True])
async def test_what_was_being_typed_is_kept_when_another_window_answers(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str, *, was_drafted: bool
) -> None:
    entries.answer(desk, pot, Answer(chosen="green"))
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ResumeCard))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.focused, AnswerBox))
        await pilot.press(*"half a word")
        if was_drafted:
            await until(pilot, lambda: len(stored(desk, pot).drafts) == 1)
        entries.answer(desk, pot, Answer(text="from elsewhere"), "answer")
        app.screen.post_message(StoreChanged())
        await until(pilot, lambda: any("typing is kept" in n.message for n in app._notifications))
        await until(pilot, lambda: not app.screen.query(AnswerBox))
        await until(pilot, lambda: len(stored(desk, pot).drafts) == 1)
    assert [(each.field, each.text) for each in stored(desk, pot).drafts] == [
        ("answer", "half a word")
    ]


async def test_what_was_being_typed_goes_on_under_the_next_question(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot)
        await pilot.press("t", *"oolong")
        entries.answer(desk, pot, Answer(chosen="green"), "answer")
        app.screen.post_message(StoreChanged())
        await until(pilot, lambda: "Why this one?" in said(app))
        await until(pilot, lambda: app.screen.query_one(AnswerBox).text == "oolong")
        await until(pilot, lambda: len(stored(desk, pot).drafts) == 1)


async def test_a_revision_takes_the_place_and_both_are_kept(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    entries.answer(desk, pot, Answer(chosen="green"))
    entries.answer(desk, pot, Answer(text="because"))
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ResumeCard))
        await pilot.press("enter")
        await at_stage(pilot)
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.screen, ReviseScreen))
        assert app.screen.query_one(AnswerBox).text == "because"
        await pilot.press(*" I like it", "ctrl+s")
        await until(pilot, lambda: "because I like it" in mine(desk, pot))
        await at_stage(pilot)
        await until(pilot, lambda: "▎ because I like it" in said(app))
        assert "1 revised" in side(app)
    standing = stored(desk, pot).entries[3]
    versions = [each.content for each in entries.history(desk, standing.id)]
    assert versions == ["because", "because I like it"]


async def test_a_number_of_a_scale_is_revised_on_its_scale(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    at_amount(desk, pot)
    entries.answer(desk, pot, Answer(number=4))
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ResumeCard))
        await pilot.press("enter")
        await at_stage(pilot)
        await pilot.press("escape", "r")
        await until(pilot, lambda: isinstance(app.screen, ReviseScreen))
        assert app.screen.query_one(ScalePicker).value == 4
        await pilot.press("2", "enter")
        await until(pilot, lambda: mine(desk, pot) == ["2"])
    standing = next(each for each in stored(desk, pot).entries if each.supersedes_id)
    assert standing.data["number"] == 2


async def test_a_revision_left_half_way_is_there_again(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    entries.answer(desk, pot, Answer(chosen="green"))
    entries.answer(desk, pot, Answer(text="because"))
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ResumeCard))
        await pilot.press("enter")
        await at_stage(pilot)
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.focused, AnswerBox))
        await pilot.press(*" I", "escape", "escape")
        await at_stage(pilot)
        await pilot.press("r")
        await until(pilot, lambda: isinstance(app.focused, AnswerBox))
        assert app.screen.query_one(AnswerBox).text == "because I"
    assert mine(desk, pot) == ["green", "because"]


async def test_leaving_keeps_the_place_and_the_card_tells_it(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot)
        await pilot.press("1")
        await until(pilot, lambda: len(said(app)) == 3)
        await pilot.press(*"not sure", "escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        assert sessions.get(desk, pot).status is Status.PAUSED
        clock.advance(hours=12)
        app.open_session(pot)
        await until(pilot, lambda: isinstance(app.screen, ResumeCard))
        parts = ("Choose · Leaf", "10:30", "“green”", "Why this one?", "not sure", "Amount")
        await until(pilot, lambda: all(part in drawn(app) for part in parts))
        await pilot.press("escape")
        screen = await at_stage(pilot)
        assert screen.query_one(AnswerBox).text == "not sure"
    assert sessions.get(desk, pot).status is Status.IN_PROGRESS
    assert len(stored(desk, pot).sittings) == 2


async def test_steps_and_phases_are_walked_by_hand(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await at_stage(pilot)
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: "2 of 5" in top(app))
        await pilot.press("left_square_bracket")
        await until(pilot, lambda: "1 of 5" in top(app))
        await pilot.press("a")
        await until(pilot, lambda: "Brew · 3 of 5" in top(app))
        await until(pilot, lambda: app.screen.query_one("#reply").children != ())
        await pilot.press("a")
        await until(pilot, lambda: "Drink · 5 of 5" in top(app))
        await pilot.press("a")
        await until(pilot, lambda: len(app._notifications) > 0)
        assert "last phase" in next(iter(app._notifications)).message


async def test_a_move_pressed_while_something_is_saved_is_not_lost(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot)
        await pilot.press("s", "ctrl+n")
        await until(pilot, lambda: "Brew · 3 of 5" in top(app))
    assert stored(desk, pot).entries[1].data["skipped"] is True


async def test_closing_asks_for_what_is_missing_and_proposes_the_next(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    sessions.go_to_step(desk, pot, "taste")
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot)
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        assert "Nothing was brewed yet." in text_of(app.screen.query_one(".dialog-text", Static))
        await pilot.press("n")
        await at_stage(pilot)
        assert sessions.get(desk, pot).status is Status.IN_PROGRESS
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("y")
        await until(pilot, lambda: sessions.get(desk, pot).status is Status.COMPLETED)
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("n")
        await at_stage(pilot)
        assert "✓ kept" in top(app)
        assert said(app)[-1] == "The pot is empty."
        assert not app.screen.query(AnswerBox)
        assert "o reopen" in text_of(app.screen.query_one(KeyBar))
        await pilot.press("left_square_bracket")
        await until(pilot, lambda: "4 of 5" in top(app))
        assert sessions.get(desk, pot).step == "taste"
        await pilot.press("o")
        await until(pilot, lambda: sessions.get(desk, pot).status is Status.IN_PROGRESS)
    assert len(sessions.list_sessions(desk)) == 1


async def test_enter_alone_never_closes_a_session(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    sessions.go_to_step(desk, pot, "pour")
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot)
        await pilot.press(*["right_square_bracket", "enter"] * 6)
        await pilot.press("escape", *["enter"] * 3)
        await pilot.pause(0.3)
    assert sessions.get(desk, pot).status in {Status.IN_PROGRESS, Status.PAUSED}


def tellings(app: SitdownApp) -> list[str]:
    return [each.message for each in app._notifications]


async def test_no_step_is_offered_where_there_is_none(
    locations: Locations, clock: FrozenClock, pot: str
) -> None:
    def offered() -> set[str]:
        return {"left_square_bracket", "right_square_bracket"} & set(app.screen.active_bindings)

    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot)
        assert offered() == {"right_square_bracket"}
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: len(offered()) == 2)
        while "right_square_bracket" in offered():
            await pilot.press("right_square_bracket")
            await at_rest(pilot)
        assert offered() == {"left_square_bracket"}


async def test_claims_show_evidence_and_take_likes(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    sessions.go_to_step(desk, pot, "pour")
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        screen = await at_stage(pilot)
        await until(pilot, lambda: said(app) == ["The water is at 100 degrees."])
        for key, told in (("plus", "Liked."), ("minus", "Disliked."), ("minus", "Taken back.")):
            await pilot.press(key)
            await until(pilot, lambda told=told: told in tellings(app))  # type: ignore[misc]  # bound per turn
            feedback = {"Liked.": "like", "Disliked.": "dislike"}.get(told)
            assert stored(desk, pot).entries[-1].feedback == feedback
            # A press while something is saved does nothing.
            await at_rest(pilot)
        await pilot.press("w")
        await until(pilot, lambda: app.screen is not screen)
        parts = ("boiling/1", "celsius", "100", "kettle-1")
        await until(pilot, lambda: all(part in drawn(app) for part in parts))


async def test_unasked_words_are_said_where_nothing_is_asked(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    sessions.go_to_step(desk, pot, "taste")
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot)
        await until(pilot, lambda: bool(app.screen.query(AnswerBox)))
        await pilot.press("enter", *"a little bitter", "ctrl+s", "ctrl+s")
        await until(pilot, lambda: said(app) == ["▎ a little bitter"])
        await until(pilot, lambda: app.screen.query_one(AnswerBox).text == "")
        await pilot.press(*"and warm", "ctrl+s")
        await until(pilot, lambda: len(said(app)) == 2)
    assert mine(desk, pot) == ["a little bitter", "and warm"]


async def test_a_note_is_kept_beside_the_session(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot)
        await pilot.press("N")
        await until(pilot, lambda: isinstance(app.focused, Input))
        await pilot.press(*"buy leaves", "enter")
        await until(pilot, lambda: [n.text for n in sessions.notes(desk, pot)] == ["buy leaves"])


async def test_a_note_that_is_not_kept_yet_is_found_again(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    def kept() -> list[str]:
        return [draft.text for draft in drafts.of_session(desk, pot)]

    async def ask(pilot: Pilot[Any]) -> Input:
        await at_stage(pilot)
        await pilot.press("N")
        await until(pilot, lambda: isinstance(pilot.app.focused, Input))
        return pilot.app.screen.query_one(Input)

    async with tea_app(locations, clock, pot).run_test(size=SIZE) as pilot:
        await ask(pilot)
        await pilot.press(*"buy leaves")
        await until(pilot, lambda: kept() == ["buy leaves"])
    async with tea_app(locations, clock, pot).run_test(size=SIZE) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, ResumeCard))
        await pilot.press("enter")
        assert (await ask(pilot)).value == "buy leaves"
        await pilot.press("enter")
        await until(pilot, lambda: kept() == [])
    assert [note.text for note in sessions.notes(desk, pot)] == ["buy leaves"]


async def test_older_words_come_when_one_scrolls_up(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    sessions.go_to_step(desk, pot, "taste")
    for number in range(PAGE * 2 + 20):
        entries.say(desk, pot, NewEntry("said", f"sip {number}"))
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ResumeCard))
        await pilot.press("enter")
        await at_stage(pilot)
        await until(pilot, lambda: len(said(app)) == PAGE)
        talk = app.screen.query_one(Talk)
        await until(pilot, lambda: talk.scroll_y == talk.max_scroll_y > 0)
        await pilot.press("g")
        await until(pilot, lambda: len(said(app)) == PAGE * 2)
        assert said(app)[0] == "▎ sip 20"
        await pilot.press("g")
        await until(pilot, lambda: len(said(app)) == PAGE * 2 + 20)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_any_text_can_be_shown(
    locations: Locations, clock: FrozenClock, desk: Desk, text: str
) -> None:
    pot = a_pot(desk, text.strip() or "nothing")
    sessions.go_to_step(desk, pot, "taste")
    if text.strip():
        entries.say(desk, pot, NewEntry("said", text))
    app = tea_app(locations, clock, pot, buddy_name=text or "b")
    async with app.run_test(size=(80, 24), notifications=True, tooltips=True) as pilot:
        await pilot.pause(0.1)
        if text.strip():
            await until(pilot, lambda: isinstance(app.screen, ResumeCard))
            await pilot.press("enter")
        await at_stage(pilot)
        drawn = app.export_screenshot()
    assert "\x1b" not in drawn
    assert "\u202e" not in drawn


async def test_a_megabyte_is_shown_cut_and_kept_whole(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    sessions.go_to_step(desk, pot, "taste")
    entries.say(desk, pot, NewEntry("said", "long " * 200_000))
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ResumeCard))
        await pilot.press("enter")
        await at_stage(pilot)
        await until(pilot, lambda: "more characters" in said(app)[0])
    assert len(mine(desk, pot)[0]) == 1_000_000


@pytest.mark.parametrize("size", [(60, 20), (40, 12), (80, 24)])
async def test_small_terminals_walk_through_everything(
    locations: Locations, clock: FrozenClock, pot: str, size: tuple[int, int]
) -> None:
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=size) as pilot:
        await at_stage(pilot)
        for title in ("2 of 5", "3 of 5", "4 of 5", "5 of 5"):
            await pilot.press("right_square_bracket")
            await until(pilot, partial(shows, app, title))
        await pilot.press("tab")
        await pilot.pause()
        assert app.screen.has_class("-side")
        assert "5 of 5 steps" in side(app)
        await pilot.press("escape")
        await pilot.pause()
        assert not app.screen.has_class("-side")


async def test_an_open_screen_notices_by_itself_what_another_process_wrote(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    sessions.go_to_step(desk, pot, "taste")
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot)
        entries.say(desk, pot, NewEntry("said", "from elsewhere"))
        await until(pilot, lambda: said(app) == ["▎ from elsewhere"])


async def test_a_step_that_another_window_went_to_is_followed_and_the_draft_stays_behind(
    locations: Locations, clock: FrozenClock, desk: Desk, pot: str
) -> None:
    app = tea_app(locations, clock, pot)
    async with app.run_test(size=SIZE) as pilot:
        await at_stage(pilot)
        await pilot.press("t", *"oolong")
        sessions.advance(desk, pot)
        app.screen.post_message(StoreChanged())
        await until(pilot, lambda: said(app) == ["How strong?"])
        await until(pilot, lambda: len(stored(desk, pot).drafts) == 1)
    assert [(d.step, d.text) for d in stored(desk, pot).drafts] == [("leaf", "oolong")]
