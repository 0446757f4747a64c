"""Phases and checkpoints: what may follow what."""

from __future__ import annotations

from typing import Any

import pytest
from tests.kinds.work.state.folders import (
    NOW,
    Make,
    document_of,
)

from sitdown.kinds.work.state import (
    CheckpointCountError,
    CheckpointDoneError,
    CheckpointRangeError,
    InvalidTransitionError,
    NoCheckpointsError,
    Phase,
    Status,
)

MOVES = [
    ("spec", Phase.PLAN),
    ("plan", Phase.BUILD),
    ("build", Phase.DOCS),
    ("build", Phase.COMPLETE),
    ("docs", Phase.COMPLETE),
]


@pytest.mark.parametrize(("start", "to"), MOVES)
def test_a_move_ends_one_phase_as_it_begins_the_next(make: Make, start: str, to: Phase) -> None:
    history = {f"{start}_started_at": "2026-02-14T10:00:00Z"}
    manager = make(current_phase=start, phase_history=history)
    state = manager.transition_to_phase(to)
    assert (state.phase, document_of(manager)["current_phase"]) == (to, to.value)
    times = document_of(manager)["phase_history"]
    assert times[f"{start}_started_at"] == "2026-02-14T10:00:00Z"
    assert times[f"{start}_completed_at"] == NOW == document_of(manager)["updated_at"]
    if to is Phase.COMPLETE:
        assert state.status is Status.COMPLETE
        assert "complete_started_at" not in times
    else:
        assert state.status is Status.ACTIVE
        assert times[f"{to}_started_at"] == NOW
        assert times[f"{to}_completed_at"] is None


@pytest.mark.parametrize(
    ("start", "to"),
    [
        (start, to)
        for start in [*Phase, "review", "", None]
        for to in [*Phase, "review", ""]
        if (start, to) not in MOVES
    ],
)
def test_any_other_move_is_refused_and_changes_nothing(make: Make, start: Any, to: Any) -> None:
    manager = make(current_phase=start)
    before = manager.path.read_bytes()
    with pytest.raises(InvalidTransitionError) as caught:
        manager.transition_to_phase(to)
    assert (caught.value.from_phase, caught.value.to_phase) == (start or "", to)
    assert manager.path.read_bytes() == before


def test_a_refused_move_says_where_it_can_go(make: Make) -> None:
    with pytest.raises(InvalidTransitionError, match=r"from build to spec.* can go to docs or"):
        make().transition_to_phase(Phase.SPEC)


def test_completing_a_phase_goes_to_the_one_that_follows(make: Make) -> None:
    manager = make(current_phase="spec", phase_history={})
    phases = [manager.complete_phase().phase_name for _ in range(4)]
    assert phases == ["plan", "build", "docs", "complete"]
    with pytest.raises(InvalidTransitionError, match="Nothing follows it"):
        manager.complete_phase()


def test_times_of_an_earlier_visit_are_kept(make: Make) -> None:
    manager = make(current_phase="spec")
    state = manager.transition_to_phase(Phase.PLAN)
    assert document_of(manager)["earlier_phases"] == [
        {
            "phase": "spec",
            "started_at": "2026-02-14T10:00:00Z",
            "completed_at": "2026-02-14T11:00:00Z",
        },
        {
            "phase": "plan",
            "started_at": "2026-02-14T11:00:00Z",
            "completed_at": "2026-02-14T12:00:00Z",
        },
    ]
    assert [len(visits) for visits in state.earlier_visits.values()] == [1, 1]
    assert len(manager.transition_to_phase(Phase.BUILD).earlier_visits["build"]) == 1


def test_checkpoints_run_from_the_first_to_the_last(make: Make) -> None:
    manager = make(build_progress=...)
    state = manager.init_build_progress(3)
    assert (state.checkpoints_total, state.current_checkpoint) == (3, 1)
    assert [manager.complete_checkpoint(number) for number in (1, 2, 3)] == [2, 3, None]
    assert document_of(manager)["build_progress"] == {
        "checkpoints_total": 3,
        "checkpoints_completed": [1, 2, 3],
        "current_checkpoint": None,
    }


def test_the_next_checkpoint_is_one_that_is_open(make: Make) -> None:
    manager = make()
    assert manager.complete_checkpoint(4) == 5
    assert manager.complete_checkpoint(5) == 3
    assert manager.load().checkpoints_completed == (1, 2, 4, 5)
    assert manager.complete_checkpoint(3) is None


@pytest.mark.parametrize("number", [0, -1, 6, 10**9, True, 3.0, "3", None])
def test_checkpoints_out_of_range_are_refused(make: Make, number: Any) -> None:
    manager = make()
    before = manager.path.read_bytes()
    with pytest.raises(CheckpointRangeError, match="1 to 5"):
        manager.complete_checkpoint(number)
    with pytest.raises(CheckpointRangeError):
        manager.start_checkpoint(number)
    assert manager.path.read_bytes() == before


def test_a_checkpoint_is_completed_once(make: Make) -> None:
    manager = make()
    with pytest.raises(CheckpointDoneError, match="Checkpoint 2 of"):
        manager.complete_checkpoint(2)
    with pytest.raises(CheckpointDoneError):
        manager.start_checkpoint(1)
    assert manager.start_checkpoint(5).current_checkpoint == 5


def test_without_checkpoints_none_can_be_begun(make: Make) -> None:
    manager = make(build_progress={"checkpoints_total": None})
    with pytest.raises(NoCheckpointsError):
        manager.start_checkpoint(1)
    with pytest.raises(NoCheckpointsError):
        manager.complete_checkpoint(1)


def test_counting_again_keeps_what_is_complete(make: Make) -> None:
    manager = make()
    state = manager.init_build_progress(7)
    assert (state.checkpoints_total, state.checkpoints_completed) == (7, (1, 2))
    assert state.current_checkpoint == 3
    assert manager.init_build_progress(2).current_checkpoint is None


@pytest.mark.parametrize("total", [0, -1, 1, 1_000_001, True, 2.0, "5", None])
def test_a_count_that_cannot_be_is_refused(make: Make, total: Any) -> None:
    manager = make()
    before = manager.path.read_bytes()
    with pytest.raises(CheckpointCountError, match="a number from 2 to 1000000"):
        manager.init_build_progress(total)
    assert manager.path.read_bytes() == before
