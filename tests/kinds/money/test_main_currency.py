"""In which currency a month is told."""

from __future__ import annotations

from datetime import date

import pytest

from sitdown.kinds.money.main_currency import currency_of
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
