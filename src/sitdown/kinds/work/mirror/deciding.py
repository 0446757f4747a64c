"""What a reading means for what was known of a session. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sitdown.kinds.work.mirror.stamps import GONE
from sitdown.kinds.work.state import Phase, State
from sitdown.kinds.work.views import SyncStatus

CREATED = "created"
"""What stands for a phase that nobody knows."""

BEFORE = "before"
"""Where ``extra`` keeps how far a session was that went back."""

_KEPT = ("goals", "key_decisions", "open_questions")
_RANKS = {phase.value: rank for rank, phase in enumerate(Phase)}


@dataclass(frozen=True, slots=True)
class Known:
    """What the database holds of a session whose file changed.

    Attributes:
        status: its phase.
        done: how many checkpoints were complete.
        stamp: of the file when it was last read.
        content_hash: empty when the file never could be read.
    """

    work_session_id: str
    content_hash: str
    status: str
    done: int
    checkpoint: int | None
    revision: int
    extra: Mapping[str, Any]
    sync_status: str
    synced_at: datetime | None
    stamp: str


def unknown(work_session_id: str) -> Known:
    """A session of which nothing was read yet, or no more."""
    return Known(work_session_id, "", CREATED, 0, None, 0, {}, "", None, GONE)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a session stands by its file and by what was known."""

    sync_status: SyncStatus
    sync_error: str | None
    extra: dict[str, Any]


def status_of(state: State) -> str:
    """The phase as the mirror names it."""
    return CREATED if state.phase is None else state.phase.value


def standing(state: State, known: Known | None) -> Standing:
    """Whether a file that could be read goes on from where the session was, or went back.

    What an earlier version of the file said of goals, decisions and questions is kept when the
    new one is silent: version 2 has no place for them.
    """
    extra = {name: getattr(state, name) for name in _KEPT if getattr(state, name) is not None}
    if state.phase is None and state.phase_name:
        extra["phase"] = state.phase_name
    if known is None or not known.content_hash:
        return Standing(SyncStatus.SYNCED, None, extra)
    for name in _KEPT:
        if name in known.extra:
            extra.setdefault(name, known.extra[name])
    before = known.extra.get(BEFORE) or {"status": known.status, "done": known.done}
    error = _went_back(state, before["status"], before["done"])
    if error is None:
        return Standing(SyncStatus.SYNCED, None, extra)
    return Standing(SyncStatus.CONFLICT, error, {**extra, BEFORE: before})


def _went_back(state: State, status: str, done: int) -> str | None:
    phase = status_of(state)
    if _RANKS.get(phase, len(_RANKS)) < _RANKS.get(status, 0):
        return (
            f"It went back from {status} to {phase}. Another branch may be checked out, "
            "or another program may have written over the file."
        )
    now = len(state.checkpoints_completed)
    if now < done:
        return (
            f"It went back from {done} to {now} completed checkpoints. Another branch may be "
            "checked out, or another program may have written over the file."
        )
    return None


def seen_at(state: State, earliest: datetime | None, now: datetime) -> datetime:
    """When a session came to where it stands: by its own word, if that can be true.

    Args:
        state: as the file says.
        earliest: when it was last seen to stand elsewhere.
        now: this moment.
    """
    told = state.updated_at
    if told is None or told > now or (earliest is not None and told <= earliest):
        return now
    return told
