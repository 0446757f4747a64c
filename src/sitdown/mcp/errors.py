"""What an agent can do wrong: one class a cause, each sentence saying what to do next."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sitdown.errors import SitdownError


class UnknownToolError(SitdownError):
    """A tool that does not exist."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(f"There is no tool {name!r}. There are: {', '.join(known)}.")


class MissingArgumentError(SitdownError):
    """An argument that the tool needs was not given."""

    def __init__(self, tool: str, name: str, about: str) -> None:
        super().__init__(f"{tool} needs {name}: {about}. Call it again with {name}.")


class UnknownArgumentError(SitdownError):
    """An argument that the tool does not have."""

    def __init__(self, tool: str, name: str, known: Iterable[str]) -> None:
        super().__init__(f"{tool} takes no {name!r}. It takes: {', '.join(known)}.")


class WrongArgumentError(SitdownError):
    """An argument of another type than the tool takes."""

    def __init__(self, tool: str, name: str, wanted: str, found: str) -> None:
        super().__init__(f"{name} of {tool} has to be {wanted}, and was {found}.")


class NothingToSetError(SitdownError):
    """A change that names nothing to be changed."""

    def __init__(self, tool: str, names: Iterable[str]) -> None:
        super().__init__(f"{tool} was told nothing to set. Give {' or '.join(names)}.")


class RelativeFolderError(SitdownError):
    """A path that means another folder from where somebody else stands."""

    def __init__(self, path: str) -> None:
        super().__init__(f"session_dir has to be a whole path from / on, and was {path!r}.")


class NotASessionFolderError(SitdownError):
    """A folder of a project that is none of its sessions."""

    def __init__(self, path: Path, sessions: Path) -> None:
        super().__init__(
            f"{path} is not the folder of a session. Sessions lie one level below {sessions}; "
            "give one of the folders there."
        )
