"""What several claims rest on, one under the other: the rule, what it was given, the rows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from sitdown.tui.safe_text import safe, safe_line
from sitdown.tui.screens.claims import ClaimsScreen
from sitdown.tui.themes import HEADING, MUTED
from sitdown.tui.widgets.drawn import fact_lines, hung

if TYPE_CHECKING:
    from sitdown.engine.views import Evidence

ROWS_SHOWN = 12
_VALUE = 300


class WhyScreen(ClaimsScreen):
    """The evidence of what a screen claims."""

    def __init__(self, claims: Sequence[tuple[str, Evidence]]) -> None:
        """Show each claim, in words, with what it rests on."""
        super().__init__()
        self._claims = tuple(claims)

    def drawings(self) -> Iterable[Callable[[int], Content]]:
        """All claims as one text."""
        return [partial(claims_text, self._claims)]


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
    return Content("\n").join(lines).rstrip()


def _facts(evidence: Evidence, width: int) -> Sequence[Content]:
    facts = {"rule": evidence.rule, **evidence.parameters}
    named = [
        (name.replace("_", " "), (value if isinstance(value, str) else json.dumps(value))[:_VALUE])
        for name, value in facts.items()
    ]
    return fact_lines(named, width, "  ")
