"""Version 1 becomes version 2, and comes back, with nothing lost on the way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.kinds.work.state.document import parse, rewritten, same
from sitdown.kinds.work.state.reading import read_state
from sitdown.kinds.work.state.versions import PROSE, as_version_1, as_version_2, version_of

GOLDEN = Path(__file__).with_name("golden")


def golden(name: str) -> str:
    return (GOLDEN / name).read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", ["build", "spec"])
def test_version_1_becomes_exactly_this_version_2(name: str) -> None:
    old = golden(f"{name}.v1.json")
    assert rewritten(old, as_version_2(parse(old))) == golden(f"{name}.v2.json")


@pytest.mark.parametrize("name", ["build", "spec"])
def test_the_way_back_gives_what_there_was(name: str) -> None:
    assert same(as_version_1(parse(golden(f"{name}.v2.json"))), parse(golden(f"{name}.v1.json")))


@pytest.mark.parametrize("name", ["build", "spec"])
def test_both_versions_say_the_same(name: str) -> None:
    one, two = (
        read_state(golden(f"{name}.v{number}.json").encode(), "s", GOLDEN) for number in (1, 2)
    )
    assert (one.schema_version, two.schema_version) == (1, 2)
    fields = set(type(one).__slots__) - {"schema_version", "revision", "raw_text"}
    assert [field for field in fields if getattr(one, field) != getattr(two, field)] == []


def test_what_version_2_has_no_place_for_stays_under_its_own_key() -> None:
    made = parse(golden("build.v2.json"))
    assert made["key_decisions"][0]["weight"] == 1.5
    assert made["plan_state"]["current_task"] == "2.1.3"
    assert made["phases"]["plan"] == {"status": "complete"}
    assert made["prior_session"] is None


def test_the_way_back_tells_of_later_moves_in_the_words_of_version_1() -> None:
    document = parse(golden("spec.v2.json"))
    document["phase_history"]["spec_completed_at"] = "2025-12-24T12:00:00Z"
    document["phase_history"]["plan_started_at"] = "2025-12-24T12:00:00Z"
    phases = as_version_1(document)["phases"]
    assert phases["spec"]["status"] == "finalized"
    assert phases["spec"]["finalized_at"] == "2025-12-24T12:00:00Z"
    assert phases["plan"]["status"] == "in_progress"


MOMENTS = st.none() | st.sampled_from(["2026-01-01T00:00:00Z", "2026-01-02T10:30:00+01:00", "?"])
WORDS = st.sampled_from(["draft", "not_started", "in_progress", "finalized", "completed", "odd"])


@st.composite
def visits(draw: st.DrawFn, end: str) -> dict[str, Any]:
    visit: dict[str, Any] = {"status": draw(st.none() | WORDS)}
    if draw(st.booleans()):
        visit["started_at"] = draw(MOMENTS)
    if draw(st.booleans()):
        visit[end] = draw(MOMENTS)
    if draw(st.booleans()):
        visit["note"] = draw(st.text(max_size=3))
    return visit


VERSION_1 = st.fixed_dictionaries(
    {
        "topic": st.text(max_size=5),
        "current_phase": st.sampled_from(["spec", "plan", "build", "complete", "odd"]),
        "phases": st.fixed_dictionaries(
            {
                "spec": visits("finalized_at"),
                "plan": visits("finalized_at"),
                "build": visits("completed_at"),
            }
        ),
    },
    optional={
        "$schema": st.sampled_from(["Session state v1", "Session state schema"]),
        "granularity": st.sampled_from(["feature", "chore"]),
        "goals": st.none() | st.just({"high_level": ["g"]}),
        "open_questions": st.lists(st.text(max_size=3), max_size=2),
        "plan_state": st.fixed_dictionaries(
            {},
            optional={
                "status": WORDS,
                "checkpoints_total": st.none() | st.integers(0, 9),
                "checkpoints_completed": st.lists(st.integers(1, 9), max_size=3),
                "current_checkpoint": st.none() | st.integers(1, 9),
                "summary": st.text(max_size=3),
            },
        ).filter(bool),
        "commits": st.lists(
            st.fixed_dictionaries({"checkpoint_id": st.none() | st.integers(1, 9)}), max_size=2
        ),
        "own": st.none() | st.integers() | st.text(max_size=3),
    },
)


@given(VERSION_1)
def test_nothing_is_lost_either_way(document: dict[str, Any]) -> None:
    made = as_version_2(document)
    assert version_of(made) == 2
    assert "status" in made
    assert same(as_version_1(made), document)


@pytest.mark.parametrize(
    ("document", "version"),
    [
        ({"phase_history": None}, 2),
        ({"build_progress": {}, "plan_state": {}, "phases": {}}, 2),
        ({"phases": {}, "$schema": PROSE}, 1),
        ({"plan_state": {}}, 1),
        ({"$schema": PROSE, "goals": {}}, 2),
        ({"goals": {}}, 1),
        ({"granularity": "feature"}, 1),
        ({}, 2),
    ],
)
def test_the_shape_tells_the_version(document: dict[str, Any], version: int) -> None:
    assert version_of(document) == version
    assert version_of(as_version_2(document)) == 2
