"""What can go wrong with a state file: one class a cause, each writing its own sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitdown.errors import SitdownError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class StateError(SitdownError):
    """A project session whose state cannot be read, or not be changed like this."""


class StateNotFoundError(StateError):
    """The session's folder holds no ``state.json``, or is not there itself."""

    def __init__(self, slug: str, path: Path) -> None:
        self.slug = slug
        self.path = path
        super().__init__(f"There is no session {slug!r}: {path} is missing.")


class NotASessionNameError(StateError):
    """A name that no session's folder can have."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name!r} cannot be the name of a session's folder. "
            "A name is like 2026-02-14_my-feature_k3m9x7: no slashes, no leading dot."
        )


class SessionExistsError(StateError):
    """A new session was to have the folder of another."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"There already is a session {slug!r}. Choose another name.")


class StateUnreadableError(StateError):
    """The bytes are no JSON text."""

    def __init__(self, slug: str, path: Path | str, reason: str) -> None:
        super().__init__(
            f"The state of {slug!r} cannot be read: {reason}. "
            f"{path} was not touched; mend it there."
        )


class StateInvalidError(StateError):
    """A field holds what it cannot hold. ``field`` is its path, such as ``git.branch``."""

    def __init__(self, slug: str, field: str, found: str, wanted: str) -> None:
        self.field = field
        super().__init__(f"The state of {slug!r} is not valid: {field} is {found}, not {wanted}.")


class RepeatedKeyError(StateError):
    """A key stands twice in one object, so a change cannot know which of them is meant."""

    def __init__(self, slug: str, keys: Sequence[str]) -> None:
        super().__init__(
            f"The state of {slug!r} was not changed: {', '.join(keys)} stands there twice. "
            "Remove the one that is wrong, and try again."
        )


class InvalidTransitionError(StateError):
    """A session cannot go from its phase to that one."""

    def __init__(self, slug: str, from_phase: str, to_phase: str, possible: Sequence[str]) -> None:
        self.from_phase = from_phase
        self.to_phase = to_phase
        way_out = f"It can go to {' or '.join(possible)}." if possible else "Nothing follows it."
        super().__init__(
            f"{slug!r} cannot go from {from_phase or 'no phase'} to {to_phase}. {way_out}"
        )


class StaleRevisionError(StateError):
    """The file changed after the caller read it."""

    def __init__(self, slug: str, expected: str, found: str) -> None:
        self.expected = expected
        self.found = found
        super().__init__(
            f"The state of {slug!r} changed meanwhile: expected revision {expected}, "
            f"found {found}. Read it again, and decide again."
        )


class NoCheckpointsError(StateError):
    """The session's checkpoints were never counted."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"{slug!r} has no checkpoints yet. Say first how many its build has.")


class CheckpointRangeError(StateError):
    """A checkpoint that the session does not have."""

    def __init__(self, slug: str, checkpoint: object, total: int) -> None:
        super().__init__(
            f"{slug!r} has no checkpoint {checkpoint}; its checkpoints are 1 to {total}."
        )


class CheckpointDoneError(StateError):
    """A checkpoint was completed before."""

    def __init__(self, slug: str, checkpoint: int) -> None:
        super().__init__(f"Checkpoint {checkpoint} of {slug!r} is already complete.")


class CheckpointCountError(StateError):
    """A number of checkpoints that a build cannot have."""

    def __init__(self, slug: str, total: object, least: int, most: int) -> None:
        super().__init__(
            f"{slug!r} cannot have {total} checkpoints; give a number from {least} to {most}."
        )
