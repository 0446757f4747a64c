from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.kinds.work.conftest import version_1, version_2, write_state
from tests.kinds.work.mirror.conftest import Rows

from sitdown.engine.desk import Desk
from sitdown.kinds.work import mirror, projects
from sitdown.kinds.work.views import ProjectView, WorkSessionView

_MARKS = "SELECT work_session_id, phase, checkpoint, seen_at FROM work_mark ORDER BY number"
_IDENTITIES = "SELECT * FROM work_session ORDER BY id"
_SLUGS = st.sampled_from([f"2026-02-0{day}_s" for day in range(1, 5)])


def _state(version: int, phase: str, done: int, *, goals: bool) -> dict[str, Any]:
    given_goals = {"goals": {"high_level": ["x"]}} if goals else {}
    if version == 1:
        progress = {"checkpoints_total": 4, "checkpoints_completed": list(range(1, done + 1))}
        return version_1("s", current_phase=phase, plan_state=progress)
    progress = {
        "checkpoints_total": 4,
        "checkpoints_completed": list(range(1, done + 1)),
        "current_checkpoint": done + 1,
    }
    return version_2("s", current_phase=phase, build_progress=progress, **given_goals)


_STATES = st.builds(
    _state,
    st.sampled_from([1, 2]),
    st.sampled_from(["spec", "plan", "build", "docs", "complete", "else"]),
    st.integers(0, 3),
    goals=st.booleans(),
)
_CHANGES = st.lists(
    st.tuples(_SLUGS, st.one_of(_STATES, st.sampled_from(["{", "gone", "[]"]))), max_size=12
)


def _apply(project: ProjectView, slug: str, change: dict[str, Any] | str) -> None:
    if change == "gone":
        shutil.rmtree(project.working_dir / "agents" / "sessions" / slug, ignore_errors=True)
    else:
        write_state(project.working_dir, slug, change)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(changes=_CHANGES)
def test_a_rebuilt_mirror_is_the_mirror(
    make_desk: Callable[..., Desk], tmp_path: Path, changes: list[tuple[str, Any]]
) -> None:
    """Of any history: rebuilt, it is the same in every column but when; dropped, the same in all
    that the files tell.
    """
    desk = make_desk()
    folder = tmp_path / desk.new_id()
    folder.mkdir()
    project = projects.add_project(desk, folder)
    for slug, change in changes:
        _apply(project, slug, change)
        mirror.sync_all_sessions_in_project(desk, project.id)
    before = mirror.list_sessions(desk, project.id)
    around = _around(desk)
    mirror.rebuild_mirror(desk, project.id)
    assert mirror.list_sessions(desk, project.id) == before
    assert _around(desk) == around
    with desk.store.write() as tx:
        tx.connection().exec_driver_sql("DELETE FROM work_mirror")
    mirror.sync_all_sessions_in_project(desk, project.id)
    after = mirror.list_sessions(desk, project.id)
    assert [each.session_slug for each in after] == [each.session_slug for each in before]
    for held, was in zip(after, before, strict=True):
        assert held.id == was.id
        if was.sync_status in {"synced", "conflict"}:
            assert _told(held) == _told(was)
        else:
            assert held.sync_status == was.sync_status
    assert _around(desk) == around


def _around(desk: Desk) -> list[list[Any]]:
    with desk.store.read() as tx:
        connection = tx.connection()
        return [list(connection.exec_driver_sql(each)) for each in (_IDENTITIES, _MARKS)]


def _told(view: WorkSessionView) -> dict[str, Any]:
    history = {"revision", "sync_status", "sync_error", "extra", "synced_at"}
    return {name: value for name, value in vars(view).items() if name not in history}


def test_links_runs_and_costs_outlive_the_mirror(
    desk: Desk, project: ProjectView, query: Rows
) -> None:
    slug = "2026-02-01_s"
    write_state(project.working_dir, slug, version_2(slug))
    view = mirror.sync_session_from_filesystem(desk, project.id, slug)
    query(
        "INSERT INTO work_agent (id, project_id, work_session_id, sdk_session_id, agent_key,"
        " agent_type, model, status, transcript_path, cwd, branch, started_at, last_event_at)"
        " VALUES ('a', ?, ?, 's', '', 'build', '', 'busy', '', '', '', '2026-01-01', '2026-01-01')",
        project.id,
        view.id,
    )
    query("DELETE FROM work_mirror")
    assert mirror.list_sessions(desk, project.id) == ()
    mirror.sync_all_sessions_in_project(desk, project.id)
    shutil.rmtree(project.working_dir / "agents")
    mirror.rebuild_mirror(desk, project.id)
    assert query("SELECT work_session_id FROM work_agent") == [(view.id,)]
    assert mirror.get_session(desk, project.id, slug).title == "Add feature X"


def test_a_rebuild_mends_what_the_mirror_has_wrong(
    desk: Desk, project: ProjectView, query: Rows
) -> None:
    slug = "2026-02-01_s"
    write_state(project.working_dir, slug, version_2(slug))
    before = mirror.sync_session_from_filesystem(desk, project.id, slug)
    query("UPDATE work_mirror SET title = 'wrong', status = 'spec', branch = 'wrong'")
    mirror.rebuild_mirror(desk, project.id)
    assert mirror.get_session(desk, project.id, slug) == before
