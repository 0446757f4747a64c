"""What each change makes of a document of version 2: values in, a new value out.

None of them looks at a file or a clock. Parts that do not change are shared with the old document.
"""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING, Any

from sitdown.kinds.work.state.document import NotJsonError, rewritten
from sitdown.kinds.work.state.errors import (
    CheckpointCountError,
    CheckpointDoneError,
    CheckpointRangeError,
    InvalidTransitionError,
    NoCheckpointsError,
    StateInvalidError,
)
from sitdown.kinds.work.state.fields import MOST_CHECKPOINTS
from sitdown.kinds.work.state.phases import TIMED, Phase, Status, moves_from

if TYPE_CHECKING:
    from sitdown.kinds.work.state.versions import Document
    from sitdown.kinds.work.state.views import State

_SHA = re.compile(r"[0-9a-fA-F]{4,64}")


def moved(document: Document, state: State, to: Phase, stamp: str) -> Document:
    """The session in another phase; the phase it leaves ends when the next begins.

    Times of an earlier visit to either phase are kept under ``earlier_phases``.

    Raises:
        InvalidTransitionError: There is no such move.
    """
    possible = moves_from(state.phase_name)
    if to not in possible:
        raise InvalidTransitionError(state.slug, state.phase_name, to, possible)
    history = dict(document.get("phase_history") or {})
    visits: list[dict[str, Any]] = []
    left = _visit(history, state.phase_name)
    if left["completed_at"]:
        visits.append(left)
    history[f"{state.phase_name}_completed_at"] = stamp
    if to in TIMED:
        entered = _visit(history, to)
        if entered["started_at"] or entered["completed_at"]:
            visits.append(entered)
        history.update({f"{to}_started_at": stamp, f"{to}_completed_at": None})
    made = {**document, "current_phase": str(to), "phase_history": history}
    if to is Phase.COMPLETE:
        made["status"] = str(Status.COMPLETE)
    if visits:
        made["earlier_phases"] = [*(document.get("earlier_phases") or []), *visits]
    return made


def _visit(history: Document, phase: str) -> dict[str, Any]:
    times = {key: history.get(f"{phase}_{key}") for key in ("started_at", "completed_at")}
    return {"phase": str(phase), **times}


def next_phase(state: State) -> Phase:
    """The phase that follows by itself: docs after build.

    Raises:
        InvalidTransitionError: Nothing follows.
    """
    possible = moves_from(state.phase_name)
    if not possible:
        raise InvalidTransitionError(state.slug, state.phase_name, "the next phase", possible)
    return possible[0]


def with_checkpoints(document: Document, state: State, total: int) -> Document:
    """The build with this many checkpoints. Those that are complete stay so; the first of the
    others is the current one.

    Raises:
        CheckpointCountError: Not a whole number from 1, or from the last one that is complete.
    """
    least = max(state.checkpoints_completed, default=1)
    if type(total) is not int or not least <= total <= MOST_CHECKPOINTS:
        raise CheckpointCountError(state.slug, total, least, MOST_CHECKPOINTS)
    return _progress(
        document,
        checkpoints_total=total,
        checkpoints_completed=list(state.checkpoints_completed),
        current_checkpoint=_next_open(0, state.checkpoints_completed, total),
    )


def with_started(document: Document, state: State, checkpoint: int) -> Document:
    """The build at this checkpoint.

    Raises:
        NoCheckpointsError: They were never counted.
        CheckpointRangeError: There is none of this number.
        CheckpointDoneError: It is complete.
    """
    _check(state, checkpoint)
    return _progress(document, current_checkpoint=checkpoint)


def with_completed(document: Document, state: State, checkpoint: int) -> Document:
    """The checkpoint complete, and the next open one begun: the first after it, else the first
    of all; none when none is left.

    Raises:
        NoCheckpointsError: They were never counted.
        CheckpointRangeError: There is none of this number.
        CheckpointDoneError: It is complete already.
    """
    _check(state, checkpoint)
    completed = list(state.checkpoints_completed)
    bisect.insort(completed, checkpoint)
    current = _next_open(checkpoint, completed, state.checkpoints_total)
    return _progress(document, checkpoints_completed=completed, current_checkpoint=current)


def with_commit(
    document: Document, state: State, sha: str, message: str, checkpoint: int | None, stamp: str
) -> Document:
    """The session with one commit more; the same commit for the same checkpoint is told once.

    Raises:
        StateInvalidError: This is no hash.
        CheckpointRangeError: There is no such checkpoint.
    """
    if not _SHA.fullmatch(sha):
        raise StateInvalidError(state.slug, "sha", repr(sha)[:60], "the hash of a commit")
    most = state.checkpoints_total or MOST_CHECKPOINTS
    if checkpoint is not None and (type(checkpoint) is not int or not 1 <= checkpoint <= most):
        raise CheckpointRangeError(state.slug, checkpoint, state.checkpoints_total)
    if any(told.sha == sha and told.checkpoint == checkpoint for told in state.commits):
        return document
    commit = {"sha": sha, "message": message, "checkpoint": checkpoint, "created_at": stamp}
    return {**document, "commits": [*(document.get("commits") or []), commit]}


def with_git(document: Document, state: State, key: str, value: str | None) -> Document:
    """The session on this branch, or in this worktree.

    Raises:
        StateInvalidError: It is no text of one line.
    """
    if value is not None and not (value and value.isprintable()):
        raise StateInvalidError(state.slug, f"git.{key}", repr(value)[:60], "a name, or nothing")
    blank = {"branch": None, "worktree": None, "base_branch": None}
    return {**document, "git": {**(document.get("git") or blank), key: value}}


def _check(state: State, checkpoint: int) -> None:
    if not state.checkpoints_total:
        raise NoCheckpointsError(state.slug)
    if type(checkpoint) is not int or not 1 <= checkpoint <= state.checkpoints_total:
        raise CheckpointRangeError(state.slug, checkpoint, state.checkpoints_total)
    if checkpoint in state.checkpoints_completed:
        raise CheckpointDoneError(state.slug, checkpoint)


def _next_open(after: int, completed: tuple[int, ...] | list[int], total: int) -> int | None:
    done = set(completed)
    ahead = (number for number in range(after + 1, total + 1) if number not in done)
    behind = (number for number in range(1, after) if number not in done)
    return next(ahead, None) or next(behind, None)


def _progress(document: Document, **changed: Any) -> Document:
    return {**document, "build_progress": {**(document.get("build_progress") or {}), **changed}}


def written(slug: str, text: str, changed: Document) -> bytes:
    """The bytes of a changed document, the same as before wherever nothing changed.

    Raises:
        StateInvalidError: Something in it has no place in JSON.
    """
    try:
        return rewritten(text, changed).encode("utf-8")
    except NotJsonError as error:
        raise StateInvalidError(slug, "what to save", str(error), "JSON") from error
