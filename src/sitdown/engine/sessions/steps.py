"""Moving through the steps of a session. Moving by hand is always possible while it is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sitdown.engine.arrival import foreseen, move_to
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.lifecycle import OPEN, Status
from sitdown.engine.playbook import Place, Playbook
from sitdown.engine.rows import owned_session, session_view
from sitdown.engine.tables import SessionRow
from sitdown.engine.text import storable
from sitdown.engine.views import SessionView
from sitdown.errors import ClosedSessionError, LastPhaseError, NotBegunError
from sitdown.store.database import Transaction


def go_to_step(
    desk: Desk, session_id: str, step: str, expected_revision: int | None = None
) -> SessionView:
    """Go to any step; the buddy speaks on the first arrival.

    Raises:
        NotFoundError: there is no such session.
        UnknownNameError: its playbook has no such step.
        StaleWriteError: it changed after ``expected_revision``.
    """
    return _moved(desk, session_id, expected_revision, lambda playbook, _: playbook.place(step))


def advance(desk: Desk, session_id: str, expected_revision: int | None = None) -> SessionView:
    """Go to the next step; at the last one nothing moves.

    Raises:
        NotFoundError: there is no such session.
        StaleWriteError: it changed after ``expected_revision``.
    """
    return _moved(
        desk, session_id, expected_revision, lambda playbook, row: playbook.after(row.step)
    )


def back(desk: Desk, session_id: str, expected_revision: int | None = None) -> SessionView:
    """Go to the step before; at the first one nothing moves.

    Raises:
        NotFoundError: there is no such session.
        StaleWriteError: it changed after ``expected_revision``.
    """
    return _moved(
        desk, session_id, expected_revision, lambda playbook, row: playbook.before(row.step)
    )


def advance_act(desk: Desk, session_id: str, expected_revision: int | None = None) -> SessionView:
    """Go to the first step of the next phase, whatever is left in this one.

    Raises:
        NotFoundError: there is no such session.
        LastPhaseError: there is no next phase.
        StaleWriteError: it changed after ``expected_revision``.
    """

    def next_phase(playbook: Playbook, row: SessionRow) -> Place:
        opening = playbook.opening_of(row.act + 1)
        if opening is None:
            raise LastPhaseError(playbook.place(row.step).phase.title)
        return opening

    return _moved(desk, session_id, expected_revision, next_phase)


def set_cursor(desk: Desk, session_id: str, cursor: Mapping[str, Any]) -> None:
    """Keep where on the step the person is. It changes nothing that a writer could clobber.

    Raises:
        NotFoundError: there is no such session.
    """
    with desk.store.write() as tx:
        row = owned_session(tx, desk, session_id)
        row.cursor = storable(dict(cursor))
        tx.add(row)


def _moved(
    desk: Desk,
    session_id: str,
    expected_revision: int | None,
    towards: Callable[[Playbook, SessionRow], Place | None],
) -> SessionView:
    """Go where ``towards`` says; None stays. What the buddy says there may rest on years of rows,
    so it is found out before the lock is taken.
    """

    def whither(tx: Transaction) -> tuple[SessionRow, Place | None]:
        row, playbook = _open(tx, desk, session_id, expected_revision)
        return row, towards(playbook, row)

    def look(tx: Transaction) -> Sequence[NewEntry]:
        row, place = whither(tx)
        return () if place is None else foreseen(tx, desk, row, place)

    with desk.store.look_and_write(look) as (tx, words):
        row, place = whither(tx)
        if place is not None:
            move_to(tx, desk, row, place, words)
        return _seen(tx, row)


def _open(
    tx: Transaction, desk: Desk, session_id: str, expected_revision: int | None
) -> tuple[SessionRow, Playbook]:
    row = owned_session(tx, desk, session_id, expected_revision)
    status = Status(row.status)
    if status is Status.SCHEDULED:
        raise NotBegunError(row.title)
    if status not in OPEN:
        raise ClosedSessionError(row.title, status.words)
    return row, desk.kind(row.kind).playbook_of(row.playbook_version)


def _seen(tx: Transaction, row: SessionRow) -> SessionView:
    # The log was written beside the row object, and with it the session's last change.
    tx.flush()
    tx.refresh(row)
    return session_view(row)
