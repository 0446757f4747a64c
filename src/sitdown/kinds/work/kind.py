"""The sessions of a project as a kind of session: their phases are those of the state file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from sqlmodel import col, select

from sitdown.engine.arrival import move_to
from sitdown.engine.desk import Desk
from sitdown.engine.kind import Begin, Kind, NewEntry, SummingUp, Turn
from sitdown.engine.lifecycle import Status
from sitdown.engine.playbook import Playbook
from sitdown.engine.sessions.look import subject_row
from sitdown.engine.tables import SessionRow
from sitdown.engine.views import EntryView, Evidence, SessionView
from sitdown.kinds import summing_up
from sitdown.kinds.work import marks
from sitdown.kinds.work.entry_types import BLOCKER_ANSWER, ENTRY_TYPES
from sitdown.kinds.work.playbook import PLAYBOOKS
from sitdown.kinds.work.references import (
    NoSuchWorkSessionError,
    SeveralWorkSessionsError,
    found,
)
from sitdown.kinds.work.tables import ProjectRow, WorkMirrorRow, WorkSessionRow
from sitdown.store.database import Transaction

_WRITTEN = frozenset({"said", BLOCKER_ANSWER})
"""The entries in which the person writes."""


class WorkKind(Kind):
    """A session of a project, followed from the files that agents write. One a folder."""

    name: ClassVar = "work"
    title: ClassVar = "Project work"
    about: ClassVar = "Follow a project and its agents from the files they write."
    playbooks: ClassVar[tuple[Playbook, ...]] = PLAYBOOKS
    own_entry_types: ClassVar = ENTRY_TYPES
    one_a_subject: ClassVar = True

    def prepared(self, desk: Desk, begin: Begin) -> Begin:
        """The request for a session that a project has: named by its slug, by ``project/slug`` or
        by its id, by default the one that was touched last.

        Raises:
            NoSuchWorkSessionError: no followed project has such a session.
            SeveralWorkSessionsError: several have it.
        """
        with desk.store.read() as tx:
            reference = begin.subject or _newest(tx, desk)
            if reference is None:
                raise NoSuchWorkSessionError("")
            row, project = found(tx, desk, reference)
            mirror = tx.get(WorkMirrorRow, row.id)
            title = begin.title.strip() or (mirror.title if mirror else "") or row.session_slug
            subject = _subject_of(tx, desk, row, project.name)
        return Begin(**{**vars(begin), "subject": subject, "title": title})

    def began(self, tx: Transaction, desk: Desk, session: SessionView) -> None:
        """Link the project's session to this one, and begin where its files are."""
        row, _ = found(tx, desk, session.subject or "")
        row.session_id = session.id
        tx.add(row)
        tx.flush()
        state = marks.mirrored_state(tx, row)
        begun = tx.get(SessionRow, session.id)
        if state is not None and state.phase is not None and begun is not None:
            move_to(tx, desk, begun, self.playbook.place(state.phase.value))

    def arrive(self, turn: Turn) -> Sequence[NewEntry]:
        """Say when the phase was begun, as the state file has it."""
        return marks.phase_marks(turn)

    def reply(self, turn: Turn, said: EntryView) -> Sequence[NewEntry]:
        """Nothing: who speaks here are the files."""
        return ()

    def sum_up(self, turn: Turn, *, closing: bool) -> SummingUp | None:
        """What the person wrote in it."""
        return summing_up.sum_up(turn, closing=closing, types=_WRITTEN)

    def evidence_lines(self, desk: Desk, evidence: Evidence) -> Sequence[str]:
        """The state files a mark rests on."""
        with desk.store.read() as tx:
            return marks.lines(tx, evidence.row_ids)


def _newest(tx: Transaction, desk: Desk) -> str | None:
    """The id of the session whose file changed last, completed ones after the others."""
    return tx.exec(
        select(WorkMirrorRow.work_session_id)
        .where(
            col(ProjectRow.id) == col(WorkMirrorRow.project_id),
            col(ProjectRow.user_id) == desk.user_id,
        )
        .order_by(
            col(WorkMirrorRow.status) == "complete",
            col(WorkMirrorRow.state_updated_at).desc(),
            col(WorkMirrorRow.session_slug).desc(),
        )
        .limit(1)
    ).first()


def _subject_of(tx: Transaction, desk: Desk, row: WorkSessionRow, project: str) -> str:
    """What its session is known by: the slug where no other session took it."""
    linked = tx.get(SessionRow, row.session_id) if row.session_id else None
    if linked is not None and linked.subject and linked.status != Status.CANCELLED.value:
        return linked.subject
    for subject in (row.session_slug, f"{project}/{row.session_slug}"):
        if _leads_to(tx, desk, subject, row.id) and not _is_taken(tx, desk, subject):
            return subject
    return row.id


def _leads_to(tx: Transaction, desk: Desk, subject: str, work_session_id: str) -> bool:
    try:
        return found(tx, desk, subject)[0].id == work_session_id
    except SeveralWorkSessionsError:
        return False


def _is_taken(tx: Transaction, desk: Desk, subject: str) -> bool:
    return subject_row(tx, desk, "work", subject) is not None


KIND = WorkKind()
"""The one object of this kind."""
