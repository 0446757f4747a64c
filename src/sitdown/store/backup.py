"""Copies of the store, made while it is in use, and brought back when it is needed."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sitdown.errors import SitdownError, StoreBusyError, StoreDamagedError
from sitdown.locations import private_file
from sitdown.store.trouble import BUSY_SECONDS, files_told, told

KEPT_DAILY = 7
KEPT_WEEKLY = 4
"""How many backups are kept: the last of each of seven days, then of each of four weeks."""

_NAME = "sitdown-%Y%m%d-%H%M%S"
_STAMPED = len("sitdown-20261101-090000")


class NoBackupError(SitdownError):
    """There is nothing to restore from."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"There is no backup in {folder}. `sitdown backup` makes one.")


def backup(database: Path, folder: Path, now: datetime, reason: str = "") -> Path:
    """Copy the store into the folder, private from the first byte, and rotate the older copies.

    Args:
        database: the store's file.
        folder: where backups are kept; made when it is missing.
        now: this moment, for the name of the copy.
        reason: a word that becomes part of the name, such as ``before-0002``.

    Returns:
        The new copy.

    Raises:
        StoreDamagedError: the store cannot be read.
        StoreBusyError: another process kept it locked.
        StoreUnwritableError: the copy cannot be written.
    """
    with files_told(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        target = _unused(folder, now.strftime(_NAME) + (f"-{reason}" if reason else ""))
        try:
            _copy_privately(database, target)
        except sqlite3.Error as error:
            raise told(database, error) or error from error
        for old in superfluous(backups(folder)):
            # Where the clock was set back, the newest copy does not have the latest name.
            if old != target:
                old.unlink(missing_ok=True)
    return target


def backups(folder: Path) -> tuple[Path, ...]:
    """The backups in a folder, the newest first, by the times in their names."""
    return tuple(sorted(folder.glob("sitdown-*.db"), key=_by_time, reverse=True))


def superfluous(newest_first: Sequence[Path]) -> tuple[Path, ...]:
    """The copies that rotation lets go: neither among the last of their day nor of their week.

    The newest copy made before a migration is always kept.
    """
    kept: set[Path] = set()
    days: dict[str, Path] = {}
    weeks: dict[tuple[int, int], Path] = {}
    for path in newest_first:
        stamp = _stamp(path)
        if stamp is None:
            kept.add(path)
            continue
        days.setdefault(stamp.strftime("%Y%m%d"), path)
        weeks.setdefault(stamp.isocalendar()[:2], path)
    kept.update(list(days.values())[:KEPT_DAILY], list(weeks.values())[:KEPT_WEEKLY])
    kept.update([path for path in newest_first if "-before-" in path.name][:1])
    return tuple(path for path in newest_first if path not in kept)


def restore(database: Path, source: Path, now: datetime) -> Path | None:
    """Put a backup in the store's place; what was there is set aside, never deleted.

    A store that can be read is written over by SQLite itself: a window that has it open goes on
    with what was restored, where with another file under the name it would go on with the old one.

    Returns:
        Where the file that was there is now; None when there was none.

    Raises:
        StoreDamagedError: the backup itself cannot be read, or is no store; nothing was changed.
        StoreBusyError: another process kept the store locked; nothing was changed.
        StoreUnwritableError: the disk is full, read-only or failing.
    """
    with files_told(database):
        return _restored(database, source, now)


def _restored(database: Path, source: Path, now: datetime) -> Path | None:
    fresh = database.with_name(f"{database.name}.restoring")
    fresh.unlink(missing_ok=True)
    if not source.is_file():
        raise StoreDamagedError(str(source), "there is no such file")
    try:
        _copy_privately(source, fresh)
        trouble = _trouble(fresh)
    except sqlite3.DatabaseError as error:
        trouble = str(error)
    if trouble is not None:
        fresh.unlink(missing_ok=True)
        raise StoreDamagedError(str(source), trouble)
    aside = _copied_aside(database, now) if database.exists() else None
    if aside is not None:
        try:
            _copy(fresh, database, into_store=True)
        except sqlite3.Error as error:
            raise told(database, error) or error from error
        finally:
            fresh.unlink()
        return aside
    aside = set_aside(database, now) if database.exists() else None
    fresh.replace(database)
    return aside


def _copied_aside(database: Path, now: datetime) -> Path | None:
    """A copy of the store under a name that says why; None where the file cannot be read."""
    aside = _aside_name(database, now)
    try:
        _copy_privately(database, aside)
    except sqlite3.Error as error:
        trouble = told(database, error)
        if isinstance(trouble, StoreDamagedError):
            return None
        raise trouble or error from error
    return aside


def set_aside(database: Path, now: datetime) -> Path:
    """Rename the store and its log files to a name that says why, and give the new name."""
    aside = _aside_name(database, now)
    # The logs go first: beside a missing file, SQLite would take them for leftovers and drop them.
    for ending in ("-wal", "-shm", ""):
        part = database.with_name(database.name + ending)
        if part.exists():
            part.replace(aside.with_name(aside.name + ending))
    return aside


def newest(folder: Path) -> Path:
    """The newest backup.

    Raises:
        NoBackupError: there is none.
    """
    found = backups(folder)
    if not found:
        raise NoBackupError(folder)
    return found[0]


def _aside_name(database: Path, now: datetime) -> Path:
    return _unused(database.parent, f"{database.stem}-set-aside-{now:%Y%m%d-%H%M%S}")


def _copy_privately(source: Path, target: Path) -> None:
    """Copy a whole database to a new file that only its owner can read; half a copy never stays."""
    os.close(private_file(target))
    try:
        _copy(source, target)
    except BaseException:
        target.unlink()
        raise


def _copy(source: Path, target: Path, *, into_store: bool = False) -> None:
    """Copy a whole database: to a file of its own, or into a store that others may have open."""
    store = target if into_store else source
    deadline = time.monotonic() + BUSY_SECONDS

    def give_up_in_time(status: int, _remaining: int, _total: int) -> None:
        # Python itself would wait for the lock for ever.
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED} and time.monotonic() > deadline:
            raise StoreBusyError(str(store), BUSY_SECONDS)

    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as origin,
        closing(sqlite3.connect(target)) as copy,
    ):
        origin.backup(copy, progress=give_up_in_time)
        if not into_store:
            copy.execute("PRAGMA journal_mode = DELETE")


def _trouble(store: Path) -> str | None:
    """What keeps a file from being a whole store; None when nothing does."""
    with closing(sqlite3.connect(store)) as connection:
        found = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
        if found != "ok":
            return found
        record = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
        return None if connection.execute(record).fetchone() else "it holds no sessions"


def _unused(folder: Path, stem: str) -> Path:
    path = folder / f"{stem}.db"
    number = 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.db"
    return path


def _by_time(path: Path) -> tuple[str, int, str]:
    """Orders by the moment in the name; of one moment, the later copy has the longer name."""
    return path.stem[:_STAMPED], len(path.stem), path.stem


def _stamp(path: Path) -> datetime | None:
    parts = path.stem.split("-")
    try:
        return datetime.strptime("-".join(parts[1:3]), "%Y%m%d-%H%M%S")  # noqa: DTZ007 - a name
    except ValueError:
        return None
