"""The statements of the mirror, as plain SQL: ten thousand sessions are one round trip each.

Moments are bound as the text that the ORM writes for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sitdown.kinds.work.mirror.deciding import CREATED, NOTHING, Known, Told, standing
from sitdown.kinds.work.mirror.reading import Reading
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
_SET = ", ".join(f"{name} = ?" for name in _NAMES[3:])
INSERT = f"INSERT INTO work_mirror ({_COLUMNS}) VALUES ({', '.join('?' * len(_NAMES))})"  # noqa: S608 - fixed names
UPDATE = f"UPDATE work_mirror SET {_SET} WHERE work_session_id = ?"  # noqa: S608 - fixed names
SET_ASIDE = (
    "UPDATE work_mirror SET file_stamp = ?, sync_status = ?, sync_error = ?"
    " WHERE work_session_id = ?"
)
_STAMPS = "SELECT session_slug, file_stamp FROM work_mirror WHERE project_id = ?"
_UNWELL = (
    "SELECT session_slug, sync_status, sync_error FROM work_mirror"
    " WHERE project_id = ? AND sync_status IN ('broken', 'missing')"
)
_COUNT = "SELECT count(*) FROM work_session WHERE project_id = ?"
_IDENTITIES = "SELECT session_slug, id FROM work_session WHERE project_id = ?"
_HELD = (
    "SELECT session_slug, work_session_id, content_hash, status, checkpoints_completed,"
    " current_checkpoint, revision, extra, sync_status, synced_at, file_stamp"
    " FROM work_mirror WHERE project_id = ?"
)
_ALL_HELD = _HELD.replace(" WHERE", " NOT INDEXED WHERE")
"""Of many rows, in the order in which they lie on the disk."""
_LAST_MARKS = (
    "SELECT s.id, mark.phase, mark.checkpoint, mark.seen_at"
    " FROM work_session s JOIN work_mark mark ON mark.number ="
    " (SELECT max(number) FROM work_mark WHERE work_session_id = s.id)"
    " WHERE project_id = ?"
)
_A_FEW = 200
"""Up to so many sessions are asked for by name; more are picked out of all of the project."""


def stored(moment: datetime | None) -> str | None:
    """A moment as the database has it: UTC, to the microsecond."""
    if moment is None:
        return None
    if moment.tzinfo is not UTC:
        moment = moment.astimezone(UTC)
    return moment.isoformat(" ", "microseconds").removesuffix("+00:00")


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
    found = connection.exec_driver_sql(_IDENTITIES, (project_id,)).scalars()
    return [slug for slug in found if slug not in held]


Unwell = list[tuple[str, str, str | None]]
"""Slugs of sessions that are broken or missing, which of both, and why."""


def unwell(tx: Transaction, project_id: str) -> Unwell:
    """The sessions that are broken or missing."""
    rows = tx.connection().exec_driver_sql(_UNWELL, (project_id,))
    return [(slug, status, error) for slug, status, error in rows]


def known(tx: Transaction, project_id: str, slugs: Sequence[str]) -> dict[str, tuple[Any, ...]]:
    """By slug, what ``Known`` is made of for these sessions. Those never seen are left out."""
    wanted = set(slugs)
    statement = _ALL_HELD if len(slugs) > _A_FEW else _HELD
    held = _picked(tx, statement, project_id, slugs)
    found = {row[0]: tuple(row)[1:] for row in held if row[0] in wanted}
    if len(found) < len(wanted):
        for slug, work_session_id in _picked(tx, _IDENTITIES, project_id, slugs):
            if slug in wanted and slug not in found:
                found[slug] = (work_session_id,)
    return found


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


def mirror_values(
    folder: str, reading: Reading, told: Told, held: Known, now: str
) -> tuple[Any, ...]:
    """The values of ``UPDATE`` for a file that could be read; ``INSERT`` takes all but the last."""
    is_new = held.content_hash != told.content_hash
    sync_status, sync_error, extra = standing(told, held)
    return (
        f"{folder}/{reading.slug}",
        *told[:6],
        reading.spec_exists,
        reading.plan_exists,
        *told[6:12],
        extra,
        stored(told.updated_at),
        reading.stamp,
        told.content_hash,
        held.revision + is_new,
        sync_status.value,
        sync_error,
        now,
        held.work_session_id,
    )


def empty_values(folder: str, reading: Reading, status: SyncStatus, now: str) -> tuple[Any, ...]:
    """The values of a file that never could be read, from ``session_dir`` on."""
    values = {
        **dict.fromkeys(("description", "state_text", "content_hash"), ""),
        **dict.fromkeys(("checkpoints_total", "checkpoints_completed", "revision"), 0),
        **dict.fromkeys(("spec_exists", "plan_exists"), False),
        "session_dir": f"{folder}/{reading.slug}",
        "title": reading.slug,
        "status": CREATED,
        "execution_status": "active",
        "session_type": "full",
        "schema_version": 2,
        "extra": NOTHING,
        "file_stamp": reading.stamp,
        "sync_status": status.value,
        "sync_error": reading.error,
        "synced_at": now,
    }
    return tuple(values.get(name) for name in _NAMES[3:])


def _picked(
    tx: Transaction, statement: str, project_id: str, slugs: Sequence[str]
) -> Iterator[Any]:
    values = [project_id]
    if len(slugs) <= _A_FEW:
        statement = f"{statement} AND session_slug IN ({', '.join('?' * len(slugs))})"
        values += slugs
    result = tx.connection().exec_driver_sql(statement, tuple(values))
    for part in result.partitions(_A_FEW):
        yield from part
