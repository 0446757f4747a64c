from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.engine.falling_due import is_due, minute_of_day, next_due, time_of_day
from sitdown.errors import InvalidTimeError


def walk(zone: str, start: datetime, hours: int, minutes: int) -> list[datetime]:
    """The local moments at which a person who looks every ten minutes is asked to check in."""
    done: date | None = None
    asked = []
    for step in range(hours * 6):
        now = (start + timedelta(minutes=10 * step)).astimezone(ZoneInfo(zone))
        if is_due(minutes, None, done, now):
            asked.append(now)
            done = now.date()
    return asked


@pytest.mark.parametrize(
    ("zone", "start"),
    [
        ("Europe/Berlin", datetime(2026, 3, 28, tzinfo=UTC)),  # 02:00 to 03:00 is not there
        ("Europe/Berlin", datetime(2026, 10, 24, tzinfo=UTC)),  # 02:00 to 03:00 is there twice
        ("America/New_York", datetime(2026, 3, 7, 12, tzinfo=UTC)),
        ("Australia/Lord_Howe", datetime(2026, 4, 4, tzinfo=UTC)),  # half an hour
        ("America/Sao_Paulo", datetime(2018, 11, 3, 6, tzinfo=UTC)),  # midnight is not there
    ],
)
@pytest.mark.parametrize("minutes", [0, 2 * 60 + 30, 8 * 60, 23 * 60 + 50])
def test_a_clock_change_neither_skips_nor_doubles(zone: str, start: datetime, minutes: int) -> None:
    days = [moment.date() for moment in walk(zone, start, 96, minutes)]
    assert len(days) == len(set(days))
    whole = {days[0] + timedelta(days=number) for number in range((days[-1] - days[0]).days + 1)}
    assert set(days) == whole
    assert len(days) >= 3


@given(st.integers(0, 1439), st.integers(0, 10), st.integers(0, 1439))
def test_missed_days_are_one_check_in(minutes: int, missed: int, at: int) -> None:
    today = datetime(2026, 11, 21, tzinfo=UTC) + timedelta(minutes=at)
    last = today.date() - timedelta(days=missed + 1)
    assert is_due(minutes, None, last, today) == (at >= minutes)
    assert not is_due(minutes, None, today.date(), today)
    assert next_due(minutes, None, last, today) == today.date()
    assert next_due(minutes, None, today.date(), today) == today.date() + timedelta(days=1)


def test_travelling_west_asks_no_second_time() -> None:
    answered = date(2026, 11, 22)
    arrived = datetime(2026, 11, 21, 20, tzinfo=UTC)
    assert not is_due(9 * 60, None, answered, arrived)
    assert next_due(9 * 60, None, answered, arrived) == date(2026, 11, 22)


def test_a_single_check_in_waits_until_it_is_answered() -> None:
    on = date(2026, 11, 21)
    for day, hour, waits in ((20, 23, False), (21, 8, False), (21, 9, True), (25, 0, True)):
        assert is_due(9 * 60, on, None, datetime(2026, 11, day, hour, tzinfo=UTC)) is waits
    assert not is_due(9 * 60, on, on, datetime(2026, 11, 25, tzinfo=UTC))
    assert next_due(9 * 60, on, on, datetime(2026, 11, 25, tzinfo=UTC)) is None


@given(st.integers(0, 1439))
def test_a_time_of_day_reads_back(minutes: int) -> None:
    assert minute_of_day(time_of_day(minutes)) == minutes


@pytest.mark.parametrize("text", ["", "24:00", "8", "8:60", "-1:00", "08:30pm", "08:3", "8:30\n9"])
def test_other_text_is_no_time(text: str) -> None:
    with pytest.raises(InvalidTimeError, match="HH:MM"):
        minute_of_day(text)
