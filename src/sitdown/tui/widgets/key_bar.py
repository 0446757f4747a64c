"""The footer: the keys that act now, as many as fit in one line, help always among them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.widget import Widget

from sitdown.keymap import shown_key
from sitdown.tui.safe_text import one_line
from sitdown.tui.themes import KEY, MUTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from textual import events
    from textual.app import RenderResult
    from textual.binding import Binding
    from textual.screen import Screen

HELP_ID = "app.help"
_ORDER = {
    "answer.send": -2,
    "go.on": -1,
    "entry.revise": 1,
    "session.next_phase": 2,
    "session.context": 3,
    "work.sync": 3,
    "session.pause": 4,
    "go.back": 4,
    HELP_ID: 5,
    "app.quit": 6,
}
"""Before and after what is particular to a place, which counts 0."""
MOST_ENTRIES = 7
"""Six keys and help: more is a wall, and the rest stands in help and the palette."""
_GAP = 3


class KeyEntry(NamedTuple):
    """One entry: the keys as shown, the label, and the key that a click presses."""

    keys: str
    label: str
    press: str
    is_help: bool = False

    @property
    def width(self) -> int:
        """Its cells."""
        return Content(f"{self.keys} {self.label}").cell_length


def entries_of(bindings: Iterable[Binding], labels: Mapping[str, str]) -> tuple[KeyEntry, ...]:
    """Give one entry an action, or a group of actions, in order; the ways out and help last.

    What is labelled with nothing has nothing to do now, and is left out.
    """
    groups: dict[object, list[Binding]] = {}
    for binding in bindings:
        if binding.show and labels.get(binding.id or "") != "":
            groups.setdefault(binding.group or binding.action, []).append(binding)
    ordered = sorted(groups.values(), key=lambda together: _ORDER.get(together[0].id or "", 0))
    return tuple(_entry(together, labels) for together in ordered)


def fitting(entries: Sequence[KeyEntry], width: int) -> tuple[KeyEntry, ...]:
    """Give the entries that fit in ``width`` cells, cut from the right; help stays at its place."""
    help_width = sum(entry.width + _GAP for entry in entries if entry.is_help)
    room, left = width + _GAP - help_width, MOST_ENTRIES - 1
    shown = []
    is_full = False
    for entry in entries:
        if entry.is_help:
            shown.append(entry)
            continue
        is_full = is_full or left == 0 or entry.width + _GAP > room
        if not is_full:
            room -= entry.width + _GAP
            left -= 1
            shown.append(entry)
    return tuple(shown)


def key_line(entries: Iterable[KeyEntry]) -> Content:
    """Give the entries as one line: the key in amber, its label muted."""
    parts = (Content.assemble((e.keys, KEY), " ", (e.label, MUTED)) for e in entries)
    return Content(" " * _GAP).join(parts)


def _entry(together: Sequence[Binding], labels: Mapping[str, str]) -> KeyEntry:
    # Several keys of one action: the plainest is its key, the others are there to be found.
    first = min(together, key=_how_far_to_reach)
    if first.group is None:
        keys, label = _shown(first), labels.get(first.id or "", first.description)
    else:
        alike = {binding.action: binding for binding in reversed(together)}
        keys = " ".join(_shown(binding) for binding in reversed(alike.values()))
        label = first.group.description
    return KeyEntry(keys, one_line(label), first.key, first.id == HELP_ID)


def _how_far_to_reach(binding: Binding) -> int:
    """Letters before ``ctrl``, and both before the function keys."""
    if re.fullmatch(r"f\d+", binding.key):
        return 2
    return 1 if "+" in binding.key else 0


def _shown(binding: Binding) -> str:
    return one_line(binding.key_display or shown_key(binding.key))


class KeyBar(Widget):
    """Shows the bindings of the screen that are active and meant to be shown, remapped or not.

    A screen, or a widget while it has the focus, names shared keys by what they do there with a
    class attribute ``KEY_LABELS``: binding id to label, ``{"list.choose": "continue"}``.
    """

    DEFAULT_CSS = """
    KeyBar { dock: bottom; height: 1; padding: 0 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[KeyEntry, ...] = ()

    def on_mount(self) -> None:
        """Follow the bindings: they change with the focus and with ``refresh_bindings``."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)
        self._bindings_changed(self.screen)

    def on_resize(self) -> None:
        """Cut at the new width."""
        self._bindings_changed(self.screen)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        at = event.x - self.styles.padding.left
        for entry in self._shown:
            if 0 <= at < entry.width:
                self.app.simulate_key(entry.press)
                return
            at -= entry.width + _GAP

    def render(self) -> RenderResult:
        """Draw what fits."""
        return key_line(self._shown)

    def _bindings_changed(self, screen: Screen[object]) -> None:
        if not self.is_attached or screen is not self.screen:
            return
        active = [each.binding for each in screen.active_bindings.values() if each.enabled]
        shown = fitting(entries_of(active, self._labels()), self.content_size.width)
        if shown != self._shown:
            self._shown = shown
            self.refresh()

    def _labels(self) -> dict[str, str]:
        labels: dict[str, str] = {}
        for each in (self.app, self.screen, self.screen.focused):
            labels |= getattr(each, "KEY_LABELS", {})
        return labels
