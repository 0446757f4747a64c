"""How an answer changed: everything that ever stood in its place, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Static

from sitdown.engine import entries, sessions
from sitdown.engine.progress import rail
from sitdown.engine.views import EntryView, Role, SessionView
from sitdown.errors import SitdownError
from sitdown.tui.keys import bind
from sitdown.tui.safe_text import clean, safe_line
from sitdown.tui.themes import MUTED
from sitdown.tui.widgets.key_bar import KeyBar
from sitdown.tui.widgets.rail import Rail, RailPhase, RailStep
from sitdown.tui.widgets.versions import Versions

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from sitdown.engine.desk import Desk
    from sitdown.engine.playbook import Playbook
    from sitdown.tui.app import SitdownApp


class AnswerHistoryScreen(Screen[None]):
    """The versions of one answer. Nothing here is lost; any of them can be said again."""

    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "choose", id="versions.down"),
        Binding("up,k", "move(-1)", "choose", show=False, id="versions.up"),
        bind("go.on", "say_again", "make this the answer again"),
        bind("entry.differences", "toggle_differences"),
        bind("entry.revise", "revise", show=False),
        bind("entry.why", "why", show=False),
        bind("entry.copy", "copy", show=False),
        bind("go.back", "dismiss", "back"),
    ]
    app: SitdownApp

    cursor: reactive[int] = reactive(0, bindings=True)
    """Which version, counted from the newest."""
    shows_differences: reactive[bool] = reactive(default=True)

    def __init__(self, entry_id: str) -> None:
        super().__init__()
        self._entry_id = entry_id
        self._versions: tuple[EntryView, ...] = ()
        self._where = ""

    def compose(self) -> ComposeResult:
        """Lay out the rail and the versions."""
        yield Static("", id="versions-top", classes="top", markup=False)
        with Horizontal(id="columns"):
            yield Rail()
            with VerticalScroll(id="versions-column", can_focus=False):
                yield Versions(self.app.clock)
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the versions."""
        self.load()

    @work(group="load", exclusive=True)
    async def load(self) -> None:
        """Read everything that stood in the place, and show it."""

        def look(desk: Desk) -> tuple[tuple[EntryView, ...], SessionView, Playbook]:
            versions = entries.history(desk, self._entry_id)
            session = sessions.get(desk, versions[0].session_id)
            playbook = desk.kind(session.kind).playbook_of(session.playbook_version)
            return versions[::-1], session, playbook

        try:
            self._versions, session, playbook = await self.app.backstage.read(look)
        except SitdownError as error:
            self.app.tell(error)
            self.dismiss()
            return
        self.cursor = 0
        self._show_around(session, playbook)
        self._paint()
        self.refresh_bindings()

    def _show_around(self, session: SessionView, playbook: Playbook) -> None:
        self.query_one("#versions-top", Static).update(
            Content.assemble(
                safe_line(session.title, style="bold"), ("  How this answer changed", MUTED)
            )
        )
        here = self._versions[0].step
        self.query_one(Rail).show([
            RailPhase(
                part.phase.title,
                tuple(
                    RailStep(step.title, "now" if step.key == here else "done")
                    if state.value == "done" or step.key == here
                    else RailStep(step.title, "later")
                    for step, state in part.steps
                ),
            )
            for part in rail(playbook, session.step, session.status)
        ])  # fmt: skip
        self._where = f"{playbook.place(here).phase.title} · {playbook.place(here).step.title}"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to compare and to go back only where there is an older version."""
        if action in {"move", "toggle_differences"}:
            return len(self._versions) > 1
        return self.cursor > 0 if action == "say_again" else True

    def watch_cursor(self) -> None:
        """Mark the version."""
        self._paint()

    def watch_shows_differences(self) -> None:
        """Show what changed, or the bare words."""
        self._paint()

    def _paint(self) -> None:
        if self._versions:
            self.query_one(Versions).show(
                self._where, self._versions, self.cursor, marked=self.shows_differences
            )

    def action_move(self, by: int) -> None:
        """Go to the version before, or after."""
        self.cursor = max(0, min(len(self._versions) - 1, self.cursor + by))

    def action_toggle_differences(self) -> None:
        """Show what changed, or the bare words."""
        self.shows_differences = not self.shows_differences

    @work(group="save", exclusive=True)
    async def action_say_again(self) -> None:
        """Make an older version the answer again: a new revision with its words."""
        if not self._versions or self.cursor == 0:
            self.dismiss()
            return
        standing, chosen = self._versions[0], self._versions[self.cursor]
        if standing.role is not Role.USER:
            self.app.tell("Only what you said yourself can be said again.", severe=False)
            return
        try:
            await self.app.backstage.write(
                lambda desk: entries.revise(desk, standing.id, chosen.content, chosen.data)
            )
        except SitdownError as error:
            self.app.tell(error)
            return
        self.load()

    @work(group="dialog", exclusive=True)
    async def action_revise(self) -> None:
        """Say it anew."""
        from sitdown.tui.screens.revise import revise_entry

        if not self._versions or self._versions[0].role is not Role.USER:
            self.app.tell("Only what you said yourself can be revised.", severe=False)
        elif await revise_entry(self.app, self._versions[0]):
            self.load()

    @work(group="dialog", exclusive=True)
    async def action_why(self) -> None:
        """Show what the version rests on."""
        from sitdown.tui.screens.evidence import show_evidence

        if self._versions:
            await show_evidence(self.app, self._versions[self.cursor])

    def action_copy(self) -> None:
        """Send the version to the terminal's clipboard."""
        if self._versions:
            self.app.copy_to_clipboard(clean(self._versions[self.cursor].content))
            self.app.tell("Sent to the clipboard.", severe=False)
