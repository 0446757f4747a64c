"""The context of a project as it stands now, and the document that programs ask for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sitdown.clock import local
from sitdown.engine.desk import Desk
from sitdown.kinds.work.context.gathering import gathered
from sitdown.kinds.work.context.limits import fitted
from sitdown.kinds.work.context.rows import newest
from sitdown.kinds.work.context.schema import Context, LastSession, context_of
from sitdown.kinds.work.projects import owned_project

NEVER_SAVED = "No session was saved yet."


def standing(desk: Desk, project_id: str) -> Context:
    """The last session as it was saved or found; everything else as it is at this moment.

    Before the first save the last session says so, with the time at which the project was added.

    Raises:
        UnknownProjectError: this person has none of that id.
    """
    with desk.store.read() as tx:
        project = owned_project(tx, desk, project_id)
        context = gathered(tx, desk, project)
        row = newest(tx, project_id)
        added_at = local(desk.clock, project.added_at)
    if row is None:
        last = LastSession(NEVER_SAVED, (), added_at.isoformat(timespec="seconds"))
    else:
        last = fitted(context_of(row.content)).last_session
    return replace(context, last_session=last)


def response_of(context: Context) -> dict[str, Any]:
    """A context as a program is answered: without ids of tasks, the plan and keys of others."""
    last = context.last_session
    return {
        "last_session": {"summary": last.summary, "timestamp": last.timestamp},
        "next_actions": list(context.next_actions),
        "progress_pct": context.progress_pct,
        "active_blockers": [
            {"id": each.id, "question": each.question, "priority": str(each.priority)}
            for each in context.active_blockers
        ],
    }
