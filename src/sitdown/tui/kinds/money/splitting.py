"""Splitting a payment: parts are named, and what is left of it stays in one category.

So the parts add up to the payment at every moment, whatever is typed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from sitdown.errors import SitdownError
from sitdown.kinds.money.amounts import format_amount, minor_digits
from sitdown.kinds.money.categories import CATEGORY_TITLES
from sitdown.tui.keys import bind
from sitdown.tui.kinds.money.drawing import keys_line
from sitdown.tui.kinds.money.money_stage import Escaped, InlineNumber
from sitdown.tui.safe_text import safe, safe_line
from sitdown.tui.themes import MUTED
from sitdown.tui.widgets.dialog import Dialog
from sitdown.tui.widgets.rows import Row, Rows
from sitdown.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult

    from sitdown.engine.desk import Desk
    from sitdown.kinds.money.snapshot import LedgerRow
    from sitdown.tui.app import SitdownApp

REST = "rest"


@dataclass(frozen=True)
class Part:
    """A part as it is being made: a category's key, and minor units without a sign."""

    category: str
    minor: int


@dataclass(frozen=True)
class Parts:
    """How a payment is split: the named parts, and the category of what is left of it."""

    whole: int
    rest_category: str
    named: tuple[Part, ...] = ()

    @property
    def rest(self) -> int:
        """What is left, in minor units; above zero while the parts are fewer than the whole."""
        return self.whole - sum(part.minor for part in self.named)

    @property
    def all(self) -> tuple[Part, ...]:
        """Every part that is not nothing, what is left the last."""
        rest = (Part(self.rest_category, self.rest),) if self.rest else ()
        return (*(part for part in self.named if part.minor), *rest)


async def split_movement(app: SitdownApp, row: LedgerRow) -> Callable[[Desk], object] | None:
    """Ask how to split a movement, or the one that a row is a part of.

    Returns:
        The verb that does it; None when the person thought better of it.
    """

    def look(desk: Desk) -> tuple[LedgerRow, tuple[LedgerRow, ...]]:
        from sitdown.kinds.money.splitting import whole_and_parts

        return whole_and_parts(desk, row.id)

    try:
        whole, parts = await app.backstage.read(look)
    except SitdownError as error:
        app.tell(error)
        return None
    made = await app.push_screen_wait(SplitScreen(whole, parts))
    return None if made is None else _verb(whole, made)


def _verb(whole: LedgerRow, made: Parts) -> Callable[[Desk], object]:
    sign = -1 if whole.amount_minor < 0 else 1

    def verb(desk: Desk) -> None:
        from sitdown.kinds.money import splitting

        parts = [splitting.SplitPart(sign * part.minor, part.category) for part in made.all]
        if len(parts) < splitting.FEWEST_PARTS:
            splitting.unsplit(desk, whole.id)
        else:
            splitting.split(desk, whole.id, parts)

    return verb


