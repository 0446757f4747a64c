"""The commands that begin sessions and move them through their life."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sitdown.cli import times
from sitdown.cli.calls import Answer, Call
from sitdown.cli.commands import DESCRIBED
from sitdown.cli.parser import UsageError
from sitdown.cli.telling import detail_lines, moment_words, standing_words
from sitdown.engine import sessions
from sitdown.engine.kind import Begin, Proposal
from sitdown.engine.lifecycle import OPEN, Status
from sitdown.errors import InvalidTimeError, SitdownError
from sitdown.exchange.documents import detail_document, session_document

if TYPE_CHECKING:
    from sitdown.engine.desk import Desk
    from sitdown.engine.views import SessionView


class NothingOpenError(SitdownError):
    """There is no session to go on with."""

    def __init__(self) -> None:
        super().__init__("Nothing is open. `sitdown start KIND` begins a session.")


class NotErasedError(SitdownError):
    """A session was to be erased, and nobody said yes."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} was not erased. Say yes, or give --yes.")


def start(call: Call) -> Answer | int:
    """Begin a session, or go on with the one about its subject; on a terminal, open it."""
    given = call.arguments
    if given.month is not None and given.subject is not None:
        raise UsageError("sitdown start", "--month and --subject say the same thing twice")
    subject = given.subject
    if given.month is not None:
        subject = "{:04d}-{:02d}".format(*times.month(given.month))
    with call.desk() as desk:
        after = None if given.after is None else sessions.find(desk, given.after).id
        request = Begin(
            title=given.title,
            intention=given.intention,
            subject=subject,
            scheduled_at=None if given.at is None else times.moment(given.at, call.clock),
            duration_minutes=given.minutes,
            previous_session_id=after,
        )
        session = sessions.begin(desk, given.kind, request)
        if request.scheduled_at is not None:
            return _planned(desk, session, request)
        if not call.on_terminal or call.as_json:
            return _sat_down(call, desk, session.id)
    return _open_app(call, session.id)


def resume(call: Call) -> Answer | int:
    """Go on with a session, by default the open one that was touched last."""
    with call.desk() as desk:
        if call.arguments.session is None:
            session = sessions.current(desk)
            if session is None:
                raise NothingOpenError
        else:
            session = sessions.find(desk, call.arguments.session)
        if not call.on_terminal or call.as_json:
            return _sat_down(call, desk, session.id)
    return _open_app(call, session.id)


def pause(call: Call) -> Answer:
    """Leave a session; its place is kept."""
    return _changed(call, sessions.pause)


def advance(call: Call) -> Answer:
    """Go to the next phase, whatever is left in this one."""
    with call.desk() as desk:
        session = sessions.advance_act(desk, sessions.find(desk, call.arguments.session).id)
        return _arrived(call, desk, session)


def step(call: Call) -> Answer:
    """Go to a step by its name, to the next one, or back."""
    with call.desk() as desk:
        session = sessions.find(desk, call.arguments.session)
        match call.arguments.step:
            case None | "next":
                session = sessions.advance(desk, session.id)
            case "back":
                session = sessions.back(desk, session.id)
            case name:
                session = sessions.go_to_step(desk, session.id, name)
        return _arrived(call, desk, session)


def complete(call: Call) -> Answer:
    """Call a session done, and say what could come next."""
    with call.desk() as desk:
        session_id = sessions.find(desk, call.arguments.session).id
        session = sessions.complete(desk, session_id, anyway=call.arguments.done)
        proposal = sessions.propose_next(desk, session_id)
        document = {**detail_document(desk, session_id), "proposal": _proposal(proposal)}
        lines = _lines(desk, session)
        if proposal is not None:
            when = moment_words(call.clock, proposal.at)
            subject = f" --subject {proposal.subject}" if proposal.subject else ""
            lines += [
                f"Next could be “{proposal.title}”, {when}.",
                f"To plan it: sitdown start {proposal.kind}{subject} --at '{when}'",
            ]
        return Answer(document, lines)


