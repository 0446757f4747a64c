"""Plans of other tools as tasks of a project, and those tasks back into their plans.

The file owns what a task of it is called, where it belongs and whether it is done. What only
Sitdown knows of it (that it was begun, waits or was given up, its number, its blockers) stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from sqlmodel import col, select

from sitdown.clock import Clock, today
from sitdown.engine.desk import Desk
from sitdown.engine.text import storable_text
from sitdown.kinds.work.items import NewTask, Priority, TaskStatus, TaskView
from sitdown.kinds.work.plans.errors import PlanTroubleError
from sitdown.kinds.work.plans.model import PlanFile, PlanTask
from sitdown.kinds.work.plans.reading import read_plan, source_of
from sitdown.kinds.work.plans.ticking import tick, untick
from sitdown.kinds.work.projects import get_project, owned_project
from sitdown.kinds.work.tables import WorkTaskRow
from sitdown.kinds.work.tasks import add_tasks_in, get_task, set_status
from sitdown.plain_text import one_line
from sitdown.store.database import Transaction

GONE = "gone"
"""The tag of a task that its plan no longer has; it is given up until it comes back."""


@dataclass(frozen=True, slots=True)
class PlanReceipt:
    """What became of a plan's tasks.

    Attributes:
        source: the file, as its tasks name it.
        added: how many are new in the project.
        changed: how many of the others are different now, the next three among them.
        completed: how many of those were done in the file meanwhile.
        reopened: how many are no longer done in the file.
        gone: how many the file had and has no more.
        total: how many the file has.
        done: how many of these are done.
    """

    source: str
    title: str
    added: int
    changed: int
    completed: int
    reopened: int
    gone: int
    total: int
    done: int


@dataclass
class _Counts:
    changed: int = 0
    completed: int = 0
    reopened: int = 0
    gone: int = 0


def import_plan(desk: Desk, project_id: str, plan: PlanFile) -> PlanReceipt:
    """Make the tasks of a plan tasks of a project, or bring them up to date; the same plan again
    changes nothing.

    Raises:
        UnknownProjectError: this person has none of that id.
        PlanTroubleError: the plan could not be read.
    """
    if plan.trouble is not None:
        raise PlanTroubleError(plan.trouble)
    with desk.store.write() as tx:
        project = owned_project(tx, desk, project_id)
        source = storable_text(source_of(plan.path.resolve(), Path(project.working_dir)))
        rows = _rows(tx, project_id, source)
        new = [task for task in plan.tasks if storable_text(task.key) not in rows]
        add_tasks_in(tx, desk, project_id, [_new_task(desk.clock, source, task) for task in new])
        fresh = {storable_text(task.key) for task in new}
        rows = _rows(tx, project_id, source)
        counts = _refresh(desk, plan, rows, fresh)
        tx.add_all(rows.values())
    return PlanReceipt(
        source=source,
        title=plan.title,
        added=len(new),
        changed=counts.changed,
        completed=counts.completed,
        reopened=counts.reopened,
        gone=counts.gone,
        total=len(plan.tasks),
        done=plan.done,
    )


def refresh_taken(desk: Desk, project_id: str, plan: PlanFile) -> PlanReceipt | None:
    """As ``import_plan`` for a plan that was imported before; None for one that never was."""
    with desk.store.read() as tx:
        project = owned_project(tx, desk, project_id)
        source = storable_text(source_of(plan.path.resolve(), Path(project.working_dir)))
        is_taken = bool(_rows(tx, project_id, source))
    return import_plan(desk, project_id, plan) if is_taken else None


def set_task_status(desk: Desk, project_id: str, number: int, status: TaskStatus) -> TaskView:
    """Say where a task stands, in its plan's file first when it came from one: a completed task
    is ticked there, and one that is completed no longer is unticked. A task by hand, or one that
    its plan no longer has, changes only here.

    Raises:
        UnknownProjectError, UnknownTaskError: it is not there.
        PlanChangedError: the file changed in this very moment; try again.
        FileError, PlanUnreadableError: the file cannot be read or written; nothing is changed.
    """
    task = get_task(desk, project_id, number)
    if task.source and GONE not in task.tags:
        folder = get_project(desk, project_id).working_dir
        plan = read_plan(folder / task.source, folder)
        if plan.task(task.source_key) is not None:
            if status is TaskStatus.COMPLETED:
                tick(plan, task.source_key, today(desk.clock))
            elif task.status is TaskStatus.COMPLETED:
                untick(plan, task.source_key)
    return set_status(desk, project_id, number, status)


def _rows(tx: Transaction, project_id: str, source: str) -> dict[str, WorkTaskRow]:
    rows = tx.exec(
        select(WorkTaskRow)
        .where(col(WorkTaskRow.project_id) == project_id, col(WorkTaskRow.source) == source)
        .order_by(col(WorkTaskRow.number).desc())
    )
    return {row.source_key: row for row in rows}


def _new_task(clock: Clock, source: str, task: PlanTask) -> NewTask:
    return NewTask(
        title=task.title,
        status=task.status,
        priority=task.priority or Priority.MEDIUM,
        phase=task.phase,
        tags=task.tags,
        due_at=_end_of(clock, task.due),
        source=source,
        source_key=task.key,
    )


def _refresh(desk: Desk, plan: PlanFile, rows: dict[str, WorkTaskRow], fresh: set[str]) -> _Counts:
    """Make the rows say what the file says; those of ``fresh`` lack only what they depend on."""
    counts = _Counts()
    now = desk.clock.now()
    for task in plan.tasks:
        key = storable_text(task.key)
        row = rows[key]
        waits_for = [storable_text(other) for other in task.depends_on]
        numbers = [rows[other].number for other in waits_for if other in rows]
        if key in fresh:
            row.depends_on = numbers
            continue
        was_completed = row.status == TaskStatus.COMPLETED
        before = _content(row)
        _follow(desk.clock, row, task, numbers)
        if _content(row) != before:
            counts.changed += 1
            row.updated_at = now
        is_completed = row.status == TaskStatus.COMPLETED
        if is_completed != was_completed:
            row.completed_at = now if is_completed else None
            counts.completed += is_completed
            counts.reopened += was_completed
    named = {storable_text(task.key) for task in plan.tasks}
    for key, row in rows.items():
        if key not in named and GONE not in row.tags:
            counts.gone += 1
            row.tags = [*row.tags, GONE]
            row.updated_at = now
            if row.status != TaskStatus.COMPLETED:
                row.status = str(TaskStatus.CANCELLED)
    return counts


def _follow(clock: Clock, row: WorkTaskRow, task: PlanTask, depends_on: list[int]) -> None:
    came_back = GONE in row.tags
    row.title = one_line(storable_text(task.title))
    row.phase = storable_text(task.phase)
    row.tags = [storable_text(tag) for tag in task.tags]
    row.depends_on = depends_on
    row.priority = str(task.priority or row.priority)
    row.due_at = _end_of(clock, task.due) or row.due_at
    # A pending box says only that it is not done; that it was begun or waits is known here alone.
    says_more = task.status is not TaskStatus.PENDING
    if says_more or came_back or row.status == TaskStatus.COMPLETED:
        row.status = str(task.status)


def _content(row: WorkTaskRow) -> tuple[object, ...]:
    return (
        row.title, row.phase, row.tags, row.depends_on, row.priority, row.due_at, row.status,
    )  # fmt: skip


def _end_of(clock: Clock, day: date | None) -> datetime | None:
    """The last minute of a local day, in UTC: until then what is due on it is not late."""
    if day is None:
        return None
    moment = datetime.combine(day, time(23, 59))
    local = moment.replace(tzinfo=clock.zone) if clock.zone else moment.astimezone()
    return local.astimezone(UTC)
