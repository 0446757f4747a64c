"""The base of what floats when somebody asks why: claims, and below each what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from sitdown.tui.keys import bind
from sitdown.tui.themes import KEY, MUTED
from sitdown.tui.widgets.dialog import Dialog
from sitdown.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual.app import ComposeResult


class ClaimsScreen(ModalScreen[None]):
    """Text that is read and scrolled, and left by any key that a reader tries."""

    DEFAULT_CSS = "ClaimsScreen Drawn:last-of-type { margin: 0; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("go.back", "dismiss", "back"),
        Binding("w,q,enter", "dismiss", "back", show=False, id="evidence.close"),
        Binding("j,down", "scroll('down')", "down", show=False, id="evidence.down"),
        Binding("k,up", "scroll('up')", "up", show=False, id="evidence.up"),
    ]

    def drawings(self) -> Iterable[Callable[[int], Content]]:
        """What stands below each other; each takes the width that it is drawn at."""
        raise NotImplementedError

    def keys(self) -> Content:
        """What the foot tells."""
        return Content.assemble(("esc", KEY), (" back", MUTED))

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Dialog(classes="dialog wide"):
            for draw in self.drawings():
                yield Drawn(_however_high(draw))
            yield Static(self.keys(), classes="dialog-keys", markup=False)

    def action_scroll(self, way: str) -> None:
        """Scroll by a few lines."""
        self.query_one(Dialog).scroll_relative(y=3 if way == "down" else -3, animate=False)


def _however_high(draw: Callable[[int], Content]) -> Callable[[int, bool], Content]:
    return lambda width, _is_short: draw(width)
