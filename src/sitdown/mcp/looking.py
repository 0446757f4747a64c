"""The tools that only look: where a project and its session stand, and what is next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sitdown.engine.desk import Desk
from sitdown.exchange.plain import plain
from sitdown.kinds.work.brief import Brief
from sitdown.kinds.work.brief import brief as brief_of
from sitdown.kinds.work.brief_views import MOST_NAMED
from sitdown.kinds.work.items import BlockerView
from sitdown.kinds.work.plans.plan_json import PlanOutline, read_outline
from sitdown.kinds.work.state import SessionStateManager, State
from sitdown.kinds.work.urgency import RankedTask
from sitdown.mcp.answers import state_document
from sitdown.mcp.folders import Place, place_of


def brief(desk: Desk, given: Mapping[str, Any]) -> dict[str, Any]:
    """Where a project stands, and the session, when a session's folder was named.

    ``since`` are lines of what happened from ``since_at`` on; ``days`` is how long a question has
    waited. Of many open sessions the newest are told.
    """
    place = place_of(desk, given["session_dir"])
    state = _state(desk, place)
    told = brief_of(desk, place.project.id)
    last = told.last_time
    return {
        "project": told.name,
        "progress_pct": told.progress_pct,
        "tasks": {"done": told.counts.done, "total": told.counts.total, "blocked": told.blocked},
        "last_time": last.last_session.summary if last else None,
        "since_at": plain(told.since_at),
        "since": [line.text for line in told.since],
        "next_actions": [
            *(ranked.task.called for ranked in told.next_actions),
            *told.theirs.next_actions,
        ],
        "blockers": _blockers(told),
        "open_sessions": plain(told.open_sessions[:MOST_NAMED]),
        "open_sessions_in_all": len(told.open_sessions),
        "session": state_document(state) if state else None,
    }


def next_up(desk: Desk, given: Mapping[str, Any]) -> dict[str, Any]:
    """The tasks that can be done now, the most urgent first, and the open checkpoint with its
    tasks as ``plan.json`` has them, when a session's folder was named.
    """
    place = place_of(desk, given["session_dir"])
    state = _state(desk, place)
    told = brief_of(desk, place.project.id)
    return {
        "project": told.name,
        "next": [_ranked(each) for each in told.next_actions],
        "blocked": told.blocked,
        "next_elsewhere": list(told.theirs.next_actions),
        "questions": _blockers(told),
        "checkpoint": _checkpoint(state, read_outline(place.folder)) if state else None,
        "session": state_document(state) if state else None,
    }


def _state(desk: Desk, place: Place) -> State | None:
    """The state of the session whose folder was named; None for another folder."""
    if place.slug is None:
        return None
    return SessionStateManager(place.folder, desk.clock).load()


def _ranked(each: RankedTask) -> dict[str, Any]:
    """A task with its urgency and the terms that make it up."""
    task = each.task
    return {
        "task": task.number,
        "title": task.title,
        "status": str(task.status),
        "priority": str(task.priority),
        "due_at": plain(task.due_at),
        "source": task.source or None,
        "urgency": each.urgency.score,
        "because": {term.about: term.points for term in each.urgency.terms},
    }


def _blockers(told: Brief) -> list[dict[str, Any]]:
    """The open questions; of those that another program keeps, what its context says."""
    elsewhere = [
        {"question": each.question, "priority": str(each.priority)} for each in told.theirs.blockers
    ]
    return [*(_blocker(each, told) for each in told.blockers), *elsewhere]


def _blocker(each: BlockerView, told: Brief) -> dict[str, Any]:
    return {
        "blocker": each.number,
        "question": each.question,
        "priority": str(each.priority),
        "task": each.task_number,
        "days": each.age(told.now).days,
    }


def _checkpoint(state: State, plan: PlanOutline) -> dict[str, Any] | None:
    number = state.current_checkpoint
    if number is None:
        return None
    planned = next((each for each in plan.checkpoints if each.number == number), None)
    return {
        "number": number,
        "title": planned.title if planned else "",
        "tasks": list(planned.tasks) if planned else [],
    }
