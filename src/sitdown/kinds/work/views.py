"""What is seen of projects and their sessions. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class ProjectView:
    """A folder the person follows.

    Attributes:
        working_dir: its absolute path, links resolved when it was added.
        context_folder: the folder in it that keeps ``session_state.json``.
        missing_since: since when it cannot be found; None while it can.
    """

    id: str
    name: str
    working_dir: Path
    context_folder: str
    added_at: datetime
    last_opened_at: datetime | None
    missing_since: datetime | None

    @property
    def sessions_dir(self) -> Path:
        """Where its sessions' folders lie."""
        return self.working_dir / SESSIONS


SESSIONS = Path("agents", "sessions")
"""Where a project keeps the folders of its sessions, relative to itself."""


class SyncStatus(StrEnum):
    """How far what the database holds of a session can be trusted.

    Attributes:
        SYNCED: the file was read whole, and has the size and times it had then.
        STALE: the file's size or times changed since it was read. Never stored: a look at the
            file tells it, and the next sync reads the file.
        CONFLICT: the file went back behind what was seen of it before (to an earlier phase, or
            to fewer completed checkpoints), or no longer holds what Sitdown itself last wrote.
            The file is the truth and its values are shown; that somebody's work may be undone is
            what has to be looked at. The person settles it with ``sitdown work verify --mend``.
        MISSING: the folder or its ``state.json`` is gone. Everything known of it is kept; when
            it comes back, it is synced again.
        BROKEN: the file is there and cannot be read. The last values that could be are shown, with
            the error; a session that never could be read has none.
    """

    SYNCED = "synced"
    STALE = "stale"
    CONFLICT = "conflict"
    MISSING = "missing"
    BROKEN = "broken"


@dataclass(frozen=True)
class WorkSessionView:
    """A session's folder as it was last read.

    Attributes:
        id: the identity that runs, costs and links hang on; it outlives the mirror.
        session_id: the engine's session about it; None until the person first opened it.
        session_dir: its folder.
        status: the phase, and ``created`` for one that is not known.
        execution_status: ``active``, ``paused``, ``complete`` or ``failed``.
        spec_exists: whether it has a ``spec.md`` now; ``plan_exists`` is the same of ``plan.json``.
        checkpoints_completed: how many.
        extra: goals, key decisions, open questions and the phase as it was written.
        state_updated_at: what the file itself says of its last change, UTC.
        content_hash: the hex BLAKE2b of the file's bytes; empty when it never could be read.
        revision: how many different contents were seen.
        sync_error: why it is broken or in conflict, as a sentence.
    """

    id: str
    project_id: str
    session_slug: str
    session_id: str | None
    session_dir: Path
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
    current_checkpoint: int | None
    branch: str | None
    worktree: str | None
    extra: Mapping[str, Any]
    state_updated_at: datetime | None
    content_hash: str
    revision: int
    sync_status: SyncStatus
    sync_error: str | None
    synced_at: datetime


@dataclass(frozen=True)
class SyncFailure:
    """A session that could not be read, and why."""

    slug: str
    error: str


@dataclass(frozen=True)
class SyncResult:
    """What a sync of a whole project did.

    Attributes:
        synced: how many sessions are now as their files are.
        failed: those that could not be read.
        total: how many folders were looked at.
        read: how many files had changed and were read.
        missing: slugs whose folder is gone.
        refused: those of the failed that are no known session, and are not looked into.
    """

    synced: int
    failed: tuple[SyncFailure, ...]
    total: int
    read: int = 0
    missing: tuple[str, ...] = ()
    refused: tuple[SyncFailure, ...] = ()