def cancel(call: Call) -> Answer:
    """Give a session up; what was said in it stays."""
    return _changed(call, sessions.cancel)


def reopen(call: Call) -> Answer:
    """Open a completed session again."""
    return _changed(call, sessions.reopen)


def rename(call: Call) -> Answer:
    """Give a session another title."""
    return _changed(call, lambda desk, key: sessions.rename(desk, key, call.arguments.title))


def describe(call: Call) -> Answer:
    """Set what a session says about itself beside its title."""
    texts = {name: getattr(call.arguments, name) for name in DESCRIBED}
    given = {name: call.given_text(text) for name, text in texts.items() if text is not None}
    return _changed(call, lambda desk, key: sessions.describe(desk, key, **given))


def schedule(call: Call) -> Answer:
    """Set when a session that has not begun is to be held."""
    at = times.moment(call.arguments.at, call.clock)
    if at is None:
        raise InvalidTimeError(call.arguments.at, "a time to come; `sitdown resume` begins it now")
    minutes = call.arguments.minutes
    return _changed(call, lambda desk, key: sessions.schedule(desk, key, at, minutes))


def rate(call: Call) -> Answer:
    """Keep the person's own rating of a session."""
    return _changed(call, lambda desk, key: sessions.rate(desk, key, call.arguments.rating))


def delete(call: Call) -> Answer:
    """Erase a session with every word in it, after a yes.

    Raises:
        NotErasedError: nobody said yes; nothing was erased.
    """
    with call.desk() as desk:
        session = sessions.find(desk, call.arguments.session)
        title = f"“{session.title}”"
        question = f"Erase {title} with every word in it? This cannot be undone."
        if not call.agreed(question):
            raise NotErasedError(title)
        sessions.erase(desk, session.id)
    return Answer({"id": session.id, "erased": True}, [f"{title} is erased."])


def _planned(desk: Desk, session: SessionView, request: Begin) -> Answer:
    """A session held later; one about the same subject that waits already is moved there."""
    at = request.scheduled_at
    if session.status is Status.SCHEDULED and at is not None and session.scheduled_at != at:
        session = sessions.schedule(desk, session.id, at, request.duration_minutes)
    return _told(desk, session)


def _sat_down(call: Call, desk: Desk, session_id: str) -> Answer:
    session = sessions.sit_down(desk, session_id)
    detail = sessions.load(desk, session_id)
    lines = detail_lines(desk, detail, detail.entries, call.settings.buddy_name)
    if session.status not in OPEN:
        lines.append(f"It is {session.status.words}; `sitdown reopen` takes a completed one up.")
    return Answer(detail_document(desk, session_id), lines)


def _open_app(call: Call, session_id: str) -> int:
    from sitdown.tui.launching import launch

    # It reads the settings itself, and tells on the screen what is wrong with them.
    return launch(call.locations, open_session_id=session_id)


def _changed(call: Call, verb: Callable[[Desk, str], SessionView]) -> Answer:
    with call.desk() as desk:
        return _told(desk, verb(desk, sessions.find(desk, call.arguments.session).id))


def _told(desk: Desk, session: SessionView) -> Answer:
    return Answer(session_document(desk, session), _lines(desk, session))


def _arrived(call: Call, desk: Desk, session: SessionView) -> Answer:
    """Where the session is now, with what was said at this step."""
    detail = sessions.load(desk, session.id)
    here = [entry for entry in detail.entries if entry.step == session.step]
    lines = detail_lines(desk, detail, here, call.settings.buddy_name)
    return Answer(detail_document(desk, session.id), lines)


def _lines(desk: Desk, session: SessionView) -> list[str]:
    return [f"{session.title}: {' · '.join(standing_words(desk, session))}"]


def _proposal(proposal: Proposal | None) -> dict[str, object] | None:
    return None if proposal is None else dict(vars(proposal))
