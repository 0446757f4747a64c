"""Each request is charged once, to what was open at its moment."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kinds.work.agents.conftest import at

from sitdown.kinds.work.agents.charging import (
    UNASSIGNED,
    Charge,
    Charger,
    Course,
    Visit,
    Witness,
    charged,
    course,
    is_within,
)


def _mark(minute: float, checkpoint: int | None, phase: str = "build") -> Witness:
    return Witness(at(minute), checkpoint, phase=phase)


def _commit(minute: float, checkpoint: int) -> Witness:
    return Witness(at(minute), checkpoint, is_commit=True)


_PHASES = (
    Visit("spec", at(0), at(10)),
    Visit("plan", at(10), at(20)),
    Visit("build", at(20), at(60)),
    Visit("docs", at(60)),
)


@pytest.mark.parametrize(
    ("minute", "phase"),
    [
        (0, "spec"),
        (9.9, "spec"),
        (10, "plan"),
        (20, "build"),
        (59.9, "build"),
        (60, "docs"),
        (999, "docs"),
    ],
)
def test_the_state_file_tells_the_phase(minute: float, phase: str) -> None:
    assert course("w", at(0), visits=_PHASES).charge(at(minute)) == Charge("w", phase, None)


@pytest.mark.parametrize(
    ("minute", "checkpoint"),
    [(20, 1), (29, 1), (29.9, 1), (30, 2), (39, 2), (40, None), (59, None), (61, None)],
)
def test_commits_tell_what_was_worked_on_until_then(minute: float, checkpoint: int | None) -> None:
    told = course("w", at(0), visits=_PHASES, witnesses=[_commit(40, 2), _commit(30, 1)])
    assert told.charge(at(minute)).checkpoint == checkpoint


@pytest.mark.parametrize(
    ("minute", "checkpoint"), [(20, 1), (24, 1), (25, 1), (34, 1), (35, 2), (59, 2), (60, None)]
)
def test_marks_tell_what_was_open_from_then_on(minute: float, checkpoint: int | None) -> None:
    told = course("w", at(0), visits=_PHASES, witnesses=[_mark(25, 1), _mark(35, 2)])
    assert told.charge(at(minute)).checkpoint == checkpoint


def test_a_commit_and_the_next_checkpoint_may_be_of_one_second() -> None:
    seen = [_mark(21, 1), _commit(30, 1), _mark(30, 2), _commit(40, 2), _mark(40, 3)]
    told = course("w", at(0), visits=_PHASES, witnesses=seen)
    found = [told.charge(at(minute)).checkpoint for minute in (22, 29.9, 30, 39, 40, 50)]
    assert found == [1, 1, 2, 2, 3, 3]


def test_a_commit_knows_more_than_an_old_mark() -> None:
    seen = [_mark(21, 1), _commit(30, 1), _commit(40, 2), _mark(50, 3)]
    told = course("w", at(0), visits=_PHASES, witnesses=seen)
    found = [told.charge(at(minute)).checkpoint for minute in (22, 31, 45, 51)]
    assert found == [1, 2, 3, 3]


def test_marks_of_another_phase_tell_nothing_of_this_one() -> None:
    told = course(
        "w", at(0), visits=_PHASES, witnesses=[_mark(15, 9, "plan"), _mark(61, 8, "docs")]
    )
    assert told.charge(at(30)).checkpoint is None


def test_marks_alone_tell_phases_too() -> None:
    told = course("w", at(0), witnesses=[_mark(10, None, "spec"), _mark(20, 1), _mark(30, 2)])
    assert told.charge(at(5)) == Charge("w", "", None)
    assert told.charge(at(12)) == Charge("w", "spec", None)
    assert told.charge(at(25)) == Charge("w", "build", 1)


def test_a_mark_ends_a_visit_that_the_file_forgot_to_end() -> None:
    told = course("w", at(0), visits=[Visit("spec", at(0))], witnesses=[_mark(20, 3)])
    assert told.charge(at(10)).phase == "spec"
    assert told.charge(at(20)) == Charge("w", "build", 3)


def test_a_second_visit_is_a_visit_of_its_own() -> None:
    visits = [Visit("build", at(0), at(10)), Visit("docs", at(10), at(20)), Visit("build", at(20))]
    told = course("w", at(0), visits=visits, witnesses=[_mark(1, 5), _mark(21, 6)])
    assert [told.charge(at(minute)).checkpoint for minute in (2, 12, 22)] == [5, None, 6]


def test_before_and_after_every_session_a_request_is_unassigned() -> None:
    closed = course("w", at(10), at(20), visits=[Visit("build", at(12))])
    found = [charged([closed], at(minute)).work_session_id for minute in (9.9, 10, 19.9, 20)]
    assert found == [None, "w", "w", None]
    assert charged([], at(1)) == UNASSIGNED


def test_the_folder_goes_before_the_branch_and_the_branch_before_the_newest() -> None:
    sessions = [
        course("tree", at(0), branch="a", folders=["/trees/one/"]),
        course("branch", at(1), branch="b"),
        course("newest", at(2)),
        course("another", at(3), branch="c"),
    ]
    assert charged(sessions, at(9), "/trees/one/src", "b").work_session_id == "tree"
    assert charged(sessions, at(9), "/trees/one-2", "b").work_session_id == "branch"
    assert charged(sessions, at(9), "/p", "main").work_session_id == "newest"
    assert charged(sessions, at(9), "/p", "").work_session_id == "another"
    assert charged(sessions[:2], at(9), "/p", "main").work_session_id == "branch"


@pytest.mark.parametrize(
    ("path", "folder", "within"),
    [
        ("/a", "/a", True),
        ("/a/b", "/a/", True),
        ("/ab", "/a", False),
        ("/a", "", False),
        ("", "/", False),
    ],
)
def test_a_path_lies_in_a_folder_by_whole_names(path: str, folder: str, *, within: bool) -> None:
    assert is_within(path, folder) is within


_MINUTES = st.integers(0, 100).map(at)
_COURSES = st.builds(
    course,
    st.sampled_from("abcd"),
    _MINUTES,
    st.none() | _MINUTES,
    branch=st.sampled_from(["", "x", "y"]),
    visits=st.lists(
        st.builds(Visit, st.sampled_from(["spec", "build"]), _MINUTES, st.none() | _MINUTES),
        max_size=4,
    ),
    witnesses=st.lists(
        st.builds(
            Witness,
            _MINUTES,
            st.none() | st.integers(1, 5),
            st.booleans(),
            st.sampled_from(["", "build"]),
        ),
        max_size=6,
    ),
)


@given(st.lists(_COURSES, max_size=4), _MINUTES, st.sampled_from(["", "x"]), st.randoms())
def test_whatever_is_told_a_request_has_one_charge_in_any_order(
    courses: list[Course], moment: datetime, branch: str, order: object
) -> None:
    found = charged(courses, moment, "/p", branch)
    assert Charger(courses)(moment, "/p", branch) == found
    assert (found == UNASSIGNED) is not any(each.open_at(moment) for each in courses)
    distinct = {(each.began, each.work_session_id) for each in courses}
    if len(distinct) == len(courses):
        assert charged(courses[::-1], moment, "/p", branch) == found


@given(st.lists(_COURSES, max_size=3), st.lists(_MINUTES, max_size=20))
def test_remembering_changes_no_charge(courses: list[Course], moments: list[datetime]) -> None:
    charge = Charger(courses)
    for moment in moments:
        assert charge(moment, "", "x") == charged(courses, moment, "", "x")
