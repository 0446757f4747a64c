"""What a promise can be about, and what a promise is. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sitdown.kinds.money.categories import DEFAULT_CATEGORIES, UNCATEGORISED

if TYPE_CHECKING:
    from sitdown.engine.views import EntryView
    from sitdown.kinds.money.cancellable import Cancellable
    from sitdown.kinds.money.material import Material
    from sitdown.tui.kinds.money.budget_lines import BudgetLine


@dataclass(frozen=True)
class PromiseMatter:
    """What a promise can be about. Amounts are minor units; pairs are key and title.

    Attributes:
        amounts: where the amount of a category begins.
        rate: the share of the income that is aimed for; None without one.
        cut: the keys of series that the person said to cut.
        charges: what recurs and can be ended, those first; empty until it is known.
        fund_currencies: by fund id, for funds in another currency than the month's.
    """

    currency: str
    categories: tuple[tuple[str, str], ...]
    amounts: Mapping[str, int]
    merchants: tuple[str, ...]
    funds: tuple[tuple[str, str], ...]
    rate: float | None
    cut: frozenset[str] = frozenset()
    charges: tuple[Cancellable, ...] = ()
    fund_currencies: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Promised:
    """A promise as ``commitment`` keeps it."""

    text: str
    metric_type: str
    metric_params: Mapping[str, Any] = field(default_factory=dict)


def matter_of(
    material: Material, lines: Sequence[BudgetLine], here: str | None, rate: float | None
) -> PromiseMatter:
    """What a promise for the next month can be about; the category ``here`` is named first."""
    spending = [line for line in lines if line.spent or line.amount]
    spending.sort(key=lambda line: line.category != here)
    every = tuple(
        (each.key, each.title)
        for each in DEFAULT_CATEGORIES
        if each.group == "spending" and each.key != UNCATEGORISED
    )
    return PromiseMatter(
        currency=material.review.snapshot.currency,
        categories=tuple((line.category, line.title) for line in spending) or every,
        amounts={line.category: line.amount or line.proposed or line.spent for line in spending},
        merchants=material.merchants,
        funds=tuple((fund.id, fund.name) for fund in material.funds),
        rate=rate,
        fund_currencies={
            fund.id: fund.currency
            for fund in material.funds
            if fund.currency != material.review.snapshot.currency
        },
    )


def series_to_cut(said: Sequence[EntryView]) -> frozenset[str]:
    """The keys of the series that the reactions among ``said`` want to cut."""
    return frozenset(
        str(entry.data["category"]).partition(":")[2]
        for entry in said
        if entry.entry_type == "user_category_response" and entry.data["response"] == "cut"
    )


def cut_first(charges: Sequence[Cancellable], cut: Collection[str]) -> tuple[Cancellable, ...]:
    """The charges, those of the keys in ``cut`` first."""
    return tuple(sorted(charges, key=lambda one: one.key not in cut))


def promised_data(promised: Promised) -> dict[str, Any]:
    """The data of the entry in which a promise is made."""
    return {
        "commitment_text": promised.text,
        "metric_type": promised.metric_type,
        "metric_params": dict(promised.metric_params),
    }
