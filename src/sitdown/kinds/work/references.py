"""Finding a work session by what a person calls it."""

from __future__ import annotations

from typing import Any

from sqlmodel import col, select

from sitdown.engine.desk import Desk
from sitdown.engine.text import storable_text
from sitdown.errors import SitdownError
from sitdown.kinds.work.tables import ProjectRow, WorkMirrorRow, WorkSessionRow
from sitdown.store.database import Transaction, table_of

_MIRROR = table_of(WorkMirrorRow)


class NoSuchWorkSessionError(SitdownError):
    """Nothing of this person's answers to the reference."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"There is no work session {reference!r}. `sitdown work add PATH` follows a project, "
            "and `sitdown work list PATH` names its sessions."
        )


class SeveralWorkSessionsError(SitdownError):
    """Sessions of several projects have the slug."""

    def __init__(self, reference: str, projects: list[str]) -> None:
        choices = ", ".join(f"{name}/{reference}" for name in projects)
        super().__init__(f"{reference!r} is a session of several projects. Say which: {choices}.")


def found(tx: Transaction, desk: Desk, reference: str) -> tuple[WorkSessionRow, ProjectRow]:
    """The work session of an id, of a slug, or of a project's name and a slug, ``name/slug``.

    Raises:
        NoSuchWorkSessionError: this person has none of it.
        SeveralWorkSessionsError: several projects have one of that slug.
    """
    wanted = storable_text(reference).strip()
    name, _, slug = wanted.rpartition("/")
    named = (col(WorkSessionRow.id) == wanted) | (col(WorkSessionRow.session_slug) == slug)
    rows = tx.exec(
        select(WorkSessionRow, ProjectRow)
        .where(
            col(ProjectRow.id) == col(WorkSessionRow.project_id),
            col(ProjectRow.user_id) == desk.user_id,
            named,
        )
        .order_by(col(ProjectRow.name), col(WorkSessionRow.id))
    ).all()
    by_id = [row for row in rows if row[0].id == wanted]
    fitting = by_id or [row for row in rows if not name or row[1].name == name]
    if not fitting:
        raise NoSuchWorkSessionError(reference)
    if len(fitting) > 1:
        raise SeveralWorkSessionsError(slug, [project.name for _, project in fitting])
    return fitting[0]


def of_session(tx: Transaction, session_id: str) -> tuple[WorkSessionRow, ProjectRow] | None:
    """The work session that an engine's session is about; None when its project is forgotten."""
    return tx.exec(
        select(WorkSessionRow, ProjectRow).where(
            col(ProjectRow.id) == col(WorkSessionRow.project_id),
            col(WorkSessionRow.session_id) == session_id,
        )
    ).first()


def mirrored(tx: Transaction, work_session_id: str) -> Any | None:
    """What was last read of a session's files: the columns of ``WorkMirrorRow``, which outlive the
    transaction; None when nothing was.
    """
    return tx.execute(
        select(*_MIRROR.columns).where(_MIRROR.c.work_session_id == work_session_id)
    ).one_or_none()
