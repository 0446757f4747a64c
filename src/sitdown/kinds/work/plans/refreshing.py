"""Bringing every plan that was taken into a project up to date at once."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import col, select

from sitdown.engine.desk import Desk
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


def refresh_plans(desk: Desk, project_id: str) -> PlansRefreshed:
    """Read every plan that tasks of a project came from, and bring those tasks up to date. A plan
    that cannot be read changes none of them.

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
    folder = get_project(desk, project_id).working_dir
    receipts = []
    troubles = []
    for source in sources:
        try:
            plan = read_plan(folder / source, folder)
        except (FileError, PlanUnreadableError) as error:
            troubles.append(str(error))
        else:
            receipts.append(import_plan(desk, project_id, plan))
    return PlansRefreshed(tuple(receipts), tuple(troubles))
