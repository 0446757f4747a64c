"""The rows of projects. Files own what a session is; these own runs, logs, costs and links.

``work_session`` is the identity of a session's folder and everything that only the database
knows of it; ``work_mirror`` holds what was read from its ``state.json``, and may be dropped and
read again at any time. Moments are UTC, costs are millionths of a dollar, ids of tasks and
blockers are the small numbers that people and other programs use.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, ForeignKey, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from sitdown.engine.tables import SessionRow
from sitdown.store.database import table_of


def _of(table: str, **options: Any) -> Any:
    """A reference to a row of another table, which takes this row with it."""
    return Field(
        sa_column=Column(ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=False, **options)
    )


def _maybe_of(table: str, **options: Any) -> Any:
    """A reference that is forgotten when the row it names goes."""
    return Field(
        default=None,
        sa_column=Column(ForeignKey(f"{table}.id", ondelete="SET NULL"), nullable=True, **options),
    )


class ProjectRow(SQLModel, table=True):
    """A folder the person named. ``context_folder`` is where its ``session_state.json`` is kept;
    ``missing_since`` is set while the folder cannot be found.
    """

    __tablename__ = "project"
    __table_args__ = (UniqueConstraint("user_id", "working_dir"),)

    id: str = Field(primary_key=True)
    user_id: str
    name: str
    working_dir: str
    context_folder: str = ".sitdown"
    added_at: datetime
    last_opened_at: datetime | None = None
    missing_since: datetime | None = None


class WorkSessionRow(SQLModel, table=True):
    """A session's folder under ``agents/sessions``: who it is, and its links."""

    __tablename__ = "work_session"
    __table_args__ = (UniqueConstraint("project_id", "session_slug"),)

    id: str = Field(primary_key=True)
    project_id: str = _of("project")
    session_slug: str
    session_id: str | None = _maybe_of(table_of(SessionRow).name, index=True)
    first_seen_at: datetime


class WorkMirrorRow(SQLModel, table=True):
    """What a session's files said when they were last read.

    ``status`` is the phase, ``execution_status`` what version 2 calls status. ``file_stamp`` is
    what one look at the file's size and times gives; while it stays the same, the file is not
    read. ``content_hash`` is the BLAKE2b of its bytes, and ``revision`` counts the contents seen.
    """

    __tablename__ = "work_mirror"
    __table_args__ = (
        Index("work_mirror_by_project", "project_id", "session_slug", "file_stamp", "sync_status"),
    )

    work_session_id: str = _of("work_session", primary_key=True)
    project_id: str = _of("project")
    session_slug: str
    session_dir: str
    title: str
    description: str
    status: str
    execution_status: str
    session_type: str
    schema_version: int
    spec_exists: bool
    plan_exists: bool
    checkpoints_total: int
    checkpoints_completed: int
    current_checkpoint: int | None = None
    branch: str | None = None
    worktree: str | None = None
    state_text: str
    extra: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    state_updated_at: datetime | None = None
    file_stamp: str
    content_hash: str
    revision: int
    sync_status: str
    sync_error: str | None = None
    synced_at: datetime


class WorkMarkRow(SQLModel, table=True):
    """From ``seen_at`` on a session stood in this phase and at this checkpoint, as a sync or a
    move through Sitdown saw it: ``state.json`` itself keeps no times of checkpoints.
    """

    __tablename__ = "work_mark"
    __table_args__ = (Index("work_mark_by_session", "work_session_id", "seen_at"),)

    number: int | None = Field(default=None, primary_key=True)
    work_session_id: str = _of("work_session")
    phase: str
    checkpoint: int | None = None
    seen_at: datetime


class WorkAgentRow(SQLModel, table=True):
    """A run of an agent. ``checkpoint`` is the one it was begun for, where that is known."""

    __tablename__ = "work_agent"
    __table_args__ = (UniqueConstraint("project_id", "sdk_session_id", "agent_key"),)

    id: str = Field(primary_key=True)
    project_id: str = _of("project")
    work_session_id: str | None = _maybe_of("work_session", index=True)
    sdk_session_id: str
    agent_key: str = ""
    agent_type: str
    model: str = ""
    status: str
    checkpoint: int | None = None
    transcript_path: str = ""
    cwd: str = ""
    branch: str = ""
    started_at: datetime
    last_event_at: datetime
    ended_at: datetime | None = None


