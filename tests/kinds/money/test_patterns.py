from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sitdown.kinds.money.patterns import (
    MOST_PATTERNS,
    floor_of,
    largest_in_one_week,
    pattern_of,
    patterns,
    sentence,
)
from sitdown.kinds.money.snapshot import LedgerRow, snapshot


def row(day: date, amount: int, category: str = "groceries", payee: str = "EDEKA") -> LedgerRow:
    made = f"{day}-{amount}-{category}-{payee}"
    return LedgerRow(made, day, amount, "EUR", payee, payee, category, "a")


def october(
    *spent: tuple[str, int], usual: dict[str, int] | None = None, last_day: int = 31, **budgets: int
) -> tuple[str, ...]:
    rows = [row(date(2026, 10, 1), -1, "fees"), row(date(2026, 10, last_day), -1, "fees")]
    rows += [row(date(2026, 10, 5), -amount, category) for category, amount in spent]
    rows += [
        row(date(2026, month, 5), -amount, category)
        for month in (7, 8, 9)
        for category, amount in (usual or {}).items()
    ]
    taken = snapshot(rows, 2026, 10, currency="EUR", budgets=budgets)
    return tuple(pattern.line.category for pattern in patterns(taken))


def test_the_weightiest_comes_first_whether_over_budget_or_unusual() -> None:
    found = october(
        ("groceries", 52_000), ("travel", 40_000), groceries=50_000, usual={"travel": 10_000}
    )
    assert found == ("groceries", "travel")
    found = october(
        ("groceries", 12_000), ("travel", 100), usual={"groceries": 10_000, "travel": 30_000}
    )
    assert found == ("travel", "groceries")


def test_small_differences_are_no_news() -> None:
    assert october(("groceries", 50_900), groceries=50_000) == ()
    assert october(("groceries", 51_100), groceries=50_000) == ("groceries",)


def test_less_than_usual_is_only_news_when_the_month_is_complete() -> None:
    usual = {"groceries": 40_000}
    assert october(("groceries", 20_000), usual=usual) == ("groceries",)
    assert october(("groceries", 20_000), usual=usual, last_day=12) == ()
    assert october(("groceries", 60_000), usual=usual, last_day=12) == ("groceries",)


def test_without_budget_and_history_the_largest_are_shown() -> None:
    assert october(("rent", 90_000), ("groceries", 30_000), ("gifts", 500)) == (
        "rent",
        "groceries",
    )


@given(st.dictionaries(st.sampled_from([f"c{n}" for n in range(30)]), st.integers(0, 10**7)))
def test_there_are_never_more_than_a_person_looks_at(spent: dict[str, int]) -> None:
    rows = [row(date(2026, 10, 5), -amount, key) for key, amount in spent.items() if amount]
    taken = snapshot(rows, 2026, 10, currency="EUR", budgets={})
    found = patterns(taken)
    assert len(found) <= MOST_PATTERNS
    assert all(pattern.weight >= floor_of(taken) for pattern in found)
    for pattern in found:
        assert sentence(pattern, taken, rows)


def test_the_largest_four_in_one_week_are_named() -> None:
    monday = date(2026, 10, 12)
    week = [
        row(monday + timedelta(days=day), -5_000, payee=name)
        for day, name in enumerate(("Nona", "Kikunoi", "Blu", "Lind"))
    ]
    others = [row(date(2026, 10, day), -100) for day in (1, 20)]
    found = largest_in_one_week([*week, *others])
    assert found is not None
    assert (found.monday, found.sunday) == (monday, date(2026, 10, 18))
    assert found.total == 20_000
    assert set(found.merchants) == {"Nona", "Kikunoi", "Blu", "Lind"}
    assert largest_in_one_week(week) is None
    apart = [row(date(2026, 10, 25), -5_000, payee="Late"), *week[1:], *others]
    assert largest_in_one_week(apart) is None


def test_a_week_over_two_months_says_both() -> None:
    days = (date(2026, 9, 28), date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 2))
    rows = [row(day, -9_000 - number, payee="Nona") for number, day in enumerate(days)]
    rows += [row(date(2026, 10, day), -100) for day in (15, 20)]
    taken = snapshot(rows, 2026, 10, currency="EUR", budgets={"groceries": 1})
    told = sentence(patterns(taken)[0], taken, rows)
    assert "28 September to 4 October: € 360 at Nona." in told


def test_a_category_that_gave_more_back_than_it_took_is_told_so() -> None:
    rows = [
        row(date(2026, 9, 14), -184_900, "shopping"),
        row(date(2026, 10, 5), 159_045, "shopping"),
    ]
    taken = snapshot(rows, 2026, 10, currency="EUR", budgets={"shopping": 20_000})
    (line,) = taken.categories
    assert sentence(pattern_of(line), taken, rows[1:]).startswith(
        "Shopping: € 1,590 more came back than went out, usually € 1,849."
    )
