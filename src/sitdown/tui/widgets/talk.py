"""What was said, the last at the foot, as far back as anyone scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.message import Message

from sitdown.tui.widgets.said import SaidBlock, Telling

if TYPE_CHECKING:
    from textual.widget import Widget

    from sitdown.engine.views import EntryView

PAGE = 50
"""Entries that are drawn at first, and at each look further back."""


class Talk(VerticalScroll, can_focus=False):
    """What was said at the step, the last at the foot; older entries come when one scrolls up."""

    DEFAULT_CSS = "Talk { height: 1fr; width: 1fr; }"

    class EarlierWanted(Message):
        """Somebody looks further back than what was handed over."""

    def __init__(self, telling: Telling) -> None:
        super().__init__()
        self._telling = telling
        self._entries: tuple[EntryView, ...] = ()
        self._is_growing = False
        self._goes_back = False
        self._asked_for_more = False

    async def show(self, entries: tuple[EntryView, ...], *, goes_back: bool = False) -> None:
        """Show these entries: what changed is repainted, what is new comes to the foot.

        Args:
            entries: what was said, in order.
            goes_back: whether more was said before it, to be asked for with ``EarlierWanted``.
        """
        self._entries, self._goes_back = entries, goes_back
        shown = {block.entry.place: block for block in self.query(SaidBlock)}
        first = min(shown, default=None)
        wanted = [each for each in entries if first is not None and each.place >= first]
        if first is None or len(wanted) < min(len(entries), PAGE):
            wanted = list(entries[-PAGE:])
        for place, block in shown.items():
            if all(each.place != place for each in wanted):
                await block.remove()
        for entry in wanted:
            if entry.place in shown:
                shown[entry.place].show(entry)
        fresh = [each for each in wanted if each.place not in shown]
        before = min(shown, default=None)
        older = [each for each in fresh if before is not None and each.place < before]
        newer = [each for each in fresh if each not in older]
        if older:
            await self.mount(*map(self._block, older), before=0)
        if newer:
            last = self.query(SaidBlock).last() if self.query(SaidBlock) else None
            await self.mount(
                *map(self._block, newer), **({"after": last} if last else {"before": 0})
            )
            self.to_the_end()
        if self._asked_for_more:
            self._asked_for_more = False
            self.grow()

    async def offer(self, choosing: Widget | None) -> None:
        """Put what an answer is picked from under the last words; None takes it away."""
        for widget in self.query(".choosing"):
            await widget.remove()
        if choosing is not None:
            await self.mount(choosing.add_class("choosing"))
            self.to_the_end()

    def to_the_end(self) -> None:
        """Bring the last words into view when all is laid out."""
        self.call_after_refresh(self.scroll_end, animate=False)

    def on_resize(self) -> None:
        """Keep the last words in view while a box grows under them."""
        self.scroll_end(animate=False)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Look further back when the top comes into view."""
        super().watch_scroll_y(old_value, new_value)
        if new_value == 0 and old_value > 0:
            self.grow()

    def grow(self) -> None:
        """Mount the page before the first entry that is drawn."""
        blocks = self.query(SaidBlock)
        if self._is_growing or not blocks:
            return
        first = blocks.first().entry.place
        older = [each for each in self._entries if each.place < first][-PAGE:]
        if older:
            self._is_growing = True
            self.call_later(self._mount_older, older)
        elif self._goes_back and not self._asked_for_more:
            self._asked_for_more = True
            self.post_message(self.EarlierWanted())

    async def _mount_older(self, older: list[EntryView]) -> None:
        height = self.virtual_size.height
        await self.mount(*map(self._block, older), before=0)
        self.call_after_refresh(self._stay, height)

    def _stay(self, height: int) -> None:
        """Keep in view what was in view before the page above it came."""
        self.scroll_to(y=self.virtual_size.height - height, animate=False, force=True)
        self._is_growing = False

    def _block(self, entry: EntryView) -> SaidBlock:
        return SaidBlock(entry, self._telling)
