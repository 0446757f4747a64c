"""What is said in a work session: the person's notes and answers, and what the buddy saw happen.

A note of the person is a ``said``, as in every kind. What a mark rests on is its evidence: the
state file as it was read.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from sitdown.engine.entry_types import EntryData, EntryType
from sitdown.engine.views import Role

BLOCKER_ANSWER = "blocker_answer"
PHASE_MARK = "phase_mark"
CHECKPOINT_MARK = "checkpoint_mark"
STATUS_MARK = "status_mark"

Number = Annotated[int, Field(ge=0, le=2**62)]


class BlockerAnswerData(EntryData):
    """The blocker that the words answer, by its number in the project, and what it asked."""

    blocker: Number
    question: str


class PhaseMarkData(EntryData):
    """The session came to a phase. The times are as the state file has them, ISO 8601 in UTC."""

    phase: str
    started_at: str | None = None
    completed_at: str | None = None


class CheckpointMarkData(EntryData):
    """A checkpoint was completed, with the shas of the commits that the state file names for it."""

    checkpoint: Number
    title: str = ""
    commits: list[str] = []


class StatusMarkData(EntryData):
    """The person set the session's own status: ``active``, ``paused`` or ``failed``."""

    status: str


ENTRY_TYPES = (
    EntryType(BLOCKER_ANSWER, Role.USER, BlockerAnswerData),
    EntryType(PHASE_MARK, Role.BUDDY, PhaseMarkData),
    EntryType(CHECKPOINT_MARK, Role.BUDDY, CheckpointMarkData),
    EntryType(STATUS_MARK, Role.BUDDY, StatusMarkData),
)
