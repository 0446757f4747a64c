"""``session_state.json``: its fields, its limits and its rules. Pure.

Other programs write the file too. Keys that are not ours are kept; what is longer than the limits
is read whole and cut only on the way to a screen or into a file; what is no context at all is
refused with every reason.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Any

from sitdown.engine.text import storable
from sitdown.kinds.work.context.errors import InvalidContextError
from sitdown.kinds.work.items import Priority

LONGEST_SUMMARY = 500
MOST_COMPLETED = 10
MOST_ACTIONS = 5
LONGEST_ACTION = 200
LONGEST_PLAN = 500
MOST_BLOCKERS = 10
LONGEST_QUESTION = 500
"""Characters. The format names no limit for a question; ours keeps the file readable."""

_PRIORITIES = frozenset(Priority)
_LAST_KEYS = ("summary", "completed_tasks", "timestamp")
_BLOCKER_KEYS = ("id", "question", "priority")
_KEYS = ("last_session", "next_actions", "current_plan", "active_blockers", "progress_pct")


@dataclass(frozen=True, slots=True)
class LastSession:
    """What the session before did; ``timestamp`` is its end in ISO 8601, as it was written."""

    summary: str
    completed_tasks: tuple[int, ...]
    timestamp: str
    extra: Mapping[str, Any] = field(default_factory=dict)

    def ended_at(self, zone: tzinfo | None) -> datetime:
        """Its end in UTC; a timestamp without an offset is local to ``zone``."""
        moment = datetime.fromisoformat(self.timestamp)
        if moment.tzinfo is None and zone is not None:
            moment = moment.replace(tzinfo=zone)
        return moment.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class ContextBlocker:
    """A question that waits for the person."""

    id: int
    question: str
    priority: Priority
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Context:
    """A project's context. ``extra`` holds the keys of other programs."""

    last_session: LastSession
    next_actions: tuple[str, ...]
    current_plan: str | None
    active_blockers: tuple[ContextBlocker, ...]
    progress_pct: float
    extra: Mapping[str, Any] = field(default_factory=dict)


def document_of(raw: bytes) -> dict[str, Any]:
    """The JSON object in a file's bytes, its texts made storable.

    Raises:
        InvalidContextError: it is no JSON, or no object.
    """
    try:
        value = json.loads(raw, parse_constant=_refuse)
        # Lone surrogates are legal in JSON and cannot be kept in the database.
        document = storable(value)
    except RecursionError:
        raise InvalidContextError(("it is nested too deeply",)) from None
    except ValueError as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
        raise InvalidContextError((f"it is no JSON: {reason}",)) from None
    if not isinstance(document, dict):
        raise InvalidContextError(("it is no JSON object",))
    return document


def bytes_of(document: Mapping[str, Any]) -> bytes:
    """A document as the file holds it: as ``json.dump(…, indent=2)`` writes it, in ASCII."""
    return json.dumps(document, indent=2).encode("ascii")


def context_of(document: Mapping[str, Any]) -> Context:
    """The context in a document, whole; what is over the limits is not cut.

    Raises:
        InvalidContextError: a field is missing or is not what it has to be; every one is named.
    """
    problems = _Problems()
    last = problems.held(document, "last_session", _is_object, "an object", {})
    where = "last_session."
    session = LastSession(
        summary=problems.held(last, "summary", _is_text, "a text", "", where),
        completed_tasks=tuple(
            problems.held(last, "completed_tasks", _are_numbers, "a list of numbers", (), where)
        ),
        timestamp=problems.held(last, "timestamp", _is_time, "a time in ISO 8601", "", where),
        extra=_others(last, _LAST_KEYS),
    )
    blockers = problems.held(document, "active_blockers", _are_blockers, "a list of blockers", ())
    context = Context(
        last_session=session,
        next_actions=tuple(
            problems.held(document, "next_actions", _are_texts, "a list of texts", ())
        ),
        current_plan=problems.held(
            {"current_plan": None, **document}, "current_plan", _is_plan, "a text or null", None
        ),
        active_blockers=tuple(_blocker(each) for each in blockers),
        progress_pct=problems.held(
            document, "progress_pct", _is_percentage, "a number from 0 to 100", 0.0
        ),
        extra=_others(document, _KEYS),
    )
    if problems.found:
        raise InvalidContextError(problems.found)
    return context


def as_document(context: Context) -> dict[str, Any]:
    """A context as JSON has it: the keys of the format in its order, then those of others."""
    last = context.last_session
    return {
        "last_session": {
            "summary": last.summary,
            "completed_tasks": list(last.completed_tasks),
            "timestamp": last.timestamp,
            **last.extra,
        },
        "next_actions": list(context.next_actions),
        "current_plan": context.current_plan,
        "active_blockers": [
            {"id": each.id, "question": each.question, "priority": str(each.priority), **each.extra}
            for each in context.active_blockers
        ],
        "progress_pct": context.progress_pct,
        **context.extra,
    }


class _Problems:
    """What is wrong with a document, gathered field by field."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def held(
        self,
        holder: Mapping[str, Any],
        key: str,
        fits: Callable[[Any], bool],
        wanted: str,
        otherwise: Any,
        where: str = "",
    ) -> Any:
        """The value of a key, or ``otherwise`` with a problem noted."""
        if key not in holder:
            self.found.append(f"{where}{key} is missing")
            return otherwise
        if not fits(holder[key]):
            self.found.append(f"{where}{key} is not {wanted}")
            return otherwise
        return holder[key]


def _blocker(each: Mapping[str, Any]) -> ContextBlocker:
    return ContextBlocker(
        id=each["id"],
        question=each["question"],
        priority=Priority(each["priority"]),
        extra=_others(each, _BLOCKER_KEYS),
    )


def _others(document: Mapping[str, Any], ours: tuple[str, ...]) -> dict[str, Any]:
    return {key: value for key, value in document.items() if key not in ours}


def _refuse(name: str) -> None:
    message = f"{name} is no number"
    raise ValueError(message)


def _is_object(value: Any) -> bool:
    return isinstance(value, dict)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_plan(value: Any) -> bool:
    return value is None or isinstance(value, str)


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_percentage(value: Any) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and 0 <= value <= 100


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _are_numbers(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_number, value))


def _are_blockers(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_blocker, value))


def _is_blocker(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and _is_number(value.get("id"))
        and _is_text(value.get("question"))
        and _is_text(value.get("priority"))
        and value["priority"] in _PRIORITIES
    )


def _is_time(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    try:
        year = datetime.fromisoformat(value).year
    except ValueError:
        return False
    # A date alone is no end of a session; the first and last year do not exist in every zone.
    return len(value) > len("2025-11-20") and 1 < year < 9999
