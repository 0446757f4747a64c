"""What a session came to, read and said in the person's own way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitdown.cli.calls import Answer, Call
from sitdown.cli.parser import UsageError
from sitdown.engine import sessions, summaries
from sitdown.errors import NotSummedUpError

if TYPE_CHECKING:
    from sitdown.engine.views import SessionView


def summary(call: Call) -> Answer:
    """The two texts of a session's summary, after the change that is asked for.

    Raises:
        NotSummedUpError: there is no summary yet.
    """
    given = call.arguments
    if given.worked_on == "-" == given.next:
        raise UsageError("sitdown summary", "only one of the two can be read from standard input")
    worked_on = None if given.worked_on is None else call.given_text(given.worked_on)
    next_plan = None if given.next is None else call.given_text(given.next)
    with call.desk() as desk:
        session = sessions.find(desk, given.session)
        if summaries.standing(desk, session.id) is None:
            raise NotSummedUpError(session.title)
        if worked_on is not None or next_plan is not None:
            session = summaries.edit(desk, session.id, worked_on=worked_on, next_plan=next_plan)
    document = {
        "session_id": session.id,
        "summary_text": session.summary_text,
        "next_plan_text": session.next_plan_text,
    }
    return Answer(document, _lines(session))


def _lines(session: SessionView) -> list[str]:
    lines = session.summary_text.splitlines() or ["Nothing was worked on yet."]
    ahead = session.next_plan_text.strip().splitlines()
    if ahead:
        says_so_itself = any(line.startswith("Next: ") for line in ahead)
        lines += ["", *([] if says_so_itself else ["Next:"]), *ahead]
    return lines
