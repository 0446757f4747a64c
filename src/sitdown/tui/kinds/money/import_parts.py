"""Parts of the import screen: a look at a file, the progress, and what a stop says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from sitdown.errors import SitdownError
from sitdown.tui.widgets.meters import Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.timer import Timer

    from sitdown.engine.desk import Desk
    from sitdown.kinds.money.previewing import Preview

BANK_SUFFIXES = frozenset({".csv", ".tsv", ".txt", ".ofx", ".qfx", ".qif", ".xml", ".camt", ".940"})
"""What banks call their exports."""
LOOK_SECONDS = 0.1
"""Progress is painted at most ten times a second."""


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


class ImportProgress(Vertical):
    """How many rows were read, then how many were written, painted while an import runs."""

    DEFAULT_CSS = "ImportProgress { display: none; height: 2; margin: 0 0 1 0; }"

    def __init__(self) -> None:
        super().__init__()
        self._painter: Timer | None = None
        self._written = 0, 0

    def compose(self) -> ComposeResult:
        """Lay out the bar and the count."""
        yield Progress()
        yield Static("", markup=False)

    @property
    def is_following(self) -> bool:
        """Whether a file is being read."""
        return self._painter is not None

    def wrote(self, rows: int, of: int) -> None:
        """Note how many of the new rows were written; from whichever thread writes them."""
        self._written = rows, of

    def follow(self, told: Callable[[], tuple[int, int, str]]) -> None:
        """Show how far a file is, until ``stop``: how much is done, of how much, and in words."""
        self.stop()
        self._written = 0, 0

        def paint() -> None:
            done, total, words = told()
            if self._written[1]:
                done, total = self._written
                words = f"writing: {done:,} of {total:,}"
            self.display = True
            self.query_one(Progress).show(min(done, total), max(total, 1))
            self.query_one(Static).update(f"{words} · esc stops")

        self._painter = self.set_interval(LOOK_SECONDS, paint)

    def stop(self) -> None:
        """Go away: the file is read."""
        if self._painter is not None:
            self._painter.stop()
            self._painter = None
        self.display = False
