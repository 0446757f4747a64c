from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.hostile import HOSTILE
from tests.kinds.work.repositories import commit, repository

from sitdown.clock import FrozenClock
from sitdown.engine.desk import Desk
from sitdown.kinds.work import blockers, tasks
from sitdown.kinds.work.brief_views import SinceLine
from sitdown.kinds.work.items import NewTask
from sitdown.kinds.work.projects import add_project
from sitdown.kinds.work.since import LONGEST_LINE, MOST_EVIDENCE, MOST_LINES, since
from sitdown.kinds.work.tables import (
    WorkAgentRow,
    WorkMarkRow,
    WorkMirrorRow,
    WorkRequestRow,
    WorkSessionRow,
)
from sitdown.plain_text import one_line


@pytest.fixture
def project(desk: Desk, folder: Path) -> str:
    return add_project(desk, folder).id


def of_rule(lines: tuple[SinceLine, ...], rule: str) -> SinceLine:
    (found,) = (line for line in lines if line.evidence.rule == rule)
    return found


def add_session(desk: Desk, project: str, slug: str, **changed: Any) -> None:
    """A session as a sync leaves it."""
    now = desk.clock.now()
    values: dict[str, Any] = {
        "title": "Add feature X",
        "description": "",
        "status": "build",
        "execution_status": "active",
        "checkpoints_total": 5,
        "checkpoints_completed": 2,
        "sync_status": "synced",
        **changed,
    }
    row = WorkMirrorRow(
        work_session_id=slug,
        project_id=project,
        session_slug=slug,
        session_dir=f"agents/sessions/{slug}",
        session_type="full",
        schema_version=2,
        spec_exists=False,
        plan_exists=False,
        state_text="{}",
        file_stamp="",
        content_hash="",
        revision=1,
        synced_at=now,
        **values,
    )
    with desk.store.write() as tx:
        tx.add(WorkSessionRow(id=slug, project_id=project, session_slug=slug, first_seen_at=now))
        tx.flush()
        tx.add(row)


def add_mark(desk: Desk, slug: str, phase: str, checkpoint: int | None = None) -> None:
    with desk.store.write() as tx:
        tx.add(
            WorkMarkRow(
                work_session_id=slug,
                phase=phase,
                checkpoint=checkpoint,
                seen_at=desk.clock.now(),
            )
        )


def add_request(desk: Desk, project: str, key: str, cost: int | None) -> None:
    now = desk.clock.now()
    with desk.store.write() as tx:
        if tx.get(WorkAgentRow, "agent") is None:
            tx.add(
                WorkAgentRow(
                    id="agent",
                    project_id=project,
                    sdk_session_id="s",
                    agent_type="build",
                    status="running",
                    started_at=now,
                    last_event_at=now,
                )
            )
            tx.flush()
        tx.add(
            WorkRequestRow(
                project_id=project,
                message_key=key,
                agent_id="agent",
                model="sonnet",
                is_sidechain=False,
                input_tokens=1000,
                output_tokens=200,
                cache_write_5m_tokens=10,
                cache_write_1h_tokens=20,
                cache_read_tokens=30,
                cost_microdollars=cost,
                timestamp=now,
            )
        )


def test_nothing_happened_is_no_lines(desk: Desk, project: str, clock: FrozenClock) -> None:
    tasks.add_task(desk, project, NewTask("one"))
    tasks.complete_task(desk, project, 1)

    assert since(desk, project, clock.now()) == ()


def test_tasks_are_told_with_their_rows(desk: Desk, project: str, clock: FrozenClock) -> None:
    tasks.add_tasks(desk, project, [NewTask("one"), NewTask("two"), NewTask("three")])
    before = clock.now()
    clock.advance(hours=1)
    done = tasks.complete_task(desk, project, 2)
    begun = tasks.start_task(desk, project, 3)
    added = tasks.add_task(desk, project, NewTask("four"))

    lines = since(desk, project, before)

    assert [line.text for line in lines] == [
        "1 task done: #2 two",
        "1 task begun: #3 three",
        "1 task added: #4 four",
    ]
    assert [line.evidence.row_ids for line in lines] == [(done.id,), (begun.id,), (added.id,)]
    assert [line.rested for line in lines] == [("#2 two",), ("#3 three",), ("#4 four",)]
    assert lines[0].evidence.parameters == {"since": before.isoformat(), "count": 1}


def test_questions_are_told_by_what_became_of_them(
    desk: Desk, project: str, clock: FrozenClock
) -> None:
    for question in ("Old?", "Answered?", "Settled?"):
        blockers.ask(desk, project, question)
    before = clock.now()
    clock.advance(hours=1)
    blockers.ask(desk, project, "New?")
    blockers.answer(desk, project, 2, "yes")
    blockers.resolve(desk, project, 3)

    assert [line.text for line in since(desk, project, before)] == [
        "1 question asked: #4 New?",
        "1 question answered: #2 Answered?",
        "1 question settled without an answer: #3 Settled?",
    ]


def test_sessions_that_moved_are_told_where_they_stand(
    desk: Desk, project: str, clock: FrozenClock
) -> None:
    for slug in ("2026-11-20_moved", "2026-11-20_stood"):
        add_session(desk, project, slug)
        add_mark(desk, slug, "plan")
    before = clock.now()
    clock.advance(minutes=5)
    add_mark(desk, "2026-11-20_moved", "build", 1)
    add_mark(desk, "2026-11-20_moved", "build", 2)

    (line,) = since(desk, project, before)

    assert line.text == "1 session moved on: Add feature X (now build, 2 of 5 checkpoints)"
    assert line.evidence.row_ids == ("2026-11-20_moved",)
    assert line.evidence.parameters["moves"] == 2


