"""What is said, answered and revised, by the verbs."""

from __future__ import annotations

import pytest

from sitdown.engine import drafts, entries, sessions
from sitdown.engine.conversation import Answer
from sitdown.engine.desk import Desk
from sitdown.engine.entries import Liking
from sitdown.engine.kind import Begin, NewEntry
from sitdown.engine.views import SessionView
from sitdown.errors import (
    AlreadyRevisedError,
    ClosedSessionError,
    EmptyTextError,
    InvalidEntryError,
    InvalidRangeError,
    NoQuestionWaitsError,
    NotFoundError,
    OwnWordsError,
    StaleWriteError,
    UnknownNameError,
    WrongRoleError,
)


def said(text: str, step: str | None = None, supersedes_id: str | None = None) -> NewEntry:
    return NewEntry("said", text, step=step, supersedes_id=supersedes_id)


def test_the_buddy_asks_first(desk: Desk, pot: SessionView) -> None:
    (question,) = entries.load_session_entries(desk, pot.id)
    assert (question.content, question.sequence_num, question.place) == ("Which leaf?", 1, 1)
    assert question.data["options"] == ["green", "black"]


def test_an_answer_brings_the_next_question(desk: Desk, pot: SessionView) -> None:
    given = entries.answer(desk, pot.id, Answer(chosen="green"))
    assert given.entry.content == "green"
    assert given.entry.data["question"] == "leaf"
    assert [reply.content for reply in given.replies] == ["Why this one?"]


def test_every_form_is_answered_in_its_own_way(desk: Desk, pot: SessionView) -> None:
    for given in (
        Answer(chosen="black"),
        Answer(skipped=True),
    ):
        entries.answer(desk, pot.id, given)
    sessions.advance(desk, pot.id)
    with pytest.raises(InvalidRangeError):
        entries.answer(desk, pot.id, Answer(number=6))
    entries.answer(desk, pot.id, Answer(number=5))
    with pytest.raises(EmptyTextError):
        entries.answer(desk, pot.id, Answer(text="many"))
    entries.answer(desk, pot.id, Answer(number=12.5, text="12,5 g"))
    with pytest.raises(EmptyTextError):
        entries.answer(desk, pot.id, Answer(items=(" ", "")))
    last = entries.answer(desk, pot.id, Answer(items=("Ada", "Mina")))
    assert last.replies == ()
    with pytest.raises(NoQuestionWaitsError, match="next step"):
        entries.answer(desk, pot.id, Answer(text="more"))
    answers = [e for e in entries.load_session_entries(desk, pot.id) if e.entry_type == "answer"]
    assert [answer.content for answer in answers] == ["black", "", "5", "12,5 g", "Ada\nMina"]


def test_an_option_that_is_not_offered_is_refused(desk: Desk, pot: SessionView) -> None:
    with pytest.raises(UnknownNameError, match="green, black"):
        entries.answer(desk, pot.id, Answer(chosen="red"))
    entries.answer(desk, pot.id, Answer(text="my own blend"))


def test_an_answer_to_a_question_that_no_longer_waits_is_refused(
    desk: Desk, pot: SessionView
) -> None:
    (leaf,) = entries.load_session_entries(desk, pot.id)
    entries.answer(desk, pot.id, Answer(chosen="green"), question_id=leaf.id)
    with pytest.raises(StaleWriteError):
        entries.answer(desk, pot.id, Answer(chosen="green"), question_id=leaf.id)
    assert len(entries.everything_said(desk, pot.id)) == 3


def test_a_revision_stands_in_the_old_place_and_the_old_stays(desk: Desk, pot: SessionView) -> None:
    first = entries.say(desk, pot.id, said("a")).entry
    entries.say(desk, pot.id, said("b"))
    second = entries.revise(desk, first.id, "a, better")
    third = entries.revise(desk, second.id, "a, best")
    standing = [entry.content for entry in entries.load_session_entries(desk, pot.id)]
    assert standing == ["Which leaf?", "a, best", "b"]
    assert (third.place, third.sequence_num) == (2, 5)
    ever = entries.history(desk, third.id)
    assert [entry.content for entry in ever] == ["a", "a, better", "a, best"]
    assert [entry.superseded_by for entry in ever] == [second.id, third.id, None]


def test_a_revision_stays_at_the_step_of_what_it_revises(desk: Desk, pot: SessionView) -> None:
    first = entries.say(desk, pot.id, said("a")).entry
    sessions.advance_act(desk, pot.id)
    revision = entries.say(desk, pot.id, said("a!", supersedes_id=first.id)).entry
    assert (revision.act, revision.step) == (first.act, first.step)


def test_history_does_not_fork(desk: Desk, pot: SessionView) -> None:
    first = entries.say(desk, pot.id, said("a")).entry
    entries.revise(desk, first.id, "b")
    with pytest.raises(AlreadyRevisedError):
        entries.revise(desk, first.id, "c")


def test_one_voice_does_not_revise_the_other(desk: Desk, pot: SessionView) -> None:
    (question,) = entries.load_session_entries(desk, pot.id)
    with pytest.raises(WrongRoleError):
        entries.say(desk, pot.id, said("my words", supersedes_id=question.id))


