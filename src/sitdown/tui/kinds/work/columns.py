"""Cells of a table in one line of text: cut and padded to their column, cell-exact."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

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


def tokens(count: int, cells: int) -> str:
    """``81,094``; in millions where all digits would touch the column before."""
    digits = f"{count:,}"
    if len(digits) < cells:
        return digits
    millions = f"{count / 1_000_000:,.1f} M"
    return millions if len(millions) < cells else f"{count / 1_000_000:,.0f} M"


def from_home(path: str) -> str:
    """``~/projects/kong-gateway`` for what lies in the person's own folder; else as it is."""
    with suppress(ValueError):  # it lies elsewhere
        return f"~/{Path(path).relative_to(own_folder())}"
    return path


def own_folder() -> Path:
    """The person's own folder; one that nothing lies in where they have none."""
    try:
        return Path.home()
    except RuntimeError:
        return Path("/nonexistent")
