"""The weeks to come: the balance as far as it recurs, what comes, and what is on the accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from sitdown.clock import today
from sitdown.tui.keys import bind
from sitdown.tui.kinds.money import ahead_rows
from sitdown.tui.kinds.money.ahead_chart import chart
from sitdown.tui.kinds.money.ahead_rows import Seen
from sitdown.tui.kinds.money.ledger_screen import LedgerScreen
from sitdown.tui.safe_text import safe, safe_line
from sitdown.tui.screens.evidence import EvidenceScreen
from sitdown.tui.themes import MUTED
from sitdown.tui.widgets.drawn import SHORT_BELOW, Drawn
from sitdown.tui.widgets.key_bar import KeyBar
from sitdown.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from sitdown.engine.desk import Desk
    from sitdown.kinds.money.forecasting import Ahead
    from sitdown.tui.widgets.rows import Row

HOW = "with b"
TALL, SHORT = 7, 4
"""Lines of the chart."""
FIRST_CURRENCY = "EUR"


class AheadScreen(LedgerScreen):
    """The chart, and below it what it is made of."""

    HEADING = "The weeks to come"
    DEFAULT_CSS = "AheadScreen { & #chart { margin: 0 2 1 2; max-width: 106; } }"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("money.balance", "say"),
        bind("money.account", "begin", "new account"),
        bind("entry.why", "why"),
        bind("go.previous", "currency(-1)", "previous currency"),
        bind("go.next", "currency(1)", "next currency"),
    ]
    _turned = 0

    def compose(self) -> ComposeResult:
        """Lay out the sentence, the chart and the list."""
        yield Static(self.HEADING, classes="top title", markup=False)
        yield Static("", id="told", markup=False)
        yield Drawn(self._chart, id="chart")
        yield VirtualList(id="rows")
        yield Static("", id="detail", markup=False)
        yield KeyBar()

    def look(self, desk: Desk) -> Seen:
        """The weeks to come, the accounts, and what they come to."""
        from sitdown.kinds.money.balance_list import balances, worth
        from sitdown.kinds.money.looking_ahead import look_ahead

        return Seen(look_ahead(desk), balances(desk), worth(desk))

    def rows(self, found: Seen) -> Sequence[Row]:
        """What is on the accounts, what comes, and what is not counted."""
        self.query_one("#told", Static).update(self._told(found))
        drawn = self.query_one("#chart", Drawn)
        drawn.display = bool(self._lines)
        drawn.refresh(layout=True)
        return ahead_rows.rows(found)

    def detail(self, key: str) -> Content:
        """What the row under the cursor rests on."""
        return ahead_rows.detail(self.found, key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to say a balance where there is an account, and why where something is claimed."""
        if action == "say":
            return self.found is not None and bool(self.found.balances)
        if action == "why":
            return bool(self._lines)
        if action == "currency":
            return len(self._lines) > 1
        return True

    @property
    def _lines(self) -> Sequence[Ahead]:
        """The currencies of which a line can be drawn, the main one first."""
        return [each for each in self.found.ahead if each.line] if self.found is not None else []

    def action_currency(self, by: int) -> None:
        """Draw the line of another currency: they are never added together."""
        self._turned += by
        self.query_one("#chart", Drawn).refresh(layout=True)

    @property
    def KEY_LABELS(self) -> dict[str, str]:  # noqa: N802 - the name that the key bar looks for
        """What enter does to the row under the cursor."""
        does = ""
        if self.found is not None and ahead_rows.account_of(self.found, self.key) is not None:
            does = "say its balance"
        elif self.found is not None and ahead_rows.payments_of(self.found, self.key) is not None:
            does = "its payments"
        return {"list.choose": does}

    @work(group="dialog", exclusive=True)
    async def action_say(self) -> None:
        """Say what is on the account under the cursor, else on the first that is not known."""
        seen: Seen = self.found
        unknown = [each for each in seen.balances if each.balance is None]
        account = ahead_rows.account_of(seen, self.key) or (unknown or list(seen.balances))[0]
        await self._ask(account.account, account.currency)

    @work(group="dialog", exclusive=True)
    async def action_begin(self) -> None:
        """Begin an account without files."""
        held = self.found.balances if self.found is not None else ()
        await self._ask(None, held[0].currency if held else FIRST_CURRENCY)

    async def _ask(self, account: str | None, currency: str) -> None:
        # A dialog that few need.
        from sitdown.tui.kinds.money.say_balance import SayBalanceScreen

        held = self.found.balances if self.found is not None else ()
        known = frozenset(each.account for each in held)
        asked = SayBalanceScreen(account, currency, today(self.app.clock), known)
        said = await self.app.push_screen_wait(asked)
        if said is not None:
            await self.change(said.verb)

    @work(group="why", exclusive=True)
    async def action_why(self) -> None:
        """Show what the line rests on."""
        from sitdown.tui.kinds.money.ahead_evidence import evidence

        seen: Seen = self.found
        found = await self.app.backstage.read(lambda desk: evidence(desk, seen.ahead, HOW))
        await self.app.push_screen(EvidenceScreen(found))

    @on(VirtualList.Chosen)
    def chosen(self, event: VirtualList.Chosen) -> None:
        """Say a balance, or show the payments of what comes."""
        event.stop()
        payments = ahead_rows.payments_of(self.found, event.key)
        if ahead_rows.account_of(self.found, event.key) is not None:
            self.action_say()
        elif payments is not None:
            # A screen of its own, loaded when it is wanted.
            from sitdown.tui.kinds.money.movements import MovementsScreen

            name, row_ids = payments
            self.app.push_screen(MovementsScreen(row_ids, name, self._session_id))

    def _told(self, found: Seen) -> Content:
        from sitdown.kinds.money.forecast_words import rests_on, sentence

        if not found.ahead:
            return Content("Nothing recurs yet, and no account with files has a balance.")
        is_short = self.app.size.height < SHORT_BELOW
        told = []
        for ahead in found.ahead:
            told.append(safe(sentence(ahead, HOW), "bold $foreground"))
            if ahead.line and not is_short:
                told.append(safe(rests_on(ahead)))
        return Content("\n").join(told)

    def on_resize(self) -> None:
        """Tell more where there is room for it."""
        if self.found is not None:
            self.query_one("#told", Static).update(self._told(self.found))

    def _chart(self, width: int, is_short: bool) -> Content:  # noqa: FBT001 - the shape of a drawing
        lines = self._lines
        if not lines:
            return Content("")
        at = self._turned % len(lines)
        drawn = chart(lines[at], width, SHORT if is_short else TALL)
        if len(lines) == 1:
            return drawn
        words = f"{lines[at].currency}, {at + 1} of {len(lines)} currencies · → the next"
        told = safe_line(words, style=MUTED)
        return Content("\n").join((told, drawn))
