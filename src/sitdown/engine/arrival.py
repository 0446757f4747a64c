"""Coming to a step: the place is kept, the visit is marked, the buddy speaks first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlmodel import col

from sitdown.engine.appending import append
from sitdown.engine.desk import Desk
from sitdown.engine.entry_types import SUMMARY
from sitdown.engine.kind import NewEntry, Turn
from sitdown.engine.lifecycle import Status
from sitdown.engine.playbook import Place
from sitdown.engine.progress import share_done
from sitdown.engine.rows import session_view, touch
from sitdown.engine.standing import Standing
from sitdown.engine.tables import PhaseMarkRow, SessionRow
from sitdown.engine.transcript import matching
from sitdown.engine.views import Role
from sitdown.store.database import Transaction


def turn_of(tx: Transaction, desk: Desk, row: SessionRow) -> Turn:
    """The session as its kind sees it when it is its turn."""
    kind = desk.kind(row.kind)
    place = kind.playbook_of(row.playbook_version).place(row.step)
    return Turn(desk, tx, session_view(row), place, Standing(tx, row.id))


def move_to(
    tx: Transaction,
    desk: Desk,
    row: SessionRow,
    place: Place,
    words: Sequence[NewEntry] | None = None,
) -> None:
    """Set the place, mark the visit, and let the buddy speak on a first arrival.

    Args:
        tx: the transaction of the verb.
        desk: whose.
        row: the session.
        place: where to.
        words: what ``foreseen`` gave of it, if nothing was written since.
    """
    if place.act != row.act:
        mark_left(tx, row, desk.clock.now(), forwards=place.act > row.act)
        mark_entered(tx, row, place.act, desk.clock.now())
    _set_place(desk, row, place)
    touch(row, desk)
    tx.add(row)
    tx.flush()
    say_all(tx, desk, row, _first_words(tx, desk, row) if words is None else words)


def foreseen(tx: Transaction, desk: Desk, row: SessionRow, place: Place) -> Sequence[NewEntry]:
    """What the buddy would say on coming to a place now. The row is let go of; nothing of it is
    written.
    """
    tx.expunge(row)
    _set_place(desk, row, place)
    return _first_words(tx, desk, row)


def _set_place(desk: Desk, row: SessionRow, place: Place) -> None:
    row.act = place.act
    row.step = place.step.key
    row.cursor = {}
    row.completion_percentage = share_done_of(desk, row)


def share_done_of(desk: Desk, row: SessionRow) -> int:
    """Whole percent of the steps behind the person, at the place the row is at."""
    playbook = desk.kind(row.kind).playbook_of(row.playbook_version)
    return share_done(playbook, row.step, Status(row.status))


def arrive(tx: Transaction, desk: Desk, row: SessionRow) -> None:
    """Let the buddy say what a step begins with, once."""
    say_all(tx, desk, row, _first_words(tx, desk, row))


def _first_words(tx: Transaction, desk: Desk, row: SessionRow) -> Sequence[NewEntry]:
    """What a step begins with; nothing where the buddy spoke already."""
    turn = turn_of(tx, desk, row)
    spoken = reversed(matching(turn.standing, step=row.step, role=Role.BUDDY))
    greeted = any(entry.entry_type != SUMMARY.name for entry in spoken)
    return () if greeted else desk.kind(row.kind).arrive(turn)


def say_all(tx: Transaction, desk: Desk, row: SessionRow, entries: Sequence[NewEntry]) -> None:
    """Append entries in order."""
    for entry in entries:
        append(tx, desk, row.id, entry)


def mark_entered(tx: Transaction, row: SessionRow, act: int, now: datetime) -> None:
    """Begin a visit to a phase."""
    tx.add(PhaseMarkRow(session_id=row.id, act=act, started_at=now))


def mark_left(tx: Transaction, row: SessionRow, now: datetime, *, forwards: bool) -> None:
    """End the visit to the present phase; going on completes it, going back does not."""
    visit = tx.scalars(
        select(PhaseMarkRow)
        .where(col(PhaseMarkRow.session_id) == row.id, col(PhaseMarkRow.act) == row.act)
        .order_by(col(PhaseMarkRow.number).desc())
        .limit(1)
    ).one_or_none()
    if visit is not None and forwards and visit.completed_at is None:
        visit.completed_at = now
        tx.add(visit)
