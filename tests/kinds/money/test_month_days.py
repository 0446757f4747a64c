"""Which movements fell into a month."""

from datetime import date

import pytest

from sitdown.kinds.money.month_days import first_day, last_day, span_of
from sitdown.kinds.money.snapshot import LedgerRow, Month

DAYS = (date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 31), date(2026, 11, 1))
ROWS = [LedgerRow(str(day), day, -500, "EUR", "Shop", "Shop", "shopping", "a") for day in DAYS]


@pytest.mark.parametrize(
    ("month", "places"),
    [((2026, 9), [0]), ((2026, 10), [1, 2]), ((2026, 11), [3]), ((2026, 8), []), ((2027, 1), [])],
)
def test_both_ends_of_a_month_belong_to_it(month: Month, places: list[int]) -> None:
    assert list(span_of(ROWS, month)) == places


def test_a_month_ends_where_the_calendar_says() -> None:
    assert (first_day((2024, 2)), last_day((2024, 2))) == (date(2024, 2, 1), date(2024, 2, 29))
