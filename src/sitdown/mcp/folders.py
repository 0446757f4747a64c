"""Which folders an agent may name: those of the projects that the person follows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sitdown.engine.desk import Desk
from sitdown.kinds.work.projects import project_at
from sitdown.kinds.work.views import ProjectView
from sitdown.mcp.errors import NotASessionFolderError, RelativeFolderError


@dataclass(frozen=True, slots=True)
class Place:
    """A folder in a followed project; ``slug`` is None when it is not one of its sessions."""

    project: ProjectView
    folder: Path
    slug: str | None


def place_of(desk: Desk, named: str) -> Place:
    """The folder that a path leads to, links and dots resolved.

    Raises:
        RelativeFolderError: the path does not begin at the root.
        MissingPlaceError: nothing is there, though it would lie in a followed project.
        NotInAProjectError, NotAFolderError: this person follows no project there.
    """
    path = Path(named)
    if not path.is_absolute():
        raise RelativeFolderError(named)
    project = project_at(desk, path)
    folder = path.resolve()
    is_session = folder.parent == project.sessions_dir
    return Place(project, folder, folder.name if is_session else None)


def session_at(desk: Desk, named: str) -> Place:
    """As ``place_of``, of a session's folder only.

    Raises:
        RelativeFolderError, MissingPlaceError, NotInAProjectError, NotAFolderError: as there.
        NotASessionFolderError: it is another folder of the project.
    """
    place = place_of(desk, named)
    if place.slug is None:
        raise NotASessionFolderError(place.folder, place.project.sessions_dir)
    return place
