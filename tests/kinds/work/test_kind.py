from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import Mock

import pytest
from tests.kinds.work.context.conftest import foreign
from tests.tui.kinds.work.work_app import (
    NOW,
    SLUG,
    a_project,
    followed,
    opened_session,
    work_desk,
    write_state,
)

from sitdown.clock import FrozenClock
from sitdown.engine import entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import Begin
from sitdown.engine.lifecycle import Status
from sitdown.errors import NotFoundError
from sitdown.kinds.work.acting import NOTE_FIELD, draft, keep_draft
from sitdown.kinds.work.blockers import ask
from sitdown.kinds.work.context.opening import open_context
from sitdown.kinds.work.following import follow, leave, session_of, sit_down, work_session_of
from sitdown.kinds.work.glimpse import glimpse, project_glimpse
from sitdown.kinds.work.mirror import sync_all_sessions_in_project
from sitdown.kinds.work.panel import panel
from sitdown.kinds.work.projects import forget_project
from sitdown.kinds.work.references import NoSuchWorkSessionError, SeveralWorkSessionsError
from sitdown.kinds.work.visiting import sessions_of
from sitdown.locations import Locations
from sitdown.store.glance import glance


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(NOW)


@pytest.fixture
def desk(locations: Locations, clock: FrozenClock) -> Iterator[Desk]:
    made = work_desk(locations, clock)
    yield made
    made.store.close()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return a_project(tmp_path)


@pytest.fixture
def project_id(desk: Desk, project: Path) -> str:
    return followed(desk, project)


def work_session(desk: Desk, project_id: str, slug: str = SLUG) -> str:
    (line,) = [each for each in sessions_of(desk, project_id) if each.slug == slug]
    return line.work_session_id


def said(desk: Desk, session_id: str, entry_type: str) -> list[str]:
    standing = entries.load_session_entries(desk, session_id)
    return [each.content for each in standing if each.entry_type == entry_type]


def test_a_session_begins_at_the_phase_of_its_file_and_is_linked(
    desk: Desk, project_id: str
) -> None:
    begun = sessions.begin(desk, "work", Begin(subject=SLUG))
    assert (begun.title, begun.subject, begun.step) == ("Add feature X", SLUG, "build")
    assert said(desk, begun.id, "phase_mark") == ["Build began on 14 Feb 2026 at 12:00."]
    assert work_session_of(desk, begun.id) == work_session(desk, project_id)
    assert sessions.begin(desk, "work", Begin(subject=SLUG)).id == begun.id
    assert session_of(desk, work_session(desk, project_id)).id == begun.id


def test_without_a_name_the_newest_active_session_is_meant(
    desk: Desk, project: Path, project_id: str
) -> None:
    later = "2026-03-01T10:00:00Z"
    write_state(project, "2026-03-01_done", current_phase="complete", updated_at=later)
    write_state(project, "2026-01-01_old", updated_at="2026-01-01T10:00:00Z")
    sync_all_sessions_in_project(desk, project_id)
    assert sessions.begin(desk, "work", Begin()).subject == SLUG


def test_a_slug_of_two_projects_has_to_be_told_apart(
    desk: Desk, tmp_path: Path, project_id: str
) -> None:
    other = followed(desk, a_project(tmp_path, "field-notes"))
    with pytest.raises(SeveralWorkSessionsError, match=f"field-notes/{SLUG}"):
        sessions.begin(desk, "work", Begin(subject=SLUG))
    begun = sessions.begin(desk, "work", Begin(subject=f"field-notes/{SLUG}"))
    assert work_session_of(desk, begun.id) == work_session(desk, other)
    first = session_of(desk, work_session(desk, project_id))
    assert first.id != begun.id
    assert first.subject == f"kong-gateway/{SLUG}"


def test_what_nobody_follows_cannot_be_begun(desk: Desk, project_id: str) -> None:
    with pytest.raises(NoSuchWorkSessionError, match="sitdown work add"):
        sessions.begin(desk, "work", Begin(subject="nothing"))
    stranger = Desk(desk.store, desk.kinds, "them", desk.clock, desk.new_id)
    with pytest.raises(NoSuchWorkSessionError):
        sessions.begin(stranger, "work", Begin(subject=SLUG))
    with pytest.raises(NoSuchWorkSessionError):
        panel(stranger, work_session(desk, project_id))


