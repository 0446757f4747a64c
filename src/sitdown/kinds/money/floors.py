"""Thresholds in whole units as minor units of a currency, grown with the person's months. Pure."""

from __future__ import annotations

from sitdown.kinds.money.amounts import minor_digits
from sitdown.kinds.money.thresholds import FLOOR_SHARE


def minor(units: float, currency: str, median_month: int = 0) -> int:
    """A floor in minor units.

    Args:
        units: whole units of the currency.
        currency: its code.
        median_month: what an ordinary month takes, in minor units; the floor is at least 1 % of it.
    """
    unit: int = 10 ** minor_digits(currency)
    return max(round(units * unit), round(FLOOR_SHARE * median_month))
