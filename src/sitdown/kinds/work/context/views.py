"""What is seen of a project's context: opened, saved, cleared. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sitdown.kinds.work.context.schema import Context, ContextBlocker


class Reason(StrEnum):
    """What a context was saved for. ``found`` is one that another program had written."""

    END = "end"
    INTERRUPT = "interrupt"
    TERMINATED = "terminated"
    HANGUP = "hangup"
    COMMAND = "command"
    RECOVERED = "recovered"
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class OpenedContext:
    """What a project says when it is opened.

    Attributes:
        context: within the limits of the file; None when nothing was ever saved, or it was cleared.
        ended_at: when the session that it tells of ended, UTC.
        is_news: whether another program wrote it after Sitdown's last save.
        notices: what went wrong with the file and what was done, a sentence each.
    """

    project_id: str
    path: Path
    context: Context | None
    ended_at: datetime | None
    is_news: bool = False
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Theirs:
    """What the newest context says of a project whose tasks or questions another program keeps.

    Attributes:
        next_actions: as they were written; empty where the database has tasks of the project.
        progress_pct: likewise; None where the database tells.
        blockers: those of the context; empty where the database has questions of the project.
    """

    next_actions: tuple[str, ...] = ()
    progress_pct: float | None = None
    blockers: tuple[ContextBlocker, ...] = ()


NOTHING_OF_THEIRS = Theirs()


@dataclass(frozen=True, slots=True)
class KeptContext:
    """What a save did.

    Attributes:
        context: what was saved.
        in_database: whether it is in the database.
        in_file: whether the file holds it.
        notices: what went wrong and what was done, a sentence each.
    """

    path: Path
    context: Context
    in_database: bool
    in_file: bool
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClearedContext:
    """What clearing, or bringing back, did. ``archive`` is where the file went or came from."""

    path: Path
    archive: Path | None
    contexts: int
