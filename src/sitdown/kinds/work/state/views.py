"""What a session's ``state.json`` says, as frozen values."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from sitdown.kinds.work.state.document import repeated_keys

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sitdown.kinds.work.state.phases import Phase, Status


class PhaseTimes(NamedTuple):
    """One visit to a phase; None where the file gives no time, or none that can be read."""

    started_at: datetime | None = None
    completed_at: datetime | None = None


class Commit(NamedTuple):
    """A commit that the session claims."""

    sha: str
    message: str = ""
    checkpoint: int | None = None
    created_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class State:
    """A state file of either version, read.

    Moments are aware and UTC. ``phase`` is None for a phase nobody knows; ``phase_name`` is what
    the file says, empty when it says nothing. ``phase_times`` holds the latest visit of each
    phase, ``earlier_visits`` those before it. ``checkpoints_total`` is 0 while uncounted.
    ``goals``, ``key_decisions`` and ``open_questions`` are as found, None when absent.
    ``revision`` is the hexadecimal BLAKE2b of the file's bytes.
    """

    slug: str
    title: str
    description: str
    session_type: str
    schema_version: int
    phase: Phase | None
    phase_name: str
    status: Status
    created_at: datetime | None
    updated_at: datetime | None
    phase_times: Mapping[str, PhaseTimes]
    earlier_visits: Mapping[str, tuple[PhaseTimes, ...]]
    checkpoints_total: int
    checkpoints_completed: tuple[int, ...]
    current_checkpoint: int | None
    branch: str | None
    worktree: str | None
    base_branch: str | None
    commits: tuple[Commit, ...]
    artifacts: Mapping[str, Any]
    goals: Any
    key_decisions: Any
    open_questions: Any
    revision: str
    raw_text: str = field(repr=False)
    odd: tuple[str, ...] = ()
    """What was read around but for the times of phases: sentences without a full stop."""

    @property
    def doubts(self) -> tuple[str, ...]:
        """What a person should know of how the file was read; most files leave none."""
        twice = (
            f"{key} stands there twice; the last counts" for key in repeated_keys(self.raw_text)
        )
        of_times: tuple[str, ...] = getattr(self.phase_times, "odd", ())
        return (*self.odd, *of_times, *twice)

    def document(self) -> dict[str, Any]:
        """Everything the file holds, unknown keys included, as a new dictionary."""
        made: dict[str, Any] = json.loads(self.raw_text.removeprefix("\ufeff"))
        return made
