"""The charges that recur and are still to come in a month, told apart from what usually comes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.engine import entries
from sitdown.engine.desk import Desk
from sitdown.kinds.money import budgets, dismissals, importing, placing, reviews
from sitdown.kinds.money.arrivals.pace import sentence
from sitdown.kinds.money.categories import Rule
from sitdown.kinds.money.finding import series_key
from sitdown.kinds.money.month_pace import MonthPace, pace_of
from sitdown.kinds.money.month_report import month_report, report_document
from sitdown.kinds.money.snapshot import LedgerRow, snapshot
from sitdown.kinds.money.still_to_come import spending_that_recurs, still_to_come

Write = Callable[..., Path]
NOVEMBER = (2026, 11)


def charge(
    merchant: str, day: date, cents: int, category: str = "rent", account: str = "a"
) -> LedgerRow:
    made = f"{merchant} {day} {cents}"
    return LedgerRow(made, day, -cents, "EUR", merchant, merchant, category, account)


def monthly(
    merchant: str, on: int, cents: Sequence[int], category: str = "rent"
) -> list[LedgerRow]:
    """A charge on one day of the month, from June on."""
    return [
        charge(merchant, date(2026, 6 + at, on), each, category) for at, each in enumerate(cents)
    ]


def shopping(last: int, first_month: int = 8) -> list[LedgerRow]:
    """A purchase on every day of the months up to October, and of November up to a day."""
    days = [(number, day) for number in range(first_month, 11) for day in range(1, 31)]
    days += [(11, day) for day in range(1, last + 1)]
    return [charge("Shop", date(2026, *day), 1_000, "groceries") for day in days]


def pace(rows: Sequence[LedgerRow]) -> MonthPace:
    until = {"a": max(row.date for row in rows)}
    recurs = still_to_come(spending_that_recurs(rows, until), NOVEMBER, until)
    taken = snapshot(rows, *NOVEMBER, currency="EUR", budgets={"rent": 90_000})
    return pace_of(taken, rows, recurs)


def test_what_recurs_is_known_by_its_day_and_no_part_of_what_usually_comes() -> None:
    found = pace([*shopping(10), *monthly("Lindner", 28, [90_000] * 5)])
    (rent,) = found.to_come
    assert (rent.merchant, rent.due, rent.amount_minor) == ("Lindner", date(2026, 11, 28), 90_000)
    assert (rent.is_exact, rent.is_overdue, len(rent.row_ids)) == (True, False, 5)
    assert (found.total.usual_rest, found.total.to_come) == (20_000, 90_000)
    assert found.total.projected == 10_000 + 20_000 + 90_000
    assert [(each.category, each.to_come, each.projected) for each in found.categories] == [
        ("rent", 90_000, 90_000)
    ]
    assert sentence(found, "EUR") == (
        "€ 100 so far, where € 100 is usual. Lindner (€ 900) is still to come on 28 November. "
        "With that and what else usually comes after it, November comes to about € 1,200."
    )


def test_what_came_earlier_than_usual_is_not_expected_a_second_time() -> None:
    rows = [*shopping(10), *monthly("Lindner", 12, [90_000] * 5)]
    early = charge("Lindner", date(2026, 11, 10), 90_000)
    found = pace([*rows, early])
    assert found.to_come == ()
    assert found.total.projected == 10_000 + 90_000 + 20_000
    assert "still to come" not in sentence(found, "EUR").lower()


def test_what_was_due_on_a_known_day_is_told_as_overdue_until_it_is_late() -> None:
    rows = monthly("Lindner", 9, [90_000] * 5)
    found = pace([*shopping(10), *rows])
    assert [each.is_overdue for each in found.to_come] == [True]
    assert "Lindner (€ 900) was due on 9 November." in sentence(found, "EUR")
    assert pace([*shopping(20), *rows]).to_come == ()


def test_several_are_told_by_day_and_the_smallest_only_counted() -> None:
    rows = shopping(10)
    for at, (name, cents) in enumerate(
        [("Gym", 2_000), ("Lindner", 90_000), ("Power", 6_000), ("Phone", 1_000), ("Film", 900)]
    ):
        rows += monthly(name, 20 + at, [cents] * 5)
    assert (
        "Still to come: Gym on 20 November (€ 20), Lindner on 21 November (€ 900), "
        "Power on 22 November (€ 60) and 2 more (€ 19)."
    ) in sentence(pace(rows), "EUR")


def test_an_amount_that_varies_is_told_as_about() -> None:
    found = pace([*shopping(10), *monthly("Power", 25, [6_000, 7_000, 6_500, 6_900, 6_200])])
    assert "Power (about € 65) is still to come on 25 November." in sentence(found, "EUR")


def test_it_is_told_too_where_nothing_can_be_projected() -> None:
    found = pace([*shopping(3), *monthly("Lindner", 28, [90_000] * 5)])
    assert found.total.projected is None
    assert sentence(found, "EUR") == (
        "3 days of November are too few to say what it comes to. "
        "Lindner (€ 900) is still to come on 28 November."
    )


@pytest.mark.parametrize(
    "rows",
    [
        [charge("Seen twice", date(2026, month, 20), 5_000) for month in (5, 8)],
        [charge("To savings", date(2026, month, 20), 5_000, "savings") for month in range(5, 11)],
        [charge("Ended", date(2026, month, 20), 5_000) for month in range(2, 8)],
        [charge("Work", date(2026, month, 25), -300_000, "salary") for month in range(5, 11)],
    ],
)
def test_only_confirmed_charges_count(rows: list[LedgerRow]) -> None:
    assert pace([*shopping(10), *rows]).to_come == ()


@given(
    on=st.integers(1, 28),
    known=st.integers(7, 27),
    cents=st.integers(100, 10**7),
    others=st.lists(st.integers(1, 28), max_size=3),
)
def test_a_month_comes_to_its_parts_and_each_charge_counts_once(
    on: int, known: int, cents: int, others: list[int]
) -> None:
    rows = shopping(known)
    for at, day in enumerate((on, *others)):
        charges = monthly(f"Merchant {'abcd'[at]}", day, [cents + at] * 6)
        rows += [row for row in charges if row.date <= date(2026, 11, known)]
    found = pace(rows)
    keys = [each.key for each in found.to_come]
    assert len(keys) == len(set(keys))
    assert found.total.to_come == sum(each.amount_minor for each in found.to_come)
    assert all(each.due.month == 11 for each in found.to_come)
    if found.why_not is None:
        total = found.total
        assert total.projected == total.spent + total.to_come + (total.usual_rest or 0)
        in_all = (1 + len(others)) * cents + sum(range(1 + len(others))) + 30 * 1_000
        assert total.projected == in_all


def a_month(number: int, last: int) -> list[tuple[str, str, str]]:
    days = [(f"2026-{number:02}-{day:02}", "EDEKA", "-10.00") for day in range(1, last + 1)]
    rent = [(f"2026-{number:02}-20", "Rent Lindner", "-900.00")] if last >= 20 else []
    return days + rent


@pytest.fixture
def running(desk: Desk, write_bank_file: Write) -> Desk:
    """Four whole months, and November up to the sixteenth."""
    rows = [row for number in (7, 8, 9, 10) for row in a_month(number, 29)]
    path = write_bank_file([*rows, *a_month(11, 16)])
    importing.import_file(desk, path, choices={"sign": "money_in"})
    placing.add_rule(desk, Rule("rent", "rent"))
    budgets.set_budget(desk, "rent", 80_000, 2026, 7)
    return desk


def test_a_review_names_it_with_what_it_was_seen_in(running: Desk) -> None:
    review = reviews.create_session(running, 2026, 11)
    (said,) = [
        entry
        for entry in reviews.load_session_entries(running, review.id)
        if entry.data.get("insight_type") == "pace"
    ]
    told = "Rent Lindner (€ 900) is still to come on 20 November. With that and what else"
    assert told in said.content
    assert said.data["amounts"]["to_come"] == 90_000
    seen = entries.evidence(running, said.id)
    assert seen is not None
    facts = dict(seen.facts)
    assert facts["still to come"] == "Rent Lindner on 2026-11-20 € 900.00"
    assert facts["to come"] == "€ 900.00"
    assert len(seen.lines) == 16 + 4


def test_a_document_of_the_month_has_it_and_a_dismissed_series_is_not_in_it(
    running: Desk,
) -> None:
    told = report_document(month_report(running, *NOVEMBER))["pace"]
    (rent,) = told["still_to_come"]
    assert (rent["due"], rent["amount"], told["to_come"]) == ("2026-11-20", 90_000, 90_000)
    dismissals.dismiss(running, series_key(rent["key"]))
    told = report_document(month_report(running, *NOVEMBER))["pace"]
    assert (told["still_to_come"], told["to_come"]) == ([], 0)
    assert told["usual_rest"] == 13_000 + 90_000
