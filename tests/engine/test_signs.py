"""The signs of a session: kept with it, looked at over what stands, answered by the person."""

from __future__ import annotations

import pytest

from sitdown.engine import entries, sessions
from sitdown.engine.conversation import Answer
from sitdown.engine.desk import Desk
from sitdown.engine.indicators import InvalidIndicatorError
from sitdown.engine.kind import NewEntry
from sitdown.engine.lifecycle import Status
from sitdown.engine.sessions.indicating import NotAskedError, is_complete
from sitdown.engine.views import SessionView
from sitdown.errors import NotFoundError, NotReadyToCompleteError, UnknownNameError

LEAF = {"type": "slot_filled", "question": "leaf"}
WORDS = {"type": "words_at_least", "count": 4}
SIPS = {"type": "entries_at_least", "entry_type": "said", "count": 2}
GOOD = {"type": "person_says_yes", "text": "It tasted good."}


def verdicts(desk: Desk, session_id: str) -> list[str]:
    return [each.verdict for each in sessions.indicators(desk, session_id)]


def test_a_session_without_signs_is_not_complete_by_itself(desk: Desk, pot: SessionView) -> None:
    assert sessions.indicators(desk, pot.id) == ()
    assert not is_complete(sessions.indicators(desk, pot.id))


def test_signs_show_as_things_are_said(desk: Desk, pot: SessionView) -> None:
    for sign in (LEAF, WORDS, SIPS):
        sessions.add_indicator(desk, pot.id, sign)
    assert verdicts(desk, pot.id) == ["not_met"] * 3
    entries.answer(desk, pot.id, Answer(chosen="green"))
    assert verdicts(desk, pot.id) == ["met", "not_met", "not_met"]
    first = entries.say(desk, pot.id, NewEntry("said", "one sip")).entry
    entries.say(desk, pot.id, NewEntry("said", "two"))
    assert verdicts(desk, pot.id) == ["met"] * 3
    assert is_complete(sessions.indicators(desk, pot.id))
    entries.revise(desk, first.id, "sip")
    assert verdicts(desk, pot.id) == ["met", "not_met", "met"]
    assert not is_complete(sessions.indicators(desk, pot.id))


def test_only_the_person_answers_what_only_they_know(desk: Desk, pot: SessionView) -> None:
    sessions.add_indicator(desk, pot.id, GOOD)
    assert verdicts(desk, pot.id) == ["unknown"]
    assert not is_complete(sessions.indicators(desk, pot.id))
    for answer, verdict in ((True, "met"), (False, "not_met"), (None, "unknown")):
        sessions.answer_indicator(desk, pot.id, 1, answer=answer)
        assert verdicts(desk, pot.id) == [verdict]
    sessions.add_indicator(desk, pot.id, WORDS)
    with pytest.raises(NotAskedError):
        sessions.answer_indicator(desk, pot.id, 2, answer=True)


def test_signs_of_completion_come_before_those_of_success(desk: Desk, pot: SessionView) -> None:
    sessions.add_indicator(desk, pot.id, GOOD, of_success=True)
    sessions.add_indicator(desk, pot.id, WORDS)
    signs = sessions.indicators(desk, pot.id)
    assert [(each.number, each.of_success) for each in signs] == [(1, False), (2, True)]
    assert sessions.get(desk, pot.id).completion_indicators == (WORDS,)
    assert sessions.get(desk, pot.id).success_indicators == ({**GOOD, "answer": None},)
    sessions.remove_indicator(desk, pot.id, 1)
    (left,) = sessions.indicators(desk, pot.id)
    assert (left.words, left.number) == ("It tasted good.", 1)


def test_success_alone_completes_nothing(desk: Desk, pot: SessionView) -> None:
    sessions.add_indicator(desk, pot.id, GOOD, of_success=True)
    signs = sessions.answer_indicator(desk, pot.id, 1, answer=True)
    assert not is_complete(signs)


@pytest.mark.parametrize("number", [0, -1, 3])
def test_a_sign_that_is_not_there_is_not_found(desk: Desk, pot: SessionView, number: int) -> None:
    sessions.add_indicator(desk, pot.id, WORDS)
    sessions.add_indicator(desk, pot.id, GOOD, of_success=True)
    with pytest.raises(NotFoundError, match=str(number)):
        sessions.remove_indicator(desk, pot.id, number)


def test_a_sign_that_cannot_be_checked_is_refused(desk: Desk, pot: SessionView) -> None:
    with pytest.raises(InvalidIndicatorError):
        sessions.add_indicator(desk, pot.id, {"type": "feels_right"})
    assert sessions.indicators(desk, pot.id) == ()


def test_completing_names_the_signs_that_do_not_show_and_is_never_a_wall(
    desk: Desk, pot: SessionView
) -> None:
    entries.say(desk, pot.id, NewEntry("brewed", "", {"minutes": 3}))
    sessions.add_indicator(desk, pot.id, GOOD)
    with pytest.raises(NotReadyToCompleteError, match="It tasted good"):
        sessions.complete(desk, pot.id)
    done = sessions.complete(desk, pot.id, anyway=True)
    assert done.status is Status.COMPLETED


def test_entries_of_a_type_that_there_is_not_are_no_sign(desk: Desk, pot: SessionView) -> None:
    with pytest.raises(UnknownNameError, match="no entry type 'sipp'"):
        sessions.add_indicator(desk, pot.id, {**SIPS, "entry_type": "sipp"})
    assert sessions.indicators(desk, pot.id) == ()
