from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.kinds.work.state.folders import SLUG, sample, written

from sitdown.kinds.work.state import (
    Commit,
    Phase,
    PhaseTimes,
    State,
    StateInvalidError,
    StateUnreadableError,
    Status,
    read_state,
    revision_of,
)

PATH = Path("/p/state.json")


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 2, 14, hour, minute, tzinfo=UTC)


def read(document: Any) -> State:
    return read_state(written(document).encode(), SLUG, PATH)


def test_the_sample_of_version_2_is_read_whole() -> None:
    raw = written(sample()).encode()
    state = read_state(raw, SLUG, PATH)
    assert state == State(
        slug=SLUG,
        title="Add feature X",
        description="Brief description",
        session_type="full",
        schema_version=2,
        phase=Phase.BUILD,
        phase_name="build",
        status=Status.ACTIVE,
        created_at=at(10),
        updated_at=at(14, 30),
        phase_times={
            "spec": PhaseTimes(at(10), at(11)),
            "plan": PhaseTimes(at(11), at(12)),
            "build": PhaseTimes(at(12), None),
        },
        earlier_visits={},
        checkpoints_total=5,
        checkpoints_completed=(1, 2),
        current_checkpoint=3,
        branch="feature/my-feature",
        worktree=None,
        base_branch="main",
        commits=(Commit("abc1234", "feat: X", 1, at(12, 30)),),
        artifacts={"spec": "spec.md", "plan": "plan.json", "plan_readable": "plan.md"},
        goals=None,
        key_decisions=None,
        open_questions=None,
        revision=revision_of(raw),
        raw_text=raw.decode(),
    )
    assert state.doubts == ()
    with pytest.raises(dataclasses.FrozenInstanceError):
        state.title = "other"  # type: ignore[misc]  # that it is refused is the point


def test_docs_and_phases_of_ones_own_have_times_too() -> None:
    history = {"docs_started_at": "2026-02-14T10:00:00Z", "pre_spec_completed_at": None, "note": 1}
    state = read(sample(current_phase="docs", phase_history=history))
    assert state.phase is Phase.DOCS
    assert state.phase_times == {"docs": PhaseTimes(at(10), None)}


def test_the_shape_of_version_1_is_read() -> None:
    state = read(
        {
            "topic": "Old",
            "granularity": "feature",
            "current_phase": "build",
            "phases": {
                "spec": {
                    "status": "finalized",
                    "started_at": None,
                    "finalized_at": "2026-02-14T10:00Z",
                },
                "build": {"status": "in_progress", "started_at": "2026-02-14T12:00:00+01:00"},
                "docs": None,
            },
            "plan_state": {"checkpoints_completed": [1, 3], "current_checkpoint": 2},
            "commits": [{"checkpoint_id": 1, "sha": "9a529cc", "message": None}],
            "goals": {"high_level": ["g"]},
            "key_decisions": [],
            "open_questions": "none",
        }
    )
    assert (state.schema_version, state.session_type) == (1, "feature")
    assert state.phase_times == {"spec": PhaseTimes(None, at(10)), "build": PhaseTimes(at(11))}
    assert (state.checkpoints_total, state.checkpoints_completed) == (3, (1, 3))
    assert state.commits == (Commit("9a529cc", "", 1, None),)
    assert (state.goals, state.key_decisions) == ({"high_level": ["g"]}, [])
    assert state.open_questions == "none"
    assert state.status is Status.ACTIVE


def test_an_empty_object_is_a_session_that_says_nothing() -> None:
    state = read({})
    assert (state.title, state.description, state.session_type) == (SLUG, "", "full")
    assert (state.phase, state.phase_name, state.status) == (None, "", Status.ACTIVE)
    assert (state.checkpoints_total, state.commits, state.phase_times) == (0, (), {})


def test_null_is_as_good_as_absent() -> None:
    state = read(dict.fromkeys(sample()))
    assert dataclasses.replace(read({}), raw_text="", revision="") == dataclasses.replace(
        state, raw_text="", revision=""
    )


def test_a_phase_nobody_knows_keeps_its_name() -> None:
    state = read(sample(current_phase="review"))
    assert (state.phase, state.phase_name) == (None, "review")


