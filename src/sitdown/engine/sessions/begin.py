"""Beginning a session, now or at a time to come."""

from __future__ import annotations

from datetime import datetime

from sitdown.engine.arrival import arrive, mark_entered
from sitdown.engine.desk import Desk
from sitdown.engine.kind import Begin, Kind
from sitdown.engine.lifecycle import Status
from sitdown.engine.rows import owned_session, session_view, touch
from sitdown.engine.sessions.look import subject_row
from sitdown.engine.sittings import open_sitting
from sitdown.engine.tables import SessionRow
from sitdown.engine.text import storable_text
from sitdown.engine.views import SessionView
from sitdown.errors import AlreadyBegunError, EmptyTextError, InvalidRangeError, SessionTakenError
from sitdown.store.database import Transaction

LONGEST_MINUTES = 24 * 60
"""What a session may be planned to take: it is one sitting-down, and that is within a day."""


def begin(desk: Desk, kind_name: str, request: Begin) -> SessionView:
    """A new session, or the one there already is about the subject.

    Raises:
        UnknownNameError: there is no such kind.
        NotFoundError: there is no such session before it.
        InvalidRangeError: nobody can plan so many minutes.
    """
    _check_length(request.duration_minutes)
    kind = desk.kind(kind_name)
    prepared = kind.prepared(desk, request)
    with desk.store.write() as tx:
        taken = None
        if kind.one_a_subject and prepared.subject is not None:
            taken = subject_row(tx, desk, kind.name, prepared.subject)
        return session_view(taken) if taken else _create(tx, desk, kind, prepared)


def create(desk: Desk, kind_name: str, request: Begin) -> SessionView:
    """A new session.

    Raises:
        UnknownNameError: there is no such kind.
        NotFoundError: there is no such session before it.
        SessionTakenError: there is one about the subject already.
        InvalidRangeError: nobody can plan so many minutes.
    """
    _check_length(request.duration_minutes)
    kind = desk.kind(kind_name)
    prepared = kind.prepared(desk, request)
    with desk.store.write() as tx:
        if kind.one_a_subject and prepared.subject is not None:
            taken = subject_row(tx, desk, kind.name, prepared.subject)
            if taken is not None:
                raise SessionTakenError(taken.title)
        return _create(tx, desk, kind, prepared)


def schedule(desk: Desk, session_id: str, at: datetime, minutes: int | None = None) -> SessionView:
    """Set when a session that has not begun is to be held.

    Args:
        desk: whose.
        session_id: a scheduled session.
        at: the moment, aware.
        minutes: how long it is planned to take; None leaves that as it is.

    Raises:
        NotFoundError: there is no such session.
        AlreadyBegunError: it has begun.
        InvalidRangeError: nobody can plan so many minutes.
    """
    _check_length(minutes)
    with desk.store.write() as tx:
        row = owned_session(tx, desk, session_id)
        if Status(row.status) is not Status.SCHEDULED:
            raise AlreadyBegunError(row.title)
        row.scheduled_at = at
        row.scheduled_duration_minutes = minutes or row.scheduled_duration_minutes
        touch(row, desk)
        tx.add(row)
        return session_view(row)


def _check_length(minutes: int | None) -> None:
    if minutes is not None and not 1 <= minutes <= LONGEST_MINUTES:
        raise InvalidRangeError("The length in minutes", minutes, 1, LONGEST_MINUTES)


def _create(tx: Transaction, desk: Desk, kind: Kind, request: Begin) -> SessionView:
    now = desk.clock.now()
    if not request.title.strip():
        raise EmptyTextError("title")
    if request.previous_session_id is not None:
        owned_session(tx, desk, request.previous_session_id)
    place = kind.playbook.first
    begins_now = request.scheduled_at is None
    row = SessionRow(
        id=desk.new_id(),
        user_id=desk.user_id,
        kind=kind.name,
        playbook_version=kind.playbook.version,
        title=storable_text(" ".join(request.title.split())),
        intention=storable_text(request.intention),
        subject=request.subject and storable_text(request.subject),
        status=(Status.IN_PROGRESS if begins_now else Status.SCHEDULED).value,
        act=place.act,
        step=place.step.key,
        scheduled_at=request.scheduled_at,
        scheduled_duration_minutes=request.duration_minutes,
        previous_session_id=request.previous_session_id,
        started_at=now if begins_now else None,
        created_at=now,
        updated_at=now,
    )
    tx.add(row)
    tx.flush()
    if begins_now:
        started(tx, desk, row)
    return session_view(row)


def started(tx: Transaction, desk: Desk, row: SessionRow) -> None:
    """What happens when a session truly begins: its first sitting, its first phase, its kind's
    own rows, and the first words.
    """
    now = desk.clock.now()
    open_sitting(tx, row.id, now)
    mark_entered(tx, row, row.act, now)
    tx.flush()
    desk.kind(row.kind).began(tx, desk, session_view(row))
    arrive(tx, desk, row)
    tx.refresh(row)
