from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from tests.kinds.work.state.folders import sample

from sitdown.clock import FrozenClock
from sitdown.ids import IdSource
from sitdown.kinds.work.safe_files import MOST_BYTES, FileTooLargeError, FileUnusableError
from sitdown.kinds.work.state import (
    NotASessionNameError,
    Phase,
    SessionExistsError,
    Status,
    create_session,
    parse_slug,
)


def test_a_new_session_stands_at_the_beginning_of_its_spec(
    tmp_path: Path, clock: FrozenClock, new_id: IdSource
) -> None:
    manager = create_session(
        tmp_path / "agents" / "sessions",
        "Search “index”",
        description="Fast",
        base_branch="main",
        clock=clock,
        new_id=new_id,
    )
    state = manager.load()
    assert manager.session_dir.parent == tmp_path / "agents" / "sessions"
    assert state.slug == manager.session_dir.name == state.document()["session_id"]
    assert (state.title, state.description) == ("Search “index”", "Fast")
    assert (state.phase, state.status, state.base_branch) == (Phase.SPEC, Status.ACTIVE, "main")
    assert state.created_at == state.phase_times["spec"].started_at == clock.now()
    assert list(state.document()) == list(sample())
    assert stat.S_IMODE(manager.path.stat().st_mode) == 0o600
    assert manager.complete_phase().phase is Phase.PLAN


def test_the_slug_has_the_persons_own_day(tmp_path: Path, new_id: IdSource) -> None:
    late = datetime(2026, 2, 14, 23, 30, tzinfo=UTC)
    clock = FrozenClock(late, timezone(timedelta(hours=2)))
    parts = parse_slug(create_session(tmp_path, "x", clock=clock, new_id=new_id).slug)
    assert parts is not None
    assert parts.day.day == 15


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path, clock: FrozenClock) -> None:
    (tmp_path / "mine").mkdir()
    with pytest.raises(SessionExistsError, match="'mine'"):
        create_session(tmp_path, "x", slug="mine", clock=clock)
    assert not list((tmp_path / "mine").iterdir())


def test_a_new_session_cannot_be_put_elsewhere(tmp_path: Path, clock: FrozenClock) -> None:
    with pytest.raises(NotASessionNameError):
        create_session(tmp_path, "x", slug="../mine", clock=clock)
    (tmp_path / "file").touch()
    with pytest.raises(FileUnusableError):
        create_session(tmp_path / "file" / "sessions", "x", clock=clock)


def test_a_session_that_cannot_be_written_leaves_no_folder(
    tmp_path: Path, clock: FrozenClock
) -> None:
    with pytest.raises(FileTooLargeError):
        create_session(tmp_path, "x", description="x" * MOST_BYTES, clock=clock)
    assert not list(tmp_path.iterdir())


def test_any_topic_can_be_written(tmp_path: Path, clock: FrozenClock) -> None:
    manager = create_session(tmp_path, 'half \ud800 "quoted" \x1b', clock=clock)
    assert manager.load().title == 'half \ufffd "quoted" \x1b'
