"""The moves of a session's life. Pure, and the only place that knows them."""

from __future__ import annotations

from enum import StrEnum

from sitdown.errors import IllegalMoveError


class Status(StrEnum):
    """Where a session is in its life."""

    SCHEDULED = "scheduled"
    IN_PROGRESS = "in_progress"
    PAUSED = "paused"
    COMPLETED = "completed"
    CANCELLED = "cancelled"

    @property
    def words(self) -> str:
        """The status as a sentence has it."""
        return self.value.replace("_", " ")


class Move(StrEnum):
    """What can be done to a session's status."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    COMPLETE = "complete"
    CANCEL = "cancel"
    REOPEN = "reopen"

    @property
    def done(self) -> str:
        """The move as a sentence has it once it is made: ``paused``."""
        return _DONE[self]


_DONE = {
    Move.START: "started",
    Move.PAUSE: "paused",
    Move.RESUME: "resumed",
    Move.COMPLETE: "completed",
    Move.CANCEL: "cancelled",
    Move.REOPEN: "reopened",
}


OPEN = frozenset({Status.IN_PROGRESS, Status.PAUSED})
"""The states in which a session has begun and is not over."""

MOVES: dict[tuple[Status, Move], Status] = {
    (Status.SCHEDULED, Move.START): Status.IN_PROGRESS,
    (Status.SCHEDULED, Move.CANCEL): Status.CANCELLED,
    (Status.IN_PROGRESS, Move.PAUSE): Status.PAUSED,
    (Status.IN_PROGRESS, Move.COMPLETE): Status.COMPLETED,
    (Status.IN_PROGRESS, Move.CANCEL): Status.CANCELLED,
    (Status.PAUSED, Move.RESUME): Status.IN_PROGRESS,
    (Status.PAUSED, Move.COMPLETE): Status.COMPLETED,
    (Status.PAUSED, Move.CANCEL): Status.CANCELLED,
    (Status.COMPLETED, Move.REOPEN): Status.IN_PROGRESS,
}
"""Every legal move and where it leads; what is not here is refused."""


def moves_from(status: Status) -> tuple[Move, ...]:
    """What can be done to a session of this status."""
    return tuple(move for (origin, move) in MOVES if origin is status)


def after(status: Status, move: Move) -> Status:
    """The status a move leads to.

    Raises:
        IllegalMoveError: there is no such move from this status.
    """
    try:
        return MOVES[status, move]
    except KeyError:
        possible = [legal.done for legal in moves_from(status)]
        raise IllegalMoveError(move.done, status.words, possible) from None
