"""The transcript of a session as it stands: a line an entry, the whole of one beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from sitdown.engine import entries, sessions
from sitdown.engine.playbook import Playbook
from sitdown.engine.transcript import SUMMARY_TYPE, without_echoes
from sitdown.engine.views import EntryView, Role, SessionView
from sitdown.errors import SitdownError
from sitdown.exchange.entry_words import words_of
from sitdown.tui.keys import bind
from sitdown.tui.safe_text import clean, safe, safe_line
from sitdown.tui.screens.session_side import said_when
from sitdown.tui.themes import MUTED, NOW
from sitdown.tui.watching import StoreChanged
from sitdown.tui.widgets.key_bar import KeyBar
from sitdown.tui.widgets.rows import Row
from sitdown.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from sitdown.clock import Clock
    from sitdown.engine.desk import Desk
    from sitdown.tui.app import SitdownApp

FIRST_PAGE = 50
"""How many of the last entries are shown before the others are read."""
_LINE = 200


class TranscriptRows:
    """The rows of a transcript: a heading a step, a line an entry, made when they are drawn."""

    def __init__(
        self, said: Sequence[EntryView], playbook: Playbook, buddy: str, clock: Clock
    ) -> None:
        self._playbook, self._buddy, self._clock = playbook, buddy, clock
        self._lines: list[EntryView | str | None] = []
        step = ""
        for entry in said:
            if entry.step != step:
                self._lines += ([None] if self._lines else []) + [entry.step]
                step = entry.step
            self._lines.append(entry)

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def row(self, index: int) -> Row:
        """The line at an index."""
        line = self._lines[index]
        if line is None:
            return Row.blank()
        if isinstance(line, str):
            place = self._playbook.place(line)
            return Row.heading(f"{place.phase.title} · {place.step.title}")
        is_mine = line.role is Role.USER
        text = words_of(line, ", ")[:_LINE]
        if not is_mine:
            # What it finds has a title on a line of its own.
            text = " · ".join(text.strip().splitlines())
        name = "" if is_mine else f"{self._buddy}:"
        style = "" if is_mine and line.content.strip() else MUTED
        return Row(
            str(line.place),
            Content.assemble(
                safe_line(name, style=MUTED), " " if name else "", safe_line(text, style=style)
            ),
            Content.styled(said_when(line.created_at, self._clock), MUTED),
            Content.styled("↺", NOW) if line.supersedes_id else " ",
        )

    def index_of(self, is_it: Callable[[EntryView], bool]) -> int | None:
        """Where an entry stands; None when it does not."""
        for index, line in enumerate(self._lines):
            if isinstance(line, EntryView) and is_it(line):
                return index
        return None

    def entry(self, key: str | None) -> EntryView | None:
        """The entry of a row's key, its place: a revision is found where its root stood."""
        index = self.index_of(lambda entry: str(entry.place) == key)
        found = None if index is None else self._lines[index]
        return found if isinstance(found, EntryView) else None


