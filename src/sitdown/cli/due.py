"""What is due now, for a shell prompt: no ORM, no Textual, and not a word when nothing waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitdown.cli.calls import Answer, Call
from sitdown.clock import local
from sitdown.engine.falling_due import is_due, time_of_day
from sitdown.errors import SitdownError
from sitdown.store.glance import CheckInGlance, SessionGlance, glance

if TYPE_CHECKING:
    from datetime import datetime

_OPEN = ("in_progress", "paused")


class UnseenStoreError(SitdownError):
    """The store could not be looked at."""

    def __init__(self, trouble: str) -> None:
        super().__init__(trouble)


def due(call: Call) -> Answer:
    """The check-ins that wait and the sessions to be held by the end of today.

    Raises:
        UnseenStoreError: the database is there and cannot be looked at.
    """
    seen = glance(call.locations.database, call.settings.profile)
    if seen.trouble is not None:
        raise UnseenStoreError(seen.trouble)
    now = local(call.clock, call.clock.now())
    checks = [check for check in seen.check_ins if _waits(check, now)]
    held = [each for each in seen.scheduled if _is_for(each, call, now)]
    document = {
        "followups": [_check_document(check) for check in checks],
        "scheduled": [_session_document(each) for each in held],
    }
    lines = [f"{time_of_day(check.minute_of_day)}  {_check_words(check)}" for check in checks]
    lines += [
        f"{local(call.clock, each.scheduled_at):%H:%M}  {each.title}"
        for each in held
        if each.scheduled_at is not None
    ]
    return Answer(document, lines)


def _waits(check: CheckInGlance, now_local: datetime) -> bool:
    can_wait = check.due_on is not None or check.session_status in _OPEN
    return can_wait and is_due(check.minute_of_day, check.due_on, check.last_done_on, now_local)


def _is_for(session: SessionGlance, call: Call, now_local: datetime) -> bool:
    at = session.scheduled_at
    return at is not None and local(call.clock, at).date() <= now_local.date()


def _check_words(check: CheckInGlance) -> str:
    return f"{check.session_title}: {check.text}" if check.text else check.session_title


def _check_document(check: CheckInGlance) -> dict[str, object]:
    return {
        "id": check.id,
        "session_id": check.session_id,
        "session_title": check.session_title,
        "at": time_of_day(check.minute_of_day),
        "minute_of_day": check.minute_of_day,
        "due_on": check.due_on,
        "last_done_on": check.last_done_on,
        "text": check.text,
    }


def _session_document(session: SessionGlance) -> dict[str, object]:
    return {
        "id": session.id,
        "kind": session.kind,
        "title": session.title,
        "scheduled_at": session.scheduled_at,
        "scheduled_duration_minutes": session.scheduled_duration_minutes,
    }
