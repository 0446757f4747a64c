"""Taking readings into the database: the identity, the mirror, and a mark where it moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sitdown.engine.desk import Desk
from sitdown.kinds.work.mirror import rows
from sitdown.kinds.work.mirror.deciding import Known, Told, seen_at
from sitdown.kinds.work.mirror.reading import Reading
from sitdown.kinds.work.mirror.stamps import GONE
from sitdown.kinds.work.views import SyncStatus
from sitdown.store.database import Transaction

_ADD_IDENTITY = (
    "INSERT INTO work_session (id, project_id, session_slug, session_id, first_seen_at)"
    " VALUES (?, ?, ?, NULL, ?)"
)
_ADD_MARK = (
    "INSERT INTO work_mark (work_session_id, phase, checkpoint, seen_at) VALUES (?, ?, ?, ?)"
)


@dataclass
class _Writes:
    identities: list[tuple[Any, ...]] = field(default_factory=list)
    inserts: list[tuple[Any, ...]] = field(default_factory=list)
    updates: list[tuple[Any, ...]] = field(default_factory=list)
    asides: list[tuple[Any, ...]] = field(default_factory=list)
    marks: list[tuple[Any, ...]] = field(default_factory=list)

    def run(self, tx: Transaction) -> None:
        """All of it, a statement a kind."""
        rows.run(tx, _ADD_IDENTITY, self.identities)
        rows.run(tx, rows.INSERT, self.inserts)
        rows.run(tx, rows.UPDATE, self.updates)
        rows.run(tx, rows.SET_ASIDE, self.asides)
        rows.run(tx, _ADD_MARK, self.marks)


def take(
    tx: Transaction,
    desk: Desk,
    project_id: str,
    folder: Path,
    readings: Sequence[Reading],
    before: Mapping[str, str],
) -> None:
    """Write what was read. A session that another window read meanwhile is left to that window: if
    it read less than is there now, the stamp tells the next sync.

    Args:
        tx: a write transaction.
        desk: for the time and new ids.
        project_id: the project.
        folder: where its sessions lie.
        readings: no two of one slug.
        before: by slug, the stamps that the database held before the files were read.
    """
    slugs = [reading.slug for reading in readings]
    known = rows.known(tx, project_id, slugs)
    marks = _last_marks(tx, project_id, known)
    now = desk.clock.now()
    place = str(folder)
    stored_now = rows.stored(now) or ""
    writes = _Writes()
    for reading in readings:
        was = known.get(reading.slug)
        if was is None and reading.stamp == GONE:
            continue
        if was is None:
            held = Known(desk.new_id())
            identity = (held.work_session_id, project_id, reading.slug, stored_now)
            writes.identities.append(identity)
        else:
            held = Known(*was)
            if held.stamp != before.get(reading.slug, GONE):
                continue
        told = reading.told
        if told is None:
            _set_aside(writes, place, project_id, reading, held, stored_now)
            continue
        values = rows.mirror_values(place, reading, told, held, stored_now)
        if held.sync_status:
            writes.updates.append(values)
        else:
            writes.inserts.append((held.work_session_id, project_id, reading.slug, *values[:-1]))
        _mark(writes, told, held, marks, now)
    writes.run(tx)


Marks = dict[str, tuple[str, int | None, datetime | None]]


def _last_marks(tx: Transaction, project_id: str, known: Mapping[str, tuple[Any, ...]]) -> Marks:
    """The last marks of those that the mirror lost: the others stand where it says."""
    lost = [slug for slug, was in known.items() if len(was) == 1 or not was[1]]
    return rows.last_marks(tx, project_id, lost) if lost else {}


def _mark(writes: _Writes, told: Told, held: Known, marks: Marks, now: datetime) -> None:
    phase, checkpoint = told.status, told.current_checkpoint
    if held.content_hash:
        if held.status == phase and held.checkpoint == checkpoint:
            return
        earliest = rows.moment(held.synced_at)
    else:
        last = marks.get(held.work_session_id)
        if last is not None and last[:2] == (phase, checkpoint):
            return
        earliest = None if last is None else last[2]
    moment = rows.stored(seen_at(told, earliest, now))
    writes.marks.append((held.work_session_id, phase, checkpoint, moment))


def _set_aside(
    writes: _Writes, folder: str, project_id: str, reading: Reading, held: Known, now: str
) -> None:
    """Keep the last values of what is gone or cannot be read, and say which."""
    status = SyncStatus.MISSING if reading.stamp == GONE else SyncStatus.BROKEN
    if held.sync_status:
        writes.asides.append((reading.stamp, status.value, reading.error, held.work_session_id))
    else:
        values = rows.empty_values(folder, reading, status, now)
        writes.inserts.append((held.work_session_id, project_id, reading.slug, *values))
