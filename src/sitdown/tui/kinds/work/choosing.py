"""One of a few things, chosen in a dialog."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from sitdown.tui.keys import bind
from sitdown.tui.safe_text import safe
from sitdown.tui.themes import KEY, MUTED
from sitdown.tui.widgets.dialog import Dialog
from sitdown.tui.widgets.rows import Row, Rows
from sitdown.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from textual.app import ComposeResult

MOST_ROWS = 14


class ChoosingScreen(ModalScreen[str | None]):
    """Gives the key of the row that was chosen; None when the person left."""

    AUTO_FOCUS = "VirtualList"
    KEY_LABELS: ClassVar[dict[str, str]] = {"list.choose": "take it"}
    BINDINGS: ClassVar[list[BindingType]] = [bind("go.back", "dismiss(None)", "leave it")]

    def __init__(self, title: str, rows: Sequence[Row], told: str = "") -> None:
        """Ask.

        Args:
            title: what is to be chosen.
            rows: the choices; their keys are what is given.
            told: a line that helps to choose.
        """
        super().__init__()
        self._title, self._rows, self._told = title, tuple(rows), told

    def compose(self) -> ComposeResult:
        """Lay out the question and the list."""
        with Dialog():
            yield Static(safe(self._title), classes="dialog-title", markup=False)
            if self._told:
                yield Static(safe(self._told), classes="dialog-text", markup=False)
            listed = VirtualList(Rows(self._rows), id="choices-list")
            listed.styles.height = min(MOST_ROWS, max(1, len(self._rows)))
            listed.styles.margin = (1, 0, 0, 0)
            yield listed
            keys = Content.assemble(
                ("⏎", KEY), (" take it", MUTED), "   ", ("esc", KEY), (" leave it", MUTED)
            )
            yield Static(keys, classes="dialog-keys", markup=False)

    @on(VirtualList.Chosen)
    def chosen(self, event: VirtualList.Chosen) -> None:
        """Give it."""
        self.dismiss(event.key)
