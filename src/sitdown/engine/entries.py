"""The verbs of what is said: say, answer, revise, look back. Reactions are in ``reactions``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sitdown.engine.appending import append
from sitdown.engine.arrival import turn_of
from sitdown.engine.conversation import Answer, check_answer
from sitdown.engine.desk import Desk
from sitdown.engine.drafts import forget
from sitdown.engine.kind import NewEntry
from sitdown.engine.lifecycle import OPEN, Status
from sitdown.engine.reactions import Liking, give_feedback, regenerate
from sitdown.engine.rows import (
    entries_where,
    entry_views,
    ever_at_place,
    owned_entry,
    owned_session,
    standing_entries,
)
from sitdown.engine.standing import Standing
from sitdown.engine.summaries import follow, is_due, sum_up, sum_up_anew
from sitdown.engine.tables import EntryRow, EvidenceRow, SessionRow
from sitdown.engine.views import EntryView, Evidence, EvidenceView, Role
from sitdown.errors import EmptyTextError, NoQuestionWaitsError, StaleWriteError, WrongRoleError
from sitdown.store.database import Transaction, table_of

__all__ = [
    "Liking",
    "Said",
    "add_entry",
    "answer",
    "everything_said",
    "evidence",
    "give_feedback",
    "history",
    "load_session_entries",
    "page",
    "regenerate",
    "revise",
    "said_after",
    "say",
]

_ENTRY = table_of(EntryRow)


@dataclass(frozen=True)
class Said:
    """What was said, and what the buddy said to it."""

    entry: EntryView
    replies: tuple[EntryView, ...]


def add_entry(desk: Desk, session_id: str, new: NewEntry) -> EntryView:
    """Append one entry, by either voice, and nothing else.

    Raises:
        SitdownError: as ``appending.append`` says.
    """
    with desk.store.write() as tx:
        return append(tx, desk, session_id, new)


def say(desk: Desk, session_id: str, new: NewEntry, draft_field: str | None = None) -> Said:
    """Say something as the person, and hear the buddy.

    The person's words are on disk before the buddy is asked: its failure cannot take them along.

    Args:
        desk: whose.
        session_id: an open session.
        new: what is said; its type must be the person's.
        draft_field: the field whose draft this was, which is forgotten in the same transaction.

    Raises:
        EmptyTextError: there is neither text nor data.
        WrongRoleError: the type is the buddy's.
        SitdownError: as ``appending.append`` says.
    """
    with desk.store.write() as tx:
        entry = _say(tx, desk, owned_session(tx, desk, session_id), new, draft_field)
    return Said(entry, _replies(desk, entry))


def answer(
    desk: Desk,
    session_id: str,
    given: Answer,
    draft_field: str | None = None,
    question_id: str | None = None,
) -> Said:
    """Answer, or skip, the question that waits at the present step.

    Args:
        desk: whose.
        session_id: an open session.
        given: the reply.
        draft_field: as in ``say``.
        question_id: the entry of the question that the person looked at; None takes whichever
            waits.

    Raises:
        NotFoundError: there is no such session.
        NoQuestionWaitsError: no question waits there.
        StaleWriteError: another question waits by now than the one looked at.
        EmptyTextError, UnknownNameError, InvalidRangeError: the answer does not fit its form.
        SitdownError: as ``appending.append`` says.
    """
    with desk.store.write() as tx:
        row = owned_session(tx, desk, session_id)
        kind = desk.kind(row.kind)
        waiting = kind.open_question(Standing(tx, session_id), row.step)
        if question_id is not None and (waiting is None or waiting[0].id != question_id):
            raise StaleWriteError("The question")
        if waiting is None:
            place = kind.playbook_of(row.playbook_version).place(row.step)
            raise NoQuestionWaitsError(place.step.title)
        question = waiting[1]
        new = kind.answer(question, check_answer(question, given))
        entry = _say(tx, desk, row, new, draft_field)
    return Said(entry, _replies(desk, entry))


def revise(
    desk: Desk,
    entry_id: str,
    content: str,
    data: Mapping[str, Any] | None = None,
    trace_id: str | None = None,
) -> EntryView:
    """Say something anew: the revision takes the place of the entry, which stays readable.

    Args:
        desk: whose.
        entry_id: any entry that stands.
        content: the new words.
        data: the new data; None keeps the old.
        trace_id: what made the revision, for the buddy's.

    Raises:
        NotFoundError: there is no such entry.
        AlreadyRevisedError: it does not stand any more.
        ClosedSessionError: the session was cancelled.
        InvalidEntryError: the data does not fit the type.
        EmptyTextError: nothing would stand there.
    """
    with desk.store.write() as tx:
        old = owned_entry(tx, desk, entry_id)
        if not content.strip() and not (old.data if data is None else data):
            raise EmptyTextError("entry")
        revision = append(
            tx,
            desk,
            old.session_id,
            NewEntry(
                entry_type=old.entry_type,
                content=content,
                data=old.data if data is None else data,
                supersedes_id=old.id,
                trace_id=trace_id,
            ),
        )
        row = owned_session(tx, desk, old.session_id)
        follow(tx, row, revision)
        desk.kind(row.kind).revised(turn_of(tx, desk, row), revision)
        sum_up_anew(tx, desk, row)
    return revision


def load_session_entries(desk: Desk, session_id: str) -> tuple[EntryView, ...]:
    """Every entry of a session as it stands, in the order it stands.

    Raises:
        NotFoundError: there is no such session.
    """
    with desk.store.read() as tx:
        owned_session(tx, desk, session_id)
        return standing_entries(tx, session_id)


def page(
    desk: Desk, session_id: str, limit: int = 50, before_place: int | None = None
) -> tuple[EntryView, ...]:
    """The last entries of a session as it stands, in order; ``before_place`` gives earlier ones.

    Raises:
        NotFoundError: there is no such session.
    """
    with desk.store.read() as tx:
        owned_session(tx, desk, session_id)
        return Standing(tx, session_id).last(limit, before_place)


def said_after(desk: Desk, session_id: str, number: int) -> tuple[EntryView, ...]:
    """What was said in a session after the entry of that number, revisions too, in order.

    Raises:
        NotFoundError: there is no such session.
    """
    query = entries_where(_ENTRY.c.session_id == session_id, _ENTRY.c.sequence_num > number)
    with desk.store.read() as tx:
        owned_session(tx, desk, session_id)
        return entry_views(tx.execute(query.order_by(_ENTRY.c.sequence_num)).all())


def everything_said(desk: Desk, session_id: str) -> tuple[EntryView, ...]:
    """Every entry ever said in a session, revised ones too, in the order they were said.

    Raises:
        NotFoundError: there is no such session.
    """
    query = entries_where(_ENTRY.c.session_id == session_id).order_by(_ENTRY.c.sequence_num)
    with desk.store.read() as tx:
        owned_session(tx, desk, session_id)
        return entry_views(tx.execute(query).all())


def history(desk: Desk, entry_id: str) -> tuple[EntryView, ...]:
    """Everything that ever stood in an entry's place, the oldest first.

    Raises:
        NotFoundError: there is no such entry.
    """
    with desk.store.read() as tx:
        entry = owned_entry(tx, desk, entry_id)
        return ever_at_place(tx, entry.session_id, entry.place)


def evidence(desk: Desk, entry_id: str) -> EvidenceView | None:
    """What an entry rests on; None when it makes no claim.

    Raises:
        NotFoundError: there is no such entry.
    """
    with desk.store.read() as tx:
        entry = owned_entry(tx, desk, entry_id)
        kind = desk.kind(owned_session(tx, desk, entry.session_id).kind)
        row = tx.get(EvidenceRow, entry_id)
        if row is None:
            return None
        held = Evidence(row.rule, row.parameters, tuple(row.row_ids))
    return EvidenceView(
        held, tuple(kind.evidence_facts(held)), tuple(kind.evidence_lines(desk, held))
    )


def _say(
    tx: Transaction, desk: Desk, row: SessionRow, new: NewEntry, draft_field: str | None
) -> EntryView:
    if not new.content.strip() and not new.data:
        raise EmptyTextError("entry")
    kind = desk.kind(row.kind)
    if kind.entry_type(new.entry_type).role is not Role.USER:
        raise WrongRoleError(new.entry_type, Role.BUDDY.value)
    entry = append(tx, desk, row.id, new)
    if draft_field is not None:
        forget(tx, row.id, entry.step, draft_field)
    if new.supersedes_id is not None:
        tx.refresh(row)
        kind.revised(turn_of(tx, desk, row), entry)
    return entry


def _replies(desk: Desk, said: EntryView) -> tuple[EntryView, ...]:
    with desk.store.write() as tx:
        row = owned_session(tx, desk, said.session_id)
        if Status(row.status) not in OPEN:
            return ()
        turn = turn_of(tx, desk, row)
        replies = desk.kind(row.kind).reply(turn, said)
        if is_due(turn, said):
            # Before the reply, so that nothing comes between a question and its answer.
            sum_up(tx, desk, row)
        return tuple(append(tx, desk, said.session_id, reply) for reply in replies)
