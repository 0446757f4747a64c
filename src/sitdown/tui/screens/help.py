"""Every key that acts on the screen beneath, as it is now, remapped or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from sitdown.keymap import ACTS, EVERYWHERE, KeyBinding, shown_key, split_keys
from sitdown.tui.keys import declared
from sitdown.tui.safe_text import one_line, safe_line
from sitdown.tui.themes import HEADING, KEY, MUTED
from sitdown.tui.widgets.dialog import Dialog

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

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
        with Dialog(id="help", can_focus=True):
            yield Static("Keys", classes="dialog-title", markup=False)
            yield Static(self._text(), id="help-keys", markup=False)
            keys = Content.assemble(("esc", KEY), " ", ("close", MUTED))
            yield Static(keys, classes="dialog-keys", markup=False)

    def _text(self) -> Content:
        labels = self._labels(self._beneath.query("*").results())
        everywhere = declared({EVERYWHERE: [type(self.app)]})
        known = {each.id for each in everywhere}
        here = [each for each in self._here() if each.id not in known]
        sections = {
            HERE: [each for each in here if not _is_of_lists(each)],
            _LISTS: [each for each in here if _is_of_lists(each)],
            "Everywhere": [self._as_set(each) for each in everywhere],
        }
        parts = [_section(title, rows, labels) for title, rows in sections.items() if rows]
        return Content("\n\n").join(parts)

    def _here(self) -> Iterable[KeyBinding]:
        """What acts from where the focus is, by the keys that do; then what other widgets add."""
        beneath, acting = self._beneath, self._acting()
        at = beneath if beneath.focused is None else beneath.focused
        reached = [type(each) for each in at.ancestors_with_self if each is not self.app]
        apart = {type(each) for each in beneath.query("*").results(Widget) if each.focusable}
        known, taken = set(), set()
        for binding in map(self._as_set, declared({HERE: reached})):
            known.add(binding.id)
            keys = [key for key in split_keys(binding.keys) if acting(key, binding.id)]
            if keys:
                taken.update(keys)
                yield binding._replace(keys=",".join(keys))
        for binding in map(self._as_set, declared({HERE: apart})):
            keys = [key for key in split_keys(binding.keys) if key not in taken]
            if keys and binding.id not in known:
                yield binding._replace(keys=",".join(keys))

    def _acting(self) -> Callable[[str, str], bool]:
        """Whether a key runs a binding now: a stage may take a key of its screen, and some have
        nothing to do. While a box takes the letters, what they do elsewhere is told as it is.
        """
        focused = self._beneath.focused
        if focused is not None and focused.check_consume_key("a", "a"):
            return lambda _key, _id: True
        runs = {
            key: active.binding.id
            for key, active in self._beneath.active_bindings.items()
            if active.enabled
        }
        return lambda key, id_: runs.get(key) == id_

    def _as_set(self, binding: KeyBinding) -> KeyBinding:
        """The binding with the keys that the person gave it."""
        return binding._replace(keys=self.app.settings.keys.get(binding.id, binding.keys))

    def _labels(self, widgets: Iterable[DOMNode]) -> dict[str, str]:
        labels: dict[str, str] = {}
        for each in (self._beneath, *widgets):
            labels |= getattr(each, "KEY_LABELS", {})
        return labels


def _is_of_lists(binding: KeyBinding) -> bool:
    return binding.id.startswith("list.") and binding.id != "list.choose"


def _section(title: str, rows: Iterable[KeyBinding], labels: Mapping[str, str]) -> Content:
    order = {act.id: place for place, act in enumerate(ACTS)}
    lines = [safe_line(title.upper(), style=HEADING)]
    for binding in sorted(rows, key=lambda row: order.get(row.id, len(order))):
        keys = (shown_key(key) for key in split_keys(binding.keys))
        shown = one_line(" ".join(keys)).ljust(_KEY_CELLS)
        label = labels.get(binding.id, binding.description or binding.id)
        if not label:
            continue
        lines.append(Content.assemble((shown, KEY), "  ", safe_line(label)))
    return Content("\n").join(lines)
