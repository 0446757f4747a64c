from __future__ import annotations

from pathlib import Path

import pytest

from sitdown.engine.desk import Desk
from sitdown.errors import StoreBusyError
from sitdown.kinds.work.errors import UnknownProjectError
from sitdown.kinds.work.items import TaskStatus
from sitdown.kinds.work.plans import refreshing
from sitdown.kinds.work.plans.importing import import_plan
from sitdown.kinds.work.plans.reading import read_plan
from sitdown.kinds.work.plans.refreshing import follow_plans, refresh_plans
from sitdown.kinds.work.projects import add_project
from sitdown.kinds.work.taking_in import synced_project
from sitdown.kinds.work.tasks import start_task, tasks

OPEN = "- [ ] T001 Saw\n- [ ] T002 Glue\n"
DONE = "- [x] T001 Saw\n- [ ] T002 Glue\n"


@pytest.fixture
def project_id(desk: Desk, folder: Path) -> str:
    return add_project(desk, folder).id


@pytest.fixture
def plan(desk: Desk, project_id: str, folder: Path) -> Path:
    path = folder / "tasks.md"
    path.write_text(OPEN, encoding="utf-8")
    import_plan(desk, project_id, read_plan(path))
    return path


def statuses(desk: Desk, project_id: str) -> list[str]:
    return [str(task.status) for task in tasks(desk, project_id)]


def test_a_box_that_was_ticked_in_the_file_is_done_here(
    desk: Desk, project_id: str, plan: Path
) -> None:
    plan.write_text(DONE, encoding="utf-8")
    assert follow_plans(desk, project_id) == ()
    assert statuses(desk, project_id) == ["completed", "pending"]

    plan.write_text(OPEN, encoding="utf-8")
    synced_project(desk, project_id)
    assert statuses(desk, project_id) == ["pending", "pending"]


def test_a_plan_that_did_not_change_is_not_read_again(
    desk: Desk, project_id: str, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitdown.kinds.work.mirror.stamps.SETTLED_NS", -1)
    follow_plans(desk, project_id)
    read: list[Path] = []

    def counted(path: Path, project: Path | None = None) -> object:
        read.append(path)
        return read_plan(path, project)

    monkeypatch.setattr(refreshing, "read_plan", counted)
    follow_plans(desk, project_id)
    assert read == []
    assert len(refresh_plans(desk, project_id).receipts) == 1
    plan.write_text(DONE, encoding="utf-8")
    follow_plans(desk, project_id)
    assert read == [plan, plan]


def test_a_file_that_is_being_written_loses_no_task(
    desk: Desk, project_id: str, plan: Path
) -> None:
    start_task(desk, project_id, 1)
    plan.write_text("", encoding="utf-8")
    assert follow_plans(desk, project_id) == ()
    assert statuses(desk, project_id) == ["in_progress", "pending"]
    refresh_plans(desk, project_id)
    assert statuses(desk, project_id) == [TaskStatus.CANCELLED] * 2


def test_a_plan_that_is_gone_or_a_busy_database_are_told_and_cost_nothing(
    desk: Desk, project_id: str, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan.unlink()
    (trouble,) = follow_plans(desk, project_id)
    assert "tasks.md" in trouble
    assert statuses(desk, project_id) == ["pending", "pending"]

    plan.write_text(DONE, encoding="utf-8")

    is_busy = StoreBusyError(str(plan), 5.0)

    def busy(*_: object) -> None:
        raise is_busy

    monkeypatch.setattr(refreshing, "import_plan", busy)
    assert follow_plans(desk, project_id) == (str(is_busy),)
    with pytest.raises(UnknownProjectError):
        follow_plans(desk, "none")
