"""A kind with a conversation sums its sessions up in the person's own words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sitdown.engine import entries, sessions
from sitdown.engine.conversation import Answer
from sitdown.engine.desk import Desk
from sitdown.engine.kind import Begin
from sitdown.engine.playbook import Phase, Playbook, Question, Step
from sitdown.engine.views import SessionView
from sitdown.kinds.summing_up import SummingKind
from sitdown.store.glance import looking, preview, recent


class Walk(SummingKind):
    """Two questions, then a free step."""

    name = "walk"
    title = "A walk"
    about = "Out and back."
    playbooks = (
        Playbook(
            "walk",
            1,
            (
                Phase(
                    "Out",
                    (
                        Step(
                            "path",
                            "The path",
                            questions=(
                                Question("where", "Where did you go?"),
                                Question("who", "Who came along?"),
                            ),
                        ),
                        Step("bench", "The bench"),
                    ),
                ),
            ),
        ),
    )


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk(Walk())


@pytest.fixture
def walk(desk: Desk) -> SessionView:
    return sessions.begin(desk, "walk", Begin())


def test_leaving_before_a_word_is_said_sums_nothing_up(desk: Desk, walk: SessionView) -> None:
    assert sessions.pause(desk, walk.id).summary_text == ""


def test_leaving_quotes_what_was_said_and_names_the_open_question(
    desk: Desk, walk: SessionView
) -> None:
    entries.answer(desk, walk.id, Answer("Along the river to the old mill."))
    left = sessions.pause(desk, walk.id)
    assert left.summary_text == "“Along the river to the old mill.”"
    assert left.next_plan_text == "Still open: Who came along?"


def test_a_commitment_comes_first_and_the_next_step_after_it(desk: Desk, walk: SessionView) -> None:
    entries.answer(desk, walk.id, Answer("Along the river. Next week I take the dog."))
    entries.answer(desk, walk.id, Answer(skipped=True))
    left = sessions.pause(desk, walk.id)
    assert left.next_plan_text == "You said: “Next week I take the dog.”\nNext: The bench."


def test_home_still_shows_the_question_that_waits(desk: Desk, walk: SessionView) -> None:
    entries.answer(desk, walk.id, Answer("Along the river."))
    sessions.pause(desk, walk.id)
    (glance,) = recent(desk.store.path, "me", 1)
    with looking(desk.store.path) as connection:
        seen = preview(connection, glance)
    assert (seen.said, seen.asked) == ("Along the river.", "Who came along?")


def test_a_completed_session_has_no_next_step(desk: Desk, walk: SessionView) -> None:
    entries.answer(desk, walk.id, Answer("Along the river."))
    assert sessions.complete(desk, walk.id).next_plan_text == ""
