"""What a line of the hooks' files tells of an agent. Pure.

Every event is understood as far as it goes: one that nobody knows is kept as it came, a field of
another type than expected counts as missing.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sitdown.kinds.work.agents.lenient_json import read_json
from sitdown.kinds.work.agents.tool_words import failure_words, input_words, one_line

WORDS = {
    "SessionStart": "Start",
    "UserPromptSubmit": "Prompt",
    "PermissionRequest": "Asks",
    "PermissionDenied": "Denied",
    "Notification": "Says",
    "SubagentStart": "Agent",
    "SubagentStop": "Agent",
    "TaskCreated": "Task",
    "TaskCompleted": "Task",
    "PreCompact": "Compact",
    "Stop": "Stop",
    "StopFailure": "Stop",
    "SessionEnd": "End",
}
"""What the log calls events that are no use of a tool; the others are kept, and not shown."""

_EVENT = b'","event":'
_MOMENT_AT = len(b'{"at":"')
_EVENT_AT = _MOMENT_AT + len("2026-11-21T08:00:00.123456789Z") + len(_EVENT)
"""From which byte of a line on its event is, as the hook writes it."""

LONGEST_TEXT = 2_000
MOST_ITEMS = 100
DEEPEST = 12
_LARGEST_INTEGER = 2**63


class Event(NamedTuple):
    """One event of an agent.

    Attributes:
        at: when it came in, UTC.
        agent_key: the subagent it is of; empty for the main agent.
        kind: the event's name; empty when it has none.
        payload: the event, its long texts cut.
        digest: the same for the same line only.
    """

    at: datetime
    sdk_session_id: str
    agent_key: str
    kind: str
    cwd: str
    payload: dict[str, Any]
    digest: str

    def text(self, name: str) -> str:
        """A text of the event; empty when it has none of that name."""
        found = self.payload.get(name)
        return found if isinstance(found, str) else ""


def event_of(line: bytes) -> Event | None:
    """The event of a line; None when it names no agent's session."""
    at, event = _kept(line)
    if at is None or not isinstance(event, dict) or not isinstance(event.get("session_id"), str):
        return None
    payload = bounded(event)
    agent = event.get("agent_id")
    kind = event.get("hook_event_name")
    cwd = event.get("cwd")
    return Event(
        at=at,
        sdk_session_id=event["session_id"],
        agent_key=agent.removeprefix("agent-") if isinstance(agent, str) else "",
        kind=kind if isinstance(kind, str) else "",
        cwd=cwd if isinstance(cwd, str) else "",
        payload=payload,
        digest=hashlib.blake2b(line, digest_size=16).hexdigest(),
    )


def _kept(line: bytes) -> tuple[datetime | None, Any]:
    """When an event came in, and what it is: the line holds it as it came, or as a text."""
    if line[_EVENT_AT - len(_EVENT) : _EVENT_AT] == _EVENT and line.endswith(b"}"):
        at = line[_MOMENT_AT : _EVENT_AT - len(_EVENT)]
        return _moment(at.decode("ascii", "replace")), read_json(line[_EVENT_AT:-1])
    kept = read_json(line)
    if not isinstance(kept, dict) or not isinstance(kept.get("raw"), str):
        return None, None
    raw = kept["raw"].encode("utf-8", "surrogatepass")
    return _moment(kept.get("at")), read_json(raw)


def summary_of(event: Event, folder: str) -> str:
    """What an event tells, in a line; empty when there is nothing to say.

    Args:
        event: the event.
        folder: the project's; paths below it are shown from there.
    """
    tool = event.text("tool_name")
    if tool:
        if failed(event.kind, event.payload):
            return failure_words(error_of(event.kind, event.payload))
        words = input_words(event.payload.get("tool_input"), (folder, event.cwd))
        return f"{tool} {words}".rstrip() if event.kind in WORDS else words
    told = {
        "SessionStart": event.text("source"),
        "UserPromptSubmit": event.text("prompt"),
        "Notification": event.text("message"),
        "SubagentStart": f"{event.text('agent_type')} begins",
        "SubagentStop": f"{event.text('agent_type')} is done",
        "TaskCreated": event.text("task_subject"),
        "TaskCompleted": f"{event.text('task_subject')} is done",
        "PreCompact": event.text("trigger"),
        "Stop": event.text("last_assistant_message"),
        "StopFailure": event.text("error").replace("_", " "),
        "SessionEnd": event.text("reason").replace("_", " "),
    }
    return one_line(told.get(event.kind, ""))


def failed(kind: str, payload: Mapping[str, Any]) -> bool:
    """Whether an event is of something that went wrong."""
    if kind in {"PostToolUseFailure", "StopFailure"}:
        return True
    response = payload.get("tool_response")
    if kind != "PostToolUse" or not isinstance(response, dict):
        return False
    code = _exit_code(response)
    is_error = response.get("is_error") is True or response.get("success") is False
    return is_error or code not in {None, 0}


def error_of(kind: str, payload: Mapping[str, Any]) -> str:
    """The whole error of a use of a tool that failed; empty for one that worked."""
    if not failed(kind, payload):
        return ""
    error, response = payload.get("error"), payload.get("tool_response")
    if isinstance(error, str) and error:
        return error
    told = []
    if isinstance(response, dict):
        parts = [response.get(name) for name in ("error", "stderr", "stdout")]
        told = [part for part in parts if isinstance(part, str) and part]
        code = _exit_code(response)
        told = told if code is None else [f"Exit code {code}", *told]
    return "\n".join(told) or "failed"


def _exit_code(response: Mapping[str, Any]) -> int | None:
    code = response.get("exit_code", response.get("exitCode"))
    return code if isinstance(code, int) else None


def bounded(value: Any, depth: int = 0) -> Any:
    """A JSON value of bounded size that any database takes: long texts and lists are cut.

    A cut text ends with a digest of the whole, so that two that differ stay different.
    """
    if isinstance(value, dict | list) and depth >= DEEPEST:
        return "…"
    if isinstance(value, dict):
        items = list(value.items())[:MOST_ITEMS]
        return {_cut(key): bounded(held, depth + 1) for key, held in items}
    if isinstance(value, list):
        return [bounded(held, depth + 1) for held in value[:MOST_ITEMS]]
    is_large = isinstance(value, int) and abs(value) >= _LARGEST_INTEGER
    if is_large or (isinstance(value, float) and not math.isfinite(value)):
        value = str(value)
    return _cut(value) if isinstance(value, str) else value


def _cut(text: str) -> str:
    if len(text) <= LONGEST_TEXT:
        return text
    digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return f"{text[:LONGEST_TEXT]}… ({len(text)} characters, {digest})"


def _moment(text: object) -> datetime | None:
    """The moment a hook noted: nanoseconds are more than is kept."""
    if not isinstance(text, str):
        return None
    found = re.fullmatch(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6})\d*Z", text)
    try:
        return datetime.fromisoformat(found[1]).replace(tzinfo=UTC) if found else None
    except ValueError:
        return None
