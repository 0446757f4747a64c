"""What the live panel of a work session shows: frozen values, made by ``panel.panel``. Pure.

Times are aware and in UTC, costs are millionths of a dollar and None where no price is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Standing = Literal["done", "now", "later"]
"""Where a phase or a checkpoint stands."""


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """One of the five phases; its times are those that the state file names."""

    key: str
    title: str
    standing: Standing
    started_at: datetime | None = None
    completed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CommitLine:
    """A commit as the state file claims it."""

    sha: str
    message: str


@dataclass(frozen=True, slots=True)
class CheckpointLine:
    """A checkpoint, numbered from 1; without a plan its title is empty."""

    number: int
    title: str
    standing: Standing
    commits: tuple[CommitLine, ...] = ()


@dataclass(frozen=True, slots=True)
class AgentLine:
    """A run of an agent.

    Attributes:
        activity: ``busy``, ``waiting``, ``idle``, ``stale`` or ``ended``.
        loops: how often in a row it did the same thing and met the same error; 0 when it does not.
    """

    id: str
    agent_type: str
    model: str
    activity: str
    input_tokens: int = 0
    output_tokens: int = 0
    cost_microdollars: int | None = None
    loops: int = 0

    @property
    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self.activity != "ended"


@dataclass(frozen=True, slots=True)
class LogLine:
    """One thing an agent did."""

    at: datetime
    tool: str
    text: str
    failed: bool = False


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of the session, or a folder with how many files it holds; the name is relative."""

    name: str
    is_there: bool = True
    count: int | None = None

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder."""
        return self.count is not None


@dataclass(frozen=True, slots=True)
class ActionLine:
    """Something that could be done next; ``terms`` are what its urgency is the sum of."""

    number: int
    title: str
    urgency: float
    terms: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class BlockerLine:
    """A question that waits for the person."""

    number: int
    question: str
    priority: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class LastTime:
    """What was said of the project when it was last left."""

    summary: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PanelView:
    """A work session as it stands now.

    Attributes:
        work_session_id: its identity; ``session_id`` is the engine's session once one was opened.
        revision: of the state file, for a move that must not overwrite another's.
        phase_key: ``spec`` to ``complete``; None when the file names no phase that is known.
        phase_name: the phase as the file writes it.
        status: ``active``, ``paused``, ``complete`` or ``failed``.
        phase_since: since when it is in this phase.
        next_phases: the keys of the phases it may go to by hand.
        current_checkpoint: the one that is open; None before the first and after the last.
        unassigned_microdollars: cost of requests that fell into no session.
        tasks_done: of the project's ``tasks_total``.
        sync_status: ``synced``, ``stale``, ``conflict``, ``missing`` or ``broken``.
        sync_error: why the file could not be read.
    """

    work_session_id: str
    project_id: str
    project_name: str
    slug: str
    title: str
    session_dir: str
    revision: str
    phase_key: str | None
    phase_name: str
    status: str
    session_id: str | None = None
    phase_since: datetime | None = None
    phases: tuple[PhaseLine, ...] = ()
    next_phases: tuple[str, ...] = ()
    checkpoints: tuple[CheckpointLine, ...] = ()
    checkpoints_total: int = 0
    checkpoints_done: int = 0
    current_checkpoint: int | None = None
    loose_commits: tuple[CommitLine, ...] = ()
    branch: str | None = None
    files: tuple[FileLine, ...] = ()
    agents: tuple[AgentLine, ...] = ()
    log: tuple[LogLine, ...] = ()
    last_time: LastTime | None = None
    next_actions: tuple[ActionLine, ...] = ()
    blockers: tuple[BlockerLine, ...] = ()
    tasks_done: int = 0
    tasks_total: int = 0
    sync_status: str = "synced"
    sync_error: str | None = None
    synced_at: datetime | None = None

    @property
    def percent_done(self) -> int:
        """Whole percent of the checkpoints that are done; 0 without any."""
        if self.checkpoints_total <= 0:
            return 0
        return round(100 * self.checkpoints_done / self.checkpoints_total)
