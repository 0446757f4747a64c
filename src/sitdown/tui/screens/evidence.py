"""What a claim rests on: its rule, what the rule was given, and the rows it read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from sitdown.engine import entries
from sitdown.engine.views import EntryView, EvidenceView
from sitdown.errors import SitdownError
from sitdown.tui.keys import bind
from sitdown.tui.safe_text import safe, shorten
from sitdown.tui.themes import HEADING, KEY, MUTED
from sitdown.tui.widgets.drawn import Drawn, fact_lines

if TYPE_CHECKING:
    from textual.app import ComposeResult
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


class EvidenceScreen(ModalScreen[None]):
    """The evidence of one claim, or of several below each other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("go.back", "dismiss", "back"),
        bind("money.split", "split", show=False),
        Binding("w,q,enter", "dismiss", "back", show=False, id="evidence.close"),
        Binding("j,down", "scroll('down')", "down", show=False, id="evidence.down"),
        Binding("k,up", "scroll('up')", "up", show=False, id="evidence.up"),
    ]

    def __init__(self, found: Sequence[tuple[Claim, EvidenceView]]) -> None:
        super().__init__()
        self._found = found

    def compose(self) -> ComposeResult:
        """Lay out each claim, its rule, and its rows."""
        with VerticalScroll(classes="dialog wide", can_focus=False):
            for claim, view in self._found:
                yield Drawn(partial(_drawn, claim, view))
            keys = [("esc", KEY), (" back", MUTED)]
            if self._splitting_stage is not None:
                keys += [("   S", KEY), (" split a payment", MUTED)]
            yield Static(Content.assemble(*keys), markup=False)

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

    def action_scroll(self, way: str) -> None:
        """Scroll by a few lines."""
        self.query_one(VerticalScroll).scroll_relative(y=3 if way == "down" else -3, animate=False)


def _drawn(claim: Claim, view: EvidenceView, width: int, _is_short: bool) -> Content:  # noqa: FBT001 - the shape of a drawing
    return evidence_text(claim, view, width)


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
