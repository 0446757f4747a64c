"""Looking at the agents of a work session: who they are, what they used, what they do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, case, func, or_, select

from sitdown.engine.desk import Desk
from sitdown.kinds.work.agents.activity import Activity, activity_now
from sitdown.kinds.work.agents.hook_events import WORDS
from sitdown.kinds.work.agents.looping import loop_now, loops_in
from sitdown.kinds.work.agents.loops import Loop
from sitdown.kinds.work.agents.views import AgentView, LogLine
from sitdown.kinds.work.references import found
from sitdown.kinds.work.tables import (
    ProjectRow,
    WorkAgentLogRow,
    WorkAgentRow,
    WorkRequestRow,
    WorkSessionRow,
)
from sitdown.store.database import Transaction, table_of

_PROJECT = table_of(ProjectRow)
_AGENT = table_of(WorkAgentRow)
_LOG = table_of(WorkAgentLogRow)
_SESSION = table_of(WorkSessionRow)
_REQUEST = table_of(WorkRequestRow)

_SHOWN = (*WORDS, "PreToolUse", "PostToolUse", "PostToolUseFailure")

_READ_PER_LINE = 3
"""Rows looked at for a line of the log: a tool that worked tells of itself twice."""


def agents_of(desk: Desk, work_session_id: str) -> tuple[AgentView, ...]:
    """The agents of a work session, in the order they began.

    Those are the agents that are at it now, and those that a request of theirs was charged to it.
    The numbers are of what was charged to it, whatever else an agent did elsewhere.
    """
    used = _used().where(_REQUEST.c.work_session_id == work_session_id).subquery()
    is_at = or_(_AGENT.c.work_session_id == work_session_id, used.c.agent_id.is_not(None))
    with desk.store.read() as tx:
        return _agents(tx, desk, used, is_at)


def agents_in(desk: Desk, project_id: str) -> tuple[AgentView, ...]:
    """All agents of a project, with all that they used, in the order they began."""
    used = _used().where(_REQUEST.c.project_id == project_id).subquery()
    with desk.store.read() as tx:
        return _agents(tx, desk, used, _AGENT.c.project_id == project_id)


def loops_of(desk: Desk, agent_id: str) -> tuple[Loop, ...]:
    """Where an agent went in circles lately, with the log's lines it is seen in.

    Nothing is found of another person's agent.
    """
    mine = (
        select(_AGENT.c.id)
        .select_from(_AGENT.join(_PROJECT))
        .where(_PROJECT.c.user_id == desk.user_id, _AGENT.c.id == agent_id)
    )
    with desk.store.read() as tx:
        return loops_in(tx, agent_id) if tx.execute(mine).one_or_none() else ()


def log_of(desk: Desk, reference: str, limit: int = 50) -> tuple[LogLine, ...]:
    """The last lines of the agents of a work session that is named by its id or its slug.

    Raises:
        NoSuchWorkSessionError: this person has none of it.
        SeveralWorkSessionsError: several projects have one of that slug.
    """
    with desk.store.read() as tx:
        work_session_id = found(tx, desk, reference)[0].id
    return log_tail(desk, work_session_id, limit)


def log_tail(desk: Desk, work_session_id: str, limit: int = 50) -> tuple[LogLine, ...]:
    """The last lines of the agents of a work session, the oldest of them first.

    A tool that was used and worked is one line, at the time it began; one that failed adds a line.
    """
    agents = (
        select(_AGENT.c.id, _AGENT.c.agent_type, _AGENT.c.last_event_at)
        .select_from(_AGENT.join(_PROJECT))
        .where(_PROJECT.c.user_id == desk.user_id, _AGENT.c.work_session_id == work_session_id)
        .order_by(_AGENT.c.last_event_at.desc())
    )
    lines: list[tuple[str, LogLine]] = []
    with desk.store.read() as tx:
        for agent_id, agent_type, last_event_at in tx.execute(agents).all():
            # The rest has been silent for longer than the oldest line that is shown.
            if len(lines) == limit and lines[-1][1].time > last_event_at:
                break
            lines += _tail(tx, agent_id, agent_type, limit)
            lines.sort(key=lambda each: (each[1].time, each[0]), reverse=True)
            del lines[limit:]
    return tuple(line for _, line in reversed(lines))


def _tail(
    tx: Transaction, agent_id: str, agent_type: str, limit: int
) -> Iterator[tuple[str, LogLine]]:
    """The last lines of one agent with their ids, the newest first."""
    query = (
        select(
            _LOG.c.timestamp,
            _LOG.c.event_type,
            _LOG.c.tool_name,
            _LOG.c.summary,
            _LOG.c.failed,
            _LOG.c.id,
            func.json_extract(_LOG.c.payload, "$.tool_use_id"),
        )
        .where(_LOG.c.agent_id == agent_id, _LOG.c.event_type.in_(_SHOWN))
        .order_by(_LOG.c.timestamp.desc(), _LOG.c.id.desc())
        .limit(limit * _READ_PER_LINE)
    )
    rows = tx.execute(query).all()
    begun = {tool_use for _, kind, *_, tool_use in rows if kind == "PreToolUse" and tool_use}
    for at, kind, tool, summary, failed, line_id, tool_use in rows:
        if kind != "PostToolUse" or failed or tool_use not in begun:
            named = WORDS.get(kind, tool)
            yield line_id, LogLine(at, named, summary, bool(failed), agent_id, agent_type)


def _agents(
    tx: Transaction, desk: Desk, used: Subquery, condition: ColumnElement[bool]
) -> tuple[AgentView, ...]:
    query = (
        select(_AGENT, used, _SESSION.c.session_slug)
        .select_from(
            _AGENT.join(_PROJECT)
            .outerjoin(used, used.c.agent_id == _AGENT.c.id)
            .outerjoin(_SESSION, _SESSION.c.id == _AGENT.c.work_session_id)
        )
        .where(_PROJECT.c.user_id == desk.user_id, condition)
        .order_by(_AGENT.c.started_at, _AGENT.c.id)
    )
    now = desk.clock.now()
    return tuple(_agent_view(tx, row, now) for row in tx.execute(query).mappings().all())


def _used() -> Select[Any]:
    known = _REQUEST.c.cost_microdollars
    return select(
        _REQUEST.c.agent_id.label("agent_id"),
        func.sum(
            _REQUEST.c.input_tokens
            + _REQUEST.c.cache_write_5m_tokens
            + _REQUEST.c.cache_write_1h_tokens
            + _REQUEST.c.cache_read_tokens
        ).label("tokens_in"),
        func.sum(_REQUEST.c.output_tokens).label("tokens_out"),
        func.sum(_REQUEST.c.cache_read_tokens).label("tokens_cached"),
        func.sum(known).label("cost"),
        func.sum(case((known.is_(None), 1), else_=0)).label("unpriced"),
    ).group_by(_REQUEST.c.agent_id)


def _agent_view(tx: Transaction, row: Any, now: datetime) -> AgentView:
    activity = activity_now(row["status"], row["last_event_at"], now)
    return AgentView(
        id=row["id"],
        type=row["agent_type"],
        model=row["model"],
        activity=activity,
        tokens_in=row["tokens_in"] or 0,
        tokens_out=row["tokens_out"] or 0,
        tokens_cached=row["tokens_cached"] or 0,
        cost=row["cost"],
        unpriced=row["unpriced"] or 0,
        checkpoint=row["checkpoint"],
        started_at=row["started_at"],
        last_event_at=row["last_event_at"],
        is_subagent=row["agent_key"] != "",
        loops=0 if activity is Activity.ENDED else loop_now(tx, row["id"]),
        slug=row["session_slug"] or "",
    )
