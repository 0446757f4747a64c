from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sitdown.clock import FrozenClock
from sitdown.engine.desk import Desk
from sitdown.kinds.work.errors import UnknownProjectError
from sitdown.kinds.work.items import NewTask, Priority, TaskStatus, TaskView
from sitdown.kinds.work.plans.errors import PlanTroubleError
from sitdown.kinds.work.plans.finding import find_plans
from sitdown.kinds.work.plans.importing import PlanReceipt, import_plan, set_task_status
from sitdown.kinds.work.plans.reading import read_plan
from sitdown.kinds.work.projects import add_project
from sitdown.kinds.work.safe_files import FileError
from sitdown.kinds.work.tasks import add_task, set_status, tasks

SPEC = """# Tasks: Albums

## Phase 1: Setup

- [x] T001 Create
- [ ] T002 Lint (depends on T001) due:2026-12-01

## Phase 2: Story (Priority: P1)

- [ ] T003 [US1] Build (depends on T001, T002)
"""


@pytest.fixture
def project_id(desk: Desk, folder: Path) -> str:
    return add_project(desk, folder).id


@pytest.fixture
def spec(folder: Path) -> Path:
    path = folder / "specs" / "001-albums" / "tasks.md"
    path.parent.mkdir(parents=True)
    path.write_text(SPEC, encoding="utf-8")
    return path


def taken(desk: Desk, project_id: str, path: Path, text: str | None = None) -> PlanReceipt:
    if text is not None:
        path.write_text(text, encoding="utf-8")
    return import_plan(desk, project_id, read_plan(path))


def by_key(desk: Desk, project_id: str) -> dict[str, TaskView]:
    return {task.source_key: task for task in tasks(desk, project_id)}


def test_the_tasks_of_a_plan_become_tasks(desk: Desk, project_id: str, spec: Path) -> None:
    add_task(desk, project_id, NewTask("by hand"))
    receipt = taken(desk, project_id, spec)
    assert receipt == PlanReceipt(
        source="specs/001-albums/tasks.md",
        title="Albums",
        added=3,
        changed=0,
        completed=0,
        reopened=0,
        gone=0,
        total=3,
        done=1,
    )
    found = by_key(desk, project_id)
    assert [task.number for task in found.values()] == [1, 2, 3, 4]
    assert found["T001"].status is TaskStatus.COMPLETED
    assert found["T001"].completed_at is None
    assert found["T002"].due_at == datetime(2026, 12, 1, 23, 59, tzinfo=UTC)
    assert found["T003"].depends_on == (2, 3)
    assert (found["T003"].priority, found["T003"].tags) == (Priority.HIGH, ("US1",))
    assert found["T003"].phase == "Phase 2: Story (Priority: P1)"


def test_the_same_again_changes_nothing(
    desk: Desk, project_id: str, spec: Path, clock: FrozenClock
) -> None:
    taken(desk, project_id, spec)
    before = tasks(desk, project_id)
    clock.advance(days=1)
    receipt = taken(desk, project_id, spec)
    assert (receipt.added, receipt.changed, receipt.gone) == (0, 0, 0)
    assert tasks(desk, project_id) == before


def test_what_is_done_in_the_file_is_done_here(
    desk: Desk, project_id: str, spec: Path, clock: FrozenClock
) -> None:
    taken(desk, project_id, spec)
    clock.advance(hours=1)
    changed = SPEC.replace("[ ] T002", "[x] T002").replace("[x] T001", "[ ] T001")
    receipt = taken(desk, project_id, spec, changed + "- [ ] T004 More\n")
    assert (receipt.added, receipt.changed, receipt.completed, receipt.reopened) == (1, 2, 1, 1)
    found = by_key(desk, project_id)
    assert found["T002"].completed_at == clock.now()
    assert found["T001"].status is TaskStatus.PENDING
    assert found["T004"].number == 4


