"""Opening the file: every read and write of the ORM goes through here.

A write is one ``BEGIN IMMEDIATE`` transaction, so it holds the only write lock from its first
statement and a number it derives from what it read (such as the next of a sequence) is safe.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlmodel import Session as Transaction
from sqlmodel import SQLModel

from sitdown.store.trouble import BUSY_SECONDS, told

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)

Found = TypeVar("Found")

__all__ = ["BUSY_SECONDS", "Database", "Transaction", "table_of"]


def table_of(row: type[SQLModel]) -> Table:
    """The plain table of a row class, for statements that need no objects."""
    return cast("Table", vars(row)["__table__"])


class Database:
    """The store of one data folder. Safe to share between threads; every call has its own
    transaction.

    Args:
        path: the file.
        busy_seconds: how long to wait for another process.
    """

    def __init__(self, path: Path, busy_seconds: float = BUSY_SECONDS) -> None:
        self.path = path
        self._busy_seconds = busy_seconds
        # Parameters are what the person wrote: they must not reach an exception or a log.
        self._engine = create_engine(
            f"sqlite:///{path}",
            hide_parameters=True,
            connect_args={"isolation_level": None, "timeout": busy_seconds},
        )
        event.listen(self._engine, "connect", _prepare)
        event.listen(self._engine, "begin", _begin)

    @property
    def engine(self) -> Engine:
        """For the migrations and the checks; verbs use ``read`` and ``write``."""
        return self._engine

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """One transaction that holds the write lock; all of it is kept, or none.

        Raises:
            StoreBusyError: another process held the lock for ``busy_seconds``.
            StoreDamagedError: the file is not a database.
            StoreUnwritableError: the disk is full, read-only or failing.
        """
        with (
            self.guarded(),
            Transaction(
                self._engine.execution_options(begin="IMMEDIATE"), expire_on_commit=False
            ) as tx,
            tx.begin(),
        ):
            yield tx

    @contextmanager
    def look_and_write(
        self, look: Callable[[Transaction], Found]
    ) -> Iterator[tuple[Transaction, Found | None]]:
        """A look, and a transaction as ``write`` gives it that begins where the look ended: what
        takes long to find out is found out while others may still write.

        Gives the transaction with what was found, or with None when somebody wrote in between.

        Raises:
            as ``write``.
        """
        with self.guarded(), self._engine.connect() as connection:
            with Transaction(connection) as tx, tx.begin():
                found = look(tx)
                seen = _version(tx)
            connection.execution_options(begin="IMMEDIATE")
            with Transaction(connection, expire_on_commit=False) as tx, tx.begin():
                yield tx, found if _version(tx) == seen else None

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """One consistent look; what it reads belongs to one moment."""
        with self.guarded(), Transaction(self._engine) as tx, tx.begin():
            yield tx

    def ask(self, question: str, values: Sequence[Any] = ()) -> list[Any]:
        """The rows of one ``SELECT`` as the driver gives them: where people wait at every key.

        A statement alone is one consistent look; a transaction around it costs more than a search.
        """
        with self.guarded(), closing(self._engine.raw_connection()) as connection:
            rows: list[Any] = connection.cursor().execute(question, values).fetchall()
            return rows

    def fold_log(self) -> None:
        """Fold the write-ahead log into the file and empty it, so that erased words leave the
        disk at once. When another process is reading, that happens at its next checkpoint.

        Raises:
            StoreUnwritableError: the disk is full, read-only or failing.
        """
        with self.guarded(), self._engine.connect() as connection:
            raw = connection.connection.driver_connection
            if raw is not None:
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Give back every connection; the last one to go folds the WAL into the file."""
        self._engine.dispose()

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Tell what SQLite complains of inside as errors that reach a person."""
        try:
            yield
        except (DatabaseError, sqlite3.Error) as error:
            cause = error.orig if isinstance(error, DatabaseError) else error
            trouble = told(self.path, cause, self._busy_seconds)
            if trouble is None:
                raise
            raise trouble from error


def _prepare(connection: Any, _record: object) -> None:
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    mode = connection.get_execution_options().get("begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {mode}")


def _version(tx: Transaction) -> int:
    """A number that is another one on this connection as soon as another connection has written."""
    return int(tx.connection().exec_driver_sql("PRAGMA data_version").scalar_one())
