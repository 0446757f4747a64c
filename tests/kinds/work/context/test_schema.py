from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.hostile import HOSTILE
from tests.kinds.work.context.conftest import foreign

from sitdown.engine.text import storable
from sitdown.kinds.work.context import schema
from sitdown.kinds.work.context.errors import InvalidContextError
from sitdown.kinds.work.context.limits import fitted, listed, over_limits, shortened
from sitdown.kinds.work.context.schema import (
    Context,
    ContextBlocker,
    LastSession,
    as_document,
    bytes_of,
    context_of,
    document_of,
)
from sitdown.kinds.work.items import Priority


def changed(path: str, value: Any) -> dict[str, Any]:
    """A good document with one value in another's place; ``...`` takes the key out."""
    document: dict[str, Any] = json.loads(json.dumps(foreign()))
    *above, key = path.split(".")
    holder = document
    for name in above:
        holder = holder[name]
    if value is ...:
        del holder[key]
    else:
        holder[key] = value
    return document


WRONG = [
    ("last_session", ...),
    ("last_session", []),
    ("last_session.summary", None),
    ("last_session.completed_tasks", [1, "2"]),
    ("last_session.completed_tasks", [True]),
    ("last_session.timestamp", "yesterday"),
    ("last_session.timestamp", "2025-11-20"),
    ("last_session.timestamp", "0001-01-01T00:00:00"),
    ("last_session.timestamp", 1763634600),
    ("next_actions", ...),
    ("next_actions", "Fix it"),
    ("next_actions", [1]),
    ("current_plan", 7),
    ("active_blockers", ...),
    ("active_blockers", [{"id": 1, "question": "?", "priority": "urgent"}]),
    ("active_blockers", [{"id": "1", "question": "?", "priority": "low"}]),
    ("active_blockers", [{"question": "?", "priority": "low"}]),
    ("active_blockers", ["?"]),
    ("progress_pct", ...),
    ("progress_pct", "68"),
    ("progress_pct", True),
    ("progress_pct", -0.1),
    ("progress_pct", 100.1),
]


@pytest.mark.parametrize(("path", "value"), WRONG)
def test_a_wrong_field_is_refused_by_name(path: str, value: Any) -> None:
    with pytest.raises(InvalidContextError) as refused:
        context_of(changed(path, value))

    assert any(problem.startswith(path) for problem in refused.value.problems)


def test_every_problem_is_named() -> None:
    with pytest.raises(InvalidContextError) as refused:
        context_of({})

    assert len(refused.value.problems) == 7


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("current_plan", ...),
        ("current_plan", None),
        ("active_blockers", []),
        ("next_actions", []),
        ("progress_pct", 0),
        ("progress_pct", 100),
        ("last_session.timestamp", "2025-11-20T10:30:00.123456+02:00"),
        ("last_session.timestamp", "2025-11-20T10:30:00Z"),
    ],
)
def test_what_the_format_allows_is_read(path: str, value: Any) -> None:
    document = changed(path, value)

    assert as_document(context_of(document)) == {"current_plan": None, **document}


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"\xff\xfe\x00",
        b'{"progress_pct": NaN}',
        b'{"progress_pct": ' + b"9" * 5000 + b"}",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"\x00" * 100,
    ],
    ids=range(10),
)
def test_bytes_that_are_no_document_are_refused(raw: bytes) -> None:
    with pytest.raises(InvalidContextError):
        document_of(raw)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_byte_order_mark_costs_nothing(encoding: str) -> None:
    raw = json.dumps(foreign(), ensure_ascii=False).encode(encoding)

    assert document_of(raw) == foreign()


def test_the_bytes_are_those_of_the_plain_writer() -> None:
    document = foreign(current_plan="Grüße – 漢字")

    assert bytes_of(as_document(context_of(document))) == json.dumps(document, indent=2).encode()


def test_keys_of_others_are_kept_wherever_they_stand() -> None:
    document = foreign()
    document["last_session"]["cost"] = 3
    document["active_blockers"][0]["asked_by"] = "lead"

    assert as_document(context_of(document)) == document


def test_a_time_without_an_offset_is_local() -> None:
    last = context_of(foreign()).last_session

    assert last.ended_at(timezone(timedelta(hours=2))) == datetime(2025, 11, 20, 8, 30, tzinfo=UTC)


