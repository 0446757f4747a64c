from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.kinds.work.conftest import version_1, version_2, write_state
from tests.kinds.work.mirror.conftest import Rows

from sitdown.clock import FrozenClock
from sitdown.engine.desk import Desk
from sitdown.kinds.work import mirror, projects
from sitdown.kinds.work.errors import UnknownProjectError, UnknownWorkSessionError
from sitdown.kinds.work.mirror import reading
from sitdown.kinds.work.mirror.stamps import stamp_of
from sitdown.kinds.work.safe_files import LeavesFolderError
from sitdown.kinds.work.state import NotASessionNameError
from sitdown.kinds.work.views import ProjectView, SyncStatus

SLUG = "2026-02-14_my-feature"
OLDER = "2026-02-10_api-rework"


def sync(desk: Desk, project: ProjectView) -> tuple[int, int, int]:
    """How many are synced, failed, and were read."""
    result = mirror.sync_all_sessions_in_project(desk, project.id)
    assert result.total == result.synced + len(result.failed)
    return result.synced, len(result.failed), result.read


def test_version_2_is_mirrored(desk: Desk, project: ProjectView) -> None:
    path = write_state(project.working_dir, SLUG, version_2(SLUG))
    (path.parent / "spec.md").write_text("# Spec", encoding="utf-8")
    (seen,) = mirror.onboard_project_sessions(desk, project.id)
    assert (seen.session_slug, seen.session_dir) == (SLUG, path.parent)
    assert (seen.title, seen.description) == ("Add feature X", "Brief description")
    assert (seen.status, seen.execution_status, seen.session_type) == ("build", "active", "full")
    assert (seen.checkpoints_total, seen.checkpoints_completed) == (5, 2)
    assert (seen.current_checkpoint, seen.schema_version) == (3, 2)
    assert (seen.branch, seen.worktree) == ("feature/my-feature", None)
    assert (seen.spec_exists, seen.plan_exists) == (True, False)
    assert seen.state_updated_at == datetime(2026, 2, 14, 14, 30, tzinfo=UTC)
    assert (seen.sync_status, seen.sync_error) == (SyncStatus.SYNCED, None)
    assert (seen.revision, seen.synced_at) == (1, desk.clock.now())
    assert (seen.extra, seen.session_id) == ({}, None)


def test_a_spec_and_a_plan_that_come_and_go_are_seen_while_the_state_stays(
    desk: Desk, project: ProjectView
) -> None:
    folder = write_state(project.working_dir, SLUG, version_2(SLUG)).parent
    os.utime(folder / "state.json", (1, 1))

    def there() -> tuple[bool, bool]:
        (seen,) = mirror.onboard_project_sessions(desk, project.id)
        assert seen == mirror.get_session(desk, project.id, SLUG, look=True)
        return seen.spec_exists, seen.plan_exists

    assert there() == (False, False)
    (folder / "plan.json").write_text("{}", encoding="utf-8")
    assert there() == (False, True)
    (folder / "spec.md").write_text("# Spec", encoding="utf-8")
    (folder / "plan.json").unlink()
    assert there() == (True, False)


def test_version_1_is_mirrored_with_its_goals(desk: Desk, project: ProjectView) -> None:
    write_state(project.working_dir, OLDER, version_1(OLDER))
    (seen,) = mirror.onboard_project_sessions(desk, project.id)
    assert (seen.status, seen.session_type, seen.schema_version) == ("plan", "lite", 1)
    assert (seen.checkpoints_total, seen.checkpoints_completed) == (4, 1)
    assert seen.extra == {
        "goals": {"high_level": ["One way in"]},
        "open_questions": ["Which port?"],
        "key_decisions": [{"decision": "Keep it small"}],
    }


def test_goals_stay_when_version_2_has_no_place_for_them(desk: Desk, project: ProjectView) -> None:
    write_state(project.working_dir, OLDER, version_1(OLDER))
    mirror.onboard_project_sessions(desk, project.id)
    write_state(project.working_dir, OLDER, version_2(OLDER, goals=None))
    (seen,) = mirror.onboard_project_sessions(desk, project.id)
    assert (seen.schema_version, seen.revision) == (2, 2)
    assert seen.extra["goals"] == {"high_level": ["One way in"]}
    assert set(seen.extra) == {"goals", "open_questions", "key_decisions"}


