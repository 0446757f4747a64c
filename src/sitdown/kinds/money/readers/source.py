"""Where a statement comes from: a path, bytes, or an open file; opened as often as needed."""

from __future__ import annotations

import io
from pathlib import Path
from typing import BinaryIO, TextIO

from sitdown.kinds.money.readers.errors import LineTooLongError, MissingStatementError

StatementSource = Path | str | bytes | BinaryIO

LONGEST_LINE = 1_000_000
"""Characters. The longest real lines are OFX files without line breaks, which are read whole."""


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
        if self._path is None:
            return io.BytesIO(self._bytes)
        try:
            return self._path.open("rb")
        except OSError as error:
            raise MissingStatementError(self.name, error.strerror or str(error)) from error

    def open_text(self, encoding: str) -> TextIO:
        """The file as text, its line ends as they are, from its beginning.

        Raises:
            MissingStatementError: it is gone, a folder, or not ours to read.
        """
        return io.TextIOWrapper(self.open_bytes(), encoding=encoding, errors="replace", newline="")


class BoundedLines:
    """The lines of a text, none of them longer than memory should hold."""

    def __init__(self, text: TextIO, name: str) -> None:
        """Takes an open text, and how the errors call it."""
        self._read = text.readline
        self._name = name

    def __iter__(self) -> BoundedLines:
        return self

    def __next__(self) -> str:
        line = self._read(LONGEST_LINE + 1)
        if not line:
            raise StopIteration
        if len(line) > LONGEST_LINE:
            raise LineTooLongError(self._name, LONGEST_LINE)
        return line
