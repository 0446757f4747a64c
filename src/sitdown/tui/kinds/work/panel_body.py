"""The stage and the rail of the live panel: each one text, drawn at the width there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from sitdown.clock import Clock
from sitdown.tui.keys import bind
from sitdown.tui.kinds.work.panel_side import rail_text
from sitdown.tui.kinds.work.panel_text import stage_text

if TYPE_CHECKING:
    from textual.app import ComposeResult, RenderResult

    from sitdown.kinds.work.panel_views import PanelView


class PanelText(Widget):
    """Draws one text of a view. Painting another view lays out anew only where lines came or
    went.
    """

    def __init__(self, clock: Clock, *, id: str) -> None:  # noqa: A002 - as every widget has it
        super().__init__(id=id)
        self._clock = clock
        self._view: PanelView | None = None
        self._drawn = Content("")
        self._drawn_for: tuple[int, int] = (0, 0)

    @property
    def text(self) -> str:
        """What is drawn, without colours."""
        return self._drawn.plain

    def show(self, view: PanelView) -> None:
        """Draw another view, or the same one at another time."""
        self._view = view
        before = self._drawn
        self._draw()
        if self._drawn.plain.count("\n") != before.plain.count("\n"):
            self.refresh(layout=True)
        elif self._drawn != before:
            self.refresh()

    def on_resize(self) -> None:
        """Draw at the new width."""
        if self._drawn_for != self._room():
            self._draw()
            self.refresh(layout=True)

    def render(self) -> RenderResult:
        """Draw it."""
        return self._drawn

    def draw(self, view: PanelView, width: int, rows: int) -> Content:
        """The text of a view."""
        raise NotImplementedError

    def _draw(self) -> None:
        self._drawn_for = self._room()
        if self._view is not None and self._drawn_for[0]:
            self._drawn = self.draw(self._view, *self._drawn_for)

    def _room(self) -> tuple[int, int]:
        # Its own height is what it draws; there is room for as much as holds it.
        holder = self.parent
        rows = holder.size.height if isinstance(holder, VerticalScroll) else self.size.height
        return self.content_size.width, rows


class PanelBody(PanelText):
    """Phase, checkpoints, agents and log."""

    DEFAULT_CSS = "PanelBody { height: auto; width: 1fr; }"

    def draw(self, view: PanelView, width: int, rows: int) -> Content:
        """The stage's text."""
        return stage_text(view, width, rows, self._clock)


class PanelRail(PanelText):
    """Phases and files."""

    def draw(self, view: PanelView, width: int, rows: int) -> Content:
        """The rail's text."""
        return rail_text(view, width, self._clock)


class Scroller(VerticalScroll, can_focus=True):
    """A text that is scrolled with the keys of lists where it is longer than the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("list.down", "scroll_by(1)", "down", show=False),
        bind("list.up", "scroll_by(-1)", "up", show=False),
        bind("list.page_down", "scroll_by(10)", show=False),
        bind("list.page_up", "scroll_by(-10)", show=False),
        bind("list.first", "to_top", "top", show=False),
        bind("list.last", "to_end", "end", show=False),
    ]

    def action_scroll_by(self, by: int) -> None:
        """Scroll by lines."""
        self.scroll_relative(y=by, animate=False)

    def action_to_top(self) -> None:
        """Go to the first line."""
        self.scroll_home(animate=False)

    def action_to_end(self) -> None:
        """Go to the last line."""
        self.scroll_end(animate=False)


class PanelStage(Scroller):
    """Holds the body of the panel."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(id="stage")
        self._clock = clock

    def compose(self) -> ComposeResult:
        """Lay out the body."""
        yield PanelBody(self._clock, id="panel-body")
