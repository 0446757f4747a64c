"""A state file's bytes, of version 1 or 2, read into a ``State``.

What a move depends on must be right, and is refused with its field when it is not. What is only
shown is read around, and told of in ``State.odd``.
"""

from __future__ import annotations

import codecs
from datetime import UTC, datetime
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from sitdown.engine.text import storable
from sitdown.kinds.work.state.document import NotJsonError, parse
from sitdown.kinds.work.state.errors import StateInvalidError, StateUnreadableError
from sitdown.kinds.work.state.phases import Phase, Status
from sitdown.kinds.work.state.versions import phase_of, version_of
from sitdown.kinds.work.state.views import Commit, PhaseTimes, State

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MOST_CHECKPOINTS = 1_000_000
"""No build has more; a larger number is a slip."""

_PHASES = {phase.value: phase for phase in Phase}
_STATUSES = {status.value: status for status in Status}
_OTHER_ENCODINGS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def revision_of(raw: bytes) -> str:
    """The revision of a file: the hexadecimal BLAKE2b, 128 bits, of its bytes."""
    return blake2b(raw, digest_size=16).hexdigest()


def read_document(raw: bytes, slug: str, path: Path) -> tuple[dict[str, Any], str]:
    """What a state file says as JSON, and its text.

    Raises:
        StateUnreadableError: The bytes are no UTF-8 or no JSON.
        StateInvalidError: They are JSON and no object.
    """
    try:
        text = raw.decode("utf-8")
        document = parse(text)
    except UnicodeDecodeError as error:
        raise StateUnreadableError(slug, path, _encoding_of(raw, error.start)) from error
    except NotJsonError as error:
        reason = "it is UTF-16 text, and not UTF-8" if "\0" in text[:4] else str(error)
        if not text.strip("\ufeff \t\r\n\0"):
            reason = "it is empty"
        raise StateUnreadableError(slug, path, reason) from error
    if not isinstance(document, dict):
        raise StateInvalidError(slug, "the whole file", _named(document), "an object")
    return document, text


def _encoding_of(raw: bytes, at: int) -> str:
    for mark, name in _OTHER_ENCODINGS:
        if raw.startswith(mark):
            return f"it is {name} text, and not UTF-8"
    return f"it is not UTF-8 text at byte {at}"


def read_state(raw: bytes, slug: str, path: Path) -> State:
    """Read the bytes of a state file.

    Args:
        raw: All of them.
        slug: The name of the session's folder.
        path: Where the file is, for what an error says.

    Raises:
        StateUnreadableError: They are no UTF-8 or no JSON.
        StateInvalidError: A field holds what it cannot hold.
    """
    document, text = read_document(raw, slug, path)
    if "\\u" in text:
        document = storable(document)
    return _Reader(document, slug).state(revision_of(raw), text)


def check_document(document: object, slug: str) -> None:
    """Look whether a document could be a state's.

    Raises:
        StateInvalidError: A field holds what it cannot hold.
    """
    if not isinstance(document, dict):
        raise StateInvalidError(slug, "the whole file", _named(document), "an object")
    _Reader(document, slug).state("", "")


