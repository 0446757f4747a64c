"""How far a file is that is being read or written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from sitdown.tui.widgets.meters import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.timer import Timer

LOOK_SECONDS = 0.1
"""Progress is painted at most ten times a second."""


class FileProgress(Vertical):
    """How many rows were read, then how many were written, painted while an import runs."""

    DEFAULT_CSS = "FileProgress { display: none; height: 2; margin: 0 0 1 0; }"

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
