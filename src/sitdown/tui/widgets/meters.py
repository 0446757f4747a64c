"""Bars in one line: how much of something is there. The number is printed beside by the caller."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from sitdown.tui.themes import DONE, NOW, OVER, RULE

if TYPE_CHECKING:
    from textual.app import RenderResult

FILLED = "━"
REST = "─"
EXCESS = "╍"
"""Differs from ``FILLED`` in shape too: without colours it still reads as over."""


def meter(value: float, target: float, width: int, *, scale: float | None = None) -> Content:
    """Give a thin bar of a value against its target: green up to it, red dashes beyond.

    Args:
        value: How much there is; below 0 counts as 0.
        target: How much was meant, in the same unit. At 0 or less any value is over.
        width: Cells of the whole bar.
        scale: The value that fills the whole bar; the larger of value and target when None. Bars
            under each other share one, in units of their target (1.5 with value/target and 1).
    """
    value = max(0.0, value)
    target = max(0.0, target)
    full = max(value, target) if scale is None else scale
    inside = _cells(min(value, target), full, width)
    beyond = max(_cells(value, full, width) - inside, 0)
    if value > target and beyond == 0 and width > 0:
        # However little it is over, it must show.
        inside, beyond = (inside, 1) if inside < width else (inside - 1, 1)
    return _bar((FILLED * inside, DONE), (EXCESS * beyond, OVER), width=width)


def progress(done: float, total: float, width: int, style: str = NOW) -> Content:
    """Give a thin bar of how far something is; more than all is all."""
    share = min(max(done, 0.0), total) if total > 0 else 0.0
    return _bar((FILLED * _cells(share, total, width), style), width=width)


def _cells(value: float, full: float, width: int) -> int:
    if full <= 0 or value <= 0 or width <= 0:
        return 0
    return max(1, min(width, round(value / full * width)))


def _bar(*filled: tuple[str, str], width: int) -> Content:
    used = sum(len(text) for text, _ in filled)
    return Content.assemble(*filled, (REST * max(0, width - used), RULE))


class Progress(Widget):
    """A progress line as wide as its place; setting it repaints one line."""

    DEFAULT_CSS = "Progress { height: 1; width: 1fr; }"

    def __init__(self, done: float = 0, total: float = 1, *, style: str = NOW) -> None:
        super().__init__()
        self._done, self._total, self._style = done, total, style

    def show(self, done: float, total: float) -> None:
        """Paint another state."""
        if (done, total) != (self._done, self._total):
            self._done, self._total = done, total
            self.refresh()

    def render(self) -> RenderResult:
        """Draw the bar."""
        return progress(self._done, self._total, self.content_size.width, self._style)
