"""What is seen of a project's tasks and blockers. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

ESCALATES_AFTER = timedelta(days=3)
"""How long a question may wait before the brief says how long it has waited."""

LARGEST_NUMBER = 2**63 - 1
"""What the database can hold: no task and no blocker has a number this large."""


class TaskStatus(StrEnum):
    """Where a task stands. ``waiting`` is for what cannot be gone on with yet."""

    PENDING = "pending"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    WAITING = "waiting"
    CANCELLED = "cancelled"

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do."""
        return self not in {TaskStatus.COMPLETED, TaskStatus.CANCELLED}


class Priority(StrEnum):
    """How much hangs on it. As text they sort medium, low, high; ``rank`` sorts by meaning."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"

    @property
    def rank(self) -> int:
        """0 for the highest, so that the first in rank is the first in a list."""
        return tuple(Priority).index(self)


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task to be made.

    Attributes:
        depends_on: numbers of tasks that have to be done before it; unknown ones hold nothing up.
        due_at: when it has to be done, aware.
        scheduled_at: from when it can be worked at, aware.
        phase: the part of a plan that it belongs to.
        source: the plan's file it was read from, relative to the project; empty for one by hand.
        source_key: finds it in that file again.
        completed_at: when it was done, where that is known of one that comes completed.
    """

    title: str
    description: str = ""
    status: TaskStatus = TaskStatus.PENDING
    priority: Priority = Priority.MEDIUM
    phase: str = ""
    tags: tuple[str, ...] = ()
    depends_on: tuple[int, ...] = ()
    due_at: datetime | None = None
    scheduled_at: datetime | None = None
    source: str = ""
    source_key: str = ""
    completed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TaskChange:
    """What is to be different of a task; None leaves what there is. ``no_due`` takes its date."""

    title: str | None = None
    description: str | None = None
    priority: Priority | None = None
    phase: str | None = None
    tags: tuple[str, ...] | None = None
    depends_on: tuple[int, ...] | None = None
    due_at: datetime | None = None
    scheduled_at: datetime | None = None
    no_due: bool = False


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task of a project; ``number`` is what people call it by. Times are UTC, as in ``NewTask``;
    ``completed_at`` is None for one that was done before the project was followed.
    """

    id: str
    number: int
    title: str
    description: str
    status: TaskStatus
    priority: Priority
    phase: str
    tags: tuple[str, ...]
    depends_on: tuple[int, ...]
    due_at: datetime | None
    scheduled_at: datetime | None
    source: str
    source_key: str
    created_at: datetime
    updated_at: datetime
    completed_at: datetime | None

    @property
    def called(self) -> str:
        """Its name in lists of what comes next: ``Fix JWT validation (Task #29)``."""
        return f"{self.title} (Task #{self.number})"


class WeighedTask(NamedTuple):
    """What of a task its place among others depends on: each as in ``TaskView``."""

    number: int
    status: TaskStatus
    priority: Priority
    description: str
    phase: str
    tags: Sequence[str]
    depends_on: Sequence[int]
    due_at: datetime | None
    scheduled_at: datetime | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class TaskCounts:
    """How many tasks there are; cancelled ones count in neither number."""

    done: int
    total: int

    @property
    def percent(self) -> float:
        """Percent done, to one decimal; 0 without tasks, 100 only when every one is done."""
        if self.total == 0:
            return 0.0
        if self.done == self.total:
            return 100.0
        return min(99.9, round(100 * self.done / self.total, 1))


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One answer to a blocker; a later one stands in its place, and it stays."""

    id: str
    text: str
    answered_at: datetime


@dataclass(frozen=True, slots=True)
class BlockerView:
    """A question that holds a project up, with all it was answered, the first answer first.

    ``task_number`` is the task that waits for it, if one does. ``resolved_at`` is None while it
    holds up.
    """

    id: str
    number: int
    question: str
    priority: Priority
    task_number: int | None
    created_at: datetime
    resolved_at: datetime | None
    answers: tuple[AnswerView, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it still holds something up."""
        return self.resolved_at is None

    @property
    def answer(self) -> str | None:
        """The newest answer."""
        return self.answers[-1].text if self.answers else None

    def age(self, now: datetime) -> timedelta:
        """How long it has been asked; for a resolved one, how long it held up."""
        return max(timedelta(0), (self.resolved_at or now) - self.created_at)

    def escalates(self, now: datetime) -> bool:
        """Whether it has held up longer than ``ESCALATES_AFTER``."""
        return self.is_open and self.age(now) > ESCALATES_AFTER
