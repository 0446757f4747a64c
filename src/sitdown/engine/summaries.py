"""What a session came to, kept in two texts: what was worked on, and where it goes next.

The summary is said by the buddy as one entry that later ones revise; the session's own two texts
are what stands there, so that a list can show them. What the person made of a text is theirs: the
buddy goes on with the other one alone, until the person empties theirs.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from sitdown.engine.appending import append
from sitdown.engine.arrival import turn_of
from sitdown.engine.desk import Desk
from sitdown.engine.entry_types import SUMMARY
from sitdown.engine.kind import NewEntry, SummingUp, Turn
from sitdown.engine.lifecycle import Status
from sitdown.engine.rows import ever_at_place, owned_session, session_view, touch
from sitdown.engine.standing import Standing
from sitdown.engine.tables import EntryRow, SessionRow
from sitdown.engine.transcript import last_of_type
from sitdown.engine.views import EntryView, Evidence, Role, SessionView
from sitdown.errors import NotSummedUpError
from sitdown.store.database import Transaction, table_of

RULE = "own_words/1"
"""The trace of a summary that the buddy made; one the person made has none."""

_CONVERSATION = "conversation"
_ENTRY = table_of(EntryRow)


def refresh(desk: Desk, session_id: str) -> SessionView:
    """Sum a session up as it stands now.

    Raises:
        NotFoundError: there is no such session.
        NotBegunError, ClosedSessionError: it is not open.
    """
    with desk.store.write() as tx:
        row = owned_session(tx, desk, session_id)
        sum_up(tx, desk, row)
        return session_view(row)


def standing(desk: Desk, session_id: str) -> EntryView | None:
    """The summary of a session as it stands; None before there is one.

    Raises:
        NotFoundError: there is no such session.
    """
    with desk.store.read() as tx:
        owned_session(tx, desk, session_id)
        return last_of_type(Standing(tx, session_id), SUMMARY.name)


def edit(
    desk: Desk, session_id: str, *, worked_on: str | None = None, next_plan: str | None = None
) -> SessionView:
    """Say what a session came to in the person's own way; None leaves a text as it is.

    An emptied text is the buddy's again.

    Raises:
        NotFoundError: there is no such session.
        NotSummedUpError: nothing stands there to be said in another way.
        ClosedSessionError: the session was cancelled.
    """
    with desk.store.write() as tx:
        row = owned_session(tx, desk, session_id)
        said = last_of_type(Standing(tx, session_id), SUMMARY.name)
        if said is None:
            raise NotSummedUpError(row.title)
        was = str(said.data["next_plan"])
        revision = append(
            tx,
            desk,
            session_id,
            NewEntry(
                SUMMARY.name,
                said.content if worked_on is None else worked_on.strip(),
                {**said.data, "next_plan": was if next_plan is None else next_plan.strip()},
                supersedes_id=said.id,
            ),
        )
        follow(tx, row, revision)
        touch(row, desk)
        return session_view(row)


def sum_up(tx: Transaction, desk: Desk, row: SessionRow, *, closing: bool = False) -> None:
    """Let the kind sum the session up, inside the transaction of a verb. Nothing is said when
    nothing changed.
    """
    turn = turn_of(tx, desk, row)
    made = desk.kind(row.kind).sum_up(turn, closing=closing)
    if made is None:
        return
    before = last_of_type(turn.standing, SUMMARY.name)
    if before is not None:
        versions = ever_at_place(tx, row.id, before.place)
        made = _without_what_is_the_persons(made, versions)
        if (made.worked_on, made.next_plan) == _texts(before):
            return
    entry = append(tx, desk, row.id, _said(made, before, turn))
    follow(tx, row, entry)


def sum_up_anew(tx: Transaction, desk: Desk, row: SessionRow) -> None:
    """Sum a completed session up as it stands after a revision, or its summary would go on to tell
    what was taken back. An open one is summed up when it is left.
    """
    was_summed_up = last_of_type(Standing(tx, row.id), SUMMARY.name) is not None
    if Status(row.status) is Status.COMPLETED and was_summed_up:
        tx.refresh(row)
        sum_up(tx, desk, row, closing=True)


def follow(tx: Transaction, row: SessionRow, entry: EntryView) -> None:
    """Bring the session's two texts to what a summary says; any other entry changes nothing."""
    if entry.entry_type == SUMMARY.name:
        row.summary_text, row.next_plan_text = _texts(entry)
        tx.add(row)


def is_due(turn: Turn, said: EntryView) -> bool:
    """Whether a message is the one after which a conversation is summed up.

    A skip is no message, a revision is not a new one, and only the steps that are conversations
    count.
    """
    playbook = turn.desk.kind(turn.session.kind).playbook_of(turn.session.playbook_version)
    talked_at = {place.step.key for place in playbook.places() if place.step.stage == _CONVERSATION}
    is_message = said.role is Role.USER and said.content.strip() != "" and said.step in talked_at
    if said.supersedes_id is not None or not is_message:
        return False
    of_person = Standing(turn.tx, said.session_id).narrowed(steps=talked_at, role=Role.USER)
    return of_person.count_messages() % turn.desk.summary_every == 0


def written_by_person(versions: Sequence[EntryView]) -> tuple[bool, bool]:
    """Whether each of the two texts of a summary is the person's. Pure.

    A text is whose who changed it last; an empty one is nobody's.

    Args:
        versions: everything that ever stood in the summary's place, the oldest first.
    """
    owners = [False, False]
    before: tuple[str, str] | None = None
    for version in versions:
        texts = _texts(version)
        for number, text in enumerate(texts):
            if before is None or text != before[number]:
                owners[number] = version.trace_id != RULE and text.strip() != ""
        before = texts
    return owners[0], owners[1]


def _without_what_is_the_persons(made: SummingUp, versions: Sequence[EntryView]) -> SummingUp:
    keeps_worked_on, keeps_next_plan = written_by_person(versions)
    worked_on, next_plan = _texts(versions[-1])
    return SummingUp(
        worked_on if keeps_worked_on else made.worked_on,
        next_plan if keeps_next_plan else made.next_plan,
        made.quotes,
        made.rests_on,
    )


def _said(made: SummingUp, before: EntryView | None, turn: Turn) -> NewEntry:
    numbers = _numbers(turn.tx, [entry_id for entry_id, _ in made.quotes])
    figures = made.rests_on or Evidence(RULE)
    return NewEntry(
        SUMMARY.name,
        made.worked_on,
        {
            "quotes": [{"entry_id": entry_id, "text": text} for entry_id, text in made.quotes],
            "next_plan": made.next_plan,
        },
        supersedes_id=before.id if before is not None else None,
        trace_id=RULE,
        evidence=Evidence(
            RULE,
            {
                "entries": len(turn.standing),
                "quoted": [numbers[entry_id] for entry_id, _ in made.quotes],
                **figures.parameters,
            },
            figures.row_ids,
        ),
    )


def _numbers(tx: Transaction, entry_ids: Sequence[str]) -> dict[str, int]:
    query = select(_ENTRY.c.id, _ENTRY.c.sequence_num).where(_ENTRY.c.id.in_(entry_ids))
    return {row.id: row.sequence_num for row in tx.execute(query)}


def _texts(summary: EntryView) -> tuple[str, str]:
    return summary.content, str(summary.data["next_plan"])
