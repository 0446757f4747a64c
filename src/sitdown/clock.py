"""Time comes from outside: aware UTC in, local out. Tests and the demo bring their own."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Protocol


class Clock(Protocol):
    """Where the time comes from, and in which zone the person lives."""

    @property
    def zone(self) -> tzinfo | None:
        """The person's zone; None is the machine's own."""

    def now(self) -> datetime:
        """This moment, aware, in UTC."""


class SystemClock:
    """The machine's clock and zone."""

    def __init__(self, zone: tzinfo | None = None) -> None:
        self.zone = zone

    def now(self) -> datetime:
        """This moment, aware, in UTC."""
        return datetime.now(UTC)


class FrozenClock:
    """A clock that stands until it is moved: for tests, pictures and the demo."""

    def __init__(self, moment: datetime, zone: tzinfo | None = UTC) -> None:
        self.moment, self.zone = moment, zone

    def now(self) -> datetime:
        """The moment it stands at, aware, in UTC."""
        return self.moment.astimezone(UTC)

    def advance(self, **by: float) -> None:
        """Move on; takes what ``timedelta`` takes, such as ``minutes=5``."""
        self.moment += timedelta(**by)


def local(clock: Clock, moment: datetime) -> datetime:
    """The moment as the person's wall clock shows it."""
    return moment.astimezone(clock.zone)


def today(clock: Clock) -> date:
    """The person's local date."""
    return local(clock, clock.now()).date()
