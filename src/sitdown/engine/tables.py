"""The tables every kind shares: thin rows beside the verbs that use them.

They do not validate (SQLModel table classes cannot); the verbs do. The append-only triggers, the
views and the search index are in the migrations, because they are the database's own business.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    UniqueConstraint,
    text,
)
from sqlmodel import Field, SQLModel


def _of_session(**options: Any) -> Any:
    """A reference to the session, which takes the row with it when it is erased."""
    return Field(
        sa_column=Column(
            ForeignKey("session.id", ondelete="CASCADE"), nullable=False, index=True, **options
        )
    )


class SessionRow(SQLModel, table=True):
    """One session. ``subject`` is unique among a person's sessions of a kind, cancelled aside."""

    __tablename__ = "session"
    __table_args__ = (
        Index(
            "one_session_a_subject",
            "user_id",
            "kind",
            "subject",
            unique=True,
            sqlite_where=text("subject IS NOT NULL AND status != 'cancelled'"),
        ),
        Index("session_by_status", "user_id", "status", "updated_at", "id"),
        Index("session_by_touch", "user_id", "updated_at", "id"),
        CheckConstraint("success_rating BETWEEN 1 AND 5", name="rating_from_1_to_5"),
        CheckConstraint("completion_percentage BETWEEN 0 AND 100", name="percentage_is_one"),
    )

    id: str = Field(primary_key=True)
    user_id: str
    kind: str
    playbook_version: int
    title: str
    intention: str = ""
    subject: str | None = None
    status: str
    act: int
    step: str
    cursor: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    success_indicators: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    completion_indicators: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    constraints: str = ""
    procedure_notes: str = ""
    scheduled_at: datetime | None = None
    scheduled_duration_minutes: int | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    summary_text: str = ""
    next_plan_text: str = ""
    primary_topic: str = ""
    success_rating: int | None = None
    completion_percentage: int = 0
    needs_followup: bool = False
    followup_notes: str = ""
    next_session_suggestion: str = ""
    previous_session_id: str | None = Field(
        default=None, sa_column=Column(ForeignKey("session.id", ondelete="SET NULL"))
    )
    revision: int = 1
    created_at: datetime
    updated_at: datetime


class PhaseMarkRow(SQLModel, table=True):
    """One visit to a phase: re-entry makes another row."""

    __tablename__ = "phase_mark"

    number: int | None = Field(default=None, primary_key=True)
    session_id: str = _of_session()
    act: int
    started_at: datetime
    completed_at: datetime | None = None


class SittingRow(SQLModel, table=True):
    """One stretch of a session; the open one has no end, and ``last_seen_at`` bounds it."""

    __tablename__ = "sitting"
    __table_args__ = (
        Index("one_open_sitting", "session_id", unique=True, sqlite_where=text("ended_at IS NULL")),
    )

    number: int | None = Field(default=None, primary_key=True)
    session_id: str = _of_session()
    started_at: datetime
    ended_at: datetime | None = None
    last_seen_at: datetime


class EntryRow(SQLModel, table=True):
    """One thing said. Triggers refuse UPDATE, and DELETE outside the erasing of its session.

    ``number`` orders the whole store and is what the search index points at (an implicit rowid
    may be renumbered by VACUUM). ``place`` is the sequence number of the root it stands for.
    """

    __tablename__ = "entry"
    __table_args__ = (
        UniqueConstraint("session_id", "sequence_num"),
        Index("entry_by_place", "session_id", "place", "sequence_num"),
    )

    number: int | None = Field(default=None, sa_column=Column(Integer, primary_key=True))
    id: str = Field(unique=True)
    session_id: str = Field(
        sa_column=Column(ForeignKey("session.id", ondelete="CASCADE"), nullable=False)
    )
    act: int
    step: str
    sequence_num: int
    place: int
    entry_type: str
    role: str
    content: str
    data: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    trace_id: str | None = None
    supersedes_id: str | None = Field(
        default=None, sa_column=Column(ForeignKey("entry.id"), unique=True)
    )
    created_at: datetime


class DraftRow(SQLModel, table=True):
    """What is being typed at a field of a step, and not yet said."""

    __tablename__ = "draft"

    session_id: str = Field(
        sa_column=Column(ForeignKey("session.id", ondelete="CASCADE"), primary_key=True)
    )
    step: str = Field(primary_key=True)
    field: str = Field(primary_key=True)
    text: str
    updated_at: datetime


class EvidenceRow(SQLModel, table=True):
    """What an entry of the buddy rests on; as unchanging as the entry."""

    __tablename__ = "evidence"

    entry_id: str = Field(
        sa_column=Column(ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True)
    )
    rule: str
    parameters: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    row_ids: list[str] = Field(default_factory=list, sa_type=JSON)


class FeedbackRow(SQLModel, table=True):
    """The person's like or dislike of an entry: one replaces the other."""

    __tablename__ = "feedback"

    entry_id: str = Field(
        sa_column=Column(ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True)
    )
    liking: str
    created_at: datetime


class NoteRow(SQLModel, table=True):
    """Something kept about a session beside what was said."""

    __tablename__ = "note"

    id: str = Field(primary_key=True)
    session_id: str = _of_session()
    text: str
    created_at: datetime


class ArtifactRow(SQLModel, table=True):
    """A file or thing that belongs to a session."""

    __tablename__ = "artifact"

    id: str = Field(primary_key=True)
    session_id: str = _of_session()
    artifact_type: str
    title: str
    path: str = ""
    data: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    created_at: datetime


class FollowUpRow(SQLModel, table=True):
    """A check-in of a session: daily at a local time, or once on a local date."""

    __tablename__ = "follow_up"

    id: str = Field(primary_key=True)
    session_id: str = _of_session()
    minute_of_day: int
    due_on: date | None = None
    enabled: bool = True
    last_done_on: date | None = None
    text: str = ""
    created_at: datetime


class ErasureRow(SQLModel, table=True):
    """The guard of the one way to delete entries: holds a session only while it is erased."""

    __tablename__ = "erasure"

    session_id: str = Field(primary_key=True)
