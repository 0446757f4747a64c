"""Plans of other tools on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Sitdown
from tests.hostile import HOSTILE

PLAN = "# Garden\n\n## Now\n\n- [ ] water the beans due:2026-12-01\n  - [x] fill the can\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    made = tmp_path / "garden"
    (made / "specs" / "001-shed").mkdir(parents=True)
    (made / "TODO.md").write_text(PLAN, encoding="utf-8")
    tasks = "## Phase 1: Floor\n\n- [ ] T001 Saw\n"
    (made / "specs" / "001-shed" / "tasks.md").write_text(tasks, encoding="utf-8")
    return made


def test_every_plan_of_a_folder_is_listed(sitdown: Sitdown, project: Path) -> None:
    printed = sitdown("work", "plans", str(project))
    assert printed.code == 0
    lines = printed.out.splitlines()
    assert lines[0] == "Garden · TODO.md · markdown · 1 of 2 done"
    assert lines[1] == "  Now"
    assert lines[2].endswith("water the beans due:2026-12-01  due 2026-12-01")
    assert lines[3].startswith("    ✓ ")
    assert lines[4] == "001-shed · specs/001-shed/tasks.md · spec-kit · 0 of 1 done"
    assert lines[6] == "  · T001  Saw"


def test_the_document_has_every_task(sitdown: Sitdown, project: Path) -> None:
    first, second = sitdown("work", "plans", str(project), "--json").document
    assert (first["format"], first["done"], first["total"]) == ("markdown", 1, 2)
    assert second["tasks"][0]["key"] == "T001"
    assert second["tasks"][0]["status"] == "pending"


def test_one_file_of_any_name_can_be_asked_for(sitdown: Sitdown, tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("- [ ] one\n", encoding="utf-8")
    assert sitdown("work", "plans", str(path), "--json").document[0]["total"] == 1
    assert sitdown("work", "plans", str(tmp_path)).out == "No plan here.\n"


def test_a_bad_plan_is_told_and_the_others_are_shown(sitdown: Sitdown, project: Path) -> None:
    (project / "tasks.md").write_bytes(b"- [ ] caf\xe9\n")
    printed = sitdown("work", "plans", str(project))
    assert "tasks.md cannot be read as a plan" in printed.err
    assert "Garden" in printed.out
    assert sitdown("work", "plans", str(project / "none.md")).code == 1


def test_ticking_and_unticking(sitdown: Sitdown, project: Path) -> None:
    path = project / "specs" / "001-shed" / "tasks.md"
    before = path.read_bytes()
    ticked = sitdown("work", "tick", "T001", str(project))
    assert ticked.out.splitlines()[0] == "✓ T001  Saw"
    assert path.read_bytes() == before.replace(b"[ ]", b"[x]")
    assert sitdown("work", "tick", "T001", "--file", str(path), "--undo").code == 0
    assert path.read_bytes() == before
    document = sitdown("work", "tick", "T001", str(project), "--json").document
    assert (document["done"], document["task"]["status"]) == (1, "completed")


def test_a_key_that_is_nowhere_or_twice(sitdown: Sitdown, project: Path) -> None:
    assert "no task 'T009'" in sitdown("work", "tick", "T009", str(project)).err
    other = project / "specs" / "002-roof"
    other.mkdir()
    (other / "tasks.md").write_text("- [ ] T001 Nail\n", encoding="utf-8")
    printed = sitdown("work", "tick", "T001", str(project))
    assert printed.code == 1
    assert "--file" in printed.err


def test_plans_are_taken_into_their_project_and_followed(sitdown: Sitdown, project: Path) -> None:
    plan = project / "specs" / "001-shed" / "tasks.md"
    assert "is in no project" in sitdown("work", "import", str(plan)).err
    assert sitdown("work", "add", str(project)).code == 0
    first = sitdown("work", "import", str(plan))
    assert first.out == "specs/001-shed/tasks.md: 1 new, 0 changed, 0 gone; 0 of 1 done.\n"
    assert sitdown("work", "tick", "T001", str(project)).code == 0
    (again,) = sitdown("work", "import", str(plan), "--json").document["plans"]
    assert (again["added"], again["changed"], again["done"]) == (0, 0, 1)


def test_plans_taken_before_are_brought_up_to_date_together(
    sitdown: Sitdown, project: Path
) -> None:
    sitdown("work", "add", str(project))
    assert "No plan was taken" in sitdown("work", "import", "--project", str(project)).out
    for name in ("TODO.md", "specs/001-shed/tasks.md"):
        assert sitdown("work", "import", str(project / name)).code == 0
    (project / "TODO.md").write_text(PLAN.replace("[ ]", "[x]"), encoding="utf-8")
    (project / "specs" / "001-shed" / "tasks.md").unlink()
    printed = sitdown("work", "import", "--project", str(project))
    assert printed.out == "TODO.md: 0 new, 1 changed, 0 gone; 2 of 2 done.\n"
    assert printed.code == 1
    assert "001-shed/tasks.md" in printed.err


def test_hostile_titles_are_printed_harmlessly(sitdown: Sitdown, tmp_path: Path) -> None:
    lines = "\n".join(f"- [ ] {text!s}".splitlines()[0] for text in HOSTILE if text.strip())
    (tmp_path / "TODO.md").write_bytes(lines.encode("utf-8", "replace"))
    printed = sitdown("work", "plans", str(tmp_path))
    assert printed.code == 0
    assert not any(sign in printed.out for sign in "\x1b\x9b\x00\x07\u202e")
    assert sitdown("work", "plans", str(tmp_path), "--json").code == 0


def test_a_look_at_the_project_takes_in_what_was_ticked(sitdown: Sitdown, project: Path) -> None:
    path = project / "specs" / "001-shed" / "tasks.md"
    sitdown("work", "add", str(project))
    sitdown("work", "import", str(path))
    path.write_text("- [x] T001 Saw\n- [ ] T002 Glue\n", encoding="utf-8")
    assert sitdown("work", "brief", str(project), "--json").document["counts"] == {
        "done": 1,
        "total": 2,
    }
    path.unlink()
    for command in ("sync", "brief"):
        printed = sitdown("work", command, str(project))
        assert printed.code == 0
        assert "tasks.md" in printed.err


def test_a_folder_that_the_system_refuses_is_told_and_holds_no_plan(
    sitdown: Sitdown, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "cannot be a path" in sitdown("work", "plans", f"/{'x' * 5_000}").err

    def refuse(_: Path) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    printed = sitdown("work", "plans", str(project))
    assert (printed.code, printed.out) == (1, "")
    assert "Permission denied" in printed.err
