"""The session screen: the moves and the keys that every step shares."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.widgets import Input

from sitdown.engine.entries import Liking
from sitdown.engine.kind import Kind
from sitdown.engine.lifecycle import OPEN, Status
from sitdown.engine.views import Role
from sitdown.errors import EmptyTextError, NotReadyToCompleteError, SitdownError
from sitdown.tui.safe_text import clean
from sitdown.tui.screens.confirm import ConfirmScreen
from sitdown.tui.screens.resume_card import ResumeCard
from sitdown.tui.screens.revise import revise_entry
from sitdown.tui.screens.session_frame import SessionFrame
from sitdown.tui.screens.session_keys import SESSION_KEYS
from sitdown.tui.stage import Stage
from sitdown.tui.widgets.answer_box import AnswerBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events

    from sitdown.engine.kind import Proposal


_REACTED = {Liking.LIKE: "Liked.", Liking.DISLIKE: "Disliked.", None: "Taken back."}


NOTE_FIELD = "note"
"""The draft of a note beside the session."""


class SessionScreen(SessionFrame):
    """A session at its step."""

    BINDINGS: ClassVar[list[BindingType]] = [*SESSION_KEYS]

    @property
    def KEY_LABELS(self) -> dict[str, str]:  # noqa: N802 - the name that the key bar looks for
        """What the shared keys do now."""
        of_stage: dict[str, str] = getattr(self.stage, "KEY_LABELS", {})
        if self._scene is None or self._scene.is_open:
            return {"go.on": "close it" if self._is_at_the_end else "next step", **of_stage}
        return {"go.on": "next step", "go.back": "back"}

    def on_resize(self, event: events.Resize) -> None:
        """Offer the fold of the side where there is one."""
        self.call_after_refresh(self.refresh_bindings)

    async def entered(self) -> None:
        """Put the card of where one left off over the session, which was seen by then."""
        before, scene = self._before, self._scene
        if before is None or scene is None or before.status not in OPEN:
            return
        if scene.detail.drafts or any(each.role is Role.USER for each in scene.detail.entries):
            is_seen = asyncio.Event()
            self.call_after_refresh(is_seen.set)
            await is_seen.wait()
            await self.app.push_screen(ResumeCard(scene, before, self.app.clock))

    @property
    def _is_at_the_end(self) -> bool:
        return self._scene is not None and self._scene.place.number == self._scene.place.total

    def action_go_on(self) -> None:
        """Go to the next step; after the last, complete, which enter alone does not do."""
        if self._is_at_the_end:
            self._ask_to_complete()
        else:
            self.action_step_on()

    @on(Stage.Finished)
    def _stage_finished(self) -> None:
        if self._is_at_the_end:
            self._ask_to_complete()
        else:
            self.action_step_on()

    def action_step_on(self) -> None:
        """Go to the next step; nothing moves at the last."""
        if (scene := self._scene) is not None and not self._is_at_the_end:
            self.save(lambda: self.sitting.go_on(scene), waits=True)

    def action_step_back(self) -> None:
        """Go to the step before."""
        if (scene := self._scene) is not None:
            self.save(lambda: self.sitting.go_back(scene), waits=True)

    def action_next_phase(self) -> None:
        """Go to the next phase."""
        if (scene := self._scene) is not None:
            self.save(lambda: self.sitting.next_phase(scene), waits=True)

    def action_context(self) -> None:
        """Show the side in place of the stage, where there is no room for both, and back."""
        was_focused = self.focused
        self.toggle_class("-side")
        if not self.has_class("-side") and self.stage is not None:
            self.stage.take_focus() if was_focused is None else was_focused.focus()

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
            await self.show(await self.sitting.scene())

    def action_history(self) -> None:
        """Read the whole transcript."""
        self.app.open_transcript(self._session_id)

    @work(group="dialog", exclusive=True)
    async def action_why(self) -> None:
        """Show what the claims on the screen rest on."""
        from sitdown.tui.screens.evidence import show_evidence

        if self.stage is not None and (claims := self.stage.claims()):
            await show_evidence(self.app, *claims)

    def action_copy(self) -> None:
        """Send what the stage shows to the clipboard of the terminal."""
        if self.stage is not None and (claim := self.stage.claim()) is not None:
            self.app.copy_to_clipboard(clean(claim.content))
            self.app.tell("Sent to the clipboard.", severe=False)

    def action_react(self, liking: str) -> None:
        """Like or dislike what the buddy said; a second time takes it back."""
        if self.stage is None or (claim := self.stage.claim()) is None:
            return
        wanted = None if claim.feedback == liking else Liking(liking)

        async def react() -> None:
            await self.sitting.react(claim, wanted)
            self.app.tell(_REACTED[wanted], severe=False)

        self.save(react)

    def action_regenerate(self) -> None:
        """Ask for another answer."""
        if self.stage is None or (claim := self.stage.claim()) is None:
            return

        async def another() -> None:
            if await self.sitting.regenerate(claim) is None:
                self.app.tell("There is no other answer to this.", severe=False)

        self.save(another)

    def action_edit_outside(self) -> None:
        """Open the text box in another editor."""
        box = self.query(AnswerBox).first() if self.query(AnswerBox) else None
        if box is not None:
            box.action_edit_outside()

    @work(group="dialog", exclusive=True)
    async def action_complete(self) -> None:
        """Call the session done."""
        await self._complete()

    @work(group="dialog", exclusive=True)
    async def _ask_to_complete(self) -> None:
        """A key held down walks through all steps; it must not close the session at their end."""
        if self._scene is None or not self._scene.is_open:
            return
        title = self._scene.detail.session.title
        question = ConfirmScreen(
            f"Close “{title}”?",
            "It stays readable, and can be reopened.",
            yes="close it",
            no="stay",
        )
        if await self.app.push_screen_wait(question):
            await self._complete()

    async def _complete(self) -> None:
        """Complete; what is missing is asked about, never a wall; then propose the next one."""
        from sitdown.tui.screens.next_session import offer_next

        if self._scene is None or not self._scene.is_open:
            return
        self._flush()
        try:
            proposal = await self._completed()
            await self.show(await self.sitting.scene())
        except SitdownError as error:
            self.app.tell(error)
            return
        if not self._scene.is_open:
            self.app.tell("Kept.", severe=False)
            if proposal is not None:
                await offer_next(self.app, proposal, self._session_id)

    async def _completed(self) -> Proposal | None:
        try:
            return await self.sitting.complete(anyway=False)
        except NotReadyToCompleteError as error:
            question = ConfirmScreen("Close it anyway?", str(error), yes="close it", no="stay")
            if await self.app.push_screen_wait(question):
                return await self.sitting.complete(anyway=True)
            return None

    def action_reopen(self) -> None:
        """Open a kept session again."""
        self.save(self.sitting.reopen)

    @work(group="leave", exclusive=True)
    async def action_leave(self) -> None:
        """Leave a box first, then the session; its place is kept, so it is never a decision."""
        if isinstance(self.focused, Input):
            self.set_focus(None)
            return
        if self.has_class("-side") and self.has_class("-narrow"):
            self.action_context()
            return
        self._flush()
        try:
            if self._scene is not None:
                await self.sitting.pause(self._scene)
        except SitdownError as error:
            self.app.tell(error)
        self.dismiss()

    def _flush(self) -> None:
        """Send off what is being typed, before whatever comes next."""
        for box in self.query(AnswerBox):
            box.flush()

    @work(group="dialog", exclusive=True)
    async def action_note(self) -> None:
        """Keep a note beside the session."""
        from sitdown.tui.screens.ask_text import AskTextScreen

        stage = self.stage
        if stage is None:
            return
        draft, keep = stage.draft(NOTE_FIELD), partial(stage.keep_draft, NOTE_FIELD)
        told = "Kept beside the session, not in what was said."
        ask = AskTextScreen("A note", draft, _some_text, told=told, keep_draft=keep)
        text = await self.app.push_screen_wait(ask)
        if text:
            self.save(lambda: self._noted(text, keep))

    async def _noted(self, text: str, keep_draft: Callable[[str], None]) -> None:
        await self.sitting.note(text)
        keep_draft("")
        self.app.tell("Noted.", severe=False)

    def action_search(self) -> None:
        """Search everything said."""
        self.app.open_search()

    def action_import(self) -> None:
        """Read in a bank's file."""
        self.app.open_import()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide what cannot be done now."""
        if action == "context":
            return self.has_class("-narrow")
        if (scene := self._scene) is None:
            return action == "leave"
        can_regenerate = type(scene.kind).another is not Kind.another
        return {
            "reopen": scene.detail.session.status is Status.COMPLETED,
            "complete": scene.is_open,
            "next_phase": scene.is_open,
            "skip": scene.is_open,
            "edit_outside": scene.is_open,
            "go_on": scene.is_open or not self._is_at_the_end,
            "step_on": not self._is_at_the_end,
            "step_back": scene.place.number > 1,
            "regenerate": scene.is_open and can_regenerate,
        }.get(action, True)


def _some_text(text: str) -> None:
    if not text:
        raise EmptyTextError("note")
