"""A file of a session, read in place."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import SuspendNotSupported
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from sitdown.errors import SitdownError
from sitdown.kinds.work.files import read_text
from sitdown.tui.editor import run_editor
from sitdown.tui.keys import bind
from sitdown.tui.kinds.work.reader import Reader, wrapped
from sitdown.tui.safe_text import safe_line
from sitdown.tui.themes import MUTED
from sitdown.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from sitdown.tui.app import SitdownApp

STATE_FILE = "state.json"
_WIDEST = 110


class FileScreen(Screen[None]):
    """Reads; changing is the editor's."""

    AUTO_FOCUS = "Reader"
    DEFAULT_CSS = "FileScreen Reader { margin: 0 2 1 2; max-width: 112; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("answer.edit", "edit"),
        bind("entry.revise", "again", "read again", show=False),
        bind("go.back", "dismiss", "back"),
    ]
    app: SitdownApp

    def __init__(self, session_dir: Path, name: str, title: str) -> None:
        """Read the file of that name, relative to the session's folder."""
        super().__init__()
        self._session_dir, self._file, self._title = session_dir, name, title
        self._text = ""

    def compose(self) -> ComposeResult:
        """Lay out the name and the text."""
        yield Static("", id="file-top", classes="top", markup=False)
        yield Reader(id="file")
        yield KeyBar()

    def on_mount(self) -> None:
        """Read it."""
        self.load()

    def on_resize(self) -> None:
        """Fold the lines at the new width."""
        if self._text:
            self._fold()

    @work(group="load", exclusive=True)
    async def load(self) -> None:
        """Read the file and show it."""
        try:
            text, left_out = await asyncio.to_thread(read_text, self._session_dir, self._file)
        except SitdownError as error:
            self.app.tell(error)
            self.dismiss()
            return
        self._text = text or "Nothing stands in it."
        told = f"  {left_out:,} bytes more" if left_out else ""
        self.query_one("#file-top", Static).update(
            Content.assemble(
                safe_line(self._file, style="bold"), "  ",
                safe_line(self._title, style=MUTED), (told, MUTED),
            )
        )  # fmt: skip
        self._fold()

    @work(group="fold", exclusive=True)
    async def _fold(self) -> None:
        width = min(_WIDEST, self.size.width - 5)
        lines = await asyncio.to_thread(wrapped, self._text, width)
        if reader := self.query_one_optional(Reader):
            reader.show(lines)

    def action_again(self) -> None:
        """Read the file again."""
        self.load()

    def action_edit(self) -> None:
        """Open the file in the person's editor."""
        if self._file == STATE_FILE:
            self.app.tell("state.json is changed by the keys of the panel alone.", severe=False)
            return
        try:
            problem = run_editor(self.app, self._session_dir / self._file)
        except SuspendNotSupported:
            problem = "There is no other editor here."
        if problem is not None:
            self.app.tell(problem)
        self.load()