def test_without_a_status_the_phase_tells() -> None:
    assert read(sample(status=..., current_phase="complete")).status is Status.COMPLETE
    assert read(sample(status=...)).status is Status.ACTIVE
    assert read(sample(status="failed")).status is Status.FAILED


def test_times_that_are_none_are_read_around_and_told_of() -> None:
    history = {"spec_started_at": "...", "spec_completed_at": "2026-02-14T11:00:00Z"}
    state = read(sample(phase_history=history, created_at="0001-01-01T00:00:00+14:00"))
    assert state.phase_times == {"spec": PhaseTimes(None, at(11))}
    assert state.created_at is None
    assert sorted(state.doubts) == [
        "created_at is '0001-01-01T00:00:00+14:00', which is no time",
        "phase_history.spec_started_at is '...', which is no time",
    ]


def test_a_time_without_a_zone_is_utc() -> None:
    assert read(sample(created_at="2026-02-14T10:00:00.5")).created_at == at(10).replace(
        microsecond=500_000
    )


def test_earlier_visits_are_kept_apart() -> None:
    state = read(sample(earlier_phases=[{"phase": "plan", "started_at": "2026-02-14T10:00:00Z"}]))
    assert state.earlier_visits == {"plan": (PhaseTimes(at(10), None),)}


def test_of_repeated_keys_the_last_counts_and_that_is_told() -> None:
    state = read_state(b'{"topic": "one", "topic": "two"}', SLUG, PATH)
    assert state.title == "two"
    assert state.doubts == ("topic stands there twice; the last counts",)


def test_a_byte_order_mark_is_no_harm() -> None:
    state = read_state(b"\xef\xbb\xbf" + written(sample()).encode(), SLUG, PATH)
    assert state.title == "Add feature X"
    assert state.document() == sample()


def test_half_a_letter_and_nul_are_replaced_in_what_is_shown() -> None:
    state = read_state(b'{"topic": "cut \\ud83d", "git": {"branch": "a\\u0000b"}}', SLUG, PATH)
    assert (state.title, state.branch) == ("cut \ufffd", "a\ufffdb")
    assert state.document()["topic"] == "cut \ud83d"


def test_repeats_among_the_completed_count_once() -> None:
    progress = {"checkpoints_total": 3, "checkpoints_completed": [2, 1, 2]}
    assert read(sample(build_progress=progress)).checkpoints_completed == (2, 1)


@pytest.mark.parametrize(
    ("changed", "field", "found"),
    [
        ({"topic": 5}, "topic", "5"),
        ({"description": []}, "description", "a list"),
        ({"session_type": False}, "session_type", "false"),
        ({"current_phase": {}}, "current_phase", "an object"),
        ({"status": "done"}, "status", "'done'"),
        ({"created_at": 0}, "created_at", "0"),
        ({"phase_history": "x"}, "phase_history", "'x'"),
        ({"phase_history": {"spec_started_at": 1}}, "phase_history.spec_started_at", "1"),
        ({"build_progress": []}, "build_progress", "a list"),
        (
            {"build_progress": {"checkpoints_total": -1}},
            "build_progress.checkpoints_total",
            "-1",
        ),
        (
            {"build_progress": {"checkpoints_total": 10**30}},
            "build_progress.checkpoints_total",
            "a number out of range",
        ),
        ({"build_progress": {"checkpoints_total": 5.0}}, "build_progress.checkpoints_total", "5.0"),
        (
            {"build_progress": {"checkpoints_completed": 2}},
            "build_progress.checkpoints_completed",
            "2",
        ),
        (
            {"build_progress": {"checkpoints_completed": [1, True]}},
            "build_progress.checkpoints_completed[1]",
            "true",
        ),
        (
            {"build_progress": {"checkpoints_completed": [0]}},
            "build_progress.checkpoints_completed[0]",
            "0",
        ),
        (
            {"build_progress": {"current_checkpoint": "3"}},
            "build_progress.current_checkpoint",
            "'3'",
        ),
        ({"git": "main"}, "git", "'main'"),
        ({"git": {"branch": ["main"]}}, "git.branch", "a list"),
        ({"commits": {}}, "commits", "an object"),
        ({"commits": [None]}, "commits[0]", "null"),
        ({"commits": [{"sha": ""}]}, "commits[0].sha", "''"),
        ({"commits": [{"sha": "abc1234", "checkpoint": "1"}]}, "commits[0].checkpoint", "'1'"),
        ({"artifacts": []}, "artifacts", "a list"),
        ({"earlier_phases": [1]}, "earlier_phases[0]", "1"),
        ({"topic": 1, "description": "x" * 99}, "topic", "1"),
        ({"status": "x" * 99}, "status", f"'{'x' * 56}…'"),
    ],
)
def test_a_field_of_the_wrong_kind_is_named(
    changed: dict[str, Any], field: str, found: str
) -> None:
    with pytest.raises(StateInvalidError) as caught:
        read(sample(**changed))
    assert caught.value.field == field
    assert f"'{SLUG}' is not valid: {field} is {found}, not " in str(caught.value)


