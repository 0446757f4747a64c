"""The live panel's frame: what it shows, and how a change on disk comes onto the screen."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widgets import Static

from sitdown.errors import SitdownError
from sitdown.kinds.work.agents.ingest import HOOKS
from sitdown.kinds.work.context.opening import open_context
from sitdown.kinds.work.mirror.scan import stamp_at
from sitdown.kinds.work.mirror.stamps import GONE
from sitdown.kinds.work.panel_views import PanelView, Part
from sitdown.kinds.work.taking_in import opened, taken_in
from sitdown.tui.kinds.work.folder_look import FolderLook
from sitdown.tui.kinds.work.folder_watch import FolderWatch
from sitdown.tui.kinds.work.panel_body import PanelBody, PanelRail, PanelStage
from sitdown.tui.kinds.work.panel_side import folded_phases, side_panels, top_line
from sitdown.tui.kinds.work.transcript_follow import TranscriptFollow
from sitdown.tui.watching import StoreChanged
from sitdown.tui.widgets.key_bar import KeyBar
from sitdown.tui.widgets.rail import RailLine
from sitdown.tui.widgets.side import Side
from sitdown.tui.workers import set_to_work

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.timer import Timer

    from sitdown.tui.app import SitdownApp

SETTLE_SECONDS = 0.2
"""How long after one taking in the next begins: a change that comes alone is taken in at once, one
of a stream within a quarter of a second, and keys find time between two of them."""
RESCAN_SECONDS = 30
"""How often the files are looked at when nothing was told of them, and times are painted anew."""


class PanelFrame(FolderLook):
    """Rail, stage and side of one work session, kept as the files are."""

    AUTO_FOCUS: ClassVar[str | None] = "#stage"
    BINDINGS: ClassVar[list[BindingType]] = []
    app: SitdownApp

    class FilesChanged(Message):
        """Something was written that the panel shows."""

    def __init__(self, session_id: str) -> None:
        super().__init__()
        self._session_id = session_id
        self._view: PanelView | None = None
        self._changed = Part(0)
        self._is_told = False
        self._noting = Lock()
        self._timer: Timer | None = None
        self._taken_at = 0.0
        self._is_taking_in = False
        self._watch = FolderWatch(self._notice)
        self._transcripts = TranscriptFollow(self, lambda: self._notice(Part.AGENTS))

    @property
    def view(self) -> PanelView | None:
        """What is shown; None until it is read."""
        return self._view

    @property
    def is_live(self) -> bool:
        """Whether changes on disk are told as they happen."""
        return self._watch.is_watching

    def compose(self) -> ComposeResult:
        """Lay out the frame; what it shows comes when it is read."""
        yield Static("", id="top", markup=False)
        yield RailLine()
        with Horizontal(id="columns"):
            yield PanelRail(self.app.clock, id="rail")
            yield PanelStage(self.app.clock)
            with VerticalScroll(id="side-column", can_focus=False):
                yield Side()
        yield KeyBar()

    def on_mount(self) -> None:
        """Take the session up."""
        self._open()
        self.set_interval(RESCAN_SECONDS, self._rescan)
        self.keep_looking()

    def looked_for(self) -> tuple[Callable[[], bool], bool] | None:
        """The session's file."""
        view = self._view
        if view is None:
            return None
        return lambda: stamp_at(view.session_dir) != GONE, view.sync_status != "missing"

    def came_or_went(self) -> None:
        """Read what is there now, if anything."""
        self._notice(Part.FILES)

    def on_unmount(self) -> None:
        """Watch no more."""
        set_to_work(self.app, partial(asyncio.to_thread, self._watch.close), "watch-end")

    def on_resize(self) -> None:
        """Cut the top line at the new width, and offer the fold of the side where there is one."""
        if self._view is not None:
            self.call_after_refresh(self.show, self._view)
        self.call_after_refresh(self.refresh_bindings)

    @work(group="open")
    async def _open(self) -> None:
        try:
            view = await self.app.backstage.write(partial(opened, session_id=self._session_id))
        except SitdownError as error:
            self.app.tell(error)
            self.dismiss()
            return
        self.show(view)
        await self._sit_down_to(view.project_id)
        await asyncio.to_thread(self._watch.start, self._watched(view))
        self.show(view)
        # What was written while the watch was set up was told by nobody.
        self._notice(Part.FILES)
        self._transcripts.soon()

    async def _sit_down_to(self, project_id: str) -> None:
        """Open the project, where the person came here without its brief; what is wrong with the
        context that was kept of it is told.
        """
        if project_id in self.app.opened_projects:
            return
        self.app.opened_projects[project_id] = None
        try:
            verb = partial(open_context, project_id=project_id)
            kept = await self.app.backstage.write(verb)
        except SitdownError as error:
            self.app.tell(error)
            return
        for notice in kept.notices:
            self.app.tell(notice)

    def _watched(self, view: PanelView) -> dict[Path, tuple[Part, bool]]:
        folder, hooks = view.session_dir, self.app.locations.database.with_name(HOOKS)
        # A folder that is not there cannot be watched, and the first event is to be seen, too.
        hooks.mkdir(mode=0o700, exist_ok=True)
        return {
            folder: (Part.FILES, True),
            folder.parent: (Part.FILES, False),
            hooks: (Part.AGENTS, False),
        }

    def show(self, view: PanelView) -> None:
        """Paint a view; what stays as it is is not painted."""
        is_new = view != self._view
        self._view = view
        if not self.is_mounted or not self.query("#panel-body"):
            return
        self.query_one("#top", Static).update(top_line(view, self.size.width - 4), layout=False)
        self.query_one(RailLine).show(view.title, folded_phases(view))
        self.query_one(PanelRail).show(view)
        self.query_one(PanelBody).show(view)
        self.query_one(Side).show(side_panels(view, self.app.clock, is_live=self.is_live))
        if is_new:
            self.refresh_bindings()

    def _notice(self, part: Part) -> None:
        """Note, in whatever thread, that something changed; told once until it is heard."""
        with self._noting:
            self._changed |= part
            is_told, self._is_told = self._is_told, True
        if not is_told:
            self.post_message(self.FilesChanged())

    def _noted(self) -> Part:
        """What changed since this was asked before."""
        with self._noting:
            changed, self._changed = self._changed, Part(0)
        return changed

    @on(FilesChanged)
    def _take_in_soon(self) -> None:
        self._is_told = False
        if self._timer is None:
            wait = max(0.01, self._taken_at + SETTLE_SECONDS - monotonic())
            self._timer = self.set_timer(wait, self._take_in_now)

    def _take_in_now(self) -> None:
        self._timer = None
        self._taken_at = monotonic()
        # The one that runs looks again at its end. What is covered is not painted: under a dialog
        # each painting would cost one of the whole screen, and it is read when it comes back.
        if not self._is_taking_in and self.is_current:
            self._take_in()

    def on_screen_resume(self) -> None:
        """Take in what changed while another screen stood over this one."""
        if self._view is not None:
            self._notice(Part.ALL)

    @work(group="take-in")
    async def _take_in(self) -> None:
        """Read what changed, and show it; what changes meanwhile is read after it."""
        self._is_taking_in = True
        try:
            while self._changed and self._view is not None and self.is_current:
                parts = self._noted()
                verb = partial(taken_in, view=self._view, parts=parts)
                self.show(await self.app.backstage.write(verb))
                if Part.AGENTS in parts:
                    self._transcripts.soon()
                if self._changed:
                    await asyncio.sleep(SETTLE_SECONDS)
        except SitdownError as error:
            self.app.tell(error)
        finally:
            self._is_taking_in = False

    def _rescan(self) -> None:
        self._notice(Part.ALL)
        if self._view is not None:
            self.show(self._view)

    @on(StoreChanged)
    def _store_changed(self) -> None:
        """Another window, a hook or a command wrote to the store."""
        self._notice(Part.AGENTS | Part.PROJECT)
