"""What can go wrong with projects and their sessions: one class a cause."""

from __future__ import annotations

import shlex
from pathlib import Path

from sitdown.errors import SitdownError


class UnknownProjectError(SitdownError):
    """Nothing of this person's answers to the reference."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"There is no project {reference!r}. `sitdown work projects` lists the ones there are."
        )


class AmbiguousProjectError(SitdownError):
    """A shortened id fits several projects."""

    def __init__(self, reference: str, matches: int) -> None:
        super().__init__(f"{reference!r} fits {matches} projects. Give more of the id.")


class NotInAProjectError(SitdownError):
    """No followed project holds the path."""

    def __init__(self, path: Path, folder: Path | None = None) -> None:
        """Say so of a path.

        Args:
            path: which.
            folder: the one at the path that could be followed; None where nothing is there.
        """
        missing = f"There is no {path}, and no project that it could belong to."
        quoted = shlex.quote(str(folder))
        unfollowed = f"{path} is in no project. `sitdown work add {quoted}` begins to follow it."
        super().__init__(missing if folder is None else unfollowed)


class MissingPlaceError(SitdownError):
    """Nothing is at the path, though a followed project's folder is above it."""

    def __init__(self, path: Path, name: str, folder: Path) -> None:
        """Say so of a path.

        Args:
            path: which.
            name: what the project above it is called.
            folder: that project's.
        """
        super().__init__(
            f"There is no {path}. The project above it is {name}: name its folder {folder} "
            "to mean that one; `sitdown work projects` lists them all."
        )


class NotAFolderError(SitdownError):
    """A project has to be a folder that is there."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is not a folder. Name the folder that the project lives in.")


class UnstorableFolderError(SitdownError):
    """The folder's name is not text, so that it could not be kept as it is."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{str(path)!a} has a name that is not UTF-8. Rename the folder, then add it."
        )


class UnknownWorkSessionError(SitdownError):
    """A project has no session of that slug."""

    def __init__(self, slug: str, project: str) -> None:
        super().__init__(
            f"{project} has no session {slug!r}. `sitdown work sync` looks for new ones."
        )


class NoRepairError(SitdownError):
    """A finding that only a person can put right."""

    def __init__(self, says: str) -> None:
        super().__init__(f"{says} Only you can know what is right here; change the file itself.")