class TranscriptScreen(Screen[None]):
    """Everything said in a session as it stands; enter shows how an answer came to be."""

    AUTO_FOCUS = "VirtualList"
    KEY_LABELS: ClassVar[dict[str, str]] = {"list.choose": "how it changed"}
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("entry.revise", "revise"),
        bind("entry.why", "why"),
        bind("entry.copy", "copy"),
        bind("session.context", "whole", "the whole entry", show=False),
        bind("session.summary", "summary", show=False),
        bind("session.export", "export", "export as a letter", show=False),
        bind("app.search", "search", show=False),
        bind("go.back", "leave", "back"),
    ]
    app: SitdownApp

    def __init__(self, session_id: str, entry_id: str | None = None) -> None:
        """Read a session, with the cursor on an entry or at the end."""
        super().__init__()
        self._session_id, self._entry_id = session_id, entry_id
        self._said: tuple[EntryView, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the list and the entry beside it."""
        yield Static("", id="transcript-top", classes="top", markup=False)
        with Horizontal(id="transcript"):
            yield VirtualList(id="entries")
            with VerticalScroll(id="entry-column", classes="ruled", can_focus=False):
                yield Static("", id="entry", markup=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the end first, then all of it."""
        self.load(whole=False)

    @on(StoreChanged)
    def changed(self) -> None:
        """Read anew: another window wrote."""
        self.load(whole=True)

    @work(group="load", exclusive=True)
    async def load(self, *, whole: bool) -> None:
        """Read the transcript and show it."""
        try:
            session, said = await self.app.backstage.read(
                lambda desk: self._look(desk, whole=whole)
            )
        except SitdownError as error:
            self.app.tell(error)
            self.dismiss()
            return
        if self in self.app.screen_stack:  # the screen may have been left meanwhile
            self._show(session, without_echoes(said))
        if not whole and len(said) >= FIRST_PAGE:
            self.load(whole=True)

    def _look(self, desk: Desk, *, whole: bool) -> tuple[SessionView, tuple[EntryView, ...]]:
        session = sessions.get(desk, self._session_id)
        if whole or self._entry_id is not None:
            return session, entries.load_session_entries(desk, self._session_id)
        return session, entries.page(desk, self._session_id, FIRST_PAGE)

    def _show(self, session: SessionView, said: tuple[EntryView, ...]) -> None:
        playbook = self.app.backstage.desk.kind(session.kind).playbook_of(session.playbook_version)
        rows = TranscriptRows(said, playbook, self.app.settings.buddy_name, self.app.clock)
        listed = self.query_one(VirtualList)
        stood_on = listed.current.key if listed.current is not None and self._said else None
        self._said = said
        listed.set_source(rows)
        index = rows.index_of(
            lambda entry: (
                str(entry.place) == stood_on if stood_on is not None else entry.id == self._entry_id
            )
        )
        listed.move_to(rows.count - 1 if index is None else index)
        heading = f"{len(said)} said" if said else "nothing was said yet"
        self.query_one("#transcript-top", Static).update(
            Content.assemble(safe_line(session.title, style="bold"), "  ", (heading, MUTED))
        )
        self._show_entry()

    @on(VirtualList.Moved)
    def _show_entry(self) -> None:
        entry = self.current
        self.query_one("#entry", Static).update(
            Content("") if entry is None else whole_entry(entry, self.app.clock)
        )
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to revise what the person may say anew, to explain what the buddy said, and to
        show an entry whole where it does not stand beside the list.
        """
        if action == "whole":
            return self.has_class("-narrow")
        if action not in {"revise", "why"} or (entry := self.current) is None:
            return True
        if action == "why":
            return entry.role is Role.BUDDY
        return entry.role is Role.USER or entry.entry_type == SUMMARY_TYPE

    @property
    def current(self) -> EntryView | None:
        """The entry under the cursor."""
        listed = self.query_one_optional(VirtualList)
        if listed is None or listed.current is None:
            return None
        if not isinstance(listed.source, TranscriptRows):
            return None
        return listed.source.entry(listed.current.key)

    @on(VirtualList.Chosen)
    @work(group="dialog", exclusive=True)
    async def open_history(self) -> None:
        """Show everything that ever stood in the entry's place."""
        from sitdown.tui.screens.answer_history import AnswerHistoryScreen

        if (entry := self.current) is not None:
            await self.app.push_screen_wait(AnswerHistoryScreen(entry.id))
            self.load(whole=True)

    @work(group="dialog", exclusive=True)
    async def action_revise(self) -> None:
        """Say the person's own entry anew, or what the session came to."""
        from sitdown.tui.screens.revise import revise_entry
        from sitdown.tui.screens.summary import edit_summary

        entry = self.current
        if entry is None:
            return
        if entry.entry_type == SUMMARY_TYPE:
            is_new = await edit_summary(self.app, self._session_id)
        else:
            is_new = await revise_entry(self.app, entry)
        if is_new:
            self.load(whole=True)

    @work(group="dialog", exclusive=True)
    async def action_summary(self) -> None:
        """Say in one's own way what the session came to."""
        from sitdown.tui.screens.summary import edit_summary

        if await edit_summary(self.app, self._session_id):
            self.load(whole=True)

    @work(group="dialog", exclusive=True)
    async def action_why(self) -> None:
        """Show what the entry rests on."""
        from sitdown.tui.screens.evidence import show_evidence

        if (entry := self.current) is not None:
            await show_evidence(self.app, entry)

    def action_export(self) -> None:
        """Ask for a file to write the session into."""
        from sitdown.tui.screens.export_session import ExportSessionScreen

        buddy = self.app.settings.buddy_name
        self.app.push_screen(ExportSessionScreen(self._session_id, buddy))

    def action_copy(self) -> None:
        """Send the entry to the terminal's clipboard."""
        if (entry := self.current) is not None:
            self.app.copy_to_clipboard(clean(words_of(entry)))
            self.app.tell("Sent to the clipboard.", severe=False)

    def on_resize(self) -> None:
        """Offer the whole entry where it does not stand beside the list."""
        self.call_after_refresh(self.refresh_bindings)

    def action_whole(self) -> None:
        """Show the whole entry in place of the list, where there is no room for both."""
        self.toggle_class("-side")

    def action_search(self) -> None:
        """Search everything said."""
        self.app.open_search()

    def action_leave(self) -> None:
        """Go back."""
        if self.has_class("-side") and self.has_class("-narrow"):
            self.remove_class("-side")
        else:
            self.dismiss()


def whole_entry(entry: EntryView, clock: Clock) -> Content:
    """An entry with all its words, however long, up to what a screen can hold."""
    kind = entry.entry_type.replace("_", " ")
    head = f"{entry.place}  {kind} · {said_when(entry.created_at, clock)}"
    revised = (
        "\n\nThis is a revision; ⏎ shows what stood here before." if entry.supersedes_id else ""
    )
    return Content.assemble((head, MUTED), "\n\n", safe(words_of(entry)), (revised, MUTED))
