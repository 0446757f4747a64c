"""What nothing has put into a category yet: choose one, for this payment or for the merchant."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from sitdown.clock import today
from sitdown.errors import SitdownError
from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.categories import CATEGORY_TITLES, DEFAULT_CATEGORIES, UNCATEGORISED
from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.kinds.money.snapshot import month_before
from sitdown.tui.keys import bind
from sitdown.tui.kinds.money.drawing import day_month, keys_line
from sitdown.tui.safe_text import safe, safe_line
from sitdown.tui.themes import MUTED
from sitdown.tui.watching import StoreChanged
from sitdown.tui.widgets.choices import Choice, ChoiceList
from sitdown.tui.widgets.dialog import Dialog
from sitdown.tui.widgets.key_bar import KeyBar
from sitdown.tui.widgets.rows import Row, Rows
from sitdown.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual import events
    from textual.app import ComposeResult

    from sitdown.engine.desk import Desk
    from sitdown.kinds.money.placing import Categorised
    from sitdown.kinds.money.snapshot import LedgerRow, Month
    from sitdown.kinds.money.suggestions import Suggestion
    from sitdown.tui.app import SitdownApp

Done = TypeVar("Done")

_CHOICES = tuple(category for category in DEFAULT_CATEGORIES if category.key != UNCATEGORISED)
_TAKEN = frozenset("jkgGqSL")
"""Letters that move in the list, leave the program, split, or show where help is."""


class Letters(ChoiceList, can_focus=False):
    """The categories with their letters; the list has the focus, and the screen takes the keys."""


class CategoryScreen(ModalScreen[str | None]):
    """Gives the key of a category; None leaves it."""

    AUTO_FOCUS = "VirtualList"
    DEFAULT_CSS = "CategoryScreen VirtualList { height: 16; max-height: 60vh; margin: 1 0 0 0; }"
    BINDINGS: ClassVar[list[BindingType]] = [bind("go.back", "dismiss(None)", "leave it")]

    def __init__(self, row: LedgerRow, suggestion: Suggestion | None = None) -> None:
        """Ask about a payment; what is suggested for it comes first in the list."""
        super().__init__()
        self._row, self._suggestion = row, suggestion

    def compose(self) -> ComposeResult:
        """Lay out the payment above the categories."""
        amount = format_amount(self._row.amount_minor, self._row.currency)
        with Dialog():
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


def category_keys() -> Mapping[str, str]:
    """A letter for each category: the first of its title that is free, else a capital of it.

    Letters that move in lists or act on the screen are nobody's.
    """
    keys: dict[str, str] = {}
    for category in _CHOICES:
        letters = [letter for letter in category.title.lower() if letter.isalpha()]
        letters += [letter.upper() for letter in letters]
        free = (letter for letter in letters if letter not in keys and letter not in _TAKEN)
        key = next(free, "")
        if key:
            keys[key] = category.key
    return keys


class CategoriseScreen(Screen[None]):
    """The uncategorised movements of a month, the largest first; a letter places one."""

    AUTO_FOCUS = "VirtualList"
    DEFAULT_CSS = """
    CategoriseScreen {
        & #movements { height: 1fr; padding: 0 2; max-width: 110; }
        & #told { height: auto; padding: 0 2; margin: 0 0 1 0; color: $muted; }
        & #letters { height: auto; padding: 0 2; margin: 1 0; max-width: 110; }
    }
    """
    KEY_LABELS: ClassVar[dict[str, str]] = {"list.choose": "put it into…"}
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("money.take", "take", "as suggested"),
        bind("money.split", "split", "split"),
        bind("go.back", "leave", "done"),
    ]
    app: SitdownApp

    def __init__(self, month: Month | None = None, session_id: str | None = None) -> None:
        """Show a month's movements, by default last month's; what changes is read into the review,
        where there is one, when the person leaves.
        """
        super().__init__()
        self._wanted, self._session_id = month, session_id
        self._rows: dict[str, LedgerRow] = {}
        self._suggested: Mapping[str, Suggestion] = {}
        self._keys = category_keys()
        self._changed = 0

    @property
    def month(self) -> Month:
        """The month whose movements are shown."""
        now = today(self.app.clock)
        return self._wanted or month_before((now.year, now.month))

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        month = MONTH_NAMES[self.month[1] - 1]
        yield Static(f"What is it? {month}, without a category", classes="top title")
        yield Static("The same merchant goes there from now on.", id="told", markup=False)
        yield VirtualList(id="movements")
        letters = [Choice(key, CATEGORY_TITLES[category]) for key, category in self._keys.items()]
        yield Letters(letters, id="letters")
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the movements."""
        self._load()

    @on(StoreChanged)
    @work(group="load", exclusive=True)
    async def _load(self) -> None:
        def look(desk: Desk) -> tuple[tuple[LedgerRow, ...], Mapping[str, Suggestion]]:
            from sitdown.kinds.money.ledger import uncategorised
            from sitdown.kinds.money.suggesting import suggestions

            rows = uncategorised(desk, *self.month)
            return rows, suggestions(desk, rows)

        found, self._suggested = await self.app.backstage.read(look)
        self._rows = {row.id: row for row in found}
        self.query_one(VirtualList).set_source(Rows([self._drawn(row) for row in found]))
        self.refresh_bindings()
        if not found:
            self.query_one("#told", Static).update("Everything has a category now.")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to take a suggestion only where there is one."""
        row = self._here
        if action == "take":
            return row is not None and row.id in self._suggested
        return row is not None if action == "split" else True

    @property
    def _here(self) -> LedgerRow | None:
        """The movement under the cursor."""
        listed = self.query_one_optional(VirtualList)
        here = listed.current if listed is not None else None
        return self._rows.get(here.key) if here is not None and here.key else None

    def on_key(self, event: events.Key) -> None:
        """Put the movement under the cursor where a letter says."""
        category = self._keys.get(event.character or "")
        row = self._here
        if category is not None and row is not None:
            event.stop()
            event.prevent_default()
            self._put(row, category)

    def action_take(self) -> None:
        """Put the movement under the cursor where the person put its like before."""
        row = self._here
        if row is not None and row.id in self._suggested:
            self._put(row, self._suggested[row.id].category)

    @on(VirtualList.Moved)
    def moved(self, event: VirtualList.Moved) -> None:
        """Offer what can be done with the movement under the cursor."""
        event.stop()
        self.refresh_bindings()

    @work(group="put")
    async def _put(self, row: LedgerRow, category: str) -> None:
        def put(desk: Desk) -> Categorised:
            from sitdown.kinds.money.placing import categorise

            return categorise(desk, row.id, category)

        done = await self._change(put)
        if done is not None:
            name = row.merchant or row.payee
            count = "payment" if done.changed == 1 else "payments"
            told = f"{CATEGORY_TITLES[category]}: {name}, {done.changed} {count}."
            self.query_one("#told", Static).update(safe_line(told))

    @on(VirtualList.Chosen)
    @work(group="dialog", exclusive=True)
    async def chosen(self, event: VirtualList.Chosen) -> None:
        """Ask for the category of a movement, and put it there."""
        row = self._rows.get(event.key)
        if row is None:
            return
        category = await self.app.push_screen_wait(CategoryScreen(row, self._suggested.get(row.id)))
        if category is not None:
            self._put(row, category)

    @work(group="dialog", exclusive=True)
    async def action_split(self) -> None:
        """Part a movement into several categories."""
        from sitdown.tui.kinds.money.splitting import split_movement

        row = self._here
        verb = await split_movement(self.app, row) if row is not None else None
        if verb is not None:
            await self._change(verb)

    async def _change(self, verb: Callable[[Desk], Done]) -> Done | None:
        try:
            done = await self.app.backstage.write(verb)
        except SitdownError as error:
            self.app.tell(error)
            return None
        self._changed += 1
        self._load()
        return done

    @work(group="leave", exclusive=True)
    async def action_leave(self) -> None:
        """Go back to the review, with the month read anew when something changed."""
        if self._changed:
            if self._session_id is not None:
                await self._read_anew(self._session_id)
            # The screen below was not there to hear of the change.
            self.app.screen_stack[-2].post_message(StoreChanged())
        self.dismiss()

    async def _read_anew(self, session_id: str) -> None:
        def anew(desk: Desk) -> object:
            from sitdown.kinds.money.reviews import refresh

            return refresh(desk, session_id)

        try:
            await self.app.backstage.write(anew)
        except SitdownError as error:
            self.app.tell(error)

    def _drawn(self, row: LedgerRow) -> Row:
        memo = row.memo if row.memo and row.memo != row.payee else ""
        suggested = self._suggested.get(row.id)
        if suggested is not None:
            memo = f"space: {CATEGORY_TITLES[suggested.category]}  {memo}"
        text = Content.assemble(
            (f"{day_month(row.date):>6}  ", MUTED),
            safe_line(row.merchant or row.payee or "no name", 30),
            "  ",
            safe_line(memo, 60, MUTED),
        )
        return Row(row.id, text, format_amount(row.amount_minor, row.currency))
