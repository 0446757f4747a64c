"""The base of the screens that list something of the ledger: read, shown, and read again after
each change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from sitdown.errors import SitdownError
from sitdown.tui.keys import bind
from sitdown.tui.watching import StoreChanged
from sitdown.tui.widgets.key_bar import KeyBar
from sitdown.tui.widgets.rows import Row, Rows
from sitdown.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from sitdown.engine.desk import Desk
    from sitdown.tui.app import SitdownApp

Done = TypeVar("Done")

_STYLES = """
LedgerScreen {
    & VirtualList { height: 1fr; padding: 0 2; max-width: 110; }
    & #told, & #detail { height: auto; padding: 0 2; margin: 0 0 1 0; max-width: 110; }
    & #told { color: $muted; }
    & #detail { max-height: 9; margin: 1 0; }
}
"""


class LedgerScreen(Screen[None]):
    """A list with a sentence above it and, below, what the row under the cursor holds."""

    AUTO_FOCUS = "VirtualList"
    DEFAULT_CSS = _STYLES
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("go.back", "leave", "back"),
        bind("money.export", "export", show=False),
    ]
    HEADING: ClassVar[str] = ""
    TOLD: ClassVar[str] = ""
    app: SitdownApp

    def __init__(self, session_id: str | None = None) -> None:
        """Show the list; a change is read into the review of ``session_id`` at the end."""
        super().__init__()
        self._session_id = session_id
        self._has_changed = False
        self.found: Any = None

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield Static(self.HEADING, classes="top title", markup=False)
        yield Static(self.TOLD, id="told", markup=False)
        yield VirtualList(id="rows")
        yield Static("", id="detail", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Read what is to be shown."""
        self.load()

    def look(self, desk: Desk) -> Any:
        """What is shown, read in a thread."""
        raise NotImplementedError

    def rows(self, found: Any) -> Sequence[Row]:
        """The rows of what was read."""
        raise NotImplementedError

    def detail(self, key: str) -> Content:
        """What stands below the list for a row; nothing by default."""
        return Content("")

    @on(StoreChanged)
    @work(group="load", exclusive=True)
    async def load(self) -> None:
        """Read and show it all, again when another window wrote."""
        try:
            found = await self.app.backstage.read(self.look)
        except SitdownError as error:
            self.app.tell(error)
            return
        if found == self.found:
            return
        self.found = found
        self.query_one(VirtualList).set_source(Rows(self.rows(self.found)))
        self._show_detail()
        self.refresh_bindings()

    @property
    def key(self) -> str | None:
        """The key of the row under the cursor; None without one."""
        # The foot asks for it also while the screen is taken down, when the list is gone.
        listed = self.query_one_optional(VirtualList)
        row = listed.current if listed is not None else None
        return row.key if row is not None else None

    @on(VirtualList.Moved)
    def moved(self, event: VirtualList.Moved) -> None:
        """Show what the row holds."""
        event.stop()
        self._show_detail()
        self.refresh_bindings()

    def _show_detail(self) -> None:
        key = self.key
        told = Content("") if key is None or self.found is None else self.detail(key)
        below = self.query_one("#detail", Static)
        below.update(told)
        below.display = bool(told)

    async def change(self, verb: Callable[[Desk], Done]) -> Done | None:
        """Do something to the ledger, and show what came of it; None when it was refused."""
        try:
            done = await self.app.backstage.write(verb)
        except SitdownError as error:
            self.app.tell(error)
            return None
        self._has_changed = True
        self.load()
        return done

    def action_export(self) -> None:
        """Ask where the movements are to be written."""
        from sitdown.tui.kinds.money.exporting import ExportScreen

        self.app.push_screen(ExportScreen())

    @work(group="leave", exclusive=True)
    async def action_leave(self) -> None:
        """Go back; what changed is read into the review."""
        if self._has_changed:
            await self._read_anew()
            # The screen below was not there to hear of the change.
            self.app.screen_stack[-2].post_message(StoreChanged())
        self.dismiss()

    async def _read_anew(self) -> None:
        session_id = self._session_id
        if session_id is None:
            return

        def anew(desk: Desk) -> object:
            from sitdown.kinds.money.reviews import refresh

            return refresh(desk, session_id)

        try:
            await self.app.backstage.write(anew)
        except SitdownError as error:
            self.app.tell(error)
