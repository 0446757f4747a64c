"""What can go wrong with the plans of other tools: one class a cause."""

from __future__ import annotations

from collections.abc import Iterable

from sitdown.errors import SitdownError


class PlanUnreadableError(SitdownError):
    """The file cannot be read as a plan at all."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name} cannot be read as a plan: {reason}. It was not touched.")


class PlanNotTextError(PlanUnreadableError):
    """The file is not UTF-8."""

    def __init__(self, name: str, position: int) -> None:
        super().__init__(
            name, f"it is not UTF-8 text (byte {position} is none), save it as UTF-8 first"
        )


class PlanChangedError(SitdownError):
    """The file is another one than was read."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} changed since it was read, so nothing was ticked. Look at it and try again."
        )


class UnknownPlanTaskError(SitdownError):
    """The plan has no such task."""

    def __init__(self, key: str, name: str) -> None:
        super().__init__(
            f"There is no task {key!r} in {name}. `sitdown work plans` shows the ones there are."
        )


class AmbiguousPlanTaskError(SitdownError):
    """Several plans have a task of that key."""

    def __init__(self, key: str, sources: Iterable[str]) -> None:
        super().__init__(f"{key!r} is in {', '.join(sources)}. Say which with --file.")


class NoMarkError(SitdownError):
    """The task has nothing in its file that could be ticked."""

    def __init__(self, key: str, name: str) -> None:
        super().__init__(
            f"Task {key!r} of {name} has no status there. Give it one in the file first."
        )


class PlanTroubleError(SitdownError):
    """The plan was not read, so that its tasks cannot be taken."""

    def __init__(self, trouble: str) -> None:
        super().__init__(trouble)
