"""Transcripts are found, read in bounded memory, and a bad one costs only itself."""

from __future__ import annotations

import json
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select
from tests.benchmarks.transcripts import transcript_lines
from tests.kinds.work.agents.conftest import AddSession, Hook, Take, Write, at, kept, request_line

from sitdown.engine.desk import Desk
from sitdown.kinds.work.agents.ingest import ingest_hooks
from sitdown.kinds.work.agents.looking import agents_of
from sitdown.kinds.work.agents.places import folder_name, transcript_roots
from sitdown.kinds.work.agents.transcripts import import_transcripts
from sitdown.kinds.work.errors import UnknownProjectError
from sitdown.kinds.work.tables import WorkAgentRow
from sitdown.kinds.work.views import ProjectView


def agents(desk: Desk) -> list[dict[str, Any]]:
    with desk.store.read() as tx:
        rows = tx.exec(select(WorkAgentRow).order_by("started_at", "agent_key")).all()
        return [row.model_dump() for row in rows]


@pytest.mark.parametrize(
    "bad",
    [
        b"",
        b"   ",
        b"{",
        b"null",
        b"[1]",
        b'"text"',
        b"\xff\xfe\x00",
        b"[" * 50_000,
        b'{"a":' * 5_000,
        b'{"type":"assistant","message":"text"}',
        b'{"type":"assistant","message":{"usage":[]}}',
        b'{"type":5,"message":{}}',
        b'{"type":"assistant","message":{"id":"x","usage":{"input_tokens":-1}},"timestamp":"2026-01-01T00:00:00Z"}',
        b'{"type":"assistant","message":{"id":"x","usage":{"input_tokens":1e400}},"timestamp":"2026-01-01T00:00:00Z"}',
        b'{"type":"assistant","message":{"id":"x","usage":{"input_tokens":true}},"timestamp":"2026-01-01T00:00:00Z"}',
        b'{"type":"assistant","message":{"id":"x","usage":{"input_tokens":%d}},"timestamp":"2026-01-01T00:00:00Z"}'
        % 2**70,
        b'{"type":"assistant","message":{"id":"x","usage":{}},"timestamp":"yesterday"}',
        b'{"type":"assistant","message":{"id":"x","usage":{}},"timestamp":"0001-01-01T00:00:00+23:00"}',
        b'{"type":"assistant","message":{"usage":{}},"timestamp":"2026-01-01T00:00:00Z"}',
    ],
)
def test_a_bad_line_costs_only_itself(desk: Desk, write: Write, take: Take, bad: bytes) -> None:
    write(request_line(1), bad, request_line(2, message="msg_2"))
    assert take().requests == 2


def test_halves_of_letters_are_let_through(desk: Desk, write: Write, take: Take) -> None:
    write(request_line(1, gitBranch="\ud83d half", model="\x00model"))
    assert take().unread == 0
    assert kept(desk)[0]["branch"] == "\ufffd half"


def test_other_lines_are_counted_by_type(desk: Desk, write: Write, take: Take) -> None:
    write({"type": "summary"}, {"type": "user"}, {"type": "user"}, {"type": ["x"]}, b"nonsense")
    receipt = take()
    assert (receipt.lines, receipt.unread) == ({"summary": 1, "user": 2, "untyped": 1}, 1)


def test_subagents_have_their_own_costs(
    desk: Desk, write: Write, take: Take, add_session: AddSession
) -> None:
    work_session_id = add_session()
    write(request_line(1), name="s1")
    write(
        request_line(2, message="msg_2", isSidechain=True, agentId="abc"),
        name="s1/subagents/agent-abc",
    )
    old = request_line(3, message="msg_3", isSidechain=True)
    del old["sessionId"]
    write(old, name="agent-old")
    take()
    found = [(row["sdk_session_id"], row["agent_key"]) for row in agents(desk)]
    assert found == [("s1", ""), ("s1", "abc"), ("", "old")]
    main, sub, _ = agents_of(desk, work_session_id)
    assert (main.is_subagent, sub.is_subagent) == (False, True)
    assert (main.tokens_in, main.tokens_out, main.tokens_cached, main.cost) == (135, 50, 10, 1911)
    assert sub.cost == 1911


def test_an_agent_of_hooks_and_transcript_is_one(
    desk: Desk, write: Write, take: Take, add_session: AddSession, hook: Hook
) -> None:
    work_session_id = add_session(marks=[(0, "build", 2)])
    hook("SessionStart", 1)
    ingest_hooks(desk)
    write(request_line(2))
    take()
    (agent,) = agents_of(desk, work_session_id)
    assert (agent.model, agent.started_at) == ("claude-opus-4-5-20251101", at(1))
    assert (agent.last_event_at, agent.cost) == (at(2), 1911)


def test_a_transcript_that_a_hook_named_is_found(
    desk: Desk, take: Take, hook: Hook, tmp_path: Path, project: ProjectView
) -> None:
    elsewhere = tmp_path / "elsewhere.jsonl"
    mine, others = request_line(1, cwd=str(project.working_dir)), request_line(2, message="x")
    elsewhere.write_text(f"{json.dumps(mine)}\n{json.dumps(others)}\n", encoding="utf-8")
    hook("SessionStart", 1, transcript_path=str(elsewhere))
    ingest_hooks(desk)
    assert take().requests == 1


def test_a_name_that_the_system_refuses_costs_only_itself(
    desk: Desk, take: Take, hook: Hook, write: Write
) -> None:
    hook("SessionStart", 1, transcript_path=f"/{'x' * 300}.jsonl")
    ingest_hooks(desk)
    write(request_line(1))
    assert take().requests == 1


