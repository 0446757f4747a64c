"""What nothing has put into a category yet: choose one, for this payment or for the merchant."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from sitdown.errors import SitdownError
from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.categories import DEFAULT_CATEGORIES, UNCATEGORISED
from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.tui.keys import bind
from sitdown.tui.kinds.money.drawing import keys_line
from sitdown.tui.safe_text import safe, safe_line
from sitdown.tui.themes import MUTED
from sitdown.tui.watching import StoreChanged
from sitdown.tui.widgets.key_bar import KeyBar
from sitdown.tui.widgets.rows import Row, Rows
from sitdown.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import ComposeResult

    from sitdown.engine.desk import Desk
    from sitdown.kinds.money.snapshot import LedgerRow
    from sitdown.kinds.money.suggestions import Suggestion
    from sitdown.tui.app import SitdownApp

_CHOICES = tuple(category for category in DEFAULT_CATEGORIES if category.key != UNCATEGORISED)


class CategoryScreen(ModalScreen[str | None]):
    """Gives the key of a category; None leaves it."""

    AUTO_FOCUS = "VirtualList"
    DEFAULT_CSS = "CategoryScreen VirtualList { height: 16; margin: 1 0 0 0; }"
    BINDINGS: ClassVar[list[BindingType]] = [bind("go.back", "dismiss(None)", "leave it")]

    def __init__(self, row: LedgerRow, suggestion: Suggestion | None = None) -> None:
        """Ask about a payment; what is suggested for it comes first in the list."""
        super().__init__()
        self._row, self._suggestion = row, suggestion

    def compose(self) -> ComposeResult:
        """Lay out the payment above the categories."""
        amount = format_amount(self._row.amount_minor, self._row.currency)
        with Vertical(classes="dialog"):
            name = self._row.merchant or self._row.payee
            yield Static(safe_line(f"{name}  {amount}"), classes="dialog-title", markup=False)
            if self._row.memo:
                yield Static(safe(self._row.memo[:200]), classes="dialog-text", markup=False)
            first = ""
            if self._suggestion is not None:
                first, said = self._suggestion.category, self._suggestion.evidence
                yield Static(
                    safe(f"{said[:1].upper()}{said[1:]}."), classes="dialog-text", markup=False
                )
            choices = sorted(_CHOICES, key=lambda each: each.key != first)
            rows = [Row(each.key, each.title) for each in choices]
            yield VirtualList(Rows(rows))
            yield Static(keys_line(("⏎", "this one"), ("esc", "leave it")), classes="dialog-keys")

    @on(VirtualList.Chosen)
    def chosen(self, event: VirtualList.Chosen) -> None:
        """Give it."""
        event.stop()
        self.dismiss(event.key)


class CategoriseScreen(Screen[None]):
    """The uncategorised movements of a month, the largest first."""

    AUTO_FOCUS = "VirtualList"
    DEFAULT_CSS = """
    CategoriseScreen {
        & #movements { height: 1fr; padding: 0 2; max-width: 110; }
        & #told { height: auto; padding: 0 2; margin: 0 0 1 0; color: $muted; }
    }
    """
    KEY_LABELS: ClassVar[dict[str, str]] = {"list.choose": "put it into…"}
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("money.split", "split", "split"),
        bind("go.back", "leave", "done"),
    ]
    app: SitdownApp

    def __init__(self, year: int, month: int, session_id: str) -> None:
        """Show a month's movements; what changes is read into the review when the person leaves."""
        super().__init__()
        self._year, self._month, self._session_id = year, month, session_id
        self._rows: dict[str, LedgerRow] = {}
        self._suggested: Mapping[str, Suggestion] = {}
        self._changed = 0

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        month = MONTH_NAMES[self._month - 1]
        yield Static(f"What is it? {month}, without a category", classes="top title")
        yield Static("The same merchant goes there from now on.", id="told", markup=False)
        yield VirtualList(id="movements")
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the movements."""
        self._load()

    @work(group="load", exclusive=True)
    async def _load(self) -> None:
        def look(desk: Desk) -> tuple[tuple[LedgerRow, ...], Mapping[str, Suggestion]]:
            from sitdown.kinds.money.ledger import uncategorised
            from sitdown.kinds.money.suggesting import suggestions

            rows = uncategorised(desk, self._year, self._month)
            return rows, suggestions(desk, rows)

        found, self._suggested = await self.app.backstage.read(look)
        self._rows = {row.id: row for row in found}
        self.query_one(VirtualList).set_source(Rows([self._drawn(row) for row in found]))
        if not found:
            self.query_one("#told", Static).update("Everything has a category now.")

    @on(VirtualList.Chosen)
    @work(group="dialog", exclusive=True)
    async def chosen(self, event: VirtualList.Chosen) -> None:
        """Ask for the category of a movement, and put it there."""
        row = self._rows.get(event.key)
        if row is None:
            return
        category = await self.app.push_screen_wait(CategoryScreen(row, self._suggested.get(row.id)))
        if category is None:
            return

        def put(desk: Desk) -> object:
            from sitdown.kinds.money.ledger import categorise

            return categorise(desk, row.id, category)

        await self._change(put)

    @work(group="dialog", exclusive=True)
    async def action_split(self) -> None:
        """Part a movement into several categories."""
        from sitdown.tui.kinds.money.splitting import split_movement

        here = self.query_one(VirtualList).current
        row = self._rows.get(here.key) if here is not None and here.key else None
        verb = await split_movement(self.app, row) if row is not None else None
        if verb is not None:
            await self._change(verb)

    async def _change(self, verb: Callable[[Desk], object]) -> None:
        try:
            await self.app.backstage.write(verb)
        except SitdownError as error:
            self.app.tell(error)
            return
        self._changed += 1
        self._load()

    @work(group="leave", exclusive=True)
    async def action_leave(self) -> None:
        """Go back to the review, with the month read anew when something changed."""
        if self._changed:

            def anew(desk: Desk) -> object:
                from sitdown.kinds.money.reviews import refresh

                return refresh(desk, self._session_id)

            try:
                await self.app.backstage.write(anew)
            except SitdownError as error:
                self.app.tell(error)
            # The screen below was not there to hear of the change.
            self.app.screen_stack[-2].post_message(StoreChanged())
        self.dismiss()

    def _drawn(self, row: LedgerRow) -> Row:
        day = f"{row.date.day:>2} {MONTH_NAMES[row.date.month - 1][:3]}"
        memo = row.memo if row.memo and row.memo != row.payee else ""
        text = Content.assemble(
            (f"{day}  ", MUTED),
            safe_line(row.merchant or row.payee or "no name", 30),
            "  ",
            safe_line(memo, 60, MUTED),
        )
        return Row(row.id, text, format_amount(row.amount_minor, row.currency))
