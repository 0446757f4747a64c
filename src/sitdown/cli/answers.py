"""Reading typed words as the answer a question asked for. Pure."""

from __future__ import annotations

import math

from sitdown.engine.conversation import Answer
from sitdown.engine.playbook import AnswerForm, Question
from sitdown.errors import EmptyTextError, SitdownError


class NotANumberError(SitdownError):
    """A number was asked for."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is no number. The question wants one; --skip passes it.")


def answer_from(question: Question, text: str) -> Answer:
    """The answer that a typed text gives to a question.

    A choice is named by its words in any case, or by its number from 1; other words are an answer
    of one's own. A list is one item a line.

    Raises:
        EmptyTextError: there are no words.
        NotANumberError: the question wants a number and this is none.
    """
    if not text.strip():
        raise EmptyTextError("answer")
    match question.form:
        case AnswerForm.CHOICE:
            chosen = _chosen(question, text.strip())
            return Answer(text=text) if chosen is None else Answer(chosen=chosen)
        case AnswerForm.SCALE | AnswerForm.NUMBER:
            return Answer(text=text.strip(), number=_number(text))
        case AnswerForm.LIST:
            return Answer(items=tuple(line.strip() for line in text.splitlines() if line.strip()))
        case AnswerForm.TEXT:
            return Answer(text=text)


def _chosen(question: Question, text: str) -> str | None:
    for option in question.options:
        if option.casefold() == text.casefold():
            return option
    if text.isdecimal() and 1 <= int(text) <= len(question.options):
        return question.options[int(text) - 1]
    return None


def _number(text: str) -> float:
    try:
        number = float(text.strip().replace(",", ".", 1))
    except ValueError:
        raise NotANumberError(text) from None
    if not math.isfinite(number):
        raise NotANumberError(text)
    return number
