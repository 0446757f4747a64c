"""What was said, the last at the foot, as far back as anyone scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.message import Message
from textual.scrollbar import ScrollBar
from textual.widget import Widget

from sitdown.tui.widgets.said_column import SaidColumn, Spot

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.geometry import Size
    from textual.layout import DockArrangeResult

    from sitdown.engine.views import EntryView
    from sitdown.tui.widgets.said import Telling

PAGE = 50
"""Entries that are shown at first, and at each look further back."""


class Talk(VerticalScroll, can_focus=False):
    """What was said at the step, the last at the foot; older entries come when one scrolls up."""

    DEFAULT_CSS = "Talk { height: 1fr; width: 1fr; }"

    class EarlierWanted(Message):
        """Somebody looks further back than what was handed over."""

    def __init__(
        self,
        telling: Telling,
        entries: tuple[EntryView, ...] = (),
        choosing: Widget | None = None,
        *,
        goes_back: bool = False,
    ) -> None:
        """Begin with what ``show`` and ``offer`` would be given."""
        super().__init__()
        self._column = SaidColumn(telling)
        self._choosing = choosing
        self._entries: tuple[EntryView, ...] = ()
        self._goes_back = False
        self._asked_for_more = False
        self._reading: Spot | None = None
        self._is_at_the_end = True
        self._arranged: tuple[Size, int, int] | None = None
        self.show(entries, goes_back=goes_back)

    def compose(self) -> ComposeResult:
        """Lay out the entries, and what an answer is picked from under them."""
        yield self._column
        if self._choosing is not None:
            yield self._choosing.add_class("choosing")

    def show(self, entries: tuple[EntryView, ...], *, goes_back: bool = False) -> None:
        """Show these entries: what changed is repainted, what is new comes to the foot.

        Args:
            entries: what was said, in order.
            goes_back: whether more was said before it, to be asked for with ``EarlierWanted``.
        """
        self._entries, self._goes_back = entries, goes_back
        shown = self._column.entries
        wanted = tuple(each for each in entries if shown and each.place >= shown[0].place)
        if len(wanted) < min(len(entries), PAGE):
            wanted = entries[-PAGE:]
        self._column.show(wanted)
        if shown and wanted and wanted[-1].place > shown[-1].place:
            self.to_the_end()
        if self._asked_for_more:
            self._asked_for_more = False
            self.grow()

    async def offer(self, choosing: Widget | None) -> None:
        """Put what an answer is picked from under the last words; None takes it away."""
        await self.query(".choosing").remove()
        if choosing is not None:
            await self.mount(choosing.add_class("choosing"))
            self.to_the_end()

    def to_the_end(self) -> None:
        """Bring the last words into view with what is laid out next."""
        self._is_at_the_end = True
        self._arranged = None
        self.refresh(layout=True)

    def grow(self) -> None:
        """Show the page before the first entry that is shown; what is in view stays there."""
        shown = self._column.entries
        if not shown:
            return
        older = tuple(each for each in self._entries if each.place < shown[0].place)[-PAGE:]
        if older:
            self._reading = self._column.spot_at(round(self.scroll_y))
            self._is_at_the_end = False
            self._column.show(older + shown)
        elif self._goes_back and not self._asked_for_more:
            self._asked_for_more = True
            self.post_message(self.EarlierWanted())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Note what is read, and look further back when the top comes into view."""
        super().watch_scroll_y(old_value, new_value)
        self._reading = self._column.spot_at(round(new_value))
        self._is_at_the_end = new_value >= self.max_scroll_y
        if new_value == 0 and old_value > 0:
            self.call_later(self.grow)

    def arrange(self, size: Size, optimal: bool = False) -> DockArrangeResult:  # noqa: FBT001, FBT002 - as Textual declares it
        """Lay out, and stay at what is read, or at the end, in the very frame that shows it."""
        arranged = super().arrange(size, optimal)
        lines = arranged.total_region.bottom
        now = (size, lines, self._column.first_place)
        if now != self._arranged:
            self._arranged = now
            self._stay(max(0, lines - size.height))
        return arranged

    def _stay(self, last: int) -> None:
        """Scroll to what is read, at most to ``last``. Within a layout, so nobody is told."""
        top = last
        if not self._is_at_the_end and self._reading is not None:
            top = min(last, self._column.line_of(self._reading))
        self._is_at_the_end = top == last
        self.set_reactive(Widget.scroll_y, float(top))
        self.set_reactive(Widget.scroll_target_y, float(top))
        self.vertical_scrollbar.set_reactive(ScrollBar.position, top)
