"""A month of the ledger in numbers, and those numbers as they are frozen into a review."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from itertools import chain
from typing import Any, cast

from pydantic import TypeAdapter

from sitdown.engine.desk import Desk
from sitdown.errors import InvalidTimeError
from sitdown.kinds.money.budgets import budgets_in
from sitdown.kinds.money.coverage import MONTH_NAMES, MOST_SILENT_DAYS
from sitdown.kinds.money.ledger import rows_behind, rows_between
from sitdown.kinds.money.main_currency import currency_of
from sitdown.kinds.money.month_days import last_day
from sitdown.kinds.money.snapshot import Month, Snapshot, snapshot
from sitdown.moments import YEARS
from sitdown.store.database import Transaction


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
    rows = rows_behind(tx, desk, (year, month))
    end = last_day((year, month))
    after = rows_between(tx, desk, end + timedelta(days=1), end + timedelta(days=MOST_SILENT_DAYS))
    return snapshot(
        chain(rows, after),
        year,
        month,
        currency=currency_of(rows, (year, month)),
        budgets=budgets_in(tx, desk, year, month),
    )


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
