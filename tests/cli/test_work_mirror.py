"""Following a project from the command line."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.cli.conftest import Sitdown
from tests.kinds.work.conftest import version_1, version_2, write_state
from tests.kinds.work.repositories import commit, repository

SLUG = "2026-02-14_my-feature"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "my-app"
    write_state(made, SLUG, version_2(SLUG))
    write_state(made, "2026-02-10_api", version_1("2026-02-10_api"))
    return made.resolve()


@pytest.fixture
def app(sitdown: Sitdown, folder: Path) -> Sitdown:
    assert sitdown("work", "add", str(folder)).code == 0
    return sitdown


def test_a_project_is_added_and_read(sitdown: Sitdown, folder: Path) -> None:
    document = sitdown("work", "add", str(folder), "--name", "Mine", "--json").document
    assert (document["project"]["name"], document["sync"]["synced"]) == ("Mine", 2)
    printed = sitdown("work", "projects")
    assert "Mine" in printed.out
    assert str(folder) in printed.out


def test_a_folder_that_is_none_is_told_in_a_sentence(sitdown: Sitdown, tmp_path: Path) -> None:
    printed = sitdown("work", "add", str(tmp_path / "none"))
    assert (printed.code, printed.out) == (1, "")
    assert "is not a folder" in printed.err
    assert "sitdown work add" in sitdown("work", "projects").out


def test_the_present_folder_is_meant_and_the_project_above_it(
    app: Sitdown, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "src").mkdir()
    monkeypatch.chdir(folder / "src")
    assert app("work", "sync", "--json").document == {
        "synced": 2,
        "failed": [],
        "total": 2,
        "read": 2,
        "missing": [],
        "refused": [],
    }
    monkeypatch.chdir(folder.parent)
    printed = app("work", "sync")
    assert printed.code == 1
    assert "is in no project" in printed.err


def test_a_broken_session_is_told_and_the_others_synced(app: Sitdown, folder: Path) -> None:
    write_state(folder, "2026-03-01_bad", "{")
    printed = app("work", "sync", str(folder))
    assert printed.code == 1
    assert "3 sessions: 2 synced, 1 failed" in printed.out
    assert printed.err.startswith("2026-03-01_bad: The state of")
    document = app("work", "sync", str(folder), "--json").document
    assert [each["slug"] for each in document["failed"]] == ["2026-03-01_bad"]


def test_one_session_is_synced_by_its_slug(app: Sitdown, folder: Path) -> None:
    write_state(folder, SLUG, version_2(SLUG, topic="Another topic"))
    document = app("work", "sync", str(folder), "--slug", SLUG, "--json").document
    assert (document["title"], document["sync_status"]) == ("Another topic", "synced")
    assert app("work", "sync", str(folder), "--slug", "../x").code == 1
    assert "has no session" in app("work", "sync", str(folder), "--slug", "2026-01-01_x").err
    write_state(folder, SLUG, "[]")
    printed = app("work", "sync", str(folder), "--slug", SLUG)
    assert printed.code == 1
    assert "is not valid" in printed.err


def test_sessions_are_listed_as_they_were_read(app: Sitdown, folder: Path) -> None:
    printed = app("work", "list", str(folder))
    assert printed.out.splitlines()[0].split() == [
        *(SLUG, "build", "active", "2/5", "Add", "feature", "X"),
    ]
    write_state(folder, SLUG, version_2(SLUG, topic="A longer topic than before"))
    listed = app("work", "list", str(folder), "--json").document
    assert [each["sync_status"] for each in listed] == ["stale", "synced"]


def test_what_cannot_be_read_is_listed_with_the_reason(app: Sitdown, folder: Path) -> None:
    write_state(folder, "2026-03-01_bad", "{")
    write_state(folder, "2026-03-02_a\nb", "{")
    told = app("work", "sync", str(folder)).err.splitlines()
    assert [line.split(":")[0] for line in told] == ["2026-03-01_bad", "2026-03-02_a b"]
    assert app("work", "verify", str(folder)).out.count("2026-03-02_a b: ") == 1
    first = app("work", "list", str(folder)).out.splitlines()[0]
    assert first.split()[:5] == ["2026-03-01_bad", "created", "active", "0/0", "broken"]
    assert "it is not JSON at line 1" in first


def test_names_from_files_cannot_act_on_the_terminal(app: Sitdown, folder: Path) -> None:
    write_state(folder, SLUG, version_2(SLUG, topic="\x1b]0;owned\x07[bold]"))
    app("work", "sync", str(folder))
    printed = app("work", "list", str(folder)).out
    assert "\x1b" not in printed
    assert "[bold]" in printed


def test_verify_shows_and_mends_only_when_asked(app: Sitdown, folder: Path) -> None:
    write_state(folder, SLUG, version_2(SLUG, topic="Changed"))
    printed = app("work", "verify", str(folder))
    assert printed.code == 1
    assert "The file changed since it was last read." in printed.out
    assert "--mend: Read the file again." in printed.out
    assert "without git" in printed.out
    assert app("work", "verify", str(folder)).code == 1
    document = app("work", "verify", str(folder), "--mend", "--json").document
    assert [each["kind"] for each in document["mended"]] == ["drift"]
    kinds = {
        each["kind"] for each in app("work", "verify", str(folder), "--json").document["findings"]
    }
    assert kinds == {"no_commit"}


def test_a_rebuild_reads_everything_again(app: Sitdown, folder: Path) -> None:
    document = app("work", "rebuild", str(folder), "--json").document
    assert (document["read"], document["synced"]) == (2, 2)


def test_a_project_is_forgotten_only_with_a_yes(app: Sitdown, folder: Path) -> None:
    printed = app("work", "forget", str(folder))
    assert (printed.code, "--yes" in printed.err) == (1, True)
    assert len(app("work", "projects", "--json").document) == 1
    assert app("work", "forget", str(folder), "--yes").code == 0
    assert app("work", "projects", "--json").document == []
    assert (folder / "agents").exists()


def test_a_project_whose_sessions_cannot_be_read_is_followed_and_that_is_told(
    sitdown: Sitdown, tmp_path: Path
) -> None:
    folder = tmp_path / "linked"
    (folder / "agents").mkdir(parents=True)
    (folder / "agents" / "sessions").symlink_to(tmp_path)
    printed = sitdown("work", "add", str(folder))
    assert printed.code == 1
    assert printed.out == f"linked is followed now: {folder.resolve()}\n"
    assert "leads out of" in printed.err
    assert sitdown("work", "add", str(folder), "--json").document["sync"] is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("forget", "", "--yes"), "it is empty; name a folder, or leave it out"),
        (("task", "add", "x", "--project", ""), "it is empty; name a folder, or leave it out"),
        (("log", SLUG, "--lines", "-1"), "is no number from 1 on"),
        (("log", SLUG, "--lines", "0"), "is no number from 1 on"),
    ],
)
def test_what_an_empty_variable_leaves_is_refused(
    app: Sitdown, folder: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(folder)
    printed = app("work", *words)
    assert (printed.code, printed.out) == (2, "")
    assert said in printed.err
    assert len(app("work", "projects", "--json").document) == 1


def test_plan_and_commits_are_compared(app: Sitdown, folder: Path) -> None:
    assert "No commit is linked" in app("work", "drift", SLUG).out
    repository(folder)
    moment = datetime(2026, 2, 14, 12, 0, tzinfo=UTC)
    shas = [commit(folder, name, moment) for name in ("src/a.py", "src/b.py")]
    commits = [{"sha": sha, "message": "x", "checkpoint": 1} for sha in shas]
    session_dir = write_state(folder, SLUG, version_2(SLUG, commits=commits)).parent
    (session_dir / "plan.md").write_text("src/a.py, src/c.py", encoding="utf-8")
    app("work", "sync", str(folder))
    printed = app("work", "drift", f"my-app/{SLUG}").out.splitlines()
    assert printed[0].startswith("Add feature X: 1 of 2 files that its plan names was changed")
    assert [line.split() for line in printed[1:]] == [
        ["not", "changed", "src/c.py", "plan.md", "line", "1"],
        ["not", "named", "src/b.py", shas[1][:7]],
    ]
    assert app("work", "drift", SLUG, "--json").document["percent"] == 33
    assert app("work", "drift", "none").code == 1
