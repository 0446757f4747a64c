"""Parts of the import screen: a look at a file that can be stopped, and what a stop says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitdown.errors import SitdownError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sitdown.engine.desk import Desk
    from sitdown.kinds.money.previewing import Preview

BANK_SUFFIXES = frozenset({".csv", ".tsv", ".txt", ".ofx", ".qfx", ".qif", ".xml", ".camt"})
"""What banks call their exports."""


class StoppedError(SitdownError):
    """The person stopped an import before its end."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Stopped. Nothing of {name} was added.")


class Looking:
    """A look at a file, which runs in a thread and can be stopped."""

    def __init__(self, path: Path, choices: Mapping[str, str]) -> None:
        self._path, self._choices = path, dict(choices)
        self._rows, self._line, self._lines = 0, 0, 0
        self._is_stopped = False

    def look(self, desk: Desk) -> Preview:
        """Go through the file.

        Raises:
            StoppedError: the person did not want to wait.
            SitdownError: as ``previewing.preview`` says.
        """
        from sitdown.kinds.money.previewing import line_count, preview

        self._lines = line_count(self._path)
        return preview(desk, self._path, self._choices, look=self.seen)

    def stop(self) -> None:
        """Have it end at the next rows."""
        self._is_stopped = True

    def seen(self, rows: int, line: int) -> None:
        """Note the progress, in the reader's thread; end where the person asked for it."""
        self._rows, self._line = rows, line
        if self._is_stopped:
            raise StoppedError(self._path.name)

    def told(self) -> tuple[int, int, str]:
        """The line that is read, of all lines, and the rows in words."""
        return self._line, self._lines, f"{self._rows:,} rows looked at"
