"""Every key that acts on the screen beneath, as it is now, remapped or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from sitdown.keymap import ACTS, EVERYWHERE, KeyBinding, shown_key, split_keys
from sitdown.tui.keys import declared
from sitdown.tui.safe_text import one_line, safe_line
from sitdown.tui.themes import HEADING, KEY, MUTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.app import ComposeResult
    from textual.dom import DOMNode
    from textual.screen import Screen

    from sitdown.tui.app import SitdownApp

HERE = "Here"
_LISTS = "In lists"
_KEY_CELLS = 14


class HelpScreen(ModalScreen[None]):
    """The keys of one screen and of everywhere, one a line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss(None)", "close", id="help.close"),
    ]

    app: SitdownApp

    def __init__(self, beneath: Screen[Any]) -> None:
        super().__init__()
        self._beneath = beneath

    def compose(self) -> ComposeResult:
        """List them; the arrows scroll where they are many."""
        with VerticalScroll(classes="dialog", id="help"):
            yield Static("Keys", classes="dialog-title", markup=False)
            yield Static(self._text(), id="help-keys", markup=False)
            keys = Content.assemble(("esc", KEY), " ", ("close", MUTED))
            yield Static(keys, classes="dialog-keys", markup=False)

    def _text(self) -> Content:
        here = [type(self._beneath), *{type(each) for each in self._beneath.query("*").results()}]
        labels = self._labels(self._beneath.query("*").results())
        found = declared({EVERYWHERE: [type(self.app)], HERE: here})
        everywhere = {each.id for each in found if each.screen == EVERYWHERE}
        keymap: Mapping[str, str] = self.app.settings.keys
        sections = {
            HERE: [
                each
                for each in found
                if each.screen == HERE and each.id not in everywhere and not _is_of_lists(each)
            ],
            _LISTS: [each for each in found if each.screen == HERE and _is_of_lists(each)],
            "Everywhere": [each for each in found if each.screen == EVERYWHERE],
        }
        parts = [_section(title, rows, keymap, labels) for title, rows in sections.items() if rows]
        return Content("\n\n").join(parts)

    def _labels(self, widgets: Iterable[DOMNode]) -> dict[str, str]:
        labels: dict[str, str] = {}
        for each in (self._beneath, *widgets):
            labels |= getattr(each, "KEY_LABELS", {})
        return labels


def _is_of_lists(binding: KeyBinding) -> bool:
    return binding.id.startswith("list.") and binding.id != "list.choose"


def _section(
    title: str, rows: list[KeyBinding], keymap: Mapping[str, str], labels: Mapping[str, str]
) -> Content:
    order = {act.id: place for place, act in enumerate(ACTS)}
    lines = [safe_line(title.upper(), style=HEADING)]
    for binding in sorted(rows, key=lambda row: order.get(row.id, len(order))):
        keys = split_keys(keymap.get(binding.id, binding.keys))
        shown = one_line(" ".join(shown_key(key) for key in keys)).ljust(_KEY_CELLS)
        label = labels.get(binding.id, binding.description) or binding.id
        lines.append(Content.assemble((shown, KEY), "  ", safe_line(label)))
    return Content("\n").join(lines)
