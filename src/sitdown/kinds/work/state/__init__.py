"""The state that agents keep of a session in ``state.json``: read, and changed in one way only."""

from sitdown.kinds.work.state.creating import create_session
from sitdown.kinds.work.state.errors import (
    CheckpointCountError,
    CheckpointDoneError,
    CheckpointRangeError,
    InvalidTransitionError,
    NoCheckpointsError,
    NotASessionNameError,
    RepeatedKeyError,
    SessionExistsError,
    StaleRevisionError,
    StateError,
    StateInvalidError,
    StateNotFoundError,
    StateUnreadableError,
)
from sitdown.kinds.work.state.manager import FILE_NAME, SessionStateManager
from sitdown.kinds.work.state.phases import MOVES, TIMED, Phase, Status, moves_from
from sitdown.kinds.work.state.reading import read_state, revision_of
from sitdown.kinds.work.state.slugs import SlugParts, check_name, make_slug, parse_slug
from sitdown.kinds.work.state.views import Commit, PhaseTimes, State

__all__ = [
    "FILE_NAME",
    "MOVES",
    "TIMED",
    "CheckpointCountError",
    "CheckpointDoneError",
    "CheckpointRangeError",
    "Commit",
    "InvalidTransitionError",
    "NoCheckpointsError",
    "NotASessionNameError",
    "Phase",
    "PhaseTimes",
    "RepeatedKeyError",
    "SessionExistsError",
    "SessionStateManager",
    "SlugParts",
    "StaleRevisionError",
    "State",
    "StateError",
    "StateInvalidError",
    "StateNotFoundError",
    "StateUnreadableError",
    "Status",
    "check_name",
    "create_session",
    "make_slug",
    "moves_from",
    "parse_slug",
    "read_state",
    "revision_of",
]
