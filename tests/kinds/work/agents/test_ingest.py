"""What hooks noted down becomes agents and their log, each line once."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select
from tests.kinds.work.agents.conftest import AddSession, Hook, at

from sitdown.cli.hook import append
from sitdown.clock import FrozenClock
from sitdown.engine.desk import Desk
from sitdown.kinds.work.agents.activity import Activity
from sitdown.kinds.work.agents.ingest import ingest_hooks
from sitdown.kinds.work.agents.looking import agents_of, log_tail
from sitdown.kinds.work.mirror import sync_all_sessions_in_project
from sitdown.kinds.work.projects import add_project
from sitdown.kinds.work.tables import WorkAgentLogRow, WorkAgentRow
from sitdown.kinds.work.views import ProjectView


@pytest.fixture(autouse=True)
def _now(clock: FrozenClock) -> None:
    clock.moment = at(30)


def _agents(desk: Desk) -> list[WorkAgentRow]:
    with desk.store.read() as tx:
        rows = tx.exec(select(WorkAgentRow).order_by("started_at")).all()
        tx.expunge_all()
    return list(rows)


def _log(desk: Desk) -> list[WorkAgentLogRow]:
    with desk.store.read() as tx:
        rows = tx.exec(select(WorkAgentLogRow).order_by("timestamp")).all()
        tx.expunge_all()
    return list(rows)


def test_nothing_comes_of_no_files(desk: Desk, project: ProjectView) -> None:
    assert ingest_hooks(desk).lines == 0


def test_an_agent_is_followed_from_its_events(
    desk: Desk, hook: Hook, add_session: AddSession, project: ProjectView
) -> None:
    work_session_id = add_session(marks=[(1, "build", 3)])
    hook(
        "SessionStart",
        5,
        source="startup",
        model="claude-sonnet-4-5",
        transcript_path="/t/s1.jsonl",
    )
    hook("UserPromptSubmit", 6, prompt="Add the\ntoggle")
    edit = {"file_path": f"{project.working_dir}/src/theme.ts", "old_string": "a"}
    hook("PreToolUse", 7, tool_name="Edit", tool_input=edit, tool_use_id="t1")
    hook("PostToolUse", 8, tool_name="Edit", tool_input=edit, tool_use_id="t1", tool_response={})
    run = {"command": "npm test -- theme"}
    hook("PreToolUse", 9, tool_name="Bash", tool_input=run, tool_use_id="t2")
    error = "Exit code 1\n\n  12 passing\n  3 failing\n"
    hook("PostToolUseFailure", 29, tool_name="Bash", tool_input=run, tool_use_id="t2", error=error)
    assert ingest_hooks(desk).events == 6
    (agent,) = agents_of(desk, work_session_id)
    assert (agent.type, agent.model, agent.checkpoint) == ("build", "claude-sonnet-4-5", 3)
    assert (agent.activity, agent.started_at, agent.last_event_at) == ("busy", at(5), at(29))
    lines = [(line.tool, line.summary, line.failed) for line in log_tail(desk, work_session_id)]
    assert lines == [
        ("Start", "startup", False),
        ("Prompt", "Add the", False),
        ("Edit", "src/theme.ts", False),
        ("Bash", "npm test -- theme", False),
        ("Bash", "exit 1 · 3 failing", True),
    ]
    assert [line.tool for line in log_tail(desk, work_session_id, 2)] == ["Bash", "Bash"]


def test_a_tool_that_only_told_of_its_end_is_seen(
    desk: Desk, hook: Hook, add_session: AddSession
) -> None:
    work_session_id = add_session()
    hook("PostToolUse", 1, tool_name="Bash", tool_input={"command": "ls"}, tool_use_id="t")
    ingest_hooks(desk)
    assert [line.summary for line in log_tail(desk, work_session_id)] == ["ls"]


def test_reading_again_adds_nothing_and_new_lines_are_found(
    desk: Desk, hook: Hook, add_session: AddSession
) -> None:
    add_session()
    hook("SessionStart", 1)
    assert ingest_hooks(desk).events == 1
    assert ingest_hooks(desk).events == 0
    hook("Stop", 2)
    assert ingest_hooks(desk).events == 1
    hook("Stop", 60 * 24)
    assert ingest_hooks(desk).events == 1
    assert len(_log(desk)) == 3


def test_unchanged_files_are_not_read(desk: Desk, hook: Hook, clock: FrozenClock) -> None:
    clock.advance(minutes=1)
    hook("SessionStart", 1)
    assert ingest_hooks(desk).lines == 1
    assert ingest_hooks(desk).lines == 0
    hook("Stop", 2)
    assert ingest_hooks(desk).lines == 1


def test_a_half_written_line_is_left_until_it_is_whole(desk: Desk, hook: Hook) -> None:
    hook("SessionStart", 1)
    (file,) = desk.store.path.with_name("hooks").iterdir()
    hook("Stop", 2)
    whole = file.read_bytes()
    file.write_bytes(whole[:-20])
    assert ingest_hooks(desk).events == 1
    with file.open("ab") as rest:
        rest.write(whole[-20:])
    assert ingest_hooks(desk).events == 1
    assert [row.event_type for row in _log(desk)] == ["SessionStart", "Stop"]


def test_a_file_that_was_replaced_is_read_from_its_beginning(desk: Desk, hook: Hook) -> None:
    hook("SessionStart", 1)
    hook("Stop", 2)
    ingest_hooks(desk)
    (file,) = desk.store.path.with_name("hooks").iterdir()
    first = file.read_bytes().splitlines(keepends=True)[0]
    file.write_bytes(first)
    assert ingest_hooks(desk).events == 0
    hook("SessionEnd", 3)
    assert ingest_hooks(desk).events == 1


@pytest.mark.parametrize(
    "raw",
    [b"", b"no json", b"[]", b"{}", b'{"session_id": 5}', b'{"session_id":"s1"', b"\xff\x00", b"1"],
)
def test_what_names_no_session_costs_nothing_else(desk: Desk, hook: Hook, raw: bytes) -> None:
    hook("SessionStart", 1)
    append(str(desk.store.path.parent), raw, round(at(2).timestamp() * 1e9))
    (file,) = desk.store.path.with_name("hooks").iterdir()
    with file.open("ab") as spoiled:
        spoiled.write(b"torn\n\xff\n")
    hook("Stop", 3)
    receipt = ingest_hooks(desk)
    assert (receipt.events, receipt.unread) == (2, 3)


@pytest.mark.parametrize(
    "odd",
    [
        {"tool_name": 5, "tool_input": "text"},
        {
            "tool_name": "X",
            "tool_input": {"file_path": ["a"], "todos": [1, {"status": "completed"}]},
        },
        {"cwd": None},
        {"agent_id": 7, "agent_type": {}},
        {"model": "\ud83d half", "tool_name": "\x00"},
        {"deep": [[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]},
        {"big": 10**400, "not": float("nan"), "far": float("inf")},
        {"long": "x" * 100_000},
    ],
)
def test_fields_of_the_wrong_type_are_kept_and_do_no_harm(
    desk: Desk, hook: Hook, add_session: AddSession, odd: dict[str, Any]
) -> None:
    work_session_id = add_session()
    hook("PreToolUse", 1, **odd)
    hook("Stop", 2)
    receipt = ingest_hooks(desk)
    assert receipt.events + receipt.elsewhere == 2
    assert log_tail(desk, work_session_id)
    assert all(len(json.dumps(row.payload)) < 10_000 for row in _log(desk))


def test_unknown_events_are_kept_raw(desk: Desk, hook: Hook) -> None:
    hook("TomorrowsEvent", 1, anything={"a": [1, None]})
    ingest_hooks(desk)
    (row,) = _log(desk)
    assert row.event_type == "TomorrowsEvent"
    assert row.payload["anything"] == {"a": [1, None]}
    assert _agents(desk)[0].status == Activity.IDLE


def test_subagents_are_agents_of_their_own(
    desk: Desk, hook: Hook, add_session: AddSession, clock: FrozenClock
) -> None:
    work_session_id = add_session()
    hook("SessionStart", 1)
    hook("Stop", 2)
    hook("SubagentStart", 3, agent_id="agent-x", agent_type="Explore")
    hook("PreToolUse", 4, agent_id="x", agent_type="Explore", tool_name="Read")
    ingest_hooks(desk)
    clock.moment = at(10)
    main, sub = agents_of(desk, work_session_id)
    assert (main.activity, sub.type, sub.activity, sub.is_subagent) == (
        "idle",
        "Explore",
        "busy",
        True,
    )
    assert main.last_event_at == at(4)
    hook("SubagentStop", 5, agent_id="x", agent_type="Explore")
    ingest_hooks(desk)
    assert agents_of(desk, work_session_id)[1].activity == "ended"


def test_the_innermost_project_has_the_event(desk: Desk, hook: Hook, project: ProjectView) -> None:
    inner = project.working_dir / "packages" / "inner"
    inner.mkdir(parents=True)
    inner_project = add_project(desk, inner)
    hook("SessionStart", 1, cwd=f"{inner}/src")
    hook("SessionStart", 1, cwd=f"{project.working_dir}-other", session_id="s2")
    receipt = ingest_hooks(desk)
    assert (receipt.events, receipt.elsewhere) == (1, 1)
    assert [row.project_id for row in _agents(desk)] == [inner_project.id]


def test_a_link_to_the_project_is_the_project(
    desk: Desk, hook: Hook, project: ProjectView, tmp_path: Path
) -> None:
    link = tmp_path / "link"
    link.symlink_to(project.working_dir)
    hook("SessionStart", 1, cwd=str(link))
    assert ingest_hooks(desk).events == 1


def test_a_worktree_outside_belongs_to_its_session(
    desk: Desk, hook: Hook, add_session: AddSession, tmp_path: Path
) -> None:
    add_session("2026-11-21_newer_b2", created_at="2026-11-21T08:30:00Z")
    tree = tmp_path / "trees" / "one"
    here = add_session(git={"branch": "one", "worktree": str(tree), "base_branch": "main"})
    hook("SessionStart", 40, cwd=str(tree / "src"))
    assert ingest_hooks(desk).events == 1
    assert _agents(desk)[0].work_session_id == here


def test_without_an_open_session_an_agent_is_unassigned(
    desk: Desk, hook: Hook, add_session: AddSession
) -> None:
    add_session(current_phase="complete", updated_at="2026-11-21T08:10:00Z")
    hook("SessionStart", 20)
    ingest_hooks(desk)
    (agent,) = _agents(desk)
    assert (agent.work_session_id, agent.agent_type) == (None, "main")


def test_a_session_that_never_could_be_read_has_no_agents(
    desk: Desk, hook: Hook, project: ProjectView
) -> None:
    broken = project.sessions_dir / "2026-11-22_broken"
    broken.mkdir(parents=True)
    (broken / "state.json").write_text('{"broken":', encoding="utf-8")
    assert sync_all_sessions_in_project(desk, project.id).failed
    hook("SessionStart", 20)
    ingest_hooks(desk)
    assert [agent.work_session_id for agent in _agents(desk)] == [None]


def test_a_project_that_is_added_later_finds_its_past(
    desk: Desk, hook: Hook, tmp_path: Path, clock: FrozenClock
) -> None:
    later = tmp_path / "later"
    later.mkdir()
    hook("SessionStart", 1, cwd=str(later))
    assert ingest_hooks(desk).elsewhere == 1
    clock.advance(minutes=1)
    add_project(desk, later)
    assert ingest_hooks(desk).events == 1


def test_each_person_has_the_events_of_their_own_projects(
    desk: Desk, hook: Hook, make_desk: Callable[..., Desk], project: ProjectView
) -> None:
    other = make_desk(user_id="another")
    hook("SessionStart", 1)
    assert ingest_hooks(other).events == 0
    add_project(other, project.working_dir)
    assert ingest_hooks(desk).events == 1
    assert ingest_hooks(other).events == 1


def test_a_file_that_cannot_be_read_is_told(desk: Desk, hook: Hook) -> None:
    hook("SessionStart", 1)
    desk.store.path.with_name("hooks").joinpath("2026-01-01.jsonl").symlink_to("nowhere")
    receipt = ingest_hooks(desk)
    assert receipt.events == 1
    assert "cannot be read" in receipt.problems[0]
    assert os.path.lexists(desk.store.path.with_name("hooks") / "2026-01-01.jsonl")
