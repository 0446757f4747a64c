"""What is being typed and not yet said: saved as it is typed, gone when it is said."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import col

from sitdown.engine.desk import Desk
from sitdown.engine.rows import owned_session
from sitdown.engine.sittings import seen
from sitdown.engine.tables import DraftRow
from sitdown.engine.text import storable_text
from sitdown.engine.views import DraftView
from sitdown.store.database import Transaction, table_of

_DRAFT = table_of(DraftRow)


def save(desk: Desk, session_id: str, step: str, field: str, text: str) -> None:
    """Keep what stands in a field of a step; empty text forgets it.

    Raises:
        NotFoundError: there is no such session.
    """
    now = desk.clock.now()
    with desk.store.write() as tx:
        owned_session(tx, desk, session_id)
        if text:
            row = {"text": storable_text(text), "updated_at": now}
            tx.execute(
                insert(_DRAFT)
                .values(session_id=session_id, step=step, field=field, **row)
                .on_conflict_do_update(set_=row)
            )
        else:
            forget(tx, session_id, step, field)
        seen(tx, session_id, now)


def of_session(desk: Desk, session_id: str) -> tuple[DraftView, ...]:
    """Every draft of a session.

    Raises:
        NotFoundError: there is no such session.
    """
    with desk.store.read() as tx:
        owned_session(tx, desk, session_id)
        return drafts_of(tx, session_id)


def drafts_of(tx: Transaction, session_id: str) -> tuple[DraftView, ...]:
    """Every draft of a session, the last typed first."""
    rows = tx.scalars(
        select(DraftRow)
        .where(col(DraftRow.session_id) == session_id)
        .order_by(col(DraftRow.updated_at).desc())
    )
    return tuple(
        DraftView(row.session_id, row.step, row.field, row.text, row.updated_at) for row in rows
    )


def forget(tx: Transaction, session_id: str, step: str, field: str) -> None:
    """Drop the draft of a field, because it was said or emptied."""
    tx.execute(
        delete(_DRAFT).where(
            _DRAFT.c.session_id == session_id, _DRAFT.c.step == step, _DRAFT.c.field == field
        )
    )
