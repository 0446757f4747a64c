"""What several claims rest on, one under the other: the rule, what it was given, the rows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from sitdown.tui.keys import bind
from sitdown.tui.safe_text import safe, safe_line
from sitdown.tui.themes import HEADING, KEY, MUTED
from sitdown.tui.widgets.drawn import Drawn, fact_lines, hung

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from sitdown.engine.views import Evidence

ROWS_SHOWN = 12
_VALUE = 300


class WhyScreen(ModalScreen[None]):
    """The evidence of what a screen claims."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("go.back", "dismiss", "back"),
        Binding("w,q,enter", "dismiss", "back", show=False, id="evidence.close"),
        Binding("j,down", "scroll('down')", "down", show=False, id="evidence.down"),
        Binding("k,up", "scroll('up')", "up", show=False, id="evidence.up"),
    ]

    def __init__(self, claims: Sequence[tuple[str, Evidence]]) -> None:
        """Show each claim, in words, with what it rests on."""
        super().__init__()
        self._claims = tuple(claims)

    def compose(self) -> ComposeResult:
        """Lay them out."""
        with VerticalScroll(classes="dialog wide", can_focus=False):
            yield Drawn(lambda width, _: claims_text(self._claims, width))

    def action_scroll(self, way: str) -> None:
        """Scroll by a few lines."""
        self.query_one(VerticalScroll).scroll_relative(y=3 if way == "down" else -3, animate=False)


def claims_text(claims: Sequence[tuple[str, Evidence]], width: int) -> Content:
    """All of it as one text, ``width`` cells wide."""
    lines = [Content.styled("WHY", HEADING)]
    if not claims:
        lines.append(Content("Nothing is claimed here yet."))
    for words, evidence in claims:
        lines += [safe(words, "bold"), *_facts(evidence, width)]
        lines += [hung("  ", safe_line(row), width) for row in evidence.row_ids[:ROWS_SHOWN]]
        if len(evidence.row_ids) > ROWS_SHOWN:
            rest = len(evidence.row_ids) - ROWS_SHOWN
            lines.append(Content.styled(f"  and {rest:,} more", MUTED))
        lines.append(Content(""))
    lines.append(Content.assemble(("esc", KEY), (" back", MUTED)))
    return Content("\n").join(lines)


def _facts(evidence: Evidence, width: int) -> Sequence[Content]:
    facts = {"rule": evidence.rule, **evidence.parameters}
    named = [
        (name.replace("_", " "), (value if isinstance(value, str) else json.dumps(value))[:_VALUE])
        for name, value in facts.items()
    ]
    return fact_lines(named, width, "  ")
