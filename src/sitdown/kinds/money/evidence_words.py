"""The facts of a claim's evidence in words: amounts as money, rates as percent. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.commitments import percent

_COUNTS = frozenset({
    "paid", "said", "entries", "quoted", "rounded_to_units", "month_count", "days", "series",
    "charges", "charges_since", "payments_before", "months_of_data", "months_left", "months_known",
    "months_before", "whole_months_before", "months_watched", "days_known", "days_off_allowed",
    "days_apart_at_most", "times_usual_at_least", "percent_above_last_month", "deviation",
})  # fmt: skip
"""Whole numbers that count things; beside a currency any other is an amount in minor units."""
_RATES = frozenset(
    {"savings_rate", "usual_rate", "target_rate", "reached", "at_least", "share_of_usual_when_cut"}
)
"""Fractions of one that are told in percent."""


def facts(parameters: Mapping[str, Any]) -> Sequence[tuple[str, str]]:
    """Name and value of each parameter, in their order; what is not known is said to be so."""
    currency = str(parameters.get("currency", ""))
    return [
        (name.replace("_", " "), _told(name, value, currency))
        for name, value in parameters.items()
        if name != "currency"
    ]


def _told(name: str, value: Any, currency: str) -> str:
    if value is None:
        return "not known"
    if isinstance(value, Mapping):
        own = str(value.get("currency", currency))
        parts = (
            f"{key.replace('_', ' ')} {_told(key, held, own)}"
            for key, held in value.items()
            if key != "currency"
        )
        return ", ".join(parts) or "none"
    if isinstance(value, list | tuple):
        return ", ".join(_told(name, held, currency) for held in value) or "none"
    if isinstance(value, float):
        return percent(value) if name in _RATES else f"{value:g}"
    is_amount = isinstance(value, int) and not isinstance(value, bool) and name not in _COUNTS
    if is_amount and currency:
        return format_amount(value, currency)
    return str(value)
