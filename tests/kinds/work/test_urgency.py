from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.kinds.work.items import BlockerView, Priority, TaskStatus, TaskView
from sitdown.kinds.work.urgency import next_actions, ranked, urgency

NOW = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)
PLAIN = TaskView(
    id="t",
    number=1,
    title="Fix it",
    description="",
    status=TaskStatus.PENDING,
    priority=Priority.LOW,
    phase="",
    tags=(),
    depends_on=(),
    due_at=None,
    scheduled_at=None,
    source="",
    source_key="",
    created_at=NOW,
    updated_at=NOW,
    completed_at=None,
)


def due_in(days: float) -> TaskView:
    return replace(PLAIN, due_at=NOW + timedelta(days=days))


def points(task: TaskView, **options: Any) -> dict[str, float]:
    return {term.name: term.points for term in urgency(task, NOW, **options).terms}


def asked(task_number: int, resolved_at: datetime | None = None) -> BlockerView:
    return BlockerView("b", 5, "Which?", Priority.HIGH, task_number, NOW, resolved_at)


@pytest.mark.parametrize(
    ("changed", "name", "wanted"),
    [
        ({}, "priority", 1.8),
        ({"priority": Priority.MEDIUM}, "priority", 3.9),
        ({"priority": Priority.HIGH}, "priority", 6.0),
        ({"tags": ("next",)}, "next", 15.0),
        ({"tags": ("a",)}, "tags", 0.8),
        ({"tags": ("a", "b")}, "tags", 0.9),
        ({"tags": ("a", "b", "c", "d")}, "tags", 1.0),
        ({"description": "one\n\ntwo"}, "annotations", 0.9),
        ({"phase": "Build"}, "project", 1.0),
        ({"status": TaskStatus.IN_PROGRESS}, "active", 4.0),
        ({"status": TaskStatus.WAITING}, "waiting", -3.0),
        ({"scheduled_at": NOW - timedelta(days=1)}, "scheduled", 5.0),
        ({"created_at": NOW - timedelta(days=365)}, "age", 2.0),
        ({"created_at": NOW - timedelta(days=9999)}, "age", 2.0),
        ({"created_at": NOW - timedelta(days=73)}, "age", 0.4),
    ],
)
def test_a_term_weighs_as_the_formula_has_it(
    changed: dict[str, Any], name: str, wanted: float
) -> None:
    assert points(replace(PLAIN, **changed))[name] == wanted


def test_blocking_and_blocked_weigh_as_the_formula_has_it() -> None:
    assert points(PLAIN, is_blocking=True)["blocking"] == 8.0
    assert points(PLAIN, is_blocked=True)["blocked"] == -5.0


@pytest.mark.parametrize(
    ("days", "wanted"), [(30, 2.4), (14, 2.4), (3.5, 7.2), (-7, 12.0), (-100, 12.0)]
)
def test_a_due_date_weighs_more_the_nearer_it_is(days: float, wanted: float) -> None:
    assert points(due_in(days))["due"] == pytest.approx(wanted, abs=0.001)


def test_terms_that_add_nothing_are_left_out_and_the_rest_is_the_sum() -> None:
    found = urgency(PLAIN, NOW)

    assert [term.name for term in found.terms] == ["priority"]
    assert found.score == 1.8
    assert found.terms[0].about == "low priority"


@given(st.floats(-400, 400), st.floats(-400, 400))
def test_what_is_due_sooner_is_never_less_urgent(one: float, other: float) -> None:
    sooner, later = sorted((one, other))

    assert urgency(due_in(sooner), NOW).score >= urgency(due_in(later), NOW).score


@given(st.floats(-400, 400), st.sampled_from(TaskStatus), st.sampled_from(Priority))
def test_the_score_is_the_sum_of_what_is_shown(
    days: float, status: TaskStatus, priority: Priority
) -> None:
    found = urgency(replace(due_in(days), status=status, priority=priority), NOW)

    assert found.score == pytest.approx(sum(term.points for term in found.terms))


def test_a_blocked_task_never_stands_above_a_ready_one() -> None:
    loud = replace(due_in(-30), number=1, tags=("next",), priority=Priority.HIGH, depends_on=(2,))
    quiet = replace(PLAIN, number=2)

    order = ranked((loud, quiet), (), NOW)

    assert [each.task.number for each in order] == [2, 1]
    assert order[1].waits_for == ("task #2",)
    assert [each.task.number for each in next_actions(order, 5)] == [2]


def test_a_question_blocks_its_task_until_it_is_settled() -> None:
    assert ranked((PLAIN,), (asked(1),), NOW)[0].waits_for == ("blocker #5",)
    assert ranked((PLAIN,), (asked(1, NOW),), NOW)[0].is_ready
    assert ranked((PLAIN,), (asked(2),), NOW)[0].is_ready


def test_what_is_done_or_unknown_or_itself_holds_nothing_up() -> None:
    done = replace(PLAIN, number=2, status=TaskStatus.COMPLETED)
    task = replace(PLAIN, depends_on=(1, 2, 99))

    (only,) = ranked((task, done), (), NOW)

    assert only.is_ready
    assert "blocking" not in {term.name for term in only.urgency.terms}


def test_tasks_that_wait_for_each_other_are_both_blocked() -> None:
    pair = (replace(PLAIN, depends_on=(2,)), replace(PLAIN, number=2, depends_on=(1,)))

    assert not any(each.is_ready for each in ranked(pair, (), NOW))


def test_a_waiting_task_is_no_next_action() -> None:
    order = ranked((replace(due_in(-9), status=TaskStatus.WAITING),), (), NOW)

    assert next_actions(order, 5) == ()


TASKS = st.builds(
    lambda number, days, priority, status, before: replace(
        due_in(days),
        number=number,
        priority=priority,
        status=status,
        depends_on=before,
        created_at=NOW - timedelta(days=abs(days)),
    ),
    st.integers(1, 40),
    st.sampled_from([-30.0, 0.0, 3.0]),
    st.sampled_from(Priority),
    st.sampled_from(TaskStatus),
    st.lists(st.integers(1, 40), max_size=3).map(tuple),
)


@given(st.lists(TASKS, unique_by=lambda task: task.number), st.integers())
def test_the_order_does_not_hang_on_the_order_of_the_rows(tasks: list[TaskView], seed: int) -> None:
    mixed = list(tasks)
    random.Random(seed).shuffle(mixed)  # noqa: S311 - a test's own mixing, guards nothing

    order = ranked(tasks, (), NOW)

    assert order == ranked(mixed, (), NOW)
    assert {each.task.number for each in order} == {t.number for t in tasks if t.status.is_open}
    ready = [each.is_ready for each in order]
    assert ready == sorted(ready, reverse=True)


def test_equals_stand_by_due_then_age_then_number() -> None:
    overdue = [replace(due_in(-days), number=days, created_at=NOW) for days in (8, 9)]
    twins = [replace(PLAIN, number=number) for number in (4, 3)]

    order = ranked((*overdue, *twins), (), NOW)

    assert [each.task.number for each in order] == [9, 8, 3, 4]


def test_priorities_rank_by_meaning() -> None:
    assert sorted(Priority, key=lambda each: each.rank) == ["high", "medium", "low"]
