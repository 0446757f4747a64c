"""Many things said, one under the other, in one widget that draws only the lines in view."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from sitdown.tui.widgets.said import Telling, said_lines

if TYPE_CHECKING:
    from textual.selection import Selection

    from sitdown.engine.views import EntryView

_BLANK = Content("")


class Spot(NamedTuple):
    """A line of an entry, which is found again when the lines were wrapped anew.

    Attributes:
        place: the place of the entry.
        line: the line in it, from 0.
    """

    place: int
    line: int


class SaidColumn(Widget):
    """Entries of a transcript; a blank line follows each."""

    DEFAULT_CSS = "SaidColumn { height: auto; width: 1fr; }"

    def __init__(self, telling: Telling) -> None:
        super().__init__()
        self._telling = telling
        self._entries: tuple[EntryView, ...] = ()
        self._width = 0
        self._wrapped: dict[int, tuple[EntryView, list[Content]]] = {}
        self._lines: list[Content] = []
        self._tops: list[int] = []

    @property
    def entries(self) -> tuple[EntryView, ...]:
        """What is shown, in order."""
        return self._entries

    @property
    def first_place(self) -> int:
        """The place of the first that is shown; 0 when nothing is."""
        return self._entries[0].place if self._entries else 0

    @property
    def drawn(self) -> list[list[Content]]:
        """The lines of each entry: the quiet line, and the words under it."""
        return [lines for _, lines in self._wrapped.values()]

    def show(self, entries: tuple[EntryView, ...]) -> None:
        """Show these; only those that are new, or changed, are wrapped."""
        if entries == self._entries:
            return
        self._entries = entries
        if self._width:
            self._lay_out()
        self.refresh(layout=True)

    def spot_at(self, line: int) -> Spot | None:
        """What stands at a line; None when nothing is shown."""
        if not self._tops:
            return None
        index = max(0, bisect_right(self._tops, line) - 1)
        return Spot(self._entries[index].place, line - self._tops[index])

    def line_of(self, spot: Spot) -> int:
        """The line where a spot is now, or the nearest of its entry; 0 when that is not shown."""
        for entry, top in zip(self._entries, self._tops, strict=True):
            if entry.place == spot.place:
                return top + min(spot.line, len(self._wrapped[entry.place][1]))
        return 0

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Give the lines that the entries need at a width."""
        if width != self._width:
            self._width = width
            self._wrapped.clear()
            self._lay_out()
        return len(self._lines)

    def render_line(self, y: int) -> Strip:
        """Draw one line, selected text included."""
        width = self.content_size.width
        style = self.visual_style
        if not 0 <= y < len(self._lines):
            return Strip.blank(width, style.rich_style)
        line = self._selected(self._lines[y], y)
        pieces = line.render(style, end="", parse_style=self.app.stylesheet.parse_style)
        strip = Strip([Segment(text, piece.rich_style) for text, piece in pieces])
        # The place in the text goes along with it, for a selection by mouse.
        return strip.apply_offsets(0, y).adjust_cell_length(width, style.rich_style)

    def get_selection(self, selection: Selection) -> tuple[str, str]:
        """Give the text that is selected, as it is drawn."""
        return selection.extract("\n".join(line.plain for line in self._lines)), "\n"

    def _selected(self, line: Content, y: int) -> Content:
        selection = self.text_selection
        span = None if selection is None else selection.get_span(y)
        if span is None:
            return line
        start, end = span
        style = Style.from_styles(self.screen.get_component_styles("screen--selection"))
        return line.stylize(style, start, len(line) if end == -1 else end)

    def _lay_out(self) -> None:
        before = self._wrapped
        self._wrapped = {}
        self._lines, self._tops = [], []
        for entry in self._entries:
            known = before.get(entry.place)
            if known is None or known[0] != entry:
                known = (entry, said_lines(entry, self._telling, self._width))
            self._wrapped[entry.place] = known
            self._tops.append(len(self._lines))
            self._lines += [*known[1], _BLANK]
