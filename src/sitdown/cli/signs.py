"""The signs of a session at the command line: list them, add one, answer one, take one away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sitdown.cli.calls import Answer, Call
from sitdown.cli.parser import UsageError
from sitdown.engine import sessions
from sitdown.engine.sessions.indicating import is_complete
from sitdown.exchange.plain import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitdown.engine.desk import Desk
    from sitdown.engine.views import IndicatorView

_PROGRAM = "sitdown indicators"
_ANSWERS = {"yes": True, "no": False, "unsaid": None}
_STATES = {"met": "✓", "not_met": "·", "unknown": "?"}


def signs(call: Call) -> Answer:
    """What a session's signs say now, after the change that is asked for."""
    given = call.arguments
    if sum(each is not None for each in (given.add, given.answer, given.remove)) > 1:
        raise UsageError(_PROGRAM, "one of --add, --answer and --remove at a time")
    with call.desk() as desk:
        session_id = sessions.find(desk, given.session).id
        found = _after(desk, session_id, call)
    document = {
        "session_id": session_id,
        "complete": is_complete(found),
        "indicators": [_document(each) for each in found],
    }
    return Answer(document, [_line(each) for each in found] or ["No signs were chosen."])


def _after(desk: Desk, session_id: str, call: Call) -> Sequence[IndicatorView]:
    given = call.arguments
    if given.add is not None:
        indicator = _indicator(given.add)
        return sessions.add_indicator(desk, session_id, indicator, of_success=given.success)
    if given.answer is not None:
        number, answer = _answer(given.answer)
        return sessions.answer_indicator(desk, session_id, number, answer=answer)
    if given.remove is not None:
        return sessions.remove_indicator(desk, session_id, given.remove)
    return sessions.indicators(desk, session_id)


def _indicator(text: str) -> dict[str, Any]:
    """The sign that words such as ``entries said 3`` stand for."""
    form, *rest = text.split(maxsplit=1) or [""]
    match form.lower(), (rest[0] if rest else "").split():
        case "words", [count] if count.isdecimal():
            return {"type": "words_at_least", "count": int(count)}
        case "entries", [entry_type, count] if count.isdecimal():
            return {"type": "entries_at_least", "entry_type": entry_type, "count": int(count)}
        case "answered", [question]:
            return {"type": "slot_filled", "question": question}
        case "yes", [_, *_]:
            return {"type": "person_says_yes", "text": rest[0].strip()}
    raise UsageError(
        _PROGRAM,
        f"{text!r} is no sign; it is 'words 200', 'entries TYPE 3', 'answered QUESTION' "
        "or 'yes It feels told.'",
    )


def _answer(text: str) -> tuple[int, bool | None]:
    number, _, answer = text.partition("=")
    if not number.isdecimal() or answer.lower() not in _ANSWERS:
        raise UsageError(_PROGRAM, f"--answer is such as 2=yes, 2=no or 2=unsaid, not {text!r}")
    return int(number), _ANSWERS[answer.lower()]


def _document(sign: IndicatorView) -> dict[str, Any]:
    document: dict[str, Any] = plain(sign)
    return document


def _line(sign: IndicatorView) -> str:
    of_success = "  (that it went well)" if sign.of_success else ""
    unsaid = "  (yours to say)" if sign.is_the_persons and sign.verdict == "unknown" else ""
    return f"{sign.number}  {_STATES[sign.verdict]} {sign.words}{unsaid}{of_success}"
