"""Checkable signs that a session did what it was for. Pure.

An indicator is a dictionary in one of four forms:

``{"type": "entries_at_least", "entry_type": T, "count": n}`` · so many entries of a type stand;
``{"type": "words_at_least", "count": n}`` · the person's standing entries hold so many words;
``{"type": "slot_filled", "question": key}`` · a question was answered, not skipped;
``{"type": "person_says_yes", "text": what, "answer": a}`` · only the person knows: true,
false, or null while they have not said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from sitdown.engine.transcript import matching
from sitdown.engine.views import EntryView, Role
from sitdown.errors import SitdownError

Indicator = Mapping[str, Any]
"""One indicator, in one of the forms above."""


class Verdict(StrEnum):
    """What an indicator says of a session."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


class InvalidIndicatorError(SitdownError):
    """An indicator that is in none of the forms."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(f"Indicator {number} cannot be checked: {reason}.")


def checked(indicators: Iterable[Indicator]) -> tuple[dict[str, Any], ...]:
    """The indicators as they are kept: each with exactly the keys of its form.

    Raises:
        InvalidIndicatorError: one of them is in none of the forms.
    """
    return tuple(_checked(each, number) for number, each in enumerate(indicators, start=1))


def evaluate(indicator: Indicator, standing: Sequence[EntryView]) -> Verdict:
    """What one indicator says of a session whose entries stand so.

    Raises:
        InvalidIndicatorError: it is in none of the forms.
    """
    sound = _checked(indicator, 1)
    return _EVALUATIONS[sound["type"]](sound, standing)


def is_the_persons(indicator: Indicator) -> bool:
    """Whether only the person can say it."""
    return indicator.get("type") == _PERSON_SAYS


def words(indicator: Indicator) -> str:
    """The indicator as a person reads it.

    Raises:
        InvalidIndicatorError: it is in none of the forms.
    """
    sound = _checked(indicator, 1)
    return _WORDS[sound["type"]](sound)


def _entries_at_least(indicator: Indicator, standing: Sequence[EntryView]) -> Verdict:
    of_type = matching(standing, types=(indicator["entry_type"],))
    return _verdict(len(of_type) >= indicator["count"])


def _words_at_least(indicator: Indicator, standing: Sequence[EntryView]) -> Verdict:
    said = sum(len(entry.content.split()) for entry in matching(standing, role=Role.USER))
    return _verdict(said >= indicator["count"])


def _slot_filled(indicator: Indicator, standing: Sequence[EntryView]) -> Verdict:
    return _verdict(
        any(
            not entry.data.get("skipped", False)
            and entry.content.strip() != ""
            and indicator["question"]
            in {entry.data.get("question"), entry.data.get("question_type")}
            for entry in matching(standing, role=Role.USER)
        )
    )


def _person_says_yes(indicator: Indicator, _standing: Sequence[EntryView]) -> Verdict:
    if indicator["answer"] is None:
        return Verdict.UNKNOWN
    return _verdict(indicator["answer"])


def _verdict(is_met: bool) -> Verdict:  # noqa: FBT001 - the one thing it turns
    return Verdict.MET if is_met else Verdict.NOT_MET


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value.strip() != ""


def _is_answer(value: object) -> bool:
    return value is None or isinstance(value, bool)


_Check = tuple[Callable[[object], bool], str]
_COUNT: _Check = (_is_count, "a whole number from 1")
_TEXT: _Check = (_is_text, "a text")
_ANSWER: _Check = (_is_answer, "true, false or null")

_PERSON_SAYS = "person_says_yes"
_FORMS: Mapping[str, Mapping[str, _Check]] = {
    "entries_at_least": {"entry_type": _TEXT, "count": _COUNT},
    "words_at_least": {"count": _COUNT},
    "slot_filled": {"question": _TEXT},
    _PERSON_SAYS: {"text": _TEXT, "answer": _ANSWER},
}
_EVALUATIONS: Mapping[str, Callable[[Indicator, Sequence[EntryView]], Verdict]] = {
    "entries_at_least": _entries_at_least,
    "words_at_least": _words_at_least,
    "slot_filled": _slot_filled,
    _PERSON_SAYS: _person_says_yes,
}
_WORDS: Mapping[str, Callable[[Indicator], str]] = {
    "entries_at_least": lambda each: (
        f"{each['entry_type'].replace('_', ' ')}: {each['count']} or more"
    ),
    "words_at_least": lambda each: f"{each['count']} words or more",
    "slot_filled": lambda each: f"{each['question'].replace('_', ' ')}: answered",
    _PERSON_SAYS: lambda each: str(each["text"]),
}


def _checked(indicator: object, number: int) -> dict[str, Any]:
    if not isinstance(indicator, Mapping):
        raise InvalidIndicatorError(number, "it is no table of names and values")
    form = _FORMS.get(str(indicator.get("type")))
    if form is None:
        known = ", ".join(_FORMS)
        raise InvalidIndicatorError(number, f"its type is {indicator.get('type')!r}, not {known}")
    # What was never asked has no answer yet.
    held = {"answer": None, **indicator} if "answer" in form else dict(indicator)
    wrong = set(held) ^ {"type", *form}
    if wrong:
        wanted = ", ".join(["type", *form])
        raise InvalidIndicatorError(number, f"it has the keys {wanted} and no others")
    for key, (fits, meaning) in form.items():
        if not fits(held[key]):
            raise InvalidIndicatorError(number, f"{key} is {meaning}, not {held[key]!r}")
    return held
