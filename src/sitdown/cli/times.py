"""Reading the dates and times that a person types, which are always local."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sitdown.clock import Clock, local
from sitdown.errors import InvalidTimeError
from sitdown.moments import YEARS, read_moment


def moment(text: str, clock: Clock) -> datetime | None:
    """The moment, in UTC, that a person means by ``tomorrow 9:00`` or ``2026-11-07 10:00``.

    None is now; what an empty variable leaves is not. The zone is put to it at the end, so that a
    clock change between now and then moves nothing.

    Raises:
        InvalidTimeError: it cannot be read, or is past.
    """
    if not text.strip():
        raise InvalidTimeError(text, "now, or such as 2026-11-07 10:00")
    wall = read_moment(text, local(clock, clock.now()).replace(tzinfo=None))
    if wall is None:
        return None
    return (wall if clock.zone is None else wall.replace(tzinfo=clock.zone)).astimezone(UTC)


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
    wanted = "YYYY-MM, such as 2026-10"
    try:
        first = date.fromisoformat(f"{text.strip()}-01")
    except ValueError:
        raise InvalidTimeError(text, wanted) from None
    if first.year not in YEARS:
        raise InvalidTimeError(text, wanted)
    return first.year, first.month
