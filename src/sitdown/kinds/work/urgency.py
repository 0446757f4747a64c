"""How urgent a task is: a sum of named terms, each visible, and the order that follows. Pure.

Formula and coefficients are Taskwarrior's (``urgency.*.coefficient`` of its documentation). A task
that is blocked never stands above one that is not, whatever its sum.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from sitdown.kinds.work.items import BlockerView, Priority, TaskStatus, TaskView, WeighedTask

NEXT, DUE, BLOCKING, SCHEDULED, ACTIVE, AGE = 15.0, 12.0, 8.0, 5.0, 4.0, 2.0
TAGS = PROJECT = ANNOTATIONS = 1.0
WAITING, BLOCKED = -3.0, -5.0
PRIORITIES = {Priority.HIGH: 6.0, Priority.MEDIUM: 3.9, Priority.LOW: 1.8}

OLDEST_DAYS = 365.0
"""From this age on a task grows no more urgent by age."""
DUE_FAR_DAYS, DUE_LATE_DAYS, DUE_LEAST = 14.0, 7.0, 0.2
"""A due date further ahead than this many days weighs least; one this far behind weighs all."""

NEXT_TAG = "next"
_DAY = timedelta(days=1)
_WORDS = {
    "next": "tagged next",
    "annotations": "described",
    "tags": "tagged",
    "project": "part of a plan",
    "scheduled": "its time has come",
    "active": "begun",
    "waiting": "waiting",
    "blocking": "others wait for it",
    "blocked": "blocked",
}

Weight = tuple[str, float, float]
"""A term without its words: name, coefficient, factor."""


Weighed = TaskView | WeighedTask
_OF_STATUS: dict[TaskStatus, Weight] = {
    TaskStatus.IN_PROGRESS: ("active", ACTIVE, 1.0),
    TaskStatus.WAITING: ("waiting", WAITING, 1.0),
}
_W = TypeVar("_W", TaskView, WeighedTask)


@dataclass(frozen=True, slots=True)
class Term:
    """One summand: ``points`` is ``coefficient`` times ``factor``; ``about`` says it in words."""

    name: str
    coefficient: float
    factor: float
    about: str

    @property
    def points(self) -> float:
        """What it adds."""
        return round(self.coefficient * self.factor, 3)


@dataclass(frozen=True, slots=True)
class Urgency:
    """How urgent something is, and of what that is made: the weightiest term first, and none that
    adds nothing.
    """

    terms: tuple[Term, ...]

    @property
    def score(self) -> float:
        """The sum, to three decimals."""
        return _sum(term.points for term in self.terms)


@dataclass(frozen=True, slots=True)
class RankedTask:
    """An open task in its place. ``waits_for`` tells why it cannot be done yet."""

    task: TaskView
    urgency: Urgency
    waits_for: tuple[str, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether it can be done now."""
        return not self.waits_for


@dataclass(frozen=True, slots=True)
class Foremost:
    """The numbers of the first tasks that can be done now.

    Attributes:
        blocking: those of them that others wait for.
        held_up: how many open tasks cannot be done now.
    """

    numbers: tuple[int, ...]
    blocking: frozenset[int]
    held_up: int


def urgency(
    task: Weighed, now: datetime, *, is_blocked: bool = False, is_blocking: bool = False
) -> Urgency:
    """How urgent a task is.

    Args:
        task: which.
        now: this moment, aware.
        is_blocked: whether an open task or question has to be done with first.
        is_blocking: whether an open task waits for this one.
    """
    weights = _weights(task, now, is_blocked=is_blocked, is_blocking=is_blocking)
    terms = [Term(*weight, _about(weight[0], task, now)) for weight in weights]
    shown = [term for term in terms if term.points]
    return Urgency(tuple(sorted(shown, key=lambda term: -abs(term.points))))


def ranked(
    tasks: Iterable[TaskView], blockers: Iterable[BlockerView], now: datetime
) -> tuple[RankedTask, ...]:
    """The open tasks in the order in which they are to be done.

    Ready ones come first, then those that wait, then those that something blocks; among equals
    the more urgent, then the sooner due, the older and the lower number.
    """
    holds = _Holds(tasks, blockers)
    found = []
    for task in holds.still_open.values():
        blocked_by = holds.blocked_by(task)
        waits = ("its own waiting",) if task.status is TaskStatus.WAITING else ()
        score = urgency(
            task,
            now,
            is_blocked=bool(blocked_by),
            is_blocking=task.number in holds.blocking,
        )
        place = (bool(blocked_by), bool(waits), *_place(task, score.score))
        found.append((place, RankedTask(task, score, blocked_by + waits)))
    found.sort(key=lambda each: each[0])
    return tuple(task for _, task in found)


