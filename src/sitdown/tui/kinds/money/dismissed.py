"""What the person does not want to hear of again, and how to hear of it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content

from sitdown.tui.keys import bind
from sitdown.tui.kinds.money.drawing import full_day
from sitdown.tui.kinds.money.ledger_screen import LedgerScreen
from sitdown.tui.safe_text import safe_line
from sitdown.tui.themes import MUTED
from sitdown.tui.widgets.rows import Row
from sitdown.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitdown.engine.desk import Desk
    from sitdown.kinds.money.dismissals import DismissalView

WORDS_WIDTH = 60


class DismissedScreen(LedgerScreen):
    """Everything that was dismissed, the latest first."""

    HEADING = "What you dismissed"
    TOLD = "It is not told again until it changes by a quarter."
    KEY_LABELS: ClassVar[dict[str, str]] = {"list.choose": "tell it again"}
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("money.dismiss", "back", "tell it again", show=False),
    ]

    def look(self, desk: Desk) -> tuple[DismissalView, ...]:
        """Every dismissal."""
        from sitdown.kinds.money.dismissals import dismissals

        return dismissals(desk)

    def rows(self, found: Sequence[DismissalView]) -> Sequence[Row]:
        """A line each."""
        drawn = [
            Row(
                str(at),
                safe_line(each.words, WORDS_WIDTH),
                Content.styled(f"{full_day(each.dismissed_at.date()):>11}", MUTED),
            )
            for at, each in enumerate(found)
        ]
        return drawn or [Row.note("Nothing was dismissed.")]

    @on(VirtualList.Chosen)
    def chosen(self, event: VirtualList.Chosen) -> None:
        """Hear of it again."""
        event.stop()
        self.action_back()

    @work(group="change", exclusive=True)
    async def action_back(self) -> None:
        """Hear of what is under the cursor again."""
        if self.key is None or not self.found:
            return
        held = self.found[int(self.key)].key

        def verb(desk: Desk) -> None:
            from sitdown.kinds.money.dismissals import restore

            restore(desk, held)

        await self.change(verb)
