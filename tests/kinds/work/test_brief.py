from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.kinds.work.conftest import version_2, write_state
from tests.kinds.work.context.conftest import foreign
from tests.kinds.work.test_since import add_session

from sitdown.clock import FrozenClock
from sitdown.engine.desk import Desk
from sitdown.kinds.work import blockers, tasks
from sitdown.kinds.work.brief import brief
from sitdown.kinds.work.context.opening import open_context
from sitdown.kinds.work.context.saving import save_context
from sitdown.kinds.work.context.views import Theirs
from sitdown.kinds.work.errors import UnknownProjectError
from sitdown.kinds.work.items import NewTask, Priority
from sitdown.kinds.work.mirror import sync_all_sessions_in_project
from sitdown.kinds.work.projects import add_project


@pytest.fixture
def project(desk: Desk, folder: Path) -> str:
    return add_project(desk, folder, "kong").id


def test_a_new_project_is_told_from_its_first_day(
    desk: Desk, project: str, clock: FrozenClock
) -> None:
    told = brief(desk, project)

    assert (told.name, told.last_time, told.last_time_ended_at) == ("kong", None, None)
    assert told.since_at == clock.now()
    assert (told.since, told.next_actions, told.blockers, told.open_sessions) == ((), (), (), ())
    assert told.progress_pct == 0.0


def test_everything_is_in_it(desk: Desk, project: str, clock: FrozenClock) -> None:
    tasks.add_tasks(desk, project, [NewTask("one"), NewTask("two"), NewTask("three")])
    tasks.add_task(desk, project, NewTask("four", priority=Priority.HIGH, depends_on=(3,)))
    blockers.ask(desk, project, "Later?", priority=Priority.LOW)
    blockers.ask(desk, project, "Now?", priority=Priority.HIGH, task_number=2)
    save_context(desk, project)
    saved_at = clock.now()
    clock.advance(days=4)
    tasks.complete_task(desk, project, 1)

    told = brief(desk, project)

    assert told.last_time is not None
    assert told.last_time_ended_at == told.since_at == saved_at
    assert [line.text for line in told.since] == ["1 task done: #1 one"]
    assert [each.task.number for each in told.next_actions] == [3]
    assert "blocking" in {term.name for term in told.next_actions[0].urgency.terms}
    assert told.blocked == 2
    assert [each.question for each in told.blockers] == ["Now?", "Later?"]
    assert told.escalated == told.blockers
    assert (told.counts.done, told.counts.total, told.progress_pct) == (1, 4, 25.0)


def test_it_can_be_told_at_another_moment(desk: Desk, project: str, clock: FrozenClock) -> None:
    blockers.ask(desk, project, "Now?")

    assert brief(desk, project).escalated == ()
    assert len(brief(desk, project, clock.now() + timedelta(days=5)).escalated) == 1


def test_after_news_it_tells_from_the_end_of_the_other_programs_session(
    desk: Desk, project: str, folder: Path
) -> None:
    path = folder / ".codeframe" / "session_state.json"
    path.parent.mkdir()
    path.write_text(json.dumps(foreign()), encoding="utf-8")
    open_context(desk, project)

    assert brief(desk, project).since_at == datetime(2025, 11, 20, 10, 30, tzinfo=UTC)


def test_what_another_program_keeps_of_a_project_is_in_it(
    desk: Desk, project: str, folder: Path
) -> None:
    path = folder / ".codeframe" / "session_state.json"
    path.parent.mkdir()
    path.write_text(json.dumps(foreign()), encoding="utf-8")
    open_context(desk, project)

    told = brief(desk, project)

    assert told.theirs.next_actions == ("Fix JWT validation in kong-gateway.ts (Task #29)",)
    assert [each.question for each in told.theirs.blockers] == [
        "Which OAuth provider should we use?"
    ]
    assert told.progress_pct == 68.5


def test_of_tasks_and_questions_that_sitdown_keeps_only_its_own_word_counts(
    desk: Desk, project: str, folder: Path
) -> None:
    path = folder / ".codeframe" / "session_state.json"
    path.parent.mkdir()
    path.write_text(json.dumps(foreign()), encoding="utf-8")
    open_context(desk, project)
    tasks.add_task(desk, project, NewTask("one"))
    blockers.ask(desk, project, "Now?")

    told = brief(desk, project)

    assert told.theirs == Theirs()
    assert told.progress_pct == 0.0


def test_sessions_that_are_over_or_gone_are_left_out(
    desk: Desk, project: str, clock: FrozenClock
) -> None:
    early, late = clock.now() - timedelta(days=1), clock.now()
    add_session(desk, project, "a_older", state_updated_at=early)
    add_session(desk, project, "b_newer", state_updated_at=late)
    add_session(desk, project, "c_over", status="complete")
    add_session(desk, project, "d_gone", sync_status="missing")

    told = brief(desk, project)

    assert [each.slug for each in told.open_sessions] == ["b_newer", "a_older"]
    assert told.open_sessions[0].phase == "build"


def test_the_plan_is_the_session_that_moved_last(
    desk: Desk, project: str, clock: FrozenClock
) -> None:
    add_session(desk, project, "a", state_updated_at=clock.now(), description="Brief description")
    add_session(desk, project, "b", state_updated_at=clock.now() - timedelta(days=1), title="Older")

    context = save_context(desk, project).context

    assert context.current_plan == "Add feature X: Brief description"


def test_what_was_there_before_a_project_was_followed_was_not_worked_on(
    desk: Desk, project: str, folder: Path, clock: FrozenClock
) -> None:
    for slug in ("a", "b"):
        write_state(folder, slug, version_2(slug, topic=f"{slug} long topic " * 20))
    sync_all_sessions_in_project(desk, project)
    clock.advance(minutes=5)
    later = clock.now().isoformat()
    moved = version_2("b", topic="b long topic " * 20, updated_at=later, current_phase="docs")
    write_state(folder, "b", moved)
    sync_all_sessions_in_project(desk, project)

    summary = save_context(desk, project).context.last_session.summary
    assert summary.startswith("Worked on b long topic")
    assert summary.endswith("… (docs, 2 of 5 checkpoints)")
    assert len(summary) < 120


def test_a_session_that_cannot_be_read_comes_last_and_is_no_plan(
    desk: Desk, project: str, clock: FrozenClock
) -> None:
    early = clock.now() - timedelta(days=1)
    add_session(desk, project, "a", state_updated_at=early, description="")
    add_session(desk, project, "b_broken", sync_status="broken", state_updated_at=None)

    assert save_context(desk, project).context.current_plan == "Add feature X"
    assert [each.slug for each in brief(desk, project).open_sessions] == ["a", "b_broken"]


def test_another_persons_project_is_not_told_of(other_desk: Desk, project: str) -> None:
    with pytest.raises(UnknownProjectError):
        brief(other_desk, project)
