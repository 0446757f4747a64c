"""The database itself keeps the log as it was, whoever writes to it and by whatever statement."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sitdown.engine import drafts, entries, search, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import Begin, NewEntry
from sitdown.engine.views import SessionView
from sitdown.errors import NotFoundError
from sitdown.locations import Locations

COLUMNS = (
    *("id", "session_id", "act", "step", "sequence_num", "place", "entry_type", "role"),
    *("content", "data", "trace_id", "supersedes_id", "created_at"),
)


def copying(verb: str, *, number: bool = False, **changed: str) -> str:
    """A statement that writes what the person said once more, with other values in some columns."""
    columns = ("number", *COLUMNS) if number else COLUMNS
    values = ", ".join(changed.get(column, column) for column in columns)
    return (
        f"{verb} INTO entry ({', '.join(columns)})"  # noqa: S608 - no outside text in it
        f" SELECT {values} FROM entry WHERE role = 'user' AND supersedes_id IS NULL"
    )


@pytest.fixture(params=["plain", "as the app does"])
def raw(
    request: pytest.FixtureRequest, locations: Locations, pot: SessionView, desk: Desk
) -> Iterator[sqlite3.Connection]:
    """Another program at the file, with and without SQLite's stricter settings."""
    entries.say(desk, pot.id, NewEntry("said", "the first word"))
    with closing(sqlite3.connect(locations.database, isolation_level=None)) as connection:
        if request.param == "as the app does":
            connection.execute("PRAGMA foreign_keys = ON")
        yield connection


CHANGES = (
    "UPDATE entry SET content = 'changed'",
    "UPDATE OR REPLACE entry SET sequence_num = 1",
    "UPDATE entry SET data = json_set(data, '$.x', 1) WHERE number = 1",
    "DELETE FROM entry",
    "DELETE FROM entry WHERE role = 'user'",
    copying("INSERT OR REPLACE"),
    copying("REPLACE", number=True),
    copying("REPLACE", id="'new'", content="'changed'"),
    copying("REPLACE", sequence_num="99", place="99", content="'changed'"),
    copying("REPLACE", number=True, id="'new'", sequence_num="99", place="99"),
    copying("INSERT OR IGNORE", content="'changed'"),
    copying("INSERT") + " ON CONFLICT DO UPDATE SET content = 'changed'",
    "UPDATE evidence SET rule = 'changed'",
    "DELETE FROM evidence",
    "REPLACE INTO evidence SELECT entry_id, 'changed', parameters, row_ids FROM evidence",
)


def kept(connection: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    queries = ("SELECT * FROM entry ORDER BY number", "SELECT * FROM evidence")
    return [connection.execute(query).fetchall() for query in queries]


@pytest.mark.parametrize("change", CHANGES)
def test_the_log_refuses(raw: sqlite3.Connection, change: str) -> None:
    before = kept(raw)
    assert len(before[0]) == 3
    assert len(before[1]) == 1
    with pytest.raises(sqlite3.IntegrityError, match="never"):
        raw.execute(change)
    assert kept(raw) == before


def test_the_log_outlasts_its_session_being_deleted_by_hand(raw: sqlite3.Connection) -> None:
    before = kept(raw)
    for statement in (
        "DELETE FROM session",
        "REPLACE INTO session SELECT * FROM session",
    ):
        try:
            raw.execute(statement)
        except sqlite3.IntegrityError as error:
            assert "never deleted" in str(error)  # noqa: PT017 - without foreign keys nothing is raised
        assert kept(raw) == before


def test_a_fork_is_refused_by_the_file(raw: sqlite3.Connection, desk: Desk) -> None:
    session_id, first = raw.execute(
        "SELECT session_id, id FROM entry WHERE role = 'user'"
    ).fetchone()
    entries.revise(desk, first, "the first word, again")
    for verb in ("INSERT", "REPLACE"):
        with pytest.raises(sqlite3.IntegrityError, match="never replaced"):
            raw.execute(copying(verb, id="'fork'", sequence_num="50", supersedes_id="id"))
    assert len(entries.everything_said(desk, session_id)) == 4


def test_a_revision_across_sessions_is_refused_by_the_file(
    raw: sqlite3.Connection, desk: Desk
) -> None:
    other = sessions.begin(desk, "tea", Begin(title="Other"))
    with pytest.raises(sqlite3.IntegrityError, match="in the place"):
        raw.execute(
            copying("INSERT", id="'x'", session_id="?", sequence_num="50", supersedes_id="id"),
            [other.id],
        )


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_erasing_erases_every_byte(desk: Desk, pot: SessionView, locations: Locations) -> None:
    word = "xyzzyplugh"
    other = sessions.begin(desk, "tea", Begin(title="Kept"))
    entries.say(desk, other.id, NewEntry("said", "keepsake " * 50))
    first = entries.say(desk, pot.id, NewEntry("said", f"{word}1 " * 2000)).entry
    entries.revise(desk, first.id, f"{word}2")
    entries.say(desk, pot.id, NewEntry("brewed", "", {"minutes": 1, "leaves": [f"{word}3"]}))
    drafts.save(desk, pot.id, "leaf", "answer", f"{word}4")
    sessions.add_note(desk, pot.id, f"{word}5")
    sessions.add_artifact(desk, pot.id, "photo", f"{word}6", f"/{word}7")
    sessions.describe(desk, pot.id, intention=f"{word}8")
    sessions.rename(desk, pot.id, f"{word}9")
    assert len(search.search(desk, word)) == 2
    assert word.encode() in bytes_of(locations.home)
    sessions.erase(desk, pot.id)
    assert word.encode() not in bytes_of(locations.home)
    assert search.search(desk, word) == ()
    with pytest.raises(NotFoundError):
        sessions.get(desk, pot.id)
    assert len(search.search(desk, "keepsake")) == 1
    with closing(sqlite3.connect(locations.database)) as connection:
        for table in ("draft", "note", "artifact", "evidence", "erasure"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)  # noqa: S608 - a name from here


def test_a_new_session_may_not_take_the_words_of_an_erased_one(
    desk: Desk, pot: SessionView
) -> None:
    """The index points at numbers: those of an erased session are used again, and found anew."""
    entries.say(desk, pot.id, NewEntry("said", "before"))
    sessions.erase(desk, pot.id)
    again = sessions.begin(desk, "tea", Begin(title="After"))
    entries.say(desk, again.id, NewEntry("said", "after"))
    assert search.search(desk, "before") == ()
    assert [hit.content for hit in search.search(desk, "after")] == ["after"]
