"""Parts of the import screen: the box for the path, the progress, and what a stop says."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from sitdown.errors import SitdownError
from sitdown.tui.kinds.money.paths import completions, further
from sitdown.tui.widgets.inputs import SafeInput
from sitdown.tui.widgets.meters import Progress

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.timer import Timer

LOOK_SECONDS = 0.1
"""Progress is painted at most ten times a second."""


class StoppedError(SitdownError):
    """The person stopped an import before its end."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Stopped. Nothing of {name} was added.")


class PathInput(SafeInput):
    """A path; tab adds what all files that it could be share."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "complete", id="import.complete"),
    ]

    def __init__(self, folder: Path) -> None:
        """Ask for a path, which begins in ``folder`` unless it names a root."""
        super().__init__(placeholder="~/Downloads/…", id="path")
        self._folder = folder

    @work(group="complete", exclusive=True)
    async def action_complete(self) -> None:
        """Add what all completions share; the folder is read in a thread."""
        found = await asyncio.to_thread(completions, self.value, self._folder)
        if found:
            self.value = further(self.value, found)
            self.cursor_position = len(self.value)


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
