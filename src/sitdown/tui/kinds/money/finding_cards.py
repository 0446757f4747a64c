"""How a finding's card is drawn: a series, a payment, what changed. Pure: values in, lines out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.kinds.money.finding import NO_LONGER
from sitdown.kinds.money.snapshot import MONTHS_SHOWN, month_before
from sitdown.tui.kinds.money import cards
from sitdown.tui.kinds.money.drawing import bare, pair, spoken, whole
from sitdown.tui.safe_text import safe_line
from sitdown.tui.themes import MUTED, NOW
from sitdown.tui.widgets.charts import month_columns, sparkline

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sitdown.engine.views import EntryView
    from sitdown.kinds.money.material import Material
    from sitdown.kinds.money.snapshot import Month

_FIGURES = {
    "amount": "",
    "before": "before",
    "after": "now",
    "by_a_year": "a year",
    "a_year": "a year",
    "spent": "",
    "saved": "kept",
    "usual": "usually",
    "most_before": "at most before",
    "new": "new",
    "ended": "ended",
    "price": "price",
    "count": "how often",
    "one_off": "one-offs",
}
"""The figures that are told, in this order, each with its word."""


@dataclass(frozen=True, slots=True)
class FindingCard:
    """A finding; amounts are minor units.

    Attributes:
        kind: one of ``finding.FINDING_KINDS``, or ``finding.NO_LONGER``.
        words: the sentences below the title.
        amounts: the figures of its entry.
        months: its last twelve months, the oldest first; empty when there are none to draw.
    """

    kind: str
    title: str
    words: str
    amounts: Mapping[str, int]
    months: tuple[int, ...]
    month: Month
    currency: str


AnyCard = cards.Card | FindingCard
"""What a card of the patterns can be; each function below draws either."""


def finding_card(entry: EntryView, material: Material) -> FindingCard:
    """Give the card of a finding's entry."""
    taken = material.review.snapshot
    title, _, words = entry.content.partition("\n")
    kind, _, subject = str(entry.data["categories"][0]).partition(":")
    if kind == "changed":
        known = [spent for *_, spent in taken.twelve_months]
        months = (*(0 for _ in range(MONTHS_SHOWN - len(known))), *known)
    elif kind == "anomaly":
        year = material.years.get(subject)
        months = year.months if year else ()
    elif kind == "savings_rate":
        months = ()
    else:
        months = material.merchant_months.get(subject.partition("@")[0], ())
    if entry.data["insight_type"] == NO_LONGER:
        kind, months = NO_LONGER, ()
    return FindingCard(
        kind=kind,
        title=title,
        words=words,
        amounts={name: int(minor) for name, minor in entry.data["amounts"].items()},
        months=months,
        month=(taken.year, taken.month),
        currency=taken.currency,
    )


def headline(card: FindingCard) -> str:
    """Give the one figure that stands for the card: ``€ 12``, ``+€ 36 a year``."""
    amounts = card.amounts
    if card.kind == NO_LONGER:
        return "no longer"
    if card.kind == "price":
        return f"{_signed(amounts['by_a_year'], card.currency)} a year"
    if card.kind in {"changed", "savings_rate"}:
        return _signed(amounts["by"], card.currency)
    return whole(amounts.get("amount", amounts.get("spent", 0)), card.currency)


def title_line(card: AnyCard, width: int, *, is_dismissed: bool) -> Content:
    """Give the title, its one figure at the right edge, and that it is not told again."""
    if is_dismissed:
        shown = title_line(card, width, is_dismissed=False)
        return Content.assemble(shown, "\n", ("not again · x takes that back", MUTED))
    if isinstance(card, cards.Card):
        return cards.title_line(card, width)
    return pair(safe_line(card.title, style="bold"), Content.styled(headline(card), NOW), width)


def figures_line(card: AnyCard) -> Content:
    """Give ``€ 14 before · € 17 now · € 36 a year``; nothing for figures of nought."""
    if isinstance(card, cards.Card):
        return cards.figures_line(card)
    amount = _signed if card.kind == "changed" else whole
    parts = [
        f"{amount(card.amounts[name], card.currency)} {word}".strip()
        for name, word in _FIGURES.items()
        if card.amounts.get(name)
    ]
    return Content.styled(" · ".join(parts), MUTED)


def year_chart(card: AnyCard, width: int, *, is_short: bool) -> Content:
    """Give the last twelve months, in as many lines as there is room for."""
    if isinstance(card, cards.Card):
        return cards.year_chart(card, width, is_short=is_short)
    months = [max(0, minor) for minor in card.months]
    if not any(months):
        return Content("")
    if is_short or width < cards.CHART_WIDTH:
        line = Content.assemble(("12 months  ", MUTED), sparkline(months))
        return line.truncate(width, ellipsis=True)
    names = [
        MONTH_NAMES[month_before(card.month, steps)[1] - 1][0]
        for steps in range(MONTHS_SHOWN - 1, -1, -1)
    ]
    return month_columns(months, names, number=lambda value: bare(round(value), card.currency))


def says(card: AnyCard, name: str) -> Content:
    """Give what the buddy says."""
    if isinstance(card, cards.Card):
        return cards.says(card, name)
    return spoken(name, card.words)


def _signed(minor: int, currency: str) -> str:
    return f"{'-' if minor < 0 else '+'}{whole(abs(minor), currency)}"
