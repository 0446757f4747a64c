from __future__ import annotations

import stat
from pathlib import Path

import pytest
from tests.kinds.work.state.folders import (
    NOW,
    SLUG,
    Make,
    document_of,
    session_folder,
)

from sitdown.kinds.work import safe_files
from sitdown.kinds.work.safe_files import FileTooLargeError, LeavesFolderError, LockedTooLongError
from sitdown.kinds.work.state import (
    CheckpointRangeError,
    NotASessionNameError,
    Phase,
    SessionStateManager,
    StateInvalidError,
    StateNotFoundError,
    Status,
)


def test_a_session_that_is_not_there_is_named_with_its_path(tmp_path: Path) -> None:
    manager = SessionStateManager(tmp_path / "nothing")
    for attempt in (manager.load, manager.complete_phase, lambda: manager.save({})):
        with pytest.raises(StateNotFoundError) as caught:
            attempt()
        assert (caught.value.slug, caught.value.path.name) == ("nothing", "state.json")
        assert str(tmp_path / "nothing" / "state.json") in str(caught.value)


def test_an_empty_folder_is_no_session(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(StateNotFoundError, match="'empty'"):
        SessionStateManager(tmp_path / "empty").load()


@pytest.mark.parametrize("name", ["..", ".git", "a\\b"])
def test_a_name_no_session_has_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotASessionNameError):
        SessionStateManager(tmp_path / name)


def test_links_out_are_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    outside = session_folder(tmp_path / "elsewhere")
    sessions = tmp_path / "sessions"
    (sessions / "own").mkdir(parents=True)
    (sessions / SLUG).symlink_to(outside)
    (sessions / "own" / "state.json").symlink_to(outside / "state.json")
    before = (outside / "state.json").read_bytes()
    for name in (SLUG, "own"):
        manager = SessionStateManager(sessions / name)
        for attempt in (manager.load, manager.complete_phase):
            with pytest.raises(LeavesFolderError):
                attempt()
    assert (outside / "state.json").read_bytes() == before


def test_more_than_ten_megabytes_are_neither_read_nor_written(make: Make) -> None:
    manager = make(description="x" * (safe_files.MOST_BYTES - 2000))
    manager.load()
    with pytest.raises(FileTooLargeError):
        manager.add_commit("abc1234", "y" * 5000)
    assert len(manager.load().commits) == 1
    manager.path.write_bytes(b" " * (safe_files.MOST_BYTES + 1))
    with pytest.raises(FileTooLargeError):
        manager.load()


def test_a_commit_is_noted_with_its_time(make: Make) -> None:
    manager = make()
    state = manager.add_commit("ABCDEF0", "feat: “more”\nwith a body", checkpoint=2)
    assert [commit.sha for commit in state.commits] == ["abc1234", "ABCDEF0"]
    assert document_of(manager)["commits"][1] == {
        "sha": "ABCDEF0",
        "message": "feat: “more”\nwith a body",
        "checkpoint": 2,
        "created_at": NOW,
    }


def test_the_same_commit_is_noted_once(make: Make) -> None:
    manager = make()
    before = manager.path.read_bytes()
    manager.add_commit("abc1234", "feat: X", checkpoint=1)
    assert manager.path.read_bytes() == before
    assert len(manager.add_commit("abc1234", "feat: X", checkpoint=2).commits) == 2


@pytest.mark.parametrize("sha", ["", "abc", "main", "--all", "abc1234 ", "a" * 65])
def test_what_is_no_hash_is_no_commit(make: Make, sha: str) -> None:
    with pytest.raises(StateInvalidError, match="sha is"):
        make().add_commit(sha, "x")


def test_a_commit_belongs_to_a_checkpoint_there_is(make: Make) -> None:
    with pytest.raises(CheckpointRangeError):
        make().add_commit("abc1234", "x", checkpoint=6)


def test_status_branch_and_worktree_are_set_and_cleared(make: Make) -> None:
    manager = make(git=...)
    assert manager.set_status(Status.PAUSED).status is Status.PAUSED
    assert manager.set_status("failed").status is Status.FAILED
    assert manager.set_git_branch("feature/ü").branch == "feature/ü"
    assert manager.set_git_worktree("/w/t").worktree == "/w/t"
    assert manager.set_git_branch(None).branch is None
    assert document_of(manager)["git"] == {
        "branch": None,
        "worktree": "/w/t",
        "base_branch": None,
    }


@pytest.mark.parametrize("name", ["", "a\nb", "\x1b[2J", "\ud800"])
def test_a_branch_has_a_name_of_one_line(make: Make, name: str) -> None:
    with pytest.raises(StateInvalidError, match=r"git\.branch"):
        make().set_git_branch(name)


def test_a_status_nobody_knows_is_refused(make: Make) -> None:
    with pytest.raises(StateInvalidError, match="status is 'done'"):
        make().set_status("done")


def test_a_lock_that_is_held_is_named(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    manager = make()
    locked = safe_files.locked
    monkeypatch.setattr(safe_files, "locked", lambda path: locked(path, 0.01))
    with locked(manager.path), pytest.raises(LockedTooLongError, match=r"state\.json"):
        manager.complete_phase()


def test_rights_are_kept_and_nothing_is_left_beside(make: Make) -> None:
    manager = make()
    manager.path.chmod(0o664)
    left = manager.session_dir / ".state.json.77-1.new"
    left.touch()
    manager.complete_phase()
    assert stat.S_IMODE(manager.path.stat().st_mode) == 0o664
    assert [found.name for found in manager.session_dir.iterdir()] == ["state.json"]


def test_a_link_within_the_folder_stays_a_link(make: Make) -> None:
    manager = make()
    link = manager.session_dir / "state.json"
    link.rename(manager.session_dir / "real.json")
    link.symlink_to("real.json")
    manager.complete_phase()
    assert link.is_symlink()
    assert manager.load().phase is Phase.DOCS
