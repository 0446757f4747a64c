"""The statements of the mirror, as plain SQL: ten thousand sessions are one round trip each.

Moments are bound as the text that the ORM writes for them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sitdown.engine.text import storable_text
from sitdown.kinds.work.mirror.deciding import CREATED, Known, Standing, status_of, unknown
from sitdown.kinds.work.mirror.reading import Reading
from sitdown.kinds.work.state import State
from sitdown.kinds.work.views import SyncStatus
from sitdown.store.database import Transaction

_COLUMNS = (
    "work_session_id, project_id, session_slug, session_dir, title, description, status,"
    " execution_status, session_type, schema_version, spec_exists, plan_exists,"
    " checkpoints_total, checkpoints_completed, current_checkpoint, branch, worktree, state_text,"
    " extra, state_updated_at, file_stamp, content_hash, revision, sync_status, sync_error,"
    " synced_at"
)
_NAMES = _COLUMNS.split(", ")
_CHANGED = ", ".join(f"{name} = excluded.{name}" for name in _NAMES[3:])
UPSERT = (
    f"INSERT INTO work_mirror ({_COLUMNS}) VALUES ({', '.join('?' * len(_NAMES))})"  # noqa: S608 - fixed names
    f" ON CONFLICT (work_session_id) DO UPDATE SET {_CHANGED}"
)
SET_ASIDE = (
    "UPDATE work_mirror SET file_stamp = ?, sync_status = ?, sync_error = ?"
    " WHERE work_session_id = ?"
)
_STAMPS = "SELECT session_slug, file_stamp FROM work_mirror WHERE project_id = ?"
_UNWELL = (
    "SELECT session_slug, sync_status, sync_error FROM work_mirror"
    " WHERE project_id = ? AND sync_status IN ('broken', 'missing')"
)
_SLUGS = "SELECT session_slug FROM work_session WHERE project_id = ?"
_COUNT = "SELECT count(*) FROM work_session WHERE project_id = ?"
_KNOWN = (
    "SELECT s.session_slug, s.id, m.content_hash, m.status, m.checkpoints_completed,"
    " m.current_checkpoint, m.revision, m.extra, m.sync_status, m.synced_at, m.file_stamp"
    " FROM work_session s LEFT JOIN work_mirror m ON m.work_session_id = s.id"
    " WHERE s.project_id = ?"
)
_LAST_MARKS = (
    "SELECT s.id, mark.phase, mark.checkpoint, mark.seen_at"
    " FROM work_session s JOIN work_mark mark ON mark.number ="
    " (SELECT max(number) FROM work_mark WHERE work_session_id = s.id)"
    " WHERE s.project_id = ?"
)
_A_FEW = 200
"""Up to so many sessions are asked for by name; more are picked out of all of the project."""


def stored(moment: datetime | None) -> str | None:
    """A moment as the database has it: UTC, to the microsecond."""
    if moment is None:
        return None
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def moment(text: str | None) -> datetime | None:
    """A stored moment, aware."""
    return None if text is None else datetime.fromisoformat(text).replace(tzinfo=UTC)


def stamps(tx: Transaction, project_id: str) -> dict[str, str]:
    """By slug, the stamp of every file that the mirror holds."""
    rows: Sequence[Any] = tx.connection().exec_driver_sql(_STAMPS, (project_id,)).all()
    return dict(rows)


def lost(tx: Transaction, project_id: str, held: Mapping[str, str]) -> list[str]:
    """The slugs of sessions that were seen once, and that the mirror does not hold."""
    connection = tx.connection()
    if connection.exec_driver_sql(_COUNT, (project_id,)).scalar_one() == len(held):
        return []
    found = connection.exec_driver_sql(_SLUGS, (project_id,)).scalars()
    return [slug for slug in found if slug not in held]


Unwell = list[tuple[str, str, str | None]]
"""Slugs of sessions that are broken or missing, which of both, and why."""


def unwell(tx: Transaction, project_id: str) -> Unwell:
    """The sessions that are broken or missing."""
    rows = tx.connection().exec_driver_sql(_UNWELL, (project_id,))
    return [(slug, status, error) for slug, status, error in rows]


def known(tx: Transaction, project_id: str, slugs: Sequence[str]) -> dict[str, Known]:
    """By slug, what is held of these sessions. Those never seen are left out."""
    wanted = set(slugs)
    return {
        row[0]: _known(row) for row in _picked(tx, _KNOWN, project_id, slugs) if row[0] in wanted
    }


def last_marks(
    tx: Transaction, project_id: str, slugs: Sequence[str]
) -> dict[str, tuple[str, int | None, datetime | None]]:
    """By identity, the last phase and checkpoint that a session was seen at, and when."""
    rows = _picked(tx, _LAST_MARKS, project_id, slugs)
    return {row[0]: (row[1], row[2], moment(row[3])) for row in rows}


def run(tx: Transaction, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Do the statement for every row of values."""
    if rows:
        tx.connection().exec_driver_sql(statement, list(rows))


