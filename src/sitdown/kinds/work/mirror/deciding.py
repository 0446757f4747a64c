"""What a reading means for what was known of a session. Pure."""

from __future__ import annotations

import json
from datetime import datetime
from typing import NamedTuple

from sitdown.kinds.work.mirror.stamps import GONE
from sitdown.kinds.work.state import Phase, State
from sitdown.kinds.work.views import SyncStatus

CREATED = "created"
"""What stands for a phase that nobody knows."""

NOTHING = "{}"
"""An ``extra`` that holds nothing."""

BEFORE = "before"
"""Where ``extra`` keeps how far a session was that went back."""

_KEPT = ("goals", "key_decisions", "open_questions")
_SILENT = (None, None, None)
_RANKS = {phase.value: rank for rank, phase in enumerate(Phase)}


class Told(NamedTuple):
    """What a state file says, as far as the mirror has columns for it.

    Attributes:
        status: the phase, and ``created`` for one that nobody knows.
        kept: what goes into ``extra``, a JSON object.
    """

    title: str
    description: str
    status: str
    execution_status: str
    session_type: str
    schema_version: int
    checkpoints_total: int
    checkpoints_completed: int
    current_checkpoint: int | None
    branch: str | None
    worktree: str | None
    state_text: str
    updated_at: datetime | None
    content_hash: str
    kept: str


class Known(NamedTuple):
    """What the database holds of a session whose file changed.

    Attributes:
        status: its phase.
        done: how many checkpoints were complete.
        extra: a JSON object.
        content_hash: empty when the file never could be read.
        synced_at: as the database has it.
        stamp: of the file when it was last read.
    """

    work_session_id: str
    content_hash: str = ""
    status: str = CREATED
    done: int = 0
    checkpoint: int | None = None
    revision: int = 0
    extra: str = NOTHING
    sync_status: str = ""
    synced_at: str | None = None
    stamp: str = GONE


class Standing(NamedTuple):
    """Where a session stands by its file and by what was known; ``extra`` is a JSON object."""

    sync_status: SyncStatus
    sync_error: str | None
    extra: str


def told_of(state: State) -> Told:
    """What the mirror keeps of a state."""
    return Told(
        state.title,
        state.description,
        status_of(state),
        state.status.value,
        state.session_type,
        state.schema_version,
        state.checkpoints_total,
        len(state.checkpoints_completed),
        state.current_checkpoint,
        state.branch,
        state.worktree,
        state.raw_text,
        state.updated_at,
        state.revision,
        _kept(state),
    )


def status_of(state: State) -> str:
    """The phase as the mirror names it."""
    return CREATED if state.phase is None else state.phase.value


def standing(told: Told, known: Known) -> Standing:
    """Whether a file that could be read goes on from where the session was, or went back.

    What an earlier version of the file said of goals, decisions and questions is kept when the
    new one is silent: version 2 has no place for them.
    """
    if not known.content_hash:
        return Standing(SyncStatus.SYNCED, None, told.kept)
    extra, status, done = told.kept, known.status, known.done
    if known.extra != NOTHING:
        held = json.loads(known.extra)
        if BEFORE in held:
            status, done = held[BEFORE]["status"], held[BEFORE]["done"]
        earlier = {name: held[name] for name in _KEPT if name in held}
        extra = json.dumps({**earlier, **json.loads(told.kept)})
    error = _went_back(told, status, done)
    if error is None:
        return Standing(SyncStatus.SYNCED, None, extra)
    before = {BEFORE: {"status": status, "done": done}}
    return Standing(SyncStatus.CONFLICT, error, json.dumps({**json.loads(extra), **before}))


def seen_at(told: Told, earliest: datetime | None, now: datetime) -> datetime:
    """When a session came to where it stands: by its own word, if that can be true.

    Args:
        told: what its file says.
        earliest: when it was last seen to stand elsewhere.
        now: this moment.
    """
    moment = told.updated_at
    if moment is None or moment > now or (earliest is not None and moment <= earliest):
        return now
    return moment


def _kept(state: State) -> str:
    found = (state.goals, state.key_decisions, state.open_questions)
    if found == _SILENT and (state.phase is not None or not state.phase_name):
        return NOTHING
    kept = {name: value for name, value in zip(_KEPT, found, strict=True) if value is not None}
    if state.phase is None and state.phase_name:
        kept["phase"] = state.phase_name
    return json.dumps(kept)


def _went_back(told: Told, status: str, done: int) -> str | None:
    """How a session went back behind a phase and a number of checkpoints, if it did."""
    if told.status != status and _RANKS.get(told.status, len(_RANKS)) < _RANKS.get(status, 0):
        steps = f"{status} to {told.status}"
    elif told.checkpoints_completed < done:
        steps = f"{done} to {told.checkpoints_completed} completed checkpoints"
    else:
        return None
    return (
        f"It went back from {steps}. Another branch may be checked out, "
        "or another program may have written over the file."
    )
