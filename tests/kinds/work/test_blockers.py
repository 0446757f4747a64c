from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from sitdown.clock import FrozenClock
from sitdown.engine.desk import Desk
from sitdown.errors import EmptyTextError
from sitdown.kinds.work import blockers, tasks
from sitdown.kinds.work.errors import UnknownProjectError
from sitdown.kinds.work.items import NewTask, Priority
from sitdown.kinds.work.lifecycle_errors import UnknownBlockerError, UnknownTaskError
from sitdown.kinds.work.projects import add_project


@pytest.fixture
def project(desk: Desk, folder: Path) -> str:
    return add_project(desk, folder).id


def test_questions_stand_by_what_their_priority_means(
    desk: Desk, project: str, clock: FrozenClock
) -> None:
    for priority in (Priority.LOW, Priority.MEDIUM, Priority.HIGH, Priority.HIGH):
        blockers.ask(desk, project, f"{priority}?", priority=priority)
        clock.advance(minutes=1)

    assert [each.number for each in blockers.blockers(desk, project)] == [3, 4, 2, 1]


def test_a_later_answer_leaves_the_earlier_ones_whatever_the_clock_says(
    desk: Desk, project: str, clock: FrozenClock
) -> None:
    blockers.ask(desk, project, "Which provider?")
    blockers.answer(desk, project, 1, "Google")
    clock.advance(hours=-1)

    answered = blockers.answer(desk, project, 1, "GitHub")

    assert [each.text for each in answered.answers] == ["Google", "GitHub"]
    assert answered.answer == "GitHub"
    assert blockers.blockers(desk, project, with_resolved=True) == (answered,)


def test_an_answer_settles_unless_it_is_to_stay_open(desk: Desk, project: str) -> None:
    blockers.ask(desk, project, "One?")
    blockers.ask(desk, project, "Two?")

    assert not blockers.answer(desk, project, 1, "yes").is_open
    assert blockers.answer(desk, project, 2, "perhaps", resolves=False).is_open
    assert [each.number for each in blockers.blockers(desk, project)] == [2]


def test_a_reopened_question_keeps_its_answers_and_its_age(
    desk: Desk, project: str, clock: FrozenClock
) -> None:
    blockers.ask(desk, project, "One?")
    blockers.answer(desk, project, 1, "yes")
    clock.advance(days=2)

    again = blockers.reopen(desk, project, 1)

    assert again.is_open
    assert again.answer == "yes"
    assert again.age(clock.now()) == timedelta(days=2)


def test_settling_twice_keeps_the_first_time(desk: Desk, project: str, clock: FrozenClock) -> None:
    blockers.ask(desk, project, "One?")
    first = blockers.resolve(desk, project, 1)
    clock.advance(days=1)

    assert blockers.resolve(desk, project, 1) == first
    assert first.age(clock.now()) == timedelta(0)


@pytest.mark.parametrize(("days", "escalates"), [(0, False), (3, False), (3.001, True), (9, True)])
def test_a_question_escalates_after_three_days(
    desk: Desk, project: str, clock: FrozenClock, days: float, escalates: bool
) -> None:
    asked = blockers.ask(desk, project, "One?")
    clock.advance(days=days)

    assert asked.escalates(clock.now()) is escalates
    assert not blockers.resolve(desk, project, 1).escalates(clock.now())


def test_a_question_may_hold_up_one_task_that_is_there(desk: Desk, project: str) -> None:
    tasks.add_task(desk, project, NewTask("a"))

    assert blockers.ask(desk, project, "One?", task_number=1).task_number == 1
    with pytest.raises(UnknownTaskError):
        blockers.ask(desk, project, "Two?", task_number=2)
    assert len(blockers.blockers(desk, project)) == 1


def test_nothing_is_neither_asked_nor_answered(desk: Desk, project: str) -> None:
    with pytest.raises(EmptyTextError):
        blockers.ask(desk, project, " \n")
    blockers.ask(desk, project, "One?")
    with pytest.raises(EmptyTextError):
        blockers.answer(desk, project, 1, "")

    assert blockers.blockers(desk, project)[0].answers == ()


def test_another_persons_questions_are_not_found(
    desk: Desk, other_desk: Desk, project: str
) -> None:
    blockers.ask(desk, project, "One?")

    with pytest.raises(UnknownProjectError):
        blockers.blockers(other_desk, project)
    with pytest.raises(UnknownProjectError):
        blockers.answer(other_desk, project, 1, "mine")
    with pytest.raises(UnknownBlockerError, match="has no blocker #2"):
        blockers.answer(desk, project, 2, "yes")
