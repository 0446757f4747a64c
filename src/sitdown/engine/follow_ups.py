"""The verbs of check-ins; when one falls due is for ``falling_due`` to say."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlmodel import col

from sitdown.clock import local, today
from sitdown.engine.desk import Desk
from sitdown.engine.falling_due import MINUTES_A_DAY, is_due
from sitdown.engine.lifecycle import OPEN, Status
from sitdown.engine.rows import owned_session
from sitdown.engine.tables import FollowUpRow, SessionRow
from sitdown.engine.text import storable_text
from sitdown.engine.views import FollowUpView
from sitdown.errors import InvalidRangeError, NotFoundError, PastTimeError, SitdownError
from sitdown.store.database import Transaction

_OVER = frozenset({Status.COMPLETED, Status.CANCELLED})


class NeverDueError(SitdownError):
    """A daily check-in of a session that is over would never come."""

    def __init__(self, title: str, status: str) -> None:
        super().__init__(
            f"“{title}” is {status}, and a daily check-in comes only while a session is open. "
            "One for a single day (--on) comes all the same."
        )


def set_daily(desk: Desk, session_id: str, minute_of_day: int) -> FollowUpView:
    """Check in each local day at that minute while the session is open; sets it anew if set.

    Raises:
        NotFoundError: there is no such session.
        InvalidRangeError: the minute is not one of a day.
        NeverDueError: the session is over.
    """
    _check_time(minute_of_day)
    with desk.store.write() as tx:
        session = owned_session(tx, desk, session_id)
        status = Status(session.status)
        if status in _OVER:
            raise NeverDueError(session.title, status.words)
        row = tx.scalars(
            select(FollowUpRow).where(
                col(FollowUpRow.session_id) == session_id, col(FollowUpRow.due_on).is_(None)
            )
        ).one_or_none() or _new(desk, session_id, minute_of_day)
        row.minute_of_day = minute_of_day
        row.enabled = True
        tx.add(row)
        return _view(row, session)


def set_once(
    desk: Desk, session_id: str, due_on: date, minute_of_day: int = 9 * 60, text: str = ""
) -> FollowUpView:
    """Check in once, on a local date; the session need not be open by then.

    Raises:
        NotFoundError: there is no such session.
        InvalidRangeError: the minute is not one of a day.
        PastTimeError: the date is past.
    """
    _check_time(minute_of_day)
    if due_on < today(desk.clock):
        raise PastTimeError(due_on.isoformat(), "today, or a day to come")
    with desk.store.write() as tx:
        session = owned_session(tx, desk, session_id)
        row = _new(desk, session_id, minute_of_day)
        row.due_on = due_on
        row.text = storable_text(text)
        tx.add(row)
        return _view(row, session)


def turn_off(desk: Desk, follow_up_id: str) -> None:
    """Stop a check-in; it can be set again.

    Raises:
        NotFoundError: there is no such check-in.
    """
    with desk.store.write() as tx:
        row = _owned(tx, desk, follow_up_id)
        row.enabled = False
        tx.add(row)


def mark_done(desk: Desk, follow_up_id: str) -> None:
    """Note that the person checked in today.

    Raises:
        NotFoundError: there is no such check-in.
    """
    with desk.store.write() as tx:
        row = _owned(tx, desk, follow_up_id)
        row.last_done_on = today(desk.clock)
        tx.add(row)


def of_session(desk: Desk, session_id: str) -> tuple[FollowUpView, ...]:
    """The check-ins of a session, those turned off too.

    Raises:
        NotFoundError: there is no such session.
    """
    with desk.store.read() as tx:
        session = owned_session(tx, desk, session_id)
        rows = tx.scalars(
            select(FollowUpRow)
            .where(col(FollowUpRow.session_id) == session_id)
            .order_by(col(FollowUpRow.id))
        )
        return tuple(_view(row, session) for row in rows)


def due(desk: Desk) -> tuple[FollowUpView, ...]:
    """The check-ins that wait now, the earliest time of day first."""
    now = local(desk.clock, desk.clock.now())
    query = (
        select(FollowUpRow, SessionRow)
        .join(SessionRow, col(SessionRow.id) == col(FollowUpRow.session_id))
        .where(col(SessionRow.user_id) == desk.user_id, col(FollowUpRow.enabled).is_(True))
        .order_by(col(FollowUpRow.minute_of_day), col(FollowUpRow.id))
    )
    with desk.store.read() as tx:
        return tuple(
            _view(row, session)
            for row, session in tx.execute(query)
            if (row.due_on is not None or Status(session.status) in OPEN)
            and is_due(row.minute_of_day, row.due_on, row.last_done_on, now)
        )


def _check_time(minute_of_day: int) -> None:
    if not 0 <= minute_of_day < MINUTES_A_DAY:
        raise InvalidRangeError("The minute of the day", minute_of_day, 0, MINUTES_A_DAY - 1)


def _new(desk: Desk, session_id: str, minute_of_day: int) -> FollowUpRow:
    return FollowUpRow(
        id=desk.new_id(),
        session_id=session_id,
        minute_of_day=minute_of_day,
        created_at=desk.clock.now(),
    )


def _owned(tx: Transaction, desk: Desk, follow_up_id: str) -> FollowUpRow:
    row = tx.get(FollowUpRow, storable_text(follow_up_id))
    if row is None:
        raise NotFoundError("check-in", follow_up_id, "sitdown followups due")
    owned_session(tx, desk, row.session_id)
    return row


def _view(row: FollowUpRow, session: SessionRow) -> FollowUpView:
    return FollowUpView(
        id=row.id,
        session_id=row.session_id,
        session_title=session.title,
        minute_of_day=row.minute_of_day,
        due_on=row.due_on,
        enabled=row.enabled,
        last_done_on=row.last_done_on,
        text=row.text,
    )
