"""The server of agents: how it starts, what it checks, and what it says when it breaks."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mcp import Client, types
from tests.cli.conftest import Sitdown, Terminal

from sitdown.engine.desk import Desk
from sitdown.errors import SitdownError, StoreBusyError
from sitdown.kinds.work import safe_files
from sitdown.kinds.work.projects import add_project
from sitdown.mcp import tools
from sitdown.mcp.arguments import Argument, checked, schema
from sitdown.mcp.server import server

TAKEN = (
    Argument("name", "what it is called"),
    Argument("count", "how many", "number", required=False),
    Argument("branch", "where", required=False, may_be_null=True),
)


def test_without_the_extra_one_sentence_names_it(
    sitdown: Sitdown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    printed = sitdown("mcp")
    assert printed.code == 1
    assert printed.out == ""
    assert printed.err == (
        "Answering agents needs the extra 'mcp'. `pip install 'sitdown[mcp]'` adds it.\n"
    )


def test_a_person_is_told_who_it_is_for(sitdown: Sitdown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitdown.cli.calls.Call.on_terminal", True)
    printed = sitdown("mcp", stdin=Terminal())
    assert (printed.code, printed.out) == (1, "")
    assert "speaks with agents" in printed.err


def test_arguments_are_told_as_a_schema() -> None:
    assert schema(TAKEN) == {
        "type": "object",
        "properties": {
            "name": {"type": "string", "description": "What it is called."},
            "count": {"type": "integer", "description": "How many."},
            "branch": {"type": ["string", "null"], "description": "Where."},
        },
        "required": ["name"],
        "additionalProperties": False,
    }


@pytest.mark.parametrize(
    ("given_values", "values"),
    [
        ({"name": "a"}, {"name": "a"}),
        ({"name": "a", "count": 2}, {"name": "a", "count": 2}),
        ({"name": "a", "count": 2.0}, {"name": "a", "count": 2}),
        ({"name": "a", "count": None}, {"name": "a"}),
        ({"name": "a", "branch": None}, {"name": "a", "branch": None}),
    ],
)
def test_what_fits_is_taken(given_values: dict[str, Any], values: dict[str, Any]) -> None:
    assert checked("tool", TAKEN, given_values) == values


@pytest.mark.parametrize(
    "given_values",
    [
        {},
        {"name": None},
        {"name": ""},
        {"name": " "},
        {"name": 3},
        {"name": ["a"]},
        {"name": "a", "count": "2"},
        {"name": "a", "count": True},
        {"name": "a", "count": 2.5},
        {"name": "a", "count": float("nan")},
        {"name": "a", "other": 1},
    ],
)
def test_what_does_not_fit_is_told(given_values: dict[str, Any]) -> None:
    with pytest.raises(SitdownError, match="tool"):
        checked("tool", TAKEN, given_values)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(["name", "count", "branch", "x"]), _JSON))
def test_any_arguments_are_taken_or_told(given_values: dict[str, Any]) -> None:
    try:
        values = checked("tool", TAKEN, given_values)
    except SitdownError:
        return
    assert isinstance(values["name"], str)
    assert isinstance(values.get("count", 0), int)


async def test_a_tool_that_breaks_costs_one_answer(
    make_desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_desk: Desk, _given: Mapping[str, Any]) -> dict[str, Any]:
        message = "secret words"
        raise RuntimeError(message)

    monkeypatch.setattr(tools, "TOOLS", (tools.Tool("break", "Breaks.", broken, ()),))
    async with Client(server(make_desk(), lambda error: f"Kept {type(error).__name__}.")) as client:
        for _ in range(2):
            result = await client.call_tool("break", {})
            assert result.is_error
            (content,) = result.content
            assert isinstance(content, types.TextContent)
            assert content.text == "Kept RuntimeError."


def test_a_change_stands_when_the_mirror_cannot_follow(
    make_desk: Callable[..., Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk()
    folder = tmp_path / "app" / "agents" / "sessions" / "2026-02-14_it"
    folder.mkdir(parents=True)
    state = {"session_id": folder.name, "current_phase": "spec", "status": "active"}
    (folder / "state.json").write_text(json.dumps(state), encoding="utf-8")
    add_project(desk, tmp_path / "app")

    def busy(*_: object) -> None:
        raise StoreBusyError("sitdown.db", 5)

    monkeypatch.setattr("sitdown.mcp.changing.sync_session_from_filesystem", busy)
    given_values = {"session_dir": str(folder), "status": "paused"}
    document = tools.call(desk, "session_set_status", given_values)
    assert document["status"] == "paused"
    assert document["trouble"].startswith("The file is changed;")
    assert '"paused"' in (folder / "state.json").read_text(encoding="utf-8")


def test_a_completed_checkpoint_tells_of_its_own_change(
    make_desk: Callable[..., Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk()
    folder = tmp_path / "app" / "agents" / "sessions" / "2026-02-14_it"
    folder.mkdir(parents=True)
    build = {"checkpoints_total": 3, "checkpoints_completed": [], "current_checkpoint": 1}
    state = {"session_id": folder.name, "current_phase": "build", "build_progress": build}
    (folder / "state.json").write_text(json.dumps(state), encoding="utf-8")
    add_project(desk, tmp_path / "app")
    replace_file = safe_files.replace_file

    def another_follows(path: Path, data: bytes, **options: Any) -> None:
        replace_file(path, data, **options)
        path.write_bytes(data.replace(b'"current_checkpoint": 2', b'"current_checkpoint": 3'))

    monkeypatch.setattr(safe_files, "replace_file", another_follows)

    document = tools.call(
        desk, "session_complete_checkpoint", {"session_dir": str(folder), "checkpoint": 1}
    )

    assert document["next_checkpoint"] == 2
    assert document["checkpoints"] == {"total": 3, "completed": [1], "current": 2}
    assert b'"current_checkpoint": 3' in (folder / "state.json").read_bytes()
