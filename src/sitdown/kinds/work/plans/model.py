"""One model for the plans of every tool: a file, its tasks, and where each one's mark stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from sitdown.kinds.work.items import Priority, TaskStatus

MOST_TASKS = 10_000
"""Of one file; whoever plans more has no plan."""


class PlanFormat(StrEnum):
    """Whose way of writing a plan it is."""

    MARKDOWN = "markdown"
    SPEC_KIT = "spec-kit"
    OPEN_SPEC = "openspec"
    KIRO = "kiro"
    TASK_MASTER = "task-master"
    TODO_TXT = "todo.txt"


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes of a file, from ``start`` up to but without ``end``, counted from 0."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlanTask:
    """One task of a plan.

    Attributes:
        key: finds it in its file again: its number there, else drawn from its title.
        title: one line of text, without the number and the signs around it.
        status: as the file has it.
        priority: None where the file says nothing.
        phase: the heading, section or tag it stands under.
        depth: how many tasks it stands inside of.
        parent: the key of the task it is a part of.
        depends_on: keys of the same file; some may name nothing.
        tags: such as ``P`` and ``US1``, ``req:1.2``, ``+garden`` and ``@phone``.
        due: the local day.
        line: from 1.
        mark: the bytes that say whether it is done: the one in the brackets, the value of a
            status, or the beginning of a line. None when the file has none, so that it cannot be
            ticked.
    """

    key: str
    title: str
    status: TaskStatus
    priority: Priority | None = None
    phase: str = ""
    depth: int = 0
    parent: str | None = None
    depends_on: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    due: date | None = None
    line: int = 1
    mark: Span | None = None

    @property
    def done(self) -> bool:
        """Whether it is ticked."""
        return self.status is TaskStatus.COMPLETED


@dataclass(frozen=True, slots=True)
class PlanCheckpoint:
    """A line of a plan that says what must hold before the work goes on."""

    text: str
    phase: str
    line: int


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan as it was read.

    Attributes:
        path: where it lies.
        source: its path from the project's folder, with ``/``; the whole path when it is outside.
        title: its first heading, else what its folder or file is called.
        revision: the hex BLAKE2b of its bytes; a tick is refused once they are others.
        trouble: why it could not be read, in one sentence; then it has no tasks.
    """

    path: Path
    source: str
    format: PlanFormat
    title: str
    tasks: tuple[PlanTask, ...] = ()
    checkpoints: tuple[PlanCheckpoint, ...] = ()
    revision: str = ""
    trouble: str | None = None

    @property
    def done(self) -> int:
        """How many of its tasks are ticked."""
        return sum(task.done for task in self.tasks)

    def task(self, key: str) -> PlanTask | None:
        """The task of that key."""
        return next((task for task in self.tasks if task.key == key), None)


@dataclass(frozen=True, slots=True)
class PlanContent:
    """What a reader finds in the bytes of a plan."""

    title: str = ""
    tasks: tuple[PlanTask, ...] = ()
    checkpoints: tuple[PlanCheckpoint, ...] = ()
