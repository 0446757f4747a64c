from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.reviews import Review, begun, kept, paused

from sitdown.clock import FrozenClock
from sitdown.engine import entries, follow_ups, sessions
from sitdown.engine.conversation import Answer
from sitdown.engine.desk import Desk
from sitdown.engine.views import SessionView
from sitdown.kinds import builtin_kinds
from sitdown.locations import Locations
from sitdown.store import glance as looking_at
from sitdown.store.glance import (
    QUESTION_TYPES,
    SessionGlance,
    changes,
    glance,
    kept_page,
    looking,
    preview,
    recent,
)


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk(Review())


@pytest.fixture
def database(locations: Locations) -> Path:
    return locations.database


def as_glance(session: SessionView) -> SessionGlance:
    return SessionGlance(**{name: getattr(session, name) for name in SessionGlance._fields})


def test_a_glance_sees_what_the_verbs_wrote(desk: Desk, database: Path, clock: FrozenClock) -> None:
    done = kept(desk, clock, "2026-09")
    open_one = paused(desk, clock)
    planned = begun(desk, "2026-12", scheduled_at=clock.now() + timedelta(days=1))
    seen = glance(database, "me")
    assert seen.begun == (as_glance(open_one),)
    assert seen.scheduled == (as_glance(planned),)
    assert seen.kept == (as_glance(done),)
    assert seen.counts == {"completed": 1, "paused": 1, "scheduled": 1}
    assert seen.trouble is None


def test_another_persons_sessions_are_not_seen(
    make_desk: Callable[..., Desk], database: Path
) -> None:
    begun(make_desk(Review(), user_id="anna"))
    assert glance(database, "me").begun == ()
    assert len(glance(database, "anna").begun) == 1


def test_check_ins_that_are_on_are_seen(desk: Desk, database: Path) -> None:
    session = begun(desk)
    daily = follow_ups.set_daily(desk, session.id, 510)
    once = follow_ups.set_once(desk, session.id, date(2026, 12, 24), text="And?")
    follow_ups.turn_off(desk, daily.id)
    (seen,) = glance(database, "me").check_ins
    assert (seen.id, seen.due_on, seen.text) == (once.id, date(2026, 12, 24), "And?")
    assert seen.session_status == "in_progress"


def test_a_preview_has_what_was_said_as_it_stands_and_the_open_question(
    desk: Desk, database: Path
) -> None:
    session = begun(desk)
    said = entries.answer(desk, session.id, Answer("first")).entry
    entries.revise(desk, said.id, "second")
    sessions.advance(desk, session.id)
    with looking(database) as connection:
        seen = preview(connection, as_glance(sessions.get(desk, session.id)))
    assert seen.said == "second"
    assert seen.asked == "How was it with goals?"
    assert seen.entry_count == 4
    assert len(seen.sittings) == 1


def test_an_answered_question_is_not_open(desk: Desk, database: Path) -> None:
    session = begun(desk)
    entries.answer(desk, session.id, Answer("yes"))
    with looking(database) as connection:
        assert preview(connection, as_glance(session)).asked is None


def test_pages_of_kept_sessions_follow_each_other_by_key_or_by_depth(
    desk: Desk, database: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [kept(desk, clock, f"2025-{month:02d}").id for month in range(1, 8)]
    monkeypatch.setattr(looking_at, "PAGE", 3)
    first = glance(database, "me").kept
    second = kept_page(database, "me", 1, first[-1])
    third = kept_page(database, "me", 2, None)
    assert [each.id for each in (*first, *second, *third)] == made[::-1]


def test_recent_sessions_are_of_every_status(
    desk: Desk, database: Path, clock: FrozenClock
) -> None:
    given_up = sessions.cancel(desk, begun(desk, "2026-08").id)
    clock.advance(minutes=1)
    done = kept(desk, clock, "2026-09")
    assert [each.id for each in recent(database, "me", 5)] == [done.id, given_up.id]
    assert len(recent(database, "me", 1)) == 1


def test_changes_are_noticed_by_a_connection_that_did_not_make_them(
    desk: Desk, database: Path
) -> None:
    with looking(database) as connection:
        before = changes(connection)
        assert changes(connection) == before
        begun(desk)
        assert changes(connection) != before


def test_a_look_writes_nothing(desk: Desk, database: Path) -> None:
    begun(desk)
    with looking(database) as connection, pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM session")


@pytest.mark.parametrize("content", [None, b""])
def test_no_file_and_an_empty_file_are_an_empty_glance(
    locations: Locations, content: bytes | None
) -> None:
    if content is not None:
        locations.database.write_bytes(content)
    seen = glance(locations.database, "me")
    assert (seen.begun, seen.trouble) == ((), None)
    assert recent(locations.database, "me", 5) == ()


@pytest.mark.parametrize("content", [b"\x00" * 5000, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_file_is_told_and_not_touched(locations: Locations, content: bytes) -> None:
    locations.database.write_bytes(content)
    seen = glance(locations.database, "me")
    assert seen.begun == ()
    assert seen.trouble is not None
    assert str(locations.database) in seen.trouble
    assert locations.database.read_bytes() == content


def test_a_file_of_another_form_is_told(locations: Locations) -> None:
    with closing(sqlite3.connect(locations.database)) as connection:
        connection.execute("CREATE TABLE session (id, title)")
    trouble = glance(locations.database, "me").trouble
    assert trouble is not None
    assert "not yet in today's form" in trouble


def test_a_row_that_holds_no_time_is_told(desk: Desk, database: Path) -> None:
    session = begun(desk)
    with desk.store.engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE session SET updated_at = 'noon' WHERE id = ?", (session.id,)
        )
    trouble = glance(database, "me").trouble
    assert trouble is not None
    assert "cannot be read" in trouble


def test_a_glance_knows_the_questions_of_every_kind() -> None:
    asked = frozenset().union(*(kind.question_types for kind in builtin_kinds().values()))
    assert asked <= set(QUESTION_TYPES)
