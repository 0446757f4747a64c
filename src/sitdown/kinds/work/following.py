"""The engine's session about a project's session: made when it is first opened, moved as the files
move, paused when it is left.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sitdown.engine import entries, sessions
from sitdown.engine.appending import append
from sitdown.engine.desk import Desk
from sitdown.engine.kind import Begin
from sitdown.engine.lifecycle import OPEN, Status
from sitdown.engine.rows import owned_session, standing_entries
from sitdown.engine.views import EntryView, SessionView
from sitdown.errors import NotFoundError
from sitdown.kinds.work.marks import checkpoint_marks, mirrored_state, status_mark
from sitdown.kinds.work.plans.plan_json import checkpoint_titles
from sitdown.kinds.work.references import found, mirrored, of_session
from sitdown.kinds.work.state import Phase, State

KIND_NAME = "work"


def session_of(desk: Desk, work_session_id: str) -> SessionView:
    """The session about it, begun now when there is none, or the one there was given up.

    Raises:
        NoSuchWorkSessionError: this person has none of that id.
    """
    with desk.store.read() as tx:
        linked = found(tx, desk, work_session_id)[0].session_id
    if linked is not None:
        view = sessions.get(desk, linked)
        if view.status is not Status.CANCELLED:
            return view
    return sessions.begin(desk, KIND_NAME, Begin(subject=work_session_id))


def work_session_of(desk: Desk, session_id: str) -> str:
    """The id of the project's session that a session is about.

    Raises:
        NotFoundError: its project is not followed any more.
    """
    sessions.get(desk, session_id)
    with desk.store.read() as tx:
        linked = of_session(tx, session_id)
        if linked is None:
            raise NotFoundError("followed project of session", session_id, "sitdown work projects")
        return linked[0].id


def sit_down(desk: Desk, work_session_id: str) -> SessionView:
    """Take the session up in a sitting, and bring it to where the files are.

    Raises:
        NoSuchWorkSessionError: this person has none of that id.
    """
    session = sessions.sit_down(desk, session_of(desk, work_session_id).id)
    return follow(desk, work_session_id) or session


def leave(desk: Desk, session_id: str) -> None:
    """End the sitting; a session that is over is only left.

    Raises:
        NotFoundError: it is gone.
    """
    if sessions.get(desk, session_id).status is Status.IN_PROGRESS:
        sessions.pause(desk, session_id)


def follow(desk: Desk, work_session_id: str) -> SessionView | None:
    """Bring the session to the phase of the state file, and tell of what was completed; complete
    it with the file. Nothing is written when it is there already.

    Returns:
        The session; None while it was never opened.

    Raises:
        NoSuchWorkSessionError: this person has none of that id.
    """
    with desk.store.read() as tx:
        row, _ = found(tx, desk, work_session_id)
        linked = row.session_id
        state = mirrored_state(tx, row)
        mirror = mirrored(tx, row.id)
    if linked is None:
        return None
    session = sessions.get(desk, linked)
    if session.status not in OPEN or state is None or state.phase is None or mirror is None:
        return session
    if state.phase.value != session.step:
        session = sessions.go_to_step(desk, session.id, state.phase.value)
    _tell_of_checkpoints(desk, session.id, work_session_id, state, mirror)
    if state.phase is Phase.COMPLETE:
        session = sessions.complete(desk, session.id, anyway=True)
    return session


def tell_status(desk: Desk, work_session_id: str) -> EntryView | None:
    """Note in the session what status the person set; None while none is open."""
    with desk.store.read() as tx:
        row, _ = found(tx, desk, work_session_id)
        linked, state = row.session_id, mirrored_state(tx, row)
    if linked is None or state is None or sessions.get(desk, linked).status not in OPEN:
        return None
    return entries.add_entry(desk, linked, status_mark(work_session_id, state))


def _tell_of_checkpoints(
    desk: Desk, session_id: str, work_session_id: str, state: State, mirror: Any
) -> None:
    """Say of every checkpoint that it is complete: all at once, and each once by all windows."""
    if not state.checkpoints_completed:
        return
    titles = checkpoint_titles(Path(mirror.session_dir))
    told = entries.load_session_entries(desk, session_id)
    if not checkpoint_marks(work_session_id, state, titles, told):
        return
    with desk.store.write() as tx:
        if owned_session(tx, desk, session_id).status not in OPEN:
            return
        # Another window may have told of them since.
        told = standing_entries(tx, session_id)
        for mark in checkpoint_marks(work_session_id, state, titles, told):
            append(tx, desk, session_id, mark)