@pytest.mark.parametrize(
    ("document", "field"),
    [
        ({"phases": []}, "phases"),
        ({"phases": {"spec": "done"}}, "phases.spec"),
        ({"phases": {"spec": {"finalized_at": 3}}}, "phases.spec.finalized_at"),
        ({"plan_state": {"checkpoints_completed": ["1"]}}, "plan_state.checkpoints_completed[0]"),
        ({"plan_state": {}, "commits": [{"sha": 1}]}, "commits[0].sha"),
    ],
)
def test_fields_of_version_1_are_named_too(document: dict[str, Any], field: str) -> None:
    with pytest.raises(StateInvalidError) as caught:
        read(document)
    assert caught.value.field == field


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "it is empty"),
        (b"  \n", "it is empty"),
        (b"\xef\xbb\xbf", "it is empty"),
        (b'{"topic": "x"', "not JSON at line 1"),
        ('{"topic": "x"}'.encode("utf-16"), "UTF-16"),
        ('{"topic": "x"}'.encode("utf-16-le"), "UTF-16"),
        ('{"topic": "x"}'.encode("utf-16-be"), "UTF-16"),
        ('{"topic": "x"}'.encode("utf-32"), "UTF-32"),
        ('{"topic": "é"}'.encode("latin-1"), "not UTF-8 text at byte 11"),
        (b'{"topic": "\xed\xa0\x80"}', "not UTF-8 text at byte 11"),
        (b'{"n": NaN}', "NaN is not a number"),
        (b"\0" * 4096, "it is empty"),
        (b'{"a": ' * 50_000, "deeper than 200"),
        (b"<html>", "not JSON"),
    ],
)
def test_bytes_that_are_no_json_say_why(raw: bytes, why: str) -> None:
    with pytest.raises(StateUnreadableError, match=why) as caught:
        read_state(raw, SLUG, PATH)
    assert SLUG in str(caught.value)
    assert str(PATH) in str(caught.value)


@pytest.mark.parametrize("document", [[], "text", 1, None, True])
def test_json_that_is_no_object_is_no_state(document: Any) -> None:
    with pytest.raises(StateInvalidError, match=r"the whole file is .*, not an object"):
        read(document)


def test_ten_thousand_checkpoints_are_read() -> None:
    numbers = list(range(1, 10_001))
    commits = [{"sha": f"{number:07x}", "checkpoint": number} for number in numbers]
    progress = {"checkpoints_total": 10_000, "checkpoints_completed": numbers}
    state = read(sample(build_progress=progress, commits=commits))
    assert len(state.checkpoints_completed) == len(state.commits) == 10_000


def test_brackets_in_texts_are_no_nesting() -> None:
    assert read(sample(topic="[{" * 500)).title == "[{" * 500


def test_the_revision_is_of_the_bytes() -> None:
    one, two = written(sample()).encode(), json.dumps(sample()).encode()
    assert read_state(one, SLUG, PATH).revision == revision_of(one) != revision_of(two)


def test_times_compare_by_what_they_say_whenever_they_are_taken_apart() -> None:
    first, second = read(sample()), read(sample())
    assert len(first.phase_times) == 3
    assert first == second
    assert repr(second.phase_times) == repr(dict(first.phase_times))
    assert read(sample(phase_history={})).phase_times == {}
