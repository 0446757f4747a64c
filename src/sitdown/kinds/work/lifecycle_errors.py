"""What can go wrong with tasks and blockers: one class a cause."""

from __future__ import annotations

from sitdown.errors import SitdownError


class UnknownTaskError(SitdownError):
    """The project has no task of that number."""

    def __init__(self, number: int, project: str) -> None:
        super().__init__(
            f"{project} has no task #{number}. `sitdown work tasks --all` lists the ones there are."
        )


class UnknownBlockerError(SitdownError):
    """The project has no blocker of that number."""

    def __init__(self, number: int, project: str) -> None:
        super().__init__(
            f"{project} has no blocker #{number}. "
            "`sitdown work blockers --all` lists the ones there are."
        )
