"""How a goal does against its date, from what went in over three months."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kinds.money.goals.strategies import amounts, years_on

from sitdown.kinds.money.goals.pace import Filling, GoalStatus, Pace, pace_of
from sitdown.kinds.money.snapshot import Month

NOW = date(2026, 11, 21)
LONG_AGO = date(2026, 1, 1)


def pace(
    *inflows: tuple[date, int],
    saved: int = 10_000,
    target: int | None = 24_000,
    due: Month | None = (2027, 6),
    since: date = LONG_AGO,
) -> Pace:
    return pace_of(Filling("EUR", saved, target, due, since, inflows), NOW)


MONTHLY = tuple((date(2026, month, 3), 2_000) for month in (9, 10, 11))


def test_a_month_is_a_third_of_three() -> None:
    found = pace(*MONTHLY, (date(2026, 8, 20), 99_999))
    assert (found.months, found.inflow, found.monthly) == (3, 6_000, 2_000)


@pytest.mark.parametrize(
    ("due", "status", "sentence"),
    [
        ((2027, 6), GoalStatus.ON_TRACK, "At this pace it is full in June 2027, in time."),
        (
            (2027, 8),
            GoalStatus.AHEAD,
            "At this pace it is full in June 2027, 2 months before August 2027.",
        ),
        (
            (2027, 5),
            GoalStatus.BEHIND,
            "At this pace it is full in June 2027, 1 month after May 2027.",
        ),
        (
            (2026, 10),
            GoalStatus.BEHIND,
            "At this pace it is full in June 2027, 8 months after October 2026.",
        ),
        (None, GoalStatus.NO_TARGET_DATE, "At this pace it is full in June 2027. It has no date."),
    ],
)
def test_the_status_is_that_of_the_pace(
    due: Month | None, status: GoalStatus, sentence: str
) -> None:
    found = pace(*MONTHLY, due=due)
    assert (found.status, found.sentence, found.done) == (status, sentence, (2027, 6))


@pytest.mark.parametrize("begun", [date(2026, 1, 31), date(2026, 2, 1), date(2026, 2, 28)])
@pytest.mark.parametrize("has_share", [False, True])
def test_whoever_puts_in_the_same_each_month_is_on_time_on_every_day(
    begun: date, has_share: bool
) -> None:
    for number in range(45, 270):
        now = begun + timedelta(days=number)
        passed = range(begun.month, now.month + has_share)
        days = [begun, *(date(2026, month, 1 + month * 7 % 28) for month in passed[1:])]
        inflows = tuple((day, 1_000) for day in days)
        filling = Filling(
            "EUR", 1_000 * len(days), 1_000 * (13 - begun.month), (2026, 12), begun, inflows
        )
        found = pace_of(filling, now)
        assert (found.monthly, found.status) == (1_000, GoalStatus.ON_TRACK), now


def test_cents_that_shares_were_rounded_by_make_no_month() -> None:
    thirds = tuple((date(2026, month, 3), 3_333) for month in (8, 9, 10))
    filling = Filling("EUR", 29_997, 39_996 + 4, (2027, 1), LONG_AGO, thirds)
    assert pace_of(filling, NOW).done == (2027, 1)


def test_a_month_without_its_share_counts_still() -> None:
    found = pace((date(2026, 9, 3), 3_000), (date(2026, 10, 3), 3_000))
    assert (found.monthly, found.done) == (2_000, (2027, 5))


def test_what_cannot_be_told_is_said() -> None:
    young = pace(*MONTHLY, since=NOW - timedelta(days=44))
    assert (young.status, young.monthly) == (GoalStatus.CANT_TELL, None)
    assert young.sentence == "I have watched it for 44 days. From 45 on I can tell its pace."
    new = pace(since=NOW).sentence
    assert new == "It is new today. From 45 days on I can tell its pace."
    assert pace(*MONTHLY, since=NOW - timedelta(days=45)).monthly is not None


def test_a_goal_of_a_month_gone_by_is_behind_at_once() -> None:
    late = pace(due=(2020, 1), since=NOW)
    assert (late.status, late.monthly) == (GoalStatus.BEHIND, None)
    assert late.sentence == "January 2020 is over, and € 140 of it is missing."
    assert pace(due=(2026, 11), since=NOW).status is GoalStatus.CANT_TELL
    assert pace(due=(2020, 1), saved=24_000, since=NOW).status is GoalStatus.REACHED


def test_full_empty_endless_and_too_slow() -> None:
    assert pace(saved=24_000).status is GoalStatus.REACHED
    assert pace().status is GoalStatus.BEHIND
    assert pace(*MONTHLY, target=None).sentence == "€ 20 a month goes in. It has no target."
    slow = pace((NOW, 3), target=10**9)
    assert (slow.done, slow.sentence) == (None, "At this pace it is not full within fifty years.")


def test_nothing_went_in_since_the_last_share_however_long_ago() -> None:
    """The three months that a pace is taken from would say “3 months” for ever."""
    assert pace().sentence == "Nothing went in for 10 months."
    stopped = pace((date(2026, 2, 4), 2_000), (date(2026, 5, 4), 2_000))
    assert stopped.sentence == "Nothing went in for 5 months."
    assert stopped.facts["months_watched"] == 5
    assert pace(since=date(2026, 9, 30)).sentence == "Nothing went in for 2 months."


@given(
    monthly=st.integers(1, 10**9),
    target=amounts,
    saved=st.integers(0, 10**12),
    due=st.none() | years_on,
)
def test_the_word_agrees_with_the_month(
    monthly: int, target: int, saved: int, due: Month | None
) -> None:
    found = pace((NOW, 3 * monthly), saved=saved, target=target, due=due)
    assert found.monthly == monthly
    if saved >= target:
        assert found.status is GoalStatus.REACHED
    elif due is None:
        assert found.status is GoalStatus.NO_TARGET_DATE
    elif found.done is None or found.done > due:
        assert found.status is GoalStatus.BEHIND
    else:
        expected = GoalStatus.AHEAD if found.done < due else GoalStatus.ON_TRACK
        assert found.status is expected
