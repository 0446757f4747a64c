"""A review that is left is summed up by what was written; one that is closed by its last words."""

from __future__ import annotations

from sitdown.engine import entries, sessions, summaries
from sitdown.engine.conversation import Answer
from sitdown.engine.desk import Desk
from sitdown.engine.kind import Begin
from sitdown.engine.views import SessionView

WROTE = "Half of it was the week my sister visited."


def at_reflection(desk: Desk) -> SessionView:
    """A review at its questions, the first of which was answered."""
    review = sessions.begin(desk, "money", Begin(subject="2026-10"))
    sessions.go_to_step(desk, review.id, "reflection")
    entries.answer(desk, review.id, Answer(WROTE))
    return sessions.get(desk, review.id)


def test_a_review_that_is_left_quotes_what_was_written(desk: Desk) -> None:
    left = sessions.pause(desk, at_reflection(desk).id)
    assert left.summary_text == f"“{WROTE}”"
    assert left.next_plan_text.startswith("Still open: ")


def test_choices_and_figures_are_not_quoted(desk: Desk) -> None:
    review = sessions.begin(desk, "money", Begin(subject="2026-10"))
    assert sessions.pause(desk, review.id).summary_text == ""


def test_a_closed_review_is_summed_up_by_its_plan_and_its_last_words(desk: Desk) -> None:
    closed = sessions.complete(desk, at_reflection(desk).id, anyway=True)
    assert closed.summary_text.endswith("October is closed.")
    assert closed.next_plan_text.startswith("You promise nothing.")


def test_closing_leaves_the_persons_own_summary_alone(desk: Desk) -> None:
    review = at_reflection(desk)
    sessions.pause(desk, review.id)
    summaries.edit(desk, review.id, worked_on="The month of the visit.")
    closed = sessions.complete(desk, review.id, anyway=True)
    assert closed.summary_text == "The month of the visit."
    assert closed.next_plan_text.startswith("You promise nothing.")


def test_an_answer_revised_in_a_closed_review_changes_its_last_words(desk: Desk) -> None:
    review = at_reflection(desk)
    while sessions.open_question(desk, review.id) is not None:
        entries.answer(desk, review.id, Answer(skipped=True))
    closed = sessions.complete(desk, review.id, anyway=True)
    assert "Half of it was the week my sister visited" in closed.summary_text
    said = entries.load_session_entries(desk, review.id)
    answer = next(entry for entry in said if entry.entry_type == "user_reflection")
    data = {**answer.data, "response_text": "All of it was rent."}
    entries.revise(desk, answer.id, "All of it was rent.", data)
    standing = entries.load_session_entries(desk, review.id)
    told = [entry.content for entry in standing if entry.role == "buddy"]
    assert not any("my sister visited" in each for each in told)
    assert "All of it was rent" in sessions.get(desk, review.id).summary_text
    assert sum("All of it was rent" in each for each in told) == 3
