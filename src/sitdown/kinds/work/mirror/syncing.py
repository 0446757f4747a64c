"""The verbs of the mirror: reading what changed on disk, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitdown.engine.desk import Desk
from sitdown.kinds.work.errors import UnknownWorkSessionError
from sitdown.kinds.work.mirror import rows
from sitdown.kinds.work.mirror.looking import get_session, list_sessions
from sitdown.kinds.work.mirror.reading import Reading, read, read_all
from sitdown.kinds.work.mirror.scan import Scan, is_folder, scan, sessions_folder, stamp_at
from sitdown.kinds.work.mirror.stamps import ANEW, GONE
from sitdown.kinds.work.mirror.taking import take
from sitdown.kinds.work.projects import owned_project, project_view
from sitdown.kinds.work.safe_files import inside
from sitdown.kinds.work.state import check_name
from sitdown.kinds.work.views import (
    SESSIONS,
    ProjectView,
    SyncFailure,
    SyncResult,
    SyncStatus,
    WorkSessionView,
)


@dataclass(frozen=True)
class _Held:
    """What the database holds of a project before its files are looked at."""

    project: ProjectView
    stamps: Mapping[str, str]
    lost: Sequence[str]
    unwell: rows.Unwell


def sync_session_from_filesystem(desk: Desk, project_id: str, slug: str) -> WorkSessionView:
    """Read one session of a project, whether or not its file seems to have changed.

    Raises:
        UnknownProjectError: this person has none of that id.
        UnknownWorkSessionError: there is no such session, and never was.
        NotASessionNameError: no session's folder can have that name.
        LeavesFolderError: the folder is a link out of the project.
        FileUnusableError: the disk refuses.
    """
    check_name(slug)
    held = _held(desk, project_id)
    folder = sessions_folder(held.project.working_dir)
    stamp = stamp_at(inside(folder, slug), to_read=True)
    if stamp != GONE:
        _write(desk, held, folder, [read(folder, slug, stamp)], is_there=True)
    elif slug in held.stamps or slug in held.lost:
        _write(desk, held, folder, [_gone(slug)], is_there=is_folder(held.project.working_dir))
    else:
        raise UnknownWorkSessionError(slug, held.project.name)
    return get_session(desk, project_id, slug)


def onboard_project_sessions(desk: Desk, project_id: str) -> tuple[WorkSessionView, ...]:
    """Find and read all sessions of a project, and give them by slug.

    Raises:
        UnknownProjectError: this person has none of that id.
        LeavesFolderError: ``agents/sessions`` is a link out of the project.
        FileUnusableError: the disk refuses.
    """
    sync_all_sessions_in_project(desk, project_id)
    return list_sessions(desk, project_id)


def sync_all_sessions_in_project(desk: Desk, project_id: str) -> SyncResult:
    """Read every session of a project whose file changed since it was read.

    One that did not change costs one look at its file. One that cannot be read is told of, and
    costs nothing else. Whether ``spec.md`` and ``plan.json`` are there the mirror keeps as it was
    when the state was read; who looks at a session is told as it is.

    Raises:
        UnknownProjectError: this person has none of that id.
        LeavesFolderError: ``agents/sessions`` is a link out of the project.
        FileUnusableError: the disk refuses.
    """
    held = _held(desk, project_id)
    return _synced(desk, held, held.stamps)


def rebuild_mirror(desk: Desk, project_id: str) -> SyncResult:
    """Read every file of a project again, and put it in place of all that was read before.

    Identities, links, runs, costs and marks are not touched. Of the mirror stays what no file can
    give again: the last values of files that are gone or broken, what an earlier version of a file
    said and the present one is silent of, how often the contents changed, and how far a session
    was that went back.

    Raises:
        UnknownProjectError: this person has none of that id.
        LeavesFolderError: ``agents/sessions`` is a link out of the project.
        FileUnusableError: the disk refuses.
    """
    held = _held(desk, project_id)
    return _synced(desk, held, dict.fromkeys(held.stamps, ANEW))


def _synced(desk: Desk, held: _Held, stamps: Mapping[str, str]) -> SyncResult:
    """Read what has other stamps than these."""
    folder = held.project.working_dir / SESSIONS
    found = scan(held.project.working_dir, dict(stamps))
    readings = read_all(folder, found.changed)
    gone = [*found.gone, *(slug for slug in held.lost if slug not in found.changed)]
    readings += [_gone(slug) for slug in gone]
    unwell = _write(desk, held, folder, readings, is_there=found.is_there)
    return _result(held, found, unwell)


def _held(desk: Desk, project_id: str) -> _Held:
    with desk.store.read() as tx:
        project = project_view(owned_project(tx, desk, project_id))
        stamps = rows.stamps(tx, project.id)
        lost = rows.lost(tx, project.id, stamps)
        return _Held(project, stamps, lost, rows.unwell(tx, project.id))


def _gone(slug: str) -> Reading:
    return Reading(slug, GONE, None)


def _write(
    desk: Desk, held: _Held, folder: Path, readings: Sequence[Reading], *, is_there: bool
) -> rows.Unwell:
    """Take what was read, and give what is unwell then; nothing is written where nothing is new."""
    project = held.project
    if not readings and is_there == (project.missing_since is None):
        return held.unwell
    with desk.store.write() as tx:
        row = owned_project(tx, desk, project.id)
        if is_there:
            row.missing_since = None
        elif row.missing_since is None:
            row.missing_since = desk.clock.now()
        tx.add(row)
        take(tx, desk, project.id, folder, readings, held.stamps)
        return rows.unwell(tx, project.id)


def _result(held: _Held, found: Scan, unwell: rows.Unwell) -> SyncResult:
    broken = [
        SyncFailure(slug, error or "")
        for slug, status, error in unwell
        if status == SyncStatus.BROKEN
    ]
    missing = [slug for slug, status, _ in unwell if status == SyncStatus.MISSING]
    there = len({*held.stamps, *held.lost, *found.changed}.difference(missing))
    failed = sorted([*broken, *found.refused], key=lambda failure: failure.slug)
    return SyncResult(
        synced=there - len(broken),
        failed=tuple(failed),
        total=there + len(found.refused),
        read=len(found.changed),
        missing=tuple(sorted(missing)),
        refused=tuple(sorted(found.refused, key=lambda failure: failure.slug)),
    )
