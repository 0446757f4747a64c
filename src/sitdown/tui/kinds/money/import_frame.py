"""The import screen as it is laid out: the path, and what it leads to."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from sitdown.tui.kinds.money import import_lines
from sitdown.tui.kinds.money.import_parts import BANK_SUFFIXES
from sitdown.tui.safe_text import safe
from sitdown.tui.widgets.choices import Choice, ChoiceList
from sitdown.tui.widgets.drawn import Drawn
from sitdown.tui.widgets.file_progress import FileProgress
from sitdown.tui.widgets.inputs import SafeInput
from sitdown.tui.widgets.key_bar import KeyBar
from sitdown.tui.widgets.path_input import PathInput
from sitdown.tui.widgets.paths import completions

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from sitdown.kinds.money.importing import Preview
    from sitdown.tui.app import SitdownApp

FOUND_ON_SCREEN = 8
LETTERS = "123456789abcdefghijklmnopqrstuvwxyz"
ANSWERED_FREELY = frozenset({"currency"})
"""Questions whose options are only the likeliest answers."""
ANOTHER = "another"


_STYLES = """
ImportFrame {
    & #import { height: 1fr; padding: 0 2; max-width: 110; }
    & #path { margin: 0 0 1 0; }
    & #found, & #problem, & #question { height: auto; margin: 0 0 1 0; }
    & #problem { color: $over; }
    & #choices, & #answer { display: none; margin: 0 0 1 0; }
    &.-asking #choices { display: block; }
    &.-telling #answer { display: block; }
}
"""


class ImportFrame(Screen[None]):
    """The box for a path, with the files it could become, a question, and lines drawn below."""

    AUTO_FOCUS = "#path"
    DEFAULT_CSS = _STYLES
    app: SitdownApp

    def __init__(self, folder: Path | None = None) -> None:
        """Ask for a file; paths begin in ``folder``, by default the working folder."""
        super().__init__()
        self.folder = folder or Path.cwd()

    def compose(self) -> ComposeResult:
        """Lay out the path above whatever it leads to."""
        yield Static("Import a bank file", classes="top title", markup=False)
        with VerticalScroll(id="import"):
            yield Static("Path of the file: CSV, OFX, QIF or CAMT. Tab completes.",
                         classes="field-label", markup=False)  # fmt: skip
            yield PathInput(self.folder, BANK_SUFFIXES)
            yield Static("", id="found", markup=False)
            yield Static("", id="problem", markup=False)
            yield Static("", id="question", markup=False)
            yield ChoiceList(id="choices")
            yield SafeInput(id="answer", max_length=40)
            yield FileProgress()
            yield Drawn(lambda _width, _: Content(""), id="seen")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show what lies in the folder."""
        self.tell("")
        self.put("question", "")
        self._find("")

    @on(Input.Changed, "#path")
    def path_changed(self, event: Input.Changed) -> None:
        """Show what the path could become."""
        event.stop()
        self._find(event.value)

    @work(group="find", exclusive=True)
    async def _find(self, text: str) -> None:
        found = await asyncio.to_thread(completions, text, self.folder, BANK_SUFFIXES)
        lines = import_lines.found_lines(found, FOUND_ON_SCREEN, self.size.width - 6)
        self.put("found", lines)

    def ask(self, seen: Preview | None) -> None:
        """Put the first open question of the file; without any, give enter to the screen."""
        choices = self.query_one("#choices", ChoiceList)
        question = seen.questions[0] if seen is not None and seen.questions else None
        self.set_class(question is not None and bool(question.options), "-asking")
        self.set_class(question is not None and not question.options, "-telling")
        if question is None:
            self.put("question", "")
            if seen is not None:
                self.query_one("#import").focus()
            return
        total = len(seen.questions) if seen is not None else 1
        self.put("question", import_lines.question_line(question.text, 1, total))
        if question.options:
            labels = [option.label for option in question.options]
            labels += [ANOTHER] if question.key in ANSWERED_FREELY else []
            choices.show([Choice(*each) for each in zip(LETTERS, labels, strict=False)])
            choices.focus()
        else:
            self.ask_for_words()

    def ask_for_words(self) -> None:
        """Show the box for an answer in the person's own words, in place of any choices."""
        self.set_class(False, "-asking")  # noqa: FBT003 - Textual takes it so
        self.set_class(True, "-telling")  # noqa: FBT003 - Textual takes it so
        self.query_one("#answer", SafeInput).value = ""
        self.query_one("#answer").focus()

    def put(self, place: str, told: str | Content) -> None:
        """Show a text at its place; nothing takes no room."""
        where = self.query_one(f"#{place}", Static)
        where.update(told)
        where.display = bool(told)

    def tell(self, problem: str) -> None:
        """Show what went wrong; an empty text takes it away."""
        self.put("problem", safe(problem) if problem else "")
