from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.kinds.work.conftest import version_2, write_state
from tests.kinds.work.mirror.conftest import Rows
from tests.kinds.work.repositories import commit, git, repository

from sitdown.engine.desk import Desk
from sitdown.kinds.work import mirror
from sitdown.kinds.work.errors import NoRepairError, UnknownProjectError
from sitdown.kinds.work.mirror import Finding, FindingKind
from sitdown.kinds.work.state import StaleRevisionError
from sitdown.kinds.work.views import ProjectView, SyncStatus

SLUG = "2026-02-14_my-feature"
LATER = datetime(2026, 2, 15, 9, 0, tzinfo=UTC)


def state(done: list[int], commits: list[dict[str, Any]], **changed: Any) -> dict[str, Any]:
    progress = {"checkpoints_total": 3, "checkpoints_completed": done, "current_checkpoint": None}
    return version_2(SLUG, build_progress=progress, commits=commits, **changed)


def found(desk: Desk, project: ProjectView) -> dict[FindingKind, Finding]:
    """The findings, by kind."""
    return {each.kind: each for each in mirror.verify(desk, project.id).findings}


@pytest.fixture
def repo(project: ProjectView) -> Path:
    return repository(project.working_dir)


def test_where_all_agree_nothing_is_found(desk: Desk, project: ProjectView, repo: Path) -> None:
    sha = commit(repo, "a.py", LATER)
    write_state(repo, SLUG, state([1], [{"sha": sha[:9], "message": "x", "checkpoint": 1}]))
    mirror.sync_all_sessions_in_project(desk, project.id)
    seen = mirror.verify(desk, project.id)
    assert (seen.findings, seen.sessions, seen.commits) == ((), 1, 1)
    assert seen.git.branch == "main"


def test_a_commit_that_git_does_not_know_is_found(
    desk: Desk, project: ProjectView, repo: Path
) -> None:
    commit(repo, "a.py", LATER)
    claim = {"sha": "deadbeef", "message": "lost", "checkpoint": 1}
    write_state(repo, SLUG, state([1], [claim]))
    mirror.sync_all_sessions_in_project(desk, project.id)
    finding = found(desk, project)[FindingKind.UNKNOWN_COMMIT]
    assert (finding.sha, finding.checkpoint, finding.repair) == ("deadbeef", 1, None)
    assert finding.says == "Git does not know the commit deadbeef for checkpoint 1."
    with pytest.raises(NoRepairError):
        mirror.mend(desk, finding)


def test_checkpoints_without_commits_are_found_and_linked_by_choice(
    desk: Desk, project: ProjectView, repo: Path
) -> None:
    commit(repo, "old.py", datetime(2026, 1, 1, tzinfo=UTC), "checkpoint 1 of another session")
    first = commit(repo, "a.py", LATER, "feat: first (checkpoint 1)")
    second = commit(repo, "b.py", LATER, "CP-2: second")
    commit(repo, "c.py", LATER, "checkpoint 10, and checkpoint 3")
    commit(repo, "d.py", LATER, "checkpoint 3 again")
    path = write_state(repo, SLUG, state([1, 2, 3], []))
    mirror.sync_all_sessions_in_project(desk, project.id)
    before = path.read_bytes()
    findings = mirror.verify(desk, project.id).findings
    assert [each.kind for each in findings] == [FindingKind.NO_COMMIT] * 3
    assert findings[0].repair == f"Link {first[:8]} “feat: first (checkpoint 1)” to it."
    assert findings[2].repair is None
    assert path.read_bytes() == before
    assert len(list(mirror.mend_all(desk, findings))) == 2
    linked = json.loads(path.read_bytes())["commits"]
    assert [(each["sha"], each["checkpoint"]) for each in linked] == [(first, 1), (second, 2)]
    left = mirror.verify(desk, project.id).findings
    assert [(each.kind, each.checkpoint) for each in left] == [(FindingKind.NO_COMMIT, 3)]


def test_a_repair_is_refused_when_the_file_changed_since(
    desk: Desk, project: ProjectView, repo: Path
) -> None:
    commit(repo, "a.py", LATER, "checkpoint 1")
    write_state(repo, SLUG, state([1], []))
    mirror.sync_all_sessions_in_project(desk, project.id)
    finding = found(desk, project)[FindingKind.NO_COMMIT]
    path = write_state(repo, SLUG, state([1], [], topic="Changed meanwhile"))
    before = path.read_bytes()
    with pytest.raises(StaleRevisionError):
        mirror.mend(desk, finding)
    assert path.read_bytes() == before


