"""The session screen: rail, stage, side. It owns the moves and the keys that every step shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

from sitdown.engine.entries import Liking
from sitdown.engine.lifecycle import OPEN, Status
from sitdown.engine.views import Role
from sitdown.errors import NotReadyToCompleteError, SitdownError
from sitdown.tui.keys import bind
from sitdown.tui.kinds import stage_class
from sitdown.tui.screens.confirm import ConfirmScreen
from sitdown.tui.screens.resume_card import ResumeCard
from sitdown.tui.screens.revise import revise_entry
from sitdown.tui.screens.session_side import rail_phases, shared_panels, top_line
from sitdown.tui.sitting import Sitting
from sitdown.tui.stage import Scene, Stage
from sitdown.tui.watching import StoreChanged
from sitdown.tui.widgets.answer_box import AnswerBox
from sitdown.tui.widgets.key_bar import KeyBar
from sitdown.tui.widgets.rail import Rail, RailLine
from sitdown.tui.widgets.side import Side

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult

    from sitdown.engine.kind import Proposal
    from sitdown.tui.app import SitdownApp


class SessionScreen(Screen[None]):
    """A session at its step."""

    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("go.on", "go_on", "next step"),
        bind("entry.revise", "revise"),
        bind("session.next_phase", "next_phase"),
        bind("session.context", "context", show=False),
        bind("session.history", "history", show=False),
        bind("entry.why", "why", show=False),
        bind("step.skip", "skip", show=False),
        bind("step.back", "step_back", show=False),
        bind("entry.copy", "copy", show=False),
        bind("entry.like", "react('like')", show=False),
        bind("entry.dislike", "react('dislike')", show=False),
        bind("entry.regenerate", "regenerate", show=False),
        bind("session.complete", "complete", show=False),
        bind("session.reopen", "reopen", show=False),
        bind("answer.edit", "edit_outside", show=False),
        bind("session.pause", "leave", show=False),
        bind("go.back", "leave", "pause"),
        bind("app.search", "search", show=False),
        bind("app.import", "import", show=False),
    ]
    app: SitdownApp

    def __init__(self, session_id: str) -> None:
        super().__init__()
        self._session_id = session_id
        self._sitting: Sitting | None = None
        self._scene: Scene | None = None
        self._is_saving = False

    def compose(self) -> ComposeResult:
        """Lay out the frame; the stage comes when the session is read."""
        yield Static("", id="top", markup=False)
        yield RailLine()
        with Horizontal(id="columns"):
            yield Rail()
            yield Side()
        yield KeyBar()

    def on_mount(self) -> None:
        """Take the session up."""
        self._sitting = Sitting(
            self._session_id,
            self.app.backstage,
            self.app.settings,
            lambda kind, stage: stage_class(kind, stage, self.app.extra_stages),
        )
        self._sit_down()

    @work(group="open")
    async def _sit_down(self) -> None:
        try:
            before = await self.sitting.sit_down()
            scene = await self.sitting.scene()
        except SitdownError as error:
            self.app.tell(error)
            self.dismiss()
            return
        await self._show(scene)
        has_said = any(entry.role is Role.USER for entry in scene.detail.entries)
        if before.status in OPEN and (has_said or scene.detail.drafts):
            await self.app.push_screen(ResumeCard(scene, before, self.app.clock))

    @property
    def sitting(self) -> Sitting:
        """The session that is shown; there from the first moment on the screen."""
        assert self._sitting is not None  # noqa: S101 - for the type checker; on_mount makes it
        return self._sitting

    @property
    def stage(self) -> Stage | None:
        """The stage of the step that is shown; None until the session is read."""
        return self.query_one_optional("#stage", Stage)

    async def _show(self, scene: Scene) -> None:
        """Paint a scene: in place while the step stays, with a new stage when it changed."""
        before, self._scene = self._scene, scene
        stage = self.stage
        wanted = stage_class(scene.kind.name, scene.place.step.stage, self.app.extra_stages)
        if stage is not None and before is not None and before.place.step == scene.place.step:
            stage.refresh_scene(scene)
        else:
            if stage is not None:
                await stage.remove()
            stage = wanted(scene)
            await self.query_one("#columns").mount(stage, after=self.query_one(Rail))
            stage.take_focus()
        self._show_around(scene)

    def _show_around(self, scene: Scene) -> None:
        self.query_one("#top", Static).update(top_line(scene), layout=False)
        phases = rail_phases(scene)
        self.query_one(Rail).show(phases)
        self.query_one(RailLine).show(scene.detail.session.title, phases)
        own = self.stage.side_panels() if self.stage is not None else ()
        self.query_one(Side).show((*shared_panels(scene, self.app.clock), *own))
        self.refresh_bindings()

    @on(Stage.SideChanged)
    def _side_changed(self) -> None:
        if self._scene is not None:
            self._show_around(self._scene)

    @on(StoreChanged)
    def _store_changed(self) -> None:
        self._reload()

    @work(group="reload", exclusive=True)
    async def _reload(self) -> None:
        """Look again, because another window wrote; what is being typed stays as it is."""
        try:
            scene = await self.sitting.scene()
        except SitdownError as error:
            self.app.tell(error)
            self.dismiss()
            return
        if self._scene is None or scene.detail != self._scene.detail:
            await self._show(scene)

    @work(group="save")
    async def _save(
        self, verb: Callable[[], Awaitable[object]], done: Callable[[], None] | None = None
    ) -> None:
        """Run one verb at a time; only what is on disk is shown as said, and a failure keeps
        what was typed.
        """
        if self._is_saving:
            return
        self._is_saving = True
        try:
            await verb()
            if done is not None:
                done()
            await self._show(await self.sitting.scene())
        except SitdownError as error:
            self.app.tell(error)
        finally:
            self._is_saving = False

    @on(Stage.Said)
    def _said(self, message: Stage.Said) -> None:
        self._save(lambda: self.sitting.say(message.new, message.draft_field), self._empty_box)

    @on(Stage.Answered)
    def _answered(self, message: Stage.Answered) -> None:
        self._save(
            lambda: self.sitting.answer(message.answer, message.draft_field), self._empty_box
        )

    @on(Stage.Revised)
    def _revised(self, message: Stage.Revised) -> None:
        self._save(
            lambda: self.sitting.revise(
                message.entry, message.content, message.data, message.draft_field
            ),
            self._empty_box,
        )

    @on(Stage.Asked)
    def _asked(self, message: Stage.Asked) -> None:
        self._save(lambda: self.sitting.run(message.verb))

    @on(Stage.Drafted)
    def _drafted(self, message: Stage.Drafted) -> None:
        self.keep_draft(message.field, message.text)

    def keep_draft(self, field: str, text: str) -> None:
        """Keep what is being typed at the step that is shown; for boxes that are going, too."""
        if self._scene is not None:
            self.sitting.keep_draft(self._scene.place.step.key, field, text, self._could_not_keep)

    @on(Stage.CursorMoved)
    def _cursor_moved(self, message: Stage.CursorMoved) -> None:
        self.sitting.keep_cursor(message.cursor, self._could_not_keep)

    def _could_not_keep(self, error: BaseException) -> None:
        self.app.call_from_thread(self.app.tell, error)

    def _empty_box(self) -> None:
        if self.stage is not None:
            self.stage.said_it()

    @on(Stage.Finished)
    def action_go_on(self) -> None:
        """Go to the next step, or complete after the last."""
        if (scene := self._scene) is None:
            return
        if scene.place.number == scene.place.total and scene.detail.session.status in OPEN:
            self.action_complete()
        else:
            self._save(lambda: self.sitting.go_on(scene))

    def action_step_back(self) -> None:
        """Go to the step before."""
        if (scene := self._scene) is not None:
            self._save(lambda: self.sitting.go_back(scene))

    def action_next_phase(self) -> None:
        """Go to the next phase."""
        self._save(self.sitting.next_phase)

    def action_context(self) -> None:
        """Show the side in place of the stage, where there is no room for both."""
        self.toggle_class("-side")

    def action_skip(self) -> None:
        """Pass the question, or the step when none waits."""
        if self.stage is not None and not self.stage.skip():
            self.action_go_on()

    @work(group="dialog", exclusive=True)
    async def action_revise(self) -> None:
        """Say anew what was said last here."""
        stage = self.stage
        entry = stage.revisable() if stage is not None else None
        if stage is None or entry is None:
            self.app.tell("Nothing of yours here to revise yet.", severe=False)
        elif not stage.begin_revision(entry) and await revise_entry(self.app, entry):
            await self._show(await self.sitting.scene())

    def action_history(self) -> None:
        """Read the whole transcript."""
        self.app.open_transcript(self._session_id)

    @work(group="dialog", exclusive=True)
    async def action_why(self) -> None:
        """Show what the claim on the screen rests on."""
        from sitdown.tui.screens.evidence import show_evidence

        if self.stage is not None and (claim := self.stage.claim()) is not None:
            await show_evidence(self.app, claim)

    def action_copy(self) -> None:
        """Send what the stage shows to the clipboard of the terminal."""
        if self.stage is not None and (claim := self.stage.claim()) is not None:
            self.app.copy_to_clipboard(claim.content)
            self.app.tell("Sent to the clipboard.", severe=False)

    def action_react(self, liking: str) -> None:
        """Like or dislike what the buddy said; a second time takes it back."""
        if self.stage is None or (claim := self.stage.claim()) is None:
            return
        wanted = None if claim.feedback == liking else Liking(liking)
        self._save(lambda: self.sitting.react(claim, wanted))

    def action_regenerate(self) -> None:
        """Ask for another answer."""
        if self.stage is None or (claim := self.stage.claim()) is None:
            return

        async def another() -> None:
            if await self.sitting.regenerate(claim) is None:
                self.app.tell("There is no other answer to this.", severe=False)

        self._save(another)

    def action_edit_outside(self) -> None:
        """Open the text box in another editor."""
        box = self.query(AnswerBox).first() if self.query(AnswerBox) else None
        if box is not None:
            box.action_edit_outside()

    @work(group="dialog", exclusive=True)
    async def action_complete(self) -> None:
        """Call the session done; what is missing is asked about, never a wall."""
        if self._scene is None or self._scene.detail.session.status not in OPEN:
            return
        try:
            proposal = await self.sitting.complete(anyway=False)
        except NotReadyToCompleteError as error:
            if not await self.app.push_screen_wait(
                ConfirmScreen("Close it anyway?", str(error), yes="close it", no="stay")
            ):
                return
            proposal = await self.sitting.complete(anyway=True)
        except SitdownError as error:
            self.app.tell(error)
            return
        await self._show(await self.sitting.scene())
        self.app.tell("Kept.", severe=False)
        await self._offer(proposal)

    async def _offer(self, proposal: Proposal | None) -> None:
        """Propose the next session; nothing is scheduled without a yes."""
        from sitdown.tui.screens.next_session import offer_next

        if proposal is not None:
            await offer_next(self.app, proposal, self._session_id)

    def action_reopen(self) -> None:
        """Open a kept session again."""
        self._save(self.sitting.reopen)

    @work(group="leave", exclusive=True)
    async def action_leave(self) -> None:
        """Leave; the place is kept, so leaving is never a decision."""
        if self.has_class("-side") and self.has_class("-narrow"):
            self.remove_class("-side")
            return
        for box in self.query(AnswerBox):
            box.flush()
        try:
            if self._scene is not None:
                await self.sitting.pause(self._scene)
        except SitdownError as error:
            self.app.tell(error)
        self.dismiss()

    def action_search(self) -> None:
        """Search everything said."""
        self.app.open_search()

    def action_import(self) -> None:
        """Read in a bank's file."""
        self.app.open_import()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what cannot be done now."""
        if self._scene is None:
            return action in {"leave", "context"}
        status = self._scene.detail.session.status
        if action == "reopen":
            return status is Status.COMPLETED
        if action in {"complete", "next_phase", "skip"}:
            return status in OPEN
        return True
