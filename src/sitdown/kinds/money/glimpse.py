"""What Home shows of a money review: the month's figures as they were frozen, by a raw look.

Home paints before the ORM is loaded, so this reads with ``sqlite3`` alone.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.kinds.money.year_shape import year_shape

_COLUMNS = "▁▂▃▄▅▆▇█"
_FIGURES = """
SELECT year, month, snapshot FROM money_review WHERE session_id = ?
"""
_HAS_REVIEWS = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'money_review'"


@dataclass(frozen=True)
class MonthGlimpse:
    """The figures of a month, in minor units of ``currency``.

    Attributes:
        previous_spent: in the month before; None when nothing is known of it.
        twelve_months: spent by month, the oldest first, this month last.
    """

    year: int
    month: int
    currency: str
    spent: int
    income: int
    previous_spent: int | None
    twelve_months: tuple[int, ...]

    @property
    def change_percent(self) -> int | None:
        """Whole percent of spending on the month before; None when that is not known."""
        if self.previous_spent is None or self.previous_spent <= 0:
            return None
        return round(100 * (self.spent - self.previous_spent) / self.previous_spent)


def month_glimpse(connection: sqlite3.Connection, session_id: str) -> MonthGlimpse | None:
    """The month of a review; None before it has begun, or while it has no figures.

    Args:
        connection: any connection to the store, also of a schema without reviews.
        session_id: a session.
    """
    if connection.execute(_HAS_REVIEWS).fetchone() is None:
        return None
    row = connection.execute(_FIGURES, (session_id,)).fetchone()
    if row is None:
        return None
    year, month, document = row[0], row[1], json.loads(row[2])
    if not document["coverage"]["transactions"]:
        return None
    return MonthGlimpse(
        year=year,
        month=month,
        currency=document["currency"],
        spent=document["total_spent"],
        income=document["total_income"],
        previous_spent=document["previous_spent"],
        twelve_months=tuple(spent for _, _, spent in document["twelve_months"]),
    )


def glimpse(connection: sqlite3.Connection, session_id: str) -> Sequence[tuple[str, Sequence[str]]]:
    """The panel THE MONTH, a title and its lines; empty without figures."""
    found = month_glimpse(connection, session_id)
    if found is None:
        return ()
    figures = [f"{_whole(found.spent, found)} spent"]
    if found.income > 0:
        figures.append(f"{_whole(found.income, found)} income")
    if change := _change(found):
        figures.append(change)
    lines = ["   ".join(figures)]
    if len(found.twelve_months) > 1:
        shape = year_shape(found.twelve_months)
        told = [_months(len(found.twelve_months))]
        if shape.span is not None:
            told.append(" to ".join(_whole(minor, found) for minor in shape.span))
        lines.append(f"{_columns(shape.heights)}  {', '.join(told)}")
    return (("THE MONTH", lines),)


def _whole(minor: int, found: MonthGlimpse) -> str:
    return format_amount(minor, found.currency, cents=False)


def _change(found: MonthGlimpse) -> str:
    change = found.change_percent
    if change is None:
        return ""
    before = MONTH_NAMES[(found.month - 2) % 12]
    if not change:
        return f"as in {before}"
    return f"{'▲' if change > 0 else '▼'} {abs(change)} % on {before}"


def _columns(values: Sequence[int]) -> str:
    """One cell a value, the largest a full cell; values of 0 or less are blank."""
    largest = max(values, default=0)
    return "".join(
        _COLUMNS[max(0, -(-value * len(_COLUMNS) // largest) - 1)] if value > 0 else " "
        for value in values
    )


def _months(count: int) -> str:
    return "twelve months" if count == 12 else f"{count} months"