def test_folders_inside_the_project_are_its_own_and_those_beside_it_are_not(
    desk: Desk, take: Take, roots: list[Path], project: ProjectView
) -> None:
    inside, beside = f"{project.working_dir}/web", f"{project.working_dir}-2"
    for number, cwd in enumerate((inside, beside)):
        place = roots[0] / folder_name(cwd)
        place.mkdir(parents=True)
        line = json.dumps(request_line(1, message=f"m{number}", cwd=cwd))
        (place / "s.jsonl").write_text(f"{line}\n", encoding="utf-8")
    take()
    assert [row["message_key"] for row in kept(desk)] == ["m0 req_1"]


def test_a_price_that_is_learnt_later_prices_what_had_none(
    desk: Desk, write: Write, take: Take
) -> None:
    write(request_line(1, model="claude-nobody-9"))
    assert take().unpriced == {"claude-nobody-9": 1}
    own = desk.store.path.with_name("prices.toml")
    own.write_text("[models]\nclaude-nobody-9 = { input = 1, output = 2 }\n", encoding="utf-8")
    receipt = take()
    assert (receipt.read, receipt.charged, receipt.unpriced) == (0, 1, {})
    assert kept(desk)[0]["cost_microdollars"] == 100 + 100 + 31 + 1


def test_a_session_that_is_seen_later_is_charged_then(
    desk: Desk, write: Write, take: Take, add_session: AddSession
) -> None:
    write(request_line(10))
    take()
    assert kept(desk)[0]["work_session_id"] is None
    work_session_id = add_session(marks=[(5, "build", 2)])
    assert take().charged == 1
    row = kept(desk)[0]
    assert (row["work_session_id"], row["phase"], row["checkpoint"]) == (
        work_session_id,
        "build",
        2,
    )
    assert take().charged == 0
    assert agents(desk)[0]["agent_type"] == "build"


@pytest.mark.parametrize(
    "line",
    [
        b'{"type":"user","message":{"type":"assistant"}}',
        b'{"message":{"type":"assistant"},"type":"user"}',
        b'{"a":["type"],"type":"user"}',
        b'{"cwd":"\\"type\\":\\"x\\"","type":"user"}',
        b'{"cwd":"/p/{type}","type":"user"}',
        b'{ "type" : "user" }',
    ],
)
def test_a_type_is_that_of_the_line_itself(write: Write, take: Take, line: bytes) -> None:
    write(line)
    assert take().lines == {"user": 1}


def test_missing_places_are_no_trouble(desk: Desk, project: ProjectView, tmp_path: Path) -> None:
    receipt = import_transcripts(desk, project.id, [tmp_path / "none"])
    assert (receipt.files, receipt.problems) == (0, ())


def test_a_transcript_that_cannot_be_read_is_told(desk: Desk, write: Write, take: Take) -> None:
    path = write(request_line(1))
    path.with_name("broken.jsonl").symlink_to("nowhere")
    receipt = take()
    assert receipt.requests == 1
    assert "broken.jsonl cannot be read" in receipt.problems[0]


def test_another_person_s_project_is_not_found(
    other_desk: Desk, project: ProjectView, roots: list[Path]
) -> None:
    with pytest.raises(UnknownProjectError):
        import_transcripts(other_desk, project.id, roots)


def test_an_import_that_is_stopped_goes_on_where_it_was(
    desk: Desk, write: Write, project: ProjectView, roots: list[Path]
) -> None:
    write(*(line.rstrip() for line in transcript_lines(5)))

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_transcripts(desk, project.id, roots, stop)
    whole = import_transcripts(desk, project.id, roots)
    assert whole.requests == whole.added
    assert import_transcripts(desk, project.id, roots).read == 0


def test_a_large_transcript_streams(desk: Desk, write: Write, take: Take) -> None:
    write(*(line.rstrip() for line in transcript_lines(2)))
    take()
    write(*(line.rstrip() for line in transcript_lines(40, seed=8)), name="large")
    tracemalloc.start()
    take()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 25_000_000


@pytest.mark.parametrize(
    ("environ", "found"),
    [
        ({}, ()),
        ({"HOME": "/h"}, ("/h/.config/claude/projects", "/h/.claude/projects")),
        ({"HOME": "/h", "XDG_CONFIG_HOME": "/x"}, ("/x/claude/projects", "/h/.claude/projects")),
        (
            {"HOME": "/h", "CLAUDE_CONFIG_DIR": "/a, /b/projects,,/a"},
            ("/a/projects", "/b/projects"),
        ),
        ({"CLAUDE_CONFIG_DIR": "relative"}, ()),
    ],
)
def test_where_transcripts_lie(environ: dict[str, str], found: tuple[str, ...]) -> None:
    assert transcript_roots(environ) == tuple(map(Path, found))


def test_a_folder_is_called_by_its_letters() -> None:
    assert folder_name("/Users/ann/my_app.2") == "-Users-ann-my-app-2"
    assert folder_name("/é\U0001f600") == "----"


def test_two_imports_at_once_count_each_request_once(desk: Desk, write: Write, take: Take) -> None:
    for seed in range(4):
        write(*(line.rstrip() for line in transcript_lines(1, seed)), name=f"s{seed}")
    with ThreadPoolExecutor(2) as both:
        one, other = both.map(lambda _: take(), range(2))
    alone = take()
    assert alone.added == 0
    assert max(one.requests, other.requests) == alone.requests == len(kept(desk))
    assert len(agents(desk)) == 1
