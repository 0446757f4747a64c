"""A month of the ledger in numbers, and those numbers as they are frozen into a review."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any, cast

from pydantic import TypeAdapter

from sitdown.engine.desk import Desk
from sitdown.errors import InvalidTimeError
from sitdown.kinds.money.budgets import budgets_in
from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.kinds.money.ledger import rows_between
from sitdown.kinds.money.snapshot import (
    MONTHS_SHOWN,
    LedgerRow,
    Month,
    Snapshot,
    month_before,
    snapshot,
)
from sitdown.moments import YEARS
from sitdown.store.database import Transaction

DEFAULT_CURRENCY = "EUR"
"""Only shown while the ledger is empty: every row of a file brings its own."""


def month_of(subject: str) -> Month:
    """The year and month of ``YYYY-MM``.

    Raises:
        InvalidTimeError: it is no month.
    """
    year, dash, month = subject.partition("-")
    well_formed = dash and len(year) == 4 and len(month) == 2
    if well_formed and (year + month).isdecimal() and (year + month).isascii():
        number = int(month)
        if 1 <= number <= 12 and int(year) in YEARS:
            return int(year), number
    raise InvalidTimeError(subject, "YYYY-MM, such as 2026-10")


def month_name(month: int) -> str:
    """The name of a month, counted from 1."""
    return MONTH_NAMES[month - 1]


def month(desk: Desk, year: int, month: int) -> Snapshot:
    """The month as the ledger has it now."""
    with desk.store.read() as tx:
        return month_in(tx, desk, year, month)


def month_in(tx: Transaction, desk: Desk, year: int, month: int) -> Snapshot:
    """As ``month``, inside a transaction."""
    first_year, first_month = month_before((year, month), MONTHS_SHOWN)
    last_day = calendar.monthrange(year, month)[1]
    rows = rows_between(tx, desk, date(first_year, first_month, 1), date(year, month, last_day))
    return snapshot(
        rows,
        year,
        month,
        currency=main_currency(rows),
        budgets=budgets_in(tx, desk, year, month),
    )


def main_currency(rows: Iterable[LedgerRow]) -> str:
    """The currency of most movements; the first by name when several have as many."""
    counted = Counter(row.currency for row in rows if row.currency)
    return min(counted, key=lambda code: (-counted[code], code), default=DEFAULT_CURRENCY)


def frozen(taken: Snapshot) -> dict[str, Any]:
    """A snapshot as a JSON document."""
    return cast("dict[str, Any]", _adapter().dump_python(taken, mode="json"))


def thawed(document: Mapping[str, Any]) -> Snapshot:
    """The snapshot that ``frozen`` wrote."""
    return _adapter().validate_python(document)


@cache
def _adapter() -> TypeAdapter[Snapshot]:
    # Built at the first use: building it takes longer than the first screen may.
    return TypeAdapter(Snapshot)
