"""What is seen of agents: whether they move, whether they go in circles, and by whom."""

from __future__ import annotations

import pytest
from tests.kinds.work.agents.conftest import AddSession, Hook, at

from sitdown.clock import FrozenClock
from sitdown.engine.desk import Desk
from sitdown.kinds.work.agents.ingest import ingest_hooks
from sitdown.kinds.work.agents.looking import agents_in, agents_of, log_tail, loops_of
from sitdown.kinds.work.views import ProjectView


@pytest.fixture(autouse=True)
def _now(clock: FrozenClock) -> None:
    clock.moment = at(30)


def test_a_silent_agent_is_stale(
    desk: Desk, hook: Hook, add_session: AddSession, clock: FrozenClock
) -> None:
    work_session_id = add_session()
    hook("UserPromptSubmit", 29)
    ingest_hooks(desk)
    assert agents_of(desk, work_session_id)[0].activity == "busy"
    clock.advance(minutes=15)
    assert agents_of(desk, work_session_id)[0].activity == "stale"


def test_an_agent_in_a_loop_is_flagged_until_it_leaves_it(
    desk: Desk, hook: Hook, add_session: AddSession, other_desk: Desk
) -> None:
    work_session_id = add_session()
    run = {"command": "npm test"}
    for minute in range(3, 6):
        error = f"Exit code 1\nfailed after {minute} s"
        hook("PreToolUse", minute, tool_name="Bash", tool_input=run)
        hook("PostToolUseFailure", minute + 0.5, tool_name="Bash", tool_input=run, error=error)
        ingest_hooks(desk)
        (agent,) = agents_of(desk, work_session_id)
        assert agent.loops == (3 if minute == 5 else 0)
    (loop,) = loops_of(desk, agent.id)
    assert (loop.times, loop.goes_on, len(loop.lines)) == (3, True, 3)
    assert loops_of(other_desk, agent.id) == ()
    hook("UserPromptSubmit", 7, prompt="Stop that")
    ingest_hooks(desk)
    assert agents_of(desk, work_session_id)[0].loops == 0
    assert not loops_of(desk, agent.id)[0].goes_on


def test_what_is_denied_again_and_again_is_a_loop_too(
    desk: Desk, hook: Hook, add_session: AddSession
) -> None:
    work_session_id = add_session()
    for minute in range(20, 24):
        hook("PermissionDenied", minute, tool_name="Bash", tool_input={}, reason="no")
    ingest_hooks(desk)
    assert agents_of(desk, work_session_id)[0].loops == 4


def test_other_people_see_nothing_of_it(
    desk: Desk, other_desk: Desk, hook: Hook, add_session: AddSession, project: ProjectView
) -> None:
    work_session_id = add_session()
    hook("SessionStart", 1)
    ingest_hooks(desk)
    assert [len(agents_of(each, work_session_id)) for each in (desk, other_desk)] == [1, 0]
    assert [len(log_tail(each, work_session_id)) for each in (desk, other_desk)] == [1, 0]
    assert [len(agents_in(each, project.id)) for each in (desk, other_desk)] == [1, 0]


def test_the_log_of_many_agents_is_one_in_the_order_of_time(
    desk: Desk, hook: Hook, add_session: AddSession
) -> None:
    work_session_id = add_session()
    for minute in range(20):
        command = {"command": f"step {minute}"}
        hook(
            "PreToolUse", minute, session_id=f"s{minute % 3}", tool_name="Bash", tool_input=command
        )
    ingest_hooks(desk)
    for limit in (1, 2, 5, 19, 20, 50):
        shown = [line.summary for line in log_tail(desk, work_session_id, limit)]
        assert shown == [f"step {minute}" for minute in range(20)][-limit:]
