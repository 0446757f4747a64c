"""How long and how long ago, in the few letters that a narrow column has. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from sitdown.moments import short_day

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_DAYS_IN_WORDS = 14


def ago(moment: datetime, now: datetime) -> str:
    """``just now``, ``4 min ago``, ``2 hours ago``, ``3 days ago``, else the local date.

    Args:
        moment: aware, in the zone in which a date is to be read.
        now: aware.
    """
    seconds = max(0, int((now - moment).total_seconds()))
    if seconds < _MINUTE:
        return "just now"
    if seconds < _HOUR:
        return f"{seconds // _MINUTE} min ago"
    if seconds < _DAY:
        return _counted(seconds // _HOUR, "hour")
    if seconds < _DAYS_IN_WORDS * _DAY:
        return _counted(seconds // _DAY, "day")
    return short_day(moment.date(), now.date())


def span(length: timedelta) -> str:
    """``24 min``, ``1 h 05 min``, ``2 d 3 h``; nothing is shorter than 0 minutes."""
    seconds = max(0, int(length.total_seconds()))
    days, rest = divmod(seconds, _DAY)
    hours, rest = divmod(rest, _HOUR)
    if days:
        return f"{days} d {hours} h" if hours else f"{days} d"
    if hours:
        return f"{hours} h {rest // _MINUTE:02d} min"
    return f"{rest // _MINUTE} min"


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}{'' if number == 1 else 's'} ago"