TEXTS = st.one_of(st.text(max_size=700), st.sampled_from(HOSTILE))
CONTEXTS = st.builds(
    Context,
    st.builds(
        LastSession,
        TEXTS,
        st.lists(st.integers(0, 10**9), max_size=30).map(tuple),
        st.just("2025-11-20T10:30:00"),
    ),
    st.lists(TEXTS, max_size=12).map(tuple),
    st.none() | TEXTS,
    st.lists(st.builds(ContextBlocker, st.integers(), TEXTS, st.sampled_from(Priority))).map(tuple),
    st.floats(0, 100),
)


@given(CONTEXTS)
def test_whatever_comes_in_the_limits_hold(context: Context) -> None:
    fits = fitted(context)

    assert len(fits.last_session.summary) <= 500
    assert len(fits.last_session.completed_tasks) <= 10
    assert len(fits.next_actions) <= 5
    assert all(len(each) <= 200 for each in fits.next_actions)
    assert fits.current_plan is None or len(fits.current_plan) <= 500
    assert len(fits.active_blockers) <= 10
    assert fitted(fits) == fits
    assert over_limits(fits) == ()


def test_what_just_fits_is_whole_and_one_more_is_cut() -> None:
    def of(more: int) -> Context:
        return Context(
            LastSession("s" * (500 + more), tuple(range(10 + more)), "2025-11-20T10:30:00"),
            tuple("a" * (200 + more) for _ in range(5 + more)),
            "p" * (500 + more),
            tuple(ContextBlocker(at, "q?", Priority.LOW) for at in range(10 + more)),
            100.0,
        )

    assert fitted(of(0)) == of(0)
    cut = fitted(of(1))
    assert (len(cut.last_session.summary), len(cut.current_plan or "")) == (500, 500)
    assert cut.last_session.completed_tasks == tuple(range(10))
    assert [len(each) for each in cut.next_actions] == [200] * 5
    assert [each.id for each in cut.active_blockers] == list(range(10))


@given(CONTEXTS)
def test_what_is_written_is_read_again(context: Context) -> None:
    document = document_of(bytes_of(as_document(context)))

    assert document == storable(as_document(context))
    assert as_document(context_of(document)) == document


@given(st.text(), st.integers(20, 200))
def test_a_shortened_text_is_the_beginning_of_the_text(text: str, longest: int) -> None:
    short = shortened(text, longest)

    assert len(short) <= longest
    assert short == text or text.startswith(short.removesuffix("…"))


def test_a_text_is_cut_after_a_whole_word() -> None:
    assert shortened("one two three", 10) == "one two…"
    assert shortened("one two three", 13) == "one two three"
    assert shortened("one, two, three", 10) == "one, two…"
    assert shortened("x" * 30, 10) == "x" * 9 + "…"


def test_what_does_not_fit_a_list_is_counted() -> None:
    names = [f"Task #{number} (Something to do)" for number in range(1, 40)]

    line = listed("Completed", names, 500)

    assert len(line) <= 500
    told = line.count("Task #")
    assert line.endswith(f" and {39 - told} more")
    assert line.startswith("Completed Task #1 (Something to do), Task #2")


def test_as_many_of_a_list_are_told_as_fit() -> None:
    assert listed("", ["a"] * 9_000, 33) == " " + "a, " * 5 + "a and 8994 more"
    assert listed("", [""] * 50, 33) == " " + ", " * 10 + " and 39 more"


def test_one_name_that_is_too_long_is_cut_and_the_rest_counted() -> None:
    line = listed("Completed", ["y" * 900, "z"], 500)

    assert len(line) == 500
    assert line.endswith("… and 1 more")


def test_what_is_over_the_limits_is_named() -> None:
    document = foreign(next_actions=["x"] * 6, current_plan="y" * 501)

    assert over_limits(context_of(document)) == ("next_actions", "current_plan")


def test_a_long_question_is_cut_only_in_the_file() -> None:
    long = "Which? " * 200
    document = foreign(active_blockers=[{"id": 1, "question": long, "priority": "low"}])

    assert context_of(document).active_blockers[0].question == long
    assert len(fitted(context_of(document)).active_blockers[0].question) <= schema.LONGEST_QUESTION
