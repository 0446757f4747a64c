"""What is seen of agents. Pure. Times are aware and in UTC, costs are millionths of a dollar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sitdown.kinds.work.agents.activity import Activity


@dataclass(frozen=True, slots=True)
class AgentView:
    """A run of an agent, with what it used for one work session.

    Attributes:
        type: ``spec``, ``plan``, ``build``, ``docs`` (the phase it began in) or ``main`` for a
            main agent; for a subagent what the agent calls it, such as ``Explore``.
        activity: what it is doing now.
        tokens_in: everything that went in: fresh, written to the cache and read from it.
        tokens_cached: the part of ``tokens_in`` that was read from the cache.
        cost: of the requests whose price is known; None when none of them is.
        unpriced: how many requests have no known price.
        checkpoint: the one that was open when it began.
        loops: how often in a row it did the same thing and met the same error; 0 below three.
        slug: the work session it is at, or was at last; empty while it is at none.
    """

    id: str
    type: str
    model: str
    activity: Activity
    tokens_in: int
    tokens_out: int
    tokens_cached: int
    cost: int | None
    unpriced: int
    checkpoint: int | None
    started_at: datetime
    last_event_at: datetime
    is_subagent: bool = False
    loops: int = 0
    slug: str = ""


@dataclass(frozen=True, slots=True)
class LogLine:
    """One thing an agent did.

    Attributes:
        tool: the tool's name, or for other events a word such as ``Prompt``, ``Asks``, ``Stop``.
        summary: a path relative to the project, a command, or what failed, in one line.
        agent_type: as in ``AgentView``.
    """

    time: datetime
    tool: str
    summary: str
    failed: bool
    agent_id: str
    agent_type: str
