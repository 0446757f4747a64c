"""Any bytes at all: a clear error of that session, or a good state, and nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.hostile import HOSTILE
from tests.kinds.work.state.folders import SLUG, sample, session_folder, written

from sitdown.errors import SitdownError
from sitdown.kinds.work.safe_files import FileTooLargeError
from sitdown.kinds.work.state import (
    Phase,
    SessionStateManager,
    State,
    StateError,
    StateInvalidError,
    StateUnreadableError,
    Status,
    read_state,
)

PATH = Path("/p/state.json")
GOLDEN = Path(__file__).with_name("golden")
MANY = settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow], deadline=None)

ODD: st.SearchStrategy[Any] = st.sampled_from(
    [
        None,
        True,
        0,
        -1,
        3,
        2**63,
        10**400,
        1.5,
        1e308,
        "",
        "build",
        "2026-02-14",
        "9999-12-31T23:59:59-23:59",
        "x" * 100_000,
        [],
        {},
        [None],
        [[]],
        [{}],
        {"": None},
        {"spec": None},
        {"spec_started_at": []},
        *HOSTILE,
    ]
)
WILD = st.recursive(
    ODD | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=8,
)


def places_in(document: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a document, as the keys and numbers that lead there."""
    keys = document if isinstance(document, dict) else range(len(document))
    found = [(*at, key) for key in keys]
    for key in keys:
        if isinstance(document[key], dict | list):
            found += places_in(document[key], (*at, key))
    return found


DOCUMENTS = [
    sample(earlier_phases=[{"phase": "plan", "started_at": None, "completed_at": None}]),
    json.loads((GOLDEN / "build.v1.json").read_bytes()),
]
PLACES = [(which, place) for which in range(2) for place in places_in(DOCUMENTS[which])]


def with_change(which: int, place: tuple[Any, ...], value: Any) -> Any:
    document = json.loads(json.dumps(DOCUMENTS[which]))
    held = document
    for key in place[:-1]:
        held = held[key]
    held[place[-1]] = value
    return document


def is_good(state: State) -> None:
    """A state that every face and the database can take."""
    assert state.phase is None or isinstance(state.phase, Phase)
    assert isinstance(state.status, Status)
    assert 0 <= state.checkpoints_total <= 1_000_000
    assert all(1 <= number <= 1_000_000 for number in state.checkpoints_completed)
    texts = (state.title, state.description, state.session_type, state.phase_name, state.raw_text)
    names = (state.branch, state.worktree, state.base_branch)
    for text in (*texts, *names, *(commit.message for commit in state.commits)):
        assert text is None or text.encode("utf-8") is not None
    assert all(
        moment.utcoffset() is not None for moment in (state.created_at, state.updated_at) if moment
    )
    assert all(isinstance(doubt, str) for doubt in state.doubts)
    json.dumps([state.goals, state.key_decisions, state.open_questions])


def read(raw: bytes) -> State | StateError:
    """A good state, or the error that refuses it as it should."""
    try:
        state = read_state(raw, SLUG, PATH)
    except StateError as error:
        is_clear(error)
        return error
    is_good(state)
    return state


def is_clear(error: StateError) -> None:
    """An error that names the session, and the field or the reason, in a short sentence."""
    assert isinstance(error, StateInvalidError | StateUnreadableError)
    assert SLUG in str(error)
    assert len(str(error)) < 400
    if isinstance(error, StateInvalidError):
        assert error.field in str(error)
        assert error.field


