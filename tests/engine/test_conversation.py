from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sitdown.engine.conversation import (
    Answer,
    check_answer,
    next_question,
    question_data,
    question_of,
    spoken,
)
from sitdown.engine.playbook import AnswerForm, Question
from sitdown.errors import EmptyTextError, InvalidRangeError, UnknownNameError

QUESTIONS = st.builds(
    Question,
    key=st.text(min_size=1),
    text=st.text(),
    form=st.sampled_from(AnswerForm),
    options=st.lists(st.text(), max_size=4).map(tuple),
    low=st.integers(-5, 0),
    high=st.integers(1, 10),
)
ANSWERS = st.builds(
    Answer,
    text=st.text(),
    chosen=st.none() | st.text(),
    number=st.none() | st.floats(-20, 20),
    items=st.lists(st.text(), max_size=3).map(tuple),
    skipped=st.booleans(),
)


@given(QUESTIONS)
def test_a_question_reads_back_from_its_entry(question: Question) -> None:
    assert question_of(question_data(question)) == question


@given(QUESTIONS, ANSWERS)
def test_an_answer_fits_or_is_refused_with_a_sentence(question: Question, answer: Answer) -> None:
    try:
        checked = check_answer(question, answer)
    except (EmptyTextError, InvalidRangeError, UnknownNameError):
        assert not answer.skipped
        return
    assert checked.skipped == answer.skipped
    assert checked.skipped or spoken(checked).strip()
    if question.form is AnswerForm.SCALE and not checked.skipped:
        assert checked.number is not None
        assert question.low <= checked.number <= question.high


def test_questions_come_in_order_and_once() -> None:
    questions = [Question(key, key) for key in "abc"]
    assert next_question(questions, set()) == questions[0]
    assert next_question(questions, {"a", "c"}) == questions[1]
    assert next_question(questions, {"a", "b", "c"}) is None