def foremost(
    tasks: Iterable[_W], blockers: Iterable[BlockerView], now: datetime, most: int
) -> Foremost:
    """The first of what ``ranked`` gives, told without words: lists are long.

    Args:
        tasks: of the project; those that are not open are left out.
        blockers: of the project.
        now: this moment, aware.
        most: how many to give.
    """
    holds = _Holds(tasks, blockers)
    ready = [task for task in holds.still_open.values() if not holds.is_held_up(task)]

    def place(task: _W) -> tuple[float, float, float, int]:
        weights = _weights(task, now, is_blocking=task.number in holds.blocking)
        return _place(task, _sum(weight * factor for _, weight, factor in weights))

    numbers = tuple(task.number for task in heapq.nsmallest(most, ready, key=place))
    held_up = len(holds.still_open) - len(ready)
    return Foremost(numbers, holds.blocking.intersection(numbers), held_up)


def next_actions(order: Sequence[RankedTask], most: int) -> tuple[RankedTask, ...]:
    """The first of the tasks that can be done now."""
    return tuple(each for each in order if each.is_ready)[:most]


class _Holds(Generic[_W]):
    """What holds up which of the open tasks."""

    def __init__(self, tasks: Iterable[_W], blockers: Iterable[BlockerView]) -> None:
        self.still_open: dict[int, _W] = {
            task.number: task for task in tasks if task.status.is_open
        }
        self.blocking: frozenset[int] = frozenset(
            number
            for task in self.still_open.values()
            for number in task.depends_on
            if number != task.number
        )
        self._asked: dict[int, list[int]] = {}
        for blocker in blockers:
            if blocker.is_open and blocker.task_number is not None:
                self._asked.setdefault(blocker.task_number, []).append(blocker.number)

    def is_held_up(self, task: Weighed) -> bool:
        """Whether a task cannot be done now."""
        return task.status is TaskStatus.WAITING or bool(self.blocked_by(task))

    def blocked_by(self, task: Weighed) -> tuple[str, ...]:
        """The open tasks and questions to be done with before a task."""
        if not task.depends_on and task.number not in self._asked:
            return ()
        before: set[int] = self.still_open.keys() & set(task.depends_on) - {task.number}
        return (
            *(f"task #{number}" for number in sorted(before)),
            *(f"blocker #{number}" for number in sorted(self._asked.get(task.number, ()))),
        )


def _weights(
    task: Weighed, now: datetime, *, is_blocked: bool = False, is_blocking: bool = False
) -> Iterator[Weight]:
    """What a task is urgent by. Only what can add something is given."""
    yield "priority", PRIORITIES[task.priority], 1.0
    if task.description:
        lines = [line for line in task.description.splitlines() if line.strip()]
        yield "annotations", ANNOTATIONS, _some(len(lines))
    if task.tags:
        yield "tags", TAGS, _some(len(task.tags))
        if NEXT_TAG in task.tags:
            yield "next", NEXT, 1.0
    if task.phase:
        yield "project", PROJECT, 1.0
    if task.due_at is not None:
        yield "due", DUE, _due((now - task.due_at) / _DAY)
    if task.scheduled_at is not None and task.scheduled_at <= now:
        yield "scheduled", SCHEDULED, 1.0
    if task.status in _OF_STATUS:
        yield _OF_STATUS[task.status]
    if is_blocking:
        yield "blocking", BLOCKING, 1.0
    if is_blocked:
        yield "blocked", BLOCKED, 1.0
    yield "age", AGE, min(1.0, _days_old(task, now) / OLDEST_DAYS)


def _about(name: str, task: Weighed, now: datetime) -> str:
    """A term in words."""
    if name == "priority":
        return f"{task.priority} priority"
    if name == "due" and task.due_at is not None:
        return _due_words((now - task.due_at) / _DAY)
    if name == "age":
        days = int(_days_old(task, now))
        return "1 day old" if days == 1 else f"{days} days old"
    return _WORDS[name]


def _place(task: Weighed, score: float) -> tuple[float, float, float, int]:
    due = task.due_at.timestamp() if task.due_at else float("inf")
    return (-score, due, task.created_at.timestamp(), task.number)


def _sum(points: Iterable[float]) -> float:
    return round(sum(round(each, 3) for each in points), 3)


def _due(late: float) -> float:
    """By how many days a task is late, as a factor."""
    if late >= DUE_LATE_DAYS:
        return 1.0
    if late >= -DUE_FAR_DAYS:
        slope = (1.0 - DUE_LEAST) / (DUE_FAR_DAYS + DUE_LATE_DAYS)
        return (late + DUE_FAR_DAYS) * slope + DUE_LEAST
    return DUE_LEAST


def _due_words(late: float) -> str:
    days = int(abs(late))
    span = "1 day" if days == 1 else f"{days} days"
    if days == 0:
        return "overdue since today" if late > 0 else "due within a day"
    return f"{span} overdue" if late > 0 else f"due in {span}"


def _days_old(task: Weighed, now: datetime) -> float:
    return max(0.0, (now - task.created_at) / _DAY)


def _some(count: int) -> float:
    """Taskwarrior's weight of a number of things: one is worth 0.8, two 0.9, more 1."""
    return (0.0, 0.8, 0.9, 1.0)[min(count, 3)]
