"""Whether a payment is one of those that come by themselves at their usual price. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median_low

from sitdown.kinds.money.recurring import (
    Series,
    Status,
    accounts_known_until,
    by_merchant,
    recurring,
)
from sitdown.kinds.money.snapshot import LedgerRow

FEWEST_A_YEAR = 12
"""What comes more seldom than each month is worth a thought each time (ours)."""
NEAR = 0.1
"""A charge within this share of its price has that price (ours)."""


def is_regular(row: LedgerRow, of_merchant: Iterable[LedgerRow]) -> bool:
    """Whether a payment is a charge of a confirmed series, at about the price of that.

    Args:
        row: the payment.
        of_merchant: the movements of its merchant up to the end of its month, itself included.
    """
    rows = list(of_merchant)
    series = recurring(by_merchant(rows), accounts_known_until(rows))
    return any(_is_at_its_price(row, one) for one in series)


def _is_at_its_price(row: LedgerRow, one: Series) -> bool:
    """Held against the charges before it: a price that has just changed is worth a thought, and of
    a bill that varies one that is dearer than any.
    """
    if one.status is not Status.CONFIRMED or one.cadence.a_year < FEWEST_A_YEAR:
        return False
    before = [abs(each.amount_minor) for each in one.rows if each.date < row.date]
    if row.id not in one.row_ids or not before:
        return False
    if not one.is_exact:
        return -row.amount_minor <= (1 + NEAR) * max(before)
    usual = median_low(before)
    return abs(-row.amount_minor - usual) <= NEAR * usual
