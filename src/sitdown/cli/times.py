"""Reading the dates and times that a person types, which are always local."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sitdown.clock import Clock
from sitdown.errors import InvalidTimeError


def moment(text: str, clock: Clock) -> datetime:
    """The moment, in UTC, of a local date and time such as ``2026-11-07 10:00``.

    A text that names its own offset keeps it.

    Raises:
        InvalidTimeError: it cannot be read, or names no time of day.
    """
    wanted = "YYYY-MM-DD HH:MM, such as 2026-11-07 10:00"
    try:
        read = datetime.fromisoformat(text.strip())
    except ValueError:
        raise InvalidTimeError(text, wanted) from None
    if len(text.strip()) <= len("2026-11-07"):
        raise InvalidTimeError(text, wanted)
    if read.tzinfo is None and clock.zone is not None:
        read = read.replace(tzinfo=clock.zone)
    try:
        return read.astimezone(UTC)
    except (OverflowError, OSError):
        raise InvalidTimeError(text, wanted) from None


def day(text: str) -> date:
    """The date of ``YYYY-MM-DD``.

    Raises:
        InvalidTimeError: it is none.
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InvalidTimeError(text, "YYYY-MM-DD, such as 2026-11-07") from None


def month(text: str) -> tuple[int, int]:
    """The year and month of ``YYYY-MM``.

    Raises:
        InvalidTimeError: it is none.
    """
    try:
        first = date.fromisoformat(f"{text.strip()}-01")
    except ValueError:
        raise InvalidTimeError(text, "YYYY-MM, such as 2026-10") from None
    return first.year, first.month
