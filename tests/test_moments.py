from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from sitdown.errors import InvalidTimeError, PastTimeError
from sitdown.moments import day_in_words, length_in_words, moment_in_words, read_moment

NOW = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)  # a Saturday


def at(month: int, day: int, hour: int, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (at(11, 21, 8), "today 08:00"),
        (at(11, 20, 21, 40), "yesterday 21:40"),
        (at(11, 22, 9), "tomorrow 09:00"),
        (at(10, 3, 9), "3 Oct"),
        (at(10, 3, 9, year=2025), "3 Oct 2025"),
    ],
)
def test_near_moments_have_a_time_and_far_ones_a_date(moment: datetime, words: str) -> None:
    assert moment_in_words(moment, NOW) == words


def test_days_and_lengths_in_words() -> None:
    assert day_in_words(NOW.date(), NOW.date()) == "today"
    assert length_in_words(timedelta(minutes=24)) == "24 min"
    assert length_in_words(timedelta(minutes=65)) == "1 h 05 min"


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("now", None),
        ("  ", None),
        ("18:30", at(11, 21, 18, 30)),
        ("9:00", at(11, 22, 9)),
        ("tomorrow", at(11, 22, 9)),
        ("Tomorrow 7:05", at(11, 22, 7, 5)),
        ("sat 10:00", at(11, 28, 10)),
        ("monday", at(11, 23, 9)),
        ("2026-12-01", at(12, 1, 9)),
        ("2026-12-01 20:15", at(12, 1, 20, 15)),
        ("2026-12-01T20:15", at(12, 1, 20, 15)),
    ],
)
def test_words_as_moments(words: str, moment: datetime | None) -> None:
    assert read_moment(words, NOW) == moment


@pytest.mark.parametrize("words", ["someday", "25:00", "2026-02-30", "2027-02-29", "mon tue", "to"])
def test_what_is_no_time_is_refused(words: str) -> None:
    with pytest.raises(InvalidTimeError, match="Write it as"):
        read_moment(words, NOW)


@pytest.mark.parametrize("words", ["2026-11-21 10:30", "2020-01-01", "today 7:00"])
def test_what_is_past_is_called_past(words: str) -> None:
    with pytest.raises(PastTimeError, match=r"is past\. Name a time to come, such as 18:30"):
        read_moment(words, NOW)