def test_it_follows_the_file_and_tells_of_each_checkpoint_once(
    desk: Desk, project: Path, project_id: str
) -> None:
    session_id = opened_session(desk, project_id)
    work_session_id = work_session(desk, project_id)
    sit_down(desk, work_session_id)
    done = {"checkpoints_total": 3, "checkpoints_completed": [1, 2, 3], "current_checkpoint": None}
    write_state(project, build_progress=done, current_phase="docs")
    sync_all_sessions_in_project(desk, project_id)
    moved = follow(desk, work_session_id)
    assert moved is not None
    assert moved.step == "docs"
    follow(desk, work_session_id)
    assert said(desk, session_id, "checkpoint_mark") == [
        "Checkpoint 1 is complete: Theme provider.",
        "Checkpoint 2 is complete: Toggle.",
        "Checkpoint 3 is complete: System preference.",
    ]
    marks = entries.load_session_entries(desk, session_id)
    mark = next(each for each in marks if each.entry_type == "checkpoint_mark")
    evidence = entries.evidence(desk, mark.id)
    assert evidence is not None
    assert evidence.lines == (f"agents/sessions/{SLUG}/state.json · docs · 3 of 3 checkpoints",)


def test_two_windows_tell_of_a_checkpoint_once(
    desk: Desk, project: Path, project_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    session_id = opened_session(desk, project_id)
    work_session_id = work_session(desk, project_id)
    sit_down(desk, work_session_id)
    done = {"checkpoints_total": 3, "checkpoints_completed": [1, 2, 3], "current_checkpoint": None}
    write_state(project, build_progress=done)
    sync_all_sessions_in_project(desk, project_id)
    told = entries.load_session_entries(desk, session_id)
    follow(desk, work_session_id)
    monkeypatch.setattr(entries, "load_session_entries", lambda *_: told)
    follow(desk, work_session_id)
    monkeypatch.undo()
    assert len(said(desk, session_id, "checkpoint_mark")) == 3


def test_hundreds_of_checkpoints_are_told_of_in_one_transaction(
    desk: Desk, project: Path, project_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    session_id = opened_session(desk, project_id)
    sit_down(desk, work_session(desk, project_id))
    numbers = list(range(1, 301))
    write_state(
        project, build_progress={"checkpoints_total": 400, "checkpoints_completed": numbers}
    )
    sync_all_sessions_in_project(desk, project_id)
    write = Mock(wraps=desk.store.write)
    monkeypatch.setattr(desk.store, "write", write)
    follow(desk, work_session(desk, project_id))
    assert len(said(desk, session_id, "checkpoint_mark")) == 300
    assert write.call_count < 5


def test_a_file_that_is_complete_completes_it(desk: Desk, project: Path, project_id: str) -> None:
    session_id = opened_session(desk, project_id)
    write_state(project, current_phase="complete", status="complete")
    sync_all_sessions_in_project(desk, project_id)
    sit_down(desk, work_session(desk, project_id))
    assert sessions.get(desk, session_id).status is Status.COMPLETED


def test_leaving_pauses_and_a_new_sitting_begins_when_it_is_taken_up(
    desk: Desk, project_id: str, clock: FrozenClock
) -> None:
    session_id = opened_session(desk, project_id)
    sit_down(desk, work_session(desk, project_id))
    clock.advance(minutes=10)
    leave(desk, session_id)
    leave(desk, session_id)
    clock.advance(hours=3)
    sit_down(desk, work_session(desk, project_id))
    detail = sessions.load(desk, session_id)
    assert detail.session.status is Status.IN_PROGRESS
    assert len(detail.sittings) == 2


def test_a_session_that_is_gone_has_no_drafts(desk: Desk, project_id: str) -> None:
    session_id = opened_session(desk, project_id)
    keep_draft(desk, session_id, NOTE_FIELD, "half a")
    assert draft(desk, session_id, NOTE_FIELD) == "half a"
    sessions.erase(desk, session_id)
    assert draft(desk, session_id, NOTE_FIELD) == ""


def test_what_was_said_outlives_the_project(desk: Desk, project_id: str) -> None:
    session_id = opened_session(desk, project_id)
    forget_project(desk, project_id)
    assert sessions.get(desk, session_id).title == "Add feature X"
    with pytest.raises(NotFoundError):
        work_session_of(desk, session_id)


def test_home_glimpses_projects_and_what_a_session_is_about(
    desk: Desk, locations: Locations, project: Path, project_id: str
) -> None:
    session_id = opened_session(desk, project_id)
    broken = write_state(project, "2027-01-01_broken", updated_at="2027-01-01T00:00:00Z")
    broken.write_text("{", encoding="utf-8")
    sync_all_sessions_in_project(desk, project_id)
    (seen,) = glance(locations.database, "me").projects
    assert (seen.name, seen.slug, seen.phase) == ("kong-gateway", SLUG, "build")
    assert (seen.checkpoints_done, seen.checkpoints_total, seen.blockers) == (2, 5, 0)
    assert glance(locations.database, "them").projects == ()
    with closing(sqlite3.connect(locations.database)) as connection:
        shown = glimpse(connection, session_id)
        assert list(shown[0][1]) == [f"kong-gateway · {SLUG}", "build · 2 of 5 checkpoints"]
        assert glimpse(connection, "nothing") == ()
        assert project_glimpse(connection, project_id).tasks_total == 0


def test_home_glimpses_what_another_program_keeps(
    desk: Desk, locations: Locations, project: Path, project_id: str
) -> None:
    path = project / ".codeframe" / "session_state.json"
    path.parent.mkdir()
    told = foreign()
    told["last_session"]["timestamp"] = "2025-11-20T10:30:00+01:00"
    path.write_text(json.dumps(told), encoding="utf-8")
    open_context(desk, project_id)
    with closing(sqlite3.connect(locations.database)) as connection:
        theirs = project_glimpse(connection, project_id)
        assert theirs.blockers == (("high", "Which OAuth provider should we use?"),)
        assert theirs.left_at == datetime(2025, 11, 20, 9, 30, tzinfo=UTC)
        ask(desk, project_id, "Ours?")
        assert project_glimpse(connection, project_id).blockers == (("medium", "Ours?"),)


def test_home_of_a_store_from_before_there_were_projects_still_shows(
    desk: Desk, locations: Locations
) -> None:
    with closing(sqlite3.connect(locations.database)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DROP TABLE project")
        connection.commit()
    seen = glance(locations.database, "me")
    assert (seen.projects, seen.trouble) == ((), None)


def test_the_panel_reads_every_part_of_a_session(desk: Desk, project_id: str) -> None:
    view = panel(desk, work_session(desk, project_id))
    assert view.phase_since == datetime(2026, 2, 14, 12, tzinfo=UTC)
    assert [each.standing for each in view.phases] == ["done", "done", "now", "later", "later"]
    assert view.next_phases == ("docs", "complete")
    assert [each.title for each in view.checkpoints][:2] == ["Theme provider", "Toggle"]
    assert view.checkpoints[0].commits[0].sha == "abc1234"
    assert [each.name for each in view.files if each.is_there] == [
        "spec.md", "plan.json", "research",
    ]  # fmt: skip


def test_the_panel_of_ten_thousand_checkpoints_holds_those_around_the_open_one(
    desk: Desk, project: Path, project_id: str
) -> None:
    many = {
        "checkpoints_total": 10_000,
        "checkpoints_completed": list(range(1, 5_000)),
        "current_checkpoint": 5_000,
    }
    write_state(project, build_progress=many)
    sync_all_sessions_in_project(desk, project_id)
    view = panel(desk, work_session(desk, project_id))
    assert view.percent_done == 50
    assert len(view.checkpoints) == 400
    assert any(each.number == 5_000 and each.standing == "now" for each in view.checkpoints)
