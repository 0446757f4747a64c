"""What is seen of a project at a glance: where it stands, and what happened. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sitdown.engine.views import Evidence
from sitdown.kinds.work.context.schema import Context
from sitdown.kinds.work.context.views import Theirs
from sitdown.kinds.work.items import BlockerView, TaskCounts
from sitdown.kinds.work.urgency import RankedTask

MOST_NAMED = 12
"""The open sessions, and the questions, that a brief names; of more it tells how many."""


@dataclass(frozen=True, slots=True)
class SinceLine:
    """One thing that happened, in words, and what the words rest on.

    Attributes:
        rested: the rows of the evidence, in the same order, as a person knows them: a task by its
            number and title, a commit by its short sha and subject.
    """

    text: str
    evidence: Evidence
    rested: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session of the project that is not complete; ``updated_at`` is its file's own word, and
    ``sync_status`` is ``broken`` while that cannot be read.
    """

    slug: str
    title: str
    phase: str
    execution_status: str
    checkpoints_completed: int
    checkpoints_total: int
    updated_at: datetime | None
    sync_status: str = "synced"


@dataclass(frozen=True, slots=True)
class Brief:
    """Where a project stands.

    Attributes:
        now: the moment it is told at, UTC.
        last_time: the newest context that was saved or found; None before the first.
        last_time_ended_at: when that session ended, UTC.
        since_at: from when on ``since`` tells, UTC.
        since: what happened from then on, the weightiest first, at most 12 lines.
        next_actions: the first five tasks that can be done now, with their urgency.
        blocked: how many open tasks cannot be done yet.
        blockers: the open questions, the weightiest and oldest first.
        open_sessions: the newest first; those whose file cannot be read come last.
        theirs: what another program keeps of the project in its context.
    """

    project_id: str
    name: str
    now: datetime
    last_time: Context | None
    last_time_ended_at: datetime | None
    since_at: datetime
    since: tuple[SinceLine, ...]
    next_actions: tuple[RankedTask, ...]
    blocked: int
    blockers: tuple[BlockerView, ...]
    counts: TaskCounts
    open_sessions: tuple[OpenSession, ...]
    theirs: Theirs

    @property
    def progress_pct(self) -> float:
        """Percent of the tasks that are done."""
        if self.theirs.progress_pct is not None:
            return self.theirs.progress_pct
        return self.counts.percent

    @property
    def escalated(self) -> tuple[BlockerView, ...]:
        """The questions that have waited longer than three days."""
        return tuple(each for each in self.blockers if each.escalates(self.now))
