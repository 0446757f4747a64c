"""The verbs of projects: the folders a person follows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlmodel import col, select

from sitdown.engine.desk import Desk
from sitdown.engine.text import storable_text
from sitdown.kinds.work.answer_drafts import forget_drafts_of
from sitdown.kinds.work.errors import (
    AmbiguousProjectError,
    MissingPlaceError,
    NotAFolderError,
    NotInAProjectError,
    UnknownProjectError,
    UnstorableFolderError,
)
from sitdown.kinds.work.tables import ProjectRow, WorkBlockerRow
from sitdown.kinds.work.views import ProjectView
from sitdown.plain_text import one_line
from sitdown.store.database import Transaction

_CONTEXT_FILE = "session_state.json"
_OWN_FOLDER = ".sitdown"
_OLDER_FOLDER = ".codeframe"


def add_project(desk: Desk, path: Path, name: str | None = None) -> ProjectView:
    """Follow the project in a folder; one that is followed already is given as it is.

    Args:
        desk: whose.
        path: the folder; links in it are resolved.
        name: what it is called; by default as the folder, and for a followed one as it was.

    Raises:
        NotAFolderError: there is no such folder.
        UnstorableFolderError: its name is not UTF-8.
    """
    folder = _resolved(path)
    if not _is(folder.is_dir):
        raise NotAFolderError(folder)
    if storable_text(str(folder)) != str(folder):
        raise UnstorableFolderError(folder)
    with desk.store.write() as tx:
        row = tx.exec(
            select(ProjectRow).where(
                col(ProjectRow.user_id) == desk.user_id,
                col(ProjectRow.working_dir) == str(folder),
            )
        ).one_or_none()
        if row is None:
            row = ProjectRow(
                id=desk.new_id(),
                user_id=desk.user_id,
                name="",
                working_dir=str(folder),
                context_folder=_context_folder(folder),
                added_at=desk.clock.now(),
            )
        wanted = one_line(storable_text(name or ""))
        row.name = wanted or row.name or one_line(folder.name) or str(folder)
        row.missing_since = None
        tx.add(row)
        return project_view(row)


def list_projects(desk: Desk) -> tuple[ProjectView, ...]:
    """The person's projects, the last opened or added first."""
    with desk.store.read() as tx:
        rows = tx.exec(select(ProjectRow).where(col(ProjectRow.user_id) == desk.user_id)).all()
        views = [project_view(row) for row in rows]
    return tuple(sorted(views, key=_last_touched, reverse=True))


def get_project(desk: Desk, reference: str) -> ProjectView:
    """The project of an id, or of any unique beginning of it.

    Raises:
        UnknownProjectError: this person has none of it.
        AmbiguousProjectError: several begin so.
    """
    with desk.store.read() as tx:
        return project_view(_found(tx, desk, reference))


def project_at(desk: Desk, path: Path) -> ProjectView:
    """The project whose folder holds the path: the innermost, when one lies in another.

    A project's own folder may be gone. Anything else has to be there: a path with a slip in it is
    not taken for the project above it.

    Raises:
        MissingPlaceError: there is nothing at the path, though a project is above it.
        NotInAProjectError: no project holds it.
    """
    place = _resolved(path)
    followed = {project.working_dir: project for project in list_projects(desk)}
    for folder in (place, *place.parents):
        if folder not in followed:
            continue
        if folder != place and _is_gone(place):
            raise MissingPlaceError(place, followed[folder].name, folder)
        return followed[folder]
    folders = (folder for folder in (place, place.parent) if _is(folder.is_dir))
    raise NotInAProjectError(place, next(folders, None) if _is(place.exists) else None)


def forget_project(desk: Desk, project_id: str) -> ProjectView:
    """Stop following a project, with all that was read and counted of it. Its files stay.

    Raises:
        UnknownProjectError: this person has none of that id.
    """
    with desk.store.write() as tx:
        row = owned_project(tx, desk, project_id)
        view = project_view(row)
        asked = col(WorkBlockerRow.project_id) == row.id
        questions = list(tx.exec(select(WorkBlockerRow.id).where(asked)))
        tx.delete(row)
    forget_drafts_of(desk, questions)
    return view


def mark_opened(desk: Desk, project_id: str) -> ProjectView:
    """Note that the person looked at a project now.

    Raises:
        UnknownProjectError: this person has none of that id.
    """
    with desk.store.write() as tx:
        row = owned_project(tx, desk, project_id)
        row.last_opened_at = desk.clock.now()
        tx.add(row)
        return project_view(row)


def owned_project(tx: Transaction, desk: Desk, project_id: str) -> ProjectRow:
    """The row of a project of the desk's person.

    Raises:
        UnknownProjectError: there is none of that id, or it is another's.
    """
    row = tx.get(ProjectRow, storable_text(project_id))
    if row is None or row.user_id != desk.user_id:
        raise UnknownProjectError(project_id)
    return row


def project_view(row: ProjectRow) -> ProjectView:
    """A project's row as faces see it."""
    return ProjectView(
        id=row.id,
        name=row.name,
        working_dir=Path(row.working_dir),
        context_folder=row.context_folder,
        added_at=row.added_at,
        last_opened_at=row.last_opened_at,
        missing_since=row.missing_since,
    )


def _found(tx: Transaction, desk: Desk, reference: str) -> ProjectRow:
    wanted = storable_text(reference).strip().lower()
    rows = tx.exec(
        select(ProjectRow).where(
            col(ProjectRow.user_id) == desk.user_id,
            col(ProjectRow.id).between(wanted, f"{wanted}\U0010ffff"),
        )
    ).all()
    if not wanted or not rows:
        raise UnknownProjectError(reference)
    if len(rows) > 1:
        raise AmbiguousProjectError(reference, len(rows))
    return rows[0]


def _last_touched(project: ProjectView) -> tuple[float, str]:
    moment = project.last_opened_at or project.added_at
    return max(moment, project.added_at).timestamp(), project.id


def _resolved(path: Path) -> Path:
    try:
        return path.expanduser().resolve()
    except (OSError, RuntimeError, ValueError) as error:
        # Links in a circle, a user without a home, a NUL in the name.
        raise NotAFolderError(path) from error


def _context_folder(folder: Path) -> str:
    """The folder that keeps the context: Sitdown's own, unless there is only the older one."""
    own = folder / _OWN_FOLDER / _CONTEXT_FILE
    older = folder / _OLDER_FOLDER / _CONTEXT_FILE
    return _OLDER_FOLDER if _is(older.is_file) and not _is(own.is_file) else _OWN_FOLDER


def _is_gone(place: Path) -> bool:
    """Whether nothing is there; where the disk refuses to tell, something may be."""
    try:
        return not place.exists()
    except OSError:
        return False


def _is(asked: Callable[[], bool]) -> bool:
    """The answer; no, where the disk refuses one."""
    try:
        return asked()
    except OSError:
        return False
