"""What came in in a month, by income category, for goals that are a share of it."""

from __future__ import annotations

from collections.abc import Iterable

from sitdown.engine.desk import Desk
from sitdown.engine.kind import Turn
from sitdown.kinds.money.categories import UNCATEGORISED, group_of
from sitdown.kinds.money.goals.asking import Income
from sitdown.kinds.money.goals.rules import ALL_INCOME
from sitdown.kinds.money.keeping import income_of
from sitdown.kinds.money.ledger import rows_between, rows_of
from sitdown.kinds.money.month_days import first_day, last_day
from sitdown.kinds.money.snapshot import LedgerRow, Month, Snapshot, month_before
from sitdown.store.database import Transaction

MONTHS_LOOKED_BACK = 3
"""Whoever imports once a month has nothing of this one yet: the last known one stands for it."""


def latest_income(tx: Transaction, desk: Desk, month: Month, currency: str) -> Income:
    """The income of the month, or of the last one before it that has any, and of the one before."""
    for steps in range(MONTHS_LOOKED_BACK):
        found = income_of_month(tx, desk, month_before(month, steps), currency)
        if found:
            before = income_of_month(tx, desk, month_before(month, steps + 1), currency)
            return Income(found, before)
    return Income()


def income_of_month(tx: Transaction, desk: Desk, month: Month, currency: str) -> dict[str, int]:
    """What came in in a month, in minor units; empty when nothing did."""
    return _summed(rows_between(tx, desk, first_day(month), last_day(month)), currency)


def _summed(rows: Iterable[LedgerRow], currency: str) -> dict[str, int]:
    """As the month's snapshot counts it: money in that nothing has placed is income too."""
    found: dict[str, int] = {}
    for row in rows:
        if row.currency == currency and group_of(row.category, row.amount_minor) == "income":
            for key in (ALL_INCOME, row.category or UNCATEGORISED):
                found[key] = found.get(key, 0) + row.amount_minor
    return found


def income_in_review(turn: Turn, taken: Snapshot) -> Income:
    """The income of a review's month, all of it as the person said, and of the month before."""
    desk, month = turn.desk, (taken.year, taken.month)
    found = _summed(rows_of(turn.tx, desk, taken.income_row_ids), taken.currency)
    income = income_of(taken, turn.standing)
    if income > 0:
        found[ALL_INCOME] = income
    return Income(found, income_of_month(turn.tx, desk, month_before(month), taken.currency))
