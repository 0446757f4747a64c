"""Taking in a bank's file: the path, what was understood, questions, progress, and the receipt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input

from sitdown.errors import SitdownError
from sitdown.tui.keys import bind
from sitdown.tui.kinds.money import import_lines
from sitdown.tui.kinds.money.import_frame import LETTERS, ImportFrame
from sitdown.tui.kinds.money.import_parts import Looking, StoppedError
from sitdown.tui.themes import MUTED
from sitdown.tui.watching import StoreChanged
from sitdown.tui.widgets.choices import ChoiceList
from sitdown.tui.widgets.drawn import Drawn
from sitdown.tui.widgets.file_progress import FileProgress
from sitdown.tui.widgets.path_input import PathInput
from sitdown.tui.widgets.paths import expanded

if TYPE_CHECKING:
    from sitdown.engine.desk import Desk
    from sitdown.kinds.money.importing import Preview
    from sitdown.kinds.money.receipts import Receipt
    from sitdown.tui.kinds.money.import_lines import Stale


class ImportScreen(ImportFrame):
    """From a path to a receipt; nothing is added before enter on the preview."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("go.on", "take", "add them"),
        bind("money.undo", "undo"),
        bind("money.another", "again"),
        bind("go.back", "leave", "leave"),
    ]

    def __init__(self, folder: Path | None = None) -> None:
        """Ask for a file; paths begin in ``folder``, by default the working folder."""
        super().__init__(folder)
        self._path: Path | None = None
        self._choices: dict[str, str] = {}
        self._seen: Preview | None = None
        self._receipt: Receipt | None = None
        self._looking: Looking | None = None
        self._read, self._is_stopped = 0, False

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now."""
        if action == "take":
            return self._can_take
        if action in {"undo", "again"}:
            return self._receipt is not None
        return True

    @property
    def _is_reading(self) -> bool:
        # The foot asks for it also while the screen is taken down, when this is gone.
        following = self.query_one_optional(FileProgress)
        return following is not None and following.is_following

    @property
    def _can_take(self) -> bool:
        seen = self._seen
        is_busy = self._is_reading or self._receipt is not None
        return seen is not None and not seen.questions and not is_busy

    @on(Input.Submitted, "#path")
    def path_given(self, event: Input.Submitted) -> None:
        """Look at the file."""
        event.stop()
        if event.value.strip():
            self._path = expanded(event.value, self.folder)
            self._choices = {}
            self._look()

    @work(group="look", exclusive=True)
    async def _look(self) -> None:
        """Read the file, and show what was understood; nothing is written."""
        if self._looking is not None:
            self._looking.stop()
        if self._path is None:
            return
        looking = self._looking = Looking(self._path, self._choices)
        progress = self.query_one(FileProgress)
        self.tell("")
        self.put("found", Content.styled("reading…", MUTED))
        progress.follow(looking.told)
        try:
            self._seen = await self.app.backstage.read(looking.look)
        except SitdownError as error:
            self._seen = None
            self.tell(str(error))
        self._looking = None
        progress.stop()
        self.put("found", "")
        self._show_seen()

    def _show_seen(self) -> None:
        seen = self._seen
        drawn = self.query_one("#seen", Drawn)
        if seen is None:
            drawn.show(lambda _width, _: Content(""))
            self.ask(None)
            self.query_one("#path").focus()
            return
        drawn.show(lambda width, _: import_lines.preview_lines(seen, width))
        self.ask(seen)
        self.refresh_bindings()

    @on(ChoiceList.Picked, "#choices")
    def choice_picked(self, event: ChoiceList.Picked) -> None:
        """Answer the question that stands there, and look again."""
        event.stop()
        if self._seen is not None and self._seen.questions:
            options, at = self._seen.questions[0].options, LETTERS.index(event.key)
            if at < len(options):
                self._answer(options[at].value)
            else:
                self.ask_for_words()

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
            self.tell("")
            total = self._seen.read if self._seen is not None else 0
            self.query_one(FileProgress).follow(
                lambda: (self._read, total, f"{self._read:,} of {total:,}")
            )
            self._take(self._path, dict(self._choices))
            self.refresh_bindings()

    @work(group="take", exclusive=True)
    async def _take(self, path: Path, choices: dict[str, str]) -> None:
        from sitdown.tui.screens.home import HomeScreen

        progress = self.query_one(FileProgress)

        def take(desk: Desk) -> tuple[Receipt, Stale]:
            from sitdown.kinds.money.importing import import_file
            from sitdown.kinds.money.reviews import left_stale

            receipt = import_file(desk, path, None, choices, self._watched, progress.wrote)
            return receipt, left_stale(desk)

        stale: Stale = ()
        try:
            self._receipt, stale = await self.app.backstage.write(take)
        except SitdownError as error:
            self.tell(str(error))
        progress.stop()
        receipt = self._receipt
        if receipt is not None:
            lines = self.query_one("#seen", Drawn)
            at_home = isinstance(self.app.screen_stack[-2], HomeScreen)
            lines.show(
                lambda width, _: import_lines.receipt_lines(receipt, width, stale, at_home=at_home)
            )
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
            self.tell(str(error))
            return
        self._receipt = None
        self._seen = None
        self.query_one("#seen", Drawn).show(lambda _width, _: import_lines.undone_lines(undone))
        self.query_one("#path").focus()
        self.refresh_bindings()

    def action_again(self) -> None:
        """Ask for another file."""
        self._receipt, self._seen, self._path = None, None, None
        self.tell("")
        self.query_one("#seen", Drawn).show(lambda _width, _: Content(""))
        box = self.query_one("#path", PathInput)
        box.value = ""
        box.focus()
        self.refresh_bindings()

    def action_leave(self) -> None:
        """Stop what reads the file, else leave; without enter on a preview nothing was added."""
        if self._is_reading:
            self._is_stopped = True
            if self._looking is not None:
                self._looking.stop()
            return
        # The screen below was not there to hear of the change.
        self.app.screen_stack[-2].post_message(StoreChanged())
        self.dismiss()