class WorkAgentLogRow(SQLModel, table=True):
    """One event of an agent, as it came; ``line_key`` names the line it was read from."""

    __tablename__ = "work_agent_log"
    __table_args__ = (Index("work_agent_log_by_agent", "agent_id", "timestamp"),)

    id: str = Field(primary_key=True)
    agent_id: str = _of("work_agent")
    event_type: str
    tool_name: str = ""
    summary: str = ""
    failed: bool = False
    payload: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    line_key: str = Field(unique=True)
    timestamp: datetime


class WorkRequestRow(SQLModel, table=True):
    """One request to a model, charged once: to the checkpoint that was open then, or to none.

    Its id is the message's own, so that the same request in two files is one row.
    """

    __tablename__ = "work_request"
    __table_args__ = (
        Index("work_request_by_session", "work_session_id", "checkpoint"),
        Index("work_request_by_project", "project_id", "timestamp"),
    )

    project_id: str = _of("project", primary_key=True)
    message_key: str = Field(primary_key=True)
    agent_id: str = _of("work_agent", index=True)
    work_session_id: str | None = _maybe_of("work_session")
    phase: str = ""
    checkpoint: int | None = None
    model: str
    is_sidechain: bool
    input_tokens: int
    output_tokens: int
    cache_write_5m_tokens: int
    cache_write_1h_tokens: int
    cache_read_tokens: int
    cost_microdollars: int | None = None
    speed: str = ""
    branch: str = ""
    cwd: str = ""
    timestamp: datetime


class WorkFileReadRow(SQLModel, table=True):
    """How far a growing file was read: the byte after the last whole line."""

    __tablename__ = "work_file_read"

    user_id: str = Field(primary_key=True)
    path: str = Field(primary_key=True)
    project_id: str | None = _maybe_of("project", index=True)
    byte_offset: int
    file_identity: str
    counts: dict[str, int] = Field(default_factory=dict, sa_type=JSON)
    read_at: datetime


class WorkTaskRow(SQLModel, table=True):
    """A task of a project. ``source`` is the plan's file it was read from, relative to the
    project, empty for one made by hand; ``source_key`` finds it there again.
    """

    __tablename__ = "work_task"
    __table_args__ = (
        UniqueConstraint("project_id", "number"),
        Index("work_task_by_status", "project_id", "status", "updated_at"),
    )

    id: str = Field(primary_key=True)
    project_id: str = _of("project")
    number: int
    title: str
    description: str = ""
    status: str
    priority: str
    phase: str = ""
    tags: list[str] = Field(default_factory=list, sa_type=JSON)
    depends_on: list[int] = Field(default_factory=list, sa_type=JSON)
    due_at: datetime | None = None
    scheduled_at: datetime | None = None
    source: str = ""
    source_key: str = ""
    created_at: datetime
    updated_at: datetime
    completed_at: datetime | None = None


class WorkBlockerRow(SQLModel, table=True):
    """A question that holds a project up. What it was answered stands in ``work_answer``."""

    __tablename__ = "work_blocker"
    __table_args__ = (UniqueConstraint("project_id", "number"),)

    id: str = Field(primary_key=True)
    project_id: str = _of("project")
    number: int
    question: str
    priority: str
    task_number: int | None = None
    created_at: datetime
    resolved_at: datetime | None = None


class WorkAnswerRow(SQLModel, table=True):
    """An answer to a blocker; none is ever changed, a later one stands in its place."""

    __tablename__ = "work_answer"
    __table_args__ = (Index("work_answer_by_blocker", "blocker_id", "answered_at"),)

    id: str = Field(primary_key=True)
    blocker_id: str = _of("work_blocker")
    text: str
    answered_at: datetime


class WorkContextRow(SQLModel, table=True):
    """A project's context as it was saved once; the newest that was not cleared is the present.

    ``reason`` is what it was saved for: ``end``, ``interrupt``, ``terminated``, ``hangup``,
    ``recovered`` or ``command``; ``found`` is one that another program had written into the file.
    """

    __tablename__ = "work_context"
    __table_args__ = (Index("work_context_by_project", "project_id", "saved_at"),)

    id: str = Field(primary_key=True)
    project_id: str = _of("project")
    content: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    reason: str
    saved_at: datetime
    cleared_at: datetime | None = None
    archived_as: str | None = None
