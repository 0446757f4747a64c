"""What was promised a month ago, as the side and the Goals step tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from sitdown.tui.safe_text import one_line, safe, safe_line
from sitdown.tui.themes import DONE, MUTED, OVER
from sitdown.tui.widgets.side import Panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitdown.kinds.money.reviews import PromiseView

SIGNS = {"met": ("✓", DONE), "missed": ("×", OVER), "cant_tell": ("?", MUTED)}
WORDS = {"met": "met", "missed": "missed", "cant_tell": "cannot tell"}
MOST_SHOWN = 3
LONGEST = 80


def outcome_sign(outcome: str) -> Content:
    """Give the sign of an outcome; it differs by shape, not by colour alone."""
    sign, style = SIGNS[outcome]
    return Content.styled(sign, style)


def outcome_line(promise: PromiseView) -> Content:
    """Give ``✓ met``, or what the person said of it."""
    outcome = promise.judged.value
    told = promise.answer or WORDS[outcome]
    return Content.assemble(outcome_sign(outcome), " ", safe_line(told, 24))


def said_before(promises: Sequence[PromiseView]) -> Panel:
    """Give the first promises in the person's words, each with what became of it."""
    lines: list[Content] = []
    for promise in promises[:MOST_SHOWN]:
        words = one_line(promise.text)
        words = words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
        lines += [safe(f"“{words}”", MUTED), outcome_line(promise)]
    return Panel("You said last month", tuple(lines))
