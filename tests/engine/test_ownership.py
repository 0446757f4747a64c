"""Another person's rows are not there, for every verb that takes an id."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from sitdown.engine import drafts, entries, follow_ups, sessions
from sitdown.engine.conversation import Answer
from sitdown.engine.desk import Desk
from sitdown.engine.entries import Liking
from sitdown.engine.kind import Begin, NewEntry
from sitdown.engine.measures import measures
from sitdown.engine.search import search, search_titles
from sitdown.engine.views import SessionView
from sitdown.errors import NotFoundError

ARGUMENTS: dict[str, Any] = {
    "answer": True,
    "at": datetime(2026, 12, 1, tzinfo=UTC),
    "artifact_type": "photo",
    "content": "mine now",
    "cursor": {},
    "due_on": date(2026, 12, 1),
    "field": "answer",
    "indicator": {"type": "words_at_least", "count": 1},
    "given": Answer(text="mine now"),
    "liking": Liking.LIKE,
    "minute_of_day": 9 * 60,
    "new": NewEntry("said", "mine now"),
    "number": 0,
    "rating": 5,
    "step": "pour",
    "text": "mine now",
    "title": "mine now",
}
NO_ID = {"begin", "create", "current", "due", "list_sessions", "of_subject"}


def verbs() -> list[Callable[..., Any]]:
    named = [getattr(sessions, name) for name in sessions.__all__]
    for module in (drafts, entries, follow_ups):
        named += [
            verb
            for name, verb in vars(module).items()
            if inspect.isfunction(verb) and verb.__module__ == module.__name__ and name[0] != "_"
        ]
    return [
        verb
        for verb in named
        if next(iter(inspect.signature(verb).parameters)) == "desk" and verb.__name__ not in NO_ID
    ]


@pytest.mark.parametrize("verb", verbs(), ids=lambda verb: str(verb.__name__))
def test_another_persons_rows_are_not_found(
    verb: Callable[..., Any], desk: Desk, stranger: Desk, pot: SessionView
) -> None:
    entry = entries.say(desk, pot.id, NewEntry("said", "private")).entry
    check_in = follow_ups.set_daily(desk, pot.id, 60)
    before = (sessions.load(desk, pot.id), follow_ups.of_session(desk, pot.id))
    ids = {"session_id": pot.id, "entry_id": entry.id, "follow_up_id": check_in.id}
    ids["reference"] = pot.id
    parameters = list(inspect.signature(verb).parameters.values())[1:]
    given = {
        parameter.name: {**ARGUMENTS, **ids}[parameter.name]
        for parameter in parameters
        if parameter.default is inspect.Parameter.empty
        and parameter.kind is not inspect.Parameter.VAR_KEYWORD
    }
    with pytest.raises(NotFoundError):
        verb(stranger, **given)
    for name in ids:
        if name in given:
            with pytest.raises(NotFoundError):
                verb(desk, **{**given, name: "no such id"})
            with pytest.raises(NotFoundError):
                verb(desk, **{**given, name: "\udcff"})
    assert (sessions.load(desk, pot.id), follow_ups.of_session(desk, pot.id)) == before


def test_nothing_of_another_person_is_listed_counted_or_found(
    desk: Desk, stranger: Desk, pot: SessionView
) -> None:
    entries.say(desk, pot.id, NewEntry("said", "private words"))
    follow_ups.set_daily(desk, pot.id, 0)
    sessions.begin(desk, "tea", Begin(subject="2026-10"))
    assert sessions.list_sessions(stranger) == ()
    assert sessions.current(stranger) is None
    assert sessions.of_subject(stranger, "tea", "2026-10") is None
    assert search(stranger, "private") == ()
    assert search_titles(stranger, "Morning") == ()
    assert follow_ups.due(stranger) == ()
    assert measures(stranger) == ()
    assert len(search(desk, "private")) == 1
