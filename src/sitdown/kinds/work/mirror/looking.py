"""Looking at a project's sessions as they were last read."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Select, select

from sitdown.engine.desk import Desk
from sitdown.kinds.work.errors import UnknownWorkSessionError
from sitdown.kinds.work.mirror.scan import stamp_at
from sitdown.kinds.work.mirror.stamps import GONE, REFUSED, UNSETTLED
from sitdown.kinds.work.projects import owned_project
from sitdown.kinds.work.tables import WorkMirrorRow, WorkSessionRow
from sitdown.kinds.work.views import SyncStatus, WorkSessionView
from sitdown.store.database import table_of

_MIRROR = table_of(WorkMirrorRow)
_IDENTITY = table_of(WorkSessionRow)
_VIEWED = tuple(
    name
    for name in WorkSessionView.__dataclass_fields__
    if name not in {"id", "session_id", "session_dir", "sync_status", "spec_exists", "plan_exists"}
)


def list_sessions(
    desk: Desk, project_id: str, *, look: bool = False
) -> tuple[WorkSessionView, ...]:
    """The sessions of a project by slug, the newest day first.

    Args:
        desk: whose.
        project_id: the project.
        look: look at every file, and call those stale that changed since they were read.

    Raises:
        UnknownProjectError: this person has none of that id.
    """
    with desk.store.read() as tx:
        project = owned_project(tx, desk, project_id)
        found = tx.execute(_of(project.id).order_by(_MIRROR.c.session_slug.desc())).all()
    return tuple(_looked(row) if look else _view(row) for row in found)


def get_session(desk: Desk, project_id: str, slug: str, *, look: bool = False) -> WorkSessionView:
    """One session of a project.

    Raises:
        UnknownProjectError: this person has none of that id.
        UnknownWorkSessionError: it has no such session.
    """
    with desk.store.read() as tx:
        project = owned_project(tx, desk, project_id)
        row = tx.execute(_of(project.id).where(_MIRROR.c.session_slug == slug)).one_or_none()
        if row is None:
            raise UnknownWorkSessionError(slug, project.name)
    return _looked(row) if look else _view(row)


def _of(project_id: str) -> Select[Any]:
    columns = (_MIRROR.c[name] for name in _VIEWED)
    return (
        select(
            *columns,
            _MIRROR.c.session_dir,
            _MIRROR.c.sync_status,
            _MIRROR.c.file_stamp,
            _IDENTITY.c.id,
            _IDENTITY.c.session_id,
        )
        .join(_IDENTITY, _IDENTITY.c.id == _MIRROR.c.work_session_id)
        .where(_MIRROR.c.project_id == project_id)
    )


def _view(row: Any) -> WorkSessionView:
    values = {name: getattr(row, name) for name in _VIEWED}
    place = f"{row.session_dir}/"
    return WorkSessionView(
        id=row.id,
        session_id=row.session_id,
        session_dir=Path(row.session_dir),
        # They come and go without the state file, whose stamp is all that a sync looks at.
        spec_exists=os.access(f"{place}spec.md", os.F_OK),
        plan_exists=os.access(f"{place}plan.json", os.F_OK),
        sync_status=SyncStatus(row.sync_status),
        **values,
    )


def _looked(row: Any) -> WorkSessionView:
    """The view, with what a look at the file says of it."""
    view = _view(row)
    stamp = stamp_at(view.session_dir)
    is_as_read = row.file_stamp in {stamp, stamp + UNSETTLED} or row.file_stamp.startswith(REFUSED)
    if stamp == GONE:
        return replace(view, sync_status=SyncStatus.MISSING, sync_error=None)
    if is_as_read:
        return view
    return replace(view, sync_status=SyncStatus.STALE)
