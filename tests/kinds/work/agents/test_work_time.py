"""From moments at which agents told something to the time they were at work."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kinds.work.agents.conftest import at

from sitdown.kinds.work.agents.activity import STALE_AFTER
from sitdown.kinds.work.agents.work_time import Told, stretches


def told(*moments: tuple[float, str], agent: str = "main") -> list[Told]:
    return [Told("run", agent, at(minute), event) for minute, event in moments]


def minutes(moments: list[Told]) -> float:
    return sum((each.length for each in stretches(moments)), timedelta()) / timedelta(minutes=1)


def test_a_turn_is_work_from_its_prompt_to_its_stop() -> None:
    turn = told((0, "SessionStart"), (5, "UserPromptSubmit"), (8, "PreToolUse"), (9, "Stop"))
    later = told((14, "UserPromptSubmit"), (16, "Stop"))
    assert minutes(turn) == 4
    assert minutes(turn + later) == 6


def test_a_long_silence_is_no_work() -> None:
    assert minutes(told((0, "PreToolUse"), (15, "PostToolUse"))) == 15
    assert minutes(told((0, "PreToolUse"), (15.1, "PostToolUse"))) == 0


def test_waiting_for_the_person_is_no_work_of_the_agent() -> None:
    asked = Told("run", "main", at(2), "Notification", "permission_prompt")
    in_words = asked._replace(notification="Claude needs your permission to use Bash")
    for each in (asked, in_words):
        moments = [*told((0, "PreToolUse")), each, *told((7, "PostToolUse"), (8, "Stop"))]
        assert minutes(moments) == 3


def test_requests_alone_tell_of_work() -> None:
    assert minutes(told((0, ""), (4, ""), (30, ""), (31, ""))) == 5


def test_hooks_know_better_than_requests_whether_a_turn_is_over() -> None:
    assert minutes(told((0, "UserPromptSubmit"), (2, "Stop"), (2.5, ""), (9, "SessionEnd"))) == 2


def test_an_agent_and_its_subagents_are_at_work_once() -> None:
    main = told((0, "UserPromptSubmit"), (20, "PostToolUse"), (21, "Stop"))
    helping = told(
        (1, "SubagentStart"), (10, "PreToolUse"), (19, "PostToolUse"), (20, "SubagentStop"),
        agent="sub",
    )  # fmt: skip
    assert minutes(main + helping) == 21


def test_a_subagent_that_fell_silent_keeps_no_run_at_work() -> None:
    left = told((0, "SubagentStart"), agent="sub")
    main = told((1, "UserPromptSubmit"), (2, "Stop"), (14, "UserPromptSubmit"), (16, "Stop"))
    assert minutes(left + main) == pytest.approx(16)
    much_later = told((30, "SessionStart"), (31, "SessionEnd"))
    assert minutes(left + main + much_later) == pytest.approx(16)


_EVENTS = ("", "UserPromptSubmit", "PreToolUse", "Stop", "SubagentStop", "SessionEnd", "Unknown")
_TOLD = st.builds(
    Told,
    st.sampled_from(["r", "s"]),
    st.sampled_from(["main", "sub"]),
    st.integers(0, 200).map(at),
    st.sampled_from(_EVENTS),
    st.sampled_from(["", "idle_prompt", "waiting for your input"]),
)


@given(st.lists(_TOLD, max_size=40))
def test_stretches_never_overlap_and_none_is_a_long_silence(moments: list[Told]) -> None:
    found = list(stretches(moments))
    assert all(timedelta() < each.length <= STALE_AFTER for each in found)
    for run in ("r", "s"):
        own = [each for each in found if each.run == run]
        for before, after in pairwise(own):
            assert before.began + before.length <= after.began


@given(st.lists(_TOLD, max_size=40))
def test_runs_are_told_apart_however_they_are_mixed(moments: list[Told]) -> None:
    one = [each for each in moments if each.run == "r"]
    other = [each for each in moments if each.run == "s"]
    assert list(stretches(moments)) == [*stretches(one), *stretches(other)]
