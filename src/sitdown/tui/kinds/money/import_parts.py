"""Parts of the import screen: the progress, and what a stop says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.widgets import Static

from sitdown.errors import SitdownError
from sitdown.tui.widgets.meters import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.timer import Timer

BANK_SUFFIXES = frozenset({".csv", ".tsv", ".txt", ".ofx", ".qfx", ".qif", ".xml", ".camt", ".940"})
"""What banks call their exports."""
LOOK_SECONDS = 0.1
"""Progress is painted at most ten times a second."""


class StoppedError(SitdownError):
    """The person stopped an import before its end."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Stopped. Nothing of {name} was added.")


class ImportProgress(Vertical):
    """How many rows were read, painted while an import runs."""

    DEFAULT_CSS = "ImportProgress { display: none; height: 2; margin: 0 0 1 0; }"

    def __init__(self) -> None:
        super().__init__()
        self._painter: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the bar and the count."""
        yield Progress()
        yield Static("", markup=False)

    @property
    def is_following(self) -> bool:
        """Whether an import runs."""
        return self._painter is not None

    def follow(self, read: Callable[[], int], total: int) -> None:
        """Show how far an import is, until ``stop``."""

        def paint() -> None:
            self.query_one(Progress).show(read(), max(total, 1))
            self.query_one(Static).update(f"{read():,} of {total:,} · esc stops")

        self.display = True
        self._painter = self.set_interval(LOOK_SECONDS, paint)

    def stop(self) -> None:
        """Go away: the import is over."""
        if self._painter is not None:
            self._painter.stop()
            self._painter = None
        self.display = False
