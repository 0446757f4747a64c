"""The live panel of a work session: its keys. What it shows is ``panel_frame``."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType
from textual.content import Content

from sitdown.errors import SitdownError
from sitdown.kinds.work import acting
from sitdown.kinds.work.files import readable_files
from sitdown.kinds.work.following import leave
from sitdown.kinds.work.panel_views import PanelView, Part
from sitdown.kinds.work.playbook import PLAYBOOKS
from sitdown.kinds.work.taking_in import read_again
from sitdown.tui.kinds.work.asking import ask_blocker, ask_words
from sitdown.tui.kinds.work.choosing import ChoosingScreen
from sitdown.tui.kinds.work.panel_frame import PanelFrame
from sitdown.tui.kinds.work.panel_keys import PANEL_KEYS
from sitdown.tui.looking_after import look_after
from sitdown.tui.screens.ask_text import AskTextScreen
from sitdown.tui.screens.confirm import ConfirmScreen
from sitdown.tui.themes import MUTED, NOW, OVER
from sitdown.tui.widgets.rows import Row
from sitdown.tui.workers import set_to_work

if TYPE_CHECKING:
    from sitdown.engine.desk import Desk

_TITLES = {phase.steps[0].key: phase.title for phase in PLAYBOOKS[-1].phases}
_LAST = PLAYBOOKS[-1].phases[-1].steps[0].key
_NO_WAY_BACK = "A session that is complete has no way back to its phases."
_STATUSES = (
    ("active", "it is being worked on", ("▸", NOW)),
    ("paused", "it waits", ("·", MUTED)),
    ("failed", "it cannot go on as it is", ("✗", OVER)),
)


class PanelScreen(PanelFrame):
    """A work session while agents work at it."""

    BINDINGS: ClassVar[list[BindingType]] = [*PANEL_KEYS]

    @property
    def KEY_LABELS(self) -> dict[str, str]:  # noqa: N802 - the name that the key bar looks for
        """A word less where the footer is short."""
        return {"work.checkpoint": "complete"} if self.has_class("-narrow") else {}

    @work(group="dialog", exclusive=True)
    async def action_advance(self) -> None:
        """Go to the next phase; where two can follow, ask which."""
        view = self._view
        if view is None:
            return
        ways = view.next_phases
        if not ways:
            here = _TITLES.get(view.phase_key or "", view.phase_name) or "Nothing"
            self.app.tell(f"{here} is not followed by another phase.", severe=False)
            return
        wanted: str | None = ways[0]
        if len(ways) > 1:
            rows = [Row(way, _TITLES[way]) for way in ways]
            wanted = await self.app.push_screen_wait(ChoosingScreen("Which phase is next?", rows))
        elif wanted == _LAST and not await self.app.push_screen_wait(
            ConfirmScreen("Is it complete?", _NO_WAY_BACK, yes="complete it", no="not yet")
        ):
            return
        if wanted is not None:
            phase = wanted
            self._act(lambda desk, view: acting.advance(desk, view, phase))

    @work(group="dialog", exclusive=True)
    async def action_checkpoint(self) -> None:
        """Complete the checkpoint that is open; where they were not counted, ask how many."""
        view = self._view
        if view is None:
            return
        if view.checkpoints_total:
            self._act(acting.complete_checkpoint)
            return
        planned = acting.planned_checkpoints(view)
        text = await self.app.push_screen_wait(
            AskTextScreen(
                "How many checkpoints has the build?",
                str(planned) if planned else "",
                _whole_number,
                told="They were not counted yet. The plan names so many." if planned else "",
            )
        )
        if text:
            self._act(lambda desk, view: acting.count_checkpoints(desk, view, int(text)))

    @work(group="dialog", exclusive=True)
    async def action_status(self) -> None:
        """Set the session's own status."""
        if self._view is None:
            return
        rows = [
            Row(key, key, Content.styled(told, MUTED), Content.styled(*sign))
            for key, told, sign in _STATUSES
        ]
        told = "Written to the session's state.json, for its agents to see."
        wanted = await self.app.push_screen_wait(ChoosingScreen("Set this session to", rows, told))
        if wanted is not None:
            self._act(lambda desk, view: acting.set_status(desk, view, wanted))

    @work(group="dialog", exclusive=True)
    async def action_blockers(self) -> None:
        """Answer a question that waits; of several, one that is chosen."""
        view = self._view
        if view is None:
            return
        try:
            asked = await ask_blocker(self.app, view.blockers)
        except SitdownError as error:
            self.app.tell(error)
            return
        if asked is not None:
            blocker, text = asked
            self._act(lambda desk, view: acting.answer_blocker(desk, view, blocker, text))
            set_to_work(self.app, partial(look_after, self.app, text), "look-after")

    @work(group="dialog", exclusive=True)
    async def action_open_file(self) -> None:
        """Read a file of the session."""
        from sitdown.tui.kinds.work.file_screen import FileScreen

        view = self._view
        if view is None:
            return
        names = await self.app.backstage.read(lambda _: readable_files(view.session_dir))
        if not names:
            self.app.tell("Its folder holds nothing to read.", severe=False)
            return
        rows = [Row(name, name) for name in names]
        name = await self.app.push_screen_wait(ChoosingScreen("Open which file?", rows))
        if name is not None:
            await self.app.push_screen(FileScreen(view.session_dir, name, view.title))

    @work(group="dialog", exclusive=True)
    async def action_note(self) -> None:
        """Say something in the session."""
        view = self._view
        if view is None:
            return
        told, field = "It stays in the transcript.", acting.NOTE_FIELD
        text = await ask_words(self.app, "Say something", told, view.session_id, field)
        if text:
            self._act(lambda desk, view: acting.say(desk, view, text), "Said.")
            set_to_work(self.app, partial(look_after, self.app, text), "look-after")

    def action_sync(self) -> None:
        """Read the files again, changed or not."""
        if self._view is not None:
            self._act(read_again, "Read again.")

    @work(group="dialog", exclusive=True)
    async def action_transcripts(self) -> None:
        """Take in what agents wrote down of themselves."""
        from sitdown.tui.kinds.work.transcripts import TranscriptsScreen

        if self._view is not None:
            await self.app.push_screen_wait(TranscriptsScreen(self._view.project_id))
            self._notice(Part.AGENTS)

    @work(group="dialog", exclusive=True)
    async def action_why(self) -> None:
        """Show what the panel's numbers rest on."""
        from sitdown.tui.kinds.work.panel_claims import panel_claims
        from sitdown.tui.kinds.work.why_screen import WhyScreen

        if (view := self._view) is not None:
            claims = await self.app.backstage.read(lambda desk: panel_claims(desk, view))
            await self.app.push_screen(WhyScreen(claims))

    def action_history(self) -> None:
        """Read what was said in the session."""
        self.app.open_transcript(self._session_id)

    def action_search(self) -> None:
        """Search everything said."""
        self.app.open_search()

    def action_context(self) -> None:
        """Show the side in place of the stage, where there is no room for both, and back."""
        self.toggle_class("-side")

    @work(group="leave", exclusive=True)
    async def action_leave(self) -> None:
        """End the sitting; the place is kept, so leaving is never a decision."""
        if self.has_class("-side") and self.has_class("-narrow"):
            self.action_context()
            return
        try:
            await self.app.backstage.write(partial(leave, session_id=self._session_id))
        except SitdownError as error:
            self.app.tell(error)
        self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now."""
        if action == "context":
            return self.has_class("-narrow")
        if (view := self._view) is None:
            return action in {"leave", "search"}
        return {
            "advance": bool(view.next_phases),
            "checkpoint": view.phase_key == "build" or view.current_checkpoint is not None,
            "blockers": bool(view.blockers),
        }.get(action, True)

    @work(group="act")
    async def _act(
        self, verb: Callable[[Desk, PanelView], PanelView], done: str | None = None
    ) -> None:
        """Run a verb on what is shown, and show what came of it; a refusal is told."""
        if (view := self._view) is None:
            return
        try:
            after = await self.app.backstage.write(lambda desk: verb(desk, view))
        except SitdownError as error:
            self.app.tell(error)
            # The file is other than it was shown, or not to be read: show it as it is.
            self._notice(Part.ALL)
            return
        self.show(after)
        if done is not None:
            self.app.tell(done, severe=False)


def _whole_number(text: str) -> None:
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise NotANumberError(text)


class NotANumberError(SitdownError):
    """A number of checkpoints was asked for."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is no number. Write one such as 5.")
