"""A project as it is opened, in its two columns: painted, and told anew when its files change."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.actions import SkipAction
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widgets import Static

from sitdown.errors import SitdownError
from sitdown.kinds.work.mirror.scan import is_folder
from sitdown.kinds.work.panel_views import Part
from sitdown.kinds.work.taking_in import synced_project
from sitdown.kinds.work.visiting import SessionLine, Visit, look_again, visit
from sitdown.tui.kinds.work.brief_text import brief_text, project_line, session_row, session_told
from sitdown.tui.kinds.work.folder_look import FolderLook
from sitdown.tui.kinds.work.folder_watch import FolderWatch
from sitdown.tui.kinds.work.panel_body import Scroller
from sitdown.tui.safe_text import safe
from sitdown.tui.watching import StoreChanged
from sitdown.tui.widgets.key_bar import KeyBar
from sitdown.tui.widgets.rows import Row, Rows
from sitdown.tui.widgets.virtual_list import VirtualList
from sitdown.tui.workers import set_to_work

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.timer import Timer

    from sitdown.engine.desk import Desk
    from sitdown.tui.app import SitdownApp

SETTLE_SECONDS = 0.5
"""A brief asks git, so it is told anew at most twice a second."""
RESCAN_SECONDS = 30
MOST_WATCHED = 300
"""Of a project with more sessions only the coming and going of their folders is told at once: the
system gives out a limited number of watches.
"""
_STYLES = """
BriefFrame {
    & #project { height: 1fr; padding: 0 2; margin: 0 0 1 0; }
    & #brief-column:focus { border: none; }
    & #brief-column { width: 1fr; max-width: 76; margin: 0 3 0 0; }
    & #brief { height: auto; }
    & #sessions-column { width: 46; padding: 0 0 0 3; }
    & #work-sessions { height: 1fr; }
    & #session-told { height: auto; margin: 1 0 0 0; }
    &.-narrow #brief-column { margin: 0; }
    &.-narrow #sessions-column { display: none; border: none; padding: 0; width: 1fr; }
    &.-narrow.-side #brief-column { display: none; }
    &.-narrow.-side #sessions-column { display: block; }
}
"""


class SessionList(VirtualList):
    """The sessions; without one under the cursor its key is the screen's."""

    def action_choose(self) -> None:
        """Take the session under the cursor."""
        if self.current is None:
            raise SkipAction
        super().action_choose()


