"""What the person does to a session from the live panel. The state file changes first, by the one
way there is, and is then taken in like anyone's change.
"""

from __future__ import annotations

from sitdown.engine import drafts, entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.lifecycle import OPEN
from sitdown.errors import NotFoundError, SitdownError
from sitdown.kinds.work.answer_drafts import forget_drafts_of
from sitdown.kinds.work.blockers import answer
from sitdown.kinds.work.entry_types import BLOCKER_ANSWER
from sitdown.kinds.work.following import tell_status
from sitdown.kinds.work.items import BlockerView
from sitdown.kinds.work.panel_views import PanelView, Part
from sitdown.kinds.work.plans.plan_json import read_outline
from sitdown.kinds.work.state import Phase, SessionStateManager, Status
from sitdown.kinds.work.taking_in import taken_in

NOTE_FIELD = "said"
"""The field of what the person says by themselves."""


class NoOpenCheckpointError(SitdownError):
    """There is nothing left to complete."""

    def __init__(self) -> None:
        super().__init__("Every checkpoint is complete. `a` goes on to the next phase.")


def advance(desk: Desk, view: PanelView, phase: str) -> PanelView:
    """Go to a phase; refused when the file changed after the view was read.

    Raises:
        StateError: the move is not allowed, or the file changed or cannot be read.
        FileError: it cannot be written.
    """
    manager = _manager(desk, view)
    manager.transition_to_phase(Phase(phase), expected_revision=view.revision or None)
    return taken_in(desk, view, Part.FILES)


def complete_checkpoint(desk: Desk, view: PanelView) -> PanelView:
    """Complete the checkpoint that is open, or else the first that is not done.

    Raises:
        NoOpenCheckpointError: all are done.
        StateError: the file changed, cannot be read, or has no checkpoints.
        FileError: it cannot be written.
    """
    manager = _manager(desk, view)
    number = view.current_checkpoint
    if number is None and view.checkpoints_total:
        done = set(manager.load().checkpoints_completed)
        numbers = range(1, view.checkpoints_total + 1)
        number = next((each for each in numbers if each not in done), None)
        if number is None:
            raise NoOpenCheckpointError
    manager.complete_checkpoint(number or 1, expected_revision=view.revision or None)
    return taken_in(desk, view, Part.FILES)


def count_checkpoints(desk: Desk, view: PanelView, total: int) -> PanelView:
    """Say how many checkpoints the build has, and begin the first.

    Raises:
        StateError: the file changed, cannot be read, or cannot have so many.
        FileError: it cannot be written.
    """
    manager = _manager(desk, view)
    state = manager.init_build_progress(total, expected_revision=view.revision or None)
    if state.current_checkpoint is None and not state.checkpoints_completed:
        manager.start_checkpoint(1, expected_revision=state.revision)
    return taken_in(desk, view, Part.FILES)


def planned_checkpoints(view: PanelView) -> int:
    """How many checkpoints the session's plan names; 0 without one."""
    return len(read_outline(view.session_dir).checkpoints)


def set_status(desk: Desk, view: PanelView, status: str) -> PanelView:
    """Set the session's own status, and note in its log that the person did.

    Raises:
        StateError: the file changed or cannot be read.
        FileError: it cannot be written.
    """
    _manager(desk, view).set_status(Status(status), expected_revision=view.revision or None)
    after = taken_in(desk, view, Part.FILES)
    tell_status(desk, view.work_session_id)
    return after


def answer_blocker(desk: Desk, view: PanelView, blocker: BlockerView, text: str) -> PanelView:
    """Answer a question; the answer is said in the session, too.

    Raises:
        EmptyTextError: the answer is empty.
        SitdownError: the question is gone.
    """
    answer_question(desk, view.project_id, blocker, text)
    data = {"blocker": blocker.number, "question": blocker.question}
    _say(desk, view, NewEntry(BLOCKER_ANSWER, text, data))
    return taken_in(desk, view, Part.PROJECT)


def answer_question(desk: Desk, project_id: str, blocker: BlockerView, text: str) -> BlockerView:
    """Answer a question of a project; what was typed to it is then no draft any more.

    Raises:
        EmptyTextError: the answer is empty.
        SitdownError: the question is gone.
    """
    answered = answer(desk, project_id, blocker.number, text)
    forget_drafts_of(desk, (blocker.id,))
    return answered


def say(desk: Desk, view: PanelView, text: str) -> PanelView:
    """Say something in the session.

    Raises:
        EmptyTextError: there are no words.
        ClosedSessionError: the session is over.
    """
    if view.session_id is not None:
        entries.say(desk, view.session_id, NewEntry("said", text))
        keep_draft(desk, view.session_id, NOTE_FIELD, "")
    return view


def draft(desk: Desk, session_id: str | None, field: str) -> str:
    """What was typed in a field and not said; empty without a session, or when it is gone."""
    if session_id is None:
        return ""
    try:
        kept = drafts.of_session(desk, session_id)
    except NotFoundError:
        return ""
    return next((each.text for each in kept if each.field == field), "")


def keep_draft(desk: Desk, session_id: str | None, field: str, text: str) -> None:
    """Keep what is typed in a field, at whatever phase that was; empty text forgets it."""
    if session_id is None:
        return
    step = sessions.get(desk, session_id).step
    for each in drafts.of_session(desk, session_id):
        if each.field == field and each.step != step:
            drafts.save(desk, session_id, each.step, field, "")
    drafts.save(desk, session_id, step, field, text)


def _say(desk: Desk, view: PanelView, new: NewEntry) -> None:
    """Say it where the session is open; in one that is over the answer itself is enough."""
    if view.session_id is not None and sessions.get(desk, view.session_id).status in OPEN:
        entries.say(desk, view.session_id, new)


def _manager(desk: Desk, view: PanelView) -> SessionStateManager:
    return SessionStateManager(view.session_dir, desk.clock)
