"""The bank files that were taken in; one key takes a whole file out again."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content

from sitdown.clock import local
from sitdown.kinds.money.amounts import format_amount
from sitdown.tui.keys import bind
from sitdown.tui.kinds.money.drawing import full_day
from sitdown.tui.kinds.money.ledger_screen import LedgerScreen
from sitdown.tui.safe_text import safe_line
from sitdown.tui.themes import MUTED
from sitdown.tui.widgets.rows import Row
from sitdown.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitdown.clock import Clock
    from sitdown.engine.desk import Desk
    from sitdown.kinds.money.receipts import Receipt

NAME_WIDTH = 32
SKIPPED_SHOWN = 4


class FilesScreen(LedgerScreen):
    """The receipts, the newest first."""

    HEADING = "Files you took in"
    TOLD = "z takes a whole file out again; what you said of its payments stays."
    KEY_LABELS: ClassVar[dict[str, str]] = {"list.choose": "its payments"}
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("money.undo", "undo", "take it out"),
        bind("money.export", "export", "export"),
    ]

    def look(self, desk: Desk) -> tuple[Receipt, ...]:
        """Every receipt."""
        from sitdown.kinds.money.importing import receipts

        return receipts(desk)

    def rows(self, found: Sequence[Receipt]) -> Sequence[Row]:
        """A line a file."""
        clock = self.app.clock
        drawn = [Row(each.id, _line(each), _tail(each, clock)) for each in found]
        return drawn or [Row.note("No file yet. i takes one in.")]

    def detail(self, key: str) -> Content:
        """What was in the file, and what was left out of it."""
        receipt = self._of(key)
        if receipt is None:
            return Content("")
        counts = f"{receipt.added:,} new, {receipt.duplicates:,} known, "
        lines = [Content.styled(f"{counts}{len(receipt.skipped):,} left out", MUTED)]
        whose = "in the file: " if receipt.duplicates else ""
        for currency, sums in receipt.sums.items():
            told = ", ".join(
                f"{format_amount(minor, currency)} {way}" for way, minor in sums.items()
            )
            lines.append(safe_line(f"{whose}{told}"))
        lines += [
            safe_line(f"line {row.line}: {row.reason}", style=MUTED)
            for row in receipt.skipped[:SKIPPED_SHOWN]
        ]
        return Content("\n").join(lines)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to take out only what is in."""
        receipt = self._of(self.key)
        return receipt is not None and receipt.undone_at is None if action == "undo" else True

    @work(group="change", exclusive=True)
    async def action_undo(self) -> None:
        """Take the file under the cursor out again."""
        receipt = self._of(self.key)
        if receipt is None or receipt.undone_at is not None:
            return

        def verb(desk: Desk) -> object:
            from sitdown.kinds.money.importing import undo

            return undo(desk, receipt.id)

        await self.change(verb)

    @on(VirtualList.Chosen)
    @work(group="rows", exclusive=True)
    async def chosen(self, event: VirtualList.Chosen) -> None:
        """Show the payments that a file brought."""
        from sitdown.tui.kinds.money.movements import MovementsScreen

        event.stop()
        receipt = self._of(event.key)
        if receipt is None:
            return

        def look(desk: Desk) -> tuple[str, ...]:
            from sitdown.kinds.money.file_rows import movements_of_file

            return movements_of_file(desk, receipt.id)

        ids = await self.app.backstage.read(look)
        self.app.push_screen(MovementsScreen(ids, receipt.name, self._session_id))

    def _of(self, key: str | None) -> Receipt | None:
        return next((each for each in self.found or () if each.id == key), None)


def _line(receipt: Receipt) -> Content:
    name = safe_line(receipt.name, NAME_WIDTH)
    gap = " " * (NAME_WIDTH - name.cell_length + 1)
    return Content.assemble(name, gap, safe_line(receipt.account, style=MUTED))


def _tail(receipt: Receipt, clock: Clock) -> Content:
    if receipt.undone_at is not None:
        return Content.styled("taken out", MUTED)
    day = full_day(local(clock, receipt.imported_at).date())
    return Content.styled(f"{receipt.added:,} new on {day}", MUTED)
