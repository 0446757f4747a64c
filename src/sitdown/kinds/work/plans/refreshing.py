"""Bringing every plan that was taken into a project up to date at once."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from sqlmodel import col, select

from sitdown.engine.desk import Desk
from sitdown.engine.text import storable_text
from sitdown.errors import StoreBusyError, StoreUnwritableError
from sitdown.kinds.work.agents.file_marks import Mark, read_marks
from sitdown.kinds.work.agents.file_marks import mark as mark_read
from sitdown.kinds.work.mirror.stamps import settled, stamp_of
from sitdown.kinds.work.plans.errors import PlanUnreadableError
from sitdown.kinds.work.plans.importing import PlanReceipt, import_plan
from sitdown.kinds.work.plans.reading import read_plan
from sitdown.kinds.work.projects import get_project, owned_project
from sitdown.kinds.work.safe_files import FileError
from sitdown.kinds.work.tables import WorkTaskRow


@dataclass(frozen=True, slots=True)
class PlansRefreshed:
    """What became of each plan, and sentences about those that could not be read."""

    receipts: tuple[PlanReceipt, ...] = ()
    troubles: tuple[str, ...] = ()


def refresh_plans(desk: Desk, project_id: str, *, only_changed: bool = False) -> PlansRefreshed:
    """Read every plan that tasks of a project came from, and bring those tasks up to date. A plan
    that cannot be read changes none of them.

    Args:
        desk: whose.
        project_id: of the project.
        only_changed: whether to leave files out that are as they were when they were last read.

    Raises:
        UnknownProjectError: this person has none of that id.
    """
    with desk.store.read() as tx:
        owned_project(tx, desk, project_id)
        sources = tx.exec(
            select(WorkTaskRow.source)
            .where(col(WorkTaskRow.project_id) == project_id, col(WorkTaskRow.source) != "")
            .distinct()
            .order_by(col(WorkTaskRow.source))
        ).all()
        seen = read_marks(tx, desk.user_id) if only_changed else {}
    folder = get_project(desk, project_id).working_dir
    receipts = []
    troubles = []
    for source in sources:
        path = folder / source
        stamp = _stamp(path)
        mark = seen.get(storable_text(str(path)))
        if stamp and mark is not None and mark.file_identity == stamp:
            continue
        try:
            plan = read_plan(path, folder)
        except (FileError, PlanUnreadableError) as error:
            troubles.append(str(error))
            continue
        if only_changed and not plan.tasks:
            # Emptied in this moment, perhaps, to be written anew: nobody asked to lose its tasks.
            continue
        receipts.append(import_plan(desk, project_id, plan))
        with desk.store.write() as tx:
            mark_read(tx, desk, Mark(str(path), 0, stamp), project_id)
    return PlansRefreshed(tuple(receipts), tuple(troubles))


def follow_plans(desk: Desk, project_id: str) -> tuple[str, ...]:
    """Bring the tasks of the plans that changed up to date, for whoever came for something else:
    whatever is in the way comes back as sentences.

    Raises:
        UnknownProjectError: this person has none of that id.
    """
    try:
        return refresh_plans(desk, project_id, only_changed=True).troubles
    except (StoreBusyError, StoreUnwritableError) as trouble:
        return (str(trouble),)


def _stamp(path: Path) -> str:
    """What tells whether a file changed; empty where it cannot be looked at."""
    now = time.time_ns()
    try:
        seen = path.stat()
    except (OSError, ValueError):
        return ""
    return settled(stamp_of(seen), seen, now)
