"""The one road into the log of a session.

Plain statements rather than row objects: this is what runs at every answer, and it has to cost
little more than SQLite itself.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.exc import IntegrityError

from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.lifecycle import OPEN, Status
from sitdown.engine.sittings import seen
from sitdown.engine.tables import EntryRow, EvidenceRow, SessionRow
from sitdown.engine.text import storable, storable_text
from sitdown.engine.views import EntryView, Evidence, Role
from sitdown.errors import (
    AlreadyRevisedError,
    ClosedSessionError,
    NotBegunError,
    NotFoundError,
    WrongRoleError,
)
from sitdown.store.database import Transaction, table_of

_SESSION = table_of(SessionRow)
_ENTRY = table_of(EntryRow)
_EVIDENCE = table_of(EvidenceRow)
_LAST_NUMBER = (
    select(func.coalesce(func.max(_ENTRY.c.sequence_num), 0))
    .where(_ENTRY.c.session_id == _SESSION.c.id)
    .scalar_subquery()
)
_SESSION_FACTS = select(
    _SESSION.c.id,
    _SESSION.c.user_id,
    _SESSION.c.kind,
    _SESSION.c.playbook_version,
    _SESSION.c.title,
    _SESSION.c.status,
    _SESSION.c.act,
    _SESSION.c.step,
    _LAST_NUMBER.label("last_number"),
)
_INSERT = insert(_ENTRY)


def append(tx: Transaction, desk: Desk, session_id: str, new: NewEntry) -> EntryView:
    """Say one entry: checked, numbered without a hole, at its own place or its root's. A revision
    belongs to the step of what it revises.

    Raises:
        NotFoundError: there is no such session, or no such entry to revise in it.
        NotBegunError, ClosedSessionError: the session is not open. A completed one still takes
            revisions, for they stand in an old place; a cancelled one takes nothing.
        UnknownNameError, InvalidEntryError: the type or its data is wrong.
        AlreadyRevisedError: the entry it revises was already revised.
        WrongRoleError: the entry it revises was said by the other voice.
    """
    facts = tx.execute(
        _SESSION_FACTS.where(_SESSION.c.id == storable_text(session_id))
    ).one_or_none()
    if facts is None or facts.user_id != desk.user_id:
        raise NotFoundError("session", session_id)
    _check_open(facts, revising=new.supersedes_id is not None)
    kind = desk.kind(facts.kind)
    entry_type = kind.entry_type(new.entry_type)
    root = _revised(tx, session_id, new, entry_type.role)
    step = root.step if root is not None else new.step or facts.step
    place = kind.playbook_of(facts.playbook_version).place(step)
    number = facts.last_number + 1
    entry = EntryView(
        id=desk.new_id(),
        session_id=session_id,
        act=place.act,
        step=place.step.key,
        sequence_num=number,
        place=number if root is None else root.place,
        entry_type=entry_type.name,
        role=entry_type.role,
        content=storable_text(new.content),
        data=entry_type.validated(new.data),
        created_at=desk.clock.now(),
        trace_id=new.trace_id and storable_text(new.trace_id),
        supersedes_id=new.supersedes_id,
    )
    _write(tx, entry)
    if new.evidence is not None:
        _write_evidence(tx, entry.id, new.evidence)
    return entry


def _check_open(facts: Any, *, revising: bool) -> None:
    status = Status(facts.status)
    if status is Status.SCHEDULED:
        raise NotBegunError(facts.title)
    if status not in OPEN and not (revising and status is Status.COMPLETED):
        raise ClosedSessionError(facts.title, status.words)


def _revised(tx: Transaction, session_id: str, new: NewEntry, role: Role) -> Any:
    """The place, step and role of the entry that is revised; None when none is."""
    if new.supersedes_id is None:
        return None
    found = tx.execute(
        select(_ENTRY.c.place, _ENTRY.c.step, _ENTRY.c.role).where(
            _ENTRY.c.id == storable_text(new.supersedes_id), _ENTRY.c.session_id == session_id
        )
    ).one_or_none()
    if found is None:
        raise NotFoundError("entry", new.supersedes_id, f"sitdown show {session_id} --all")
    if Role(found.role) is not role:
        raise WrongRoleError(f"revision of entry {found.place}", found.role)
    return found


def _write_evidence(tx: Transaction, entry_id: str, evidence: Evidence) -> None:
    row = {
        "entry_id": entry_id,
        "rule": storable_text(evidence.rule),
        "parameters": storable(dict(evidence.parameters)),
        "row_ids": storable(list(evidence.row_ids)),
    }
    tx.execute(insert(_EVIDENCE), row)


def _write(tx: Transaction, entry: EntryView) -> None:
    row = {
        "id": entry.id,
        "session_id": entry.session_id,
        "act": entry.act,
        "step": entry.step,
        "sequence_num": entry.sequence_num,
        "place": entry.place,
        "entry_type": entry.entry_type,
        "role": entry.role.value,
        "content": entry.content,
        "data": entry.data,
        "trace_id": entry.trace_id,
        "supersedes_id": entry.supersedes_id,
        "created_at": entry.created_at,
    }
    try:
        tx.execute(_INSERT, row)
    except IntegrityError as error:
        if entry.supersedes_id is None:
            raise
        raise AlreadyRevisedError(entry.place) from error
    tx.execute(
        update(_SESSION)
        .where(_SESSION.c.id == entry.session_id)
        .values(updated_at=entry.created_at)
    )
    seen(tx, entry.session_id, entry.created_at)
