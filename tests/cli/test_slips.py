"""A name with a slip in it is refused: nothing is taken for what was meant, nothing is done."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.cli.conftest import Sitdown

from sitdown.engine.kind import Kind
from sitdown.kinds import builtin_kinds
from sitdown.kinds.money.readers.choices import KEYS


@pytest.fixture
def kinds() -> Mapping[str, Kind]:
    return builtin_kinds()


@pytest.fixture
def project(sitdown: Sitdown, tmp_path: Path) -> Path:
    """A followed folder with one task and a context that was saved."""
    folder = tmp_path / "kong gateway"
    folder.mkdir()
    sitdown("work", "add", str(folder))
    sitdown("work", "task", "add", "one", "--project", str(folder))
    sitdown("work", "save", str(folder))
    return folder


_OF_A_PROJECT = (
    "forget --yes", "sync", "list", "verify", "rebuild", "status", "brief", "save", "clear",
    "clear --undo", "tasks", "blockers", "agents", "transcripts", "costs", "time",
)  # fmt: skip


@pytest.mark.parametrize("command", _OF_A_PROJECT)
def test_a_slip_in_a_projects_path_is_not_taken_for_the_project_above_it(
    sitdown: Sitdown, project: Path, command: str
) -> None:
    slip = project / "kong gatewya"
    printed = sitdown("work", *command.split(), str(slip))
    assert (printed.code, printed.out) == (1, "")
    assert printed.err.startswith(f"There is no {slip}. The project above it is kong gateway")
    assert len(sitdown("work", "projects", "--json").document) == 1
    assert (project / ".sitdown" / "session_state.json").exists()


@pytest.mark.parametrize(
    "words", [("task", "add", "two"), ("task", "done", "1"), ("ask", "Why?"), ("answer", "1", "x")]
)
def test_neither_is_one_in_the_project_of_a_task(
    sitdown: Sitdown, project: Path, words: tuple[str, ...]
) -> None:
    printed = sitdown("work", *words, "--project", str(project / "slip"))
    assert (printed.code, printed.out) == (1, "")
    (only,) = sitdown("work", "tasks", str(project), "--json").document
    assert (only["title"], only["status"]) == ("one", "pending")


def test_a_project_whose_folder_is_gone_is_still_forgotten_by_its_path(
    sitdown: Sitdown, project: Path, tmp_path: Path
) -> None:
    project.rename(tmp_path / "moved")
    assert sitdown("work", "forget", str(project), "--yes").code == 0


def test_a_task_cannot_wait_for_one_that_is_not_there(sitdown: Sitdown, project: Path) -> None:
    add = ("work", "task", "add", "two", "--project", str(project), "--after")
    printed = sitdown(*add, "11")
    assert (printed.code, printed.out) == (1, "")
    assert "has no task #11" in printed.err
    assert sitdown(*add, "1", "--json").document["depends_on"] == [1]


@pytest.mark.parametrize(
    "command",
    [
        "money rules --remove",
        "money recurring --turn",
        "money dismissals --restore",
        "money transfers --apart",
        "money month",
        "money uncategorised",
        "money budget groceries 10 --month",
        "money goal set groceries 10 --month",
        "money funds Holiday --saved",
        "money funds Holiday --target",
        "money funds Holiday --by",
        "money export --since",
        "money export --until",
        "money export --account",
        "money rules",
        "start money --month",
        "start money --at",
        "start money --after",
        "work import",
    ],
)
@pytest.mark.parametrize("value", ["", "slip"])
def test_neither_a_slip_nor_an_empty_variable_is_passed_over(
    sitdown: Sitdown, command: str, value: str
) -> None:
    printed = sitdown(*command.split(), value)
    assert printed.code in {1, 2}, printed.out
    assert printed.out == ""
    assert sitdown("money", "funds", "--json").document == []
    assert sitdown("list", "--json").document == []


def test_a_task_is_described_and_an_export_has_its_long_option(
    sitdown: Sitdown, project: Path, tmp_path: Path
) -> None:
    add = ("work", "task", "add", "two", "--project", str(project), "--description", "why")
    assert sitdown(*add, "--json").document["description"] == "why"
    for command in (["export", "--all"], ["money", "export"]):
        path = tmp_path / command[0]
        assert sitdown(*command, "--output", str(path)).code == 0
        assert path.exists()


def test_an_answer_to_no_question_is_refused(sitdown: Sitdown, tmp_path: Path) -> None:
    bank = tmp_path / "bank.csv"
    bank.write_text("Date,Payee,Amount,Currency\n2026-11-05,Tea,-4.56,EUR\n", encoding="utf-8")
    printed = sitdown("import", str(bank), "--choose", "sing=money_in")
    assert (printed.code, printed.out) == (2, "")
    assert "no file asks for 'sing', but for sign, date_order" in printed.err
    assert sitdown("money", "files", "--json").document == []
    for key in KEYS:
        printed = sitdown("import", str(bank), "--look", "--choose", f"{key}=?")
        assert "no file asks" not in printed.err
