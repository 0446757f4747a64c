from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.hostile import HOSTILE

from sitdown.clock import FrozenClock
from sitdown.engine.desk import Desk
from sitdown.errors import EmptyTextError
from sitdown.kinds.work import tasks
from sitdown.kinds.work.errors import UnknownProjectError
from sitdown.kinds.work.items import NewTask, Priority, TaskChange, TaskCounts, TaskStatus
from sitdown.kinds.work.lifecycle_errors import UnknownTaskError
from sitdown.kinds.work.projects import add_project
from sitdown.plain_text import one_line


@pytest.fixture
def project(desk: Desk, folder: Path) -> str:
    return add_project(desk, folder).id


def test_numbers_run_within_a_project(desk: Desk, project: str, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = add_project(desk, tmp_path / "other").id

    made = [tasks.add_task(desk, project, NewTask(title)).number for title in ("a", "b")]
    elsewhere = tasks.add_task(desk, other, NewTask("c")).number

    assert made == [1, 2]
    assert elsewhere == 1


def test_a_dropped_task_keeps_its_number(desk: Desk, project: str) -> None:
    tasks.add_task(desk, project, NewTask("a"))
    tasks.drop_task(desk, project, 1)

    assert tasks.add_task(desk, project, NewTask("b")).number == 2


def test_a_task_tells_all_that_was_said_of_it(desk: Desk, project: str, clock: FrozenClock) -> None:
    new = NewTask(
        "Fix  it\n",
        "Line one",
        TaskStatus.WAITING,
        Priority.HIGH,
        "Build",
        ("api", "api", " "),
        (7,),
        due_at=clock.now(),
        scheduled_at=clock.now(),
        source="tasks.md",
        source_key="T1",
    )

    tasks.add_task(desk, project, new)
    task = tasks.get_task(desk, project, 1)

    assert (task.title, task.tags, task.depends_on) == ("Fix it", ("api",), (7,))
    assert (task.status, task.priority, task.phase) == (
        TaskStatus.WAITING,
        Priority.HIGH,
        "Build",
    )
    assert task.due_at == task.scheduled_at == clock.now()
    assert (task.source, task.source_key, task.description) == ("tasks.md", "T1", "Line one")


def test_completing_again_changes_no_time(desk: Desk, project: str, clock: FrozenClock) -> None:
    tasks.add_task(desk, project, NewTask("a"))
    clock.advance(hours=1)
    done = tasks.complete_task(desk, project, 1)
    clock.advance(hours=1)

    assert tasks.complete_task(desk, project, 1) == done
    assert done.completed_at == done.updated_at


def test_a_reopened_task_was_never_completed(desk: Desk, project: str) -> None:
    tasks.add_task(desk, project, NewTask("a"))
    tasks.complete_task(desk, project, 1)

    again = tasks.reopen_task(desk, project, 1)

    assert again.status is TaskStatus.PENDING
    assert again.completed_at is None


def test_a_change_leaves_what_it_does_not_name(
    desk: Desk, project: str, clock: FrozenClock
) -> None:
    tasks.add_task(desk, project, NewTask("a", tags=("x",), due_at=clock.now()))

    changed = tasks.change_task(desk, project, 1, TaskChange(priority=Priority.LOW))
    without_due = tasks.change_task(desk, project, 1, TaskChange(title="b", no_due=True))

    assert (changed.title, changed.tags, changed.due_at) == ("a", ("x",), clock.now())
    assert changed.priority is Priority.LOW
    assert (without_due.title, without_due.due_at) == ("b", None)


def test_cancelled_tasks_count_in_neither_number(desk: Desk, project: str) -> None:
    tasks.add_tasks(desk, project, [NewTask(title) for title in "abc"])
    tasks.complete_task(desk, project, 1)
    tasks.drop_task(desk, project, 2)

    with desk.store.read() as tx:
        assert tasks.task_counts(tx, project) == TaskCounts(1, 2)


@pytest.mark.parametrize(
    ("counts", "percent"),
    [((0, 0), 0.0), ((1, 3), 33.3), ((2, 3), 66.7), ((9999, 10000), 99.9), ((5, 5), 100.0)],
)
def test_percent_is_hundred_only_when_all_is_done(counts: tuple[int, int], percent: float) -> None:
    assert TaskCounts(*counts).percent == percent


def test_all_of_several_tasks_are_added_or_none(desk: Desk, project: str) -> None:
    with pytest.raises(EmptyTextError):
        tasks.add_tasks(desk, project, [NewTask("a"), NewTask(" \n ")])

    assert tasks.tasks(desk, project) == ()


@pytest.mark.parametrize("number", [0, -1, 2, 2**63 - 1, 2**63, 10**30])
def test_an_unknown_number_is_told(desk: Desk, project: str, number: int) -> None:
    tasks.add_task(desk, project, NewTask("a"))

    with pytest.raises(UnknownTaskError, match="has no task"):
        tasks.complete_task(desk, project, number)


def test_another_persons_tasks_are_not_found(desk: Desk, other_desk: Desk, project: str) -> None:
    tasks.add_task(desk, project, NewTask("a"))
    asked: list[Callable[[], object]] = [
        lambda: tasks.tasks(other_desk, project),
        lambda: tasks.get_task(other_desk, project, 1),
        lambda: tasks.complete_task(other_desk, project, 1),
        lambda: tasks.add_task(other_desk, project, NewTask("b")),
        lambda: tasks.change_task(other_desk, project, 1, TaskChange(title="b")),
    ]

    for each in asked:
        with pytest.raises(UnknownProjectError):
            each()


@pytest.mark.parametrize("text", [text for text in HOSTILE if one_line(text)])
def test_hostile_titles_are_kept_on_one_harmless_line(desk: Desk, project: str, text: str) -> None:
    title = tasks.add_task(desk, project, NewTask(text, description=text)).title

    assert "\n" not in title
    assert "\x1b" not in title
