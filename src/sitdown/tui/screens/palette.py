"""The palette: everything that can be done here, and the sessions touched last, by their words."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from sitdown.keymap import shown_key, split_keys
from sitdown.store.glance import SessionGlance, recent
from sitdown.tui.keys import bind
from sitdown.tui.safe_text import one_line
from sitdown.tui.themes import KEY, MUTED
from sitdown.tui.widgets.inputs import SafeInput
from sitdown.tui.widgets.rows import Row, Rows
from sitdown.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.dom import DOMNode
    from textual.screen import Screen

    from sitdown.tui.app import SitdownApp

RECENT = 200
"""How many sessions the palette knows; search finds the others."""
_LEFT_OUT = ("app.palette", "list.", "choices.")
"""Ids, or their beginnings, of what makes no sense without the screen under one's eyes."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done: an action of a node beneath the palette."""

    title: str
    keys: str
    action: str
    node: DOMNode


class PaletteScreen(ModalScreen[None]):
    """Type some of the words; enter does what the cursor is on."""

    AUTO_FOCUS = "Input"
    app: SitdownApp
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("go.back", "dismiss(None)", "close"),
        Binding("ctrl+p", "dismiss(None)", "close", show=False, id="palette.close"),
        Binding("down", "move(1)", "next row", show=False, id="palette.down"),
        Binding("up", "move(-1)", "row before", show=False, id="palette.up"),
    ]

    def __init__(self, beneath: Screen[Any]) -> None:
        super().__init__()
        self._deeds = {f"do:{at}": deed for at, deed in enumerate(deeds(beneath))}
        self._sessions: tuple[SessionGlance, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the box and the list under it."""
        with Vertical(classes="dialog", id="palette"):
            yield SafeInput(placeholder="Do what, or open which session?", max_length=200)
            yield VirtualList(id="found")

    def on_mount(self) -> None:
        """Show all, and read the sessions."""
        self.query_one(VirtualList).can_focus = False
        self._find("")
        self._load_sessions()

    @on(Input.Changed)
    def changed(self, event: Input.Changed) -> None:
        """Narrow the list down."""
        self._find(event.value)

    @on(Input.Submitted)
    def submitted(self) -> None:
        """Do it."""
        self.query_one(VirtualList).action_choose()

    def action_move(self, by: int) -> None:
        """Move in the list while the box keeps the focus."""
        self.query_one(VirtualList).action_move(by)

    @on(VirtualList.Chosen)
    def chosen(self, event: VirtualList.Chosen) -> None:
        """Close, then do what was chosen on the screen beneath."""
        self.dismiss(None)
        deed = self._deeds.get(event.key)
        if deed is None:
            self.app.open_session(event.key.removeprefix("open:"))
        else:
            self.app.call_later(self.app.run_action, deed.action, deed.node)

    @work(group="recent", exclusive=True)
    async def _load_sessions(self) -> None:
        app = self.app
        found = await asyncio.to_thread(recent, app.locations.database, app.profile, RECENT)
        self._sessions = tuple(found)
        self._find(self.query_one(Input).value)

    def _find(self, text: str) -> None:
        words = one_line(text).casefold().split()
        rows = [
            Row(key, deed.title, Content.styled(deed.keys, KEY))
            for key, deed in self._deeds.items()
            if _has(deed.title, words)
        ]
        rows += [
            Row(f"open:{session.id}", session.title, Content.styled(session.kind, MUTED))
            for session in self._sessions
            if _has(session.title, words)
        ]
        found = self.query_one(VirtualList)
        found.set_source(Rows(rows or [Row.note("Nothing of that name.")]))
        found.move_to(0)


def deeds(beneath: Screen[Any]) -> Iterable[Deed]:
    """Give what can be done on a screen now, each once, by the keys that do it."""
    known: dict[tuple[str, int], Deed] = {}
    for active in beneath.active_bindings.values():
        binding = active.binding
        if not binding.id or not active.enabled or binding.id.startswith(_LEFT_OUT):
            continue
        title = one_line(binding.description) or binding.id
        keys = " ".join(shown_key(key) for key in split_keys(binding.key))
        place = (binding.action, id(active.node))
        if place in known:
            keys = f"{known[place].keys} {keys}"
        known[place] = Deed(title[:1].upper() + title[1:], keys, binding.action, active.node)
    return known.values()


def _has(title: str, words: list[str]) -> bool:
    folded = one_line(title).casefold()
    return all(word in folded for word in words)
