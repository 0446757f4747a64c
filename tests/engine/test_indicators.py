"""An indicator can be checked, or it says why not."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from sitdown.engine.indicators import (
    InvalidIndicatorError,
    Verdict,
    checked,
    evaluate,
    words,
)
from sitdown.engine.views import EntryView, Role

SCENES = {"type": "entries_at_least", "entry_type": "scene", "count": 2}
WORDY = {"type": "words_at_least", "count": 5}
WHERE = {"type": "slot_filled", "question": "where"}
YES = {"type": "person_says_yes", "text": "It feels told.", "answer": True}


def entry(number: int, content: str, role: Role = Role.USER, **options: Any) -> EntryView:
    return EntryView(
        id=f"e{number}",
        session_id="s",
        act=1,
        step="one",
        sequence_num=number,
        place=number,
        entry_type=options.pop("entry_type", "answer"),
        role=role,
        content=content,
        data=options.pop("data", {}),
        created_at=datetime(2026, 11, 21, tzinfo=UTC),
    )


def test_entries_of_a_type_are_counted() -> None:
    one = (entry(1, "a", entry_type="scene"), entry(2, "b"))
    assert evaluate(SCENES, one) is Verdict.NOT_MET
    assert evaluate(SCENES, (*one, entry(3, "c", entry_type="scene"))) is Verdict.MET


def test_only_the_persons_words_count() -> None:
    assert evaluate(WORDY, (entry(1, "a b c d e", role=Role.BUDDY),)) is Verdict.NOT_MET
    assert evaluate(WORDY, (entry(1, "a b c"), entry(2, "d e"))) is Verdict.MET


@pytest.mark.parametrize(
    ("content", "data", "verdict"),
    [
        ("At the lake", {"question": "where", "skipped": False}, Verdict.MET),
        ("At the lake", {"question_type": "where"}, Verdict.MET),
        ("", {"question": "where", "skipped": True}, Verdict.NOT_MET),
        ("At the lake", {"question": "when", "skipped": False}, Verdict.NOT_MET),
    ],
)
def test_a_slot_is_filled_by_an_answer_not_by_a_skip(
    content: str, data: dict[str, Any], verdict: Verdict
) -> None:
    assert evaluate(WHERE, (entry(1, content, data=data),)) is verdict


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [(True, Verdict.MET), (False, Verdict.NOT_MET), (None, Verdict.UNKNOWN)],
)
def test_what_only_the_person_knows_is_unknown_until_they_say(
    answer: bool | None, verdict: Verdict
) -> None:
    assert evaluate({**YES, "answer": answer}, ()) is verdict


@pytest.mark.parametrize(
    ("indicator", "told"),
    [
        ({}, "type is None"),
        ({"type": "feels_good"}, "type is 'feels_good'"),
        ({"type": "words_at_least"}, "keys type, count"),
        ({"type": "words_at_least", "count": 0}, "whole number from 1"),
        ({"type": "words_at_least", "count": True}, "whole number from 1"),
        ({"type": "words_at_least", "count": 3, "of": "me"}, "no others"),
        ({"type": "slot_filled", "question": " "}, "question is a text"),
        ({"type": "person_says_yes", "text": "So?", "answer": "yes"}, "true, false or null"),
        ("3+ detailed scenes", "no table"),
        ({"type": ["words_at_least"]}, "type is"),
    ],
)
def test_what_cannot_be_checked_is_refused_with_a_reason(indicator: Any, told: str) -> None:
    with pytest.raises(InvalidIndicatorError, match="Indicator 2") as refused:
        checked((YES, indicator))
    assert told in str(refused.value)


@pytest.mark.parametrize("indicator", [SCENES, WORDY, WHERE, YES])
def test_every_form_has_words(indicator: dict[str, Any]) -> None:
    assert words(indicator)
    assert checked((indicator,)) == (indicator,)
