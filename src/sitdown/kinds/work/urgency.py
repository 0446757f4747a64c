"""How urgent a task is: a sum of named terms, each visible, and the order that follows. Pure.

Formula and coefficients are Taskwarrior's (``urgency.*.coefficient`` of its documentation). A task
that is blocked never stands above one that is not, whatever its sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sitdown.kinds.work.items import BlockerView, Priority, TaskStatus, TaskView

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
        return round(sum(term.points for term in self.terms), 3)


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


def urgency(
    task: TaskView, now: datetime, *, is_blocked: bool = False, is_blocking: bool = False
) -> Urgency:
    """How urgent a task is.

    Args:
        task: which.
        now: this moment, aware.
        is_blocked: whether an open task or question has to be done with first.
        is_blocking: whether an open task waits for this one.
    """
    terms = [*_of_itself(task), *_of_the_moment(task, now)]
    if is_blocking:
        terms.append(Term("blocking", BLOCKING, 1.0, "others wait for it"))
    if is_blocked:
        terms.append(Term("blocked", BLOCKED, 1.0, "blocked"))
    shown = [term for term in terms if term.points]
    return Urgency(tuple(sorted(shown, key=lambda term: -abs(term.points))))


def ranked(
    tasks: Iterable[TaskView], blockers: Iterable[BlockerView], now: datetime
) -> tuple[RankedTask, ...]:
    """The open tasks in the order in which they are to be done.

    Ready ones come first, then those that wait, then those that something blocks; among equals
    the more urgent, then the sooner due, the older and the lower number.
    """
    still_open = {task.number: task for task in tasks if task.status.is_open}
    blocking = {
        number
        for task in still_open.values()
        for number in task.depends_on
        if number != task.number
    }
    asked: dict[int, list[int]] = {}
    for blocker in blockers:
        if blocker.is_open and blocker.task_number is not None:
            asked.setdefault(blocker.task_number, []).append(blocker.number)
    found = []
    for task in still_open.values():
        before = sorted({n for n in task.depends_on if n in still_open} - {task.number})
        blocked_by = (
            *(f"task #{number}" for number in before),
            *(f"blocker #{number}" for number in sorted(asked.get(task.number, ()))),
        )
        waits = ("its own waiting",) if task.status is TaskStatus.WAITING else ()
        score = urgency(
            task,
            now,
            is_blocked=bool(blocked_by),
            is_blocking=task.number in blocking,
        )
        found.append((bool(blocked_by), bool(waits), RankedTask(task, score, blocked_by + waits)))
    found.sort(key=lambda each: (each[0], each[1], *_place(each[2])))
    return tuple(each[2] for each in found)


def next_actions(order: Sequence[RankedTask], most: int) -> tuple[RankedTask, ...]:
    """The first of the tasks that can be done now."""
    return tuple(each for each in order if each.is_ready)[:most]


def _of_itself(task: TaskView) -> Iterator[Term]:
    """What the task's own words say. Only terms that can add something are made: lists are long."""
    yield Term("priority", PRIORITIES[task.priority], 1.0, f"{task.priority} priority")
    if NEXT_TAG in task.tags:
        yield Term("next", NEXT, 1.0, "tagged next")
    if task.description:
        lines = sum(bool(line.strip()) for line in task.description.splitlines())
        yield Term("annotations", ANNOTATIONS, _some(lines), "described")
    if task.tags:
        yield Term("tags", TAGS, _some(len(task.tags)), "tagged")
    if task.phase:
        yield Term("project", PROJECT, 1.0, "part of a plan")


def _of_the_moment(task: TaskView, now: datetime) -> Iterator[Term]:
    """What its times and its standing say."""
    if task.due_at is not None:
        yield _due(task.due_at, now)
    if task.scheduled_at is not None and task.scheduled_at <= now:
        yield Term("scheduled", SCHEDULED, 1.0, "its time has come")
    if task.status is TaskStatus.IN_PROGRESS:
        yield Term("active", ACTIVE, 1.0, "begun")
    if task.status is TaskStatus.WAITING:
        yield Term("waiting", WAITING, 1.0, "waiting")
    yield _age(task.created_at, now)


def _place(each: RankedTask) -> tuple[float, float, float, int]:
    task = each.task
    due = task.due_at.timestamp() if task.due_at else float("inf")
    return (-each.urgency.score, due, task.created_at.timestamp(), task.number)


def _due(due_at: datetime, now: datetime) -> Term:
    late = (now - due_at) / _DAY
    if late >= DUE_LATE_DAYS:
        factor = 1.0
    elif late >= -DUE_FAR_DAYS:
        slope = (1.0 - DUE_LEAST) / (DUE_FAR_DAYS + DUE_LATE_DAYS)
        factor = (late + DUE_FAR_DAYS) * slope + DUE_LEAST
    else:
        factor = DUE_LEAST
    return Term("due", DUE, factor, _due_words(late))


def _due_words(late: float) -> str:
    days = int(abs(late))
    span = "1 day" if days == 1 else f"{days} days"
    if days == 0:
        return "overdue since today" if late > 0 else "due within a day"
    return f"{span} overdue" if late > 0 else f"due in {span}"


def _age(created_at: datetime, now: datetime) -> Term:
    days = max(0.0, (now - created_at) / _DAY)
    told = "1 day old" if int(days) == 1 else f"{int(days)} days old"
    return Term("age", AGE, min(1.0, days / OLDEST_DAYS), told)


def _some(count: int) -> float:
    """Taskwarrior's weight of a number of things: one is worth 0.8, two 0.9, more 1."""
    return (0.0, 0.8, 0.9, 1.0)[min(count, 3)]