class SplitScreen(ModalScreen[Parts | None]):
    """Gives the parts of a payment; None when the person thought better of it."""

    AUTO_FOCUS = "VirtualList"
    DEFAULT_CSS = "SplitScreen VirtualList { height: 8; margin: 1 0 0 0; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("session.new", "add", "a part"),
        bind("money.change", "change", "its amount"),
        bind("money.undo", "take_back", "no part"),
        bind("answer.send", "take", "split it"),
        bind("go.back", "dismiss(None)", "never mind"),
    ]
    app: SitdownApp

    def __init__(self, whole: LedgerRow, parts: Sequence[LedgerRow] = ()) -> None:
        """Ask about a movement; ``parts`` are those it has already."""
        super().__init__()
        self._whole = whole
        named = tuple(Part(part.category, abs(part.amount_minor)) for part in parts[:-1])
        rest = parts[-1].category if parts else whole.category
        self._parts = Parts(abs(whole.amount_minor), rest, named)
        self._asked: int | str = REST

    def compose(self) -> ComposeResult:
        """Lay out the payment above its parts."""
        name = self._whole.merchant or self._whole.payee or "no name"
        with Dialog():
            amount = format_amount(self._whole.amount_minor, self._whole.currency)
            yield Static(safe_line(f"{name}  {amount}"), classes="dialog-title", markup=False)
            yield Static("Name its parts; the rest stays together.", classes="dialog-text")
            yield VirtualList(Rows(self._rows()))
            yield Static("", id="problem", classes="dialog-problem", markup=False)
            parting = (("n", "a part"), ("⏎", "where to"), ("e", "how much"), ("z", "no part"))
            keys = keys_line(*parting), "\n", keys_line(("^s", "split it"), ("esc", "never mind"))
            yield Static(Content.assemble(*keys), classes="dialog-keys", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep the parts as they are while the amount of one is typed."""
        return action not in {"add", "take_back"} or not self.query(InlineNumber)

    @property
    def _place(self) -> int | None:
        """The part under the cursor; None for the rest."""
        row = self.query_one(VirtualList).current
        return None if row is None or row.key in {None, REST} else int(str(row.key))

    def _rows(self) -> list[Row]:
        def line(part: Part, note: str = "") -> tuple[Content, str]:
            title = CATEGORY_TITLES.get(part.category, part.category)
            told = Content.assemble(safe_line(title), (note, MUTED))
            return told, format_amount(part.minor, self._whole.currency)

        rest = Part(self._parts.rest_category, self._parts.rest)
        rows = [Row(str(at), *line(part)) for at, part in enumerate(self._parts.named)]
        return [*rows, Row(REST, *line(rest, "  the rest"))]

    def _show(self, parts: Parts) -> None:
        self._parts = parts
        self.query_one(VirtualList).set_source(Rows(self._rows()))
        self._tell("")

    def _tell(self, problem: str) -> None:
        told = self.query_one("#problem", Static)
        told.update(safe(problem))
        told.set_class(bool(problem), "-shown")

    @on(VirtualList.Chosen)
    @work(group="dialog", exclusive=True)
    async def chosen(self, event: VirtualList.Chosen) -> None:
        """Put a part elsewhere."""
        event.stop()
        category = await self._ask_category()
        place = self._place
        if category is None:
            return
        if place is None:
            self._show(replace(self._parts, rest_category=category))
        else:
            self._show(self._with(place, replace(self._parts.named[place], category=category)))

    @work(group="dialog", exclusive=True)
    async def action_add(self) -> None:
        """Name one more part: where it goes, then how much it is."""
        category = await self._ask_category()
        if category is not None:
            self._ask_amount(category, "")

    def action_change(self) -> None:
        """Ask how much a part is; what is left of the payment is the rest."""
        place = self._place
        if place is None:
            self._tell("The rest is what the parts leave. n names a part.")
        else:
            digits = minor_digits(self._whole.currency)
            amount = Decimal(self._parts.named[place].minor).scaleb(-digits)
            self._ask_amount(place, f"{amount:f}")

    def action_take_back(self) -> None:
        """Give a part back to the rest."""
        place = self._place
        if place is not None:
            named = self._parts.named
            self._show(replace(self._parts, named=(*named[:place], *named[place + 1 :])))

    def action_take(self) -> None:
        """Give the parts."""
        self.dismiss(self._parts)

    @on(InlineNumber.Entered)
    def amount_entered(self, event: InlineNumber.Entered) -> None:
        """Take an amount, which may be at most what there is."""
        event.stop()
        minor = int(event.number.scaleb(minor_digits(self._whole.currency)))
        parts = self._parts
        if isinstance(self._asked, int):
            wanted = self._with(self._asked, replace(parts.named[self._asked], minor=minor))
        else:
            wanted = replace(parts, named=(*parts.named, Part(self._asked, minor)))
        if wanted.rest < 0:
            room = format_amount(minor + wanted.rest, self._whole.currency)
            self._tell(f"That is more than the payment. At most {room} is left for this part.")
            return
        self._take_box_away()
        self._show(wanted)

    @on(Escaped)
    def box_left(self, event: Escaped) -> None:
        """Leave the parts as they are."""
        event.stop()
        self._take_box_away()

    def _with(self, place: int, part: Part) -> Parts:
        named = self._parts.named
        return replace(self._parts, named=(*named[:place], part, *named[place + 1 :]))

    async def _ask_category(self) -> str | None:
        from sitdown.tui.kinds.money.categorise import CategoryScreen

        return await self.app.push_screen_wait(CategoryScreen(self._whole))

    def _ask_amount(self, asked: int | str, value: str) -> None:
        if self.query(InlineNumber):
            return
        self._asked = asked
        box = InlineNumber(
            value,
            minimum=Decimal(0),
            maximum=Decimal(10) ** 12,
            places=minor_digits(self._whole.currency),
            placeholder=f"how much, in {self._whole.currency}",
            id="amount",
        )
        self.mount(box, before="#problem")
        box.focus()

    def _take_box_away(self) -> None:
        self.query(InlineNumber).remove()
        self._tell("")
        self.query_one(VirtualList).focus()
