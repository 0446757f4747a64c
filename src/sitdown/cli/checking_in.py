"""The commands of check-ins: set them, stop them, answer them, see which wait."""

from __future__ import annotations

from typing import Any

from sitdown.cli import times
from sitdown.cli.calls import Answer, Call
from sitdown.cli.parser import UsageError
from sitdown.engine import follow_ups, sessions
from sitdown.engine.falling_due import minute_of_day, time_of_day
from sitdown.engine.views import FollowUpView
from sitdown.exchange.plain import plain


def set_one(call: Call) -> Answer:
    """Set a check-in: each day at a local time, or once on a day."""
    given = call.arguments
    minutes = minute_of_day(given.at)
    on = None if given.on is None else times.day(given.on)
    if given.text and on is None:
        raise UsageError("sitdown followups set", "--text goes with --on")
    with call.desk() as desk:
        session_id = sessions.find(desk, given.session).id
        if on is None:
            view = follow_ups.set_daily(desk, session_id, minutes)
        else:
            view = follow_ups.set_once(desk, session_id, on, minutes, given.text)
    return Answer(_document(view), [_words(view)])


def off(call: Call) -> Answer:
    """Stop every check-in of a session."""
    with call.desk() as desk:
        session_id = sessions.find(desk, call.arguments.session).id
        for view in follow_ups.of_session(desk, session_id):
            follow_ups.turn_off(desk, view.id)
        left = follow_ups.of_session(desk, session_id)
    return Answer([_document(view) for view in left], ["No check-ins for this session."])


def done(call: Call) -> Answer:
    """Note that the person checked in with a session today."""
    with call.desk() as desk:
        session_id = sessions.find(desk, call.arguments.session).id
        waiting = [view for view in follow_ups.due(desk) if view.session_id == session_id]
        for view in waiting:
            follow_ups.mark_done(desk, view.id)
        after = follow_ups.of_session(desk, session_id)
    told = "Checked in." if waiting else "No check-in was waiting."
    return Answer([_document(view) for view in after], [told])


def due(call: Call) -> Answer:
    """The check-ins that wait now."""
    with call.desk() as desk:
        waiting = follow_ups.due(desk)
    lines = [_words(view) for view in waiting] or ["No check-in waits."]
    return Answer([_document(view) for view in waiting], lines)


def _document(view: FollowUpView) -> dict[str, Any]:
    return {**plain(view), "at": time_of_day(view.minute_of_day)}


def _words(view: FollowUpView) -> str:
    when = f"on {view.due_on}" if view.due_on else "each day"
    about = f": {view.text}" if view.text else ""
    return f"{view.session_title}, {when} at {time_of_day(view.minute_of_day)}{about}"
