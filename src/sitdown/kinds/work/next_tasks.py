"""The tasks to do next, out of thousands: of all is read only what their order depends on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select

from sitdown.kinds.work.items import BlockerView, Priority, TaskStatus, WeighedTask
from sitdown.kinds.work.tables import WorkTaskRow
from sitdown.kinds.work.tasks import task_view
from sitdown.kinds.work.urgency import RankedTask, foremost, urgency
from sitdown.store.database import Transaction, table_of

_TASK = table_of(WorkTaskRow)
_WEIGHED = (
    "SELECT number, status, priority, description, phase, tags, depends_on, due_at, scheduled_at,"
    " created_at FROM work_task WHERE project_id = ? AND status NOT IN ('completed', 'cancelled')"
)
_STATUSES = {status.value: status for status in TaskStatus}
_PRIORITIES = {priority.value: priority for priority in Priority}
_NONE = "[]"


@dataclass(frozen=True, slots=True)
class NextTasks:
    """The first tasks that can be done now, and how many open ones cannot be done yet."""

    actions: tuple[RankedTask, ...]
    blocked: int


def next_tasks(
    tx: Transaction, project_id: str, blockers: Sequence[BlockerView], now: datetime, most: int
) -> NextTasks:
    """What to do next in a project.

    Args:
        tx: a transaction that knows the project.
        project_id: of the project.
        blockers: its questions.
        now: this moment, aware.
        most: how many tasks to give.
    """
    first = foremost(_weighed(tx, project_id), blockers, now, most)
    is_one = (_TASK.c.project_id == project_id) & _TASK.c.number.in_(first.numbers)
    views = {row.number: task_view(row) for row in tx.execute(select(*_TASK.columns).where(is_one))}
    return NextTasks(
        tuple(
            RankedTask(
                views[number], urgency(views[number], now, is_blocking=number in first.blocking)
            )
            for number in first.numbers
        ),
        first.held_up,
    )


def _weighed(tx: Transaction, project_id: str) -> Iterator[WeighedTask]:
    rows = tx.connection().exec_driver_sql(_WEIGHED, (project_id,)).all()
    for number, status, priority, description, phase, tags, before, due, scheduled, created in rows:
        yield WeighedTask(
            number,
            _STATUSES[status],
            _PRIORITIES[priority],
            description,
            phase,
            () if tags == _NONE else json.loads(tags),
            () if before == _NONE else json.loads(before),
            _moment(due) if due else None,
            _moment(scheduled) if scheduled else None,
            _moment(created),
        )


def _moment(stored: str) -> datetime:
    return datetime.fromisoformat(stored).replace(tzinfo=UTC)
