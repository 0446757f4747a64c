"""The one door through which outside text reaches the screen.

What a person types, a bank writes into a memo, a file holds or an agent logs is data. A terminal
obeys escape sequences wherever they stand, and Textual passes most of them on, so every such text
is cleaned here; and it is wrapped in ``Content``, which never reads markup.
"""

from __future__ import annotations

from textual.content import Content

from sitdown.plain_text import clean, one_line

__all__ = ["DISPLAYABLE", "clean", "one_line", "safe", "safe_line", "shorten"]

DISPLAYABLE = 20_000
"""The characters of one text that are ever drawn; about ten pages. The rest is counted."""


def shorten(text: str, limit: int = DISPLAYABLE) -> str:
    """Give the text if it is at most ``limit`` characters, else its beginning and what is left."""
    if len(text) <= limit:
        return text
    return f"{text[:limit]}\n… {len(text) - limit:,} more characters"


def safe(text: str, style: str = "") -> Content:
    """Give outside text as something to draw, in one style such as ``$muted``.

    Cut to ``DISPLAYABLE`` characters before anything else is done to it, so that a text of any
    length costs the same.
    """
    return Content.styled(clean(shorten(text)).expandtabs(4), style)


def safe_line(text: str, width: int | None = None, style: str = "") -> Content:
    """Give outside text as one drawn line, cut with ``…`` at ``width`` cells; None is uncut."""
    # A cell takes one visible character or more, so what lies far behind the width is never seen.
    limit = DISPLAYABLE if width is None else min(DISPLAYABLE, width * 4 + 200)
    line = Content.styled(one_line(text[:limit]), style)
    return line if width is None else line.truncate(width, ellipsis=True)
