"""Steps through the calendar: the same day next month, a week on. Pure."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from sitdown.kinds.money.thresholds import Cadence


def months_on(day: date, months: int) -> date:
    """The same day that many months later, or that month's last day when it has no such day."""
    years, index = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, index + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def due_after(day: date, cadence: Cadence, steps: int = 1) -> date:
    """When the charge that many steps after one is due."""
    if cadence.months:
        return months_on(day, cadence.months * steps)
    return day + timedelta(days=cadence.days * steps)


def miss(before: date, after: date, cadence: Cadence, steps: int = 1) -> int:
    """Days by which a charge missed its due day, early or late.

    From the last day of a month both the same day and the last day of the other month are due, so
    a charge of the 31st does not drift to the 28th.
    """
    due = due_after(before, cadence, steps)
    off = abs((after - due).days)
    if cadence.months and before.day == calendar.monthrange(before.year, before.month)[1]:
        end = due.replace(day=calendar.monthrange(due.year, due.month)[1])
        off = min(off, abs((after - end).days))
    return off
