"""A box for the path of a file or a folder, which tab completes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from sitdown.tui.widgets.inputs import SafeInput
from sitdown.tui.widgets.paths import completions, further

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


class PathInput(SafeInput):
    """A path; tab adds what all that it could be share."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "complete", id="import.complete"),
    ]

    def __init__(
        self, folder: Path, suffixes: Collection[str] | None, placeholder: str = "~/Downloads/…"
    ) -> None:
        """Ask for a path, which begins in ``folder`` unless it names a root.

        Args:
            folder: where a path begins.
            suffixes: how the files end that are offered; None for a path that can only be a
                folder's.
            placeholder: shown while nothing is typed.
        """
        super().__init__(placeholder=placeholder, id="path")
        self._folder = folder
        self._suffixes = suffixes

    @work(group="complete", exclusive=True)
    async def action_complete(self) -> None:
        """Add what all completions share; the folder is read in a thread."""
        found = await asyncio.to_thread(completions, self.value, self._folder, self._suffixes)
        if found:
            self.value = further(self.value, found)
            self.cursor_position = len(self.value)
