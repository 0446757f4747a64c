"""Lines that are made for the width there is, and words wrapped as an eye would part them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from sitdown.tui.safe_text import safe_line
from sitdown.tui.themes import MUTED

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import RenderResult
    from textual.geometry import Size

SHORT_BELOW = 30
"""Lines of the terminal below which blank lines and tall charts are left out."""

_INSIDE_A_FIGURE = re.compile(r"(?<=[€$£¥₹]) (?=\d)|(?<=\b[A-Z]{3}) (?=\d)|(?<=\d) (?=%)")
"""The blank of ``€ 738``, ``CHF 20`` and ``18 %``: neither side says anything alone."""
_GLUE = "\ue000"
"""Takes the place of such a blank while lines are parted: one cell wide, and no white space."""


class Drawn(Widget):
    """Lines made for the width there is; ``draw`` takes the width and whether lines are few."""

    DEFAULT_CSS = "Drawn { height: auto; width: 1fr; margin: 0 0 1 0; }"

    def __init__(
        self,
        draw: Callable[[int, bool], Content],
        *,
        id: str | None = None,  # noqa: A002 - the name that every widget of Textual takes
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._draw = draw

    def show(self, draw: Callable[[int, bool], Content]) -> None:
        """Draw something else."""
        self._draw = draw
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Give the lines that are drawn at a width."""
        drawn = self._drawn(width)
        return drawn.get_height({}, width) if drawn else 0

    def render(self) -> RenderResult:
        """Draw for the width there is."""
        return self._drawn(self.content_size.width)

    def _drawn(self, width: int) -> Content:
        drawn = self._draw(width, self.app.size.height < SHORT_BELOW)
        return Content("\n").join(wrapped(drawn, width)) if width else drawn


def wrapped(words: Content, width: int) -> list[Content]:
    """Give the lines of words at a width, 1 or more, with no figure parted from its sign."""
    text = words.plain
    glued = text if _GLUE in text else _INSIDE_A_FIGURE.sub(_GLUE, text)
    if glued == text:
        return words.wrap(width)
    lines = Content(glued, list(words.spans)).wrap(width)
    return [Content(line.plain.replace(_GLUE, " "), list(line.spans)) for line in lines]


def hung(begin: str | Content, words: Content, width: int) -> Content:
    """Give words behind a beginning; what does not fit on its line stands below the words."""
    first = Content(begin) if isinstance(begin, str) else begin
    lines = wrapped(words, max(1, width - first.cell_length))
    below = "\n" + " " * first.cell_length
    return Content.assemble(first, Content(below).join(line.rstrip() for line in lines))


def fact_lines(facts: Sequence[tuple[str, str]], width: int, indent: str = "") -> Sequence[Content]:
    """Give outside names and values, at least one, in two columns; long values hang in theirs."""
    named = [(safe_line(name, style=MUTED), safe_line(value)) for name, value in facts]
    room = max(name.cell_length for name, _ in named) + 2
    return [
        hung(Content.assemble(indent, name, " " * (room - name.cell_length)), value, width)
        for name, value in named
    ]
