"""What the buddy says of what the files show: a phase was begun, a checkpoint was completed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sitdown.clock import local
from sitdown.engine.kind import NewEntry, Turn
from sitdown.engine.views import EntryView, Evidence
from sitdown.kinds.work.entry_types import CHECKPOINT_MARK, PHASE_MARK, STATUS_MARK
from sitdown.kinds.work.references import mirrored, of_session
from sitdown.kinds.work.state import State, read_state
from sitdown.kinds.work.tables import WorkSessionRow
from sitdown.store.database import Transaction

RULE = "what the session's state.json says"


def phase_marks(turn: Turn) -> Sequence[NewEntry]:
    """The session came to the phase of the step it is at now."""
    linked = of_session(turn.tx, turn.session.id)
    state = None if linked is None else mirrored_state(turn.tx, linked[0])
    if linked is None or state is None:
        return ()
    key, title = turn.place.step.key, turn.place.phase.title
    times = state.phase_times.get(key)
    began = times.started_at if times else None
    done = times.completed_at if times else None
    data = {
        "phase": key,
        "started_at": began.isoformat() if began else None,
        "completed_at": done.isoformat() if done else None,
    }
    said = f"It is in {title}."
    if began is not None:
        at = local(turn.desk.clock, began)
        said = f"{title} began on {at.day} {at:%b %Y} at {at:%H:%M}."
    return (NewEntry(PHASE_MARK, said, data, evidence=_evidence(linked[0].id, state, data)),)


def checkpoint_marks(
    work_session_id: str, state: State, titles: Mapping[int, str], standing: Sequence[EntryView]
) -> Sequence[NewEntry]:
    """The checkpoints that were completed and not told of yet, in the order of the file."""
    told = {each.data["checkpoint"] for each in standing if each.entry_type == CHECKPOINT_MARK}
    marks = []
    for number in state.checkpoints_completed:
        if number in told:
            continue
        title = titles.get(number, "")
        commits = [each.sha for each in state.commits if each.checkpoint == number]
        data = {"checkpoint": number, "title": title, "commits": commits}
        named = f": {title}" if title else ""
        marks.append(
            NewEntry(
                CHECKPOINT_MARK,
                f"Checkpoint {number} is complete{named}.",
                data,
                step="build",
                evidence=_evidence(work_session_id, state, data),
            )
        )
    return marks


def status_mark(work_session_id: str, state: State) -> NewEntry:
    """The person set the status that stands in the file now."""
    data = {"status": state.status.value}
    said = f"Set to {state.status.value}."
    return NewEntry(STATUS_MARK, said, data, evidence=_evidence(work_session_id, state, data))


def lines(tx: Transaction, work_session_ids: Sequence[str]) -> Sequence[str]:
    """The state files of these sessions, a line each."""
    shown = []
    for each in work_session_ids:
        mirror = mirrored(tx, each)
        shown.append("a session that is not followed any more" if mirror is None else _line(mirror))
    return shown


def mirrored_state(tx: Transaction, row: WorkSessionRow) -> State | None:
    """The state file as it was last read; None when it never could be."""
    mirror = mirrored(tx, row.id)
    if mirror is None or not mirror.state_text:
        return None
    return read_mirrored(mirror)


def read_mirrored(mirror: Any) -> State:
    """The state that a mirror's row holds the text of."""
    path = Path(mirror.session_dir) / "state.json"
    return read_state(mirror.state_text.encode("utf-8"), mirror.session_slug, path)


def _line(mirror: Any) -> str:
    return (
        f"agents/sessions/{mirror.session_slug}/state.json · {mirror.status} · "
        f"{mirror.checkpoints_completed} of {mirror.checkpoints_total} checkpoints"
    )


def _evidence(work_session_id: str, state: State, data: Mapping[str, Any]) -> Evidence:
    parameters = {
        "file": f"{state.slug}/state.json",
        "content": state.revision[:16],
        "phase": state.phase_name,
        **{name: value for name, value in data.items() if value not in (None, "", [])},
    }
    return Evidence(RULE, parameters, (work_session_id,))
