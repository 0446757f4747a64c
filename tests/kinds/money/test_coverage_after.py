"""A month is known to its end where its accounts went on after it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest

from sitdown.engine.desk import Desk
from sitdown.kinds.money import importing, reviews
from sitdown.kinds.money.coverage import coverage_of
from sitdown.kinds.money.month_pace import pace_of
from sitdown.kinds.money.savings_shift import earlier_rates
from sitdown.kinds.money.snapshot import LedgerRow, month_after, snapshot
from sitdown.kinds.money.year_ago import against_year_ago

Write = Callable[..., Path]


def on(month: int, days: Iterable[int], account: str = "a", year: int = 2026) -> list[LedgerRow]:
    return [
        LedgerRow(
            f"{account}{year}-{month}-{day}",
            date(year, month, day),
            -1_000 * day,
            "EUR",
            "EDEKA",
            "EDEKA",
            "groceries",
            account,
        )
        for day in days
    ]


EVERY_THIRD = range(1, 25, 3)
"""Its last is the 22nd."""


def is_complete(after: list[LedgerRow], days: Iterable[int] = EVERY_THIRD) -> bool:
    return coverage_of(on(10, days), on(9, [30]), 10, after).complete


def test_an_account_that_goes_on_after_no_unusual_silence_was_known_in_between() -> None:
    sparse = [1, 2, 3, 4, 5, 6, 14, 24]
    assert not is_complete([], sparse)
    assert is_complete(on(11, [1, 3]), sparse)
    assert is_complete(on(11, [3]), sparse)
    assert not is_complete(on(11, [4]), sparse)


def test_a_silence_longer_than_ever_may_be_a_file_that_is_missing() -> None:
    steady = coverage_of(on(10, EVERY_THIRD), on(9, range(1, 30, 3)), 10, on(11, [1]))
    assert not steady.complete
    assert steady.sentence == "I have 3 weeks of October."


def test_a_silence_half_as_long_again_is_chance() -> None:
    days = [1, 5, 9, 13, 17, 21, 25]
    assert is_complete(on(10, [31]), days)
    assert not is_complete(on(11, [1]), days)


def test_no_silence_of_weeks_is_taken_for_knowledge() -> None:
    days = [1, 2, 3, 4, 5, 6, 7, 20]
    assert is_complete(on(10, [30]), days)
    assert not is_complete(on(11, [1]), days)


def test_another_account_tells_nothing_of_one_that_ends() -> None:
    sparse = [1, 2, 3, 4, 5, 6, 14, 24]
    assert not is_complete(on(11, [1], account="b"), sparse)


def test_an_account_of_which_a_whole_month_is_missing_did_not_go_on() -> None:
    rows, before = on(10, range(1, 31), account="b"), on(9, range(1, 30), account="a")
    assert not coverage_of(rows, before, 10, on(11, [1])).complete


@pytest.mark.parametrize(("of", "following"), [((2026, 11), (2026, 12)), ((2026, 12), (2027, 1))])
def test_the_month_after(of: tuple[int, int], following: tuple[int, int]) -> None:
    assert month_after(of) == following


SPARSE = (1, 2, 3, 4, 5, 6, 14, 24)


def test_months_that_went_on_are_whole_wherever_they_are_held_against() -> None:
    rows = [row for month in range(9, 13) for row in on(month, SPARSE, year=2025)]
    rows += [row for month in range(1, 11) for row in on(month, SPARSE)]
    taken = snapshot([*rows, *on(11, [1])], 2026, 10, currency="EUR", budgets={})
    assert taken.coverage.complete
    assert taken.total_spent == sum(SPARSE) * 1_000
    assert against_year_ago(taken, rows).changed is not None
    income = [
        LedgerRow(f"i{month}", date(2026, month, 1), 90_000, "EUR", "A", "A", "salary", "a")
        for month in range(1, 10)
    ]
    assert len(earlier_rates([*rows, *income], (2026, 10))) == 9
    running = snapshot(rows, 2026, 10, currency="EUR", budgets={})
    assert pace_of(running, rows).whole_months == 12


def test_a_file_that_reaches_into_the_next_month_makes_a_review_whole(
    desk: Desk, write_bank_file: Write
) -> None:
    rows = [("2026-09-30", "EDEKA", "-5.00"), ("2026-11-02", "Landlord", "-900.00")]
    rows += [(f"2026-10-{day:02}", "EDEKA", "-10.00") for day in SPARSE]
    importing.import_file(desk, write_bank_file(rows), choices={"sign": "money_in"})
    taken = reviews.review_of(desk, reviews.create_session(desk, 2026, 10).id).snapshot
    assert taken.coverage.sentence == "I have all of October."
    assert taken.total_spent == 8_000
    assert taken.twelve_months[-1] == (2026, 10, 8_000)
