"""The versions of one answer under each other, with what each next one changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget

from sitdown.clock import local
from sitdown.engine.differences import Change, differences, is_told_anew
from sitdown.exchange.entry_words import words_of
from sitdown.moments import moment_in_words
from sitdown.tui.safe_text import safe, safe_line, shorten
from sitdown.tui.themes import DONE, MUTED, NOW, OVER
from sitdown.tui.widgets.drawn import hung

if TYPE_CHECKING:
    from textual.app import RenderResult

    from sitdown.clock import Clock
    from sitdown.engine.views import EntryView

_INDENT = 3
_ONCE = "It stands as it was first said."
_STYLES = {
    Change.KEPT: MUTED,
    Change.ADDED: f"{DONE} underline",
    Change.REMOVED: f"{OVER} strike",
}
"""Added words are underlined and removed ones struck, so that it reads without colours too."""


class Versions(Widget):
    """The newest version first and plain; each older one with what became of it.

    Comparing takes a while for long texts, so a version is compared once, not at every key.
    """

    DEFAULT_CSS = "Versions { height: auto; width: 1fr; }"

    def __init__(self, clock: Clock) -> None:
        super().__init__(id="versions")
        self._clock = clock
        self._shown: tuple[str, tuple[EntryView, ...], int, bool] = ("", (), 0, True)
        self._told: dict[tuple[str, bool], Content] = {}

    def show(
        self, where: str, newest_first: tuple[EntryView, ...], cursor: int, *, marked: bool
    ) -> None:
        """Show versions, with the cursor on one of them; ``marked`` shows the differences."""
        self._shown = (where, newest_first, cursor, marked)
        self.refresh(layout=True)
        self.call_after_refresh(self._bring_into_view)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Give the lines that all versions need at a width."""
        return sum(len(block) for block in self._blocks(width))

    def render(self) -> RenderResult:
        """Draw all versions."""
        width = self.content_size.width
        return Content("\n").join(line for block in self._blocks(width) for line in block)

    def _bring_into_view(self) -> None:
        blocks = self._blocks(self.content_size.width)
        at = self._shown[2] + 1
        if self.parent is not None and isinstance(self.parent, Widget) and len(blocks) > at:
            top = 0 if at == 1 else sum(len(block) for block in blocks[:at])
            place = Region(0, top, 1, len(blocks[at]))
            self.parent.scroll_to_region(place, animate=False)

    def _blocks(self, width: int) -> list[list[Content]]:
        """The line of where it is, and each version in lines."""
        where, versions, _, _ = self._shown
        heading = [safe_line(where, width, MUTED), Content("")]
        blocks = [heading, *(self._block(at, width) for at in range(len(versions)))]
        if len(versions) == 1:
            blocks.append(hung(" " * _INDENT, Content.styled(_ONCE, MUTED), width).split("\n"))
        return blocks

    def _block(self, at: int, width: int) -> list[Content]:
        _, versions, cursor, marked = self._shown
        is_here = at == cursor
        now = local(self._clock, self._clock.now())
        when = moment_in_words(local(self._clock, versions[at].created_at), now)
        sign = ("▸", NOW) if is_here else ("·", MUTED)
        number = (str(len(versions) - at), NOW if is_here else MUTED)
        left = Content.assemble(sign, " ", number, "  ", (when, MUTED))
        gap = " " * max(2, width - left.cell_length - _INDENT - 3)
        head = left if at else Content.assemble(left, gap, ("now", NOW))
        told = self._told_of(versions[at], versions[at - 1] if at and marked else None)
        if at and not marked and not is_here:
            told = told.stylize(MUTED)
        body = told.wrap(max(1, width - _INDENT))
        return [head, *(Content.assemble(" " * _INDENT, line) for line in body), Content("")]

    def _told_of(self, version: EntryView, newer: EntryView | None) -> Content:
        key = (version.id, newer is not None)
        if key not in self._told:
            told = told_anew(version, newer) if newer else safe(words_of(version, ", "))
            self._told[key] = told
        return self._told[key]


def told_anew(version: EntryView, newer: EntryView) -> Content:
    """Give an older version with what the next one took out of it and added to it; all of it as
    taken out where the next one is another text altogether.
    """
    old, new = (shorten(words_of(each, ", ")) for each in (version, newer))
    stretches = differences(old, new)
    if is_told_anew(stretches):
        return safe(old, _STYLES[Change.REMOVED])
    return Content.assemble(*(safe(each.text, _STYLES[each.change]) for each in stretches))
