"""Transcripts are counted by eight rules, in any order of files and lines, once."""

from __future__ import annotations

import json
import random
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select
from tests.benchmarks.transcripts import transcript_lines
from tests.kinds.work.agents.conftest import AddSession, Hook, Write, at, request_line

from sitdown.engine.desk import Desk
from sitdown.kinds.work.agents.ingest import ingest_hooks
from sitdown.kinds.work.agents.looking import agents_of
from sitdown.kinds.work.agents.places import folder_name, transcript_roots
from sitdown.kinds.work.agents.receipts import TranscriptReceipt
from sitdown.kinds.work.agents.transcripts import import_transcripts
from sitdown.kinds.work.errors import UnknownProjectError
from sitdown.kinds.work.projects import add_project
from sitdown.kinds.work.tables import WorkAgentRow, WorkRequestRow
from sitdown.kinds.work.views import ProjectView


@pytest.fixture
def take(desk: Desk, project: ProjectView, roots: list[Path]) -> Callable[[], TranscriptReceipt]:
    return lambda: import_transcripts(desk, project.id, roots)


Take = Callable[[], TranscriptReceipt]


def kept(desk: Desk) -> list[dict[str, Any]]:
    """The requests, by key."""
    with desk.store.read() as tx:
        rows = tx.exec(select(WorkRequestRow).order_by("message_key")).all()
        return [row.model_dump() for row in rows]


def agents(desk: Desk) -> list[dict[str, Any]]:
    with desk.store.read() as tx:
        rows = tx.exec(select(WorkAgentRow).order_by("started_at", "agent_key")).all()
        return [row.model_dump() for row in rows]


def usage(**tokens: Any) -> dict[str, Any]:
    return {"input_tokens": 0, "output_tokens": 0, **tokens}


def test_a_request_is_counted_with_its_price(desk: Desk, write: Write, take: Take) -> None:
    write(request_line())
    receipt = take()
    assert (receipt.files, receipt.read, receipt.added, receipt.requests) == (1, 1, 1, 1)
    assert (receipt.unread, dict(receipt.lines), receipt.unpriced) == (0, {"assistant": 1}, {})
    (row,) = kept(desk)
    assert row["message_key"] == "msg_1 req_1"
    assert row["timestamp"] == at(0)
    tokens = ["input", "output", "cache_write_5m", "cache_write_1h", "cache_read"]
    assert [row[f"{each}_tokens"] for each in tokens] == [100, 50, 25, 0, 10]
    # 100 at 5, 50 at 25, 25 at 6.25, 10 at 0.5: 1911.25 millionths of a dollar.
    assert row["cost_microdollars"] == 1911


def test_rule_1_the_parts_of_an_answer_are_one_request(
    desk: Desk, write: Write, take: Take
) -> None:
    write(request_line(1, out=1), request_line(2, out=400), request_line(3, out=7))
    assert take().added == 1
    (row,) = kept(desk)
    assert (row["output_tokens"], row["timestamp"]) == (400, at(2))


def test_rule_1_the_main_agent_goes_before_a_sidechain(
    desk: Desk, write: Write, take: Take
) -> None:
    write(request_line(1, out=9_000, isSidechain=True), request_line(2, out=10))
    take()
    (row,) = kept(desk)
    assert (row["output_tokens"], row["is_sidechain"]) == (10, False)


def test_rule_1_other_requests_of_one_message_are_requests(
    desk: Desk, write: Write, take: Take
) -> None:
    write(request_line(1), request_line(2, request="req_2"))
    assert take().added == 2


def test_rule_1_replays_of_a_sidechain_are_known_by_their_message(
    desk: Desk, write: Write, take: Take
) -> None:
    write(request_line(1), request_line(2, request="req_9", isSidechain=True))
    write(
        request_line(3, message="msg_2", request="req_3", out=5, isSidechain=True),
        request_line(4, message="msg_2", request="req_4", out=6, isSidechain=True),
    )
    assert take().added == 2
    first, second = kept(desk)
    assert (first["is_sidechain"], second["is_sidechain"]) == (False, True)
    assert second["output_tokens"] == 6


def test_rule_2_no_token_is_counted_twice(desk: Desk, write: Write, take: Take) -> None:
    write(
        request_line(
            usage=usage(
                input_tokens=2,
                cache_creation_input_tokens=10_408,
                cache_read_input_tokens=14_265,
                cache_creation={
                    "ephemeral_5m_input_tokens": 408,
                    "ephemeral_1h_input_tokens": 10_000,
                },
                output_tokens=1,
                iterations=[{"input_tokens": 2, "output_tokens": 1}],
            )
        )
    )
    take()
    (row,) = kept(desk)
    tokens = ["input", "output", "cache_write_5m", "cache_write_1h", "cache_read"]
    assert [row[f"{each}_tokens"] for each in tokens] == [2, 1, 408, 10_000, 14_265]


def test_rule_3_what_the_agent_made_up_costs_nothing(desk: Desk, write: Write, take: Take) -> None:
    write(
        request_line(1, message="a", model="<synthetic>"),
        request_line(2, message="b", isApiErrorMessage=True),
    )
    take()
    assert [row["cost_microdollars"] for row in kept(desk)] == [0, 0]


