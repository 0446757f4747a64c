from __future__ import annotations

from pathlib import Path

import pytest

from sitdown.kinds.work.plans import finding
from sitdown.kinds.work.plans.errors import PlanNotTextError
from sitdown.kinds.work.plans.finding import find_plans
from sitdown.kinds.work.plans.model import PlanFormat
from sitdown.kinds.work.plans.reading import read_plan
from sitdown.kinds.work.safe_files import MOST_BYTES, FileError

ONE = "- [ ] 1.1 do it\n"


def write(path: Path, text: str = ONE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def sources(folder: Path) -> list[str]:
    return [plan.source for plan in find_plans(folder)]


def test_every_tool_keeps_its_plan_somewhere(tmp_path: Path) -> None:
    write(tmp_path / "TODO.md")
    write(tmp_path / "todo.txt", "one\n")
    write(tmp_path / "docs/tasks.md")
    write(tmp_path / "specs/001-albums/tasks.md")
    write(tmp_path / "openspec/changes/add-login/tasks.md")
    write(tmp_path / ".kiro/specs/login/tasks.md", f"# Implementation Plan\n{ONE}")
    write(tmp_path / ".taskmaster/tasks/tasks.json", '{"tasks": [{"id": 1, "title": "a"}]}')
    found = {plan.source: (plan.format, plan.title) for plan in find_plans(tmp_path)}
    assert found == {
        "TODO.md": (PlanFormat.MARKDOWN, "TODO.md"),
        "todo.txt": (PlanFormat.TODO_TXT, "todo.txt"),
        "docs/tasks.md": (PlanFormat.MARKDOWN, "tasks.md"),
        "specs/001-albums/tasks.md": (PlanFormat.SPEC_KIT, "001-albums"),
        "openspec/changes/add-login/tasks.md": (PlanFormat.OPEN_SPEC, "add-login"),
        ".kiro/specs/login/tasks.md": (PlanFormat.KIRO, "login"),
        ".taskmaster/tasks/tasks.json": (PlanFormat.TASK_MASTER, "tasks.json"),
    }


@pytest.mark.parametrize(
    "place",
    [
        "openspec/changes/archive/2026-01-01-old/tasks.md",
        "openspec/changes/archive/tasks.md",
        "node_modules/thing/TODO.md",
        ".git/tasks.md",
        "a/b/c/d/e/f/g/TODO.md",
        "README.md",
        "tasks.json",
    ],
)
def test_other_places_are_passed_over(tmp_path: Path, place: str) -> None:
    write(tmp_path / place)
    assert sources(tmp_path) == []


def test_a_plan_without_tasks_is_none(tmp_path: Path) -> None:
    write(tmp_path / "TODO.md", "# Nothing\n")
    assert sources(tmp_path) == []


def test_a_bad_file_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "TODO.md").write_bytes(b"- [ ] caf\xe9\n")
    write(tmp_path / "tasks.md")
    bad, good = find_plans(tmp_path)
    assert "not UTF-8" in (bad.trouble or "")
    assert good.trouble is None
    with pytest.raises(PlanNotTextError):
        read_plan(tmp_path / "TODO.md")


def test_links_out_are_not_followed(tmp_path: Path) -> None:
    outside = write(tmp_path / "elsewhere/TODO.md")
    project = tmp_path / "project"
    write(project / "docs/TODO.md")
    (project / "TODO.md").symlink_to(outside)
    (project / "more").symlink_to(outside.parent, target_is_directory=True)
    assert sources(project) == ["docs/TODO.md"]


def test_a_link_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "tasks.md").symlink_to(tmp_path / "tasks.md")
    (found,) = find_plans(tmp_path)
    assert found.trouble is not None


def test_a_huge_tree_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "MOST_ENTRIES", 8)
    write(tmp_path / "TODO.md")
    for name in "abcdef":
        write(tmp_path / name / "TODO.md")
    assert sources(tmp_path) == ["TODO.md", "a/TODO.md"]


def test_what_is_no_file_or_too_large_is_refused(tmp_path: Path) -> None:
    (tmp_path / "big.md").write_bytes(b" " * (MOST_BYTES + 1))
    for path in (tmp_path, tmp_path / "big.md", tmp_path / "none.md"):
        with pytest.raises(FileError):
            read_plan(path)


def test_no_folder_has_no_plans(tmp_path: Path) -> None:
    assert find_plans(tmp_path / "none") == ()
