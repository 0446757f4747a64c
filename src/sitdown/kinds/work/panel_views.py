"""What the live panel of a work session shows: frozen values, made by ``panel.panel``. Pure.

Times are aware and in UTC, costs are millionths of a dollar and None where no price is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Flag, auto
from pathlib import Path
from typing import Literal

from sitdown.kinds.work.agents.views import AgentView, LogLine
from sitdown.kinds.work.context.views import NOTHING_OF_THEIRS, Theirs
from sitdown.kinds.work.items import BlockerView, TaskCounts
from sitdown.kinds.work.urgency import RankedTask

NO_TASKS = TaskCounts(0, 0)

Standing = Literal["done", "now", "later"]
"""Where a phase or a checkpoint stands."""


class Part(Flag):
    """What of a panel is to be read anew."""

    FILES = auto()
    """The state file as it was mirrored, the plan, the folder."""
    AGENTS = auto()
    PROJECT = auto()
    """Tasks, blockers and the saved context."""
    ALL = FILES | AGENTS | PROJECT


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
        checkpoints: all of them, or some hundred around the open one.
        current_checkpoint: the one that is open; None before the first and after the last.
        loose_commits: those that the file names for no checkpoint.
        counts: of the project's tasks.
        theirs: what another program keeps of the project.
        sync_status: ``synced``, ``stale``, ``conflict``, ``missing`` or ``broken``.
        sync_error: why the file could not be read.
    """

    work_session_id: str
    project_id: str
    project_name: str
    slug: str
    title: str
    session_dir: Path
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
    agents: tuple[AgentView, ...] = ()
    log: tuple[LogLine, ...] = ()
    last_time: LastTime | None = None
    next_actions: tuple[RankedTask, ...] = ()
    blockers: tuple[BlockerView, ...] = ()
    counts: TaskCounts = NO_TASKS
    theirs: Theirs = NOTHING_OF_THEIRS
    sync_status: str = "synced"
    sync_error: str | None = None
    synced_at: datetime | None = None

    @property
    def percent_done(self) -> int:
        """Whole percent of the checkpoints that are done; 0 without any."""
        if self.checkpoints_total <= 0:
            return 0
        return round(100 * self.checkpoints_done / self.checkpoints_total)
