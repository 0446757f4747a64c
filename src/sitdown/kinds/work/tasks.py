"""The verbs of tasks: what is to be done in a project."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import case, func, select
from sqlmodel import col

from sitdown.engine.desk import Desk
from sitdown.engine.text import storable_text
from sitdown.errors import EmptyTextError
from sitdown.kinds.work.items import (
    LARGEST_NUMBER,
    NewTask,
    Priority,
    TaskChange,
    TaskCounts,
    TaskStatus,
    TaskView,
)
from sitdown.kinds.work.lifecycle_errors import UnknownTaskError
from sitdown.kinds.work.projects import owned_project
from sitdown.kinds.work.tables import WorkTaskRow
from sitdown.plain_text import one_line
from sitdown.store.database import Transaction, table_of

_TASK = table_of(WorkTaskRow)
OPEN = tuple(status for status in TaskStatus if status.is_open)
"""The statuses of what is still to be done."""


def add_task(desk: Desk, project_id: str, new: NewTask) -> TaskView:
    """Add a task; its number is the next of the project.

    Raises:
        UnknownProjectError: this person has none of that id.
        EmptyTextError: the title is empty.
    """
    return add_tasks(desk, project_id, (new,))[0]


def add_tasks(desk: Desk, project_id: str, new: Iterable[NewTask]) -> tuple[TaskView, ...]:
    """Add tasks, all or none, numbered in their order.

    Raises:
        UnknownProjectError: this person has none of that id.
        EmptyTextError: a title is empty.
    """
    with desk.store.write() as tx:
        owned_project(tx, desk, project_id)
        return add_tasks_in(tx, desk, project_id, new)


def add_tasks_in(
    tx: Transaction, desk: Desk, project_id: str, new: Iterable[NewTask]
) -> tuple[TaskView, ...]:
    """As ``add_tasks``, inside a transaction that holds the write lock and knows the project."""
    highest = tx.scalars(
        select(func.max(_TASK.c.number)).where(_TASK.c.project_id == project_id)
    ).one()
    rows = [
        _row(desk, project_id, each, number)
        for number, each in enumerate(new, start=(highest or 0) + 1)
    ]
    tx.add_all(rows)
    tx.flush()
    return tuple(task_view(row) for row in rows)


def tasks(
    desk: Desk, project_id: str, statuses: Collection[TaskStatus] | None = None
) -> tuple[TaskView, ...]:
    """The tasks of a project, by number; of these statuses only, where some are given.

    Raises:
        UnknownProjectError: this person has none of that id.
    """
    with desk.store.read() as tx:
        owned_project(tx, desk, project_id)
        return tasks_in(tx, project_id, statuses)


def tasks_in(
    tx: Transaction, project_id: str, statuses: Collection[TaskStatus] | None = None
) -> tuple[TaskView, ...]:
    """As ``tasks``, inside a transaction that knows the project."""
    query = select(*_TASK.columns).where(_TASK.c.project_id == project_id)
    if statuses is not None:
        query = query.where(_TASK.c.status.in_([str(status) for status in statuses]))
    return tuple(task_view(row) for row in tx.execute(query.order_by(_TASK.c.number)))


def get_task(desk: Desk, project_id: str, number: int) -> TaskView:
    """One task.

    Raises:
        UnknownProjectError: this person has no such project.
        UnknownTaskError: the project has none of that number.
    """
    with desk.store.read() as tx:
        return task_view(owned_task(tx, desk, project_id, number))


def set_status(desk: Desk, project_id: str, number: int, status: TaskStatus) -> TaskView:
    """Say where a task stands. Saying what is so already changes nothing, times included.

    Raises:
        UnknownProjectError, UnknownTaskError: it is not there.
    """
    with desk.store.write() as tx:
        row = owned_task(tx, desk, project_id, number)
        if row.status != status:
            now = desk.clock.now()
            row.status = str(status)
            row.updated_at = now
            row.completed_at = now if status is TaskStatus.COMPLETED else None
            tx.add(row)
        return task_view(row)


def start_task(desk: Desk, project_id: str, number: int) -> TaskView:
    """Note that a task was begun. Raises as ``set_status``."""
    return set_status(desk, project_id, number, TaskStatus.IN_PROGRESS)


def complete_task(desk: Desk, project_id: str, number: int) -> TaskView:
    """Note that a task is done. Raises as ``set_status``."""
    return set_status(desk, project_id, number, TaskStatus.COMPLETED)


def reopen_task(desk: Desk, project_id: str, number: int) -> TaskView:
    """Put a task back among what is to be done. Raises as ``set_status``."""
    return set_status(desk, project_id, number, TaskStatus.PENDING)


def drop_task(desk: Desk, project_id: str, number: int) -> TaskView:
    """Note that a task will not be done. Raises as ``set_status``."""
    return set_status(desk, project_id, number, TaskStatus.CANCELLED)


def change_task(desk: Desk, project_id: str, number: int, change: TaskChange) -> TaskView:
    """Say something else of a task.

    Raises:
        UnknownProjectError, UnknownTaskError: it is not there.
        EmptyTextError: the new title is empty.
    """
    with desk.store.write() as tx:
        row = owned_task(tx, desk, project_id, number)
        if change.title is not None:
            row.title = _title(change.title)
        if change.description is not None:
            row.description = storable_text(change.description)
        if change.tags is not None:
            row.tags = _tags(change.tags)
        if change.depends_on is not None:
            row.depends_on = list(change.depends_on)
        row.priority = str(change.priority or row.priority)
        row.phase = row.phase if change.phase is None else storable_text(change.phase)
        row.due_at = None if change.no_due else change.due_at or row.due_at
        row.scheduled_at = change.scheduled_at or row.scheduled_at
        row.updated_at = desk.clock.now()
        tx.add(row)
        return task_view(row)


def task_counts(tx: Transaction, project_id: str) -> TaskCounts:
    """How many tasks of a project are done, of those that are not cancelled."""
    is_done = case((_TASK.c.status == str(TaskStatus.COMPLETED), 1), else_=0)
    done, total = tx.execute(
        select(func.coalesce(func.sum(is_done), 0), func.count()).where(
            _TASK.c.project_id == project_id, _TASK.c.status != str(TaskStatus.CANCELLED)
        )
    ).one()
    return TaskCounts(int(done), int(total))


def owned_task(tx: Transaction, desk: Desk, project_id: str, number: int) -> WorkTaskRow:
    """The row of a task of the desk's person.

    Raises:
        UnknownProjectError, UnknownTaskError: it is not there.
    """
    project = owned_project(tx, desk, project_id)
    row = tx.scalars(
        select(WorkTaskRow).where(
            col(WorkTaskRow.project_id) == project.id,
            col(WorkTaskRow.number) == min(number, LARGEST_NUMBER),
        )
    ).one_or_none()
    if row is None:
        raise UnknownTaskError(number, project.name)
    return row


def task_view(row: Any) -> TaskView:
    """A row of the table, or of its columns, as faces see it."""
    return TaskView(
        id=row.id,
        number=row.number,
        title=row.title,
        description=row.description,
        status=TaskStatus(row.status),
        priority=Priority(row.priority),
        phase=row.phase,
        tags=tuple(row.tags),
        depends_on=tuple(row.depends_on),
        due_at=row.due_at,
        scheduled_at=row.scheduled_at,
        source=row.source,
        source_key=row.source_key,
        created_at=row.created_at,
        updated_at=row.updated_at,
        completed_at=row.completed_at,
    )


def _row(desk: Desk, project_id: str, new: NewTask, number: int) -> WorkTaskRow:
    now = desk.clock.now()
    return WorkTaskRow(
        id=desk.new_id(),
        project_id=project_id,
        number=number,
        title=_title(new.title),
        description=storable_text(new.description),
        status=str(new.status),
        priority=str(new.priority),
        phase=storable_text(new.phase),
        tags=_tags(new.tags),
        depends_on=list(new.depends_on),
        due_at=new.due_at,
        scheduled_at=new.scheduled_at,
        source=storable_text(new.source),
        source_key=storable_text(new.source_key),
        created_at=now,
        updated_at=now,
        completed_at=new.completed_at,
    )


def _title(text: str) -> str:
    title = one_line(storable_text(text))
    if not title:
        raise EmptyTextError("title of the task")
    return title


def _tags(tags: Iterable[str]) -> list[str]:
    wanted = (one_line(storable_text(tag)) for tag in tags)
    return list(dict.fromkeys(tag for tag in wanted if tag))
