"""When a check-in falls due. Pure, and in wall-clock time.

Comparing local dates and times of day, never durations, is what keeps a clock change from
skipping or doubling a check-in. A missed day is one check-in, not many.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from sitdown.errors import InvalidTimeError

MINUTES_A_DAY = 24 * 60

_TIME_OF_DAY = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


def minute_of_day(text: str) -> int:
    """Minutes after local midnight of ``HH:MM``.

    Raises:
        InvalidTimeError: the text is no time of day.
    """
    match = _TIME_OF_DAY.fullmatch(text.strip())
    if match is None:
        raise InvalidTimeError(text, "HH:MM, such as 08:30")
    return int(match[1]) * 60 + int(match[2])


def time_of_day(minutes: int) -> str:
    """``HH:MM`` of minutes after local midnight."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def is_due(
    minutes: int, due_on: date | None, last_done_on: date | None, now_local: datetime
) -> bool:
    """Whether a check-in waits at this local moment.

    Args:
        minutes: its time of day, in minutes after local midnight.
        due_on: the one local date it is for; None when it comes back each day.
        last_done_on: the local date it was last answered.
        now_local: the person's wall clock.
    """
    today = now_local.date()
    reached = now_local.hour * 60 + now_local.minute >= minutes
    if due_on is not None:
        return last_done_on is None and (due_on < today or (due_on == today and reached))
    return reached and not _answered(last_done_on, today)


def next_due(
    minutes: int, due_on: date | None, last_done_on: date | None, now_local: datetime
) -> date | None:
    """The local date of the next check-in, today included; None when a single one is answered."""
    if due_on is not None:
        return due_on if last_done_on is None else None
    today = now_local.date()
    return today + timedelta(days=1) if _answered(last_done_on, today) else today


def _answered(last_done_on: date | None, today: date) -> bool:
    """Whether today needs no check-in any more. To who travels west, today may come again."""
    return last_done_on is not None and last_done_on >= today
