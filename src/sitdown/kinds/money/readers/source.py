"""Where a statement comes from: a path, bytes, or an open file; opened as often as needed."""

from __future__ import annotations

import hashlib
import io
import os
import stat
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO, TextIO

from sitdown.kinds.money.readers.errors import LineTooLongError, MissingStatementError

StatementSource = Path | str | bytes | BinaryIO

LONGEST_LINE = 1_000_000
"""Characters. The longest real lines are OFX files without line breaks, which are read whole."""

CHARACTERS_AT_A_TIME = 32_768
"""Some hundred lines of a list."""


class Source:
    """A file that can be opened again: once to look at it, once to read it."""

    def __init__(self, source: StatementSource) -> None:
        """Takes what the caller has; an open file is read to its end here.

        Raises:
            MissingStatementError: the open file cannot be read.
        """
        self._path: Path | None = None
        self._bytes = b""
        if isinstance(source, bytes):
            self._bytes = source
        elif isinstance(source, (str, Path)):
            self._path = Path(source)
        else:
            try:
                self._bytes = source.read()
            except OSError as error:
                raise MissingStatementError("The file", error.strerror or str(error)) from error
        self.name = self._path.name if self._path else "The file"
        """How the errors call it."""

    def open_bytes(self) -> BinaryIO:
        """The file from its beginning.

        Raises:
            MissingStatementError: it is gone, a folder, or not ours to read.
        """
        return io.BytesIO(self._bytes) if self._path is None else open_file(self._path)

    def open_text(self, encoding: str) -> TextIO:
        """The file as text, its line ends as they are, from its beginning.

        Raises:
            MissingStatementError: it is gone, a folder, or not ours to read.
        """
        return io.TextIOWrapper(self.open_bytes(), encoding=encoding, errors="replace", newline="")


def open_file(path: Path) -> io.BufferedReader:
    """A file from its beginning. A pipe would let us wait, and a device has no end.

    Raises:
        MissingStatementError: it is gone, a folder, a pipe, a device, or not ours to read.
    """
    name = path.name or str(path)
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        mode = os.fstat(descriptor).st_mode
    except OSError as error:
        raise MissingStatementError(name, error.strerror or str(error)) from error
    if stat.S_ISREG(mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    raise MissingStatementError(
        name, "it is a folder" if stat.S_ISDIR(mode) else "it is no file but a pipe or a device"
    )


def bounded_lines(text: TextIO, name: str) -> Iterator[str]:
    """The lines of a text, none of them longer than memory should hold.

    Args:
        text: opened, with its line ends as they are.
        name: how errors call it.

    Raises:
        LineTooLongError: there is no line end for too long.
    """
    return chain.from_iterable(_some_lines(text, name))


def _some_lines(text: TextIO, name: str) -> Iterator[TextIO]:
    while some := text.read(CHARACTERS_AT_A_TIME):
        rest = "" if some.endswith("\n") else text.readline(LONGEST_LINE + 1)
        lines = io.StringIO(some + rest, newline="")
        if rest and max(map(len, lines)) > LONGEST_LINE:
            raise LineTooLongError(name, LONGEST_LINE)
        lines.seek(0)
        yield lines


def digest_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, by which the same file is known again.

    Raises:
        MissingStatementError: it cannot be read.
    """
    with open_file(path) as file:
        try:
            return hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise MissingStatementError(path.name, error.strerror or str(error)) from error
