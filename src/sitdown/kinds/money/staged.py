"""Rows that wait to be written: made ready before anybody has to wait for the lock.

A short file waits in memory. A long one waits in a file beside the ledger that has no name from
its first moment on, so nothing of it is left even when the computer stops in the middle.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import Self

from sitdown.errors import StoreUnwritableError

BYTES_HELD = 2_000_000
"""About ten thousand movements: five years of a busy account."""

_LENGTH_BYTES = 8

Values = tuple[str, str, int, str, str, str, str, str]
"""Id, day, amount, currency, payee, memo, merchant and category of a movement, as stored."""

Chunk = tuple[str, list[Values]]
"""Movements whose category has one source, after that source."""


class Staged:
    """Chunks of rows in the order they were added; a context manager that forgets them."""

    def __init__(self, folder: Path) -> None:
        """Takes the folder in which what is too long for memory may wait."""
        self._folder = folder
        self._file = SpooledTemporaryFile(max_size=BYTES_HELD, dir=str(folder))  # noqa: SIM115 - closed by __exit__

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # Closing writes out what still waits in it, and a full disk refuses that a second time.
        with suppress(OSError):
            self._file.close()

    def clear(self) -> None:
        """Forget what was added."""
        self._file.seek(0)
        self._file.truncate()

    def add(self, source: str, rows: list[Values]) -> None:
        """Keep one chunk: movements, and what their categories are from.

        Raises:
            StoreUnwritableError: the disk is full, read-only or failing.
        """
        written = marshal.dumps((source, rows))
        with self._told():
            self._file.write(len(written).to_bytes(_LENGTH_BYTES))
            self._file.write(written)

    def chunks(self) -> Iterator[Chunk]:
        """What was added, from its beginning.

        Raises:
            StoreUnwritableError: the disk does not take the last of it.
        """
        with self._told():
            self._file.seek(0)
        while length := self._file.read(_LENGTH_BYTES):
            yield marshal.loads(self._file.read(int.from_bytes(length)))  # noqa: S302 - our own of a moment ago

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StoreUnwritableError(str(self._folder), error.strerror or str(error)) from error
