"""Months in which another share of the income was kept than usual."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.engine import entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.views import EntryView
from sitdown.kinds.money import dismissals, importing, reviews
from sitdown.kinds.money.finding import Finding
from sitdown.kinds.money.month_report import month_report
from sitdown.kinds.money.savings_shift import earlier_rates, of_savings, savings_shift
from sitdown.kinds.money.snapshot import LedgerRow, month_before, snapshot

QUIET = (0.19, 0.2, 0.21, 0.2, 0.19, 0.21)
THIS = (2026, 10)


def month(steps: int, spent: int, income: int = 300_000, last: int = 30) -> list[LedgerRow]:
    """A month with eight purchases and an income, so many months before October."""
    year, number = month_before(THIS, steps)
    last = min(last, 28) if number == 2 else last
    days = [1, 4, 8, 12, 16, 20, 24, last]
    each = [spent // 8] * 7 + [spent - 7 * (spent // 8)]
    rows = [
        LedgerRow(f"{steps}-{day}", date(year, number, day), -out, "EUR", "Shop", "Shop",
                  "shopping", "a")
        for day, out in zip(days, each, strict=True)
    ]  # fmt: skip
    if income:
        rows.append(LedgerRow(f"{steps}-in", date(year, number, 27), income, "EUR", "ACME", "ACME",
                              "salary", "a"))  # fmt: skip
    return rows


def ledger(spent: int, *earlier: int) -> list[LedgerRow]:
    rows = month(0, spent)
    for steps, before in enumerate(earlier, start=1):
        rows += month(steps, before)
    return rows


def said(rows: list[LedgerRow]) -> list[Finding]:
    return list(of_savings(snapshot(rows, *THIS, currency="EUR", budgets={}), rows))


USUAL = (240_000, 243_000, 237_000, 240_000, 243_000, 237_000, 240_000)


@pytest.mark.parametrize(
    ("rate", "is_told", "is_high"),
    [
        (0.1499, True, False),
        (0.1501, False, False),
        (0.2499, False, False),
        (0.25, True, False),
        (0.3, True, True),
        (0.0999, True, True),
        (-0.4, True, True),
    ],
)
def test_five_points_are_news_and_ten_are_much(rate: float, is_told: bool, is_high: bool) -> None:
    found = savings_shift(rate, QUIET)
    assert (found is not None) == is_told
    assert found is None or found.is_high == is_high


def test_fewer_than_six_months_say_nothing() -> None:
    assert savings_shift(0.5, QUIET[:5]) is None
    assert savings_shift(0.5, QUIET) is not None


def test_where_every_month_differs_nothing_is_usual() -> None:
    assert savings_shift(0.4, (0.05, 0.3, 0.12, 0.25, 0.35, 0.1, 0.2)) is None


@given(
    rate=st.floats(-1, 1),
    earlier=st.lists(st.floats(-1, 1), max_size=14),
)
def test_what_is_told_is_far_and_beyond_every_month(rate: float, earlier: list[float]) -> None:
    found = savings_shift(rate, earlier)
    if found is not None:
        assert len(earlier) >= 6
        assert rate > max(earlier) or rate < min(earlier)
        assert abs(rate - found.usual) >= 0.05 - 1e-6
        assert found.is_high == (abs(rate - found.usual) >= 0.1 - 1e-6)


@given(rate=st.floats(0, 0.5), away=st.integers(-20, 20))
def test_it_looks_the_same_from_above_and_from_below(rate: float, away: int) -> None:
    earlier = [rate + each / 1000 for each in (-5, 0, 5, -5, 0, 5)]
    up = savings_shift(rate + away / 100, earlier)
    down = savings_shift(rate - away / 100, earlier)
    assert (up is None) == (down is None)


def test_it_is_said_with_what_it_rests_on() -> None:
    rows = ledger(195_000, *USUAL)
    (found,) = said(rows)
    assert found.title == "Kept 35 % of the income"
    assert found.text == (
        "15 points more than usual, and more than in any of the 7 whole months before: "
        "20 % is the middle of them."
    )
    assert found.amounts == {"saved": 105_000, "usual": 60_000, "by": 45_000}
    assert (found.rule, found.weight) == ("savings_shift/1", 45_000)
    assert found.parameters["usual_rate"] == pytest.approx(0.2)
    assert set(found.row_ids) == {row.id for row in rows if row.id.startswith("0-")}


def test_a_month_that_spent_more_than_came_in_says_so() -> None:
    (found,) = said(ledger(330_000, *USUAL))
    assert found.title == "Spent 10 % more than came in"
    assert "30 points less than usual" in found.text


def test_nothing_is_said_of_part_of_a_month_or_without_an_income() -> None:
    usual = ledger(195_000, *USUAL)[9:]
    assert said([*month(0, 195_000, last=25), *usual]) == []
    assert said([*month(0, 195_000, income=0), *usual]) == []
    assert len(said([*month(0, 195_000), *usual])) == 1


def test_only_whole_months_with_an_income_say_what_is_usual() -> None:
    rows = [*month(0, 195_000), *month(1, 240_000), *month(2, 240_000, income=0)]
    begun = [row for row in month(3, 240_000) if row.date.day <= 16]
    income = replace(begun[0], id="3-in", amount_minor=300_000, category="salary")
    rows += [*begun, income, *month(4, 240_000)]
    assert set(earlier_rates(rows, THIS)) == {(2026, 9), (2026, 6)}


SIGN = {"sign": "money_in"}


@pytest.fixture
def october(desk: Desk, write_bank_file: Callable[..., Path]) -> str:
    rows = [
        (f"{row.date}", row.payee, f"{row.amount_minor / 100:.2f}")
        for row in ledger(195_000, *USUAL)
    ]
    importing.import_file(desk, write_bank_file(rows), choices=SIGN)
    return reviews.create_session(desk, *THIS).id


def shift_in(desk: Desk, session_id: str) -> list[EntryView]:
    return [
        entry
        for entry in entries.load_session_entries(desk, session_id)
        if entry.data.get("insight_type") == "savings_rate"
    ]


def to_patterns(desk: Desk, session_id: str) -> None:
    while sessions.get(desk, session_id).step != "patterns":
        sessions.advance(desk, session_id)


def test_a_review_tells_it_and_does_not_once_it_was_dismissed(desk: Desk, october: str) -> None:
    to_patterns(desk, october)
    (told,) = shift_in(desk, october)
    evidence = entries.evidence(desk, told.id)
    assert evidence is not None
    assert dict(evidence.facts)["usual rate"] == "20 %"
    assert len(evidence.lines) == 9
    dismissals.turn(desk, told)
    (quiet,) = dismissals.dismissals(desk)
    assert quiet.words == "the share that was kept of: income"
    patterns = month_report(desk, *THIS).patterns
    assert not any("of the income" in each.content for each in patterns)


def test_where_the_person_says_another_income_nothing_is_held_against_it(
    desk: Desk, october: str
) -> None:
    data = {"confirmed_amount": 350_000, "confirmed": False}
    entries.say(desk, october, NewEntry("user_income_response", "€ 3,500", data))
    to_patterns(desk, october)
    assert shift_in(desk, october) == []
