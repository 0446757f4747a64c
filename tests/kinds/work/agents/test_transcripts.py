"""Requests are counted by eight rules, once, in any order of files and lines."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select
from tests.kinds.work.agents.conftest import Take, Write, at, kept, request_line

from sitdown.engine.desk import Desk
from sitdown.kinds.work.agents.places import folder_name
from sitdown.kinds.work.agents.transcripts import import_transcripts
from sitdown.kinds.work.projects import add_project
from sitdown.kinds.work.tables import WorkRequestRow


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


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
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
