"""How a category's card is drawn. Pure: values in, lines out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from sitdown.kinds.money.categories import CATEGORY_TITLES
from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.kinds.money.finding import NO_LONGER, subject_in
from sitdown.kinds.money.snapshot import MONTHS_SHOWN, month_before
from sitdown.tui.kinds.money.drawing import bare, pair, spoken, whole
from sitdown.tui.safe_text import safe_line
from sitdown.tui.themes import DONE, KEY, MUTED, NOW, OVER
from sitdown.tui.widgets.charts import month_columns, sparkline
from sitdown.tui.widgets.meters import meter
from sitdown.tui.widgets.rail import State, state_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sitdown.engine.views import EntryView
    from sitdown.kinds.money.category_years import CategoryYear
    from sitdown.kinds.money.material import Material
    from sitdown.kinds.money.snapshot import Month

CHART_WIDTH = 54
"""Cells that twelve columns with their axis and the name of the line need."""

METER_WIDTH = 14
SIDE_WIDTH = 26


@dataclass(frozen=True, slots=True)
class Card:
    """A category that stands out; amounts are minor units.

    Attributes:
        words: what the buddy says of it.
        usual: the median of the months before; None without any.
        year: its last twelve months; None when the ledger no longer has any of it.
    """

    title: str
    words: str
    spent: int
    budget: int | None
    usual: int | None
    year: CategoryYear | None
    month: Month
    currency: str

    @property
    def change(self) -> tuple[str, bool] | None:
        """How far it is from its budget, else from what is usual: ``+37 %``, and whether above."""
        against = self.budget or self.usual
        if not against or against <= 0:
            return None
        share = round(100 * (self.spent - against) / against)
        return f"{share:+d} %", share > 0


def place_line(at: int, count: int, hidden: int, width: int) -> Content:
    """Give ``1 of 3 patterns · m 6 more`` with the arrows that turn the cards."""
    noun = "pattern" if count == 1 else "patterns"
    place = Content.styled(f"{at + 1} of {count} {noun}", MUTED)
    if hidden:
        place = Content.assemble(place, (" · ", MUTED), more_line(hidden))
    return pair(place, Content.styled("← →" if count > 1 else "", KEY), width)


def more_line(hidden: int) -> Content:
    """Give how many cards wait behind the key."""
    return Content.assemble(("m", KEY), (f" {hidden} more", MUTED))


def title_line(card: Card, width: int) -> Content:
    """Give the title, and at the right edge how much of the budget it took."""
    if card.budget:
        share = round(100 * card.spent / card.budget)
        style = OVER if card.spent > card.budget else DONE
        right = Content.styled(f"{share} % of budget", style)
    elif card.usual and card.usual > 0:
        share = round(100 * card.spent / card.usual)
        right = Content.styled(f"{share} % of usual", NOW)
    else:
        right = Content.styled("no budget", MUTED)
    return pair(safe_line(card.title, style="bold"), right, width)


def figures_line(card: Card) -> Content:
    """Give ``€ 412 of € 300 · usually € 265 · 12 visits, 5 at a weekend``."""
    parts = [whole(card.spent, card.currency)]
    quiet = f" of {whole(card.budget, card.currency)}" if card.budget is not None else ""
    if card.usual is not None:
        quiet += f" · usually {whole(card.usual, card.currency)}"
    if card.year is not None and card.year.visits:
        quiet += f" · {card.year.visits} {'visit' if card.year.visits == 1 else 'visits'}"
        if card.year.weekend_visits and card.year.visits > 1:
            quiet += f", {card.year.weekend_visits} at a weekend"
    return Content.assemble(parts[0], (quiet, MUTED))


def year_chart(card: Card, width: int, *, is_short: bool) -> Content:
    """Give the last twelve months with the budget, in as many lines as there is room for."""
    months = [max(0, spent) for spent in card.year.months] if card.year else []
    if not any(months):
        return Content("")
    if is_short or width < CHART_WIDTH:
        return _year_line(card, months, width)
    names = [
        MONTH_NAMES[month_before(card.month, steps)[1] - 1][0]
        for steps in range(MONTHS_SHOWN - 1, -1, -1)
    ]
    return month_columns(
        months,
        names,
        budget=card.budget or None,
        number=lambda value: bare(round(value), card.currency),
    )


def _year_line(card: Card, months: Sequence[int], width: int) -> Content:
    line = Content.assemble(("12 months  ", MUTED), sparkline(months, over=card.budget or None))
    if card.budget:
        line = Content.assemble(
            line, ("   budget ", MUTED), meter(card.spent, card.budget, METER_WIDTH)
        )
    return line.truncate(width, ellipsis=True)


def says(card: Card, name: str) -> Content:
    """Give what the buddy says beyond the figures that stand above; nothing when that is all."""
    words = card.words
    if words.startswith(f"{card.title}: "):
        _, _, words = words.partition(". ")
    return spoken(name, words) if words else Content("")


def _tail(truth: EntryView, currency: str) -> str:
    """Give the figure behind a card's title at the side; none where the title has it."""
    if truth.entry_type == "category_truth":
        budget, spent = truth.data["budget"], int(truth.data["spent"])
        if budget:
            return f"{round(100 * (spent - budget) / budget):+d} %"
        return whole(spent, currency)
    if truth.data["insight_type"] == NO_LONGER:
        return "gone"
    if truth.data["insight_type"] == "price":
        return ""
    amounts = truth.data["amounts"]
    if "by" in amounts:
        by = int(amounts["by"])
        return f"{'-' if by < 0 else '+'}{whole(abs(by), currency)}"
    return whole(int(amounts.get("amount", amounts.get("spent", 0))), currency)


def side_lines(
    truths: Sequence[EntryView],
    at: int,
    answered: AbstractSet[str],
    titles: Mapping[str, str],
    currency: str,
) -> tuple[Content, ...]:
    """Give every card in a line: where it stands, and how far from its budget it is."""
    lines = []
    for place, truth in enumerate(truths):
        key = subject_in(truth)
        state: State = "now" if place == at else "done" if key in answered else "later"
        tail = _tail(truth, currency)
        room = SIDE_WIDTH - len(tail) - 1
        title = titles.get(key, truth.content.partition("\n")[0])
        style = NOW if place == at else MUTED
        lines.append(pair(state_line(state, title, room), Content.styled(tail, style), SIDE_WIDTH))
    return tuple(lines)


def category_card(truth: EntryView, material: Material) -> Card:
    """The card of a category that the buddy found to stand out."""
    taken = material.review.snapshot
    key = str(truth.data["category"])
    line = next((line for line in taken.categories if line.category == key), None)
    return Card(
        title=line.title if line else CATEGORY_TITLES.get(key, key),
        words=truth.content,
        spent=int(truth.data["spent"]),
        budget=truth.data["budget"],
        usual=line.usual if line else None,
        year=material.years.get(key),
        month=(taken.year, taken.month),
        currency=taken.currency,
    )