def mirror_row(
    folder: Path,
    project_id: str,
    reading: Reading,
    state: State,
    held: Known,
    now_standing: Standing,
    now: str,
) -> tuple[Any, ...]:
    """The values of ``UPSERT`` for a file that could be read."""
    is_new = held.content_hash != state.revision
    return (
        held.work_session_id,
        project_id,
        reading.slug,
        f"{folder}/{reading.slug}",
        state.title,
        state.description,
        status_of(state),
        state.status.value,
        state.session_type,
        state.schema_version,
        reading.spec_exists,
        reading.plan_exists,
        state.checkpoints_total,
        len(state.checkpoints_completed),
        state.current_checkpoint,
        state.branch,
        state.worktree,
        storable_text(state.raw_text),
        json.dumps(now_standing.extra) if now_standing.extra else "{}",
        stored(state.updated_at),
        reading.stamp,
        state.revision,
        held.revision + is_new,
        now_standing.sync_status.value,
        now_standing.sync_error,
        now,
    )


def empty_row(
    folder: Path, project_id: str, held: Known, reading: Reading, status: SyncStatus, now: str
) -> tuple[Any, ...]:
    """The values of ``UPSERT`` for a session whose file never could be read."""
    values = {
        "work_session_id": held.work_session_id,
        "project_id": project_id,
        "session_slug": reading.slug,
        "session_dir": f"{folder}/{reading.slug}",
        "title": reading.slug,
        "status": CREATED,
        "execution_status": "active",
        "session_type": "full",
        "schema_version": 2,
        "spec_exists": reading.spec_exists,
        "plan_exists": reading.plan_exists,
        "checkpoints_total": 0,
        "checkpoints_completed": 0,
        "extra": "{}",
        "file_stamp": reading.stamp,
        "revision": 0,
        "sync_status": status.value,
        "sync_error": reading.error,
        "synced_at": now,
    }
    unsaid = dict.fromkeys(("description", "state_text", "content_hash"), "")
    return tuple((values | unsaid).get(name) for name in _NAMES)


def _picked(
    tx: Transaction, statement: str, project_id: str, slugs: Sequence[str]
) -> Iterable[Any]:
    connection = tx.connection()
    if len(slugs) > _A_FEW:
        return connection.exec_driver_sql(statement, (project_id,)).all()
    marks = ", ".join("?" * len(slugs))
    few = f"{statement} AND s.session_slug IN ({marks})"
    return connection.exec_driver_sql(few, (project_id, *slugs)).all()


def _known(row: Any) -> Known:
    if row[2] is None:
        return unknown(row[1])
    return Known(
        work_session_id=row[1],
        content_hash=row[2],
        status=row[3],
        done=row[4],
        checkpoint=row[5],
        revision=row[6],
        extra={} if row[7] == "{}" else json.loads(row[7]),
        sync_status=row[8],
        synced_at=moment(row[9]),
        stamp=row[10],
    )
