"""Finding in everything said, as the words are typed; the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from sitdown.engine.matching import match_words
from sitdown.engine.search import is_enough, search, search_titles
from sitdown.errors import SitdownError
from sitdown.plain_text import one_line
from sitdown.tui.keys import bind
from sitdown.tui.safe_text import safe_line
from sitdown.tui.screens.session_side import said_when
from sitdown.tui.themes import MUTED
from sitdown.tui.widgets.inputs import SafeInput
from sitdown.tui.widgets.key_bar import KeyBar
from sitdown.tui.widgets.rows import Row, Rows
from sitdown.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from sitdown.engine.desk import Desk
    from sitdown.engine.views import SearchHit, SessionView
    from sitdown.tui.app import SitdownApp

PAUSE_SECONDS = 0.06
"""How long after a key the store is asked: a fast typist asks once a word, not once a letter."""
_BEFORE = 40
_LONGEST = 200

Found = tuple[tuple["SearchHit", ...], tuple["SessionView", ...]]


class SearchBox(SafeInput):
    """Where the words are typed; the footer says what enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("list.choose", "submit", "open")]


class SearchScreen(Screen[None]):
    """Type words; enter opens where they were said."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", "next row", show=False, id="search.down"),
        Binding("up", "move(-1)", "row before", show=False, id="search.up"),
        Binding("pagedown", "page(1)", "next page", show=False, id="search.page_down"),
        Binding("pageup", "page(-1)", "page before", show=False, id="search.page_up"),
        bind("go.back", "dismiss", "back"),
    ]
    app: SitdownApp

    def compose(self) -> ComposeResult:
        """Lay out the box and what was found."""
        yield Static("Search", id="search-top", classes="top title", markup=False)
        yield SearchBox(placeholder="words that were said", max_length=200, id="words")
        yield Static("", id="search-told", classes="muted", markup=False)
        yield VirtualList(id="found")
        yield KeyBar()

    def on_mount(self) -> None:
        """The box keeps the focus; the arrows move in the list."""
        self.query_one(VirtualList).can_focus = False
        self._tell("Two letters are enough. Everything said is looked through.")

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Ask the store once the person pauses."""
        words = event.value
        self.set_timer(PAUSE_SECONDS, lambda: self._ask(words))

    def _ask(self, words: str) -> None:
        if words == self.query_one(Input).value:
            self.find(words)

    @work(group="search", exclusive=True)
    async def find(self, words: str) -> None:
        """Find the words and show where they stand."""

        def look(desk: Desk) -> Found:
            return search(desk, words), search_titles(desk, words)

        try:
            hits, sessions = await self.app.backstage.read(look)
        except SitdownError as error:
            self.app.tell(error)
            return
        rows = [
            Row(f"session:{each.id}", each.title, Content.styled("session", MUTED))
            for each in (sessions if is_enough(words) else ())
        ]
        rows += [self._row(hit, words) for hit in hits]
        self.query_one(VirtualList).set_source(Rows(tuple(rows)))
        if not is_enough(words):
            self._tell("Two letters are enough. Everything said is looked through.")
        else:
            self._tell(f"{len(rows)} found, the newest first" if rows else "Nothing was said so.")

    def _row(self, hit: SearchHit, words: str) -> Row:
        when = said_when(hit.created_at, self.app.clock)
        title = one_line(hit.session_title)
        since = "revised since · " if hit.superseded_by else ""
        tail = safe_line(f"{since}{title} · {when}", style=MUTED)
        return Row(
            f"entry:{hit.session_id}:{hit.superseded_by or hit.id}",
            excerpt(hit.content, words),
            tail,
        )

    def _tell(self, text: str) -> None:
        self.query_one("#search-told", Static).update(Content(text))

    def action_move(self, by: int) -> None:
        """Go to the next row, or the one before."""
        self.query_one(VirtualList).action_move(by)

    def action_page(self, by: int) -> None:
        """Go to the next page, or the one before."""
        self.query_one(VirtualList).action_page(by)

    @on(Input.Submitted)
    def open_current(self) -> None:
        """Open what the cursor is on."""
        self.query_one(VirtualList).action_choose()

    @on(VirtualList.Chosen)
    def chosen(self, event: VirtualList.Chosen) -> None:
        """Open the session, or its transcript at the entry."""
        what, _, rest = event.key.partition(":")
        if what == "session":
            self.app.open_session(rest)
        else:
            session_id, _, entry_id = rest.partition(":")
            self.app.open_transcript(session_id, entry_id)


def excerpt(text: str, words: str) -> Content:
    """The part of a text around the first of the words, with all of them in bold."""
    line = one_line(text[:100_000])
    places = match_words(line, words)
    start = max(0, places[0][0] - _BEFORE) if places else 0
    shown = Content(("…" if start else "") + line[start : start + _LONGEST])
    shift = start - (1 if start else 0)
    for begin, end in places:
        if end - shift <= _LONGEST:
            shown = shown.stylize("bold underline", max(0, begin - shift), end - shift)
    return shown
