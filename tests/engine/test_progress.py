from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.tea import PLAYBOOK

from sitdown.engine.lifecycle import Status
from sitdown.engine.progress import (
    NEW_SITTING_AFTER,
    SittingView,
    StepState,
    rail,
    share_done,
    time_spent,
)

NINE = datetime(2026, 11, 21, 9, tzinfo=UTC)


@pytest.mark.parametrize("key", [place.step.key for place in PLAYBOOK.places()])
def test_the_rail_has_one_step_now_until_all_are_done(key: str) -> None:
    states = [s for part in rail(PLAYBOOK, key, Status.IN_PROGRESS) for _, s in part.steps]
    assert states.count(StepState.NOW) == 1
    assert states == sorted(states, key=[StepState.DONE, StepState.NOW, StepState.LATER].index)
    assert share_done(PLAYBOOK, key, Status.PAUSED) == 100 * states.index(StepState.NOW) // 5
    done = [s for part in rail(PLAYBOOK, key, Status.COMPLETED) for _, s in part.steps]
    assert set(done) == {StepState.DONE}
    assert share_done(PLAYBOOK, key, Status.COMPLETED) == 100


@given(st.lists(st.tuples(st.integers(0, 10**4), st.integers(0, 600)), max_size=8))
def test_time_spent_is_the_sum_of_the_sittings(stretches: list[tuple[int, int]]) -> None:
    sittings = [
        SittingView(
            NINE + timedelta(minutes=start),
            NINE + timedelta(minutes=start + length),
            NINE + timedelta(minutes=start + length),
        )
        for start, length in stretches
    ]
    total = timedelta(minutes=sum(length for _, length in stretches))
    assert time_spent(sittings, NINE) == total


@given(seen=st.integers(0, 300), waited=st.integers(0, 300))
def test_an_open_sitting_counts_to_now_or_to_the_last_sign(seen: int, waited: int) -> None:
    last_sign = NINE + timedelta(minutes=seen)
    sitting = SittingView(NINE, None, last_sign)
    abandoned = timedelta(minutes=waited) > NEW_SITTING_AFTER
    expected = timedelta(minutes=seen if abandoned else seen + waited)
    assert time_spent([sitting], last_sign + timedelta(minutes=waited)) == expected


def test_a_clock_that_was_set_back_takes_no_time_away() -> None:
    sitting = SittingView(NINE, NINE - timedelta(hours=1), NINE)
    assert time_spent([sitting], NINE) == timedelta()
