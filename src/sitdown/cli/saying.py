"""The commands that put words into a session or beside it."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from sitdown.cli.answers import answer_from
from sitdown.cli.calls import Answer, Call
from sitdown.cli.looking_after import looked_after
from sitdown.cli.parser import UsageError
from sitdown.cli.references import entry_of, numbered
from sitdown.cli.telling import one_entry
from sitdown.engine import entries, sessions
from sitdown.engine.conversation import Answer as Reply
from sitdown.engine.conversation import check_answer
from sitdown.engine.kind import NewEntry
from sitdown.engine.views import Role
from sitdown.errors import EmptyTextError, SitdownError, WrongRoleError
from sitdown.exchange.plain import plain

if TYPE_CHECKING:
    from sitdown.engine.desk import Desk

_PROGRAM = "sitdown say"
_DEEPEST = 20
"""Levels of lists and objects in the data of an entry: far more than any type has."""


class NothingElseError(SitdownError):
    """The buddy has one answer only."""

    def __init__(self, number: int) -> None:
        super().__init__(f"There is nothing else to say in the place of entry {number}.")


def say(call: Call) -> Answer:
    """Say something, answer or skip what waits, or revise what was said; and hear the reply."""
    given = call.arguments
    text = call.given_text(given.text)
    data = _data(given.data)
    with call.desk() as desk:
        session_id = sessions.find(desk, given.session).id
        if given.revise is not None:
            if given.type or given.skip:
                raise UsageError(_PROGRAM, "a revision keeps its type and cannot be skipped")
            said = entries.Said(_revised(desk, session_id, given.revise, text, data), ())
        elif given.type:
            said = entries.say(desk, session_id, NewEntry(given.type, text, data or {}))
        elif given.skip:
            said = entries.answer(desk, session_id, Reply(skipped=True))
        elif data is not None:
            raise UsageError(_PROGRAM, "--data needs the --type it belongs to")
        else:
            said = _spoken(desk, session_id, text)
        session = sessions.get(desk, session_id)
    document = {
        "session_id": session_id,
        "message_id": said.entry.id,
        "entry": plain(said.entry),
        "replies": plain(said.replies),
        "status": session.status.value,
        "act": session.act,
        "step": session.step,
    }
    buddy = call.settings.buddy_name
    lines = one_entry(call.clock, said.entry, buddy)
    for reply in said.replies:
        lines += one_entry(call.clock, reply, buddy)
    return Answer(document, lines, complaints=looked_after(call, said.entry))


def feedback(call: Call) -> Answer:
    """Like or dislike something the buddy said, take that back, or hear something else.

    Raises:
        NothingElseError: the buddy has no other answer.
    """
    wanted = call.arguments.reaction
    with call.desk() as desk:
        entry = entry_of(desk, call.arguments.entry)
        if wanted == "regenerate":
            another = entries.regenerate(desk, entry.id)
            if another is None:
                raise NothingElseError(entry.sequence_num)
            document = {"entry_id": entry.id, "entry": plain(another)}
            return Answer(document, one_entry(call.clock, another, call.settings.buddy_name))
        liking = None if wanted == "none" else entries.Liking(wanted)
        entries.give_feedback(desk, entry.id, liking)
    told = {"like": "You like it.", "dislike": "You dislike it.", "none": "Taken back."}
    return Answer({"entry_id": entry.id, "feedback": plain(liking)}, [told[wanted]])


def note(call: Call) -> Answer:
    """Keep a note beside a session."""
    text = call.given_text(call.arguments.text)
    with call.desk() as desk:
        kept = sessions.add_note(desk, sessions.find(desk, call.arguments.session).id, text)
    return Answer(plain(kept), ["Noted."])


def _spoken(desk: Desk, session_id: str, text: str) -> entries.Said:
    """The answer to the question that waits at this step; where none does, what the kind hears."""
    waiting = sessions.open_question(desk, session_id)
    if waiting is None:
        return entries.say(desk, session_id, sessions.heard(desk, session_id, text))
    return entries.answer(desk, session_id, answer_from(waiting[1], text))


def _revised(
    desk: Desk, session_id: str, number: int, text: str, data: dict[str, Any] | None
) -> Any:
    old = numbered(desk, session_id, number)
    if old.role is not Role.USER:
        raise WrongRoleError(old.entry_type, Role.BUDDY.value)
    if data is None and not text.strip():
        raise EmptyTextError("revision")
    question = sessions.question_to(desk, old.id) if data is None else None
    if question is None:
        return entries.revise(desk, old.id, text or old.content, data)
    # What was picked before goes with the words that went with it.
    given = check_answer(question, answer_from(question, text))
    new = desk.kind(sessions.get(desk, session_id).kind).answer(question, given)
    return entries.revise(desk, old.id, new.content, new.data)


def _data(text: str | None) -> dict[str, Any] | None:
    """The object that ``--data`` holds; what JSON itself does not have, such as NaN, is refused."""
    if text is None:
        return None
    try:
        read = json.loads(text, parse_constant=_refused, parse_float=_finite)
    except ValueError as error:
        raise UsageError(_PROGRAM, f"--data is not JSON ({error})") from None
    except RecursionError:
        raise UsageError(_PROGRAM, "--data is nested too deeply") from None
    if not isinstance(read, dict):
        raise UsageError(_PROGRAM, '--data is a JSON object, such as \'{"note": "rent"}\'')
    if not _is_shallow(read, _DEEPEST):
        raise UsageError(_PROGRAM, "--data is nested too deeply")
    return read


def _refused(name: str) -> None:
    message = f"it has no {name}"
    raise ValueError(message)


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        _refused(text)
    return number


def _is_shallow(value: object, levels: int) -> bool:
    if not isinstance(value, dict | list):
        return True
    inner = value.values() if isinstance(value, dict) else value
    return levels > 0 and all(_is_shallow(each, levels - 1) for each in inner)
