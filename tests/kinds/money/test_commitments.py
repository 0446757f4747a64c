from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sitdown.kinds.money.commitments import MonthFacts, Outcome, Promise, Verdict, verdict
from sitdown.kinds.money.entry_types import METRICS
from sitdown.kinds.money.snapshot import LedgerRow, snapshot


def row(day: int, amount: int, category: str, merchant: str) -> LedgerRow:
    made = f"{day}-{amount}-{merchant}"
    return LedgerRow(made, date(2026, 10, day), amount, "EUR", merchant, merchant, category, "a")


WHOLE = [
    row(1, 300_000, "salary", "ACME"),
    row(3, -20_000, "restaurants", "Trattoria Nona"),
    row(9, -10_000, "restaurants", "Trattoria Nona"),
    row(31, -100_000, "rent", "Landlord"),
]


def judged(metric: str, rows: list[LedgerRow] = WHOLE, **params: Any) -> Verdict:
    taken = snapshot(rows, 2026, 10, currency="EUR", budgets={})
    facts = MonthFacts(
        taken, rows, taken.savings_rate, put_aside={"f": 5_000}, fund_names={"f": "Car", "g": "Fun"}
    )
    return verdict(Promise("I will", metric, params), facts)


@pytest.mark.parametrize(
    ("metric", "params", "outcome"),
    [
        ("category_at_most", {"category": "restaurants", "amount": 30_000}, Outcome.MET),
        ("category_at_most", {"category": "restaurants", "amount": 29_999}, Outcome.MISSED),
        ("category_at_most", {"category": "travel", "amount": 0}, Outcome.MET),
        ("merchant_at_most_n", {"merchant": "trattoria NONA", "times": 2}, Outcome.MET),
        ("merchant_at_most_n", {"merchant": "Trattoria Nona", "times": 1}, Outcome.MISSED),
        ("merchant_at_most_n", {"merchant": "Gym", "times": 0}, Outcome.MET),
        ("move_to_fund", {"fund_id": "f", "amount": 5_000}, Outcome.MET),
        ("move_to_fund", {"fund_id": "f", "amount": 5_001}, Outcome.MISSED),
        ("move_to_fund", {"fund_id": "g", "amount": 1}, Outcome.CANT_TELL),
        ("move_to_fund", {"fund_id": "gone", "amount": 1}, Outcome.CANT_TELL),
        ("savings_rate_at_least", {"rate": 0.56}, Outcome.MET),
        ("savings_rate_at_least", {"rate": 0.57}, Outcome.MISSED),
        ("own_yes_no", {}, Outcome.CANT_TELL),
    ],
)
def test_a_whole_month_tells(metric: str, params: dict[str, Any], outcome: Outcome) -> None:
    METRICS[metric].model_validate(params)
    found = judged(metric, **params)
    assert found.outcome is outcome
    assert found.rule == f"{metric}/1"


@pytest.mark.parametrize(
    ("metric", "params", "outcome"),
    [
        ("category_at_most", {"category": "restaurants", "amount": 30_000}, Outcome.CANT_TELL),
        ("category_at_most", {"category": "restaurants", "amount": 100}, Outcome.MISSED),
        ("merchant_at_most_n", {"merchant": "Trattoria Nona", "times": 2}, Outcome.CANT_TELL),
        ("merchant_at_most_n", {"merchant": "Trattoria Nona", "times": 1}, Outcome.MISSED),
        ("savings_rate_at_least", {"rate": 0.1}, Outcome.CANT_TELL),
    ],
)
def test_part_of_a_month_shows_a_limit_passed_but_not_one_kept(
    metric: str, params: dict[str, Any], outcome: Outcome
) -> None:
    found = judged(metric, WHOLE[:3], **params)
    assert found.outcome is outcome
    assert "1 week of October" in found.sentence


def test_without_income_a_rate_cannot_be_told() -> None:
    assert judged("savings_rate_at_least", WHOLE[1:], rate=0.1).outcome is Outcome.CANT_TELL


def test_a_verdict_names_the_rows_it_counted() -> None:
    found = judged("merchant_at_most_n", merchant="Trattoria Nona", times=1)
    assert found.row_ids == tuple(row.id for row in WHOLE[1:3])
    assert found.sentence == "You paid Trattoria Nona twice; you meant at most once."


def test_who_spent_more_than_came_in_is_not_told_to_have_kept_less_than_nothing() -> None:
    found = judged(
        "savings_rate_at_least", [*WHOLE, row(12, -300_000, "shopping", "Shop")], rate=0.2
    )
    assert found.outcome is Outcome.MISSED
    assert found.sentence == "You spent 43.3 % more than came in; you meant to keep 20 %."
