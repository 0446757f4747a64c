"""What each merchant took or brought over a year. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sitdown.kinds.money.merchants import merchant_key
from sitdown.kinds.money.snapshot import MONTHS_SHOWN, LedgerRow, month_before


def merchant_years(
    rows: Iterable[LedgerRow], year: int, month: int, currency: str
) -> Mapping[str, tuple[int, ...]]:
    """Minor units of each of the twelve months that end with a month, by merchant key.

    The oldest month is the first. What a merchant took is positive, and so is what one brought
    that never took anything.

    Args:
        rows: the movements of those months, in any order; others are passed over.
        year: the year of the last month.
        month: the last month, from 1.
        currency: the only one that is counted.
    """
    shown = [month_before((year, month), steps) for steps in range(MONTHS_SHOWN - 1, -1, -1)]
    place = {of: at for at, of in enumerate(shown)}
    keys: dict[str, str] = {}
    found: dict[str, list[int]] = {}
    for row in rows:
        at = place.get((row.date.year, row.date.month))
        if at is None or row.currency != currency:
            continue
        name = row.merchant or row.payee
        if name not in keys:
            keys[name] = merchant_key(name)
        found.setdefault(keys[name], [0] * MONTHS_SHOWN)[at] -= row.amount_minor
    return {
        key: tuple(-took for took in months) if max(months) <= 0 else tuple(months)
        for key, months in found.items()
    }
