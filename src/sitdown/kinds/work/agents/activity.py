"""What an agent is doing, from the last thing it told. Pure.

A hook event moves an agent from one state to the next; ``stale`` is no state but what a running
one is called when it has been silent for long, because neither a kill nor an interrupted turn
sends an event.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

STALE_AFTER = timedelta(minutes=15)
"""The silence after which agent managers, too, stop believing that an agent still runs."""

ENDED_AFTER = timedelta(days=1)
"""The silence after which nobody waits for an agent any more; many leave without a word."""


class Activity(StrEnum):
    """What an agent is doing.

    Attributes:
        BUSY: it works.
        WAITING: it asked the person something and cannot go on.
        IDLE: its turn is over.
        STALE: it was running and has been silent for ``STALE_AFTER``.
        ENDED: its session is over, or it has been silent for ``ENDED_AFTER``.
    """

    BUSY = "busy"
    WAITING = "waiting"
    IDLE = "idle"
    STALE = "stale"
    ENDED = "ended"


_STORED = {each.value: each for each in Activity}

_AFTER_EVENT = {
    "SessionStart": Activity.IDLE,
    "UserPromptSubmit": Activity.BUSY,
    "UserPromptExpansion": Activity.BUSY,
    "PreToolUse": Activity.BUSY,
    "PostToolUse": Activity.BUSY,
    "PostToolUseFailure": Activity.BUSY,
    "PostToolBatch": Activity.BUSY,
    "PermissionDenied": Activity.BUSY,
    "PreCompact": Activity.BUSY,
    "SubagentStart": Activity.BUSY,
    "PermissionRequest": Activity.WAITING,
    "Elicitation": Activity.WAITING,
    "ElicitationResult": Activity.BUSY,
    "Stop": Activity.IDLE,
    "StopFailure": Activity.IDLE,
    "TeammateIdle": Activity.IDLE,
    "SubagentStop": Activity.ENDED,
    "SessionEnd": Activity.ENDED,
}

_AFTER_NOTIFICATION = {
    "permission_prompt": Activity.WAITING,
    "idle_prompt": Activity.WAITING,
    "elicitation_dialog": Activity.WAITING,
    "elicitation_url_dialog": Activity.WAITING,
    "agent_needs_input": Activity.WAITING,
    "elicitation_complete": Activity.BUSY,
    "elicitation_response": Activity.BUSY,
    "agent_completed": Activity.IDLE,
}

# Notifications of older versions carry no type, only the sentence.
_WAITING_WORDS = ("permission", "waiting for your input")


def activity_after(
    event: str, before: Activity, notification_type: str = "", message: str = ""
) -> Activity:
    """What an agent is doing after an event; an unknown one changes nothing.

    Args:
        event: the hook event's name.
        before: what it was doing.
        notification_type: of a ``Notification``.
        message: of a ``Notification`` without a type.
    """
    if event != "Notification":
        return _AFTER_EVENT.get(event, before)
    if notification_type:
        return _AFTER_NOTIFICATION.get(notification_type, before)
    said = message.lower()
    return Activity.WAITING if any(words in said for words in _WAITING_WORDS) else before


def activity_now(last: str, last_event_at: datetime, now: datetime) -> Activity:
    """What an agent is doing now, by what it last told and when.

    Args:
        last: the stored activity after its last event; an unknown word counts as idle.
        last_event_at: when that was, aware.
        now: this moment, aware.
    """
    stored = _STORED.get(last, Activity.IDLE)
    silence = now - last_event_at
    if stored is Activity.ENDED or silence >= ENDED_AFTER:
        return Activity.ENDED
    return Activity.STALE if silence >= STALE_AFTER else stored
