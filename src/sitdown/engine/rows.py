"""From rows to views, and the one place that checks whose a session is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlmodel import col

from sitdown.engine.desk import Desk
from sitdown.engine.lifecycle import Status
from sitdown.engine.tables import EntryRow, FeedbackRow, SessionRow
from sitdown.engine.text import storable_text
from sitdown.engine.views import EntryView, Role, SessionView
from sitdown.errors import AmbiguousReferenceError, NotFoundError, StaleWriteError
from sitdown.store.database import Transaction, table_of

_VIEWED = tuple(name for name in SessionView.__dataclass_fields__ if name != "status")
ENTRY = table_of(EntryRow)
_FEEDBACK = table_of(FeedbackRow)
NEWER = table_of(EntryRow).alias("newer")


def session_view(row: SessionRow) -> SessionView:
    """A session's row as faces see it."""
    values: dict[str, Any] = {name: getattr(row, name) for name in _VIEWED}
    values["success_indicators"] = tuple(row.success_indicators)
    values["completion_indicators"] = tuple(row.completion_indicators)
    return SessionView(status=Status(row.status), **values)


def owned_session(
    tx: Transaction, desk: Desk, session_id: str, expected_revision: int | None = None
) -> SessionRow:
    """The row of a session of the desk's person.

    Raises:
        NotFoundError: there is none, or it is another's.
        StaleWriteError: it changed after the caller read ``expected_revision``.
    """
    row = tx.get(SessionRow, storable_text(session_id))
    if row is None or row.user_id != desk.user_id:
        raise NotFoundError("session", session_id)
    if expected_revision is not None and row.revision != expected_revision:
        raise StaleWriteError(f"“{row.title}”")
    return row


def find_id(tx: Transaction, desk: Desk, reference: str) -> str:
    """The whole id of a session from any unique prefix of it.

    Raises:
        NotFoundError: nothing begins so.
        AmbiguousReferenceError: several do.
    """
    wanted = storable_text(reference).strip().lower()
    found = tx.scalars(
        select(col(SessionRow.id)).where(
            col(SessionRow.user_id) == desk.user_id,
            col(SessionRow.id).between(wanted, f"{wanted}\U0010ffff"),
        )
    ).all()
    if not wanted or not found:
        raise NotFoundError("session", reference)
    if len(found) > 1:
        raise AmbiguousReferenceError(reference, len(found))
    return found[0]


def touch(row: SessionRow, desk: Desk) -> None:
    """Mark a change of the session itself: a writer that read it before is now stale."""
    row.revision += 1
    row.updated_at = desk.clock.now()


def entries_where(
    *conditions: ColumnElement[bool], newer: ColumnElement[bool] | None = None
) -> Select[Any]:
    """The entries of a condition with what is derived of them: who supersedes them, the liking.

    Args:
        conditions: what must be true of an entry.
        newer: what makes another entry the one that supersedes it; None is that it says so.
    """
    superseding = NEWER.c.supersedes_id == ENTRY.c.id if newer is None else newer
    return (
        select(
            *ENTRY.columns,
            NEWER.c.id.label("superseded_by"),
            _FEEDBACK.c.liking.label("feedback"),
        )
        .outerjoin(NEWER, superseding)
        .outerjoin(_FEEDBACK, _FEEDBACK.c.entry_id == ENTRY.c.id)
        .where(*conditions)
    )


def standing_where(*conditions: ColumnElement[bool]) -> Select[Any]:
    """As ``entries_where``, of the entries that nothing supersedes."""
    return entries_where(NEWER.c.id.is_(None), *conditions)


def entry_views(rows: Sequence[Row[Any]]) -> tuple[EntryView, ...]:
    """Entry rows as faces see them."""
    return tuple(entry_view(row) for row in rows)


def entry_view(row: Row[Any]) -> EntryView:
    """One row of ``entries_where`` as faces see it."""
    return EntryView(
        id=row.id,
        session_id=row.session_id,
        act=row.act,
        step=row.step,
        sequence_num=row.sequence_num,
        place=row.place,
        entry_type=row.entry_type,
        role=Role(row.role),
        content=row.content,
        data=row.data,
        created_at=row.created_at,
        trace_id=row.trace_id,
        supersedes_id=row.supersedes_id,
        superseded_by=row.superseded_by,
        feedback=row.feedback,
    )


def standing_entries(tx: Transaction, session_id: str) -> tuple[EntryView, ...]:
    """Every entry of a session as it stands, in the order it stands."""
    query = standing_where(ENTRY.c.session_id == session_id).order_by(ENTRY.c.place)
    return entry_views(tx.execute(query).all())


def ever_at_place(tx: Transaction, session_id: str, place: int) -> tuple[EntryView, ...]:
    """Everything that ever stood at a place of a session, the oldest first."""
    query = entries_where(ENTRY.c.session_id == session_id, ENTRY.c.place == place)
    return entry_views(tx.execute(query.order_by(ENTRY.c.sequence_num)).all())


def owned_entry(tx: Transaction, desk: Desk, entry_id: str) -> EntryView:
    """An entry of a session of the desk's person.

    Raises:
        NotFoundError: there is none, or it is another's.
    """
    row = tx.execute(entries_where(ENTRY.c.id == storable_text(entry_id))).one_or_none()
    if row is None:
        raise NotFoundError("entry", entry_id, "sitdown show ID --all")
    owned_session(tx, desk, row.session_id)
    return entry_view(row)


def counts(tx: Transaction, session_id: str) -> tuple[int, int]:
    """How many entries a session has, and how many of them are revisions."""
    # A revision stands at another's place; the index of places alone tells both.
    is_revision = ENTRY.c.place != ENTRY.c.sequence_num
    total, revisions = tx.execute(
        select(func.count(), func.count().filter(is_revision)).where(
            ENTRY.c.session_id == session_id
        )
    ).one()
    return int(total), int(revisions)
