"""What a glance at the store gives: values that do not change, made without the ORM.

Named tuples, because a frozen dataclass takes five times as long to define, and these are on the
road to the first paint.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import NamedTuple


class SessionGlance(NamedTuple):
    """A session as a list shows it. Times are aware and in UTC; ``status`` is the stored word."""

    id: str
    kind: str
    playbook_version: int
    title: str
    subject: str | None
    status: str
    act: int
    step: str
    updated_at: datetime
    scheduled_at: datetime | None
    scheduled_duration_minutes: int | None
    started_at: datetime | None
    ended_at: datetime | None


class CheckInGlance(NamedTuple):
    """A check-in that is on; whether it waits now is for ``engine.falling_due.is_due`` to say.

    Attributes:
        minute_of_day: minutes after local midnight.
        due_on: its one local date; None when it comes back each day while the session is open.
        last_done_on: the local date it was last answered.
    """

    id: str
    session_id: str
    session_title: str
    session_status: str
    minute_of_day: int
    due_on: date | None
    last_done_on: date | None
    text: str


class ProjectGlance(NamedTuple):
    """A project, and the newest of its sessions that is not complete; else the newest complete.

    Attributes:
        missing_since: since when its folder cannot be found; None while it can.
        work_session_id: of the session; None where there is none, and then nothing of it is known.
        phase: ``spec`` to ``complete``, or ``created``.
        status: ``active``, ``paused``, ``complete`` or ``failed``.
        blockers: how many wait for an answer.
    """

    id: str
    name: str
    working_dir: str
    missing_since: datetime | None
    work_session_id: str | None
    title: str
    slug: str
    phase: str
    status: str
    checkpoints_total: int
    checkpoints_done: int
    sync_status: str
    blockers: int


class Glance(NamedTuple):
    """What Home shows of one person's store.

    Attributes:
        begun: the open sessions, the last touched first, the first of them.
        scheduled: those that have not begun, the earliest first, the first of them.
        kept: the first page of the completed ones, the last touched first.
        counts: how many there are of each status, none left out.
        check_ins: all that are on.
        trouble: a sentence for the person when the file could not be read.
        projects: those that are followed, the last opened first.
    """

    begun: tuple[SessionGlance, ...] = ()
    scheduled: tuple[SessionGlance, ...] = ()
    kept: tuple[SessionGlance, ...] = ()
    counts: Mapping[str, int] = MappingProxyType({})
    check_ins: tuple[CheckInGlance, ...] = ()
    trouble: str | None = None
    projects: tuple[ProjectGlance, ...] = ()


class Preview(NamedTuple):
    """Where a session was left.

    Attributes:
        said: the last thing the person said, as it stands.
        asked: what the buddy asked at this step and still waits for.
        sittings: start, end and last sign of the person of each stretch; an open one has no end.
        entry_count: everything said, revisions counted.
    """

    said: str | None = None
    asked: str | None = None
    sittings: tuple[tuple[datetime, datetime | None, datetime], ...] = ()
    entry_count: int = 0
