"""One line of text asked for in a dialog, checked before it is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from sitdown.errors import SitdownError
from sitdown.tui.keys import bind
from sitdown.tui.safe_text import one_line, safe
from sitdown.tui.themes import KEY, MUTED
from sitdown.tui.widgets.dialog import Dialog
from sitdown.tui.widgets.drafting import Drafting
from sitdown.tui.widgets.inputs import SafeInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

LONGEST = 300
"""Characters that are taken where nobody says otherwise."""


class AskTextScreen(ModalScreen[str | None]):
    """Gives the text once ``take`` accepted it; None when the person left it as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("go.back", "dismiss(None)", "leave it")]

    def __init__(
        self,
        title: str,
        text: str,
        take: Callable[[str], None],
        *,
        told: str = "",
        longest: int = LONGEST,
        keep_draft: Callable[[str], None] | None = None,
        taking: str = "take it",
    ) -> None:
        """Ask.

        Args:
            title: what is asked for.
            text: what stands there now.
            take: called with the text; a SitdownError it raises is shown, and the dialog stays.
            told: a line that helps to answer.
            longest: how many characters are taken.
            keep_draft: called with what was typed, while it is typed and when the dialog goes away;
                whoever takes the text forgets its draft once it is said.
            taking: what ``enter`` does with the text.
        """
        super().__init__()
        self._title, self._text, self._take, self._told = title, text, take, told
        self._longest, self._taking = longest, taking
        self._drafting = Drafting(self, one_line(text), keep_draft)

    def compose(self) -> ComposeResult:
        """Lay out the question and its box."""
        with Dialog():
            yield Static(safe(self._title), classes="dialog-title", markup=False)
            if self._told:
                yield Static(safe(self._told), classes="dialog-text", markup=False)
            yield SafeInput(
                one_line(self._text), id="text", max_length=self._longest, classes="apart"
            )
            yield Static("", id="problem", classes="dialog-problem", markup=False)
            keys = Content.assemble(
                ("⏎", KEY), (f" {self._taking}", MUTED), "   ", ("esc", KEY), (" leave it", MUTED)
            )
            yield Static(keys, classes="dialog-keys", markup=False)

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Have it kept as a draft."""
        self._drafting.typed(event.value)

    def on_unmount(self) -> None:
        """Send the draft out."""
        self._drafting.flush()

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Hand the text over."""
        text = event.value.strip()
        try:
            self._take(text)
        except SitdownError as error:
            problem = self.query_one("#problem", Static)
            problem.update(safe(str(error)))
            problem.add_class("-shown")
        else:
            self._drafting.keep_now(event.value)
            self.dismiss(text)
