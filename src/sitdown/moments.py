"""Moments in words, and words as moments. Pure; all times here are the person's wall clock."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from sitdown.errors import InvalidTimeError, PastTimeError

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WANTED = "now, 18:30, tomorrow 9:00, saturday 10:00 or 2026-11-28 10:00"
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_MORNING = (9, 0)

YEARS = range(1970, 3000)
"""The years of a month that is looked at, and of what is planned: a zone or a step to the month
before or after leads out of the calendar at its ends."""


def day_in_words(day: date, today: date) -> str:
    """``today``, ``yesterday``, ``tomorrow``, else ``3 Oct``, with the year where it differs."""
    near = {0: "today", -1: "yesterday", 1: "tomorrow"}.get((day - today).days)
    return near or short_day(day, today)


def short_day(day: date, today: date) -> str:
    """``3 Oct``, and ``3 Oct 2025`` in another year."""
    return f"{day.day} {day:%b}" if day.year == today.year else f"{day.day} {day:%b %Y}"


def moment_in_words(moment: datetime, now: datetime) -> str:
    """``yesterday 21:40`` for near days; farther ones are a date alone."""
    day = day_in_words(moment.date(), now.date())
    return f"{day} {moment:%H:%M}" if day[0].isalpha() else day


def length_in_words(length: timedelta) -> str:
    """``24 min`` or ``1 h 05 min``."""
    minutes = round(length.total_seconds() / 60)
    hours, rest = divmod(minutes, 60)
    return f"{hours} h {rest:02d} min" if hours else f"{minutes} min"


def read_moment(text: str, now: datetime) -> datetime | None:
    """The moment a person means; None for ``now`` and for nothing.

    Args:
        text: such as ``18:30`` (the next one there is), ``tomorrow``, ``sat 10:00`` or
            ``2026-11-28 10:00``. A day without a time means 9:00.
        now: the person's wall clock, aware.

    Raises:
        InvalidTimeError: it is none of these.
        PastTimeError: it is past.
    """
    words = text.strip().lower().replace("t", " ") if _is_iso(text) else text.strip().lower()
    if words in {"", "now"}:
        return None
    parts = words.split()
    hour, minute = _MORNING
    has_time = (found := _TIME.fullmatch(parts[-1])) is not None
    if found is not None:
        hour, minute = int(found[1]), int(found[2])
        parts = parts[:-1]
    day = _day(parts, text, now.date())
    wall = datetime(day.year, day.month, day.day, hour, minute, tzinfo=now.tzinfo)
    if not parts and has_time and wall <= now:
        wall += timedelta(days=1)
    if wall <= now:
        raise PastTimeError(text, f"a time to come, such as {_WANTED.removeprefix('now, ')}")
    return wall


def _is_iso(text: str) -> bool:
    return re.match(r"\s*\d{4}-\d{2}-\d{2}", text) is not None


def _day(words: list[str], text: str, today: date) -> date:
    if not words or words == ["today"]:
        return today
    if words == ["tomorrow"]:
        return today + timedelta(days=1)
    if len(words) > 1:
        raise InvalidTimeError(text, _WANTED)
    for number, name in enumerate(_WEEKDAYS):
        if len(words[0]) >= 3 and name.startswith(words[0]):
            return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    try:
        day = date.fromisoformat(words[0])
    except ValueError:
        raise InvalidTimeError(text, _WANTED) from None
    if day.year not in YEARS:
        raise InvalidTimeError(text, _WANTED)
    return day
