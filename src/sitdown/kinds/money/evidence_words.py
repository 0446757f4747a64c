"""The facts of a claim's evidence in words: amounts as money, rates as percent. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.commitments import percent

_COUNTS = frozenset({"paid", "said", "entries", "quoted", "rounded_to_units", "month_count"})
"""Whole numbers that count things; every other one is an amount in minor units."""
_RATES = frozenset(
    {"savings_rate", "usual_rate", "target_rate", "reached", "at_least", "share_of_usual_when_cut"}
)
"""Fractions of one that are told in percent."""


def facts(parameters: Mapping[str, Any]) -> Sequence[tuple[str, str]]:
    """Name and value of each parameter, in their order; what is not known is said to be so."""
    currency = str(parameters.get("currency", ""))
    counts = _COUNTS if currency else frozenset(parameters)
    return [
        (name.replace("_", " "), _told(name, value, currency, is_count=name in counts))
        for name, value in parameters.items()
        if name != "currency"
    ]


def _told(name: str, value: Any, currency: str, *, is_count: bool) -> str:
    if value is None:
        return "not known"
    if isinstance(value, Mapping):
        own = str(value.get("currency", currency))
        parts = (
            f"{key.replace('_', ' ')} {_told(key, held, own, is_count=not own)}"
            for key, held in value.items()
            if key != "currency"
        )
        return ", ".join(parts) or "none"
    if isinstance(value, list | tuple):
        return ", ".join(_told(name, held, currency, is_count=is_count) for held in value) or "none"
    if isinstance(value, float) and name in _RATES:
        return percent(value)
    if isinstance(value, int) and not isinstance(value, bool) and not is_count:
        return format_amount(value, currency)
    return str(value)