def test_what_only_sitdown_knows_stays(desk: Desk, project_id: str, spec: Path) -> None:
    taken(desk, project_id, spec)
    set_status(desk, project_id, 2, TaskStatus.IN_PROGRESS)
    set_status(desk, project_id, 3, TaskStatus.WAITING)
    assert taken(desk, project_id, spec).changed == 0
    found = by_key(desk, project_id)
    assert found["T002"].status is TaskStatus.IN_PROGRESS
    assert found["T003"].status is TaskStatus.WAITING


def test_a_task_that_leaves_the_plan_keeps_its_number(
    desk: Desk, project_id: str, spec: Path
) -> None:
    taken(desk, project_id, spec)
    assert taken(desk, project_id, spec, "").gone == 3
    gone = by_key(desk, project_id)
    assert gone["T001"].status is TaskStatus.COMPLETED
    assert gone["T002"].status is TaskStatus.CANCELLED
    assert gone["T003"].tags == ("US1", "gone")
    assert taken(desk, project_id, spec, "").gone == 0
    receipt = taken(desk, project_id, spec, SPEC)
    assert (receipt.added, receipt.changed) == (0, 3)
    back = by_key(desk, project_id)
    assert [task.number for task in back.values()] == [1, 2, 3]
    assert back["T002"].status is TaskStatus.PENDING
    assert back["T003"].tags == ("US1",)


def test_completing_here_ticks_there(desk: Desk, project_id: str, spec: Path) -> None:
    taken(desk, project_id, spec)
    done = set_task_status(desk, project_id, 2, TaskStatus.COMPLETED)
    assert done.status is TaskStatus.COMPLETED
    assert spec.read_text(encoding="utf-8") == SPEC.replace("[ ] T002", "[x] T002")
    assert taken(desk, project_id, spec).changed == 0
    set_task_status(desk, project_id, 2, TaskStatus.PENDING)
    assert spec.read_text(encoding="utf-8") == SPEC
    set_task_status(desk, project_id, 2, TaskStatus.IN_PROGRESS)
    assert spec.read_text(encoding="utf-8") == SPEC


def test_a_lost_file_keeps_the_task_as_it_is(desk: Desk, project_id: str, spec: Path) -> None:
    taken(desk, project_id, spec)
    spec.unlink()
    with pytest.raises(FileError):
        set_task_status(desk, project_id, 2, TaskStatus.COMPLETED)
    assert by_key(desk, project_id)["T002"].status is TaskStatus.PENDING


def test_a_task_by_hand_or_gone_changes_only_here(desk: Desk, project_id: str, spec: Path) -> None:
    add_task(desk, project_id, NewTask("by hand"))
    assert set_task_status(desk, project_id, 1, TaskStatus.COMPLETED).completed_at
    taken(desk, project_id, spec)
    spec.write_text(SPEC.replace("T002", "T009"), encoding="utf-8")
    assert set_task_status(desk, project_id, 3, TaskStatus.COMPLETED).completed_at
    assert "[ ] T009" in spec.read_text(encoding="utf-8")


def test_a_plan_in_trouble_changes_nothing(desk: Desk, project_id: str, spec: Path) -> None:
    taken(desk, project_id, spec)
    spec.write_bytes(b"\xff")
    (plan,) = find_plans(spec.parents[2])
    with pytest.raises(PlanTroubleError, match="not UTF-8"):
        import_plan(desk, project_id, plan)
    assert {task.status for task in tasks(desk, project_id)} != {TaskStatus.CANCELLED}


def test_another_persons_project_is_not_found(
    desk: Desk, other_desk: Desk, project_id: str, spec: Path
) -> None:
    with pytest.raises(UnknownProjectError):
        taken(other_desk, project_id, spec)


def test_a_plan_from_outside_is_named_whole(desk: Desk, project_id: str, tmp_path: Path) -> None:
    outside = tmp_path / "todo.txt"
    outside.write_text("(A) water +garden\n", encoding="utf-8")
    assert taken(desk, project_id, outside).source == str(outside.resolve())
    set_task_status(desk, project_id, 1, TaskStatus.COMPLETED)
    assert outside.read_text(encoding="utf-8") == "x 2026-11-21 (A) water +garden\n"
