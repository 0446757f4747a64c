"""The month in numbers: every total is the sum of rows that it names."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sitdown.kinds.money.snapshot import LedgerRow, Snapshot, month_before, snapshot

CATEGORIES = ("rent", "groceries", "salary", "savings", "transfers", "uncategorised", "own")


def row(
    day: date, amount: int, category: str, *, key: str = "", currency: str = "EUR", who: str = "X"
) -> LedgerRow:
    return LedgerRow(
        key or f"{day}{amount}{category}", day, amount, currency, who, who, category, "a"
    )


def october(*rows: LedgerRow, budgets: dict[str, int] | None = None) -> Snapshot:
    return snapshot(rows, 2026, 10, currency="EUR", budgets=budgets or {})


def on(day: int, amount: int, category: str, **more: str) -> LedgerRow:
    return row(date(2026, 10, day), amount, category, **more)


def test_a_refund_nets_in_its_category_and_on_its_day() -> None:
    seen = october(on(3, -5990, "shopping"), on(9, 5990, "shopping"), on(4, -1000, "shopping"))
    assert seen.total_spent == 1000
    assert seen.total_income == 0
    assert seen.categories[0].spent == 1000
    assert seen.by_day[2] == 5990
    assert seen.by_day[8] == -5990


def test_savings_and_transfers_are_neither_spending_nor_income() -> None:
    seen = october(
        on(1, 300000, "salary", who="Work"),
        on(2, -60000, "savings"),
        on(3, -500, "transfers"),
        on(3, 700, "transfers"),
        on(4, -100000, "rent"),
    )
    assert (seen.total_spent, seen.total_income) == (100000, 300000)
    assert seen.savings_rate == 200000 / 300000
    assert len(seen.row_ids) == 5


def test_uncategorised_money_in_is_income_and_money_out_is_spending() -> None:
    seen = october(on(1, 500, "", who="Aunt"), on(2, -300, "uncategorised"))
    assert (seen.total_income, seen.total_spent) == (500, 300)
    assert seen.income_sources == (("Aunt", 500),)
    assert seen.coverage.uncategorised == 2


def test_currencies_are_listed_and_never_added() -> None:
    seen = october(on(1, -100, "rent"), on(2, -900, "rent", currency="JPY"))
    assert seen.total_spent == 100
    assert seen.other_currencies == (("JPY", 900, 0),)
    assert seen.coverage.transactions == 1


def test_a_budget_is_shown_used_and_unused() -> None:
    seen = october(on(1, -41200, "restaurants"), budgets={"restaurants": 30000, "health": 12000})
    restaurants, health = seen.categories
    assert restaurants.title == "Restaurants"
    assert round(restaurants.pct_used or 0) == 137
    assert (health.spent, health.pct_used, health.row_ids) == (0, 0, ())


def test_the_half_month_that_the_data_begins_with_is_no_measure() -> None:
    half = [row(date(2026, 8, 16), -20, "groceries"), row(date(2026, 8, 20), -5, "fees")]
    rent = [row(date(2026, month, 1), -900, "rent") for month in (9, 10)]
    assert {line.usual for line in october(*half, *rent).categories} == {900}
    assert october(*half, on(1, -900, "rent")).categories[0].usual is None
    september = [each for each in rent if each.date.month == 9]
    begun = snapshot([*half, *september], 2026, 9, currency="EUR", budgets={})
    assert begun.categories[0].usual is None


def test_usual_is_the_median_of_the_earlier_months_that_are_known() -> None:
    rows = [row(date(2026, month, 5), -cents, "groceries") for month, cents in ((7, 100), (8, 900))]
    seen = october(*rows, row(date(2026, 9, 5), -200, "rent"), on(5, -300, "groceries"))
    assert seen.categories[0].usual == 100
    assert seen.previous_spent == 200
    assert seen.twelve_months == ((2026, 7, 100), (2026, 8, 900), (2026, 9, 200), (2026, 10, 300))


def test_nothing_known_is_said_so() -> None:
    seen = october()
    assert seen.savings_rate is None
    assert seen.previous_spent is None
    assert seen.coverage.sentence == "I have nothing of October yet."
    assert not seen.coverage.complete


def test_three_weeks_are_three_weeks() -> None:
    seen = october(on(1, -1, "rent"), on(22, -1, "rent"))
    assert seen.coverage.sentence == "I have 3 weeks of October."
    assert not seen.coverage.complete


def test_a_month_that_begins_late_without_a_month_before_is_not_complete() -> None:
    late = october(on(10, -1, "rent"), on(31, -1, "rent"))
    assert not late.coverage.complete
    known = october(row(date(2026, 9, 9), -1, "rent"), on(10, -1, "rent"), on(31, -1, "rent"))
    assert known.coverage.complete
    assert known.coverage.sentence == "I have all of October."


def test_an_active_account_that_stops_early_keeps_the_month_open() -> None:
    current = [on(day, -1, "rent", key=f"c{day}") for day in range(1, 32)]
    card = [
        LedgerRow(f"k{day}", date(2026, 10, day), -1, "EUR", "", "", "rent", "card")
        for day in range(1, 12)
    ]
    savings = LedgerRow("s", date(2026, 10, 2), -1, "EUR", "", "", "savings", "savings")
    assert october(*current, savings).coverage.complete
    assert not october(*current, *card).coverage.complete


def test_the_month_before_january_is_december() -> None:
    assert month_before((2026, 1)) == (2025, 12)
    assert month_before((2026, 3), 14) == (2025, 1)


ledger = st.lists(
    st.tuples(
        st.dates(date(2025, 9, 1), date(2026, 11, 30)),
        st.integers(-10_000, 10_000),
        st.sampled_from(CATEGORIES),
        st.sampled_from(["EUR", "USD"]),
    ),
    max_size=60,
)


@given(ledger)
def test_every_total_is_the_sum_of_its_parts(
    movements: list[tuple[date, int, str, str]],
) -> None:
    rows = {
        str(place): row(day, amount, category, key=str(place), currency=currency)
        for place, (day, amount, category, currency) in enumerate(movements)
    }
    seen = october(*rows.values(), budgets={"rent": 100, "health": 0})
    assert seen.total_spent == sum(line.spent for line in seen.categories) == sum(seen.by_day)
    assert seen.total_income == sum(amount for _, amount in seen.income_sources)
    assert seen.total_income == sum(rows[key].amount_minor for key in seen.income_row_ids)
    assert seen.twelve_months[-1] == (2026, 10, seen.total_spent)
    for line in seen.categories:
        assert line.spent == -sum(rows[key].amount_minor for key in line.row_ids)
    counted = [key for line in seen.categories for key in line.row_ids] + [*seen.income_row_ids]
    assert len(counted) == len(set(counted))
    assert set(counted) <= set(seen.row_ids)
    months = {(day.year, day.month) for day, *_ in movements}
    assert all((key in seen.row_ids) <= (rows[key].currency == "EUR") for key in rows)
    assert seen.previous_spent is None or (2026, 9) in months
