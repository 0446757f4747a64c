"""A state file's bytes, of version 1 or 2, read into a ``State``.

What a move depends on must be right, and is refused with its field when it is not. What is only
shown is read around, and told of in ``State.doubts``.
"""

from __future__ import annotations

import codecs
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from sitdown.engine.text import storable
from sitdown.kinds.work.state.document import NotJsonError, parse
from sitdown.kinds.work.state.errors import StateInvalidError, StateUnreadableError
from sitdown.kinds.work.state.fields import Fields, named
from sitdown.kinds.work.state.later import LaterTimes
from sitdown.kinds.work.state.phases import Phase, Status
from sitdown.kinds.work.state.versions import version_of
from sitdown.kinds.work.state.views import Commit, PhaseTimes, State

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

_PHASES = {phase.value: phase for phase in Phase}
_STATUSES = {status.value: status for status in Status}
_OTHER_ENCODINGS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_UNSEEN = PhaseTimes()


def revision_of(raw: bytes) -> str:
    """The revision of a file: the hexadecimal BLAKE2b, 128 bits, of its bytes."""
    return blake2b(raw, digest_size=16).hexdigest()


def read_state(raw: bytes, slug: str, path: Path | str) -> State:
    """Read the bytes of a state file.

    Args:
        raw: All of them.
        slug: The name of the session's folder.
        path: Where the file is, for what an error says.

    Raises:
        StateUnreadableError: They are no UTF-8 or no JSON.
        StateInvalidError: A field holds what it cannot hold.
    """
    try:
        document = _quick_parser()(raw, allow_inf_nan=False)
        text = raw.decode("utf-8")
    except ValueError:
        document, text = _read_slowly(raw, slug, path)
    if "\\" in text and "\\u" in text:
        document = storable(document)
    check_object(document, slug)
    return _Reader(document, slug).state(revision_of(raw), text)


def check_document(document: object, slug: str) -> None:
    """Look whether a document could be a state's.

    Raises:
        StateInvalidError: A field holds what it cannot hold.
    """
    check_object(document, slug)
    if isinstance(document, dict):
        _Reader(document, slug).state("", "")


def check_object(document: object, slug: str) -> None:
    """Look whether a document is an object at all.

    Raises:
        StateInvalidError: It is something else.
    """
    if not isinstance(document, dict):
        raise StateInvalidError(slug, "the whole file", named(document), "an object")


@cache
def _quick_parser() -> Callable[..., Any]:
    """A parser that is twice as fast, and says less of what is wrong. It refuses what nests
    deeper than 200 levels. Imported late: nothing of pydantic belongs to the first paint.
    """
    from pydantic_core import from_json

    return from_json


def _read_slowly(raw: bytes, slug: str, path: Path | str) -> tuple[Any, str]:
    """What the quick parser refused: read all the same, or refused with the reason."""
    try:
        text = raw.decode("utf-8")
        return parse(text), text
    except UnicodeDecodeError as error:
        raise StateUnreadableError(slug, path, _encoding_of(raw, error.start)) from error
    except NotJsonError as error:
        reason = "it is UTF-16 text, and not UTF-8" if "\0" in text[:4] else str(error)
        if not text.strip("\ufeff \t\r\n\0"):
            reason = "it is empty"
        raise StateUnreadableError(slug, path, reason) from error


def _encoding_of(raw: bytes, at: int) -> str:
    for mark, name in _OTHER_ENCODINGS:
        if raw.startswith(mark):
            return f"it is {name} text, and not UTF-8"
    return f"it is not UTF-8 text at byte {at}"


class _Reader(Fields):
    """Takes a whole document apart."""

    __slots__ = ("_document",)

    def __init__(self, document: dict[str, Any], slug: str) -> None:
        super().__init__(slug)
        self._document = document

    def state(self, revision: str, text: str) -> State:
        document, slug = self._document, self.slug
        version = version_of(document)
        phase_name = self.text(document, "current_phase") or ""
        phase = _PHASES.get(phase_name)
        times = self._times_in_2() if version == 2 else self._times_in_1()
        place = "build_progress" if version == 2 else "plan_state"
        progress = self.mapping(document, place)
        completed = self.numbers(progress, "checkpoints_completed", place)
        total = self.number(progress, "checkpoints_total", place)
        git = self.mapping(document, "git")
        kind = self.text(document, "session_type") or self.text(document, "granularity")
        return State(
            slug=slug,
            title=self.text(document, "topic") or slug,
            description=self.text(document, "description") or "",
            session_type=kind or "full",
            schema_version=version,
            phase=phase,
            phase_name=phase_name,
            status=self._status(phase),
            created_at=self.moment(document, "created_at"),
            updated_at=self.moment(document, "updated_at"),
            phase_times=times,
            earlier_visits=self._earlier() if "earlier_phases" in document else {},
            checkpoints_total=max(completed, default=0) if total is None else total,
            checkpoints_completed=completed,
            current_checkpoint=self.number(progress, "current_checkpoint", place) or None,
            branch=self.text(git, "branch", "git"),
            worktree=self.text(git, "worktree", "git"),
            base_branch=self.text(git, "base_branch", "git"),
            commits=self._commits(),
            artifacts=self.mapping(document, "artifacts"),
            goals=document.get("goals"),
            key_decisions=document.get("key_decisions"),
            open_questions=document.get("open_questions"),
            revision=revision,
            raw_text=text,
            odd=tuple(self.odd),
        )

    def _status(self, phase: Phase | None) -> Status:
        written = self.text(self._document, "status")
        if not written:
            return Status.COMPLETE if phase is Phase.COMPLETE else Status.ACTIVE
        status = _STATUSES.get(written)
        if status is None:
            raise self.wrong("status", "", written, "active, paused, complete or failed")
        return status

    def _times_in_2(self) -> Mapping[str, PhaseTimes]:
        return LaterTimes(self.mapping(self._document, "phase_history"), self.slug)

    def _times_in_1(self) -> Mapping[str, PhaseTimes]:
        phases = self.mapping(self._document, "phases")
        times: dict[str, PhaseTimes] = {}
        for name in phases:
            visit = self.mapping(phases, name, "phases")
            place = f"phases.{name}"
            completed = self.moment(visit, "completed_at", place)
            completed = completed or self.moment(visit, "finalized_at", place)
            found = PhaseTimes(self.moment(visit, "started_at", place), completed)
            if found != _UNSEEN:
                times[name] = found
        return times

    def _earlier(self) -> Mapping[str, tuple[PhaseTimes, ...]]:
        earlier: dict[str, tuple[PhaseTimes, ...]] = {}
        for at, visit in enumerate(self.mappings(self._document, "earlier_phases")):
            place = ("earlier_phases", at)
            name = self.text(visit, "phase", place) or ""
            started = self.moment(visit, "started_at", place)
            completed = self.moment(visit, "completed_at", place)
            earlier[name] = (*earlier.get(name, ()), PhaseTimes(started, completed))
        return earlier

    def _commits(self) -> tuple[Commit, ...]:
        commits: list[Commit] = []
        for at, commit in enumerate(self.mappings(self._document, "commits")):
            place = ("commits", at)
            sha = self.text(commit, "sha", place)
            if not sha:
                raise self.wrong("sha", place, sha, "the hash of a commit")
            # Version 1 says checkpoint_id.
            key = "checkpoint" if "checkpoint" in commit else "checkpoint_id"
            message = self.text(commit, "message", place) or ""
            checkpoint = self.number(commit, key, place)
            commits.append(
                Commit(sha, message, checkpoint, self.moment(commit, "created_at", place))
            )
        return tuple(commits)
