"""What floats over a screen: airy where there is room for it, and with its keys always in view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll

if TYPE_CHECKING:
    from textual.screen import Screen

_AIRED = ".field-label, .dialog-text"
"""What has a blank line above it while there is room; the style sheets know the same."""
_BORDER = _PADDING = 2
"""Lines above and below together."""


class Dialog(VerticalScroll, can_focus=False):
    """As high as what it holds; on a short screen that this would not fit on, without blank lines.

    The children of class ``dialog-keys`` stand at its foot, whatever is scrolled above them.
    """

    DEFAULT_CLASSES = "dialog"

    def on_mount(self) -> None:
        """Look at the room after every layout: what is told within may come and go."""
        self.screen.screen_layout_refresh_signal.subscribe(self, self._fit)

    def _fit(self, screen: Screen[object]) -> None:
        lines = self.virtual_size.height + _BORDER + _PADDING
        if self.has_class("-tight"):
            lines += sum(each.display for each in self.query_children(_AIRED))
        self.set_class(screen.has_class("-short") and lines > screen.size.height, "-tight")
