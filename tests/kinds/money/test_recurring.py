from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.kinds.money.calendar_steps import miss, months_on
from sitdown.kinds.money.price_changes import plateaus, price_change
from sitdown.kinds.money.recurring import Series, Status, by_merchant, recurring
from sitdown.kinds.money.snapshot import LedgerRow
from sitdown.kinds.money.thresholds import CADENCES

MONTHLY = next(cadence for cadence in CADENCES if cadence.name == "monthly")


def charged(
    days: Sequence[date], *amounts: int, payee: str = "NETFLIX.COM", sign: int = -1
) -> list[LedgerRow]:
    each = amounts * len(days) if len(amounts) == 1 else amounts
    return [
        LedgerRow(f"{payee}-{at}", day, sign * amount, "EUR", payee, payee, "subscriptions", "a")
        for at, (day, amount) in enumerate(zip(days, each, strict=True))
    ]


def monthly(count: int, first: date = date(2026, 1, 31)) -> list[date]:
    return [months_on(first, at) for at in range(count)]


def found(rows: list[LedgerRow], until: date | None = None) -> tuple[Series, ...]:
    last = until or max(row.date for row in rows)
    return recurring(by_merchant(rows), {"a": last})


def test_the_31st_is_on_time_on_every_last_day_of_a_month() -> None:
    days = monthly(6)
    assert [miss(before, after, MONTHLY) for before, after in pairwise(days)] == [0] * 5
    (series,) = found(charged(days, 1_399))
    assert (series.cadence.name, series.status, series.varies) == (
        "monthly",
        Status.CONFIRMED,
        False,
    )
    assert series.amount == 1_399
    assert series.next_due == date(2026, 7, 30)
    assert series.a_year == 16_788


@pytest.mark.parametrize(
    ("step", "count", "name"),
    [(7, 4, "weekly"), (14, 3, "every two weeks"), (91, 3, "quarterly"), (182, 3, "half-yearly")],
)
def test_each_cadence_needs_its_fewest_charges(step: int, count: int, name: str) -> None:
    days = [date(2026, 1, 5) + timedelta(days=step * at) for at in range(count)]
    (series,) = found(charged(days, 2_000))
    assert series.cadence.name == name
    assert all(each.status is Status.EARLY for each in found(charged(days[:-1], 2_000)))


def test_twice_a_month_is_not_every_two_weeks() -> None:
    days = [date(2026, month, day) for month in range(1, 7) for day in (1, 15)]
    (series,) = found(charged(days, 180_000, sign=1))
    assert (series.cadence.name, series.is_income) == ("twice a month", True)
    assert series.next_due == date(2026, 7, 1)


def test_a_varying_amount_needs_one_charge_more() -> None:
    assert found(charged(monthly(3), 5_000, 6_200, 5_600)) == ()
    (series,) = found(charged(monthly(4), 5_000, 6_200, 5_600, 5_800))
    assert (series.varies, series.amount) == (True, 5_700)


def test_a_yearly_charge_seen_twice_is_only_early() -> None:
    (series,) = found(charged([date(2025, 10, 5), date(2026, 10, 5)], 14_340))
    assert (series.status, series.cadence.name) == (Status.EARLY, "yearly")
    assert found(charged([date(2025, 10, 5), date(2026, 10, 5)], 14_340, 14_341)) == ()
    assert found(charged([date(2026, 9, 5), date(2026, 10, 5)], 1_000)) == ()


def test_a_charge_that_does_not_come_is_late_and_then_stopped() -> None:
    rows = charged(monthly(6, date(2026, 1, 5)), 2_499)
    assert found(rows, date(2026, 7, 13))[0].status is Status.CONFIRMED
    assert found(rows, date(2026, 7, 14))[0].status is Status.LATE
    assert found(rows, date(2026, 8, 13))[0].status is Status.LATE
    assert found(rows, date(2026, 8, 14))[0].status is Status.STOPPED


def test_nothing_is_missing_on_an_account_nothing_more_is_known_of() -> None:
    rows = charged(monthly(6), 2_499)
    other = LedgerRow("o", date(2026, 12, 1), -100, "EUR", "Kiosk", "Kiosk", "leisure", "b")
    (series,) = recurring(by_merchant([*rows, other]), {"a": rows[-1].date, "b": other.date})
    assert series.status is Status.CONFIRMED


def test_one_skipped_charge_does_not_end_a_series() -> None:
    days = monthly(8, date(2026, 1, 5))
    (series,) = found(charged([*days[:4], *days[5:]], 999))
    assert series.cadence.name == "monthly"


def test_purchases_without_a_rhythm_are_no_series() -> None:
    days = [date(2026, 1, 1) + timedelta(days=at) for at in (0, 3, 19, 44, 51, 93, 120)]
    assert found(charged(days, 999)) == ()


