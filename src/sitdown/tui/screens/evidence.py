"""What a claim rests on: its rule, what the rule was given, and the rows it read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual.binding import BindingType
from textual.content import Content

from sitdown.engine import entries
from sitdown.engine.views import EntryView, EvidenceView
from sitdown.errors import SitdownError
from sitdown.tui.keys import bind
from sitdown.tui.safe_text import safe, shorten
from sitdown.tui.screens.claims import ClaimsScreen
from sitdown.tui.themes import HEADING, KEY, MUTED
from sitdown.tui.widgets.drawn import fact_lines

if TYPE_CHECKING:
    from textual.widget import Widget

    from sitdown.engine.desk import Desk
    from sitdown.tui.app import SitdownApp

SHOWN_ROWS = 200
"""More rows than a person reads; the number of the rest is told."""
SHOWN_OF_A_ROW = 300
"""Characters of one row."""


async def show_evidence(app: SitdownApp, *claims: EntryView) -> None:
    """Show what entries rest on, or say that they claim nothing."""

    def look(desk: Desk) -> list[tuple[EntryView, EvidenceView]]:
        held = ((claim, entries.evidence(desk, claim.id)) for claim in claims)
        return [(claim, view) for claim, view in held if view is not None]

    try:
        found = await app.backstage.read(look)
    except SitdownError as error:
        app.tell(error)
        return
    if not found:
        app.tell("Nothing was computed here: these are words only.", severe=False)
    else:
        await app.push_screen(EvidenceScreen(found))


class Claim(Protocol):
    """Something that was said and rests on something: an entry, or what a screen tells."""

    @property
    def content(self) -> str:
        """Its words."""


class EvidenceScreen(ClaimsScreen):
    """The evidence of one claim, or of several below each other."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("money.split", "split", show=False)]

    def __init__(self, found: Sequence[tuple[Claim, EvidenceView]]) -> None:
        super().__init__()
        self._found = found

    def drawings(self) -> Iterable[Callable[[int], Content]]:
        """Each claim, its rule, and its rows."""
        return [partial(evidence_text, claim, view) for claim, view in self._found]

    def keys(self) -> Content:
        """Tell of splitting where the rows are payments."""
        back = super().keys()
        if self._splitting_stage is None:
            return back
        return Content.assemble(back, ("   S", KEY), (" split a payment", MUTED))

    @property
    def _splitting_stage(self) -> Widget | None:
        """The stage below that lists these rows as payments; None where there is none."""
        beneath = self.app.screen_stack[-2] if len(self.app.screen_stack) > 1 else None
        stage = getattr(beneath, "stage", None)
        return stage if hasattr(stage, "action_split") else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to split only where the rows are payments."""
        return self._splitting_stage is not None if action == "split" else True

    def action_split(self) -> None:
        """Go from the rows to a list of them in which a payment can be split."""
        stage = self._splitting_stage
        self.dismiss()
        if stage is not None:
            self.app.call_later(self.app.run_action, "split", stage)


def evidence_text(claim: Claim, view: EvidenceView, width: int) -> Content:
    """All of it as one text, ``width`` cells wide."""
    evidence = view.evidence
    lines = [
        Content.styled("WHY", HEADING),
        safe(claim.content),
        Content(""),
        *fact_lines((("rule", evidence.rule), *view.facts), width),
        Content(""),
        Content.styled(_rows_title(len(view.lines)), HEADING),
        *(_row(line) for line in view.lines[:SHOWN_ROWS]),
    ]
    if len(view.lines) > SHOWN_ROWS:
        lines.append(Content.styled(f"and {len(view.lines) - SHOWN_ROWS:,} more", MUTED))
    return Content("\n").join(lines)


def _row(line: str) -> Content:
    """A row with the blanks that its kind put between its columns, which one line would lose."""
    return safe(" ".join(shorten(line, SHOWN_OF_A_ROW).splitlines()))


def _rows_title(count: int) -> str:
    return "NO ROWS" if count == 0 else f"{count:,} ROW{'S' if count != 1 else ''}"
