"""What goals ask for, by the numbers of the field, and that it leads where it should."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kinds.money.goals.strategies import amounts, goals, repeated, years_on

from sitdown.kinds.money.goals.asking import Held, Income, ask, days_in
from sitdown.kinds.money.goals.rules import (
    ALL_INCOME,
    Average,
    ByDate,
    Every,
    Fixed,
    Goal,
    GoalRule,
    Reach,
    Refill,
    Remainder,
    Share,
    due_month,
    months_between,
    payouts,
    target_of,
)
from sitdown.kinds.money.snapshot import Month, month_before

NOVEMBER = (2026, 11)
INCOME = Income({ALL_INCOME: 415_000, "salary": 365_000}, {ALL_INCOME: 400_000})


def asked(rule: GoalRule, saved: int = 0, put_in: int = 0, *history: int) -> int:
    return ask(Goal(rule), Held(saved, put_in, history), NOVEMBER, INCOME).amount


@pytest.mark.parametrize(
    ("rule", "saved", "put_in", "wanted"),
    [
        (Fixed(5_000), 0, 0, 5_000),
        (Fixed(5_000), 0, 2_000, 3_000),
        (Fixed(5_000, 30_000), 28_000, 0, 2_000),
        (Fixed(5_000, 30_000), 31_000, 0, 0),
        (Refill(15_000), 4_000, 0, 11_000),
        (Refill(15_000), 20_000, 0, 0),
        (ByDate(1_000_000, (2027, 10)), 150_000, 0, 70_833),
        (ByDate(62_000, (2027, 3)), 27_000, 0, 7_000),
        (ByDate(62_000, (2027, 3)), 27_000, 7_000, 0),
        (ByDate(62_000, (2026, 11)), 27_000, 0, 35_000),
        (ByDate(62_000, (2026, 1)), 27_000, 0, 35_000),
        (ByDate(62_000, (2026, 1), 12), 38_000, 0, 8_000),
        (Every(1_000, 2, "week", date(2026, 11, 2)), 0, 0, 3_000),
        (Every(1_000, 3, "month", date(2026, 8, 31)), 0, 0, 1_000),
        (Every(1_000, 3, "month", date(2026, 9, 1)), 0, 0, 0),
        (Every(1_000, 1, "week", date(2026, 11, 2), 2_500), 0, 0, 2_500),
        (Share(1_000), 0, 0, 41_500),
        (Share(1_000, "salary"), 0, 0, 36_500),
        (Share(1_000, previous=True), 0, 0, 40_000),
        (Remainder(), 0, 0, 0),
        (Reach(50_000), 0, 0, 0),
    ],
)
def test_what_each_asks_for(rule: GoalRule, saved: int, put_in: int, wanted: int) -> None:
    assert asked(rule, saved, put_in) == wanted


def test_an_average_is_of_the_months_that_are_known() -> None:
    assert asked(Average(3), 0, 0, 100, 200, 301, 9_999) == 200
    assert asked(Average(3, 1_000), 0, 0, 100, 200) == 165
    assert asked(Average(3, -10_000), 0, 0, 100) == 0


def test_what_is_not_known_is_said_and_not_guessed() -> None:
    month = ask(Goal(Share(1_000, "other_income")), Held(), NOVEMBER, INCOME)
    assert (month.amount, bool(month.unknown)) == (0, True)
    assert ask(Goal(Average(3)), Held(), NOVEMBER, INCOME).unknown


def test_a_repeated_goal_goes_on_to_its_next_date() -> None:
    yearly = ByDate(62_000, (2025, 3), 12)
    assert [due_month(yearly, month) for month in [(2024, 1), (2025, 3), (2025, 4), (2026, 4)]] == [
        (2025, 3), (2025, 3), (2026, 3), (2027, 3),
    ]  # fmt: skip
    assert payouts([((2025, 1), Goal(yearly))], (2026, 4)) == (
        ((2025, 3), 62_000),
        ((2026, 3), 62_000),
    )
    assert due_month(ByDate(1, (2025, 3)), (2026, 4)) == (2025, 3)


@given(goal=goals, saved=amounts, put_in=amounts, month=years_on)
def test_no_ask_is_below_zero_nor_goes_over_its_limit(
    goal: Goal, saved: int, put_in: int, month: Month
) -> None:
    found = ask(goal, Held(saved, put_in, (saved,)), month, INCOME)
    assert found.amount >= 0
    limit = target_of(goal.rule)
    if limit is not None and saved + put_in <= limit:
        assert saved + put_in + found.amount <= limit


@given(
    target=amounts,
    saved=st.integers(0, 10**12),
    begin=years_on,
    months=st.integers(0, 60),
)
def test_whoever_gives_each_ask_has_it_on_its_date(
    target: int, saved: int, begin: Month, months: int
) -> None:
    rule = ByDate(target, month_before(begin, -months))
    for step in range(months + 1):
        saved += ask(Goal(rule), Held(saved), month_before(begin, -step), INCOME).amount
        assert step == months or saved <= max(target, saved)
    assert saved >= target


@given(
    amount=amounts,
    begin=years_on,
    first=st.integers(0, 30),
    every=st.integers(1, 24),
    late=st.integers(0, 40),
)
def test_a_repeated_goal_is_reached_each_time_it_is_due(
    amount: int, begin: Month, first: int, every: int, late: int
) -> None:
    rule = ByDate(amount, month_before(begin, late - first), every)
    versions, together = [(begin, Goal(rule))], 0
    for step in range(60):
        month = month_before(begin, -step)
        saved = together - sum(paid for _, paid in payouts(versions, month))
        assert saved >= 0
        together += ask(Goal(rule), Held(saved), month, INCOME).amount
        if due_month(rule, month) == month:
            assert together - sum(paid for _, paid in payouts(versions, month)) == amount


@given(rule=repeated, month=years_on)
def test_the_days_of_a_goal_are_in_the_month_and_after_its_start(rule: Every, month: Month) -> None:
    days = list(days_in(rule, month))
    assert all((day.year, day.month) == month and day >= rule.starting for day in days)
    assert days == sorted(set(days))
    if (rule.starting.year, rule.starting.month) == month:
        assert rule.starting in days
    elif months_between((rule.starting.year, rule.starting.month), month) < 0:
        assert days == []
