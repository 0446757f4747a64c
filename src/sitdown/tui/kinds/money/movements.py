"""The payments that something rests on: put one into a category, or split it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.categories import CATEGORY_TITLES
from sitdown.tui.keys import bind
from sitdown.tui.kinds.money.drawing import full_day
from sitdown.tui.kinds.money.ledger_screen import LedgerScreen
from sitdown.tui.kinds.money.splitting import split_movement
from sitdown.tui.safe_text import safe, safe_line
from sitdown.tui.themes import MUTED
from sitdown.tui.widgets.rows import Row, Rows
from sitdown.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitdown.engine.desk import Desk
    from sitdown.kinds.money.snapshot import LedgerRow

PAYEE_WIDTH = 30
_NARROWEST = 12
_BESIDE = 48
"""Cells of a line beside the payee: the day, the longest category's name, and an amount."""


class MovementsScreen(LedgerScreen):
    """Some movements of the ledger, by day."""

    KEY_LABELS: ClassVar[dict[str, str]] = {"list.choose": "put it into…"}
    TOLD = "What they are, and what they are part of."
    BINDINGS: ClassVar[list[BindingType]] = [bind("money.split", "split")]

    def __init__(
        self,
        row_ids: Sequence[str],
        title: str,
        session_id: str | None = None,
        *,
        claim_id: str | None = None,
    ) -> None:
        """Show movements.

        Args:
            row_ids: their ids; those that are gone are left out.
            title: what they have in common.
            session_id: the review that a change is read into.
            claim_id: an entry whose evidence is shown instead.
        """
        super().__init__(session_id)
        self._row_ids, self._title, self._claim_id = tuple(row_ids), title, claim_id

    def on_mount(self) -> None:
        """Name the list, and read it."""
        self.query_one(".title", Static).update(safe_line(self._title))
        super().on_mount()

    def look(self, desk: Desk) -> list[LedgerRow]:
        """The movements as the ledger has them now, split ones as their parts."""
        from sitdown.engine.entries import evidence
        from sitdown.kinds.money.splitting import with_their_parts

        held = evidence(desk, self._claim_id) if self._claim_id is not None else None
        ids = self._row_ids if held is None else held.evidence.row_ids
        return with_their_parts(desk, ids)

    def rows(self, found: Sequence[LedgerRow]) -> Sequence[Row]:
        """A line a movement, or a part of one."""
        width = self._payee_width
        drawn = [
            Row(row.id, movement_line(row, width), format_amount(row.amount_minor, row.currency))
            for row in found
        ]
        return drawn or [Row.note("No payment in the ledger stands behind this.")]

    def on_resize(self) -> None:
        """Give the payees the room there is now."""
        if self.found is not None:
            self.query_one(VirtualList).set_source(Rows(self.rows(self.found)))

    @property
    def _payee_width(self) -> int:
        return max(_NARROWEST, min(PAYEE_WIDTH, self.size.width - _BESIDE))

    def detail(self, key: str) -> Content:
        """The words of the bank, where they say more than the name."""
        row = self._of(key)
        is_new = row is not None and row.memo and row.memo != row.payee
        return safe(row.memo[:300], MUTED) if row is not None and is_new else Content("")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing to split where there is no movement."""
        return bool(self.found) if action == "split" else True

    @on(VirtualList.Chosen)
    @work(group="dialog", exclusive=True)
    async def chosen(self, event: VirtualList.Chosen) -> None:
        """Put a movement, and what its merchant takes, into a category."""
        from sitdown.kinds.money.split_parts import movement_of
        from sitdown.tui.kinds.money.categorise import CategoryScreen

        event.stop()
        row = self._of(event.key)
        category = await self.app.push_screen_wait(CategoryScreen(row)) if row else None
        if row is None or category is None:
            return

        def put(desk: Desk) -> object:
            from sitdown.kinds.money.placing import categorise

            return categorise(desk, movement_of(row.id), category)

        await self.change(put)

    @work(group="dialog", exclusive=True)
    async def action_split(self) -> None:
        """Split the movement under the cursor."""
        row = self._of(self.key)
        verb = await split_movement(self.app, row) if row is not None else None
        if verb is not None:
            await self.change(verb)

    def _of(self, key: str | None) -> LedgerRow | None:
        return next((row for row in self.found or () if row.id == key), None)


def movement_line(row: LedgerRow, payee_width: int) -> Content:
    """A movement in a line: its day, who in so many cells, and what it counts as."""
    name = safe_line(row.merchant or row.payee or "no name", payee_width)
    return Content.assemble(
        (f"{full_day(row.date):>11}  ", MUTED),
        name,
        " " * (payee_width - name.cell_length + 1),
        (CATEGORY_TITLES.get(row.category, row.category), MUTED),
    )
