"""A text to read: only the lines in view are drawn, however long it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from sitdown.tui.keys import bind
from sitdown.tui.safe_text import clean

LONGEST_LINE = 4_000
"""Characters of one line that are shown."""


def wrapped(text: str, width: int) -> list[str]:
    """The lines of outside text, cleaned, and folded at ``width`` cells, by words where it can."""
    lines: list[str] = []
    for line in clean(text).expandtabs(4).split("\n"):
        shown = line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}…"
        lines += _folded(shown, max(8, width))
    return lines


class Reader(ScrollView, can_focus=True):
    """The lines, and the keys that move through them."""

    DEFAULT_CSS = "Reader { height: 1fr; overflow-x: hidden; background: transparent; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("list.down", "scroll_by(1)", "down", show=False),
        bind("list.up", "scroll_by(-1)", "up", show=False),
        bind("list.page_down", "page(1)", show=False),
        bind("list.page_up", "page(-1)", show=False),
        bind("list.first", "scroll_home", "top", show=False),
        bind("list.last", "scroll_end", "end", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as every widget has it
        super().__init__(id=id)
        self._lines: Sequence[str] = ()

    @property
    def lines(self) -> Sequence[str]:
        """What is shown, folded."""
        return self._lines

    def show(self, lines: Sequence[str]) -> None:
        """Show other lines, at the same place where there still is one."""
        self._lines = lines
        self.virtual_size = Size(0, len(lines))
        self.refresh()

    def action_scroll_by(self, by: int) -> None:
        """Go a line down for 1, up for -1."""
        self.scroll_to(y=self.scroll_offset.y + by, animate=False, force=True)

    def action_page(self, by: int) -> None:
        """Go a page down for 1, up for -1."""
        height = max(1, self.scrollable_content_region.height - 1)
        self.scroll_to(y=self.scroll_offset.y + by * height, animate=False, force=True)

    def action_scroll_home(self) -> None:
        """Go to the first line."""
        self.scroll_to(y=0, animate=False, force=True)

    def action_scroll_end(self) -> None:
        """Go to the last line."""
        self.scroll_to(y=len(self._lines), animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        at, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        text = self._lines[at] if at < len(self._lines) else ""
        return Strip([Segment(text, self.rich_style)]).adjust_cell_length(width, self.rich_style)


def _folded(line: str, width: int) -> list[str]:
    """The line in pieces of ``width`` cells at most, parted at blanks where that is possible."""
    if len(line) <= width and (line.isascii() or cell_len(line) <= width):
        return [line]
    indent = " " * min(len(line) - len(line.lstrip(" ")), width // 3)
    pieces, rest = [], line
    while rest:
        taken = _fitting(rest, width)
        if taken < len(rest):
            blank = rest.rfind(" ", len(indent) + 1, taken + 1)
            taken = blank if blank > width // 3 else taken
        pieces.append(rest[:taken].rstrip() if taken < len(rest) else rest)
        rest = rest[taken:].lstrip(" ")
        rest = f"{indent}{rest}" if rest else ""
    return pieces


def _fitting(text: str, width: int) -> int:
    """How many characters of a text fit in ``width`` cells: one at least."""
    if text[:width].isascii():
        return min(len(text), width)
    used = 0
    for at, character in enumerate(text):
        used += cell_len(character)
        if used > width:
            return max(1, at)
    return len(text)
