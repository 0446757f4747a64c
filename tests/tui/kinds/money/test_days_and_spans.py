"""Days and spans of amounts in lists: nobody takes one year, or one bound, for another."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from sitdown.kinds.money.forecasting import Ahead, Coming
from sitdown.kinds.money.receipts import Receipt
from sitdown.tui.kinds.money import ahead_rows
from sitdown.tui.kinds.money.drawing import near_day
from sitdown.tui.kinds.money.import_lines import receipt_lines

TODAY = date(2026, 11, 7)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 11, 3), "3 Nov"),
        (date(2027, 2, 1), "1 Feb"),
        (date(2025, 12, 31), "Dec 2025"),
        (date(2027, 11, 3), "Nov 2027"),
    ],
)
def test_a_day_that_is_far_from_today_is_told_with_its_year(day: date, told: str) -> None:
    assert near_day(day, TODAY) == told


def bill(lowest: int, highest: int) -> ahead_rows.Seen:
    coming = Coming(
        "power", "Power", TODAY, (lowest + highest) // 2, lowest, highest, TODAY, TODAY, ("a", "b")
    )
    ahead = Ahead(
        "EUR", TODAY, 30, (), (), 1.0, (), (), (), (coming,), (), (), (), (), None, 1
    )  # fmt: skip
    return ahead_rows.Seen((ahead,), (), ())


@pytest.mark.parametrize(
    ("lowest", "highest", "told"),
    [
        (-9_000, -7_000, "between € 70.00 and € 90.00"),
        (-120_000, -90_000, "between € 900.00 and € 1,200.00"),
        (210_000, 230_000, "between € 2,100.00 and € 2,300.00"),
    ],
)
def test_the_smaller_of_the_last_amounts_is_told_first(
    lowest: int, highest: int, told: str
) -> None:
    assert told in ahead_rows.detail(bill(lowest, highest), "coming|0|0").plain


@pytest.mark.parametrize(
    ("first", "told"),
    [
        (date(2026, 1, 3), "3 Jan to 31 Oct 2026"),
        (date(2024, 1, 3), "3 Jan 2024 to 31 Oct 2026"),
    ],
)
def test_a_file_of_several_years_is_told_with_both(first: date, told: str) -> None:
    receipt = Receipt(
        id="file",
        name="bank.csv",
        account="Main account",
        sha256="",
        format="csv",
        layout="generic",
        decisions=(),
        imported_at=datetime(2026, 11, 7, tzinfo=UTC),
        undone_at=None,
        first_day=first,
        last_day=date(2026, 10, 31),
        read=2,
        added=2,
        duplicates=0,
        skipped=(),
        sums={},
        proved=None,
    )
    assert told in receipt_lines(receipt, 80).plain
