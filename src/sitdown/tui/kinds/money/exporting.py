"""Movements written into a file of the person's choice: for a spreadsheet, or for hledger."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from sitdown.errors import SitdownError
from sitdown.exchange.files import FileTakenError
from sitdown.tui.keys import bind
from sitdown.tui.kinds.money.drawing import keys_line
from sitdown.tui.kinds.money.import_parts import ImportProgress
from sitdown.tui.safe_text import safe, safe_line
from sitdown.tui.screens.confirm import ConfirmScreen
from sitdown.tui.themes import DONE
from sitdown.tui.widgets.path_input import PathInput
from sitdown.tui.widgets.paths import expanded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.app import ComposeResult

    from sitdown.engine.desk import Desk
    from sitdown.tui.app import SitdownApp

JOURNAL_SUFFIXES = frozenset({".journal", ".hledger", ".j"})
"""As hledger knows its own files."""
SUFFIXES = JOURNAL_SUFFIXES | {".csv"}

_TOLD = (
    "Every movement, into a file of your own. A name that ends in .journal is written for hledger, "
    "any other as a list for a spreadsheet (CSV)."
)


class StoppedWritingError(SitdownError):
    """The person stopped before all was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"Stopped. {path} was not written.")


class ExportScreen(ModalScreen[None]):
    """Asks for a path, writes there, and tells where; a file that is there is asked about first."""

    AUTO_FOCUS = "#path"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("go.back", "leave", "leave"),
        bind("answer.send", "write", "write it"),
    ]
    app: SitdownApp

    def __init__(self, folder: Path | None = None) -> None:
        """Ask; paths begin in ``folder``, by default the working folder."""
        super().__init__()
        self._folder = folder or Path.cwd()
        self._is_stopped = False
        self._count, self._written = 0, 0

    def compose(self) -> ComposeResult:
        """Lay out the question and its box."""
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static("Export your movements", classes="dialog-title", markup=False)
            yield Static(_TOLD, classes="dialog-text", markup=False)
            yield Static("Path of the new file. Tab completes.", classes="field-label",
                         markup=False)  # fmt: skip
            yield PathInput(self._folder, SUFFIXES, placeholder="~/movements.csv")
            yield Static("", id="problem", classes="dialog-problem", markup=False)
            yield Static("", id="done", classes="dialog-text", markup=False)
            yield ImportProgress()
            yield Static(keys_line(("⏎", "write it"), ("esc", "leave")),
                         classes="dialog-keys", markup=False)  # fmt: skip

    def on_mount(self) -> None:
        """Keep no room for what is not there yet."""
        self.query_one("#done").display = False

    @on(Input.Submitted, "#path")
    def path_typed(self, event: Input.Submitted) -> None:
        """Write there."""
        event.stop()
        self.action_write()

    def action_write(self) -> None:
        """Write to the path that is typed."""
        text = self.query_one(PathInput).value.strip()
        if not text:
            self._tell_problem("Name the file that is to be written.")
        elif not self._is_writing:
            self._write(expanded(text, self._folder))

    def action_leave(self) -> None:
        """Stop what is being written, else leave."""
        if self._is_writing:
            self._is_stopped = True
        else:
            self.dismiss(None)

    @property
    def _is_writing(self) -> bool:
        return self.query_one(ImportProgress).is_following

    @work(group="write", exclusive=True)
    async def _write(self, path: Path) -> None:
        """Write; over a file that is there only after a yes."""
        self._tell_problem("")
        self.query_one("#done").display = False
        try:
            try:
                await self._written_to(path, force=False)
            except FileTakenError:
                question = ConfirmScreen(
                    f"{path.name} is there already. Write over it?", str(path), yes="write over it"
                )
                if not await self.app.push_screen_wait(question):
                    return
                await self._written_to(path, force=True)
        except SitdownError as error:
            self._tell_problem(str(error))
            return
        counted = "1 movement" if self._count == 1 else f"{self._count:,} movements"
        done = self.query_one("#done", Static)
        done.update(Content.assemble(("✓ ", DONE), safe_line(f"{counted} in {path}")))
        done.display = True

    async def _written_to(self, path: Path, *, force: bool) -> None:
        self._is_stopped, self._count, self._written = False, 0, 0
        is_journal = path.suffix.casefold() in JOURNAL_SUFFIXES

        def write(desk: Desk) -> None:
            # The ledger brings the ORM along; it is there by the time a verb runs.
            from sitdown.exchange.files import write_new
            from sitdown.exchange.movements import movements_text
            from sitdown.kinds.money.taking_out import Asked

            with movements_text(desk, Asked(), "hledger" if is_journal else "csv") as taken:
                self._count = taken.count
                write_new(path, self._watched(taken.pieces, path), force=force)

        progress = self.query_one(ImportProgress)
        progress.follow(lambda: (self._written, self._count, f"{self._written:,} written"))
        try:
            await self.app.backstage.read(write)
        finally:
            progress.stop()

    def _watched(self, pieces: Iterable[str], path: Path) -> Iterator[str]:
        """The pieces, counted in the thread that writes; their end where the person wanted it."""
        for piece in pieces:
            if self._is_stopped:
                raise StoppedWritingError(path)
            yield piece
            self._written = min(self._written + 1, self._count)

    def _tell_problem(self, problem: str) -> None:
        told = self.query_one("#problem", Static)
        told.update(safe(problem))
        told.set_class(bool(problem), "-shown")