def test_the_status_of_version_2_is_not_lost(desk: Desk, project: ProjectView) -> None:
    for status in ("paused", "failed"):
        write_state(project.working_dir, SLUG, version_2(SLUG, status=status))
        seen = mirror.sync_session_from_filesystem(desk, project.id, SLUG)
        assert (seen.status, seen.execution_status) == ("build", status)


def test_a_phase_nobody_knows_is_created(desk: Desk, project: ProjectView) -> None:
    write_state(project.working_dir, SLUG, version_2(SLUG, current_phase="brainstorm"))
    seen = mirror.sync_session_from_filesystem(desk, project.id, SLUG)
    assert (seen.status, seen.extra["phase"]) == ("created", "brainstorm")
    assert seen.sync_status is SyncStatus.SYNCED


def test_what_did_not_change_is_not_read(
    desk: Desk,
    project: ProjectView,
    settle: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settle()
    for number in range(5):
        write_state(project.working_dir, f"2026-02-0{number + 1}_s", version_2(SLUG))
    assert sync(desk, project) == (5, 0, 5)
    looks: list[str] = []
    look = stamp_of

    def counted(seen: os.stat_result) -> str:
        looks.append(look(seen))
        return looks[-1]

    monkeypatch.setattr("sitdown.kinds.work.mirror.scan.stamp_of", counted)
    assert sync(desk, project) == (5, 0, 0)
    assert len(looks) == 5
    write_state(project.working_dir, "2026-02-03_s", version_2(SLUG, topic="Another"))
    assert sync(desk, project) == (5, 0, 1)
    titles = [each.title for each in mirror.list_sessions(desk, project.id)]
    assert titles.count("Another") == 1


def test_a_file_that_was_just_written_is_read_once_more(desk: Desk, project: ProjectView) -> None:
    """Two writes of one size between two ticks of the disk's clock have one stamp."""
    path = write_state(project.working_dir, SLUG, version_2(SLUG, topic="One"))
    assert sync(desk, project) == (1, 0, 1)
    assert sync(desk, project) == (1, 0, 1)
    assert mirror.list_sessions(desk, project.id)[0].revision == 1
    assert path.exists()


def test_a_broken_file_costs_nothing_else(
    desk: Desk, project: ProjectView, settle: Callable[[], None]
) -> None:
    settle()
    write_state(project.working_dir, "2026-01-01_good", version_2(SLUG))
    write_state(project.working_dir, "2026-01-02_bad", "{not json")
    write_state(project.working_dir, "2026-01-03_wrong", version_2(SLUG, build_progress=[1]))
    write_state(project.working_dir, "2026-01-04_utf16", "{}".encode("utf-16"))
    write_state(project.working_dir, "2026-01-05_huge", b" " * 11_000_000)
    os.mkfifo(project.working_dir / "agents/sessions/2026-01-01_good/other")
    pipe = project.working_dir / "agents/sessions/2026-01-06_pipe"
    pipe.mkdir()
    os.mkfifo(pipe / "state.json")
    (project.working_dir / "agents/sessions/2026-01-07_folder/state.json").mkdir(parents=True)
    result = mirror.sync_all_sessions_in_project(desk, project.id)
    assert (result.synced, result.total) == (1, 7)
    slugs = [failure.slug for failure in result.failed]
    assert [slug[:10] for slug in slugs] == [f"2026-01-0{day}" for day in range(2, 8)]
    assert all(failure.error for failure in result.failed)
    again = mirror.sync_all_sessions_in_project(desk, project.id)
    assert (again.failed, again.read) == (result.failed, 0)
    seen = mirror.get_session(desk, project.id, "2026-01-02_bad")
    assert (seen.sync_status, seen.title) == (SyncStatus.BROKEN, "2026-01-02_bad")
    assert seen.content_hash == ""


def test_a_broken_file_keeps_its_last_good_values(desk: Desk, project: ProjectView) -> None:
    path = write_state(project.working_dir, SLUG, version_2(SLUG))
    good = mirror.sync_session_from_filesystem(desk, project.id, SLUG)
    path.write_text('{"topic": ', encoding="utf-8")
    broken = mirror.sync_session_from_filesystem(desk, project.id, SLUG)
    assert (broken.title, broken.checkpoints_completed) == (good.title, 2)
    assert broken.sync_status is SyncStatus.BROKEN
    assert "cannot be read" in (broken.sync_error or "")
    write_state(project.working_dir, SLUG, version_2(SLUG))
    healed = mirror.sync_session_from_filesystem(desk, project.id, SLUG)
    assert (healed.sync_status, healed.sync_error) == (SyncStatus.SYNCED, None)
    assert (healed.revision, healed.id) == (1, good.id)


def test_a_deleted_folder_is_missing_and_comes_back(
    desk: Desk, project: ProjectView, query: Rows
) -> None:
    path = write_state(project.working_dir, SLUG, version_2(SLUG))
    before = mirror.sync_session_from_filesystem(desk, project.id, SLUG)
    text = path.read_text(encoding="utf-8")
    path.unlink()
    path.parent.rmdir()
    result = mirror.sync_all_sessions_in_project(desk, project.id)
    assert (result.synced, result.total, result.missing) == (0, 0, (SLUG,))
    gone = mirror.get_session(desk, project.id, SLUG)
    assert (gone.sync_status, gone.title, gone.id) == (SyncStatus.MISSING, before.title, before.id)
    assert len(query("SELECT * FROM work_session")) == 1
    write_state(project.working_dir, SLUG, text)
    assert sync(desk, project) == (1, 0, 1)
    back = mirror.get_session(desk, project.id, SLUG)
    assert (back.sync_status, back.id, back.revision) == (SyncStatus.SYNCED, before.id, 1)


def test_a_project_that_cannot_be_found_is_missing_and_comes_back(
    desk: Desk, project: ProjectView, clock: FrozenClock
) -> None:
    write_state(project.working_dir, SLUG, version_2(SLUG))
    sync(desk, project)
    elsewhere = project.working_dir.with_name("elsewhere")
    project.working_dir.rename(elsewhere)
    assert sync(desk, project) == (0, 0, 0)
    since = projects.get_project(desk, project.id).missing_since
    assert since == clock.now()
    clock.advance(hours=1)
    assert sync(desk, project) == (0, 0, 0)
    assert projects.get_project(desk, project.id).missing_since == since
    elsewhere.rename(project.working_dir)
    assert sync(desk, project)[:2] == (1, 0)
    assert projects.get_project(desk, project.id).missing_since is None


def test_nothing_is_written_when_nothing_changed(
    desk: Desk, project: ProjectView, settle: Callable[[], None], query: Rows
) -> None:
    settle()
    write_state(project.working_dir, SLUG, version_2(SLUG))
    write_state(project.working_dir, OLDER, "{")
    sync(desk, project)
    before = query("PRAGMA data_version"), desk.store.path.with_name("sitdown.db-wal").stat()
    sync(desk, project)
    after = query("PRAGMA data_version"), desk.store.path.with_name("sitdown.db-wal").stat()
    assert after == before


def test_a_session_that_goes_back_is_a_conflict(desk: Desk, project: ProjectView) -> None:
    def stands(phase: str, done: list[int]) -> tuple[SyncStatus, int]:
        state = version_2(SLUG, current_phase=phase)
        state["build_progress"]["checkpoints_completed"] = done
        write_state(project.working_dir, SLUG, state)
        seen = mirror.sync_session_from_filesystem(desk, project.id, SLUG)
        return seen.sync_status, seen.checkpoints_completed

    assert stands("build", [1, 2]) == (SyncStatus.SYNCED, 2)
    assert stands("build", [1]) == (SyncStatus.CONFLICT, 1)
    assert stands("plan", [1]) == (SyncStatus.CONFLICT, 1)
    seen = mirror.get_session(desk, project.id, SLUG)
    assert "from build to plan" in (seen.sync_error or "")
    assert stands("build", [1, 3]) == (SyncStatus.SYNCED, 2)
    assert mirror.get_session(desk, project.id, SLUG).sync_error is None


def test_a_stale_session_is_told_by_a_look(
    desk: Desk, project: ProjectView, settle: Callable[[], None]
) -> None:
    def status(*, look: bool) -> SyncStatus:
        return mirror.list_sessions(desk, project.id, look=look)[0].sync_status

    path = write_state(project.working_dir, SLUG, version_2(SLUG))
    sync(desk, project)
    assert status(look=True) is SyncStatus.SYNCED
    write_state(project.working_dir, SLUG, version_2(SLUG, topic="Something longer"))
    assert (status(look=False), status(look=True)) == (SyncStatus.SYNCED, SyncStatus.STALE)
    path.unlink()
    assert status(look=True) is SyncStatus.MISSING


def test_a_mark_is_left_where_a_session_moved(
    desk: Desk, project: ProjectView, clock: FrozenClock, query: Rows
) -> None:
    def write(phase: str, checkpoint: int | None, updated: str, topic: str = "X") -> None:
        state = version_2(SLUG, current_phase=phase, updated_at=updated, topic=topic)
        state["build_progress"]["current_checkpoint"] = checkpoint
        write_state(project.working_dir, SLUG, state)
        mirror.sync_session_from_filesystem(desk, project.id, SLUG)

    write("build", 1, "2026-11-20T09:00:00Z")
    write("build", 1, "2026-11-20T09:30:00Z", "only the title")
    clock.advance(hours=2)
    write("build", 2, "2026-11-21T11:45:00Z")
    clock.advance(hours=1)
    write("build", 3, "2030-01-01T00:00:00Z")
    clock.advance(hours=1)
    write("docs", None, "2020-01-01T00:00:00Z")
    assert query("SELECT phase, checkpoint, seen_at FROM work_mark ORDER BY number") == [
        ("build", 1, "2026-11-20 09:00:00.000000"),
        ("build", 2, "2026-11-21 11:45:00.000000"),
        ("build", 3, "2026-11-21 13:30:00.000000"),
        ("docs", None, "2026-11-21 14:30:00.000000"),
    ]


def test_links_out_of_the_folder_are_refused(
    desk: Desk, project: ProjectView, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    write_state(outside, SLUG, version_2(SLUG, topic="Secret"))
    secret = outside / "agents" / "sessions" / SLUG
    sessions = project.working_dir / "agents" / "sessions"
    write_state(project.working_dir, "2026-01-01_good", version_2(SLUG))
    (sessions / "2026-01-02_link").symlink_to(secret)
    (sessions / "2026-01-03_file").mkdir()
    (sessions / "2026-01-03_file" / "state.json").symlink_to(secret / "state.json")
    (sessions / "2026-01-04_loop").symlink_to(sessions / "2026-01-04_loop")
    (sessions / "notes.txt").write_text("x", encoding="utf-8")
    result = mirror.sync_all_sessions_in_project(desk, project.id)
    failed = {failure.slug: failure.error for failure in result.failed}
    assert sorted(failed) == ["2026-01-02_link", "2026-01-03_file", "2026-01-04_loop"]
    assert "leads out of" in failed["2026-01-02_link"]
    assert "leads out of" in failed["2026-01-03_file"]
    assert result.synced == 1
    titles = {each.title for each in mirror.list_sessions(desk, project.id)}
    assert "Secret" not in titles
    with pytest.raises(LeavesFolderError):
        mirror.sync_session_from_filesystem(desk, project.id, "2026-01-02_link")


def test_sessions_that_lie_outside_are_refused(
    desk: Desk, project: ProjectView, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    write_state(outside, SLUG, version_2(SLUG))
    (project.working_dir / "agents").symlink_to(outside / "agents")
    with pytest.raises(LeavesFolderError):
        mirror.sync_all_sessions_in_project(desk, project.id)
    with pytest.raises(LeavesFolderError):
        mirror.sync_session_from_filesystem(desk, project.id, SLUG)


@pytest.mark.parametrize("slug", ["", "..", "../x", "a/b", ".git", "a\x00b", "\udcff"])
def test_names_that_leave_the_folder_are_refused(
    desk: Desk, project: ProjectView, slug: str
) -> None:
    with pytest.raises(NotASessionNameError):
        mirror.sync_session_from_filesystem(desk, project.id, slug)


def test_strange_names_are_told_and_cost_nothing(desk: Desk, project: ProjectView) -> None:
    write_state(project.working_dir, SLUG, version_2(SLUG))
    for name in ("caf\udce9", "line\nbreak", ".hidden"):
        write_state(project.working_dir, name, version_2(SLUG))
    result = mirror.sync_all_sessions_in_project(desk, project.id)
    assert [failure.slug for failure in result.failed] == ["caf\ufffd", "line\nbreak"]
    assert result.synced == 1


def test_a_session_that_never_was_is_not_found(desk: Desk, project: ProjectView) -> None:
    with pytest.raises(UnknownWorkSessionError, match="my-app has no session"):
        mirror.sync_session_from_filesystem(desk, project.id, "2026-01-01_none")
    with pytest.raises(UnknownWorkSessionError):
        mirror.get_session(desk, project.id, "2026-01-01_none")


def test_text_that_cannot_be_stored_is_made_storable(desk: Desk, project: ProjectView) -> None:
    state = json.dumps(version_2(SLUG, topic="a\ud800b\x00c", goals=["\udfff"]))
    write_state(project.working_dir, SLUG, state)
    seen = mirror.sync_session_from_filesystem(desk, project.id, SLUG)
    assert (seen.title, seen.extra["goals"]) == ("a\ufffdb\ufffdc", ["\ufffd"])


def test_a_person_sees_only_their_own(desk: Desk, other_desk: Desk, project: ProjectView) -> None:
    write_state(project.working_dir, SLUG, version_2(SLUG))
    sync(desk, project)
    for verb in (
        mirror.sync_all_sessions_in_project,
        mirror.onboard_project_sessions,
        mirror.list_sessions,
    ):
        with pytest.raises(UnknownProjectError):
            verb(other_desk, project.id)
    for one in (mirror.sync_session_from_filesystem, mirror.get_session):
        with pytest.raises(UnknownProjectError):
            one(other_desk, project.id, SLUG)
    theirs = projects.add_project(other_desk, project.working_dir)
    assert len(mirror.onboard_project_sessions(other_desk, theirs.id)) == 1
    assert len(mirror.list_sessions(desk, project.id)) == 1


def test_two_windows_that_read_at_once_count_a_content_once(
    desk: Desk, project: ProjectView, monkeypatch: pytest.MonkeyPatch, query: Rows
) -> None:
    write_state(project.working_dir, SLUG, version_2(SLUG))
    read = reading.read_all

    def interrupted(folder: Path, stamps: dict[str, str]) -> list[reading.Reading]:
        found = read(folder, stamps)
        monkeypatch.setattr("sitdown.kinds.work.mirror.syncing.read_all", read)
        write_state(project.working_dir, SLUG, version_2(SLUG, topic="Newer, from the other"))
        mirror.sync_all_sessions_in_project(desk, project.id)
        return found

    monkeypatch.setattr("sitdown.kinds.work.mirror.syncing.read_all", interrupted)
    mirror.sync_all_sessions_in_project(desk, project.id)
    (seen,) = mirror.list_sessions(desk, project.id)
    assert (seen.title, seen.revision) == ("Newer, from the other", 1)
    assert len(query("SELECT * FROM work_mark")) == 1
    assert len(query("SELECT * FROM work_session")) == 1


def test_many_at_once_are_as_one(desk: Desk, project: ProjectView) -> None:
    for number in range(450):
        write_state(project.working_dir, f"2026-02-01_s{number:03}", version_2(SLUG))
    assert sync(desk, project) == (450, 0, 450)
    for number in range(0, 450, 2):
        state = version_2(SLUG, topic="Changed", status="paused")
        write_state(project.working_dir, f"2026-02-01_s{number:03}", state)
    sync(desk, project)
    views = mirror.list_sessions(desk, project.id)
    assert sum(each.title == "Changed" and each.revision == 2 for each in views) == 225
