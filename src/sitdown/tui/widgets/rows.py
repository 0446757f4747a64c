"""What a list shows: one line a row, from a source that never waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from textual.content import Content

from sitdown.tui.safe_text import safe_line
from sitdown.tui.themes import HEADING, MUTED, NOW

if TYPE_CHECKING:
    from collections.abc import Sequence

CURSOR_BAR = "▌"
NOT_LOADED = "…"


class Row(NamedTuple):
    """One line of a list. Text given as ``str`` is outside text and is cleaned when drawn.

    Attributes:
        key: What ``Moved`` and ``Chosen`` carry; None makes a line that the cursor passes over.
        text: The line itself, cut with ``…`` where the tail begins.
        tail: What stands at the right edge, such as ``4 of 7``.
        marker: One cell before the text, such as ``✓``; empty takes no room.
    """

    key: str | None
    text: str | Content = ""
    tail: str | Content = ""
    marker: str | Content = ""

    @classmethod
    def heading(cls, title: str) -> Row:
        """Make the title of a section: it cannot be chosen."""
        return cls(None, safe_line(title.upper(), style=HEADING))

    @classmethod
    def blank(cls) -> Row:
        """Make an empty line between sections."""
        return cls(None)

    @classmethod
    def note(cls, text: str) -> Row:
        """Make a muted line that cannot be chosen, such as ``27 more``."""
        return cls(None, Content.assemble("  ", safe_line(text, style=MUTED)))


class RowSource(Protocol):
    """Where a list takes its rows from: a window over a query, or a plain sequence."""

    @property
    def count(self) -> int:
        """How many rows there are."""

    def row(self, index: int) -> Row | None:
        """Give the row at an index from 0; None while it is not loaded. Must never wait."""


class Rows:
    """Rows that are all at hand."""

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        self.rows = rows

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def row(self, index: int) -> Row | None:
        """Give the row at an index from 0."""
        return self.rows[index]


def compose_line(row: Row | None, width: int, *, is_cursor: bool) -> Content:
    """Give one line as it stands in the list, ``width`` cells at most.

    Rows stand two cells in; headings and notes begin at the edge.
    """
    if row is None:
        row = Row("", Content.styled(NOT_LOADED, MUTED))
    if row.key is None:
        return _one_line(row.text, width)
    tail = _one_line(row.tail, width // 2)
    marker = _one_line(row.marker, 1)
    lead = Content.styled(CURSOR_BAR, NOW) if is_cursor else Content(" ")
    before = Content.assemble(lead, " ", marker, " " if marker else "")
    room = width - before.cell_length - (tail.cell_length + 3 if tail else 1)
    text = _one_line(row.text, max(0, room)).truncate(max(0, room), ellipsis=True, pad=True)
    return Content.assemble(before, text, "  " if tail else "", tail, " ").truncate(width)


def _one_line(text: str | Content, width: int) -> Content:
    if isinstance(text, str):
        return safe_line(text, width)
    return text.truncate(width, ellipsis=True)
