"""The commands for the plans that other tools keep in a project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sitdown.cli.calls import Answer, Call
from sitdown.clock import today
from sitdown.exchange.plain import plain
from sitdown.kinds.work.errors import NotInAProjectError
from sitdown.kinds.work.mirror.scan import is_folder
from sitdown.kinds.work.plans.errors import AmbiguousPlanTaskError, UnknownPlanTaskError
from sitdown.kinds.work.plans.finding import find_plans
from sitdown.kinds.work.plans.importing import PlanReceipt, import_plan, refresh_taken
from sitdown.kinds.work.plans.model import PlanFile
from sitdown.kinds.work.plans.reading import read_plan
from sitdown.kinds.work.plans.refreshing import PlansRefreshed, refresh_plans
from sitdown.kinds.work.plans.ticking import tick as tick_in_file
from sitdown.kinds.work.plans.ticking import untick
from sitdown.kinds.work.projects import project_at
from sitdown.kinds.work.safe_files import FileUnusableError
from sitdown.locations import path_given

if TYPE_CHECKING:
    from sitdown.engine.desk import Desk

_DONE = "✓"
_OPEN = "·"


def plans(call: Call) -> Answer:
    """The plans found in a folder with their tasks, or the one plan in a file."""
    found = _found(Path(call.arguments.path))
    lines = [line for plan in found for line in _lines(plan)]
    document = [_document(plan) for plan in found]
    troubles = [plan.trouble for plan in found if plan.trouble is not None]
    return Answer(document, lines or ["No plan here."], complaints=troubles)


def take(call: Call) -> Answer:
    """Make the tasks of a plan tasks of a project: the one the file lies in, or another. Without
    a file, bring those of every plan taken before up to date.
    """
    given = call.arguments
    path = None if given.file is None else path_given(given.file)
    with call.desk() as desk:
        project = project_at(desk, path_given(given.project or str(path or ".")))
        if path is None:
            refreshed = refresh_plans(desk, project.id)
        else:
            plan = read_plan(path, project.working_dir)
            refreshed = PlansRefreshed((import_plan(desk, project.id, plan),))
    lines = [_receipt_line(receipt) for receipt in refreshed.receipts]
    if not lines and not refreshed.troubles:
        lines = ["No plan was taken in yet. `sitdown work import FILE` takes one."]
    return Answer(
        {"project": project.name, "plans": plain(refreshed.receipts)},
        lines,
        exit_code=1 if refreshed.troubles else 0,
        complaints=refreshed.troubles,
    )


def tick(call: Call) -> Answer:
    """Say in its file that a task is done, or with ``--undo`` that it is not."""
    given = call.arguments
    plan = _plan_of(given.key, Path(given.path), given.file)
    undo: bool = given.undo
    changed = untick(plan, given.key) if undo else tick_in_file(plan, given.key, today(call.clock))
    with call.desk() as desk:
        _bring_up_to_date(desk, changed)
    task = changed.task(given.key)
    if task is None:
        raise UnknownPlanTaskError(given.key, changed.source)
    sign = _DONE if task.done else _OPEN
    document = {"source": changed.source, "done": changed.done, "total": len(changed.tasks)}
    return Answer(
        {**document, "task": plain(task)},
        [
            f"{sign} {task.key}  {task.title}",
            f"{changed.source}: {changed.done} of {len(changed.tasks)} done.",
        ],
    )


def _bring_up_to_date(desk: Desk, plan: PlanFile) -> None:
    """Have the project's own tasks say the same, where the plan was taken into one."""
    try:
        project = project_at(desk, plan.path)
    except NotInAProjectError:
        return
    refresh_taken(desk, project.id, plan)


def _found(place: Path) -> tuple[PlanFile, ...]:
    place = path_given(str(place))
    if not is_folder(place):
        return (read_plan(place),)
    try:
        next(place.iterdir(), None)
    except OSError as error:
        raise FileUnusableError(place, error.strerror or str(error)) from error
    return find_plans(place)


def _plan_of(key: str, place: Path, file: str | None) -> PlanFile:
    if file is not None:
        return read_plan(path_given(file))
    holders = [plan for plan in _found(place) if plan.task(key) is not None]
    if not holders:
        raise UnknownPlanTaskError(key, f"the plans of {place.resolve().name}")
    if len(holders) > 1:
        raise AmbiguousPlanTaskError(key, [plan.source for plan in holders])
    return holders[0]


def _lines(plan: PlanFile) -> list[str]:
    if plan.trouble is not None:
        return []
    count = f"{plan.done} of {len(plan.tasks)} done"
    lines = [f"{plan.title} · {plan.source} · {plan.format} · {count}"]
    phase = None
    for task in plan.tasks:
        if task.phase != phase:
            phase = task.phase
            lines += [f"  {phase}"] if phase else []
        sign = _DONE if task.done else _OPEN
        after = f"  due {task.due}" if task.due else ""
        lines.append(f"  {'  ' * task.depth}{sign} {task.key}  {task.title}{after}")
    return lines


def _receipt_line(receipt: PlanReceipt) -> str:
    counts = f"{receipt.added} new, {receipt.changed} changed, {receipt.gone} gone"
    return f"{receipt.source}: {counts}; {receipt.done} of {receipt.total} done."


def _document(plan: PlanFile) -> dict[str, object]:
    """A plan as a document; ``done`` and ``total`` count its tasks."""
    return {**plain(plan), "done": plan.done, "total": len(plan.tasks)}
