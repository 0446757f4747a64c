"""What faces see: frozen values. No row of the store crosses into a face or a thread.

Times are aware and in UTC; a face shows them through ``clock.local``. This module imports no
database, so the first screen can use it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from sitdown.engine.lifecycle import Status
from sitdown.engine.progress import SittingView
from sitdown.store.stored_moments import utc

if TYPE_CHECKING:
    from sitdown.engine.playbook import Question


class Role(StrEnum):
    """Who says an entry."""

    USER = "user"
    BUDDY = "buddy"


@dataclass(frozen=True)
class SessionView:
    """One session as it stands.

    Attributes:
        subject: what it is about where there can be one only, such as a month ``2026-10``.
        act: the number of the phase it is in, from 1.
        step: the key of the step it is at.
        cursor: where on the step, in the stage's own words.
        scheduled_duration_minutes: how long it was planned to take.
        success_rating: 1 to 5, given by the person.
        completion_percentage: 0 to 100.
        revision: grows with every change; a writer that read an older one is refused.
    """

    id: str
    kind: str
    playbook_version: int
    title: str
    status: Status
    act: int
    step: str
    created_at: datetime
    updated_at: datetime
    revision: int
    cursor: Mapping[str, Any] = field(default_factory=dict)
    intention: str = ""
    subject: str | None = None
    scheduled_at: datetime | None = None
    scheduled_duration_minutes: int | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    summary_text: str = ""
    next_plan_text: str = ""
    primary_topic: str = ""
    success_indicators: tuple[Mapping[str, Any], ...] = ()
    completion_indicators: tuple[Mapping[str, Any], ...] = ()
    constraints: str = ""
    procedure_notes: str = ""
    success_rating: int | None = None
    completion_percentage: int = 0
    needs_followup: bool = False
    followup_notes: str = ""
    next_session_suggestion: str = ""
    previous_session_id: str | None = None


@dataclass(frozen=True)
class EntryView:
    """One thing said.

    Attributes:
        sequence_num: its number in the session, from 1, without holes.
        place: the sequence number of the entry it stands for: its own, or its root's.
        supersedes_id: the entry it revises.
        superseded_by: the entry that revises it, derived.
        feedback: the person's like or dislike of it.
    """

    id: str
    session_id: str
    act: int
    step: str
    sequence_num: int
    place: int
    entry_type: str
    role: Role
    content: str
    data: Mapping[str, Any]
    created_at: datetime
    trace_id: str | None = None
    supersedes_id: str | None = None
    superseded_by: str | None = None
    feedback: str | None = None


@dataclass(frozen=True)
class Evidence:
    """What a claim of the buddy rests on.

    Attributes:
        rule: the name and version of the rule, such as ``month_snapshot/1``.
        parameters: what the rule was given and what it found, as JSON values.
        row_ids: the rows it read, in the kind's own tables.
    """

    rule: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    row_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class EvidenceView:
    """The evidence of one entry as its kind tells it: the rule's facts, and a line a row."""

    evidence: Evidence
    facts: tuple[tuple[str, str], ...]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class PhaseMarkView:
    """One visit to a phase; ``completed_at`` is set when it was left forwards."""

    act: int
    started_at: datetime
    completed_at: datetime | None


@dataclass(frozen=True)
class DraftView:
    """What was being typed and is not yet said."""

    session_id: str
    step: str
    field: str
    text: str
    updated_at: datetime


@dataclass(frozen=True)
class NoteView:
    """Something kept about a session beside what was said in it."""

    id: str
    session_id: str
    text: str
    created_at: datetime


@dataclass(frozen=True)
class ArtifactView:
    """A file or a thing that belongs to a session: a path, never a copy."""

    id: str
    session_id: str
    artifact_type: str
    title: str
    path: str
    data: Mapping[str, Any]
    created_at: datetime


@dataclass(frozen=True)
class FollowUpView:
    """A check-in: each local day at ``minute_of_day``, or once on ``due_on``."""

    id: str
    session_id: str
    session_title: str
    minute_of_day: int
    due_on: date | None
    enabled: bool
    last_done_on: date | None
    text: str = ""


@dataclass(frozen=True)
class IndicatorView:
    """A sign by which the person tells that a session did what it was for.

    Attributes:
        number: what it is called by, from 1; the signs of completion come first.
        of_success: whether it tells that the session did well, and not only that it is complete.
        words: as a person reads it.
        verdict: ``met``, ``not_met`` or ``unknown``.
        is_the_persons: whether only the person can say it.
        indicator: in its form, as ``engine.indicators`` lists them.
    """

    number: int
    of_success: bool
    words: str
    verdict: str
    is_the_persons: bool
    indicator: Mapping[str, Any]


@dataclass(frozen=True)
class SessionDetail:
    """A session with all that belongs to it; entries as they stand, in the order they stand."""

    session: SessionView
    entries: tuple[EntryView, ...]
    phase_marks: tuple[PhaseMarkView, ...]
    sittings: tuple[SittingView, ...]
    drafts: tuple[DraftView, ...]
    entry_count: int
    revised_count: int


@dataclass(frozen=True)
class Outlook:
    """A session as it is seen from one of its steps: what a screen shows of a long one.

    Attributes:
        detail: the session; its entries are those at hand: all that a kind may look up, and of the
            mere talk the last page.
        talk_from: the place from which on the talk of the step is at hand; 0 when all of it is.
        waiting: the entry of the step that asks and was not answered, and what it asks.
        has_asked: whether anything was asked at the step.
        indicators: the signs of the session, as they are now.
    """

    detail: SessionDetail
    talk_from: int
    waiting: tuple[EntryView, Question] | None
    has_asked: bool
    indicators: tuple[IndicatorView, ...] = ()


class SearchHit(NamedTuple):
    """An entry in which the words were found: what a list shows of it, and where it stands.

    Named and not a dataclass, and its time as the store keeps it: fifty are made while a person
    types, at every letter.

    Attributes:
        stored_at: when it was said, UTC, as text.
        superseded_by: the entry that revises it, derived.
    """

    id: str
    session_id: str
    act: int
    step: str
    sequence_num: int
    entry_type: str
    role: str
    content: str
    stored_at: str
    superseded_by: str | None
    session_title: str
    kind: str

    @property
    def created_at(self) -> datetime:
        """When it was said, aware, in UTC."""
        return utc(self.stored_at)


@dataclass(frozen=True)
class Measure:
    """What one person did in one kind in one local month (``YYYY-MM``).

    Attributes:
        promises_told: of how many promises it became known in the month whether they were kept.
        promises_kept: how many of them were.
    """

    kind: str
    month: str
    sessions_started: int
    sessions_finished: int
    minutes: int
    entries: int
    revisions: int
    promises_told: int = 0
    promises_kept: int = 0
