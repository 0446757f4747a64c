"""The left side of Home: its list, and what stands there while there is nothing to list."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from sitdown.tui.screens.home_rows import HomeRows
from sitdown.tui.themes import KEY, MUTED
from sitdown.tui.widgets.virtual_list import VirtualList

WELCOME = Content("\n").join([
    Content.styled("Nothing here yet.", "bold"),
    Content(""),
    Content("Sitdown runs the sessions you mean to hold with yourself"),
    Content("and keep putting off: first of all the monthly money review."),
    Content("It asks one thing at a time, and you can leave at any key."),
    Content(""),
    Content.assemble(("n", KEY), "  begin a session"),
    Content.assemble(("i", KEY), "  read in a bank file"),
    Content.assemble(("P", KEY), "  follow a project"),
    Content.assemble(("?", KEY), "  every key"),
    Content(""),
    Content.styled("`sitdown demo` shows all of it on example data.", MUTED),
])  # fmt: skip


class HomeList(VirtualList):
    """Home's list; its last row may stand for all that are not shown yet."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("G,end", "last", "last row", show=False, id="list.last"),
    ]

    def action_last(self) -> None:
        """Go to the very last row, showing the rest first."""
        if isinstance(self.source, HomeRows) and not self.source.is_whole:
            self.source.is_whole = True
            self.rows_changed()
        super().action_last()
