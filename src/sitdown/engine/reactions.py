"""What the person makes of something the buddy said: they like it, or want to hear another."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from sqlalchemy import delete
from sqlalchemy.dialects.sqlite import insert

from sitdown.engine.appending import append
from sitdown.engine.arrival import turn_of
from sitdown.engine.desk import Desk
from sitdown.engine.rows import owned_entry, owned_session
from sitdown.engine.tables import FeedbackRow
from sitdown.engine.views import EntryView, Role
from sitdown.errors import OwnWordsError
from sitdown.store.database import table_of

_FEEDBACK = table_of(FeedbackRow)


class Liking(StrEnum):
    """What a person may think of something the buddy said."""

    LIKE = "like"
    DISLIKE = "dislike"


def give_feedback(desk: Desk, entry_id: str, liking: Liking | None) -> None:
    """Like or dislike something the buddy said; one replaces the other, None takes it back.

    Raises:
        NotFoundError: there is no such entry.
        OwnWordsError: the person said it themselves.
    """
    with desk.store.write() as tx:
        entry = owned_entry(tx, desk, entry_id)
        if entry.role is not Role.BUDDY:
            raise OwnWordsError(entry.sequence_num)
        if liking is None:
            tx.execute(delete(_FEEDBACK).where(_FEEDBACK.c.entry_id == entry_id))
            return
        row = {"liking": liking.value, "created_at": desk.clock.now()}
        tx.execute(
            insert(_FEEDBACK).values(entry_id=entry_id, **row).on_conflict_do_update(set_=row)
        )


def regenerate(desk: Desk, entry_id: str) -> EntryView | None:
    """Let the buddy say something else in the place of what it said; None when it has nothing.

    Raises:
        NotFoundError: there is no such entry.
        OwnWordsError: the person said it themselves.
        AlreadyRevisedError: it does not stand any more.
        ClosedSessionError: the session was cancelled.
    """
    with desk.store.write() as tx:
        old = owned_entry(tx, desk, entry_id)
        if old.role is not Role.BUDDY:
            raise OwnWordsError(old.sequence_num)
        row = owned_session(tx, desk, old.session_id)
        new = desk.kind(row.kind).another(turn_of(tx, desk, row), old)
        if new is None:
            return None
        return append(tx, desk, row.id, replace(new, supersedes_id=old.id, step=old.step))
