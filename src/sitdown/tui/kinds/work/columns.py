"""Cells of a table in one line of text: cut and padded to their column, cell-exact."""

from __future__ import annotations

from textual.content import Content

from sitdown.tui.safe_text import safe_line


def cell(text: str | Content, width: int, style: str = "") -> Content:
    """The text at the left of a column; outside text, given as ``str``, is cleaned."""
    drawn = safe_line(text, style=style) if isinstance(text, str) else text
    return drawn.truncate(max(0, width), ellipsis=True, pad=True)


def number_cell(text: str, width: int, style: str = "") -> Content:
    """A number at the right of its column; one that is too wide keeps all its digits."""
    return Content.styled(text.rjust(width), style)


def dollars(microdollars: int | None) -> str:
    """``0.42``; ``?`` where no price is known."""
    return "?" if microdollars is None else f"{microdollars / 1_000_000:,.2f}"


def tokens(count: int) -> str:
    """``81,094``; from a hundred million on in millions, for a column has ten cells."""
    return f"{count:,}" if count < 100_000_000 else f"{count / 1_000_000:,.0f} M"