def test_two_subscriptions_of_one_shop_are_two_series() -> None:
    small = charged(monthly(5, date(2026, 1, 9)), 299, payee="APPLE.COM")
    large = [
        LedgerRow(f"l{row.id}", row.date + timedelta(days=11), -1_099, *_rest(row)) for row in small
    ]
    assert [series.amount for series in found([*small, *large])] == [1_099, 299]


def _rest(row: LedgerRow) -> tuple[str, str, str, str, str]:
    return row.currency, row.payee, row.merchant, row.category, row.account


def test_a_price_that_rose_says_since_when_and_what_a_year_of_it_costs() -> None:
    rows = charged(monthly(6, date(2026, 1, 3)), 1_399, 1_399, 1_399, 1_399, 1_699, 1_699)
    change = price_change(found(rows)[0])
    assert change is not None
    assert (change.before, change.after, change.by, change.by_a_year) == (1_399, 1_699, 300, 3_600)
    assert change.since == date(2026, 5, 3)
    assert [plateau.charges for plateau in plateaus(change.series)] == [4, 2]


@pytest.mark.parametrize(
    "amounts",
    [
        (1_399, 1_399, 1_699, 1_699, 1_699),
        (1_399, 1_399, 1_399, 1_399, 1_469),
        (50_000, 50_000, 50_000, 50_000, 52_000),
        (5_000, 6_200, 5_600, 4_700, 5_800),
    ],
    ids=["too few before", "below one unit", "below five percent", "never level"],
)
def test_other_steps_are_no_price_change(amounts: tuple[int, ...]) -> None:
    (series,) = found(charged(monthly(5), *amounts))
    assert price_change(series) is None


@pytest.mark.parametrize(
    ("amounts", "amount"),
    [
        ((1_399, 1_399, 1_399, 1_399, 1_699), 1_699),
        ((1_299, 1_299, 1_299, 1_599, 1_599, 1_599, 1_699), 1_699),
        ((1_299, 1_599, 1_599, 1_599), 1_599),
        ((1_399, 1_399, 1_399, 1_399), 1_399),
    ],
    ids=["stepped", "stepped twice", "stepped long ago", "never moved"],
)
def test_after_a_clean_step_the_present_price_is_exact(
    amounts: tuple[int, ...], amount: int
) -> None:
    (series,) = found(charged(monthly(len(amounts)), *amounts))
    assert (series.is_exact, series.amount) == (True, amount)


@pytest.mark.parametrize(
    "amounts",
    [
        (5_000, 6_200, 5_600, 4_700, 5_800),
        (1_399, 1_699, 1_399, 1_699, 1_399, 1_699),
        (1_399, 1_399, 1_399, 1_599, 1_799),
    ],
    ids=["never level", "to and fro", "still moving"],
)
def test_an_amount_without_a_price_is_about_one(amounts: tuple[int, ...]) -> None:
    (series,) = found(charged(monthly(len(amounts)), *amounts))
    assert not series.is_exact


@given(
    before=st.integers(500, 50_000),
    share=st.floats(1.06, 1.25),
    held=st.integers(3, 8),
    since=st.integers(1, 8),
)
def test_a_staircase_always_costs_its_last_step(
    before: int, share: float, held: int, since: int
) -> None:
    after = max(round(before * share), before + 100)
    rows = charged(monthly(held + since), *[before] * held, *[after] * since)
    (series,) = found(rows)
    assert (series.is_exact, series.amount) == (True, after)
    assert series.a_year == 12 * after


@st.composite
def busy_ledgers(draw: st.DrawFn) -> list[LedgerRow]:
    """One shop's purchases on any days, with a few subscriptions of the same shop among them."""
    start = date(2025, 1, 1)
    bought = draw(st.lists(st.tuples(st.integers(0, 600), st.integers(100, 130)), max_size=60))
    rows = [(start + timedelta(days=day), amount) for day, amount in bought]
    for price in draw(st.lists(st.integers(500, 510), unique=True, max_size=3)):
        first = start + timedelta(days=draw(st.integers(0, 200)))
        rows += [(day, price) for day in monthly(draw(st.integers(3, 12)), first)]
    rows = draw(st.permutations(rows))
    return [
        LedgerRow(f"{at:03}", day, -amount, "EUR", "Shop", "Shop", "shopping", "a")
        for at, (day, amount) in enumerate(rows)
    ]


@given(rows=busy_ledgers())
def test_what_recurs_of_a_busy_shop_is_what_recurs_of_each_of_its_amounts(
    rows: list[LedgerRow],
) -> None:
    until = date(2027, 1, 1)
    whole = found(rows, until)
    if any("@" not in series.key for series in whole):
        return
    apart = {
        series.rows
        for amount in {row.amount_minor for row in rows}
        if len(same := [row for row in rows if row.amount_minor == amount]) > 2
        for series in found(same, until)
        if len(same) < len(rows)
    }
    assert {series.rows for series in whole} == apart
    assert all(
        list(series.rows) == sorted(series.rows, key=lambda row: (row.date, row.id))
        for series in whole
    )
