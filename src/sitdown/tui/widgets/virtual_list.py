"""A list that draws only the lines in view, so that ten rows and a million cost the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from sitdown.tui.widgets.rows import Row, Rows, RowSource, compose_line

if TYPE_CHECKING:
    from textual import events

_NEARBY = 200
_DRAWN_KEPT = 400
"""How many drawn lines are kept: a few pages back and forth of the highest screens."""


class VirtualList(ScrollView, can_focus=True):
    """Rows under a cursor: an amber bar on the panel colour.

    A move of the cursor inside the page repaints two lines. The source is asked for rows only
    while they are drawn or looked for, and only near the view.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"virtual-list--cursor"}
    DEFAULT_CSS = """
    VirtualList { height: 1fr; overflow-x: hidden; background: transparent; }
    VirtualList > .virtual-list--cursor { background: $panel; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "open", id="list.choose"),
        Binding("j,down", "move(1)", "next row", show=False, id="list.down"),
        Binding("k,up", "move(-1)", "row before", show=False, id="list.up"),
        Binding("pagedown", "page(1)", "next page", show=False, id="list.page_down"),
        Binding("pageup", "page(-1)", "page before", show=False, id="list.page_up"),
        Binding("g,home", "first", "first row", show=False, id="list.first"),
        Binding("G,end", "last", "last row", show=False, id="list.last"),
    ]

    cursor: reactive[int] = reactive(0, repaint=False)
    """The index of the row under the cursor."""

    class Moved(Message):
        """The cursor came to another row; the key is None while that row is not loaded."""

        def __init__(self, list: VirtualList, key: str | None, index: int) -> None:  # noqa: A002 - what the row stands in
            super().__init__()
            self.list, self.key, self.index = list, key, index

        @property
        def control(self) -> VirtualList:
            """The list that the cursor moved in."""
            return self.list

    class Chosen(Message):
        """The row under the cursor was taken with enter or a second click."""

        def __init__(self, list: VirtualList, key: str) -> None:  # noqa: A002 - as above
            super().__init__()
            self.list, self.key = list, key

        @property
        def control(self) -> VirtualList:
            """The list that the row stands in."""
            return self.list

    def __init__(
        self,
        source: RowSource | None = None,
        *,
        id: str | None = None,  # noqa: A002 - the name that every widget of Textual takes
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._source: RowSource = source or Rows()
        self._drawn: LRUCache[tuple[int, int, bool], Strip] = LRUCache(_DRAWN_KEPT)
        self.set_reactive(VirtualList.cursor, self._selectable_from(0, 1) or 0)

    @property
    def source(self) -> RowSource:
        """Where the rows come from; see ``set_source``."""
        return self._source

    @property
    def current(self) -> Row | None:
        """The row under the cursor; None when there is none or it is not loaded."""
        return self._row(self.cursor)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to take a row only where there is one."""
        if action != "choose":
            return True
        return self._source.count > 0 and self._can_stand_on(self.cursor)

    def set_source(self, source: RowSource) -> None:
        """Show other rows. The cursor stays on the row it was on where that row is still near."""
        before = self.current
        self._source = source
        self._drawn.clear()
        self.virtual_size = Size(0, source.count)
        index = self._nearby(before.key) if before is not None and before.key else None
        if index is None:
            at = min(self.cursor, max(0, source.count - 1))
            index = self._selectable_from(at, 1)
            index = self._selectable_from(at, -1) if index is None else index
        self.set_reactive(VirtualList.cursor, index or 0)
        self._bring_into_view(self.cursor)
        self.refresh()
        self.refresh_bindings()
        after = self.current
        if (after and after.key) != (before and before.key):
            self._tell_moved()

    def rows_changed(self) -> None:
        """Draw again after the source loaded or changed rows, their number included."""
        self._drawn.clear()
        if self.virtual_size.height != self._source.count:
            self.virtual_size = Size(0, self._source.count)
        self.refresh()

    def move_to(self, index: int) -> None:
        """Put the cursor on the nearest row to an index that can be chosen."""
        at = max(0, min(self._source.count - 1, index))
        found = self._selectable_from(at, 1)
        if found is None:
            found = self._selectable_from(at, -1)
        if found is not None:
            self.cursor = found

    def on_mount(self) -> None:
        """Take the height of all rows."""
        self.virtual_size = Size(0, self._source.count)

    def notify_style_update(self) -> None:
        """Draw again in the new style."""
        self._drawn.clear()
        super().notify_style_update()

    def action_move(self, by: int) -> None:
        """Go to the next row that can be chosen, down for 1 and up for -1."""
        found = self._selectable_from(self.cursor + by, by)
        if found is not None:
            self.cursor = found
        elif by < 0:
            # The heading above the first row would otherwise never come back into view.
            self.scroll_to(y=0, animate=False, force=True)

    def action_page(self, by: int) -> None:
        """Go a page down for 1 or up for -1."""
        height = max(1, self.scrollable_content_region.height)
        at = max(0, min(self._source.count - 1, self.cursor + by * height))
        found = self._selectable_from(at, by)
        if found is None:
            found = self._selectable_from(at, -by)
        if found is not None:
            self.cursor = found

    def action_first(self) -> None:
        """Go to the first row."""
        self.move_to(0)
        self.scroll_to(y=0, animate=False, force=True)

    def action_last(self) -> None:
        """Go to the last row."""
        found = self._selectable_from(self._source.count - 1, -1)
        if found is not None:
            self.cursor = found

    def action_choose(self) -> None:
        """Take the row under the cursor."""
        row = self.current
        if row is not None and row.key is not None:
            self.post_message(self.Chosen(self, row.key))

    def on_click(self, event: events.Click) -> None:
        """Move to the row under the mouse; take it when the cursor is there already."""
        index = event.y + self.scroll_offset.y
        if not 0 <= index < self._source.count or not self._can_stand_on(index):
            return
        if index == self.cursor:
            self.action_choose()
        self.cursor = index

    def watch_cursor(self, old: int, new: int) -> None:
        """Repaint the two lines that changed, and scroll no further than needed."""
        top = self.scroll_offset.y
        for index in (old, new):
            self.refresh(Region(0, index - top, self.size.width, 1))
        self._bring_into_view(new)
        self._tell_moved()

    def render_line(self, y: int) -> Strip:
        """Draw the line of the row that stands at a line of the view."""
        index = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if index >= self._source.count:
            return Strip.blank(width, self.rich_style)
        is_cursor = index == self.cursor and self._can_stand_on(index)
        place = (index, width, is_cursor)
        strip = self._drawn.get(place)
        if strip is None:
            row = self._source.row(index)
            strip = self._draw(row, width, is_cursor=is_cursor)
            if row is not None:
                self._drawn[place] = strip
        return strip

    def _draw(self, row: Row | None, width: int, *, is_cursor: bool) -> Strip:
        names = ("virtual-list--cursor",) if is_cursor else ()
        style = self.get_visual_style(*names)
        line = compose_line(row, width, is_cursor=is_cursor)
        pieces = line.render(style, end="", parse_style=self.app.stylesheet.parse_style)
        strip = Strip([Segment(text, piece.rich_style) for text, piece in pieces])
        return strip.adjust_cell_length(width, style.rich_style)

    def _row(self, index: int) -> Row | None:
        return self._source.row(index) if 0 <= index < self._source.count else None

    def _can_stand_on(self, index: int) -> bool:
        row = self._source.row(index)
        return row is None or row.key is not None

    def _selectable_from(self, index: int, step: int) -> int | None:
        while 0 <= index < self._source.count:
            if self._can_stand_on(index):
                return index
            index += step
        return None

    def _nearby(self, key: str) -> int | None:
        """Look for a key around the cursor; far away it is not worth the wait."""
        near = range(max(0, self.cursor - _NEARBY), min(self._source.count, self.cursor + _NEARBY))
        rows = ((index, self._source.row(index)) for index in near)
        return next((index for index, row in rows if row is not None and row.key == key), None)

    def _bring_into_view(self, index: int) -> None:
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if index < top:
            self.scroll_to(y=index, animate=False, force=True)
        elif height and index >= top + height:
            self.scroll_to(y=index - height + 1, animate=False, force=True)

    def _tell_moved(self) -> None:
        row = self.current
        self.post_message(self.Moved(self, row.key if row else None, self.cursor))
