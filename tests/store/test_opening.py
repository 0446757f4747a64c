"""What is found where the store should be, and what is done about it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.operations import Operations
from tests.engine.tea import Tea

from sitdown.engine import drafts, entries, follow_ups, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.lifecycle import Status
from sitdown.engine.search import search
from sitdown.engine.views import SessionView
from sitdown.errors import (
    StoreBusyError,
    StoreDamagedError,
    StoreForeignError,
    StoreNewerError,
    StoreUnwritableError,
)
from sitdown.locations import Locations, ensure
from sitdown.store import opening
from sitdown.store.database import Database
from sitdown.store.migrations import VERSIONS
from sitdown.store.opening import open_store, schema_version, upgrade

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
OLD = Path(__file__).parents[1] / "old_databases" / "0001.db"


@pytest.fixture
def open_umask() -> Iterator[None]:
    """The worst a shell can do: files are born open to all."""
    before = os.umask(0)
    yield
    os.umask(before)


def rows(path: Path, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall()  # noqa: S608 - a name from here


@pytest.mark.usefixtures("open_umask")
def test_every_file_is_private_from_the_moment_it_exists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locations = Locations(tmp_path / "home")
    seen: set[tuple[str, int]] = set()
    made = os.open

    def watched(path: str | Path, flags: int, mode: int = 0o777, **more: int) -> int:
        descriptor = made(path, flags, mode, **more)
        if flags & os.O_CREAT:
            seen.add((Path(path).name, stat.S_IMODE(os.fstat(descriptor).st_mode)))
        return descriptor

    monkeypatch.setattr(os, "open", watched)
    ensure(locations)
    store = open_store(locations.database, locations.backups, NOW)
    with store.write() as tx:
        tx.connection().exec_driver_sql("DELETE FROM draft")
    found = {path.name: stat.S_IMODE(path.stat().st_mode) for path in locations.home.rglob("*")}
    assert {"sitdown.db", "sitdown.db-wal", "sitdown.db-shm", "backups"} <= set(found)
    assert {name: mode for name, mode in found.items() if mode & 0o077} == {}
    assert stat.S_IMODE(locations.home.stat().st_mode) == 0o700
    assert {mode for _, mode in seen} == {0o600}
    store.close()


def test_a_commit_waits_for_the_disk_and_what_is_deleted_is_wiped(desk: Desk) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    with desk.store.write() as tx:
        connection = tx.connection()
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
    assert found == wanted


def test_of_two_that_find_an_old_store_one_migrates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = tmp_path / "sitdown.db"
    shutil.copy(OLD, database)
    both_at_it = threading.Barrier(2)
    runs: list[bool] = []

    def upgrade_slowly(store: Database) -> None:
        with suppress(threading.BrokenBarrierError):
            both_at_it.wait(timeout=0.3)
        runs.append(both_at_it.broken)
        upgrade(store)

    monkeypatch.setattr(opening, "upgrade", upgrade_slowly)
    with ThreadPoolExecutor(2) as pool:
        for _ in range(2):
            pool.submit(lambda: open_store(database, tmp_path / "backups", NOW).close())
    assert runs == [True]
    assert schema_version(database) == VERSIONS[-1]


def test_an_old_store_is_brought_to_today_with_everything_in_it(tmp_path: Path) -> None:
    database = tmp_path / "sitdown.db"
    shutil.copy(OLD, database)
    tables = ("session", "entry", "evidence", "feedback", "draft", "note", "artifact", "follow_up")
    before = {table: rows(database, table) for table in tables}
    assert all(before.values())
    store = open_store(database, tmp_path / "backups", NOW)
    assert schema_version(database) == VERSIONS[-1]
    desk = Desk(store, {"tea": Tea()})
    over, pot = sorted(sessions.list_sessions(desk), key=lambda session: session.title)
    assert over.status is Status.COMPLETED
    said = [entry.content for entry in entries.load_session_entries(desk, pot.id)]
    assert "It was snowing." in said
    assert [draft.text for draft in drafts.of_session(desk, pot.id)] == ["half a sen"]
    assert len(search(desk, "raining")) == 1
    assert follow_ups.of_session(desk, pot.id)[0].enabled
    entries.say(desk, pot.id, NewEntry("said", "Still here."))
    store.close()
    # Columns may have been added at the end; what was there is as it was.
    for table in set(tables) - {"entry", "session"}:
        after = rows(database, table)
        assert [row[: len(old)] for row, old in zip(after, before[table], strict=True)] == (
            before[table]
        )


def test_a_backup_is_made_before_an_old_store_is_touched(tmp_path: Path) -> None:
    database = tmp_path / "sitdown.db"
    shutil.copy(OLD, database)
    open_store(database, tmp_path / "backups", NOW).close()
    (copy,) = (tmp_path / "backups").iterdir()
    assert copy.name == f"sitdown-20261121-090000-before-{VERSIONS[-1]}.db"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert schema_version(copy) == "0001"
    assert rows(copy, "entry") == rows(OLD, "entry")
    # Opening what is of today makes none.
    open_store(database, tmp_path / "backups", NOW).close()
    assert len(list((tmp_path / "backups").iterdir())) == 1


@pytest.mark.parametrize("start", ["empty", "old"])
def test_a_step_that_fails_leaves_neither_change_nor_record(
    start: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = tmp_path / "sitdown.db"
    if start == "old":
        shutil.copy(OLD, database)
    done: list[str] = []
    execute: Callable[..., None] = Operations.execute

    def fail_at_last(self: Operations, statement: str) -> None:
        if len(done) == 4:
            message = "the lights went out"
            raise RuntimeError(message)
        execute(self, statement)
        done.append(statement)

    with monkeypatch.context() as patched:
        patched.setattr(Operations, "execute", fail_at_last)
        with pytest.raises(RuntimeError, match="lights"):
            open_store(database, tmp_path / "backups", NOW)
    assert len(done) == 4
    assert schema_version(database) == (None if start == "empty" else "0001")
    tables = {name for (name,) in rows(database, "(SELECT name FROM sqlite_master)")}
    if start == "empty":
        assert tables <= {"alembic_version", "sqlite_autoindex_alembic_version_1"}
    else:
        assert rows(database, "entry") == rows(OLD, "entry")
    open_store(database, tmp_path / "backups", NOW).close()
    assert schema_version(database) == VERSIONS[-1]


def unreadable(database: Path) -> None:
    database.write_bytes(b"this was a shopping list\n" * 200)


def cut_short(database: Path) -> None:
    shutil.copy(OLD, database)
    database.write_bytes(database.read_bytes()[:4000])


def newer(database: Path) -> None:
    shutil.copy(OLD, database)
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def foreign(database: Path) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")


@pytest.mark.parametrize(
    ("make", "error", "sentence"),
    [
        (unreadable, StoreDamagedError, "sitdown restore"),
        (cut_short, StoreDamagedError, "It was not touched"),
        (newer, StoreNewerError, "schema 9999"),
        (foreign, StoreForeignError, "another program"),
    ],
)
def test_a_file_that_is_not_ours_to_change_is_not_changed(
    make: Callable[[Path], None], error: type[Exception], sentence: str, tmp_path: Path
) -> None:
    database = tmp_path / "sitdown.db"
    make(database)
    before = database.read_bytes()
    with pytest.raises(error, match=sentence) as told:
        open_store(database, tmp_path / "backups", NOW)
    assert str(database) in str(told.value)
    assert database.read_bytes() == before
    assert not (tmp_path / "backups").exists()


def test_a_page_that_rots_later_is_told_too(
    desk: Desk, pot: SessionView, locations: Locations
) -> None:
    for number in range(200):
        entries.say(desk, pot.id, NewEntry("said", f"words {number} " * 50))
    desk.store.close()
    with closing(sqlite3.connect(locations.database)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    whole = locations.database.read_bytes()
    locations.database.write_bytes(whole[:8192] + b"\xa5" * (len(whole) - 8192))
    with pytest.raises(StoreDamagedError):
        entries.everything_said(desk, pot.id)


def test_a_writer_that_waits_too_long_says_who_to_wait_for(
    desk: Desk, pot: SessionView, locations: Locations
) -> None:
    impatient = Desk(Database(locations.database, busy_seconds=0.05), desk.kinds)
    with desk.store.write() as tx:
        tx.connection().exec_driver_sql("SELECT 1")
        with pytest.raises(StoreBusyError, match="Nothing was lost"):
            entries.say(impatient, pot.id, NewEntry("said", "now"))
        assert entries.everything_said(impatient, pot.id)
    entries.say(impatient, pot.id, NewEntry("said", "later"))
    impatient.store.close()


def test_migrating_waits_for_a_writer_and_says_so_when_it_takes_too_long(tmp_path: Path) -> None:
    database = tmp_path / "sitdown.db"
    shutil.copy(OLD, database)
    impatient = Database(database, busy_seconds=0.05)
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusyError):
            upgrade(impatient)
        other.execute("ROLLBACK")
    assert schema_version(database) == "0001"
    upgrade(impatient)
    impatient.close()
    assert schema_version(database) == VERSIONS[-1]


def test_a_full_disk_is_told_and_takes_nothing(desk: Desk, pot: SessionView) -> None:
    before = entries.everything_said(desk, pot.id)
    connection = desk.store.engine.raw_connection().driver_connection
    assert connection is not None
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 1}")
    # The pool gives the same connection again: it is the only one that was ever needed.
    with pytest.raises(StoreUnwritableError, match="full"):
        entries.say(desk, pot.id, NewEntry("said", "much " * 10_000))
    connection.execute("PRAGMA max_page_count = 4294967294")
    assert entries.everything_said(desk, pot.id) == before
    entries.say(desk, pot.id, NewEntry("said", "much " * 10_000))
