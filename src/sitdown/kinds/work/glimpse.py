"""What Home shows of a project, by a raw look: its newest session, its last context, its questions.

Home paints before the ORM is loaded, so this reads with ``sqlite3`` alone.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

ACTIONS_SHOWN = 3
BLOCKERS_SHOWN = 3
_CONTEXT = """
SELECT content, saved_at FROM work_context
WHERE project_id = ? AND cleared_at IS NULL ORDER BY saved_at DESC LIMIT 1
"""
_BLOCKERS = """
SELECT number, question, priority FROM work_blocker
WHERE project_id = ? AND resolved_at IS NULL
ORDER BY CASE priority WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END, number LIMIT ?
"""
_HAS_ASKED = "SELECT EXISTS (SELECT 1 FROM work_blocker WHERE project_id = ?)"
_TASKS = """
SELECT sum(status = 'completed'), count(*) FROM work_task
WHERE project_id = ? AND status != 'cancelled'
"""
_SESSION = """
SELECT mirror.session_slug, project.name, mirror.status,
       mirror.checkpoints_completed, mirror.checkpoints_total
FROM work_session JOIN project ON project.id = work_session.project_id
JOIN work_mirror AS mirror ON mirror.work_session_id = work_session.id
WHERE work_session.session_id = ?
"""


@dataclass(frozen=True)
class ProjectGlimpse:
    """A project as it was left.

    Attributes:
        summary: what was done last time; empty when nothing was kept.
        left_at: when that was, UTC.
        next_actions: the first of them, as they were kept.
        blockers: the first of the questions that wait, each with its priority; those of the
            context where another program keeps them.
        tasks_done: of ``tasks_total``.
    """

    summary: str = ""
    left_at: datetime | None = None
    next_actions: tuple[str, ...] = ()
    blockers: tuple[tuple[str, str], ...] = ()
    tasks_done: int = 0
    tasks_total: int = 0


def glimpse(connection: sqlite3.Connection, session_id: str) -> Sequence[tuple[str, Sequence[str]]]:
    """Which files a session was about; none when its project is not followed any more.

    Raises:
        sqlite3.Error: the file cannot be read.
    """
    row = connection.execute(_SESSION, (session_id,)).fetchone()
    if row is None:
        return ()
    slug, project, phase, done, total = row
    checkpoints = f" · {done} of {total} checkpoints" if total else ""
    return (("Project", (f"{project} · {slug}", f"{phase}{checkpoints}")),)


def project_glimpse(connection: sqlite3.Connection, project_id: str) -> ProjectGlimpse:
    """A project as it was left.

    Raises:
        sqlite3.Error: the file cannot be read.
    """
    kept = connection.execute(_CONTEXT, (project_id,)).fetchone()
    content = _object(kept[0]) if kept else {}
    last = content.get("last_session")
    actions = content.get("next_actions")
    done, total = connection.execute(_TASKS, (project_id,)).fetchone()
    blockers = _blockers(connection, project_id, content.get("active_blockers"))
    return ProjectGlimpse(
        summary=str(last.get("summary") or "") if isinstance(last, dict) else "",
        left_at=_left_at(last, kept[1]) if kept else None,
        next_actions=tuple(map(str, actions[:ACTIONS_SHOWN])) if isinstance(actions, list) else (),
        blockers=blockers,
        tasks_done=done or 0,
        tasks_total=total or 0,
    )


def _left_at(last: object, saved_at: str) -> datetime:
    """When the session that a context tells of ended, UTC: not after it was kept."""
    saved = datetime.fromisoformat(saved_at).replace(tzinfo=UTC)
    try:
        told = datetime.fromisoformat(last["timestamp"]) if isinstance(last, dict) else saved
        # What names no zone is local to this machine.
        return min(told.astimezone(UTC), saved)
    except (KeyError, TypeError, ValueError, OverflowError):
        return saved


def _blockers(
    connection: sqlite3.Connection, project_id: str, theirs: object
) -> tuple[tuple[str, str], ...]:
    asked = connection.execute(_BLOCKERS, (project_id, BLOCKERS_SHOWN)).fetchall()
    if connection.execute(_HAS_ASKED, (project_id,)).fetchone()[0]:
        return tuple((priority, question) for _, question, priority in asked)
    found = theirs if isinstance(theirs, list) else []
    # What is kept was checked when it was taken in; a newer Sitdown may have kept other things.
    told = [each for each in found[:BLOCKERS_SHOWN] if isinstance(each, dict)]
    return tuple((str(each.get("priority")), str(each.get("question"))) for each in told)


def _object(stored: str) -> dict[str, Any]:
    try:
        found = json.loads(stored)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
