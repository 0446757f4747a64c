"""The month at a glance: figures, days, categories, and whether the income is right."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from sitdown.kinds.money.amounts import format_amount, minor_digits
from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.kinds.money.figures_said import income_confirmed, income_said
from sitdown.tui.keys import bind
from sitdown.tui.kinds.money import drawing
from sitdown.tui.kinds.money.drawing import keys_line, whole
from sitdown.tui.kinds.money.money_stage import Escaped, InlineNumber, MoneyStage
from sitdown.tui.stage import Stage
from sitdown.tui.themes import DONE, KEY, MUTED, NOW
from sitdown.tui.widgets.drawn import Drawn
from sitdown.tui.widgets.side import Panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from sitdown.engine.views import EntryView

_MOST_INCOME = Decimal(10) ** 12


class OverviewStage(MoneyStage):
    """Shows the month and asks one thing: is the income right?"""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("money.confirm", "confirm"),
        bind("money.change", "change", "change income"),
        bind("money.categorise", "categorise"),
    ]

    def compose(self) -> ComposeResult:
        """Lay the month out from top to bottom."""
        taken = self.taken
        month = MONTH_NAMES[taken.month - 1]
        yield Static(f"Here is {month}.", classes="title only-tall", markup=False)
        yield Static("", classes="only-tall")
        if not taken.coverage.transactions:
            yield Drawn(lambda _width, _short: _nothing_yet(month))
        else:
            target = self.material.review.target_rate
            yield Drawn(lambda width, _: drawing.figures(taken, self.income, target, width))
            yield Drawn(lambda width, short: drawing.days(taken, 1 if short else 2, width))
            yield Drawn(lambda _width, _: drawing.year(taken), classes="only-tall")
            yield Drawn(self._bars)
        yield self.buddy_says()
        if self.stale is not None:
            yield Drawn(lambda _width, _: self.stale_line(), id="stale")
        yield Static(
            Content("\n").join(self._income_lines()), classes="only-narrow row", markup=False
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what there is something to do for."""
        if not super().check_action(action, parameters):
            return False
        if action == "confirm":
            return self._response() is None and self._detected() is not None
        if action == "categorise":
            return self.taken.coverage.uncategorised > 0
        return True

    def claims(self) -> Sequence[EntryView]:
        """Everything the buddy says here: the month, last year's, and the income."""
        return tuple(entry for entry in self.scene.entries if entry.role.value == "buddy")

    def claim(self) -> EntryView | None:
        """The month in words."""
        said = self.entries_of("buddy_insight")
        return said[0] if said else super().claim()

    def spoken_here(self, entry_type: str) -> Sequence[str]:
        """The month, where it is going, and last year's where there is something to say of it."""
        said = self.entries_of(entry_type)
        is_going = any(entry.data["insight_type"] == "pace" for entry in said)
        return [
            entry.content
            for entry in said
            if entry.data["amounts"] or not (is_going and entry.data["insight_type"] == "year_ago")
        ]

    def side_panels(self) -> Sequence[Panel]:
        """What the month rests on, the question on the income, and the way to what comes."""
        return (
            Panel("Data", tuple(self._data_lines())),
            Panel("Income", tuple(self._income_lines())),
            Panel("Ahead", (keys_line(("A", "the weeks to come")),)),
        )

    def action_confirm(self) -> None:
        """Say that the income that was found is right."""
        found = self._detected()
        if found is not None and self._response() is None:
            said = income_confirmed(found, self.taken.currency)
            self.post_message(Stage.Said(replace(said, step=self.step)))

    def action_change(self) -> None:
        """Ask for the income as the person knows it."""
        if self.query(InlineNumber):
            return
        known = self.income
        digits = minor_digits(self.taken.currency)
        value = "" if known is None else f"{Decimal(known).scaleb(-digits):f}"
        box = InlineNumber(
            value,
            minimum=Decimal(0),
            maximum=_MOST_INCOME,
            places=digits,
            placeholder="What came in?",
            id="income",
        )
        self.mount(box, before=0)
        self.mount(
            Static(f"Income of the month, in {self.taken.currency}", classes="muted"), before=0
        )
        box.focus()
        self.scroll_home(animate=False)

    def action_categorise(self) -> None:
        """Open the list of what has no category yet."""
        # A screen of its own, loaded when it is wanted.
        from sitdown.tui.kinds.money.categorise import CategoriseScreen

        screen = CategoriseScreen((self.taken.year, self.taken.month), self.scene.detail.session.id)
        self.app.push_screen(screen)

    def begin_revision(self, entry: EntryView) -> bool:
        """Revise the income where it was asked for."""
        if entry.entry_type != "user_income_response":
            return False
        self.action_change()
        return True

    @on(InlineNumber.Entered)
    def income_entered(self, event: InlineNumber.Entered) -> None:
        """Say the income, or say it anew."""
        event.stop()
        digits = minor_digits(self.taken.currency)
        amount = int(event.number.scaleb(digits))
        said = income_said(amount, self._detected(), self.taken.currency)
        before = self._response()
        if before is None:
            self.post_message(Stage.Said(replace(said, step=self.step)))
        else:
            self.post_message(Stage.Revised(before, said.content, said.data))

    @on(Escaped)
    def take_box_away(self, event: Escaped) -> None:
        """Leave the income as it is."""
        event.stop()
        self.refresh(recompose=True)
        self.focus()

    def _response(self) -> EntryView | None:
        said = self.entries_of("user_income_response")
        return said[-1] if said else None

    def _detected(self) -> int | None:
        asked = self.entries_of("income_confirmation")
        found = asked[-1].data["detected_income"] if asked else None
        return None if found is None else int(found)

    def _income_lines(self) -> list[Content]:
        currency = self.taken.currency
        said = self._response()
        if said is not None:
            amount = said.data["confirmed_amount"]
            shown = "not said" if amount is None else format_amount(int(amount), currency)
            how = "confirmed" if said.data["confirmed"] else "as you said"
            return [
                Content.assemble(("✓", DONE), f" {shown} ", (how, MUTED)),
                keys_line(("e", "change")),
            ]
        found = self._detected()
        if found is None:
            return [Content("What came in?"), keys_line(("e", "tell it"))]
        return [
            Content(f"Is {whole(found, currency)} right?"),
            keys_line(("y", "yes"), ("e", "change")),
        ]

    def _data_lines(self) -> list[Content]:
        coverage = self.taken.coverage
        lines = [Content.assemble(f"{coverage.transactions:,}", (" transactions", MUTED))]
        if coverage.first_date and coverage.last_date:
            month = MONTH_NAMES[self.taken.month - 1][:3]
            first, last = coverage.first_date.day, coverage.last_date.day
            first = 1 if coverage.complete else first
            state = ("complete", MUTED) if coverage.complete else ("partial", NOW)
            lines.append(Content.assemble(f"{first}–{last} {month}", (" · ", MUTED), state))
        else:
            lines.append(Content.assemble(("i", KEY), " import a file"))
        if coverage.uncategorised:
            count = f"{coverage.uncategorised}"
            lines.append(Content.assemble((count, NOW), (" uncategorised  ", MUTED), ("u", KEY)))
        return lines

    def _bars(self, width: int, is_short: bool) -> Content:  # noqa: FBT001 - the shape of a drawing
        most = drawing.MOST_BARS_WHEN_SHORT if is_short else drawing.MOST_BARS
        return drawing.bars(self.taken.categories, self.taken.currency, width, most)


def _nothing_yet(month: str) -> Content:
    return Content("\n").join([
        Content(f"There is nothing of {month} in the ledger."),
        Content(""),
        keys_line(("i", "import a file of your bank"), ("⏎", "go on without")),
    ])  # fmt: skip
