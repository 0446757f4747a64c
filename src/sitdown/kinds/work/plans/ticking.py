"""Ticking a task in its own file: the bytes that say “done” change, and no other.

A file that changed since it was read is left alone, so a tick never lands beside its task.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from sitdown.kinds.work.plans.errors import NoMarkError, PlanChangedError, UnknownPlanTaskError
from sitdown.kinds.work.plans.model import PlanFile, PlanFormat, PlanTask
from sitdown.kinds.work.plans.reading import plan_of, revision_of
from sitdown.kinds.work.plans.task_master import DONE, OPEN
from sitdown.kinds.work.safe_files import locked, read_bounded, replace_file


def tick(plan: PlanFile, key: str, day: date) -> PlanFile:
    """Say in its file that a task is done; one that is already is left as it is.

    Args:
        plan: as it was read.
        key: of the task.
        day: the local day on which it was done, which todo.txt keeps.

    Returns:
        The plan as it is now.

    Raises:
        UnknownPlanTaskError: the plan has no such task.
        NoMarkError: its file has no place to say it in.
        PlanChangedError: the file is not the one that was read; nothing is written.
        FileError: it cannot be read or written.
    """
    return _write(plan, key, day)


def untick(plan: PlanFile, key: str) -> PlanFile:
    """Say in its file that a task is still to be done; raises as ``tick``. After a tick of a
    pending task the file has the bytes it had before.
    """
    return _write(plan, key, None)


def ticked(raw: bytes, task: PlanTask, plan_format: PlanFormat, day: date | None) -> bytes:
    """The bytes of a file in which one task is done since that day, or not done without one.

    todo.txt gets ``x``, the day and a blank before the line, as its rules have it; a Markdown
    file one letter between the brackets, and task-master another status.

    Raises:
        NoMarkError: the task has no mark to change.
    """
    if task.mark is None:
        raise NoMarkError(task.key, plan_format)
    if task.done == (day is not None):
        return raw
    if plan_format is PlanFormat.TODO_TXT:
        new = f"x {day.isoformat()} ".encode("ascii") if day else b""
    elif plan_format is PlanFormat.TASK_MASTER:
        new = DONE if day else OPEN
    else:
        new = b"x" if day else b" "
    return raw[: task.mark.start] + new + raw[task.mark.end :]


def _write(plan: PlanFile, key: str, day: date | None) -> PlanFile:
    task = plan.task(key)
    if task is None:
        raise UnknownPlanTaskError(key, plan.source)
    path = plan.path.resolve()
    with locked(path):
        raw = _as_it_was_read(plan, path)
        new = ticked(raw, task, plan.format, day)
        if new != raw:
            # Editors and agents ask for no lock, so look again at the last moment.
            replace_file(path, new, last_look=lambda: _look(plan, path))
    return replace(plan_of(plan.path, new), source=plan.source)


def _as_it_was_read(plan: PlanFile, path: Path) -> bytes:
    raw = read_bounded(path)
    if revision_of(raw) != plan.revision:
        raise PlanChangedError(plan.source)
    return raw


def _look(plan: PlanFile, path: Path) -> None:
    _as_it_was_read(plan, path)
