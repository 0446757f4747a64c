"""The signs by which the person tells that a session is complete, and that it did well."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sitdown.engine.desk import Desk
from sitdown.engine.indicators import Verdict, checked, evaluate, is_the_persons, words
from sitdown.engine.rows import owned_session, touch
from sitdown.engine.sessions.look import get
from sitdown.engine.standing import Standing
from sitdown.engine.tables import SessionRow
from sitdown.engine.text import storable
from sitdown.engine.views import IndicatorView
from sitdown.errors import NotFoundError, SitdownError
from sitdown.store.database import Transaction

Lists = tuple[list[dict[str, Any]], list[dict[str, Any]]]


class NotAskedError(SitdownError):
    """A sign that shows by itself was answered."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Sign {number} shows by itself, and takes no yes or no.")


def indicators(desk: Desk, session_id: str) -> tuple[IndicatorView, ...]:
    """The signs of a session as they are now: those of completion, then those of success.

    Raises:
        NotFoundError: there is no such session.
    """
    with desk.store.read() as tx:
        return indicators_of(tx, owned_session(tx, desk, session_id))


def add_indicator(
    desk: Desk, session_id: str, indicator: Mapping[str, Any], *, of_success: bool = False
) -> tuple[IndicatorView, ...]:
    """Give a session another sign.

    Raises:
        NotFoundError: there is no such session.
        InvalidIndicatorError: it is in none of the forms.
        UnknownNameError: it counts entries of a type that the session's kind has not.
    """
    (sound,) = checked((indicator,))
    if "entry_type" in sound:
        desk.kind(get(desk, session_id).kind).entry_type(sound["entry_type"])

    def add(lists: Lists) -> None:
        lists[of_success].append(storable(sound))

    return _changed(desk, session_id, add)


def remove_indicator(desk: Desk, session_id: str, number: int) -> tuple[IndicatorView, ...]:
    """Take a sign away.

    Raises:
        NotFoundError: there is no such session, or no such sign.
    """

    def remove(lists: Lists) -> None:
        kept, at = _found(lists, number)
        del kept[at]

    return _changed(desk, session_id, remove)


def answer_indicator(
    desk: Desk, session_id: str, number: int, *, answer: bool | None
) -> tuple[IndicatorView, ...]:
    """Say yes or no to a sign that only the person knows; None takes it back.

    Raises:
        NotFoundError: there is no such session, or no such sign.
        NotAskedError: the sign shows by itself.
    """

    def say(lists: Lists) -> None:
        kept, at = _found(lists, number)
        if not is_the_persons(kept[at]):
            raise NotAskedError(number)
        kept[at] = {**kept[at], "answer": answer}

    return _changed(desk, session_id, say)


def indicators_of(tx: Transaction, row: SessionRow) -> tuple[IndicatorView, ...]:
    """The signs of a session, looked at inside a transaction."""
    lists = (row.completion_indicators, row.success_indicators)
    standing = Standing(tx, row.id)
    return tuple(
        IndicatorView(
            number=number,
            of_success=of_success,
            words=words(each),
            verdict=evaluate(each, standing).value,
            is_the_persons=is_the_persons(each),
            indicator=each,
        )
        for number, (of_success, each) in enumerate(
            ((bool(which), each) for which, held in enumerate(lists) for each in held), start=1
        )
    )


def is_complete(signs: Iterable[IndicatorView]) -> bool:
    """Whether the signs of completion all show; a session without any is not complete by itself."""
    of_completion = [each for each in signs if not each.of_success]
    return bool(of_completion) and all(each.verdict == Verdict.MET for each in of_completion)


def missing_signs(tx: Transaction, row: SessionRow) -> str | None:
    """A sentence that names the signs of completion that do not show; None when none is missing."""
    missing = [
        each.words
        for each in indicators_of(tx, row)
        if not each.of_success and each.verdict != Verdict.MET
    ]
    return f"Not there yet: {'; '.join(missing)}." if missing else None


def _changed(
    desk: Desk, session_id: str, change: Callable[[Lists], None]
) -> tuple[IndicatorView, ...]:
    with desk.store.write() as tx:
        row = owned_session(tx, desk, session_id)
        lists = (list(row.completion_indicators), list(row.success_indicators))
        change(lists)
        row.completion_indicators, row.success_indicators = lists
        touch(row, desk)
        tx.add(row)
        return indicators_of(tx, row)


def _found(lists: Lists, number: int) -> tuple[list[dict[str, Any]], int]:
    """The list a sign stands in, and where."""
    for held in lists:
        if 1 <= number <= len(held):
            return held, number - 1
        number -= len(held)
    asked_for = str(number + sum(map(len, lists)))
    raise NotFoundError("sign", asked_for, "sitdown indicators ID")