def test_a_revision_of_another_session_is_refused(desk: Desk, pot: SessionView) -> None:
    other = sessions.begin(desk, "tea", Begin(title="Other"))
    first = entries.say(desk, pot.id, said("a")).entry
    with pytest.raises(NotFoundError):
        entries.say(desk, other.id, said("b", supersedes_id=first.id))


@pytest.mark.parametrize("empty", ["", " ", "\n\t"])
def test_nothing_is_not_said(desk: Desk, pot: SessionView, empty: str) -> None:
    first = entries.say(desk, pot.id, said("a")).entry
    with pytest.raises(EmptyTextError):
        entries.say(desk, pot.id, said(empty))
    with pytest.raises(EmptyTextError):
        entries.revise(desk, first.id, empty)


def test_data_must_fit_its_type_and_nothing_of_it_is_kept_else(
    desk: Desk, pot: SessionView
) -> None:
    before = entries.everything_said(desk, pot.id)
    for data in ({}, {"minutes": "3"}, {"minutes": 3, "sugar": True}, {"minutes": 3.5}):
        with pytest.raises(InvalidEntryError, match="brewed"):
            entries.say(desk, pot.id, NewEntry("brewed", "x", data))
    with pytest.raises(UnknownNameError):
        entries.say(desk, pot.id, NewEntry("spilled", "x"))
    with pytest.raises(UnknownNameError):
        entries.say(desk, pot.id, said("x", step="nowhere"))
    with pytest.raises(WrongRoleError):
        entries.say(desk, pot.id, NewEntry("buddy_said", "x"))
    assert entries.everything_said(desk, pot.id) == before


def test_a_closed_session_takes_no_more_words(desk: Desk, pot: SessionView) -> None:
    first = entries.say(desk, pot.id, said("a")).entry
    sessions.complete(desk, pot.id, anyway=True)
    with pytest.raises(ClosedSessionError, match="Reopen"):
        entries.say(desk, pot.id, said("b"))
    assert entries.revise(desk, first.id, "b").place == first.place


def test_a_cancelled_session_takes_no_revisions_either(desk: Desk, pot: SessionView) -> None:
    first = entries.say(desk, pot.id, said("a")).entry
    sessions.cancel(desk, pot.id)
    with pytest.raises(ClosedSessionError, match=r"is cancelled\. It can only be read"):
        entries.revise(desk, first.id, "b")


def test_pages_go_back_from_the_end(desk: Desk, pot: SessionView) -> None:
    for number in range(5):
        entries.say(desk, pot.id, said(str(number)))
    last = entries.page(desk, pot.id, limit=2)
    assert [entry.content for entry in last] == ["3", "4"]
    earlier = entries.page(desk, pot.id, limit=3, before_place=last[0].place)
    assert [entry.content for entry in earlier] == ["0", "1", "2"]


def test_evidence_is_kept_with_its_claim(desk: Desk, pot: SessionView) -> None:
    sessions.go_to_step(desk, pot.id, "pour")
    claim = entries.load_session_entries(desk, pot.id)[-1]
    held = entries.evidence(desk, claim.id)
    assert held is not None
    assert (held.evidence.rule, held.evidence.parameters) == ("boiling/1", {"celsius": 100})
    assert held.lines == ("kettle-1",)
    assert entries.evidence(desk, entries.load_session_entries(desk, pot.id)[0].id) is None


def test_a_liking_replaces_the_other_and_can_be_taken_back(desk: Desk, pot: SessionView) -> None:
    (question,) = entries.load_session_entries(desk, pot.id)
    for liking, kept in ((Liking.LIKE, "like"), (Liking.DISLIKE, "dislike"), (None, None)):
        entries.give_feedback(desk, question.id, liking)
        assert entries.load_session_entries(desk, pot.id)[0].feedback == kept
    own = entries.say(desk, pot.id, said("a")).entry
    with pytest.raises(OwnWordsError, match="is your own"):
        entries.give_feedback(desk, own.id, Liking.LIKE)
    with pytest.raises(OwnWordsError):
        entries.regenerate(desk, own.id)


def test_a_draft_is_gone_once_it_is_said_and_only_then(desk: Desk, pot: SessionView) -> None:
    drafts.save(desk, pot.id, "leaf", "answer", "gre")
    drafts.save(desk, pot.id, "leaf", "answer", "green, becau")
    drafts.save(desk, pot.id, "leaf", "note", "else")
    with pytest.raises(UnknownNameError):
        entries.say(desk, pot.id, NewEntry("spilled", "green"), draft_field="answer")
    kept = {draft.field: draft.text for draft in drafts.of_session(desk, pot.id)}
    assert kept == {"answer": "green, becau", "note": "else"}
    entries.answer(desk, pot.id, Answer(text="green, because"), draft_field="answer")
    assert [draft.field for draft in drafts.of_session(desk, pot.id)] == ["note"]
    drafts.save(desk, pot.id, "leaf", "note", "")
    assert drafts.of_session(desk, pot.id) == ()
