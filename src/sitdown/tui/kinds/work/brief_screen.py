"""A project as it is opened: what was left there, and enter to go on."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType

from sitdown.errors import SitdownError
from sitdown.kinds.work.acting import answer_question
from sitdown.kinds.work.following import session_of
from sitdown.kinds.work.visiting import SessionLine, Visit
from sitdown.tui.keys import bind
from sitdown.tui.kinds.work.asking import ask_blocker
from sitdown.tui.kinds.work.brief_frame import BriefFrame
from sitdown.tui.kinds.work.since_claims import since_claims
from sitdown.tui.kinds.work.why_screen import WhyScreen
from sitdown.tui.looking_after import look_after
from sitdown.tui.widgets.virtual_list import VirtualList
from sitdown.tui.workers import set_to_work


class BriefScreen(BriefFrame):
    """Last time, since then, what is next, and the sessions; enter goes on."""

    KEY_LABELS: ClassVar[dict[str, str]] = {"list.choose": "go on", "go.on": "go on"}
    _is_wished_on = False
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("go.on", "go_on"),
        bind("entry.why", "why"),
        bind("work.blockers", "blockers"),
        bind("work.sync", "sync"),
        bind("session.context", "sessions", "sessions"),
        Binding("tab", "app.focus_next", "other side", show=False),
        bind("go.back", "leave", "back"),
    ]

    @on(VirtualList.Chosen)
    def action_go_on(self) -> None:
        """Go on with the session under the cursor; while it is being opened, as soon as it is."""
        line = self.current
        if line is not None:
            self._go_on(line)
        elif self.is_opening:
            self._is_wished_on = True
        else:
            self.app.tell("There is no session to go on with yet.", severe=False)

    def show(self, seen: Visit) -> None:
        """Paint a visit, and go on where the person wished to before it was there."""
        super().show(seen)
        if self._is_wished_on and self.is_current and self.current is not None:
            self._is_wished_on = False
            self.action_go_on()

    def opened(self) -> None:
        """Tell where a wish to go on leads nowhere."""
        if self._is_wished_on:
            self._is_wished_on = False
            self.action_go_on()

    @work(group="go-on", exclusive=True)
    async def _go_on(self, line: SessionLine) -> None:
        try:
            session = await self.app.backstage.write(
                partial(session_of, work_session_id=line.work_session_id)
            )
        except SitdownError as error:
            self.app.tell(error)
        else:
            self.app.open_session(session.id)

    @work(group="dialog", exclusive=True)
    async def action_why(self) -> None:
        """Show what the lines of the brief rest on."""
        if (seen := self.seen) is not None:
            claims = since_claims(seen.brief.since, self.app.clock)
            await self.app.push_screen(WhyScreen(claims))

    @work(group="dialog", exclusive=True)
    async def action_blockers(self) -> None:
        """Answer a question that waits."""
        seen = self.seen
        if seen is None:
            return
        try:
            asked = await ask_blocker(self.app, seen.brief.blockers)
            if asked is None:
                return
            blocker, text = asked
            await self.app.backstage.write(
                partial(answer_question, project_id=self.project_id, blocker=blocker, text=text)
            )
            set_to_work(self.app, partial(look_after, self.app, text), "look-after")
            await self.read_files()
        except SitdownError as error:
            self.app.tell(error)

    @work(group="sync", exclusive=True)
    async def action_sync(self) -> None:
        """Read all files again."""
        try:
            await self.read_files()
        except SitdownError as error:
            self.app.tell(error)
        else:
            self.app.tell("Read again.", severe=False)

    def action_sessions(self) -> None:
        """Show the sessions in the brief's place, where there is no room for both, and back."""
        self.toggle_class("-side")
        self.focus_what_is_shown()

    def action_leave(self) -> None:
        """Go back."""
        if self.has_class("-side") and self.has_class("-narrow"):
            self.action_sessions()
        else:
            self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now."""
        if action == "sessions":
            return self.has_class("-narrow")
        if action == "blockers":
            return self.seen is not None and bool(self.seen.brief.blockers)
        return action in {"leave", "go_on"} or self.seen is not None
