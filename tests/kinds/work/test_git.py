from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.kinds.work.repositories import commit, git, repository

from sitdown.kinds.work import git as asked

MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return repository(tmp_path / "project")


def everything(folder: Path) -> tuple[object, ...]:
    return (
        asked.look(folder),
        asked.known_commits(folder, ["abcd1234"]),
        asked.commits_since(folder, MONDAY),
        asked.files_since(folder, MONDAY),
        asked.files_of(folder, ["abcd1234"]),
    )


def test_it_tells_where_a_folder_stands(project: Path) -> None:
    sha = commit(project, "a.py", MONDAY)
    seen = asked.look(project)
    assert (seen.is_known, seen.branch, seen.head, seen.top) == (True, "main", sha, project)
    assert (seen.is_linked, seen.is_shallow) == (False, False)
    assert asked.look(project / ".." / "project").top == project


def test_before_the_first_commit_there_is_a_branch_and_no_more(project: Path) -> None:
    seen = asked.look(project)
    assert (seen.is_known, seen.branch, seen.head) == (True, "main", None)
    assert asked.known_commits(project, ["abcd1234"]) == frozenset()
    assert asked.commits_since(project, MONDAY) == ()
    assert asked.files_since(project, MONDAY) == ()


def test_a_detached_head_is_on_no_branch(project: Path) -> None:
    sha = commit(project, "a.py", MONDAY)
    git(project, "checkout", "--quiet", "--detach")
    seen = asked.look(project)
    assert (seen.branch, seen.head) == (None, sha)


def test_a_further_working_tree_is_told_as_one(project: Path, tmp_path: Path) -> None:
    commit(project, "a.py", MONDAY)
    git(project, "worktree", "add", "--quiet", "-b", "feature/x", str(tmp_path / "other"))
    seen = asked.look(tmp_path / "other")
    assert (seen.branch, seen.is_linked, seen.top) == ("feature/x", True, tmp_path / "other")


def test_only_hashes_of_commits_are_known(project: Path) -> None:
    first = commit(project, "a.py", MONDAY)
    second = commit(project, "b.py", MONDAY + timedelta(hours=1))
    tree = git(project, "rev-parse", "HEAD^{tree}")
    strange = ["", "HEAD", "-x", "--help", "main", f"{first}\n{second}", "0" * 40, tree, "\udcff"]
    given = [first, second[:8], second.upper(), *strange]
    assert asked.known_commits(project, given) == frozenset({first, second[:8], second.upper()})
    assert asked.known_commits(project, []) == frozenset()


def test_commits_since_a_moment_come_newest_first(project: Path) -> None:
    commit(project, "a.py", MONDAY, "Begin")
    second = commit(project, "b.py", MONDAY + timedelta(hours=1), "Go on – with ünicode")
    third = commit(project, "dir/c d.py", MONDAY + timedelta(hours=2), "And  end")
    found = asked.commits_since(project, MONDAY + timedelta(minutes=30))
    assert found is not None
    assert [(each.sha, each.subject) for each in found] == [
        (third, "And  end"),
        (second, "Go on – with ünicode"),
    ]
    assert found[0].committed_at == MONDAY + timedelta(hours=2)
    assert len(asked.commits_since(project, MONDAY - timedelta(days=1), most=1) or ()) == 1
    assert asked.files_since(project, MONDAY + timedelta(minutes=30)) == ("b.py", "dir/c d.py")
    assert asked.commits_since(project, MONDAY + timedelta(days=1)) == ()


def test_the_first_commit_and_strange_names_are_files_too(project: Path) -> None:
    names = ["-x", "line\nbreak", "ü.py"]
    for number, name in enumerate(names):
        commit(project, name, MONDAY + timedelta(minutes=number))
    git(project, "config", "log.showRoot", "false")
    git(project, "config", "diff.relative", "true")
    assert asked.files_since(project / ".", MONDAY - timedelta(days=1)) == tuple(sorted(names))


def test_a_branch_named_like_an_option_harms_nothing(project: Path) -> None:
    sha = commit(project, "a.py", MONDAY)
    git(project, "update-ref", "refs/heads/--output=owned", "HEAD")
    git(project, "symbolic-ref", "HEAD", "refs/heads/--output=owned")
    assert asked.look(project).branch == "--output=owned"
    found = asked.commits_since(project, MONDAY - timedelta(hours=1))
    assert [each.sha for each in found or ()] == [sha]
    assert sorted(path.name for path in project.iterdir()) == [".git", "a.py"]


def test_without_a_repository_nothing_is_known(tmp_path: Path) -> None:
    seen, *others = everything(tmp_path)
    assert seen == asked.GitView(reason="the folder is in no git repository")
    assert others == [None, None, None, None]


def test_without_the_folder_nothing_is_known(tmp_path: Path) -> None:
    for folder in (tmp_path / "none", Path("a\x00b")):
        seen, *others = everything(folder)
        assert seen == asked.GitView(reason="the folder cannot be entered")
        assert others == [None, None, None, None]


