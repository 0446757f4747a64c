"""Finding what a person names in few letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitdown.engine import entries, sessions
from sitdown.errors import NotFoundError

if TYPE_CHECKING:
    from sitdown.engine.desk import Desk
    from sitdown.engine.views import EntryView


def entry_of(desk: Desk, reference: str) -> EntryView:
    """The entry of an id, or of ``SESSION:NUMBER`` with any unique beginning of the session's id.

    Raises:
        NotFoundError: there is no such session or entry.
        AmbiguousReferenceError: several sessions begin so.
    """
    session, colon, number = reference.strip().partition(":")
    if colon:
        return numbered(desk, sessions.find(desk, session).id, number)
    for version in entries.history(desk, session):
        if version.id == session:
            return version
    raise NotFoundError("entry", reference, "sitdown show ID --all")


def numbered(desk: Desk, session_id: str, number: str | int) -> EntryView:
    """The entry of a number in a session.

    Raises:
        NotFoundError: there is no such session or entry.
    """
    for entry in entries.everything_said(desk, session_id):
        if str(entry.sequence_num) == str(number):
            return entry
    raise NotFoundError("entry", str(number), f"sitdown show {session_id} --all")
