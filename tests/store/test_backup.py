"""Copies of the store: made while it is in use, let go in turn, brought back."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.engine import entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.views import SessionView
from sitdown.errors import StoreBusyError, StoreDamagedError, StoreUnwritableError
from sitdown.locations import Locations
from sitdown.store.backup import (
    KEPT_DAILY,
    KEPT_WEEKLY,
    NoBackupError,
    backup,
    backups,
    newest,
    restore,
    superfluous,
)
from sitdown.store.opening import open_store
from sitdown.tui.watching import StoreWatch

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


def said(desk: Desk, pot: SessionView) -> list[str]:
    return [entry.content for entry in entries.everything_said(desk, pot.id)]


def test_the_drill_brings_back_what_was_there(
    desk: Desk, pot: SessionView, locations: Locations
) -> None:
    entries.say(desk, pot.id, NewEntry("said", "before"))
    with desk.store.write() as tx:  # a writer at work does not keep a copy from being made
        tx.connection().exec_driver_sql("DELETE FROM draft")
        copy = backup(locations.database, locations.backups, NOW)
    kept = said(desk, pot)
    entries.say(desk, pot.id, NewEntry("said", "after"))
    desk.store.close()
    aside = restore(locations.database, newest(locations.backups), NOW)
    store = open_store(locations.database, locations.backups, NOW)
    again = Desk(store, desk.kinds)
    assert said(again, pot) == kept
    entries.say(again, pot.id, NewEntry("said", "and on"))
    store.close()
    assert aside is not None
    set_aside = open_store(aside, locations.backups, NOW)
    assert said(Desk(set_aside, desk.kinds), pot) == [*kept, "after"]
    set_aside.close()
    for path in (copy, locations.database, aside):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_lies_in_the_log_files_is_set_aside_too(
    desk: Desk, pot: SessionView, locations: Locations
) -> None:
    copy = backup(locations.database, locations.backups, NOW)
    entries.say(desk, pot.id, NewEntry("said", "only in the log"))
    aside = restore(locations.database, copy, NOW)
    assert aside is not None
    set_aside = open_store(aside, locations.backups, NOW)
    assert said(Desk(set_aside, desk.kinds), pot)[-1] == "only in the log"
    set_aside.close()


def test_a_window_that_is_open_goes_on_with_what_was_restored(
    desk: Desk, pot: SessionView, locations: Locations
) -> None:
    entries.say(desk, pot.id, NewEntry("said", "before"))
    kept = said(desk, pot)
    copy = backup(locations.database, locations.backups, NOW)
    entries.say(desk, pot.id, NewEntry("said", "after"))
    watch = StoreWatch(locations.database)
    aside = restore(locations.database, copy, NOW)
    assert watch.changed()
    watch.close()
    assert said(desk, pot) == kept
    entries.say(desk, pot.id, NewEntry("said", "and on"))
    with closing(sqlite3.connect(locations.database)) as another:
        assert ("and on",) in another.execute("SELECT content FROM entry").fetchall()
        assert another.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert another.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert aside is not None
    with closing(sqlite3.connect(aside)) as old:
        words = [text for (text,) in old.execute("SELECT content FROM entry")]
    assert "after" in words
    assert "and on" not in words


def test_a_store_that_cannot_be_read_is_set_aside_as_it_is(
    desk: Desk, pot: SessionView, locations: Locations
) -> None:
    copy = backup(locations.database, locations.backups, NOW)
    desk.store.close()
    damaged = b"no database at all\n" * 500
    locations.database.write_bytes(damaged)
    aside = restore(locations.database, copy, NOW)
    assert aside is not None
    assert aside.read_bytes() == damaged
    store = open_store(locations.database, locations.backups, NOW)
    assert sessions.get(Desk(store, desk.kinds), pot.id) == pot
    store.close()


def test_a_store_that_another_program_holds_is_not_written_over(
    desk: Desk, pot: SessionView, locations: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitdown.store.backup.BUSY_SECONDS", 0.1)
    copy = backup(locations.database, locations.backups, NOW)
    entries.say(desk, pot.id, NewEntry("said", "after"))
    with desk.store.write() as tx:
        tx.connection()  # begins
        with pytest.raises(StoreBusyError):
            restore(locations.database, copy, NOW)
    assert said(desk, pot)[-1] == "after"
    assert not list(locations.home.glob("*restoring*"))


def test_half_a_copy_is_no_backup(
    desk: Desk, pot: SessionView, locations: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sitdown.store.backup.BUSY_SECONDS", 0.1)
    entries.say(desk, pot.id, NewEntry("said", "before"))
    desk.store.close()
    with closing(sqlite3.connect(locations.database)) as another:
        another.execute("PRAGMA locking_mode = EXCLUSIVE")
        another.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreBusyError, match=rf"writing to {locations.database} "):
            backup(locations.database, locations.backups, NOW)
    assert not list(locations.backups.iterdir())


@pytest.mark.parametrize("content", [b"", b"a list\n" * 999, None])
def test_a_copy_that_is_no_store_replaces_nothing(
    content: bytes | None, desk: Desk, pot: SessionView, locations: Locations
) -> None:
    source = locations.backups / "sitdown-bad.db"
    if content is not None:
        source.write_bytes(content)
    before = said(desk, pot)
    with pytest.raises(StoreDamagedError, match=r"sitdown-bad\.db"):
        restore(locations.database, source, NOW)
    assert said(desk, pot) == before
    assert not list(locations.home.glob("*restoring*"))


def test_a_copy_with_rotten_pages_replaces_nothing(
    desk: Desk, pot: SessionView, locations: Locations
) -> None:
    for number in range(100):
        entries.say(desk, pot.id, NewEntry("said", f"words {number} " * 50))
    copy = backup(locations.database, locations.backups, NOW)
    whole = copy.read_bytes()
    copy.write_bytes(whole[: len(whole) // 2] + b"\xa5" * (len(whole) - len(whole) // 2))
    with pytest.raises(StoreDamagedError):
        restore(locations.database, copy, NOW)
    assert sessions.get(desk, pot.id) == pot


def test_without_a_backup_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NoBackupError, match="sitdown backup"):
        newest(tmp_path)


def test_a_copy_that_was_just_made_is_there(
    desk: Desk, pot: SessionView, locations: Locations
) -> None:
    """Of one second, or with the clock set back: rotation never takes the newest away."""
    made = [
        backup(locations.database, locations.backups, moment)
        for moment in (NOW, NOW, NOW - timedelta(hours=3))
    ]
    assert len(set(made)) == 3
    assert made[-1].exists()
    assert newest(locations.backups) == made[1]
    assert said(desk, pot)


def test_a_backup_a_day_leaves_the_last_week_and_four_weeks(tmp_path: Path) -> None:
    for day in range(60):
        for hour in (9, 21):
            stamp = (NOW - timedelta(days=day)).replace(hour=hour)
            tmp_path.joinpath(f"sitdown-{stamp:%Y%m%d-%H%M%S}.db").touch()
    for old in superfluous(backups(tmp_path)):
        old.unlink()
    kept = [path.stem for path in backups(tmp_path)]
    assert len(kept) == KEPT_DAILY + KEPT_WEEKLY - 2
    assert kept[:KEPT_DAILY] == [
        f"sitdown-{NOW - timedelta(days=day):%Y%m%d}-210000" for day in range(KEPT_DAILY)
    ]
    assert superfluous(backups(tmp_path)) == ()


@given(st.sets(st.integers(0, 24 * 400), max_size=40), st.sets(st.integers(0, 24 * 400)))
def test_rotation_keeps_the_newest_and_the_last_before_a_migration(
    plain: set[int], migrations: set[int]
) -> None:
    names = [f"sitdown-{NOW - timedelta(hours=hour):%Y%m%d-%H%M%S}" for hour in plain] + [
        f"sitdown-{NOW - timedelta(hours=hour):%Y%m%d-%H%M%S}-before-0002" for hour in migrations
    ]
    newest_first = [Path(f"{name}.db") for name in sorted(names, reverse=True)]
    kept = [path for path in newest_first if path not in superfluous(newest_first)]
    assert kept[:1] == newest_first[:1]
    assert [path for path in kept if "before" in path.name][:1] == (
        [path for path in newest_first if "before" in path.name][:1]
    )
    assert len(kept) <= KEPT_DAILY + KEPT_WEEKLY + 1


def test_files_with_other_names_are_left_alone(tmp_path: Path) -> None:
    own = tmp_path / "sitdown-my-own-copy.db"
    own.touch()
    (tmp_path / "letters.db").touch()
    assert superfluous(backups(tmp_path)) == ()


def test_a_folder_that_takes_no_file_is_told(
    desk: Desk, pot: SessionView, locations: Locations, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(StoreUnwritableError, match="cannot be written"):
        backup(locations.database, file, NOW)
    copy = backup(locations.database, locations.backups, NOW)
    with pytest.raises(StoreUnwritableError, match="cannot be written"):
        restore(tmp_path / "gone" / "sitdown.db", copy, NOW)
    with pytest.raises(StoreUnwritableError, match="cannot be written"):
        open_store(tmp_path / "gone" / "sitdown.db", locations.backups, NOW)
