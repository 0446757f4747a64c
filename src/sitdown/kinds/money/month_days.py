"""The days of a month, and which of a merchant's movements, held by day, fell into it. Pure."""

from __future__ import annotations

import calendar
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from sitdown.kinds.money.snapshot import LedgerRow, Month

_BY_DATE = attrgetter("date")


def first_day(month: Month) -> date:
    """The first day of a month."""
    return date(*month, 1)


def last_day(month: Month) -> date:
    """The last day of a month."""
    return date(*month, calendar.monthrange(*month)[1])


def span_of(rows: Sequence[LedgerRow], month: Month) -> range:
    """The places of a month's movements among movements by day.

    Days are looked up and not gone through: a merchant may have tens of thousands of them.
    """
    start = bisect_left(rows, first_day(month), key=_BY_DATE)
    return range(start, bisect_right(rows, last_day(month), lo=start, key=_BY_DATE))