@MANY
@given(st.sampled_from(PLACES), WILD)
def test_any_value_in_any_place(place: tuple[int, tuple[Any, ...]], value: Any) -> None:
    document = with_change(*place, value)
    read(json.dumps(document).encode())
    read(json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass"))


@MANY
@given(st.sampled_from(PLACES), ODD)
def test_an_error_names_the_place_or_what_holds_it(
    place: tuple[int, tuple[Any, ...]], value: Any
) -> None:
    found = read(json.dumps(with_change(*place, value)).encode())
    if isinstance(found, StateInvalidError):
        assert re.split(r"[.\[]", found.field)[0] == place[1][0]
    else:
        assert isinstance(found, State)


@MANY
@given(WILD)
def test_any_json_at_all(value: Any) -> None:
    read(json.dumps(value).encode())


@MANY
@given(st.binary(max_size=60))
@example(b"\xff\xfe{\x00}\x00")
@example(b"\xef\xbb\xbf\xef\xbb\xbf{}")
@example(b"{} {}")
@example(b"\x00")
def test_any_bytes_at_all(raw: bytes) -> None:
    read(raw)


@MANY
@given(st.integers(0, len(written(DOCUMENTS[0])) - 3))
def test_a_file_cut_anywhere_is_refused(length: int) -> None:
    assert isinstance(read(written(DOCUMENTS[0]).encode()[:length]), StateError)


@MANY
@given(st.data())
def test_a_file_with_a_few_bytes_changed(data: st.DataObject) -> None:
    raw = bytearray(written(data.draw(st.sampled_from(DOCUMENTS))).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    read(bytes(raw))


def test_deep_nesting_anywhere_is_a_clear_error() -> None:
    for depth in (150, 250, 990, 5000, 200_000):
        nested = "[" * depth + "]" * depth
        for text in (nested, f'{{"topic": {nested}}}', f'{{"own": {nested}}}'):
            is_read = isinstance(read(text.encode()), State)
            assert is_read == (depth == 150 and "own" in text)


def test_large_files_are_read_or_refused_within_bounds(tmp_path: Path) -> None:
    huge = session_folder(tmp_path, b'{"topic": "' + b"x" * (11 * 1024 * 1024) + b'"}')
    with pytest.raises(FileTooLargeError, match="10 MB"):
        SessionStateManager(huge).load()
    commits = [{"sha": f"{number:07x}"} for number in range(10_000)]
    progress = {"checkpoints_total": 10_000, "checkpoints_completed": list(range(1, 10_000))}
    (huge / "state.json").write_text(
        written(sample(commits=commits, build_progress=progress)), encoding="utf-8"
    )
    manager = SessionStateManager(huge)
    assert manager.complete_checkpoint(10_000) is None
    assert len(manager.add_commit("fffffff", "x").commits) == 10_001


CHANGES = st.sampled_from(
    [
        SessionStateManager.complete_phase,
        lambda manager: manager.transition_to_phase("docs"),
        lambda manager: manager.init_build_progress(9),
        lambda manager: manager.start_checkpoint(4),
        lambda manager: manager.complete_checkpoint(3),
        lambda manager: manager.add_commit("abcdef0", "m\ud800", 1),
        lambda manager: manager.set_status("failed"),
        lambda manager: manager.set_git_branch("b"),
        lambda manager: manager.save({**manager.load().document(), "topic": "x"}),
    ]
)


@settings(MANY, max_examples=150)
@given(place=st.sampled_from(PLACES), value=WILD, change=CHANGES, is_ascii=st.booleans())
def test_a_change_to_any_file_is_made_or_refused(
    tmp_path_factory: Any,
    place: tuple[int, tuple[Any, ...]],
    value: Any,
    change: Any,
    is_ascii: bool,
) -> None:
    folder = session_folder(tmp_path_factory.mktemp("fuzz"), b"")
    text = json.dumps(with_change(*place, value), ensure_ascii=is_ascii, indent=1)
    raw = text.encode("utf-8", "surrogatepass")
    (folder / "state.json").write_bytes(raw)
    refused = attempt(change, SessionStateManager(folder))
    if refused:
        assert isinstance(refused, StateError)
        assert (folder / "state.json").read_bytes() == raw
    else:
        is_good(SessionStateManager(folder).load())
        kept = json.loads((folder / "state.json").read_bytes())
        assert set(json.loads(raw)) - {"granularity", "phases", "plan_state"} <= set(kept)


def attempt(change: Any, manager: SessionStateManager) -> SitdownError | None:
    try:
        change(manager)
    except SitdownError as error:
        return error
    return None