class BriefFrame(FolderLook):
    """The brief and, beside it, the sessions."""

    AUTO_FOCUS = "VirtualList"
    DEFAULT_CSS = _STYLES
    app: SitdownApp

    class FilesChanged(Message):
        """Something was written below the folder of the sessions."""

    def __init__(self, project_id: str) -> None:
        super().__init__()
        self.project_id = project_id
        self.seen: Visit | None = None
        self.is_opening = True
        self._watch = FolderWatch(self._notice)
        self._timer: Timer | None = None
        self._is_told = False

    @property
    def is_live(self) -> bool:
        """Whether changes on disk are told as they happen."""
        return self._watch.is_watching

    def compose(self) -> ComposeResult:
        """Lay out the brief and, beside it, the sessions."""
        yield Static("", id="project-top", classes="top", markup=False)
        with Horizontal(id="project"):
            with Scroller(id="brief-column"):
                yield Static("", id="brief", markup=False)
            with VerticalScroll(id="sessions-column", classes="ruled", can_focus=False):
                yield SessionList(id="work-sessions")
                yield Static("", id="session-told", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Open the project."""
        self._open()
        self.set_interval(RESCAN_SECONDS, self._take_in_soon)
        self.keep_looking()

    def looked_for(self) -> tuple[Callable[[], bool], bool] | None:
        """The project's folder."""
        if self.seen is None or self.is_opening:
            return None
        project = self.seen.project
        return partial(is_folder, project.working_dir), project.missing_since is None

    def came_or_went(self) -> None:
        """Read what is there now, if anything."""
        self._take_in_soon()

    def on_unmount(self) -> None:
        """Watch no more."""
        set_to_work(self.app, partial(asyncio.to_thread, self._watch.close), "watch-end")

    def on_screen_resume(self) -> None:
        """Look again: a session was probably worked on meanwhile."""
        if self.seen is not None:
            self._take_in_soon()

    @work(group="open")
    async def _open(self) -> None:
        """Show what is known, then read the files, then watch them."""
        project_id = self.project_id
        try:
            is_first = project_id not in self.app.opened_projects
            self.app.opened_projects[project_id] = None
            verb = partial(visit, project_id=project_id, is_first=is_first)
            seen = await self.app.backstage.write(verb)
            self.show(seen)
            await self.read_files()
        except SitdownError as error:
            self.app.tell(error)
            self.dismiss()
            return
        self.is_opening = False
        self.opened()
        is_deep = self.seen is None or len(self.seen.sessions) <= MOST_WATCHED
        watched: dict[Path, tuple[Part, bool]] = {seen.project.sessions_dir: (Part.FILES, is_deep)}
        await asyncio.to_thread(self._watch.start, watched)

    def opened(self) -> None:
        """Do what waited until the files were read."""

    async def read_files(self) -> None:
        """Take in what the files say now.

        Raises:
            SitdownError: they could not be taken in.
        """
        seen = self.seen
        if seen is not None:
            self.show(await self.app.backstage.write(partial(_read, seen=seen)))

    def show(self, seen: Visit) -> None:
        """Paint a visit; the cursor stays on its session."""
        is_first = self.seen is None or not self.seen.sessions
        self.seen = seen
        if not self.query("#brief"):
            return
        self.query_one("#project-top", Static).update(project_line(seen))
        self.query_one("#brief", Static).update(brief_text(seen, self.app.clock))
        listed = self.query_one(VirtualList)
        rows = [Row.heading("Sessions"), *map(session_row, seen.sessions)]
        if not seen.sessions:
            rows.append(Row.note("None in agents/sessions yet."))
        if (left_out := seen.sessions_total - len(seen.sessions)) > 0:
            rows.append(Row.note(f"{left_out:,} more: see `sitdown work list`"))
        listed.set_source(Rows(rows))
        if is_first:
            listed.move_to(0)
        self._show_told()
        self.refresh_bindings()

    @on(VirtualList.Moved)
    def _show_told(self) -> None:
        line = self.current
        told = safe("") if line is None else session_told(line, self.app.clock)
        self.query_one("#session-told", Static).update(told)

    @property
    def current(self) -> SessionLine | None:
        """The session under the cursor, at first the newest that can be gone on with."""
        row = self.query_one(VirtualList).current
        sessions = () if self.seen is None else self.seen.sessions
        key = None if row is None else row.key
        return next((each for each in sessions if each.work_session_id == key), None)

    def focus_what_is_shown(self) -> None:
        """Give the keys to the column that is there."""
        if self.has_class("-side") or not self.has_class("-narrow"):
            self.query_one(VirtualList).focus()
        else:
            self.query_one(Scroller).focus()

    def on_resize(self) -> None:
        """Offer the fold where there is one."""
        self.call_after_refresh(self._folded)

    def _folded(self) -> None:
        self.refresh_bindings()
        if self.focused is None:
            self.focus_what_is_shown()

    def _notice(self, _: Part) -> None:
        """Note, in watchdog's thread, that something changed; told once until it is heard."""
        if not self._is_told:
            self._is_told = True
            self.post_message(self.FilesChanged())

    @on(FilesChanged)
    @on(StoreChanged)
    def _take_in_soon(self) -> None:
        self._is_told = False
        if self._timer is None:
            self._timer = self.set_timer(SETTLE_SECONDS, self._take_in)

    def _take_in(self) -> None:
        self._timer = None
        if self.is_current:
            self._reload()

    @work(group="reload", exclusive=True)
    async def _reload(self) -> None:
        try:
            await self.read_files()
        except SitdownError as error:
            self.app.tell(error)


def _read(desk: Desk, seen: Visit) -> Visit:
    read = synced_project(desk, seen.project.id)
    return replace(look_again(desk, seen), refused=read.refused)
