"""A step that is a conversation: the buddy asks, the person answers or skips. Pure.

Nothing remembers which question is open: it follows from what was said. That is why a session
taken up after a crash asks the very question it was at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sitdown.engine.playbook import AnswerForm, Question
from sitdown.engine.transcript import matching
from sitdown.engine.views import EntryView
from sitdown.errors import EmptyTextError, InvalidRangeError, UnknownNameError

QUESTION = "question"
"""The entry type of what the buddy asks; its data is the question's fields."""

ANSWER = "answer"
"""The entry type of a reply; its data is ``question``, ``skipped`` and what the form holds."""


@dataclass(frozen=True)
class Answer:
    """A reply in the form its question asked for.

    Attributes:
        text: what was written, or the reading of the other forms as text.
        chosen: the option, for a choice.
        number: for a scale, a whole number; for a number, what was typed as text stays in text.
        items: for a list.
        skipped: the person passed; everything else is empty.
    """

    text: str = ""
    chosen: str | None = None
    number: float | None = None
    items: tuple[str, ...] = ()
    skipped: bool = False


def question_data(question: Question) -> dict[str, Any]:
    """The data of the entry in which the question is asked."""
    data = question._asdict()
    data["form"] = question.form.value
    data["options"] = list(question.options)
    return data


def question_of(data: Mapping[str, Any]) -> Question:
    """The question an entry's data holds."""
    return Question(
        key=str(data["key"]),
        text=str(data["text"]),
        form=AnswerForm(data.get("form", "text")),
        options=tuple(data.get("options", ())),
        low=int(data.get("low", 0)),
        high=int(data.get("high", 10)),
    )


def check_answer(question: Question, answer: Answer) -> Answer:
    """The answer, when it fits the question's form.

    Raises:
        EmptyTextError: nothing was said and it was not skipped.
        UnknownNameError: the choice is not among the options.
        InvalidRangeError: the number is off the scale.
    """
    if answer.skipped:
        return Answer(skipped=True)
    _CHECKS.get(question.form, _check_text)(question, answer)
    if not spoken(answer):
        raise EmptyTextError("answer")
    return answer


def _check_text(_question: Question, _answer: Answer) -> None:
    """Any words will do."""


def _check_scale(question: Question, answer: Answer) -> None:
    if answer.number is None:
        raise EmptyTextError("answer")
    if not question.low <= answer.number <= question.high:
        raise InvalidRangeError("The answer", answer.number, question.low, question.high)


def _check_choice(question: Question, answer: Answer) -> None:
    if answer.chosen is not None and answer.chosen not in question.options:
        raise UnknownNameError("option", answer.chosen, question.options)


def _check_number(_question: Question, answer: Answer) -> None:
    if answer.number is None:
        raise EmptyTextError("answer")


def _check_list(_question: Question, answer: Answer) -> None:
    if not any(item.strip() for item in answer.items):
        raise EmptyTextError("answer")


_CHECKS = {
    AnswerForm.SCALE: _check_scale,
    AnswerForm.CHOICE: _check_choice,
    AnswerForm.NUMBER: _check_number,
    AnswerForm.LIST: _check_list,
}


def spoken(answer: Answer) -> str:
    """The answer as the transcript shows it."""
    if answer.text.strip():
        return answer.text
    if answer.chosen is not None:
        return answer.chosen
    if answer.number is not None:
        return f"{answer.number:g}"
    return "\n".join(item for item in answer.items if item.strip())


def answer_data(question: Question, answer: Answer) -> dict[str, Any]:
    """The data of the entry in which the answer is given."""
    return {
        "question": question.key,
        "skipped": answer.skipped,
        "chosen": answer.chosen,
        "number": answer.number,
        "items": list(answer.items),
    }


def next_question(
    questions: Sequence[Question], answered: frozenset[str] | set[str]
) -> Question | None:
    """The first question that has neither answer nor skip; None when all have."""
    return next((question for question in questions if question.key not in answered), None)


def answered_keys(standing: Sequence[EntryView], step: str) -> frozenset[str]:
    """The keys of the questions of a step that were answered or skipped."""
    return frozenset(
        str(entry.data["question"]) for entry in matching(standing, step=step, types=(ANSWER,))
    )
