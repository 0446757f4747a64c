"""The rail: phases and steps, where the person stands, and its fold into one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from textual.content import Content
from textual.widgets import Static

from sitdown.tui.safe_text import safe_line
from sitdown.tui.themes import DONE, HEADING, MUTED, NOW

if TYPE_CHECKING:
    from collections.abc import Sequence

State = Literal["done", "now", "later"]
"""Where a step, a checkpoint or a pattern stands."""

SIGNS: dict[State, str] = {"done": "✓", "now": "▸", "later": "·"}
_SIGN_STYLES: dict[State, str] = {"done": DONE, "now": NOW, "later": MUTED}
_TITLE_STYLES: dict[State, str] = {"done": "", "now": f"bold {NOW}", "later": MUTED}


@dataclass(frozen=True, slots=True)
class RailStep:
    """One step of a phase."""

    title: str
    state: State = "later"


@dataclass(frozen=True, slots=True)
class RailPhase:
    """One phase with its steps, in order."""

    title: str
    steps: tuple[RailStep, ...] = ()


def state_sign(state: State) -> Content:
    """Give the one-cell sign of a state in its colour; the sign alone carries the meaning."""
    return Content.styled(SIGNS[state], _SIGN_STYLES[state])


def state_line(state: State, title: str, width: int | None = None) -> Content:
    """Give ``✓ Overview``, ``▸ Patterns`` or ``· Reflection``, cut at ``width`` cells."""
    room = None if width is None else max(0, width - 2)
    styled = safe_line(title, room, _TITLE_STYLES[state])
    return Content.assemble(state_sign(state), " ", styled)


def rail(phases: Sequence[RailPhase], width: int | None = None) -> Content:
    """Give the whole rail: each phase's title in capitals, its steps, and a blank line between."""
    lines: list[Content] = []
    for phase in phases:
        if lines:
            lines.append(Content(""))
        lines.append(safe_line(phase.title.upper(), width, HEADING))
        lines.extend(state_line(step.state, step.title, width) for step in phase.steps)
    return Content("\n").join(lines)


def rail_line(
    title: str, phases: Sequence[RailPhase], width: int, end: Content | None = None
) -> Content:
    """Give the fold for small terminals: ``October money review  Reflect ✓✓▸·  Plan ··``.

    Where it does not fit, the phase that is now and ``end``, how the session ended, keep their
    place; the title is cut first, and phases far from now fall away.
    """
    if end is not None:
        begin = rail_line(title, phases, max(0, width - end.cell_length - 2))
        return Content.assemble(begin, "  ", end).truncate(width, ellipsis=True)
    parts = [_folded(phase) for phase in phases]
    now = next((at for at, phase in enumerate(phases) if _is_now(phase)), 0)
    shown = _nearest_that_fit([part.cell_length + 2 for part in parts], now, width * 2 // 3)
    tail = Content.assemble(*(piece for at in shown for piece in ("  ", parts[at])))
    room = max(0, width - tail.cell_length)
    return Content.assemble(safe_line(title, room, "bold"), tail).truncate(width, ellipsis=True)


def _folded(phase: RailPhase) -> Content:
    signs = (state_sign(step.state) for step in phase.steps)
    return Content.assemble(safe_line(phase.title, 24, MUTED), " ", *signs)


def _is_now(phase: RailPhase) -> bool:
    return any(step.state == "now" for step in phase.steps)


def _nearest_that_fit(widths: Sequence[int], now: int, room: int) -> list[int]:
    """Give the places of the parts that fit, in order, taking those nearest to now first."""
    taken: list[int] = []
    for at in sorted(range(len(widths)), key=lambda place: (abs(place - now), place)):
        if sum(widths[place] for place in taken) + widths[at] > room and taken:
            break
        taken.append(at)
    return sorted(taken)


class Rail(Static):
    """The rail as a widget; ``show`` paints other phases without a new layout where it can."""

    def __init__(self, phases: Sequence[RailPhase] = ()) -> None:
        super().__init__(id="rail", markup=False)
        self._phases = tuple(phases)

    def on_mount(self) -> None:
        """Paint what it was made with."""
        self.update(rail(self._phases, self._width))

    def on_resize(self) -> None:
        """Cut the titles at the new width."""
        self.update(rail(self._phases, self._width), layout=False)

    def show(self, phases: Sequence[RailPhase]) -> None:
        """Paint these phases."""
        if tuple(phases) != self._phases:
            self._phases = tuple(phases)
            self.update(rail(self._phases, self._width))

    @property
    def _width(self) -> int | None:
        return self.content_size.width or None


class RailLine(Static):
    """The fold of the rail with the session's title: one line for terminals without room."""

    def __init__(self, title: str = "", phases: Sequence[RailPhase] = ()) -> None:
        super().__init__(id="rail-line", markup=False)
        self._shown = (title, tuple(phases))
        self._end: Content | None = None

    def show(self, title: str, phases: Sequence[RailPhase], end: Content | None = None) -> None:
        """Paint this title, these phases, and how the session ended."""
        self._shown, self._end = (title, tuple(phases)), end
        self.refresh()

    def render(self) -> Content:
        """Draw the line at the width there is."""
        title, phases = self._shown
        return rail_line(title, phases, self.content_size.width, self._end)
