"""The side: panels of context at the right, painted by one widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from sitdown.tui.safe_text import safe, safe_line
from sitdown.tui.themes import HEADING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Panel:
    """A heading and its lines; a line given as ``str`` is outside text, cleaned when drawn."""

    title: str
    lines: tuple[str | Content, ...] = ()


def panels(shown: Sequence[Panel]) -> Content:
    """Give all panels as one text, a blank line between them; panels without lines are left out."""
    lines: list[Content] = []
    for panel in shown:
        if not panel.lines:
            continue
        if lines:
            lines.append(Content(""))
        lines.append(safe_line(panel.title.upper(), style=HEADING))
        lines.extend(safe(line) if isinstance(line, str) else line for line in panel.lines)
    return Content("\n").join(lines)


class Side(Static):
    """The stack of panels. One widget paints them all, so that a live panel costs one update."""

    def __init__(self, shown: Sequence[Panel] = ()) -> None:
        super().__init__(panels(shown), id="side", markup=False)
        self._panels = tuple(shown)

    @property
    def panels(self) -> tuple[Panel, ...]:
        """What is shown now."""
        return self._panels

    def show(self, shown: Sequence[Panel]) -> None:
        """Paint these panels; nothing happens when they are the ones that are shown."""
        if tuple(shown) != self._panels:
            self._panels = tuple(shown)
            self.update(panels(shown))
