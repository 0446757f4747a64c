"""The frame of a session: it shows scenes, and keeps what is said before it shows it as said."""

from __future__ import annotations

from asyncio import Lock, shield
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from sitdown.errors import SitdownError
from sitdown.tui.keys import bind
from sitdown.tui.kinds import stage_class
from sitdown.tui.looking_after import look_after_session
from sitdown.tui.screens.session_side import ended, rail_phases, shared_panels, top_line
from sitdown.tui.sitting import Sitting
from sitdown.tui.stage import Scene, Stage
from sitdown.tui.watching import StoreChanged
from sitdown.tui.widgets.key_bar import KeyBar
from sitdown.tui.widgets.rail import Rail, RailLine
from sitdown.tui.widgets.side import Side
from sitdown.tui.widgets.talk import Talk
from sitdown.tui.workers import set_to_work

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from textual.app import ComposeResult

    from sitdown.engine.views import SessionDetail, SessionView
    from sitdown.tui.app import SitdownApp

CLOCK_SECONDS = 30
"""How often the minutes of this sitting are painted anew."""


class SessionFrame(Screen[None]):
    """Rail, stage and side of one session, and the way of what is said to the disk."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("safety.lines", "help_lines", show=False)]
    AUTO_FOCUS: ClassVar[str | None] = ""  # None would be the app's, and focus twice
    app: SitdownApp

    def __init__(self, session_id: str) -> None:
        super().__init__()
        self._session_id = session_id
        self._before: SessionView | None = None
        self._scene: Scene | None = None
        self._turn = Lock()

    def update_node_styles(self, animate: bool = True) -> None:  # noqa: FBT001, FBT002 - as Textual declares it
        """Style everything anew, but not as it comes to the screen, when all has just been."""
        if self.stack_updates > 1:
            super().update_node_styles(animate)

    async def prepare(self) -> None:
        """Take the session up and read it.

        Raises:
            NotFoundError: it is not there any more.
        """
        self._before, self._scene = await self.sitting.sit_down()

    def compose(self) -> ComposeResult:
        """Lay out the session as it was read."""
        yield Static("", id="top", markup=False)
        yield RailLine()
        with Horizontal(id="columns"):
            yield Rail()
            if self._scene is not None:
                yield self._stage_for(self._scene)
            with VerticalScroll(id="side-column", can_focus=False):
                yield Side()
        yield KeyBar()

    def on_mount(self) -> None:
        """Let the stage have the keys, and tell around it how the session stands."""
        if self._scene is not None and self.stage is not None:
            self.stage.take_focus()
            self._show_around(self._scene)
        self.set_interval(CLOCK_SECONDS, self._side_changed)

    @cached_property
    def sitting(self) -> Sitting:
        """The session that is shown."""
        stages = self.app.extra_stages  # which a thread could not ask for
        return Sitting(
            self._session_id,
            self.app.backstage,
            self.app.settings,
            lambda kind, stage: stage_class(kind, stage, stages),
        )

    @property
    def stage(self) -> Stage | None:
        """The stage of the step that is shown; None between two."""
        return self.query_one_optional("#stage", Stage)

    def set_focus(
        self,
        widget: Widget | None,
        scroll_visible: bool = True,  # noqa: FBT001, FBT002 - as Textual declares it
        from_app_focus: bool = False,  # noqa: FBT001, FBT002 - as Textual declares it
    ) -> None:
        """Give the stage what nobody else takes, so that its letters always act."""
        if widget is None and (stage := self.stage) is not None and stage.focusable:
            widget = stage
        super().set_focus(widget, scroll_visible, from_app_focus)

    async def show(self, scene: Scene) -> None:
        """Paint a scene: in place while the step stays, with a new stage when it changed."""
        before, self._scene = self._scene, scene
        stage = self.stage
        if stage is not None and before is not None and before.place.step == scene.place.step:
            stage.refresh_scene(scene)
        else:
            if stage is not None:
                await stage.remove()
            stage = self._stage_for(scene)
            await self.query_one("#columns").mount(stage, after=self.query_one(Rail))
            stage.take_focus()
        self._show_around(scene)
        if before is not None:
            # Of the app, so that leaving at once leaves nothing unheard.
            said = before.detail.entry_count
            if scene.detail.entry_count > said:
                looking = partial(look_after_session, self.app, self._session_id, said)
                set_to_work(self.app, looking, "look-after")

    def _stage_for(self, scene: Scene) -> Stage:
        wanted = stage_class(scene.kind.name, scene.place.step.stage, self.app.extra_stages)
        stage = wanted(scene)
        # A box flushes its draft as it goes, when another step may be shown already.
        stage.drafts_to = partial(self._keep_draft, scene.place.step.key)
        return stage

    def _show_around(self, scene: Scene) -> None:
        self.query_one("#top", Static).update(top_line(scene), layout=False)
        phases = rail_phases(scene)
        self.query_one(Rail).show(phases)
        session = scene.detail.session
        self.query_one(RailLine).show(session.title, phases, ended(session.status))
        own = self.stage.side_panels() if self.stage is not None else ()
        self.query_one(Side).show((*shared_panels(scene, self.app.clock), *own))
        self.refresh_bindings()

    def action_help_lines(self) -> None:
        """Show the lines that help, asked for or once more."""
        from sitdown.tui.screens.safety import safety_screen

        self.app.push_screen(safety_screen(self.app, None))

    @on(Stage.SideChanged)
    def _side_changed(self) -> None:
        if self._scene is not None:
            self._show_around(self._scene)

    @on(Talk.EarlierWanted)
    @work(group="earlier", exclusive=True)
    async def _look_further_back(self) -> None:
        """Read what was said before; the verb that runs meanwhile shows it as well."""
        try:
            scene = await self.sitting.scene(further=True)
        except SitdownError as error:
            self.app.tell(error)
            return
        if not self._turn.locked():
            await self.show(scene)

    @on(StoreChanged)
    @work(group="reload", exclusive=True)
    async def _reload(self) -> None:
        """Look again, because another window wrote; what is being typed stays as it is."""
        if self._scene is None or self._turn.locked():
            return
        before = self._scene
        try:
            scene = await self.sitting.scene()
        except SitdownError as error:
            self.app.tell(error)
            self.dismiss()
            return
        # A verb that ran meanwhile shows what came later than this look.
        if self._scene is before and not self._turn.locked() and _differ(before, scene):
            if before.place.step != scene.place.step:
                title = scene.place.step.title
                self.app.tell(
                    f"Another window went to “{title}”. Your draft is kept.", severe=False
                )
            await self.show(scene)

    @asynccontextmanager
    async def _saving(self, draft_field: str | None) -> AsyncIterator[None]:
        """One verb at a time, in the order they were asked for; tells what went wrong."""
        async with self._turn:
            try:
                yield
            except SitdownError as error:
                self.app.tell(error)
                if self.stage is not None:
                    self.stage.refused(draft_field)

    @work(group="save")
    async def save(
        self,
        verb: Callable[[], Awaitable[object]],
        draft_field: str | None = None,
        *,
        waits: bool = False,
    ) -> None:
        """Run a verb, and show what came of it: only what is on disk is shown as said, and a
        failure keeps what was typed.

        Args:
            verb: what to run.
            draft_field: the field that is being said.
            waits: whether it waits for the verb that runs now. A move does, or a quick key would
                be lost; something said does not, or a double press would say it twice.
        """
        if self._turn.locked() and not waits:
            return
        async with self._saving(draft_field):
            # Leaving the screen ends its workers, and must not take back what was sent.
            await shield(_done(verb))
            if self.stage is not None:
                self.stage.kept(draft_field)
            await self.show(await self.sitting.scene())

    @on(Stage.Said)
    def _said(self, message: Stage.Said) -> None:
        if self._scene is None:
            return
        new = message.new
        if new.supersedes_id is None and new.step is None:
            new = replace(new, step=self._scene.place.step.key)
        self.save(lambda: self.sitting.say(new, message.draft_field), message.draft_field)

    @on(Stage.Answered)
    def _answered(self, message: Stage.Answered) -> None:
        self.save(
            lambda: self.sitting.answer(message.answer, message.draft_field, message.question_id),
            message.draft_field,
        )

    @on(Stage.Revised)
    def _revised(self, message: Stage.Revised) -> None:
        self.save(
            lambda: self.sitting.revise(
                message.entry, message.content, message.data, message.draft_field
            ),
            message.draft_field,
        )

    @on(Stage.Asked)
    def _asked(self, message: Stage.Asked) -> None:
        if self._scene is None:
            return
        step, field = self._scene.place.step.key, message.draft_field
        self.save(lambda: self.sitting.run(message.verb, step, field), field, waits=True)

    @on(Stage.CursorMoved)
    def _cursor_moved(self, message: Stage.CursorMoved) -> None:
        self.sitting.keep_cursor(message.cursor, self._could_not_keep)

    def _keep_draft(self, step: str, field: str, text: str) -> None:
        self.sitting.keep_draft(step, field, text, self._could_not_keep)

    def _could_not_keep(self, error: BaseException) -> None:
        self.app.call_from_thread(self.app.tell, error)


async def _done(verb: Callable[[], Awaitable[object]]) -> None:
    await verb()


def _differ(before: Scene, after: Scene) -> bool:
    """Whether there is something to show: not drafts, nor where the person was seen."""
    return (
        before.place != after.place
        or before.extra != after.extra
        or _shown(before.detail) != _shown(after.detail)
    )


def _shown(detail: SessionDetail) -> SessionDetail:
    session = replace(detail.session, cursor={})
    ends = tuple(
        replace(each, last_seen_at=each.ended_at or each.started_at) for each in detail.sittings
    )
    return replace(detail, session=session, drafts=(), sittings=ends)