def test_rule_4_each_line_has_the_price_of_its_own_model(
    desk: Desk, write: Write, take: Take
) -> None:
    million = usage(input_tokens=100_000)
    write(
        request_line(1, message="a", model="claude-opus-4-1-20250805", usage=million),
        request_line(2, message="b", model="claude-haiku-4-5-20251001", usage=million),
        request_line(3, message="c", model="claude-nobody-9", usage=million),
    )
    receipt = take()
    assert [row["cost_microdollars"] for row in kept(desk)] == [1_500_000, 100_000, None]
    assert receipt.unpriced == {"claude-nobody-9": 1}


@pytest.mark.parametrize(
    ("told", "cost"),
    [(0.12, 120_000), (0, 0), (0.0000005, 1), (-1, 1911), ("0.1", 1911), (True, 1911)],
)
def test_rule_4_an_old_line_says_what_it_cost(
    desk: Desk, write: Write, take: Take, told: Any, cost: int
) -> None:
    line = request_line(costUSD=told)
    del line["type"]
    write(line)
    take()
    assert [row["cost_microdollars"] for row in kept(desk)] == [cost]


def test_rule_5_parents_may_be_missing_or_go_in_circles(
    desk: Desk, write: Write, take: Take
) -> None:
    write(*(
        request_line(n, message=f"m{n:05}", uuid=f"u{n}", parentUuid=f"u{(n + 1) % 3_000}")
        for n in range(3_000)
    ))  # fmt: skip
    assert take().added == 3_000


def test_rule_6_a_half_written_line_is_read_again(desk: Desk, write: Write, take: Take) -> None:
    line = json.dumps(request_line(2, message="msg_2")).encode()
    write(request_line(1), line[:60], end=b"")
    assert take().requests == 1
    write(line[60:])
    receipt = take()
    assert (receipt.added, receipt.unread, dict(receipt.lines)) == (1, 0, {"assistant": 1})
    assert take().read == 0


def test_rule_6_a_last_line_without_its_end_counts_already(
    desk: Desk, write: Write, take: Take
) -> None:
    write(request_line(1), end=b"")
    assert take().requests == 1
    write(b"", request_line(2, message="msg_2"))
    assert take().requests == 2


def test_rule_7_a_session_in_two_files_is_counted_once(
    desk: Desk, write: Write, take: Take
) -> None:
    lines = [request_line(n, message=f"m{n}") for n in range(5)]
    write(*lines, name="s1")
    take()
    write(*(line | {"sessionId": "s2"} for line in lines), request_line(9, message="m9"), name="s2")
    assert (take().requests, len(kept(desk))) == (6, 6)


def test_rule_7_even_in_two_projects(
    desk: Desk, write: Write, take: Take, roots: list[Path], tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    write(request_line(1))
    take()
    copied = roots[0] / folder_name(str(other.resolve())) / "s9.jsonl"
    copied.parent.mkdir()
    second = request_line(2, message="msg_2", sessionId="s9")
    copied.write_text(f"{json.dumps(request_line(1))}\n{json.dumps(second)}\n", encoding="utf-8")
    receipt = import_transcripts(desk, add_project(desk, other).id, roots)
    assert receipt.requests == 1
    assert [row["message_key"] for row in kept(desk)] == ["msg_1 req_1", "msg_2 req_1"]


def test_rule_8_fast_multiplies_the_price(desk: Desk, write: Write, take: Take) -> None:
    model = "claude-opus-4-6"
    write(
        request_line(1, message="a", model=model, usage=usage(input_tokens=10)),
        request_line(2, message="b", model=model, usage=usage(input_tokens=10, speed="fast")),
        request_line(3, message="c", model=model, usage=usage(input_tokens=10, speed="standard")),
    )
    take()
    assert [row["cost_microdollars"] for row in kept(desk)] == [50, 300, 50]


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


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.randoms(use_true_random=False))
def test_the_order_of_lines_and_files_changes_nothing(
    make_desk: Callable[..., Desk], roots: list[Path], folder: Path, order: random.Random
) -> None:
    lines = [
        request_line(
            minute=part,
            message=f"m{message}",
            request=f"r{request}",
            out=part * 10,
            isSidechain=side,
        )
        for message in range(3)
        for request in range(2)
        for part in range(3)
        for side in (False, True)
        if not (message == 2 and not side)
    ]
    expected = [
        (f"m{message} r{request}", 20, False) for message in range(2) for request in range(2)
    ] + [("m2 ~", 20, True)]
    order.shuffle(lines)
    desk = make_desk(user_id=f"me-{order.random()}")
    project = add_project(desk, folder)
    place = roots[0] / folder_name(str(folder))
    place.mkdir(parents=True, exist_ok=True)
    for old in place.iterdir():
        old.unlink()
    for number in range(3):
        some = [json.dumps(line) for line in lines[number::3]]
        (place / f"f{number}.jsonl").write_text("\n".join(some) + "\n", encoding="utf-8")
        import_transcripts(desk, project.id, roots)
    with desk.store.read() as tx:
        query = select(WorkRequestRow).where(WorkRequestRow.project_id == project.id)
        rows = [row.model_dump() for row in tx.exec(query).all()]
    found = sorted((row["message_key"], row["output_tokens"], row["is_sidechain"]) for row in rows)
    assert found == expected


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
