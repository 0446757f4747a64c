"""What SQLite complains of, as one of the errors that reach a person."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sitdown.errors import (
    SitdownError,
    StoreBusyError,
    StoreDamagedError,
    StoreUnwritableError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUSY_SECONDS = 30.0
"""How long a writer waits for another process before it gives up; nothing is half done then. The
longest write is the import of a very large file: a million movements held the lock for 23 seconds
on a machine with much else to do."""

_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_UNWRITABLE = frozenset(
    {
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
    }
)


def told(
    path: Path, error: BaseException | None, busy_seconds: float = BUSY_SECONDS
) -> SitdownError | None:
    """The error to raise for what SQLite raised; None when no person could do anything about it.

    Args:
        path: the file it happened to.
        error: what the driver raised.
        busy_seconds: how long was waited for another process.
    """
    # The upper bytes of a result code only refine it.
    code = int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
    if code in _BUSY:
        return StoreBusyError(str(path), busy_seconds)
    if code in _DAMAGED:
        return StoreDamagedError(str(path), str(error))
    if code in _UNWRITABLE:
        return StoreUnwritableError(str(path), str(error))
    return None


@contextmanager
def files_told(path: Path) -> Iterator[None]:
    """Tell of a disk that refuses as SQLite would be told of.

    Raises:
        StoreUnwritableError: it refused: a folder that is not ours to write in, a full disk.
    """
    try:
        yield
    except OSError as error:
        refused = str(error.filename or path)
        raise StoreUnwritableError(refused, error.strerror or str(error)) from error
