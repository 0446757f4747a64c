"""Agents at a real server: the official client, a process of its own, standard input and output."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters, types
from tests.hostile import HOSTILE

from sitdown.engine.desk import Desk
from sitdown.kinds.work.items import NewTask, Priority
from sitdown.kinds.work.projects import add_project
from sitdown.kinds.work.tasks import add_task
from sitdown.locations import Locations

SOURCE = Path(__file__).parents[2] / "src"
SLUG = "2026-02-14_my-feature_k3m9x7"


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk()


@pytest.fixture
def session_dir(tmp_path: Path, desk: Desk) -> Path:
    """The folder of a session that begins, in a project that is followed."""
    project = tmp_path / "my-app"
    made = project / "agents" / "sessions" / SLUG
    made.mkdir(parents=True)
    state = {
        "$schema": "Session state manifest v2",
        "session_id": SLUG,
        "topic": "Add feature X",
        "description": "",
        "session_type": "full",
        "created_at": "2026-02-14T10:00:00Z",
        "updated_at": "2026-02-14T10:00:00Z",
        "current_phase": "spec",
        "status": "active",
        "phase_history": {"spec_started_at": "2026-02-14T10:00:00Z"},
        "build_progress": {
            "checkpoints_total": 0,
            "checkpoints_completed": [],
            "current_checkpoint": None,
        },
        "git": {"branch": None, "worktree": None, "base_branch": "main"},
        "commits": [],
        "artifacts": {},
        "mine": {"kept": True},
    }
    (made / "state.json").write_text(json.dumps(state, indent=2), encoding="utf-8")
    add_project(desk, project)
    return made


class Agent:
    """A client that calls the tools of one session."""

    def __init__(self, client: Client, session_dir: Path) -> None:
        self.client = client
        self.session_dir = str(session_dir)

    async def ask(self, tool: str, **arguments: Any) -> types.CallToolResult:
        given = {"session_dir": self.session_dir, **arguments}
        return await self.client.call_tool(f"session_{tool}", given)

    async def does(self, tool: str, **arguments: Any) -> dict[str, Any]:
        result = await self.ask(tool, **arguments)
        assert not result.is_error, text_of(result)
        assert json.loads(text_of(result)) == result.structured_content
        document: dict[str, Any] = result.structured_content
        return document

    async def is_told(self, tool: str, **arguments: Any) -> str:
        result = await self.ask(tool, **arguments)
        assert result.is_error
        return text_of(result)


def text_of(result: types.CallToolResult) -> str:
    (content,) = result.content
    assert isinstance(content, types.TextContent)
    return content.text


def environment(locations: Locations) -> dict[str, str]:
    return {"SITDOWN_HOME": str(locations.home), "PYTHONPATH": str(SOURCE)}


@asynccontextmanager
async def agent_at(locations: Locations, session_dir: Path) -> AsyncIterator[Agent]:
    parameters = StdioServerParameters(
        command=sys.executable, args=["-m", "sitdown", "mcp"], env=environment(locations)
    )
    async with Client(parameters) as client:
        yield Agent(client, session_dir)


def state_of(session_dir: Path) -> dict[str, Any]:
    state: dict[str, Any] = json.loads((session_dir / "state.json").read_text(encoding="utf-8"))
    return state


async def test_the_nine_tools_and_what_they_take(locations: Locations, session_dir: Path) -> None:
    async with agent_at(locations, session_dir) as agent:
        listed = (await agent.client.list_tools()).tools
    taken = {tool.name: list(tool.input_schema["properties"]) for tool in listed}
    assert taken == {
        "session_transition_phase": ["session_dir", "new_phase", "expected_revision"],
        "session_init_build": ["session_dir", "checkpoints_total", "expected_revision"],
        "session_start_checkpoint": ["session_dir", "checkpoint", "expected_revision"],
        "session_complete_checkpoint": ["session_dir", "checkpoint", "expected_revision"],
        "session_add_commit": [
            "session_dir",
            "sha",
            "message",
            "checkpoint",
            "expected_revision",
        ],
        "session_set_status": ["session_dir", "status", "expected_revision"],
        "session_set_git": ["session_dir", "branch", "worktree", "expected_revision"],
        "session_brief": ["session_dir"],
        "session_next": ["session_dir"],
    }
    for tool in listed:
        assert "expected_revision" not in tool.input_schema["required"]
        assert tool.input_schema["required"][0] == "session_dir"
        assert tool.description


async def test_a_session_from_spec_to_complete(
    locations: Locations, session_dir: Path, desk: Desk
) -> None:
    async with agent_at(locations, session_dir) as agent:
        seen = (await agent.does("brief"))["session"]
        for phase in ("plan", "build"):
            seen = await agent.does(
                "transition_phase", new_phase=phase, expected_revision=seen["revision"]
            )
        assert seen["next_phases"] == ["docs", "complete"]
        await agent.does("init_build", checkpoints_total=2)
        await agent.does("start_checkpoint", checkpoint=1)
        await agent.does("add_commit", sha="abc1234", message="feat: X", checkpoint=1)
        first = await agent.does("complete_checkpoint", checkpoint=1)
        assert (first["next_checkpoint"], first["checkpoints"]["current"]) == (2, 2)
        last = await agent.does("complete_checkpoint", checkpoint=2)
        assert last["next_checkpoint"] is None
        set_both = await agent.does("set_git", branch="feature/x", worktree="trees/x")
        assert set_both["git"] == {"branch": "feature/x", "worktree": "trees/x"}
        cleared = await agent.does("set_git", worktree=None)
        assert cleared["git"] == {"branch": "feature/x", "worktree": None}
        await agent.does("set_status", status="paused")
        end = await agent.does("transition_phase", new_phase="complete")
    state = state_of(session_dir)
    assert state["current_phase"] == end["phase"] == "complete"
    assert state["build_progress"]["checkpoints_completed"] == [1, 2]
    assert [(each["sha"], each["checkpoint"]) for each in state["commits"]] == [("abc1234", 1)]
    assert state["mine"] == {"kept": True}
    assert "trouble" not in end
    with desk.store.read() as tx:
        mirrored = tx.connection().exec_driver_sql(
            "SELECT status, checkpoints_completed, content_hash FROM work_mirror"
        )
        assert list(mirrored) == [("complete", 2, end["revision"])]


async def test_what_is_refused_says_what_can_be_done(
    locations: Locations, session_dir: Path
) -> None:
    before = (session_dir / "state.json").read_bytes()
    async with agent_at(locations, session_dir) as agent:
        told = await agent.is_told("transition_phase", new_phase="build")
        assert "from spec to build" in told
        assert "plan" in told.partition("build")[2]
        told = await agent.is_told("transition_phase", new_phase="lunch")
        assert "plan" in told
        assert "session_init_build" in await agent.is_told("start_checkpoint", checkpoint=1)
        told = await agent.is_told("set_status", status="asleep")
        assert "active, paused, complete or failed" in told
        told = await agent.is_told("init_build")
        assert "needs checkpoints_total" in told
        told = await agent.is_told("init_build", checkpoints_total="two")
        assert "has to be a whole number, and was 'two'" in told
        assert "whole number" in await agent.is_told("init_build", checkpoints_total=True)
        assert "from 1" in await agent.is_told("init_build", checkpoints_total=0)
        told = await agent.is_told("init_build", checkpoints=3)
        assert "takes no 'checkpoints'" in told
        assert "checkpoints_total" in told
        assert "nothing to set" in await agent.is_told("set_git")
        assert "There are: session_transition_phase" in await agent.is_told("fly")
        assert "sha" in await agent.is_told("add_commit", sha="not a hash", message="x")
    assert (session_dir / "state.json").read_bytes() == before


async def test_a_revision_that_is_not_the_present_one_changes_nothing(
    locations: Locations, session_dir: Path
) -> None:
    async with agent_at(locations, session_dir) as agent:
        seen = (await agent.does("brief"))["session"]["revision"]
        present = (await agent.does("set_status", status="paused"))["revision"]
        before = (session_dir / "state.json").read_bytes()
        for tool, arguments in (
            ("transition_phase", {"new_phase": "plan"}),
            ("init_build", {"checkpoints_total": 3}),
            ("set_status", {"status": "active"}),
            ("set_git", {"branch": "main"}),
            ("add_commit", {"sha": "abc1234", "message": "x"}),
        ):
            told = await agent.is_told(tool, **arguments, expected_revision=seen)
            assert present in told
            assert told.endswith("session_brief shows it.")
        assert (session_dir / "state.json").read_bytes() == before
        await agent.does("set_git", branch="main", expected_revision=present)


async def test_only_sessions_of_followed_projects_are_touched(
    locations: Locations, session_dir: Path, tmp_path: Path, make_desk: Callable[..., Desk]
) -> None:
    sessions = session_dir.parent
    stranger = tmp_path / "stranger" / "agents" / "sessions" / "2026-01-01_other"
    stranger.mkdir(parents=True)
    (stranger / "state.json").write_bytes((session_dir / "state.json").read_bytes())
    another = tmp_path / "another" / "agents" / "sessions" / "2026-01-01_theirs"
    another.mkdir(parents=True)
    (another / "state.json").write_bytes((session_dir / "state.json").read_bytes())
    add_project(make_desk(user_id="another"), tmp_path / "another")
    (sessions / "2026-01-01_link").symlink_to(stranger, target_is_directory=True)
    (sessions / "2026-01-02_file-link").mkdir()
    (sessions / "2026-01-02_file-link" / "state.json").symlink_to(stranger / "state.json")
    (sessions / "2026-01-03_empty").mkdir()
    refused = {
        str(stranger): "work add",
        str(another): "work add",
        f"{sessions}/{SLUG}/../../../../stranger/agents/sessions/2026-01-01_other": "work add",
        str(sessions / "2026-01-01_link"): "work add",
        str(sessions / "2026-01-02_file-link"): "leads out",
        str(sessions / "2026-01-03_empty"): "no session",
        str(sessions / "2026-01-04_none"): "There is no",
        str(sessions): "Sessions lie one level below",
        str(session_dir / "state.json"): "Sessions lie one level below",
        f"agents/sessions/{SLUG}": "whole path",
        "": "empty",
        f"{session_dir}\0": "not a folder",
    }
    before = (stranger / "state.json").read_bytes()
    async with agent_at(locations, session_dir) as agent:
        for path, sentence in refused.items():
            told = await agent.is_told("set_status", session_dir=path, status="failed")
            assert sentence in told, path
        ways_round = f"{session_dir}/../{SLUG}/."
        await agent.does("set_status", session_dir=ways_round, status="failed")
    assert (stranger / "state.json").read_bytes() == before
    assert state_of(another)["status"] == "active"


async def test_two_servers_on_one_file_lose_nothing(
    locations: Locations, session_dir: Path
) -> None:
    async with (
        agent_at(locations, session_dir) as one,
        agent_at(locations, session_dir) as other,
    ):
        shas = [f"{number:07x}" for number in range(1, 41)]
        await asyncio.gather(
            *(
                agent.does("add_commit", sha=sha, message=sha)
                for sha, agent in zip(shas, [one, other] * 20, strict=True)
            )
        )
        assert sorted(each["sha"] for each in state_of(session_dir)["commits"]) == shas
        seen = (await one.does("brief"))["session"]["revision"]
        results = await asyncio.gather(
            *(
                agent.ask("set_status", status=status, expected_revision=seen)
                for agent, status in ((one, "paused"), (other, "failed"))
            )
        )
        assert sorted(result.is_error for result in results) == [False, True]


async def test_the_brief_and_what_is_next(
    locations: Locations, session_dir: Path, desk: Desk
) -> None:
    project = add_project(desk, session_dir.parents[2])
    add_task(desk, project.id, NewTask("Rest", priority=Priority.LOW))
    add_task(desk, project.id, NewTask("Fix it", priority=Priority.HIGH))
    plan = {"checkpoints": [{"id": 1, "title": "Tables", "tasks": ["draw", "make"]}]}
    (session_dir / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    async with agent_at(locations, session_dir) as agent:
        await agent.does("init_build", checkpoints_total=1)
        await agent.does("start_checkpoint", checkpoint=1)
        told = await agent.does("brief")
        assert told["project"] == "my-app"
        assert told["tasks"] == {"done": 0, "total": 2, "blocked": 0}
        assert told["next_actions"] == ["Fix it (Task #2)", "Rest (Task #1)"]
        assert [each["slug"] for each in told["open_sessions"]] == [SLUG]
        assert told["open_sessions_in_all"] == 1
        following = await agent.does("next")
        assert [each["title"] for each in following["next"]] == ["Fix it", "Rest"]
        first = following["next"][0]
        assert first["urgency"] == pytest.approx(sum(first["because"].values()))
        assert following["checkpoint"] == {
            "number": 1,
            "title": "Tables",
            "tasks": ["draw", "make"],
        }
        elsewhere = await agent.does("brief", session_dir=str(session_dir.parents[2]))
        assert elsewhere["session"] is None
        assert "work add" in await agent.is_told("next", session_dir="/")


async def test_hostile_words_go_there_and_back(locations: Locations, session_dir: Path) -> None:
    async with agent_at(locations, session_dir) as agent:
        for number, text in enumerate(HOSTILE, start=1):
            message = text.encode("utf-8", "replace").decode("utf-8")
            if message.strip():
                await agent.does("add_commit", sha=f"{number:07x}", message=message)
        damaged = json.dumps(state_of(session_dir) | {"topic": "lone \ud800"})
        (session_dir / "state.json").write_text(damaged, encoding="utf-8")
        assert (await agent.does("brief"))["session"]["title"].startswith("lone ")
        (session_dir / "state.json").write_bytes(b"{")
        assert "was not touched" in await agent.is_told("set_status", status="failed")
    assert (session_dir / "state.json").read_bytes() == b"{"


def test_nothing_but_the_protocol_is_printed_and_the_end_is_quiet(
    locations: Locations, session_dir: Path
) -> None:
    hello = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "initialize",
        "params": {
            "protocolVersion": "2025-06-18",
            "capabilities": {},
            "clientInfo": {"name": "test", "version": "1"},
        },
    }
    ready = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    asked = {
        "jsonrpc": "2.0",
        "id": 2,
        "method": "tools/call",
        "params": {
            "name": "session_set_status",
            "arguments": {"session_dir": str(session_dir), "status": "paused"},
        },
    }
    with subprocess.Popen(
        [sys.executable, "-m", "sitdown", "mcp"],
        env={"PATH": os.environ["PATH"], **environment(locations)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        answers = []
        for message in (hello, ready, asked):
            process.stdin.write(json.dumps(message) + "\n")
            process.stdin.flush()
            if "id" in message:
                answers.append(json.loads(process.stdout.readline()))
        process.stdin.close()
        assert process.stdout.read() == ""
        assert process.wait(10) == 0
        assert process.stderr.read() == ""
    assert [answer["id"] for answer in answers] == [1, 2]
    assert answers[0]["result"]["serverInfo"]["name"] == "sitdown"
    assert answers[1]["result"]["structuredContent"]["status"] == "paused"
