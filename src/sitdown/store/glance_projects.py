"""The projects on Home, by the same raw look: one query, and nothing where none was added."""

from __future__ import annotations

import sqlite3
from typing import Any

from sitdown.store.glance_views import ProjectGlance
from sitdown.store.stored_moments import maybe_utc

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
    return ProjectGlance._make([*row[:3], maybe_utc(row[3]), row[4], *texts, *known])
