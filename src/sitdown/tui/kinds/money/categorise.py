"""What nothing has put into a category yet: choose one, for this payment or for the merchant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from sitdown.clock import today
from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.categories import CATEGORY_TITLES, DEFAULT_CATEGORIES, UNCATEGORISED
from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.kinds.money.snapshot import month_before
from sitdown.tui.keys import bind
from sitdown.tui.kinds.money.drawing import day_month, keys_line
from sitdown.tui.kinds.money.ledger_screen import LedgerScreen
from sitdown.tui.safe_text import safe, safe_line
from sitdown.tui.themes import MUTED
from sitdown.tui.widgets.choices import Choice, ChoiceList
from sitdown.tui.widgets.dialog import Dialog
from sitdown.tui.widgets.rows import Row, Rows
from sitdown.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events
    from textual.app import ComposeResult

    from sitdown.engine.desk import Desk
    from sitdown.kinds.money.placing import Categorised
    from sitdown.kinds.money.snapshot import LedgerRow, Month
    from sitdown.kinds.money.suggestions import Suggestion

_CHOICES = tuple(category for category in DEFAULT_CATEGORIES if category.key != UNCATEGORISED)
_TAKEN = frozenset("jkgGqSLE")
"""Letters that move in the list, leave the program, split, export, or show where help is."""


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


@dataclass(frozen=True)
class Unplaced:
    """Movements without a category, and what is suggested for some of them, by their ids."""

    rows: tuple[LedgerRow, ...]
    suggested: Mapping[str, Suggestion]


class CategoriseScreen(LedgerScreen):
    """The uncategorised movements of a month, the largest first; a letter places one."""

    DEFAULT_CSS = """
    CategoriseScreen #letters { height: auto; padding: 0 2; margin: 1 0; max-width: 110; }
    """
    TOLD = "The same merchant goes there from now on."
    KEY_LABELS: ClassVar[dict[str, str]] = {"list.choose": "put it into…"}
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("money.take", "take", "as suggested"),
        bind("money.split", "split", "split"),
        bind("go.back", "leave", "done"),
    ]

    def __init__(self, month: Month | None = None, session_id: str | None = None) -> None:
        """Show a month's movements, by default last month's; what changes is read into the review,
        where there is one, when the person leaves.
        """
        super().__init__(session_id)
        self._wanted = month
        self._keys = category_keys()

    @property
    def month(self) -> Month:
        """The month whose movements are shown."""
        now = today(self.app.clock)
        return self._wanted or month_before((now.year, now.month))

    def compose(self) -> ComposeResult:
        """Lay out the letters below the list."""
        *listed, foot = super().compose()
        yield from listed
        letters = [Choice(key, CATEGORY_TITLES[category]) for key, category in self._keys.items()]
        yield Letters(letters, id="letters")
        yield foot

    def on_mount(self) -> None:
        """Name the month, and read it."""
        month = MONTH_NAMES[self.month[1] - 1]
        self.query_one(".title", Static).update(f"What is it? {month}, without a category")
        super().on_mount()

    def look(self, desk: Desk) -> Unplaced:
        """The movements of the month that nothing has placed yet."""
        from sitdown.kinds.money.ledger import uncategorised
        from sitdown.kinds.money.suggesting import suggestions

        rows = uncategorised(desk, *self.month)
        return Unplaced(rows, suggestions(desk, rows))

    def rows(self, found: Unplaced) -> Sequence[Row]:
        """A line a movement, with what space would make of it."""
        drawn = [_drawn(row, found.suggested.get(row.id)) for row in found.rows]
        return drawn or [Row.note("Everything has a category now.")]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to take a suggestion only where there is one."""
        if action == "take":
            return self._suggestion is not None
        return self._here is not None if action == "split" else True

    @property
    def _here(self) -> LedgerRow | None:
        """The movement under the cursor."""
        return self._of(self.key)

    @property
    def _suggestion(self) -> Suggestion | None:
        """What is suggested for the movement under the cursor."""
        found: Unplaced | None = self.found
        return found.suggested.get(self.key or "") if found is not None else None

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
        row, suggestion = self._here, self._suggestion
        if row is not None and suggestion is not None:
            self._put(row, suggestion.category)

    @work(group="put")
    async def _put(self, row: LedgerRow, category: str) -> None:
        def put(desk: Desk) -> Categorised:
            from sitdown.kinds.money.placing import categorise

            return categorise(desk, row.id, category)

        done = await self.change(put)
        if done is not None:
            name = row.merchant or row.payee
            count = "payment" if done.changed == 1 else "payments"
            told = f"{CATEGORY_TITLES[category]}: {name}, {done.changed} {count}."
            self.query_one("#told", Static).update(safe_line(told))

    @on(VirtualList.Chosen)
    @work(group="dialog", exclusive=True)
    async def chosen(self, event: VirtualList.Chosen) -> None:
        """Ask for the category of a movement, and put it there."""
        row, suggestion = self._of(event.key), self._suggestion
        if row is None:
            return
        category = await self.app.push_screen_wait(CategoryScreen(row, suggestion))
        if category is not None:
            self._put(row, category)

    @work(group="dialog", exclusive=True)
    async def action_split(self) -> None:
        """Part a movement into several categories."""
        from sitdown.tui.kinds.money.splitting import split_movement

        row = self._here
        verb = await split_movement(self.app, row) if row is not None else None
        if verb is not None:
            await self.change(verb)

    def _of(self, key: str | None) -> LedgerRow | None:
        found: Unplaced | None = self.found
        return next((row for row in found.rows if row.id == key), None) if found else None


def _drawn(row: LedgerRow, suggestion: Suggestion | None) -> Row:
    memo = row.memo if row.memo and row.memo != row.payee else ""
    if suggestion is not None:
        memo = f"space: {CATEGORY_TITLES[suggestion.category]}  {memo}"
    text = Content.assemble(
        (f"{day_month(row.date):>6}  ", MUTED),
        safe_line(row.merchant or row.payee or "no name", 30),
        "  ",
        safe_line(memo, 60, MUTED),
    )
    return Row(row.id, text, format_amount(row.amount_minor, row.currency))
