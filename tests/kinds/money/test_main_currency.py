"""In which currency a month is told."""

from __future__ import annotations

from datetime import date

import pytest

from sitdown.kinds.money.main_currency import currency_of, main_currency
from sitdown.kinds.money.snapshot import LedgerRow


def rows(month: int, currency: str, count: int) -> list[LedgerRow]:
    return [
        LedgerRow(
            f"{month}{currency}{at}", date(2026, month, 1 + at), -1, currency, "p", "p", "c", "a"
        )
        for at in range(count)
    ]


@pytest.mark.parametrize(
    ("of_month", "told"),
    [
        ([("EUR", 1), ("CHF", 5)], "EUR"),
        ([("CHF", 2), ("USD", 1)], "CHF"),
        ([], "EUR"),
    ],
)
def test_a_month_is_told_in_the_main_currency_unless_it_has_none_of_it(
    of_month: list[tuple[str, int]], told: str
) -> None:
    behind = rows(8, "EUR", 20)
    behind += [row for currency, count in of_month for row in rows(9, currency, count)]
    assert currency_of(behind, (2026, 9)) == told


def test_who_moved_abroad_is_told_in_the_new_currency_within_three_months() -> None:
    before = [row for month in (1, 2, 3, 4, 5) for row in rows(month, "GBP", 28)]
    moved = [*rows(6, "GBP", 3), *rows(6, "EUR", 25)]
    assert currency_of([*before, *moved], (2026, 6)) == "GBP"
    moved += [*rows(7, "GBP", 2), *rows(7, "EUR", 25)]
    assert currency_of([*before, *moved], (2026, 7)) == "EUR"


def test_a_holiday_abroad_is_not_told_in_its_currency() -> None:
    at_home = [row for month in (5, 6) for row in rows(month, "EUR", 25)]
    away = [*rows(7, "EUR", 4), *rows(7, "JPY", 28)]
    assert currency_of([*at_home, *away], (2026, 7)) == "EUR"


def test_where_nothing_was_known_lately_what_is_older_tells() -> None:
    assert main_currency(rows(1, "CHF", 2), (2026, 9)) == "CHF"
    assert main_currency([], (2026, 9)) == "EUR"