class _Reader:
    """Takes a document apart, field by field."""

    def __init__(self, document: dict[str, Any], slug: str) -> None:
        self._document = document
        self._slug = slug
        self._odd: list[str] = []

    def state(self, revision: str, text: str) -> State:
        document = self._document
        version = version_of(document)
        phase_name = self._text(document, "current_phase") or ""
        phase = _PHASES.get(phase_name)
        times = self._times_in_2() if version == 2 else self._times_in_1()
        progress_name = "build_progress" if version == 2 else "plan_state"
        progress = self._object(document, progress_name)
        completed = self._completed(progress, f"{progress_name}.checkpoints_completed")
        total = self._count(progress, "checkpoints_total", progress_name, 0, MOST_CHECKPOINTS)
        current = self._count(progress, "current_checkpoint", progress_name, 0, MOST_CHECKPOINTS)
        git = self._object(document, "git")
        return State(
            slug=self._slug,
            title=self._text(document, "topic") or self._slug,
            description=self._text(document, "description") or "",
            session_type=self._text(document, "session_type")
            or self._text(document, "granularity")
            or "full",
            schema_version=version,
            phase=phase,
            phase_name=phase_name,
            status=self._status(phase),
            created_at=self._moment(document, "created_at"),
            updated_at=self._moment(document, "updated_at"),
            phase_times=times,
            earlier_visits=self._earlier() if "earlier_phases" in document else {},
            checkpoints_total=max(completed, default=0) if total is None else total,
            checkpoints_completed=completed,
            current_checkpoint=current or None,
            branch=self._text(git, "branch", "git."),
            worktree=self._text(git, "worktree", "git."),
            base_branch=self._text(git, "base_branch", "git."),
            commits=self._commits(),
            artifacts=self._object(document, "artifacts"),
            goals=document.get("goals"),
            key_decisions=document.get("key_decisions"),
            open_questions=document.get("open_questions"),
            revision=revision,
            raw_text=text,
            odd=tuple(self._odd),
        )

    def _status(self, phase: Phase | None) -> Status:
        written = self._text(self._document, "status")
        if not written:
            return Status.COMPLETE if phase is Phase.COMPLETE else Status.ACTIVE
        status = _STATUSES.get(written)
        if status is None:
            raise self._wrong("status", written, "active, paused, complete or failed")
        return status

    def _times_in_2(self) -> Mapping[str, PhaseTimes]:
        history = self._object(self._document, "phase_history")
        times: dict[str, PhaseTimes] = {}
        for key in history:
            name = phase_of(key)
            if name and name not in times:
                started = self._moment(history, f"{name}_started_at", "phase_history.")
                completed = self._moment(history, f"{name}_completed_at", "phase_history.")
                if started or completed:
                    times[name] = PhaseTimes(started, completed)
        return times

    def _times_in_1(self) -> Mapping[str, PhaseTimes]:
        phases = self._object(self._document, "phases")
        times: dict[str, PhaseTimes] = {}
        for name in phases:
            visit = self._object(phases, name, "phases.")
            prefix = f"phases.{name}."
            completed = self._moment(visit, "completed_at", prefix)
            completed = completed or self._moment(visit, "finalized_at", prefix)
            started = self._moment(visit, "started_at", prefix)
            if started or completed:
                times[name] = PhaseTimes(started, completed)
        return times

    def _earlier(self) -> Mapping[str, tuple[PhaseTimes, ...]]:
        earlier: dict[str, tuple[PhaseTimes, ...]] = {}
        for visit, field in self._objects(self._document, "earlier_phases"):
            name = self._text(visit, "phase", f"{field}.") or ""
            started = self._moment(visit, "started_at", f"{field}.")
            completed = self._moment(visit, "completed_at", f"{field}.")
            earlier[name] = (*earlier.get(name, ()), PhaseTimes(started, completed))
        return earlier

    def _completed(self, progress: Mapping[str, Any], field: str) -> tuple[int, ...]:
        found = progress.get("checkpoints_completed")
        if found is None:
            return ()
        if not isinstance(found, list):
            raise self._wrong(field, found, "a list of numbers")
        for at, number in enumerate(found):
            if type(number) is not int or not 1 <= number <= MOST_CHECKPOINTS:
                raise self._wrong(f"{field}[{at}]", number, "the number of a checkpoint")
        return tuple(dict.fromkeys(found))

    def _commits(self) -> tuple[Commit, ...]:
        if not self._document.get("commits") and self._document.get("commits") in (None, []):
            return ()
        return tuple(
            self._commit(commit, field)
            for commit, field in self._objects(self._document, "commits")
        )

    def _commit(self, commit: Mapping[str, Any], field: str) -> Commit:
        sha = self._text(commit, "sha", f"{field}.")
        if not sha:
            raise self._wrong(f"{field}.sha", sha, "the hash of a commit")
        # Version 1 says checkpoint_id.
        key = "checkpoint" if "checkpoint" in commit else "checkpoint_id"
        return Commit(
            sha,
            self._text(commit, "message", f"{field}.") or "",
            self._count(commit, key, field, 0, MOST_CHECKPOINTS),
            self._moment(commit, "created_at", f"{field}."),
        )

    def _text(self, held: Mapping[str, Any], key: str, prefix: str = "") -> str | None:
        found = held.get(key)
        if found is None or isinstance(found, str):
            return found
        raise self._wrong(prefix + key, found, "text")

    def _object(self, held: Mapping[str, Any], key: str, prefix: str = "") -> Mapping[str, Any]:
        found = held.get(key)
        if found is None:
            return {}
        if isinstance(found, dict):
            return found
        raise self._wrong(prefix + key, found, "an object")

    def _objects(self, held: Mapping[str, Any], key: str) -> list[tuple[Mapping[str, Any], str]]:
        found = held.get(key)
        if found is None:
            return []
        if not isinstance(found, list):
            raise self._wrong(key, found, "a list of objects")
        for at, part in enumerate(found):
            if not isinstance(part, dict):
                raise self._wrong(f"{key}[{at}]", part, "an object")
        return [(part, f"{key}[{at}]") for at, part in enumerate(found)]

    def _count(
        self, held: Mapping[str, Any], key: str, parent: str, least: int, most: int
    ) -> int | None:
        found = held.get(key)
        if found is None:
            return None
        if type(found) is not int or not least <= found <= most:
            raise self._wrong(f"{parent}.{key}", found, f"a whole number from {least} to {most}")
        return found

    def _moment(self, held: Mapping[str, Any], key: str, prefix: str = "") -> datetime | None:
        written = held.get(key)
        if written is None:
            return None
        if not isinstance(written, str):
            raise self._wrong(prefix + key, written, "a time")
        try:
            moment = datetime.fromisoformat(written)
            if moment.tzinfo is UTC:
                return moment
            # The format writes UTC, so a time without a zone is taken for one.
            return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
        except (ValueError, OverflowError):
            self._odd.append(f"{prefix}{key} is {_named(written)}, which is no time")
            return None

    def _wrong(self, field: str, found: object, wanted: str) -> StateInvalidError:
        return StateInvalidError(self._slug, field, _named(found), wanted)


def _named(value: object) -> str:
    """A found value in a few words, whatever its size."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int | float):
        return str(value) if -1e15 < value < 1e15 else "a number out of range"
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…{text[0]}"
