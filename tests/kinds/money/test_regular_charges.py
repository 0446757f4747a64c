"""A payment that comes by itself at its price is nothing that was decided in the month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from sitdown.engine import sessions
from sitdown.engine.conversation import Answer
from sitdown.engine.desk import Desk
from sitdown.engine.entries import answer
from sitdown.kinds.money import importing, reviews
from sitdown.kinds.money.kind import KIND
from sitdown.kinds.money.regular_charges import is_regular
from sitdown.kinds.money.snapshot import LedgerRow

Write = Callable[..., Path]

FORTNIGHTS = [date(2026, 10, 30) - timedelta(days=14 * back) for back in range(12)]


def charge(day: date, amount: int) -> LedgerRow:
    return LedgerRow(f"{day}", day, -amount, "EUR", "Nursery", "Nursery", "children", "a")


def test_a_charge_in_its_rhythm_at_its_price_is_regular() -> None:
    rows = [charge(day, 36_000) for day in sorted(FORTNIGHTS)]
    assert is_regular(rows[-1], rows)
    assert not is_regular(rows[-1], rows[-2:])


def test_one_of_another_price_is_not() -> None:
    rows = [charge(day, 36_000) for day in sorted(FORTNIGHTS)]
    dear = charge(rows[-1].date, 54_000)
    assert not is_regular(dear, [*rows[:-1], dear])


def test_a_bill_that_varies_is_regular_unless_it_is_dearer_than_ever() -> None:
    amounts = (11_538, 9_700, 14_414, 10_120, 13_245, 8_800, 12_350, 14_000)
    rows = [charge(date(2026, at, 9), amount) for at, amount in enumerate(amounts, 2)]
    assert is_regular(rows[-1], rows)
    dear = charge(rows[-1].date, 16_000)
    assert not is_regular(dear, [*rows[:-1], dear])


def test_what_comes_once_a_year_is_worth_a_thought_each_time() -> None:
    rows = [charge(date(year, 10, 5), 43_200) for year in (2023, 2024, 2025, 2026)]
    assert not is_regular(rows[-1], rows)


def test_the_review_asks_about_the_largest_payment_that_was_decided(
    desk: Desk, write_bank_file: Write
) -> None:
    rows = [("2026-10-01", "Salary ACME", "3000.00"), ("2026-10-20", "Zalando", "-84.00")]
    rows += [(f"2026-{month:02}-20", "Zalando", "-40.00") for month in (7, 8, 9)]
    rows += [(f"2026-{month:02}-{day:02}", "EDEKA", "-9.00") for month in (7, 8, 9, 10)
             for day in range(1, 31, 3)]  # fmt: skip
    rows += [(f"{day}", "Kita Sonne", "-360.00") for day in FORTNIGHTS]
    rows += [("2026-10-31", "EDEKA", "-9.00"), ("2026-10-11", "Flight Hotel", "-1900.00")]
    importing.import_file(desk, write_bank_file(rows), choices={"sign": "money_in"})
    review = reviews.create_session(desk, 2026, 10)
    sessions.go_to_step(desk, review.id, "reflection")
    asked: list[str] = []
    while (
        found := KIND.open_question(reviews.load_session_entries(desk, review.id), "reflection")
    ) is not None:
        asked.append(found[1].text)
        answer(desk, review.id, Answer(text="So it was"))
    assert "€ 1,900.00 to Flight Hotel" in asked[1]
    about = [text for text in asked if "largest payment" in text]
    assert about
    assert all("Zalando" in text for text in about)
