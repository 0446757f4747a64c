"""Changing what a session says about itself, keeping things beside it, and erasing it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, select
from sqlmodel import col

from sitdown.engine.desk import Desk
from sitdown.engine.rows import owned_session, session_view, touch
from sitdown.engine.search import forget_erased_words
from sitdown.engine.tables import ArtifactRow, EntryRow, ErasureRow, NoteRow, SessionRow
from sitdown.engine.text import storable, storable_text
from sitdown.engine.views import ArtifactView, NoteView, SessionView
from sitdown.errors import EmptyTextError, InvalidRangeError
from sitdown.store.database import table_of

DESCRIBING = (
    "intention",
    "constraints",
    "procedure_notes",
    "primary_topic",
    "followup_notes",
    "next_session_suggestion",
)
"""The texts that a session has of its own, beside its title."""


def rename(
    desk: Desk, session_id: str, title: str, expected_revision: int | None = None
) -> SessionView:
    """Give a session another title.

    Raises:
        EmptyTextError: the title is empty.
        NotFoundError: there is no such session.
        StaleWriteError: it changed after ``expected_revision``.
    """
    one_line = " ".join(title.split())
    if not one_line:
        raise EmptyTextError("title")
    with desk.store.write() as tx:
        row = owned_session(tx, desk, session_id, expected_revision)
        row.title = storable_text(one_line)
        touch(row, desk)
        tx.add(row)
        return session_view(row)


def describe(desk: Desk, session_id: str, **texts: str) -> SessionView:
    """Set any of a session's own texts, by the names in ``DESCRIBING``.

    Raises:
        NotFoundError: there is no such session.
        TypeError: a name that is not one of these.
    """
    unknown = set(texts) - set(DESCRIBING)
    if unknown:
        message = f"a session has no {', '.join(sorted(unknown))}"
        raise TypeError(message)
    with desk.store.write() as tx:
        row = owned_session(tx, desk, session_id)
        for name, text in texts.items():
            setattr(row, name, storable_text(text))
        row.needs_followup = bool(row.followup_notes)
        touch(row, desk)
        tx.add(row)
        return session_view(row)


def rate(desk: Desk, session_id: str, rating: int) -> SessionView:
    """The person's own rating, from 1 to 5.

    Raises:
        InvalidRangeError: it is outside of that.
        NotFoundError: there is no such session.
    """
    if not 1 <= rating <= 5:
        raise InvalidRangeError("A rating", rating, 1, 5)
    with desk.store.write() as tx:
        row = owned_session(tx, desk, session_id)
        row.success_rating = rating
        touch(row, desk)
        tx.add(row)
        return session_view(row)


def add_note(desk: Desk, session_id: str, text: str) -> NoteView:
    """Keep a note beside a session, whatever its state.

    Raises:
        EmptyTextError: the note is empty.
        NotFoundError: there is no such session.
    """
    if not text.strip():
        raise EmptyTextError("note")
    with desk.store.write() as tx:
        owned_session(tx, desk, session_id)
        row = NoteRow(
            id=desk.new_id(),
            session_id=session_id,
            text=storable_text(text),
            created_at=desk.clock.now(),
        )
        tx.add(row)
        return NoteView(row.id, row.session_id, row.text, row.created_at)


def notes(desk: Desk, session_id: str) -> tuple[NoteView, ...]:
    """The notes of a session, in order.

    Raises:
        NotFoundError: there is no such session.
    """
    with desk.store.read() as tx:
        owned_session(tx, desk, session_id)
        rows = tx.scalars(
            select(NoteRow).where(col(NoteRow.session_id) == session_id).order_by(col(NoteRow.id))
        )
        return tuple(NoteView(row.id, row.session_id, row.text, row.created_at) for row in rows)


def add_artifact(
    desk: Desk,
    session_id: str,
    artifact_type: str,
    title: str,
    path: str = "",
    data: Mapping[str, Any] | None = None,
) -> ArtifactView:
    """Keep a file or a thing with a session: its path, never a copy.

    Raises:
        NotFoundError: there is no such session.
    """
    with desk.store.write() as tx:
        owned_session(tx, desk, session_id)
        row = ArtifactRow(
            id=desk.new_id(),
            session_id=session_id,
            artifact_type=storable_text(artifact_type),
            title=storable_text(title),
            path=storable_text(path),
            data=storable(dict(data or {})),
            created_at=desk.clock.now(),
        )
        tx.add(row)
        return _artifact(row)


def artifacts(desk: Desk, session_id: str) -> tuple[ArtifactView, ...]:
    """The artifacts of a session, in order.

    Raises:
        NotFoundError: there is no such session.
    """
    with desk.store.read() as tx:
        owned_session(tx, desk, session_id)
        rows = tx.scalars(
            select(ArtifactRow)
            .where(col(ArtifactRow.session_id) == session_id)
            .order_by(col(ArtifactRow.id))
        )
        return tuple(_artifact(row) for row in rows)


def erase(desk: Desk, session_id: str) -> None:
    """Delete a whole session: every entry, draft, note and word of it in the search index.

    The one way to delete what was said. Backups made before keep it until they are rotated out.

    Raises:
        NotFoundError: there is no such session.
    """
    with desk.store.write() as tx:
        owned_session(tx, desk, session_id)
        guard = ErasureRow(session_id=session_id)
        tx.add(guard)
        tx.flush()
        # The newest first: an entry may not go before the one that supersedes it.
        entry = table_of(EntryRow)
        newest_first = select(entry.c.id).where(entry.c.session_id == session_id)
        for entry_id in tx.scalars(newest_first.order_by(entry.c.sequence_num.desc())).all():
            tx.execute(delete(entry).where(entry.c.id == entry_id))
        tx.execute(delete(SessionRow).where(col(SessionRow.id) == session_id))
        tx.delete(guard)
        forget_erased_words(tx)
    desk.store.fold_log()


def _artifact(row: ArtifactRow) -> ArtifactView:
    return ArtifactView(
        row.id, row.session_id, row.artifact_type, row.title, row.path, row.data, row.created_at
    )
