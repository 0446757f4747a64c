"""The dialog that asks for a path, writes there, and tells where: the base of every export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from sitdown.errors import SitdownError
from sitdown.exchange.files import FileTakenError
from sitdown.tui.keys import bind
from sitdown.tui.safe_text import safe, safe_line
from sitdown.tui.screens.confirm import ConfirmScreen
from sitdown.tui.themes import DONE, KEY, MUTED
from sitdown.tui.widgets.dialog import Dialog
from sitdown.tui.widgets.file_progress import FileProgress
from sitdown.tui.widgets.path_input import PathInput
from sitdown.tui.widgets.paths import expanded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.app import ComposeResult

    from sitdown.engine.desk import Desk
    from sitdown.tui.app import SitdownApp


class StoppedWritingError(SitdownError):
    """The person stopped before all was written."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"Stopped. {path} was not written.")


class ExportFileScreen(ModalScreen[None]):
    """Asks where to, and writes; a file that is there is written over only after a yes."""

    AUTO_FOCUS = "#path"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("go.back", "leave", "leave"),
        bind("answer.send", "write", "write it"),
    ]
    HEADING: ClassVar[str] = ""
    TOLD: ClassVar[str] = ""
    SUFFIXES: ClassVar[frozenset[str]] = frozenset()
    PLACEHOLDER: ClassVar[str] = ""
    app: SitdownApp

    def __init__(self, folder: Path | None = None) -> None:
        """Ask; paths begin in ``folder``, by default the working folder."""
        super().__init__()
        self._folder = folder or Path.cwd()
        self._is_stopped = False
        self.written, self.total = 0, 0

    def write(self, desk: Desk, path: Path, *, force: bool) -> str:
        """Write the file, in a thread, and say what is in it: ``3 movements``.

        Raises:
            FileTakenError: something is there, and ``force`` was not said.
            SitdownError: it cannot be written.
        """
        raise NotImplementedError

    def watched(self, pieces: Iterable[str], path: Path) -> Iterator[str]:
        """The pieces, counted in the thread that writes; their end where the person wanted it."""
        for piece in pieces:
            if self._is_stopped:
                raise StoppedWritingError(path)
            yield piece
            self.written = min(self.written + 1, self.total)

    def compose(self) -> ComposeResult:
        """Lay out the question and its box."""
        keys = Content.assemble(("⏎", KEY), " write it   ", ("esc", KEY), " leave")
        with Dialog():
            yield Static(self.HEADING, classes="dialog-title", markup=False)
            yield Static(self.TOLD, classes="dialog-text", markup=False)
            yield Static("Path of the new file. Tab completes.", classes="field-label",
                         markup=False)  # fmt: skip
            yield PathInput(self._folder, self.SUFFIXES, placeholder=self.PLACEHOLDER)
            yield Static("", id="problem", classes="dialog-problem", markup=False)
            yield Static("", id="done", classes="dialog-text", markup=False)
            yield FileProgress()
            yield Static(keys, classes="dialog-keys", markup=False)

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
        return self.query_one(FileProgress).is_following

    @work(group="write", exclusive=True)
    async def _write(self, path: Path) -> None:
        """Write; over a file that is there only after a yes."""
        self._tell_problem("")
        self.query_one("#done").display = False
        try:
            try:
                told = await self._written_to(path, force=False)
            except FileTakenError:
                question = ConfirmScreen(
                    f"{path.name} is there already. Write over it?", str(path), yes="write over it"
                )
                if not await self.app.push_screen_wait(question):
                    return
                told = await self._written_to(path, force=True)
        except SitdownError as error:
            self._tell_problem(str(error))
            return
        done = self.query_one("#done", Static)
        done.update(Content.assemble(("✓ ", DONE), safe_line(f"{told} in {path}", style=MUTED)))
        done.display = True

    async def _written_to(self, path: Path, *, force: bool) -> str:
        self._is_stopped, self.written, self.total = False, 0, 0
        progress = self.query_one(FileProgress)
        progress.follow(lambda: (self.written, self.total, f"{self.written:,} written"))
        try:
            return await self.app.backstage.read(lambda desk: self.write(desk, path, force=force))
        finally:
            progress.stop()

    def _tell_problem(self, problem: str) -> None:
        told = self.query_one("#problem", Static)
        told.update(safe(problem))
        told.set_class(bool(problem), "-shown")