def test_drift_is_found_and_mended(
    desk: Desk, project: ProjectView, repo: Path, query: Rows
) -> None:
    for name in ("new", "changed", "wrong"):
        if name != "new":
            write_state(repo, name, state([], []))
    mirror.sync_all_sessions_in_project(desk, project.id)
    write_state(repo, "new", state([], []))
    write_state(repo, "changed", state([], [], topic="Changed"))
    query("UPDATE work_mirror SET branch = 'x', title = 'y' WHERE session_slug = 'wrong'")
    findings = mirror.verify(desk, project.id).findings
    assert {each.slug: each.says for each in findings} == {
        "new": "The database does not have it yet.",
        "changed": "The file changed since it was last read.",
        "wrong": "The database has another title, branch than the file.",
    }
    assert {each.kind for each in findings} == {FindingKind.DRIFT}
    for finding in findings:
        mirror.mend(desk, finding)
    assert mirror.verify(desk, project.id).findings == ()


def test_a_conflict_is_settled_by_choice(desk: Desk, project: ProjectView, repo: Path) -> None:
    write_state(repo, SLUG, state([], [], current_phase="docs"))
    mirror.sync_all_sessions_in_project(desk, project.id)
    write_state(repo, SLUG, state([], [], current_phase="plan"))
    mirror.sync_all_sessions_in_project(desk, project.id)
    finding = found(desk, project)[FindingKind.CONFLICT]
    assert "went back from docs to plan" in finding.says
    settled = mirror.mend(desk, finding)
    assert (settled.sync_status, settled.status) == (SyncStatus.SYNCED, "plan")
    assert mirror.verify(desk, project.id).findings == ()
    mirror.sync_all_sessions_in_project(desk, project.id)
    assert mirror.get_session(desk, project.id, SLUG).sync_status is SyncStatus.SYNCED


def test_what_only_a_person_can_mend_is_told(desk: Desk, project: ProjectView, repo: Path) -> None:
    write_state(repo, "gone", state([], []))
    write_state(repo, "unfinished", state([], [], current_phase="complete"))
    mirror.sync_all_sessions_in_project(desk, project.id)
    shutil.rmtree(repo / "agents" / "sessions" / "gone")
    write_state(repo, "bad", "{")
    write_state(repo, "twice", '{"topic": "a", "topic": "b", "current_phase": "spec"}')
    mirror.sync_all_sessions_in_project(desk, project.id)
    findings = {each.slug: each for each in mirror.verify(desk, project.id).findings}
    assert {slug: each.kind.value for slug, each in findings.items()} == {
        "bad": "broken",
        "gone": "missing",
        "twice": "doubt",
        "unfinished": "unfinished",
    }
    assert all(each.repair is None for each in findings.values())
    assert findings["unfinished"].says == "It is called complete with 0 of 3 checkpoints."


def test_without_git_commits_are_not_compared_and_that_is_told(
    desk: Desk, project: ProjectView
) -> None:
    claim = {"sha": "deadbeef", "message": "x", "checkpoint": 1}
    write_state(project.working_dir, SLUG, state([1], [claim]))
    mirror.sync_all_sessions_in_project(desk, project.id)
    findings = found(desk, project)
    assert set(findings) == {FindingKind.GIT_UNKNOWN}
    assert "in no git repository" in findings[FindingKind.GIT_UNKNOWN].says


def test_a_history_that_is_cut_short_is_no_proof(
    desk: Desk, project: ProjectView, tmp_path: Path
) -> None:
    origin = repository(tmp_path / "origin")
    sha = commit(origin, "a.py", LATER)
    commit(origin, "b.py", LATER)
    project.working_dir.rmdir()
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{origin}", str(project.working_dir))
    claim = {"sha": sha, "message": "x", "checkpoint": 1}
    write_state(project.working_dir, SLUG, state([1], [claim]))
    mirror.sync_all_sessions_in_project(desk, project.id)
    finding = found(desk, project)[FindingKind.GIT_UNKNOWN]
    assert "cut short" in finding.says


def test_a_person_verifies_only_their_own(
    desk: Desk, other_desk: Desk, project: ProjectView
) -> None:
    write_state(project.working_dir, SLUG, state([], []))
    (finding,) = mirror.verify(desk, project.id).findings
    with pytest.raises(UnknownProjectError):
        mirror.verify(other_desk, project.id)
    with pytest.raises(UnknownProjectError):
        mirror.mend(other_desk, finding)