def test_without_git_nothing_is_known(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    seen, *others = everything(project)
    assert seen == asked.GitView(reason="git is not installed")
    assert others == [None, None, None, None]


def test_a_git_of_the_projects_own_is_not_started(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = project / "git"
    own.write_text(f"#!/bin/sh\ntouch {project}/owned\n", encoding="utf-8")
    own.chmod(0o755)
    monkeypatch.chdir(project)
    monkeypatch.setenv("PATH", ".")
    assert asked.look(project).reason == "git is not installed"
    assert not (project / "owned").exists()


@pytest.mark.parametrize("damaged", ["HEAD", "config", "objects"])
def test_a_broken_repository_is_told(project: Path, damaged: str) -> None:
    commit(project, "a.py", MONDAY)
    part = project / ".git" / damaged
    if part.is_dir():
        shutil.rmtree(part)
    else:
        part.write_bytes(b"\x00[broken")
    seen, *others = everything(project)
    assert isinstance(seen, asked.GitView)
    assert not seen.is_known
    assert others == [None, None, None, None]


def test_a_lost_commit_is_not_taken_for_none(project: Path) -> None:
    sha = commit(project, "a.py", MONDAY)
    (project / ".git" / "objects" / sha[:2] / sha[2:]).unlink()
    assert asked.known_commits(project, [sha]) == frozenset()
    assert asked.commits_since(project, MONDAY - timedelta(days=1)) is None


def test_git_that_hangs_is_left(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "bin" / "git"
    slow.parent.mkdir()
    slow.write_text("#!/bin/sh\nsleep 60 & wait\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{slow.parent}:{os.environ['PATH']}")
    monkeypatch.setattr(asked, "SECONDS", 0.2)
    assert asked.look(project).reason == "git did not answer within 0.2 seconds"


def test_git_is_asked_to_take_no_lock_and_to_ask_nobody(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "told"
    spy = tmp_path / "bin" / "git"
    spy.parent.mkdir()
    spy.write_text(f"#!/bin/sh\nenv >> {told}\nexit 1\n", encoding="utf-8")
    spy.chmod(0o755)
    monkeypatch.setenv("PATH", f"{spy.parent}:{os.environ['PATH']}")
    everything(project)
    lines = told.read_text(encoding="utf-8").splitlines()
    asked_times = lines.count(f"PWD={project}")
    assert asked_times > 0
    for line in ("GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1"):
        assert lines.count(line) == asked_times


def test_programs_that_a_repository_names_are_not_started(project: Path, tmp_path: Path) -> None:
    owned = tmp_path / "owned"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {owned}\ncat\n", encoding="utf-8")
    program.chmod(0o755)
    sha = commit(project, "a.py", MONDAY)
    (project / ".gitattributes").write_text("* filter=x diff=x\n", encoding="utf-8")
    (project / "a.py").write_text("changed", encoding="utf-8")
    for name in (
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "core.askPass",
        "diff.external",
        "diff.x.textconv",
        "diff.x.command",
        "filter.x.clean",
        "filter.x.process",
        "gpg.program",
        "credential.helper",
    ):
        git(project, "config", name, str(program))
    git(project, "config", "log.showSignature", "true")
    # A repository may promise objects that git would fetch when they are asked for.
    git(project, "config", "extensions.partialClone", "origin")
    git(project, "config", "core.repositoryFormatVersion", "1")
    git(project, "config", "remote.origin.promisor", "true")
    git(project, "config", "remote.origin.url", f"ext::{program}")
    git(project, "config", "protocol.ext.allow", "always")
    seen = asked.look(project)
    assert (seen.branch, seen.head) == ("main", sha)
    assert asked.known_commits(project, [sha, "1" * 40]) in (frozenset({sha}), None)
    assert asked.files_since(project, MONDAY - timedelta(days=1)) == ("a.py",)
    assert not owned.exists()


def test_the_repository_is_left_as_it_was(project: Path) -> None:
    commit(project, "a.py", MONDAY)
    before = {path: path.stat().st_mtime_ns for path in sorted(project.rglob("*"))}
    everything(project)
    assert {path: path.stat().st_mtime_ns for path in sorted(project.rglob("*"))} == before


def test_a_surrounding_git_does_not_lead_elsewhere(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = repository(tmp_path / "other")
    sha = commit(project, "a.py", MONDAY)
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    assert asked.look(project).head == sha


def test_the_files_of_commits_are_told_with_the_commits(project: Path) -> None:
    first = commit(project, "src/a b.py", MONDAY)
    second = commit(project, "src/a b.py", MONDAY + timedelta(hours=1))
    third = commit(project, "ö.md", MONDAY + timedelta(hours=2))
    told = asked.files_of(project, [first, second[:8], third, "abcd1234", "--help"])
    assert told is not None
    assert {path: set(shas) for path, shas in told.items()} == {
        "src/a b.py": {first, second},
        "ö.md": {third},
    }
    assert asked.files_of(project, []) == {}
