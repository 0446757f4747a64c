"""Merchants that were paid for the first time. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sitdown.kinds.money.floors import minor
from sitdown.kinds.money.snapshot import LedgerRow, Month, month_before
from sitdown.kinds.money.thresholds import (
    NEW_AFTER_MONTHS,
    NEW_MERCHANT_UNITS,
    NEW_SUBSCRIPTION_UNITS,
)

SUBSCRIPTIONS = "subscriptions"


@dataclass(frozen=True, slots=True)
class NewMerchant:
    """Somebody paid in the month and never before; ``paid``, and what of it came back in the
    month, are positive minor units.
    """

    key: str
    merchant: str
    paid: int
    came_back: int
    is_subscription: bool
    rows: tuple[LedgerRow, ...]


def new_merchants(
    groups: Mapping[tuple[str, str, bool], Sequence[LedgerRow]],
    month: Month,
    currency: str,
    *,
    median_month: int = 0,
) -> tuple[NewMerchant, ...]:
    """Who is new in a month, the dearest first; nobody while too little is known before it.

    Args:
        groups: of ``recurring.by_merchant``, without what is neither spending nor income.
        month: the year and the month.
        currency: the only one that is counted.
        median_month: minor units of an ordinary month, which the floor grows with.
    """
    first = min((rows[0].date for rows in groups.values() if rows), default=None)
    if first is None or (first.year, first.month) > month_before(month, NEW_AFTER_MONTHS):
        return ()
    found = []
    for (key, of, is_income), rows in groups.items():
        if is_income or of != currency or (rows[0].date.year, rows[0].date.month) != month:
            continue
        paid = -sum(row.amount_minor for row in rows)
        is_subscription = rows[-1].category == SUBSCRIPTIONS
        least = (
            minor(NEW_SUBSCRIPTION_UNITS, currency)
            if is_subscription
            else minor(NEW_MERCHANT_UNITS, currency, median_month)
        )
        refunds = [row for row in groups.get((key, of, True), ()) if row.date >= rows[0].date]
        came_back = sum(row.amount_minor for row in refunds)
        if paid - came_back >= least:
            name = rows[-1].merchant or rows[-1].payee
            found.append(
                NewMerchant(key, name, paid, came_back, is_subscription, (*rows, *refunds))
            )
    return tuple(sorted(found, key=lambda new: (-new.paid, new.key)))
