"""Home: what waits at the left, where you left off at the right."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from sitdown.clock import local
from sitdown.errors import SitdownError
from sitdown.store.glance import glance, kept_page
from sitdown.tui.keys import bind
from sitdown.tui.safe_text import safe
from sitdown.tui.screens.home_list import WELCOME, HomeList
from sitdown.tui.screens.home_rows import HomeRows
from sitdown.tui.screens.home_verbs import erase, mark_done
from sitdown.tui.styles import PREVIEW_FROM
from sitdown.tui.themes import MUTED, NOW, OVER
from sitdown.tui.watching import StoreChanged
from sitdown.tui.widgets.key_bar import KeyBar
from sitdown.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from sitdown.clock import Clock
    from sitdown.engine.desk import Desk
    from sitdown.tui.app import SitdownApp
    from sitdown.tui.screens.home_rows import Subject


class HomeScreen(Screen[None]):
    """The first screen. It reads the store by glances alone, so it needs no ORM."""

    AUTO_FOCUS = "HomeList"
    KEY_LABELS: ClassVar[dict[str, str]] = {"list.choose": "continue"}
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("session.new", "new"),
        bind("session.history", "history"),
        bind("session.context", "preview", "preview"),
        bind("app.search", "search"),
        bind("app.import", "import"),
        bind("session.delete", "delete", show=False),
        bind("work.add", "add_project", show=False),
    ]
    app: SitdownApp

    def __init__(self, database: Path, clock: Clock, profile: str) -> None:
        super().__init__()
        self._database, self._clock, self._profile = database, clock, profile
        # One look by raw SQLite costs less than a frame, and the first frame is then complete.
        self._rows = HomeRows(glance(database, profile), clock, self._want)
        self._wanted: set[int] = set()
        self._is_previewing = False
        self._has_preview = False
        self._is_narrow = False

    def compose(self) -> ComposeResult:
        """Lay out the line at the top, the two columns, and what stands there when all is new."""
        with Horizontal(id="home-top"):
            yield Static(_title(self._clock), id="home-title", markup=False)
            yield Static("", id="home-status", classes="muted", markup=False)
        yield Static("", id="home-trouble", markup=False)
        with Horizontal(id="home"):
            yield HomeList(self._rows, id="sessions")
        yield Static(WELCOME, id="welcome", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Show what the first look found."""
        self.watch(self.app, "status", self._show_status)
        self._show_glance()
        self.call_after_refresh(self._add_preview)

    def on_screen_resume(self) -> None:
        """Look again: a session was probably opened, left or deleted meanwhile."""
        self.reload()

    @on(StoreChanged)
    @work(exclusive=True, group="glance")
    async def reload(self) -> None:
        """Look at the store again, keeping the cursor on its session."""
        seen = await asyncio.to_thread(glance, self._database, self._profile)
        if seen == self._rows.glance and self._rows.are_of_today:
            return
        rows = HomeRows(seen, self._clock, self._want)
        rows.is_whole = rows.is_whole or self._rows.is_whole
        self._rows = rows
        self._wanted.clear()
        self._show_glance()

    @on(VirtualList.Moved)
    def cursor_moved(self, event: VirtualList.Moved) -> None:
        """Show the session under the cursor; on ``27 more``, show those."""
        if event.key == "more":
            self._rows.is_whole = True
            event.list.set_source(self._rows)
        self._preview()

    @on(VirtualList.Chosen)
    def chosen(self, event: VirtualList.Chosen) -> None:
        """Go on with the session under the cursor, or with the project."""
        subject = self._rows.subject(event.key)
        if subject is None:
            return
        if subject.project is not None:
            self.app.open_project(subject.project.id)
            return
        if subject.check_in is not None:
            self._check_in_done(subject.check_in.id)
        self.app.open_session(subject.session_id)

    @work(group="dialog", exclusive=True)
    async def action_new(self) -> None:
        """Ask what to begin, and open it."""
        from sitdown.tui.screens.new_session import new_session_screen

        with self.app.opening():
            if (desk := await self._desk()) is None:
                return
            screen = await new_session_screen(self.app, desk)
            asked = self.app.push_screen(screen, wait_for_dismiss=True)
        begun = await asked
        if begun is None:
            return
        if isinstance(begun, str):
            self.app.open_beginning(begun)
        elif begun.status == "scheduled":
            self.app.tell(f"“{begun.title}” is scheduled.", severe=False)
            self.reload()
        else:
            self.app.open_session(begun.id)

    @work(group="dialog", exclusive=True)
    async def action_delete(self) -> None:
        """Erase the session under the cursor, after asking."""
        from sitdown.tui.screens.confirm import ConfirmScreen

        subject = self._current
        if subject is not None and subject.project is not None:
            from sitdown.tui.kinds.work.add_project import stop_following

            await stop_following(self.app, subject.project.id, subject.project.name)
            self.reload()
            return
        if subject is None or subject.session is None:
            return
        session = subject.session
        question = f"Delete “{session.title}”?"
        told = (
            "Everything said in it is erased from this computer. There is no way back, "
            "except through a backup made before."
        )
        if not await self.app.push_screen_wait(ConfirmScreen(question, told, yes="delete it")):
            return
        try:
            await self.app.backstage.write(lambda desk: erase(desk, session.id))
        except SitdownError as error:
            self.app.tell(error)
        else:
            self.app.tell("Deleted.", severe=False)
        self.reload()

    def action_history(self) -> None:
        """Show what was said in the session under the cursor."""
        if (subject := self._current) is not None and subject.session_id:
            self.app.open_transcript(subject.session_id)

    def action_add_project(self) -> None:
        """Follow a project."""
        self.app.open_beginning("work")

    def action_search(self) -> None:
        """Search everything said."""
        self.app.open_search()

    def action_import(self) -> None:
        """Read in a bank file."""
        self.app.open_import()

    def action_preview(self) -> None:
        """On a narrow terminal, show the preview in the list's place, and back."""
        self.toggle_class("-side")
        if not self.has_class("-side"):
            self.query_one(HomeList).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what acts on a session only where there is one."""
        if action in {"history", "delete"}:
            return not self._rows.is_empty
        if action == "preview":
            return self._is_narrow and not self._rows.is_empty
        return True

    def on_resize(self) -> None:
        """Offer the fold of the preview where there is one."""
        is_narrow = self.app.size.width < PREVIEW_FROM
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.refresh_bindings()

    @property
    def _current(self) -> Subject | None:
        row = self.query_one(HomeList).current
        return self._rows.subject(row.key if row else None)

    async def _desk(self) -> Desk | None:
        try:
            await self.app.backstage.ready()
        except SitdownError as error:
            self.app.tell(error)
            return None
        return self.app.backstage.desk

    @work(group="check-in")
    async def _check_in_done(self, check_in_id: str) -> None:
        try:
            await self.app.backstage.write(lambda desk: mark_done(desk, check_in_id))
        except SitdownError as error:
            self.app.tell(error)

    def _show_glance(self) -> None:
        self.query_one("#home-title", Static).update(_title(self._clock))
        trouble = self._rows.glance.trouble
        self.query_one("#home-trouble", Static).update(safe(trouble or "", OVER))
        self.set_class(trouble is not None, "-trouble")
        self.set_class(self._rows.is_empty, "-empty")
        self.query_one(HomeList).set_source(self._rows)
        self.refresh_bindings()
        self._preview()

    def _show_status(self, status: str) -> None:
        self.query_one("#home-status", Static).update(status)

    def _want(self, page: int) -> None:
        if page not in self._wanted:
            self._wanted.add(page)
            self.call_later(self._load_page, page)

    @work(group="pages")
    async def _load_page(self, number: int) -> None:
        rows = self._rows
        page = await asyncio.to_thread(
            kept_page, self._database, self._profile, number, rows.last_before(number)
        )
        rows.put_page(number, page)
        if rows is self._rows:
            self.query_one(HomeList).rows_changed()
            self._preview()

    async def _add_preview(self) -> None:
        """Add the right column when the list is on the screen: the first frame is the sooner."""
        from sitdown.tui.screens.home_preview import HomePreview

        preview = HomePreview(self._clock, self.app.settings.buddy_name)
        column = VerticalScroll(preview, id="preview-column", classes="ruled", can_focus=False)
        for home in self.query("#home"):
            if home.is_attached:  # Home may have been left at once
                await home.mount(column)
                self._has_preview = True
                self._preview()

    def _preview(self) -> None:
        if self._has_preview and not self._is_previewing:
            self._is_previewing = True
            self._load_preview()

    @work(group="preview")
    async def _load_preview(self) -> None:
        """Read the preview of the row under the cursor; when it moved on meanwhile, of that."""
        from sitdown.tui.screens.home_preview import HomePreview, look_at

        try:
            while True:
                subject = self._current
                session = None if subject is None else self._rows.session_of(subject)
                shown = await asyncio.to_thread(look_at, self._database, subject, session)
                if self._current == subject:
                    for column in self.query(HomePreview):  # none once Home is left
                        column.show(shown)
                    return
        finally:
            self._is_previewing = False


def _title(clock: Clock) -> Content:
    today = local(clock, clock.now())
    date = f"{today:%A} {today.day} {today:%B %Y}"
    return Content.assemble(("sitdown", f"bold {NOW}"), "   ", (date, MUTED))
