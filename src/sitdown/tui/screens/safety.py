"""What opens when a person's words sound like danger: one question, help lines, and time.

It floats over whatever is open and takes nothing away: the words are on disk, the place is kept,
nothing is scored or sent. Every message is looked at anew, so closing it turns nothing off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from sitdown.errors import SitdownError
from sitdown.tui.safe_text import safe
from sitdown.tui.themes import KEY, MUTED
from sitdown.tui.widgets.dialog import Dialog
from sitdown.words.help_lines import OWN_FILE, lines_for
from sitdown.words.safety import Concern, Finding, Tier
from sitdown.words.safety_words import (
    ARE_YOU_SAFE,
    PLACE_IS_KEPT,
    WHAT_THIS_IS,
    checked_words,
    line_words,
    not_safe,
    opening,
    question,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from sitdown.tui.app import SitdownApp
    from sitdown.words.help_lines import HelpLine

LINES_KEY = "L"


class SafetyScreen(ModalScreen[None]):
    """Asks once what is unclear, and shows the lines at once when it is not."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "yes", "yes", id="safety.yes"),
        Binding("n", "no", "no", id="safety.no"),
        Binding("m", "dismiss(None)", "you misunderstood", id="safety.misunderstood"),
        Binding("escape", "dismiss(None)", "go on", id="safety.go_on"),
    ]

    def __init__(self, finding: Finding | None, lines: Sequence[HelpLine]) -> None:
        """Make the screen.

        Args:
            finding: what was heard; None when the person asked for the lines themselves.
            lines: the lines of their country, the emergency number first.
        """
        super().__init__()
        self._concern = finding.concern if finding is not None else Concern.SELF
        self._was_asked_for = finding is None
        self._is_asking = finding is not None and finding.tier is Tier.UNCLEAR
        self._is_in_danger = False
        self._lines = tuple(lines)

    def compose(self) -> ComposeResult:
        """Lay out the question, the lines and the keys."""
        with Dialog():
            yield Static("", id="safety-title", classes="dialog-title", markup=False)
            yield Static("", id="safety-told", classes="dialog-text", markup=False)
            yield Static("", id="safety-lines", classes="dialog-text", markup=False)
            yield Static("", id="safety-note", classes="dialog-text", markup=False)
            yield Static("", id="safety-keys", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Show what was heard."""
        self._show()

    def action_yes(self) -> None:
        """To the question, yes opens the lines; to “are you safe now?”, yes goes on."""
        if self._is_asking:
            self._is_asking = False
            self._show()
        else:
            self.dismiss(None)

    def action_no(self) -> None:
        """To the question, no goes on; to “are you safe now?”, no says what to do first."""
        if self._is_asking or self._was_asked_for:
            self.dismiss(None)
        else:
            self._is_in_danger = True
            self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where the lines were asked for, there is nothing to answer."""
        return not (self._was_asked_for and action == "yes")

    def _show(self) -> None:
        title, told = self._title_and_told()
        self._update("title", title)
        self._update("told", told)
        listed = "\n".join(map(line_words, self._lines))
        self._update("lines", "" if self._is_asking else listed, "$foreground")
        self._update("note", WHAT_THIS_IS if self._is_asking else self._notes())
        self.query_one("#safety-keys", Static).update(self._keys())

    def _title_and_told(self) -> tuple[str, str]:
        if self._is_asking:
            return question(self._concern), PLACE_IS_KEPT
        if self._was_asked_for:
            return "People to talk to", "They answer whoever calls, for any reason."
        if self._is_in_danger:
            return not_safe(self._concern, self._lines), PLACE_IS_KEPT
        return ARE_YOU_SAFE, opening(self._concern)

    def _notes(self) -> str:
        return f"{WHAT_THIS_IS}\n{checked_words(self._lines)}"

    def _keys(self) -> Content:
        pairs = [("y", "yes"), ("n", "no, go on"), ("m", "you misunderstood")]
        if self._was_asked_for:
            pairs = [("esc", "back")]
        elif not self._is_asking:
            pairs = [("y", "I am safe, go on"), ("m", "you misunderstood")]
            if not self._is_in_danger:
                pairs.insert(1, ("n", "I am not"))
        told = [part for key, word in pairs for part in ((key, KEY), (f" {word}   ", MUTED))]
        if not self._was_asked_for:
            told += [("\n", MUTED), (LINES_KEY, KEY), (" shows the lines again at any time", MUTED)]
        return Content.assemble(*told)

    def _update(self, part: str, text: str, style: str = "") -> None:
        shown = self.query_one(f"#safety-{part}", Static)
        shown.update(safe(text, style))
        shown.display = bool(text)


def safety_screen(app: SitdownApp, finding: Finding | None) -> SafetyScreen:
    """The screen with the lines of the person's country; a bad file of theirs is told."""
    concern = finding.concern if finding is not None else Concern.SELF
    region = app.settings.region
    try:
        lines = lines_for(region, concern, app.locations.home / OWN_FILE)
    except SitdownError as error:
        app.tell(error)
        lines = lines_for(region, concern)
    return SafetyScreen(finding, lines)
