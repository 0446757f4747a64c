"""Answers of one key: a choice by letter, a number on a scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from sitdown.tui.safe_text import one_line, safe_line
from sitdown.tui.themes import DONE, KEY, MUTED, NOW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import RenderResult

_GAP = "   "
_INDENT = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer and the single character that gives it."""

    key: str
    label: str


class ChoiceList(Widget, can_focus=True):
    """Answers side by side, each with its key: ``k keep it   c cut it``.

    With the focus it takes the keys itself; a screen whose own bindings carry them calls
    ``choose``. The arrows and enter do the same for whoever does not look for letters. What can
    have the focus shows it by ``▸`` before the answers, which keep their places without it.
    """

    DEFAULT_CSS = """
    ChoiceList { height: auto; width: 1fr; }
    ChoiceList > .choice-list--cursor { text-style: underline; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"choice-list--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,down", "move(1)", "next", show=False, id="choices.next"),
        Binding("left,up", "move(-1)", "previous", show=False, id="choices.previous"),
        Binding("enter,space", "take", "choose", id="choices.take"),
    ]

    cursor: reactive[int | None] = reactive(None, bindings=True)
    """The place of the choice that enter takes; None until an arrow was pressed."""
    chosen: reactive[str | None] = reactive(None)
    """The key of the answer that stands; it is marked with ``✓``."""

    @dataclass
    class Picked(Message):
        """An answer was chosen."""

        choices: ChoiceList
        key: str

        @property
        def control(self) -> ChoiceList:
            """The list it was chosen from."""
            return self.choices

    def __init__(
        self,
        choices: Sequence[Choice] = (),
        *,
        chosen: str | None = None,
        id: str | None = None,  # noqa: A002 - the name that every widget of Textual takes
    ) -> None:
        super().__init__(id=id)
        self._choices = tuple(choices)
        self.set_reactive(ChoiceList.chosen, chosen)

    def show(self, choices: Sequence[Choice], chosen: str | None = None) -> None:
        """Offer other answers."""
        self._choices = tuple(choices)
        self.cursor = None
        self.chosen = chosen
        self.refresh(layout=True)

    def choose(self, key: str) -> bool:
        """Take the answer of a key; False when no answer has it."""
        if not any(choice.key == key for choice in self._choices):
            return False
        self.chosen = key
        self.post_message(self.Picked(self, key))
        return True

    def on_key(self, event: events.Key) -> None:
        """Take an answer by its letter."""
        if event.character is not None and self.choose(event.character):
            event.stop()
            event.prevent_default()

    def on_focus(self) -> None:
        """Show that the keys act here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the keys act elsewhere."""
        self.refresh()

    def action_move(self, by: int) -> None:
        """Go to the next answer, or the one before, round and round."""
        if self._choices:
            start = (-1 if by > 0 else 0) if self.cursor is None else self.cursor
            self.cursor = (start + by) % len(self._choices)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave enter to the screen until there is something to take."""
        return action != "take" or self.cursor is not None

    def action_take(self) -> None:
        """Take the answer under the cursor."""
        if self.cursor is not None:
            self.choose(self._choices[self.cursor].key)

    def render(self) -> RenderResult:
        """Draw the answers, in as many lines as they need; an answer is never broken."""
        cursor = self.get_visual_style("choice-list--cursor", partial=True)
        lines: list[Content] = []
        for place, choice in enumerate(self._choices):
            drawn = _drawn(choice, is_chosen=choice.key == self.chosen)
            drawn = drawn.stylize(cursor) if place == self.cursor else drawn
            joined = Content.assemble(lines[-1], _GAP, drawn) if lines else drawn
            if lines and joined.cell_length <= self.content_size.width - self._indent:
                lines[-1] = joined
            else:
                lines.append(drawn)
        sign = "▸ " if self.has_focus else "  "
        marked = [
            Content.assemble(((sign if at == 0 else "  ")[: self._indent], NOW), line)
            for at, line in enumerate(lines)
        ]
        return Content("\n").join(marked)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Give the lines that the answers need at a width."""
        height, used = 0, width + 1
        for choice in self._choices:
            cells = _drawn(choice, is_chosen=choice.key == self.chosen).cell_length
            used += len(_GAP) + cells
            if used > width - self._indent:
                height, used = height + 1, cells
        return max(1, height)

    @property
    def _indent(self) -> int:
        """Cells before the answers; none where the focus never comes."""
        return _INDENT if self.can_focus else 0


def _drawn(choice: Choice, *, is_chosen: bool) -> Content:
    sign = (" ✓", DONE) if is_chosen else ""
    return Content.assemble((one_line(choice.key), KEY), " ", safe_line(choice.label), sign)


class ScalePicker(Widget, can_focus=True):
    """A row of numbers such as 0 to 10; digits and arrows choose, enter gives the answer."""

    DEFAULT_CSS = "ScalePicker { height: 1; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,plus", "move(1)", "more", show=False, id="scale.more"),
        Binding("left,minus", "move(-1)", "less", show=False, id="scale.less"),
        Binding("enter", "take", "this one", id="scale.take"),
    ]

    value: reactive[int | None] = reactive(None, bindings=True)
    """The number that is marked; None before any was."""

    @dataclass
    class Picked(Message):
        """A number was given."""

        scale: ScalePicker
        value: int

        @property
        def control(self) -> ScalePicker:
            """The scale it stands on."""
            return self.scale

    def __init__(
        self,
        low: int = 0,
        high: int = 10,
        *,
        value: int | None = None,
        id: str | None = None,  # noqa: A002 - the name that every widget of Textual takes
    ) -> None:
        super().__init__(id=id)
        self._low, self._high = low, high
        self._typed = ""
        self.set_reactive(ScalePicker.value, value)

    def validate_value(self, value: int | None) -> int | None:
        """Keep the number on the scale."""
        return None if value is None else max(self._low, min(self._high, value))

    def on_key(self, event: events.Key) -> None:
        """Mark the number that is typed; ``1`` and then ``0`` is 10 where the scale has it."""
        digit = event.character
        if digit is None or digit not in "0123456789":
            self._typed = ""
            return
        event.stop()
        both = self._typed + digit
        self._typed = both if self._low <= int(both) <= self._high else digit
        if self._low <= int(self._typed) <= self._high:
            self.value = int(self._typed)

    def on_focus(self) -> None:
        """Show that the digits act here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the digits act elsewhere."""
        self.refresh()

    def action_move(self, by: int) -> None:
        """Mark the next number, or the one before."""
        self.value = self._low if self.value is None else self.value + by

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave enter to the screen until a number is marked."""
        return action != "take" or self.value is not None

    def action_take(self) -> None:
        """Give the marked number as the answer."""
        if self.value is not None:
            self.post_message(self.Picked(self, self.value))

    def on_click(self, event: events.Click) -> None:
        """Mark the number under the mouse."""
        at = _INDENT
        for number in range(self._low, self._high + 1):
            at += len(f"{number}{self._gap}")
            if event.get_content_offset_capture(self).x < at:
                self.value = number
                return

    def render(self) -> RenderResult:
        """Draw the scale; the marked number is underlined where there are no colours."""
        parts = [("▸ " if self.has_focus else "  ", NOW)]
        for number in range(self._low, self._high + 1):
            parts.append((str(number), f"{KEY} underline" if number == self.value else MUTED))
            parts.append((self._gap, ""))
        return Content.assemble(*parts[:-1])

    @property
    def _gap(self) -> str:
        digits = sum(len(str(number)) for number in range(self._low, self._high + 1))
        gaps = max(1, self._high - self._low)
        return " " * max(1, min(3, (self.content_size.width - digits - _INDENT) // gaps))
