"""Opening the store: private from the first byte, brought to today's schema, never guessed at."""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from sitdown.errors import StoreForeignError, StoreNewerError
from sitdown.locations import FILE_MODE, private_file
from sitdown.store.backup import backup
from sitdown.store.database import Database
from sitdown.store.migrations import VERSIONS
from sitdown.store.trouble import files_told, told


def open_store(database: Path, backups: Path, now: datetime) -> Database:
    """The store of a data folder, made or migrated when that is needed.

    Args:
        database: the file; its folder must exist.
        backups: where a copy goes before a migration.
        now: this moment, for the name of that copy.

    Raises:
        StoreDamagedError: the file is there and is not a readable database.
        StoreForeignError: it is the database of something else.
        StoreNewerError: it was written by a later Sitdown.
        StoreBusyError: another process kept it locked.
        StoreUnwritableError: the disk is full, read-only or failing.
    """
    with files_told(database):
        _create_private(database)
    if schema_version(database) != VERSIONS[-1]:
        with _one_at_a_time(database):
            _migrate(database, backups, now)
    return Database(database)


def schema_version(database: Path) -> str | None:
    """The version of the file's schema, by a raw look; None for an empty file.

    Raises:
        StoreDamagedError: the file is not a readable database.
        StoreForeignError: it is the database of something else.
        StoreNewerError: its version is none of ours.
    """
    uri = f"{database.absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
            if "alembic_version" not in tables:
                if tables:
                    raise StoreForeignError(str(database))
                return None
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        trouble = told(database, error)
        if trouble is None:
            raise
        raise trouble from error
    if row is None:
        return None
    if row[0] not in VERSIONS:
        raise StoreNewerError(str(database), str(row[0]))
    return str(row[0])


def _create_private(database: Path) -> None:
    """Make the file 0600 before SQLite sees it; its log files take the same mode from it."""
    try:
        os.close(private_file(database))
    except FileExistsError:
        return


@contextmanager
def _one_at_a_time(database: Path) -> Iterator[None]:
    """Hold a lock file, so that two programs starting at once do not both migrate."""
    path = database.with_name(f"{database.name}.lock")
    with files_told(path):
        lock = os.open(path, os.O_CREAT | os.O_RDWR, FILE_MODE)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _migrate(database: Path, backups: Path, now: datetime) -> None:
    version = schema_version(database)
    if version == VERSIONS[-1]:
        return
    if version is not None:
        backup(database, backups, now, reason=f"before-{VERSIONS[-1]}")
    store = Database(database)
    try:
        upgrade(store)
    finally:
        store.close()


def upgrade(store: Database, to: str = "head") -> None:
    """Run every step that is missing, each with its record in one transaction."""
    # Alembic takes 0.3 s to import and is needed once a release.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    with (
        store.guarded(),
        store.engine.execution_options(begin="IMMEDIATE").connect() as connection,
    ):
        config.attributes["connection"] = connection
        command.upgrade(config, to)
