"""The made-up account: the same at every run, and with something for every rule to find."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from sitdown.demo.generator import TOTAL_OF_MONTH_BEFORE, GeneratedRow, generate
from sitdown.kinds.money.categories import UNCATEGORISED, Categoriser
from sitdown.kinds.money.default_rules import DEFAULT_RULES
from sitdown.kinds.money.merchants import merchant_of
from sitdown.kinds.money.snapshot import LedgerRow, Snapshot, snapshot

TOTAL_OF_LAST_MONTH = 341_218
"""Cents; the month of the pictures."""
BUDGETS = {"restaurants": 30_000, "groceries": 48_000}


def ledger(rows: list[GeneratedRow]) -> list[LedgerRow]:
    """The rows as the ledger would have them, categorised by the rules at hand."""
    rules = Categoriser(DEFAULT_RULES)
    return [
        LedgerRow(
            f"{place:05}",
            row.date,
            row.amount_minor,
            row.currency,
            row.payee,
            merchant_of(row.payee, row.memo),
            rules.of(row)[0],
            row.account,
        )
        for place, row in enumerate(rows)
    ]


def october(seed: int) -> Snapshot:
    return snapshot(ledger(generate(seed)), 2026, 10, currency="EUR", budgets=BUDGETS)


def test_the_same_seed_makes_the_same_life() -> None:
    assert generate(5) == generate(5)
    assert generate(5) != generate(6)


def test_the_rules_at_hand_find_what_each_row_really_is() -> None:
    rules = Categoriser(DEFAULT_RULES)
    wrong = {(row.payee, row.category) for row in generate(1) if rules.of(row)[0] != row.category}
    assert wrong == set()


@pytest.mark.parametrize("seed", [0, 1, 20261001])
def test_the_last_month_is_the_one_of_the_pictures(seed: int) -> None:
    seen = october(seed)
    assert seen.total_spent == TOTAL_OF_LAST_MONTH
    assert seen.previous_spent == TOTAL_OF_MONTH_BEFORE
    assert seen.total_income == 415_000
    assert len(seen.income_sources) == 2
    assert seen.coverage.transactions == 142
    assert seen.coverage.uncategorised == 6
    assert seen.coverage.complete
    spent = {line.category: round(line.spent / 100) for line in seen.categories}
    assert (spent["restaurants"], spent["groceries"], spent["rent"]) == (412, 512, 1180)
    assert len(seen.twelve_months) == 12


def test_there_is_something_for_every_rule_to_find() -> None:
    rows = generate(2)
    by_payee: dict[str, list[GeneratedRow]] = {}
    for row in rows:
        by_payee.setdefault(row.payee, []).append(row)
    assert [row.amount_minor for row in by_payee["NETFLIX.COM"]][-2:] == [-1399, -1699]
    assert by_payee["FitX Fitnessstudio"][-1].date < date(2026, 8, 1)
    assert len(by_payee["HUK-COBURG"]) == 2
    assert [row.date.month for row in by_payee["NORD VPN"]] == [10]
    twice = Counter((row.date, row.amount_minor, row.payee) for row in rows if row.date.month == 10)
    assert 2 in twice.values()
    assert any(row.amount_minor > 0 and row.category == "shopping" for row in rows)
    assert any(row.currency == "JPY" and row.account == "travel" for row in rows)
    assert any(row.category == UNCATEGORISED for row in rows)


def test_the_four_largest_dinners_fall_in_one_week() -> None:
    dinners = sorted(
        (
            row
            for row in generate(3)
            if row.category == "restaurants" and row.date >= date(2026, 10, 1)
        ),
        key=lambda row: row.amount_minor,
    )
    assert len(dinners) == 12
    assert sum(row.amount_minor for row in dinners[:4]) == -18_900
    assert all(date(2026, 10, 12) <= row.date <= date(2026, 10, 18) for row in dinners[:4])


@pytest.mark.parametrize(("last", "months"), [((2026, 2), 1), ((2024, 2), 3), ((2026, 1), 30)])
def test_any_month_can_be_the_last(last: tuple[int, int], months: int) -> None:
    rows = generate(1, last, months)
    assert len({(row.date.year, row.date.month) for row in rows}) == months
    assert (rows[-1].date.year, rows[-1].date.month) == last
