"""What can go wrong with a project's context: one class a cause."""

from __future__ import annotations

from collections.abc import Iterable

from sitdown.errors import SitdownError


class InvalidContextError(SitdownError):
    """A file is no context; ``problems`` names what is wrong, one field each."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"This is no saved context: {'; '.join(self.problems)}.")


class ContextNotMovedError(SitdownError):
    """The context's file could not be moved to or from the archive."""

    def __init__(self, path: object, reason: str) -> None:
        super().__init__(
            f"{path} cannot be moved ({reason}). Nothing was changed; "
            "give the rights or make room, and try again."
        )


class NothingClearedError(SitdownError):
    """There is no cleared context to bring back."""

    def __init__(self, project: str) -> None:
        super().__init__(f"No context of {project} was cleared, so none can be brought back.")
