"""A session is summed up when it is left, and what the person makes of that is theirs."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.engine.tea import PLAYBOOK, Tea

from sitdown.engine import entries, sessions, summaries
from sitdown.engine.conversation import Answer
from sitdown.engine.desk import Desk
from sitdown.engine.kind import Begin, NewEntry, SummingUp, Turn
from sitdown.engine.views import EntryView, Role, SessionView
from sitdown.errors import IllegalMoveError, NotFoundError, NotSummedUpError


class SummedUpTea(Tea):
    """Says back the last thing that was said."""

    def sum_up(self, turn: Turn, *, closing: bool) -> SummingUp | None:
        said = [each for each in turn.standing if each.role is Role.USER and each.content]
        if not said:
            return None
        ahead = "Nothing." if closing else f"After {turn.place.step.title}."
        return SummingUp(said[-1].content, ahead, ((said[-1].id, said[-1].content),))


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk(SummedUpTea())


@pytest.fixture
def pot(desk: Desk) -> SessionView:
    return sessions.begin(desk, "tea", Begin(title="Morning pot"))


def say(desk: Desk, session: SessionView, *texts: str) -> tuple[EntryView, ...]:
    return tuple(entries.say(desk, session.id, NewEntry("said", text)).entry for text in texts)


def summaries_of(desk: Desk, session: SessionView) -> list[EntryView]:
    said = entries.everything_said(desk, session.id)
    return [entry for entry in said if entry.entry_type == "summary"]


def texts(session: SessionView) -> tuple[str, str]:
    return session.summary_text, session.next_plan_text


def test_a_session_left_is_summed_up_with_links(desk: Desk, pot: SessionView) -> None:
    (said,) = say(desk, pot, "Green, for the morning.")
    left = sessions.pause(desk, pot.id)
    assert texts(left) == ("Green, for the morning.", "After Leaf.")
    (summary,) = summaries_of(desk, pot)
    assert summary.role is Role.BUDDY
    assert summary.data["quotes"] == [{"entry_id": said.id, "text": said.content}]
    evidence = entries.evidence(desk, summary.id)
    assert evidence is not None
    assert evidence.evidence.parameters["quoted"] == [said.sequence_num]


def test_a_session_in_which_nothing_was_said_has_no_summary(desk: Desk, pot: SessionView) -> None:
    assert texts(sessions.pause(desk, pot.id)) == ("", "")
    assert summaries_of(desk, pot) == []


def test_completing_sums_up_what_there_is(desk: Desk, pot: SessionView) -> None:
    say(desk, pot, "It was good.")
    assert texts(sessions.complete(desk, pot.id, anyway=True)) == ("It was good.", "Nothing.")


def test_a_session_has_one_summary_that_later_ones_revise(desk: Desk, pot: SessionView) -> None:
    say(desk, pot, "One.")
    sessions.pause(desk, pot.id)
    sessions.resume(desk, pot.id)
    say(desk, pot, "Two.")
    sessions.pause(desk, pot.id)
    first, second = summaries_of(desk, pot)
    assert (second.supersedes_id, second.place) == (first.id, first.place)


def test_nothing_new_is_not_summed_up_again(desk: Desk, pot: SessionView) -> None:
    say(desk, pot, "One.")
    sessions.pause(desk, pot.id)
    sessions.resume(desk, pot.id)
    sessions.pause(desk, pot.id)
    assert len(summaries_of(desk, pot)) == 1


def test_a_conversation_is_summed_up_every_few_messages(desk: Desk, pot: SessionView) -> None:
    counts = []
    for number in range(1, 12):
        say(desk, pot, f"Message {number}.")
        counts.append(len(summaries_of(desk, pot)))
    assert counts == [0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2]
    assert sessions.get(desk, pot.id).summary_text == "Message 10."


def test_a_summary_does_not_come_between_a_question_and_its_answer(
    desk: Desk, pot: SessionView
) -> None:
    say(desk, pot, "One.", "Two.", "Three.", "Four.")
    said = entries.answer(desk, pot.id, Answer(chosen="green"))
    assert [reply.data.get("key") for reply in said.replies] == ["why"]
    last = entries.load_session_entries(desk, pot.id)[-3:]
    assert [entry.entry_type for entry in last] == ["answer", "summary", "question"]
    assert sessions.open_question(desk, pot.id) is not None


def test_how_many_messages_is_a_setting(make_desk: Callable[..., Desk]) -> None:
    usual = make_desk(SummedUpTea())
    desk = Desk(usual.store, usual.kinds, "me", usual.clock, usual.new_id, summary_every=2)
    pot = sessions.begin(desk, "tea", Begin())
    say(desk, pot, "One.")
    assert summaries_of(desk, pot) == []
    say(desk, pot, "Two.")
    assert len(summaries_of(desk, pot)) == 1


def test_skips_and_revisions_are_no_messages(desk: Desk, pot: SessionView) -> None:
    said = say(desk, pot, "One.", "Two.", "Three.", "Four.")
    entries.answer(desk, pot.id, Answer(skipped=True))
    entries.revise(desk, said[0].id, "One, and more.")
    assert summaries_of(desk, pot) == []


def test_a_step_that_is_no_conversation_is_left_alone(desk: Desk, pot: SessionView) -> None:
    sessions.go_to_step(desk, pot.id, "pour")
    assert PLAYBOOK.place("pour").step.stage != "conversation"
    say(desk, pot, *(f"Poured {number}." for number in range(6)))
    assert summaries_of(desk, pot) == []


def test_what_the_person_wrote_is_never_overwritten(desk: Desk, pot: SessionView) -> None:
    say(desk, pot, "One.")
    sessions.pause(desk, pot.id)
    edited = summaries.edit(desk, pot.id, worked_on="My own words.")
    assert texts(edited) == ("My own words.", "After Leaf.")
    sessions.resume(desk, pot.id)
    say(desk, pot, "Two.")
    sessions.go_to_step(desk, pot.id, "amount")
    assert texts(sessions.pause(desk, pot.id)) == ("My own words.", "After Amount.")
    sessions.resume(desk, pot.id)
    closed = sessions.complete(desk, pot.id, anyway=True)
    assert texts(closed) == ("My own words.", "Nothing.")


def test_a_plan_of_the_persons_stays_while_the_summary_goes_on(
    desk: Desk, pot: SessionView
) -> None:
    say(desk, pot, "One.")
    sessions.pause(desk, pot.id)
    summaries.edit(desk, pot.id, next_plan="Buy a kettle.")
    sessions.resume(desk, pot.id)
    say(desk, pot, "Two.")
    assert texts(sessions.pause(desk, pot.id)) == ("Two.", "Buy a kettle.")


def test_an_emptied_text_is_the_buddys_again(desk: Desk, pot: SessionView) -> None:
    say(desk, pot, "One.")
    sessions.pause(desk, pot.id)
    summaries.edit(desk, pot.id, worked_on="Mine.")
    summaries.edit(desk, pot.id, worked_on="  ")
    sessions.resume(desk, pot.id)
    assert texts(sessions.pause(desk, pot.id))[0] == "One."


def test_revising_the_summary_as_any_entry_is_an_edit_of_it(desk: Desk, pot: SessionView) -> None:
    say(desk, pot, "One.")
    sessions.pause(desk, pot.id)
    entries.revise(desk, summaries_of(desk, pot)[-1].id, "Said anew.")
    assert sessions.get(desk, pot.id).summary_text == "Said anew."
    sessions.resume(desk, pot.id)
    say(desk, pot, "Two.")
    assert sessions.pause(desk, pot.id).summary_text == "Said anew."


def test_a_kept_sessions_summary_can_still_be_edited(desk: Desk, pot: SessionView) -> None:
    say(desk, pot, "One.")
    sessions.complete(desk, pot.id, anyway=True)
    edited = summaries.edit(desk, pot.id, worked_on="A good pot.", next_plan="Again on Sunday.")
    assert texts(edited) == ("A good pot.", "Again on Sunday.")
    assert texts(sessions.get(desk, pot.id)) == texts(edited)


def test_a_summary_can_be_asked_for(desk: Desk, pot: SessionView) -> None:
    say(desk, pot, "One.")
    assert texts(summaries.refresh(desk, pot.id)) == ("One.", "After Leaf.")


def test_there_is_nothing_to_edit_before_there_is_a_summary(desk: Desk, pot: SessionView) -> None:
    with pytest.raises(NotSummedUpError):
        summaries.edit(desk, pot.id, worked_on="Mine.")


def test_what_cannot_be_paused_is_not_summed_up(desk: Desk, pot: SessionView) -> None:
    say(desk, pot, "One.")
    sessions.complete(desk, pot.id, anyway=True)
    with pytest.raises(IllegalMoveError):
        sessions.pause(desk, pot.id)


def test_another_persons_summary_is_not_found(
    make_desk: Callable[..., Desk], pot: SessionView
) -> None:
    stranger = make_desk(SummedUpTea(), user_id="stranger")
    for verb in (summaries.refresh, summaries.edit):
        with pytest.raises(NotFoundError):
            verb(stranger, pot.id)


def test_what_is_revised_in_a_kept_session_is_summed_up_anew(desk: Desk, pot: SessionView) -> None:
    (said,) = say(desk, pot, "Green tea tonight.")
    assert sessions.complete(desk, pot.id, anyway=True).summary_text == "Green tea tonight."
    again = entries.revise(desk, said.id, "Black tea tonight.")
    assert sessions.get(desk, pot.id).summary_text == "Black tea tonight."
    summaries.edit(desk, pot.id, worked_on="Tea.")
    entries.revise(desk, again.id, "White tea tonight.")
    assert sessions.get(desk, pot.id).summary_text == "Tea."


def test_a_kept_session_without_a_summary_gets_none_by_a_revision(
    desk: Desk, pot: SessionView
) -> None:
    skipped = entries.answer(desk, pot.id, Answer(skipped=True)).entry
    sessions.complete(desk, pot.id, anyway=True)
    entries.revise(desk, skipped.id, "green, after all")
    assert summaries_of(desk, pot) == []
