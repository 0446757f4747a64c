"""Looking at sessions: one, all, one with everything in it."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlmodel import col

from sitdown.engine.desk import Desk
from sitdown.engine.drafts import drafts_of
from sitdown.engine.lifecycle import OPEN, Status
from sitdown.engine.progress import SittingView
from sitdown.engine.rows import counts, find_id, owned_session, session_view, standing_entries
from sitdown.engine.tables import PhaseMarkRow, SessionRow, SittingRow
from sitdown.engine.text import storable_text
from sitdown.engine.views import EntryView, PhaseMarkView, SessionDetail, SessionView
from sitdown.store.database import Transaction, table_of

_SITTING = table_of(SittingRow)


def get(desk: Desk, session_id: str) -> SessionView:
    """One session.

    Raises:
        NotFoundError: there is none, or it is another's.
    """
    with desk.store.read() as tx:
        return session_view(owned_session(tx, desk, session_id))


def find(desk: Desk, reference: str) -> SessionView:
    """The session whose id begins with the reference.

    Raises:
        NotFoundError: nothing begins so.
        AmbiguousReferenceError: several do.
    """
    with desk.store.read() as tx:
        return session_view(owned_session(tx, desk, find_id(tx, desk, reference)))


def list_sessions(
    desk: Desk,
    *,
    kind: str | None = None,
    statuses: Collection[Status] = (),
    limit: int = 200,
    before: SessionView | None = None,
) -> tuple[SessionView, ...]:
    """Sessions, the last touched first.

    Args:
        desk: whose.
        kind: only of this kind.
        statuses: only of these; empty is all.
        limit: at most so many.
        before: only those that come after this one in the list, for the next page.
    """
    query = select(SessionRow).where(col(SessionRow.user_id) == desk.user_id)
    if kind is not None:
        query = query.where(col(SessionRow.kind) == kind)
    if statuses:
        query = query.where(col(SessionRow.status).in_([status.value for status in statuses]))
    if before is not None:
        edge = (before.updated_at, before.id)
        query = query.where(
            (col(SessionRow.updated_at) < edge[0])
            | ((col(SessionRow.updated_at) == edge[0]) & (col(SessionRow.id) < edge[1]))
        )
    newest = query.order_by(col(SessionRow.updated_at).desc(), col(SessionRow.id).desc())
    with desk.store.read() as tx:
        return tuple(session_view(row) for row in tx.scalars(newest.limit(limit)))


def current(desk: Desk) -> SessionView | None:
    """The open session that was touched last; None when nothing is open."""
    found = list_sessions(desk, statuses=OPEN, limit=1)
    return found[0] if found else None


def of_subject(desk: Desk, kind: str, subject: str) -> SessionView | None:
    """The session of a kind about a subject, cancelled ones aside."""
    with desk.store.read() as tx:
        row = subject_row(tx, desk, kind, subject)
        return None if row is None else session_view(row)


def subject_row(tx: Transaction, desk: Desk, kind: str, subject: str) -> SessionRow | None:
    """The row of the session about a subject, cancelled ones aside."""
    return tx.scalars(
        select(SessionRow).where(
            col(SessionRow.user_id) == desk.user_id,
            col(SessionRow.kind) == kind,
            col(SessionRow.subject) == storable_text(subject),
            col(SessionRow.status) != Status.CANCELLED.value,
        )
    ).one_or_none()


def load(desk: Desk, session_id: str) -> SessionDetail:
    """A session with its entries as they stand, its visits, sittings and drafts.

    Raises:
        NotFoundError: there is none, or it is another's.
    """
    with desk.store.read() as tx:
        row = owned_session(tx, desk, session_id)
        return detail_of(tx, row, standing_entries(tx, session_id))


def detail_of(tx: Transaction, row: SessionRow, entries: tuple[EntryView, ...]) -> SessionDetail:
    """A session with these of its entries, and all the rest that belongs to it."""
    entry_count, revised_count = counts(tx, row.id)
    return SessionDetail(
        session=session_view(row),
        entries=entries,
        phase_marks=_phase_marks(tx, row.id),
        sittings=sittings_of(tx, row.id),
        drafts=drafts_of(tx, row.id),
        entry_count=entry_count,
        revised_count=revised_count,
    )


def sittings_of(tx: Transaction, session_id: str) -> tuple[SittingView, ...]:
    """The stretches of a session, in order."""
    rows = tx.execute(
        select(_SITTING.c.started_at, _SITTING.c.ended_at, _SITTING.c.last_seen_at)
        .where(_SITTING.c.session_id == session_id)
        .order_by(_SITTING.c.number)
    )
    return tuple(SittingView(*row) for row in rows)


def _phase_marks(tx: Transaction, session_id: str) -> tuple[PhaseMarkView, ...]:
    rows = tx.scalars(
        select(PhaseMarkRow)
        .where(col(PhaseMarkRow.session_id) == session_id)
        .order_by(col(PhaseMarkRow.number))
    )
    return tuple(PhaseMarkView(row.act, row.started_at, row.completed_at) for row in rows)
