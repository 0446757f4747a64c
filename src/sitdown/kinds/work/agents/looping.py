"""Seeing that an agent goes in circles, from its log."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select

from sitdown.kinds.work.agents.hook_events import error_of
from sitdown.kinds.work.agents.loops import Attempt, Loop, loops
from sitdown.kinds.work.tables import WorkAgentLogRow
from sitdown.store.database import Transaction, table_of

_LOG = table_of(WorkAgentLogRow)
_TELLING = ("PostToolUse", "PostToolUseFailure", "PermissionDenied", "UserPromptSubmit")
"""The events that end an attempt: with or without success, or because a person spoke up."""

_NEWEST = 20
"""Events among which the last attempt is looked for: others stand between it and now."""

LOOKED_AT = 200
"""Events an agent's loops are looked for in: more is long past."""


def loops_in(tx: Transaction, agent_id: str, limit: int = LOOKED_AT) -> tuple[Loop, ...]:
    """The loops among the last attempts of an agent, in the order they began.

    Args:
        tx: a transaction.
        agent_id: the agent.
        limit: how many attempts are looked at.
    """
    query = (
        select(_LOG.c.id, _LOG.c.timestamp, _LOG.c.event_type, _LOG.c.tool_name, _LOG.c.payload)
        .where(_LOG.c.agent_id == agent_id, _LOG.c.event_type.in_(_TELLING))
        .order_by(_LOG.c.timestamp.desc(), _LOG.c.id.desc())
        .limit(limit)
    )
    rows = tx.execute(query).all()
    return loops(_attempts(reversed(rows)))


def loop_now(tx: Transaction, agent_id: str) -> int:
    """How often in a row an agent has met the same failure by now; 0 when it is in no loop."""
    newest = tx.execute(
        select(_LOG.c.failed, _LOG.c.event_type)
        .where(_LOG.c.agent_id == agent_id)
        .order_by(_LOG.c.timestamp.desc(), _LOG.c.id.desc())
        .limit(_NEWEST)
    ).all()
    last = next((row for row in newest if row[1] in _TELLING), None)
    if last is None or not (last[0] or last[1] == "PermissionDenied"):
        return 0
    found = loops_in(tx, agent_id)
    return found[-1].times if found and found[-1].goes_on else 0


def _attempts(rows: Iterable[Any]) -> Iterable[Attempt]:
    for row_id, at, kind, tool, payload in rows:
        error = error_of(kind, payload)
        if kind == "PermissionDenied":
            error = f"denied: {payload.get('reason', '')}"
        given = json.dumps(payload.get("tool_input"), sort_keys=True)
        yield Attempt(row_id, at, tool, given, error)