def test_the_time_that_agents_were_at_work_is_told_by_phase(
    desk: Desk, project: str, clock: FrozenClock
) -> None:
    add_request(desk, project, "old", None)
    before = clock.now()
    for number in range(4):
        clock.advance(minutes=14)
        add_request(desk, project, f"new-{number}", None)
    clock.advance(minutes=16)
    add_request(desk, project, "after-a-long-silence", None)

    worked, _ = since(desk, project, before)

    assert worked.text == "42 min of agents at work"
    assert worked.evidence.row_ids == ("agent",)
    assert worked.rested == ("build at no session: 42 min",)
    assert worked.evidence.parameters == {
        "since": before.isoformat(),
        "agents": 1,
        "seconds": 42 * 60,
        "silence_seconds": 15 * 60,
    }


def test_time_in_several_phases_is_told_the_longest_first(
    desk: Desk, project: str, clock: FrozenClock
) -> None:
    before = clock.now()
    clock.advance(minutes=1)
    add_session(desk, project, "2026-11-20_one")
    add_mark(desk, "2026-11-20_one", "plan")
    for number in range(4):
        if number == 1:
            add_mark(desk, "2026-11-20_one", "build", 1)
        add_request(desk, project, f"new-{number}", None)
        clock.advance(minutes=5)

    (worked,) = (line for line in since(desk, project, before) if "at work" in line.text)

    assert worked.text == "15 min of agents at work: build 10 min, plan 5 min"
    assert worked.rested == (
        "build at 2026-11-20_one, checkpoint 1: 10 min",
        "build at 2026-11-20_one: 5 min",
    )
    (alone,) = (
        line
        for line in since(desk, project, before + timedelta(minutes=5))
        if "at work" in line.text
    )
    assert alone.text == "10 min of agents at work in build"


def test_tokens_and_cost_are_the_sum_of_the_requests_since(
    desk: Desk, project: str, clock: FrozenClock
) -> None:
    add_request(desk, project, "old", 5_000_000)
    before = clock.now()
    clock.advance(minutes=5)
    add_request(desk, project, "a", 1_500_000)
    add_request(desk, project, "b", 750_000)
    add_request(desk, project, "c", None)

    (line,) = since(desk, project, before)

    assert line.text == "3,180 tokens in, 600 out, $2.25 (1 request without a price)"
    assert line.evidence.row_ids == ("a", "b", "c")
    assert line.rested == ("sonnet: 1,060 in, 200 out",) * 3
    assert line.evidence.parameters == {
        "since": before.isoformat(),
        "requests": 3,
        "without_price": 1,
        "tokens_in": 3180,
        "tokens_out": 600,
        "cost_microdollars": 2_250_000,
    }


def test_requests_without_any_price_name_no_cost(
    desk: Desk, project: str, clock: FrozenClock
) -> None:
    before = clock.now() - timedelta(hours=1)
    add_request(desk, project, "a", None)

    (line,) = since(desk, project, before)

    assert "$" not in line.text


def test_commits_and_their_files_are_told_with_shas_and_paths(
    desk: Desk, project: str, folder: Path, clock: FrozenClock
) -> None:
    repository(folder)
    before = clock.now()
    commit(folder, "old.txt", before - timedelta(hours=1))
    first = commit(folder, "a.txt", before + timedelta(minutes=1), "feat: add a")
    second = commit(folder, "b.txt", before + timedelta(minutes=2), "fix: b")

    lines = since(desk, project, before)

    commits = of_rule(lines, "commits/1")
    assert commits.text == f"2 commits: {second[:7]} fix: b, {first[:7]} feat: add a"
    assert commits.evidence.row_ids == (second, first)
    assert commits.rested == (f"{second[:7]} fix: b", f"{first[:7]} feat: add a")
    files = of_rule(lines, "files_changed/1")
    assert files.text == "2 files changed: a.txt, b.txt"
    assert files.evidence.row_ids == files.rested == ("a.txt", "b.txt")


def test_a_busy_week_is_at_most_twelve_short_lines(
    desk: Desk, project: str, folder: Path, clock: FrozenClock
) -> None:
    before = clock.now()
    repository(folder)
    clock.advance(hours=1)
    tasks.add_tasks(desk, project, [NewTask(f"Task number {n}") for n in range(300)])
    for number in range(1, 251):
        tasks.complete_task(desk, project, number)
    tasks.start_task(desk, project, 260)
    for number in range(20):
        blockers.ask(desk, project, f"Question {number}?")
    blockers.answer(desk, project, 1, "yes")
    blockers.resolve(desk, project, 2)
    add_session(desk, project, "slug")
    add_mark(desk, "slug", "build")
    add_request(desk, project, "a", 1)
    commit(folder, "a.txt", datetime.fromisoformat("2026-11-21T11:00:00+00:00"))

    lines = since(desk, project, before)

    assert 8 < len(lines) <= MOST_LINES
    assert all(len(line.text) <= LONGEST_LINE for line in lines)
    done = of_rule(lines, "tasks_done/1")
    assert done.evidence.parameters["count"] == 250
    assert len(done.evidence.row_ids) == MOST_EVIDENCE
    assert "and 2" in done.text


@pytest.mark.parametrize("text", [text for text in HOSTILE if one_line(text)])
def test_hostile_texts_stay_on_one_short_line(
    desk: Desk, project: str, clock: FrozenClock, text: str
) -> None:
    before = clock.now() - timedelta(hours=1)
    blockers.ask(desk, project, text)

    (line,) = since(desk, project, before)

    assert line.text == one_line(line.text)
    assert len(line.text) <= LONGEST_LINE
