"""What recurs: when it is due next, what it costs a year, and the prices it had."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content

from sitdown.clock import today
from sitdown.kinds.money.amounts import format_amount
from sitdown.tui.keys import bind
from sitdown.tui.kinds.money.drawing import full_day, near_day
from sitdown.tui.kinds.money.ledger_screen import LedgerScreen
from sitdown.tui.safe_text import safe_line
from sitdown.tui.themes import DONE, HEADING, MUTED, NOW, OVER
from sitdown.tui.widgets.rows import Row
from sitdown.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sitdown.engine.desk import Desk
    from sitdown.kinds.money.series_list import SeriesView

MERCHANT_WIDTH = 20
AMOUNT_WIDTH = 12
PRICES_SHOWN = 6
_STYLES = {
    "early": NOW,
    "confirmed": DONE,
    "late": NOW,
    "stopped": OVER,
    "dismissed": MUTED,
}


class SeriesScreen(LedgerScreen):
    """The series of the ledger, the dearest a year first."""

    HEADING = "What recurs"
    TOLD = "The dearest a year first, as far as the ledger tells."
    BINDINGS: ClassVar[list[BindingType]] = [bind("money.dismiss", "turn")]

    def look(self, desk: Desk) -> tuple[SeriesView, ...]:
        """Every series."""
        from sitdown.kinds.money.series_list import all_series

        return all_series(desk)

    def rows(self, found: Sequence[SeriesView]) -> Sequence[Row]:
        """A line a series."""
        now = today(self.app.clock)
        drawn = [Row(_key(one), _line(one), _tail(one, now)) for one in found]
        return drawn or [Row.note("Nothing recurs yet, as far as I know.")]

    def detail(self, key: str) -> Content:
        """The prices of the series under the cursor."""
        one = self._of(key)
        if one is None:
            return Content("")
        lines = [Content.styled("PRICES", HEADING)]
        for price in one.prices[-PRICES_SHOWN:]:
            times = "once" if price.charges == 1 else f"{price.charges} times"
            lines.append(
                Content.assemble(
                    f"{format_amount(price.amount, one.currency):>12}",
                    (f"  since {full_day(price.since)}, {times}", MUTED),
                )
            )
        a_year = f"{format_amount(one.a_year, one.currency)} a year"
        brings = "It brings" if one.is_income else "It takes"
        lines.append(Content.styled(f"{brings} {a_year}, {one.charges} times so far.", MUTED))
        return Content("\n").join(lines)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing to say where nothing recurs."""
        return bool(self.found) if action == "turn" else True

    @property
    def KEY_LABELS(self) -> dict[str, str]:  # noqa: N802 - the name that the key bar looks for
        """What x does to the series under the cursor."""
        one = self._of(self.key)
        is_quiet = one is not None and one.status == "dismissed"
        return {
            "list.choose": "its payments",
            "money.dismiss": "tell it again" if is_quiet else "not again",
        }

    @work(group="change", exclusive=True)
    async def action_turn(self) -> None:
        """Say no more of a series, or hear of it again."""
        one = self._of(self.key)
        if one is None:
            return

        def verb(desk: Desk) -> None:
            from sitdown.kinds.money.series_list import turn_series

            turn_series(desk, one.key)

        await self.change(verb)

    @on(VirtualList.Chosen)
    def chosen(self, event: VirtualList.Chosen) -> None:
        """Show the payments of a series."""
        event.stop()
        one = self._of(event.key)
        if one is not None:
            # A screen of its own, loaded when it is wanted.
            from sitdown.tui.kinds.money.movements import MovementsScreen

            self.app.push_screen(MovementsScreen(one.row_ids, one.merchant, self._session_id))

    def _of(self, key: str | None) -> SeriesView | None:
        return next((one for one in self.found or () if _key(one) == key), None)


def _key(one: SeriesView) -> str:
    """The same merchant may pay and be paid, and in two currencies."""
    return f"{one.key}|{one.currency}|{one.is_income}"


def _line(one: SeriesView) -> Content:
    merchant = safe_line(one.merchant, MERCHANT_WIDTH)
    amount = format_amount(one.amount, one.currency)
    about = "~" if one.varies else ""
    return Content.assemble(
        merchant,
        " " * (MERCHANT_WIDTH - merchant.cell_length),
        f"{about + amount:>{AMOUNT_WIDTH}}",
        (f"  {one.cadence}{', in' if one.is_income else ''}", MUTED),
    )


def _tail(one: SeriesView, now: date) -> Content:
    when = f"last {near_day(one.last, now)}"
    if one.next_due is not None:
        when = f"next {near_day(one.next_due, now)}"
    return Content.assemble((f"{when}  ", MUTED), (f"{one.status:<9}", _STYLES[one.status]))
