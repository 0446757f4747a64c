"""The projects on Home, by the same raw look: one query, and nothing where none was added."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import Any, NamedTuple

SHOWN = 20
"""The projects one glance holds, the last opened first."""
_PROJECTS = """
SELECT project.id, project.name, project.working_dir, project.missing_since,
       newest.work_session_id, newest.title, newest.session_slug, newest.status,
       newest.execution_status, newest.checkpoints_total, newest.checkpoints_completed,
       newest.sync_status,
       (SELECT count(*) FROM work_blocker AS blocker
         WHERE blocker.project_id = project.id AND blocker.resolved_at IS NULL)
FROM project LEFT JOIN work_mirror AS newest ON newest.work_session_id = (
    SELECT work_session_id FROM work_mirror AS mirror
     WHERE mirror.project_id = project.id AND mirror.sync_status NOT IN ('missing', 'broken')
     ORDER BY mirror.status = 'complete', mirror.state_updated_at DESC, mirror.session_slug DESC
     LIMIT 1)
WHERE project.user_id = ?
ORDER BY max(coalesce(project.last_opened_at, ''), project.added_at) DESC, project.id
LIMIT ?
"""


class ProjectGlance(NamedTuple):
    """A project, and the newest of its sessions that is not complete; else the newest complete.

    Attributes:
        missing_since: since when its folder cannot be found; None while it can.
        work_session_id: of the session; None where there is none, and then nothing of it is known.
        phase: ``spec`` to ``complete``, or ``created``.
        status: ``active``, ``paused``, ``complete`` or ``failed``.
        blockers: how many wait for an answer.
    """

    id: str
    name: str
    working_dir: str
    missing_since: datetime | None
    work_session_id: str | None
    title: str
    slug: str
    phase: str
    status: str
    checkpoints_total: int
    checkpoints_done: int
    sync_status: str
    blockers: int


def projects(connection: sqlite3.Connection, user_id: str) -> tuple[ProjectGlance, ...]:
    """The person's projects; none in a store from before there were any."""
    try:
        rows = connection.execute(_PROJECTS, (user_id, SHOWN)).fetchall()
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return ()
        raise
    return tuple(_project(row) for row in rows)


def _project(row: tuple[Any, ...]) -> ProjectGlance:
    texts = [text or "" for text in row[5:9]]
    known = [row[9] or 0, row[10] or 0, row[11] or "", row[12]]
    return ProjectGlance._make([*row[:3], _maybe_utc(row[3]), row[4], *texts, *known])


def _maybe_utc(stored: object) -> datetime | None:
    return None if stored is None else datetime.fromisoformat(str(stored)).replace(tzinfo=UTC)
