"""A question with a yes and a no, over whatever is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from sitdown.tui.safe_text import safe
from sitdown.tui.themes import KEY, MUTED
from sitdown.tui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from textual.app import ComposeResult


class ConfirmScreen(ModalScreen[bool]):
    """Gives True for ``y`` alone: enter is pressed too easily to erase something."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "dismiss(True)", "yes", id="confirm.yes"),
        Binding("n,escape,q", "dismiss(False)", "no", id="confirm.no"),
    ]

    def __init__(
        self, question: str, told: str = "", *, yes: str = "yes", no: str = "keep it"
    ) -> None:
        """Ask a question.

        Args:
            question: the question, which may hold what a person wrote.
            told: what follows from a yes.
            yes: what the yes does, in a word or two.
            no: what the no does.
        """
        super().__init__()
        self._question, self._told, self._yes, self._no = question, told, yes, no

    def compose(self) -> ComposeResult:
        """Lay out the question and its two keys."""
        with Dialog():
            yield Static(safe(self._question), classes="dialog-title", markup=False)
            if self._told:
                yield Static(safe(self._told), classes="dialog-text", markup=False)
            keys = Content.assemble(
                ("y", KEY), " ", (self._yes, MUTED), "   ", ("n", KEY), " ", (self._no, MUTED)
            )
            yield Static(keys, classes="dialog-keys", markup=False)
