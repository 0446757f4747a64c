"""The palette: everything that can be done here, and the sessions touched last, by their words."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from sitdown.keymap import shown_key, split_keys
from sitdown.store.glance import SessionGlance, recent
from sitdown.tui.commands import commands
from sitdown.tui.keys import bind
from sitdown.tui.safe_text import one_line
from sitdown.tui.themes import KEY, MUTED
from sitdown.tui.widgets.dialog import Dialog
from sitdown.tui.widgets.inputs import SafeInput
from sitdown.tui.widgets.rows import Row, Rows
from sitdown.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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

    id: str
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
        named = {command.id: command for command in commands()}
        here = tuple(deeds(beneath, {command.id: command.title for command in named.values()}))
        self._deeds = {f"do:{at}": deed for at, deed in enumerate(here)}
        known = {deed.id for deed in here}
        self._commands = {
            f"go:{command.id}": command
            for command in named.values()
            if command.id not in known and command.screen != _name_of(beneath)
        }
        self._sessions: tuple[SessionGlance, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the box and the list under it."""
        with Dialog(id="palette"):
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
        command = self._commands.get(event.key)
        if command is not None:
            self.app.open_screen(command.screen)
        elif deed is None:
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
        commanded = [
            Row(key, _as_title(command.title))
            for key, command in self._commands.items()
            if _has(command.title, words)
        ]
        opened = [
            Row(f"open:{session.id}", session.title, Content.styled(session.kind, MUTED))
            for session in self._sessions
            if _has(session.title, words)
        ]
        # Who types nothing is after a session; the commands fill the end of the list.
        rows += commanded + opened if words else opened + commanded
        found = self.query_one(VirtualList)
        found.set_source(Rows(rows or [Row.note("Nothing of that name.")]))
        found.move_to(0)


def deeds(beneath: Screen[Any], titles: Mapping[str, str]) -> Iterable[Deed]:
    """Give what can be done on a screen now, each once, by the keys that do it.

    Args:
        beneath: the screen.
        titles: by the id of a binding, what says more than its short name, or than what its key
            does there now.
    """
    known: dict[tuple[str, int], Deed] = {}
    for active in beneath.active_bindings.values():
        binding = active.binding
        if not binding.id or not active.enabled or binding.id.startswith(_LEFT_OUT):
            continue
        labels: dict[str, str] = getattr(active.node, "KEY_LABELS", {})
        title = titles.get(binding.id) or labels.get(binding.id) or binding.description
        keys = " ".join(shown_key(key) for key in split_keys(binding.key))
        place = (binding.action, id(active.node))
        if place in known:
            keys = f"{known[place].keys} {keys}"
        known[place] = Deed(
            binding.id, _as_title(one_line(title) or binding.id), keys, binding.action, active.node
        )
    return known.values()


def _as_title(words: str) -> str:
    return words[:1].upper() + words[1:]


def _name_of(screen: Screen[Any]) -> str:
    return f"{type(screen).__module__}:{type(screen).__name__}"


def _has(title: str, words: list[str]) -> bool:
    folded = one_line(title).casefold()
    return all(word in folded for word in words)
