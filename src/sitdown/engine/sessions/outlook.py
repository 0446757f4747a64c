"""Looking at a session from one of its steps, without reading all that was ever said in it."""

from __future__ import annotations

from sitdown.engine.arrival import turn_of
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.playbook import Question
from sitdown.engine.rows import owned_entry, owned_session
from sitdown.engine.sessions.indicating import indicators_of
from sitdown.engine.sessions.look import detail_of
from sitdown.engine.standing import Standing
from sitdown.engine.views import EntryView, Outlook

PAGE = 50
"""Entries of the talk that are read at first, and at each look further back."""

_LAST_OF_ALL = 10
"""Entries that are at hand from whatever step: what a card says of where one left off."""


def outlook(
    desk: Desk,
    session_id: str,
    step: str | None = None,
    talk_from: int | None = None,
    *,
    further: bool = False,
) -> Outlook:
    """A session as it is seen from a step.

    Args:
        desk: whose.
        session_id: the session.
        step: the step; None is the one it is at.
        talk_from: the place from which on the talk of the step is wanted; None is its last page.
        further: whether to look a page further back than ``talk_from``.

    Raises:
        NotFoundError: there is no such session.
        UnknownNameError: it has no such step.
    """
    with desk.store.read() as tx:
        row = owned_session(tx, desk, session_id)
        kind = desk.kind(row.kind)
        here = kind.playbook_of(row.playbook_version).place(step or row.step).step.key
        standing = Standing(tx, session_id)
        talk = standing.narrowed(types=kind.talk_types)
        start, said_here = _seen(talk.narrowed(steps=(here,)), talk_from, further=further)
        at_hand = (
            *standing.narrowed(but=kind.talk_types),
            *talk.last(_LAST_OF_ALL),
            *said_here,
        )
        entries = {entry.place: entry for entry in at_hand}
        return Outlook(
            detail_of(tx, row, tuple(entries[place] for place in sorted(entries))),
            start,
            kind.open_question(standing, here),
            any(map(kind.question_in, reversed(kind.asked(standing, here)))),
            indicators_of(tx, row),
        )


def open_question(desk: Desk, session_id: str) -> tuple[EntryView, Question] | None:
    """The question that waits at the step a session is at, and the entry that asks it.

    Raises:
        NotFoundError: there is no such session.
    """
    with desk.store.read() as tx:
        row = owned_session(tx, desk, session_id)
        return desk.kind(row.kind).open_question(Standing(tx, session_id), row.step)


def heard(desk: Desk, session_id: str, text: str) -> NewEntry:
    """What typed words come to at the step a session is at, where no question waits.

    Raises:
        NotFoundError: there is no such session.
    """
    with desk.store.read() as tx:
        row = owned_session(tx, desk, session_id)
        return desk.kind(row.kind).heard(turn_of(tx, desk, row), text)


def question_to(desk: Desk, entry_id: str) -> Question | None:
    """The question that an entry answers; None when nobody asked for it.

    Raises:
        NotFoundError: there is no such entry.
    """
    with desk.store.read() as tx:
        entry = owned_entry(tx, desk, entry_id)
        kind = desk.kind(owned_session(tx, desk, entry.session_id).kind)
        keys = kind.answered((entry,), entry.step)
        if not keys:
            return None
        asked = map(kind.question_in, kind.asked(Standing(tx, entry.session_id), entry.step))
        return next((each for each in asked if each is not None and each.key in keys), None)


def _seen(
    talk: Standing, talk_from: int | None, *, further: bool
) -> tuple[int, tuple[EntryView, ...]]:
    """The first place of the talk to show, 0 when nothing comes before it, and the talk from it."""
    if talk_from is not None and not further:
        return talk_from, talk.since(talk_from)
    later = () if talk_from is None else talk.since(talk_from)
    page = talk.last(PAGE + 1, talk_from)
    if len(page) <= PAGE:
        return 0, (*page, *later)
    return page[1].place, (*page[1:], *later)
