"""Moving a session through its life. Each verb is one transaction."""

from __future__ import annotations

from sitdown.engine.arrival import mark_entered, mark_left, say_all, share_done_of, turn_of
from sitdown.engine.desk import Desk
from sitdown.engine.kind import Proposal
from sitdown.engine.lifecycle import Move, Status, after
from sitdown.engine.rows import owned_session, session_view, touch
from sitdown.engine.sessions.begin import started
from sitdown.engine.sessions.indicating import missing_signs
from sitdown.engine.sittings import end_sitting, open_sitting
from sitdown.engine.summaries import sum_up
from sitdown.engine.tables import SessionRow
from sitdown.engine.views import SessionView
from sitdown.errors import NotReadyToCompleteError
from sitdown.store.database import Transaction


def sit_down(desk: Desk, session_id: str) -> SessionView:
    """Take up a session whatever its state: start, resume, or go on. A closed one is only shown.

    Raises:
        NotFoundError: there is no such session.
    """
    with desk.store.write() as tx:
        row = owned_session(tx, desk, session_id)
        status = Status(row.status)
        if status is Status.SCHEDULED:
            _start(tx, desk, row)
        elif status is Status.PAUSED:
            _resume(tx, desk, row)
        elif status is Status.IN_PROGRESS:
            open_sitting(tx, row.id, desk.clock.now())
        return session_view(row)


def start(desk: Desk, session_id: str) -> SessionView:
    """Begin a scheduled session.

    Raises:
        NotFoundError: there is no such session.
        IllegalMoveError: it is not scheduled.
    """
    with desk.store.write() as tx:
        row = owned_session(tx, desk, session_id)
        _start(tx, desk, row)
        return session_view(row)


def pause(desk: Desk, session_id: str, expected_revision: int | None = None) -> SessionView:
    """Leave a session; the place is kept, it is summed up, and the sitting ends.

    Raises:
        NotFoundError: there is no such session.
        IllegalMoveError: it is not in progress.
        StaleWriteError: it changed after ``expected_revision``.
    """
    with desk.store.write() as tx:
        row = owned_session(tx, desk, session_id, expected_revision)
        after(Status(row.status), Move.PAUSE)
        sum_up(tx, desk, row)
        _move(tx, desk, row, Move.PAUSE)
        end_sitting(tx, row.id, desk.clock.now())
        return session_view(row)


def resume(desk: Desk, session_id: str, expected_revision: int | None = None) -> SessionView:
    """Take a paused session up again, in a new sitting.

    Raises:
        NotFoundError: there is no such session.
        IllegalMoveError: it is not paused.
        StaleWriteError: it changed after ``expected_revision``.
    """
    with desk.store.write() as tx:
        row = owned_session(tx, desk, session_id, expected_revision)
        _resume(tx, desk, row)
        return session_view(row)


def complete(desk: Desk, session_id: str, *, anyway: bool = False) -> SessionView:
    """Call a session done.

    Args:
        desk: whose.
        session_id: an open session.
        anyway: the person's explicit "done", which overrules what the kind still misses and the
            signs of completion that do not show.

    Raises:
        NotFoundError: there is no such session.
        IllegalMoveError: it is not open.
        NotReadyToCompleteError: something is missing, and ``anyway`` was not said.
    """
    with desk.store.write() as tx:
        row = owned_session(tx, desk, session_id)
        after(Status(row.status), Move.COMPLETE)
        kind = desk.kind(row.kind)
        missing = kind.missing_to_complete(turn_of(tx, desk, row)) or missing_signs(tx, row)
        if missing is not None and not anyway:
            raise NotReadyToCompleteError(missing)
        say_all(tx, desk, row, kind.completed(turn_of(tx, desk, row)))
        tx.refresh(row)
        sum_up(tx, desk, row, closing=True)
        now = desk.clock.now()
        mark_left(tx, row, now, forwards=True)
        end_sitting(tx, row.id, now)
        row.ended_at = now
        row.completion_percentage = 100
        _move(tx, desk, row, Move.COMPLETE)
        return session_view(row)


def cancel(desk: Desk, session_id: str) -> SessionView:
    """Give a session up; what was said in it stays readable, and its subject is free again.

    Raises:
        NotFoundError: there is no such session.
        IllegalMoveError: it is over already.
    """
    with desk.store.write() as tx:
        row = owned_session(tx, desk, session_id)
        _move(tx, desk, row, Move.CANCEL)
        end_sitting(tx, row.id, desk.clock.now())
        row.ended_at = desk.clock.now()
        return session_view(row)


def reopen(desk: Desk, session_id: str) -> SessionView:
    """Open a completed session again by hand, in a new sitting and a new visit to its last phase.

    Raises:
        NotFoundError: there is no such session.
        IllegalMoveError: it is not completed.
    """
    with desk.store.write() as tx:
        row = owned_session(tx, desk, session_id)
        _move(tx, desk, row, Move.REOPEN)
        row.ended_at = None
        row.completion_percentage = share_done_of(desk, row)
        mark_entered(tx, row, row.act, desk.clock.now())
        open_sitting(tx, row.id, desk.clock.now())
        return session_view(row)


def propose_next(desk: Desk, session_id: str) -> Proposal | None:
    """The session that could come after this one, with a date; it is not made without a yes.

    Raises:
        NotFoundError: there is no such session.
    """
    with desk.store.read() as tx:
        row = owned_session(tx, desk, session_id)
        return desk.kind(row.kind).proposal(turn_of(tx, desk, row))


def _start(tx: Transaction, desk: Desk, row: SessionRow) -> None:
    _move(tx, desk, row, Move.START)
    row.started_at = desk.clock.now()
    started(tx, desk, row)


def _resume(tx: Transaction, desk: Desk, row: SessionRow) -> None:
    _move(tx, desk, row, Move.RESUME)
    open_sitting(tx, row.id, desk.clock.now())


def _move(tx: Transaction, desk: Desk, row: SessionRow, move: Move) -> None:
    row.status = after(Status(row.status), move).value
    touch(row, desk)
    tx.add(row)
