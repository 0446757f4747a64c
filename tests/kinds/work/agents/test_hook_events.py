"""Events in a line: what a tool was for, and how it failed."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.kinds.work.agents.hook_events import (
    DEEPEST,
    LONGEST_TEXT,
    MOST_ITEMS,
    Event,
    bounded,
    event_of,
    failed,
    summary_of,
)
from sitdown.kinds.work.agents.tool_words import failure_words, input_words, one_line

_AT = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("given_to_it", "words"),
    [
        ({"file_path": "/p/src/a.ts", "content": "x"}, "src/a.ts"),
        ({"file_path": "/p-2/a.ts"}, "/p-2/a.ts"),
        ({"file_path": "/p"}, "/p"),
        ({"notebook_path": "/tree/n.ipynb"}, "n.ipynb"),
        ({"command": "\n  npm   test\nnpm run", "description": "d"}, "npm test"),
        ({"pattern": "def ", "path": "/p/src"}, "def in src"),
        ({"pattern": "**/*.py"}, "**/*.py"),
        ({"todos": [{"status": "completed"}, {"status": "pending"}, 5]}, "1 of 3 done"),
        ({"subagent_type": "Explore", "description": "Find it"}, "Find it"),
        ({"number": 5, "anything": "said"}, "said"),
        ({}, ""),
        (None, ""),
        ("text", ""),
        ({"command": ["a"]}, ""),
    ],
)
def test_what_a_tool_was_used_for(given_to_it: Any, words: str) -> None:
    assert input_words(given_to_it, ("/p", "/tree")) == words


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("Exit code 1\n\n 12 passing\n 3 failing\n", "exit 1 · 3 failing"),
        ("Exit code 2\nls: no such file\nmore", "exit 2 · ls: no such file"),
        ("Exit code 137", "exit 137"),
        ("1 failed, 20 passed in 3.2s", "1 failed"),
        ("Found 0 errors, then it broke", "Found 0 errors, then it broke"),
        ("File has not been read yet", "File has not been read yet"),
        ("process exited with code 3", "exit 3"),
        ("", "failed"),
    ],
)
def test_how_it_failed(error: str, words: str) -> None:
    assert failure_words(error) == words


@pytest.mark.parametrize(
    ("kind", "fields", "words"),
    [
        (
            "PermissionRequest",
            {"tool_name": "Bash", "tool_input": {"command": "rm x"}},
            "Bash rm x",
        ),
        ("Notification", {"message": "waits\nfor you"}, "waits"),
        ("SubagentStart", {"agent_type": "Explore"}, "Explore begins"),
        ("StopFailure", {"error": "rate_limit"}, "rate limit"),
        ("SessionEnd", {"reason": "prompt_input_exit"}, "prompt input exit"),
        ("Tomorrow", {"x": 1}, ""),
    ],
)
def test_other_events_in_a_line(kind: str, fields: dict[str, Any], words: str) -> None:
    event = Event(_AT, "s", "", kind, "/p", fields, "")
    assert summary_of(event, "/p") == words


@pytest.mark.parametrize(
    ("response", "is_failed"),
    [
        ({"success": False}, True),
        ({"is_error": True}, True),
        ({"exitCode": 2}, True),
        ({"exit_code": 0}, False),
        ({"exit_code": "1"}, False),
        ("text", False),
        (None, False),
    ],
)
def test_a_response_tells_of_failure_too(response: Any, *, is_failed: bool) -> None:
    assert failed("PostToolUse", {"tool_response": response}) is is_failed


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3_000),
    lambda inside: st.lists(inside, max_size=5) | st.dictionaries(st.text(), inside, max_size=5),
)


_ATOM = (
    st.none()
    | st.integers(-(2**70), 2**70)
    | st.floats()
    | st.integers(1_990, 2_500).map("x".__mul__)
)
_LARGE = st.recursive(
    _ATOM
    | st.tuples(_ATOM, st.integers(95, 105)).map(lambda drawn: [drawn[0]] * drawn[1])
    | st.tuples(_ATOM, st.integers(95, 105)).map(
        lambda drawn: {f"{at}": drawn[0] for at in range(drawn[1])}
    ),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(st.text(max_size=3) | st.just("key" * 900), inside, max_size=3)
    ),
    max_leaves=4,
)


def parts(value: Any, depth: int = 0) -> Iterator[tuple[int, Any]]:
    """A value, all that is in it, keys too, and how deep each lies."""
    yield depth, value
    inside = [*value, *value.values()] if isinstance(value, dict) else value
    if isinstance(inside, list):
        for each in inside:
            yield from parts(each, depth + 1)


@given(_JSON | _LARGE)
def test_what_is_bounded_is_json_that_any_reader_takes(value: Any) -> None:
    told = bounded(value)
    assert json.loads(json.dumps(told, allow_nan=False)) == told
    for depth, each in parts(told):
        assert depth <= DEEPEST
        if isinstance(each, dict | list):
            assert len(each) <= MOST_ITEMS
        elif isinstance(each, str):
            assert len(each) < LONGEST_TEXT + 60
        elif isinstance(each, float):
            assert math.isfinite(each)
        elif isinstance(each, int):
            assert abs(each) < 2**63


@given(_JSON | _LARGE)
def test_only_what_is_within_bounds_stays_as_it_is(value: Any) -> None:
    is_within = all(_is_within(depth, each) for depth, each in parts(value))
    assert (bounded(value) == value) is is_within


@pytest.mark.parametrize("depth", [11, 12, 13, 500])
def test_what_lies_too_deep_is_left_out(depth: int) -> None:
    value: Any = "the bottom"
    for _ in range(depth):
        value = [value]
    told = [each for _, each in parts(bounded(value)) if isinstance(each, str)]
    assert told == (["the bottom"] if depth <= DEEPEST else ["…"])


def test_of_many_the_first_are_kept() -> None:
    assert bounded(list(range(200))) == list(range(MOST_ITEMS))
    assert list(bounded({str(at): at for at in range(200)})) == [
        str(at) for at in range(MOST_ITEMS)
    ]


def _is_within(depth: int, value: Any) -> bool:
    if isinstance(value, dict | list):
        return len(value) <= MOST_ITEMS and depth < DEEPEST
    if isinstance(value, str):
        return len(value) <= LONGEST_TEXT
    if isinstance(value, float):
        return math.isfinite(value)
    return not isinstance(value, int) or abs(value) < 2**63


def test_what_is_cut_stays_different() -> None:
    one, other = bounded("x" * 5_000 + "a"), bounded("x" * 5_000 + "b")
    assert len(one) < 2_100
    assert one != other
    assert one.startswith("x" * LONGEST_TEXT)
    assert "5001 characters" in one
    assert list(bounded({"x" * 5_000 + "a": 1, "x" * 5_000 + "b": 2}).values()) == [1, 2]


@given(st.binary())
def test_no_line_is_too_odd_to_be_looked_at(line: bytes) -> None:
    assert event_of(line) is None


@given(_JSON)
def test_no_event_is_too_odd_to_be_told(value: Any) -> None:
    fields = {"session_id": "s", "hook_event_name": "PreToolUse", "tool_name": value}
    at = "2026-11-21T08:00:00.123456789Z"
    as_text = json.dumps({"at": at, "raw": json.dumps(fields)})
    as_it_came = f'{{"at":"{at}","event":{json.dumps(fields)}}}'
    told = [event_of(line.encode()) for line in (as_text, as_it_came)]
    for event in told:
        assert event is not None
        assert event.at == datetime(2026, 11, 21, 8, 0, 0, 123456, tzinfo=UTC)
        assert "\n" not in summary_of(event, "/p")


def test_a_long_line_is_cut() -> None:
    assert len(one_line("word " * 200)) == 200
