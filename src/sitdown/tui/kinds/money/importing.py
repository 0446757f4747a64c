"""Taking in a bank's file: the path, what was understood, questions, progress, and the receipt."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from sitdown.errors import SitdownError
from sitdown.tui.keys import bind
from sitdown.tui.kinds.money import import_lines
from sitdown.tui.kinds.money.import_parts import BANK_SUFFIXES, ImportProgress, StoppedError
from sitdown.tui.kinds.money.money_stage import Drawn
from sitdown.tui.safe_text import safe
from sitdown.tui.themes import MUTED
from sitdown.tui.watching import StoreChanged
from sitdown.tui.widgets.choices import Choice, ChoiceList
from sitdown.tui.widgets.inputs import SafeInput
from sitdown.tui.widgets.key_bar import KeyBar
from sitdown.tui.widgets.path_input import PathInput
from sitdown.tui.widgets.paths import completions, expanded

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from sitdown.engine.desk import Desk
    from sitdown.kinds.money.importing import Preview
    from sitdown.kinds.money.receipts import Receipt
    from sitdown.tui.app import SitdownApp

FOUND_ON_SCREEN = 8
_LETTERS = "123456789abcdefghijklmnopqrstuvwxyz"


_STYLES = """
ImportScreen {
    & #import { height: 1fr; padding: 0 2; max-width: 110; }
    & #path { margin: 0 0 1 0; }
    & #found, & #problem, & #question { height: auto; margin: 0 0 1 0; }
    & #problem { color: $over; }
    & #choices, & #answer { display: none; margin: 0 0 1 0; }
    &.-asking #choices { display: block; }
    &.-telling #answer { display: block; }
}
"""


class ImportScreen(Screen[None]):
    """From a path to a receipt; nothing is added before enter on the preview."""

    AUTO_FOCUS = "#path"
    DEFAULT_CSS = _STYLES
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("go.on", "take", "add them"),
        bind("money.undo", "undo"),
        bind("money.another", "again"),
        bind("go.back", "leave", "cancel"),
    ]
    app: SitdownApp

    def __init__(self, folder: Path | None = None) -> None:
        """Ask for a file; paths begin in ``folder``, by default the working folder."""
        super().__init__()
        self._folder = folder or Path.cwd()
        self._path: Path | None = None
        self._choices: dict[str, str] = {}
        self._seen: Preview | None = None
        self._receipt: Receipt | None = None
        self._read, self._is_stopped = 0, False

    def compose(self) -> ComposeResult:
        """Lay out the path above whatever it leads to."""
        yield Static("Import a bank file", classes="top title", markup=False)
        with VerticalScroll(id="import"):
            yield Static("Path of the file: CSV, OFX, QIF or CAMT. Tab completes.",
                         classes="field-label", markup=False)  # fmt: skip
            yield PathInput(self._folder, BANK_SUFFIXES)
            yield Static("", id="found", markup=False)
            yield Static("", id="problem", markup=False)
            yield Static("", id="question", markup=False)
            yield ChoiceList(id="choices")
            yield SafeInput(id="answer", max_length=40)
            yield ImportProgress()
            yield Drawn(lambda _width, _: Content(""), id="seen")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show what lies in the folder."""
        self._tell("")
        self._put("question", "")
        self._find("")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now."""
        if action == "take":
            return self._can_take
        if action in {"undo", "again"}:
            return self._receipt is not None
        return True

    @property
    def _is_importing(self) -> bool:
        return self.query_one(ImportProgress).is_following

    @property
    def _can_take(self) -> bool:
        seen = self._seen
        is_busy = self._is_importing or self._receipt is not None
        return seen is not None and not seen.questions and not is_busy

    @on(Input.Changed, "#path")
    def path_changed(self, event: Input.Changed) -> None:
        """Show what the path could become."""
        event.stop()
        self._find(event.value)

    @work(group="find", exclusive=True)
    async def _find(self, text: str) -> None:
        found = await asyncio.to_thread(completions, text, self._folder, BANK_SUFFIXES)
        lines = import_lines.found_lines(found, FOUND_ON_SCREEN, self.size.width - 6)
        self._put("found", lines)

    @on(Input.Submitted, "#path")
    def path_given(self, event: Input.Submitted) -> None:
        """Look at the file."""
        event.stop()
        if event.value.strip():
            self._path = expanded(event.value, self._folder)
            self._choices = {}
            self._look()

    @work(group="look", exclusive=True)
    async def _look(self) -> None:
        """Read the file, and show what was understood; nothing is written."""
        path, choices = self._path, dict(self._choices)
        if path is None:
            return
        self._tell("")
        self._put("found", Content.styled("reading…", MUTED))

        def look(desk: Desk) -> Preview:
            from sitdown.kinds.money.importing import preview

            return preview(desk, path, choices)

        try:
            self._seen = await self.app.backstage.read(look)
        except SitdownError as error:
            self._seen = None
            self._tell(str(error))
        self._put("found", "")
        self._show_seen()

    def _show_seen(self) -> None:
        seen = self._seen
        drawn = self.query_one("#seen", Drawn)
        if seen is None:
            drawn.show(lambda _width, _: Content(""))
            self._ask(None)
            self.query_one("#path").focus()
            return
        drawn.show(lambda width, _: import_lines.preview_lines(seen, width))
        self._ask(seen)
        self.refresh_bindings()

    def _ask(self, seen: Preview | None) -> None:
        """Put the first open question of the file; without any, give enter to the screen."""
        choices = self.query_one("#choices", ChoiceList)
        question = seen.questions[0] if seen is not None and seen.questions else None
        self.set_class(question is not None and bool(question.options), "-asking")
        self.set_class(question is not None and not question.options, "-telling")
        if question is None:
            self._put("question", "")
            if seen is not None:
                self.query_one("#import").focus()
            return
        total = len(seen.questions) if seen is not None else 1
        self._put("question", import_lines.question_line(question.text, 1, total))
        if question.options:
            options = zip(_LETTERS, question.options, strict=False)
            choices.show([Choice(key, option.label) for key, option in options])
            choices.focus()
        else:
            self.query_one("#answer", SafeInput).value = ""
            self.query_one("#answer").focus()

    @on(ChoiceList.Picked, "#choices")
    def choice_picked(self, event: ChoiceList.Picked) -> None:
        """Answer the question that stands there, and look again."""
        event.stop()
        if self._seen is not None and self._seen.questions:
            question = self._seen.questions[0]
            self._answer(question.options[_LETTERS.index(event.key)].value)

    @on(Input.Submitted, "#answer")
    def answer_given(self, event: Input.Submitted) -> None:
        """Answer the question that stands there in the person's own words, and look again."""
        event.stop()
        if event.value.strip():
            self._answer(event.value.strip())

    def _answer(self, value: str) -> None:
        if self._seen is not None and self._seen.questions:
            self._choices[self._seen.questions[0].key] = value
            self._look()

    def action_take(self) -> None:
        """Add the file to the ledger."""
        if self._can_take and self._path is not None:
            self._read, self._is_stopped = 0, False
            self._tell("")
            total = self._seen.read if self._seen is not None else 0
            self.query_one(ImportProgress).follow(lambda: self._read, total)
            self._take(self._path, dict(self._choices))
            self.refresh_bindings()

    @work(group="take", exclusive=True)
    async def _take(self, path: Path, choices: dict[str, str]) -> None:
        def take(desk: Desk) -> Receipt:
            from sitdown.kinds.money.importing import import_file

            return import_file(desk, path, choices=choices, watch=self._watched)

        try:
            self._receipt = await self.app.backstage.write(take)
        except SitdownError as error:
            self._tell(str(error))
        self.query_one(ImportProgress).stop()
        receipt = self._receipt
        if receipt is not None:
            lines = self.query_one("#seen", Drawn)
            lines.show(lambda width, _: import_lines.receipt_lines(receipt, width))
        self.refresh_bindings()

    def _watched(self, read: int) -> None:
        """Note the progress, in the writer's thread; stop where the person asked for it."""
        self._read = read
        if self._is_stopped:
            raise StoppedError(self._path.name if self._path else "the file")

    @work(group="take", exclusive=True)
    async def action_undo(self) -> None:
        """Take the file out again."""
        receipt = self._receipt
        if receipt is None:
            return

        def undo(desk: Desk) -> Receipt:
            from sitdown.kinds.money.importing import undo

            return undo(desk, receipt.id)

        try:
            undone = await self.app.backstage.write(undo)
        except SitdownError as error:
            self._tell(str(error))
            return
        self._receipt = None
        self._seen = None
        self.query_one("#seen", Drawn).show(lambda _width, _: import_lines.undone_lines(undone))
        self.query_one("#path").focus()
        self.refresh_bindings()

    def action_again(self) -> None:
        """Ask for another file."""
        self._receipt, self._seen, self._path = None, None, None
        self._tell("")
        self.query_one("#seen", Drawn).show(lambda _width, _: Content(""))
        box = self.query_one("#path", PathInput)
        box.value = ""
        box.focus()
        self.refresh_bindings()

    def action_leave(self) -> None:
        """Stop an import that runs, else leave; without enter on a preview nothing was added."""
        if self._is_importing:
            self._is_stopped = True
            return
        # The screen below was not there to hear of the change.
        self.app.screen_stack[-2].post_message(StoreChanged())
        self.dismiss()

    def _put(self, place: str, told: str | Content) -> None:
        """Show a text at its place; nothing takes no room."""
        where = self.query_one(f"#{place}", Static)
        where.update(told)
        where.display = bool(told)

    def _tell(self, problem: str) -> None:
        self._put("problem", safe(problem) if problem else "")
