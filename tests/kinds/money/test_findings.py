"""The findings of the example's October, and the order in which findings are told."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sitdown.kinds.money.finding import Finding, Key, Weighed, bucket_of, told
from sitdown.kinds.money.findings import findings
from sitdown.kinds.money.snapshot import LedgerRow, snapshot
from sitdown.kinds.money.thresholds import MOST_FINDINGS, WEIGHTIEST

OCTOBER_ENDS = date(2026, 10, 31)


def paid(day: date, cents: int, payee: str, category: str = "groceries") -> LedgerRow:
    return LedgerRow(f"{day}-{cents}-{payee}", day, -cents, "EUR", payee, payee, category, "a")


def life() -> list[LedgerRow]:
    """Seven months of rent, a subscription that rises in October, and a gym that ends in June."""
    rows = []
    for month in range(4, 11):
        rows += [
            paid(date(2026, month, 1), 90_000, "LINDNER", "rent"),
            paid(date(2026, month, 3), 1_399 + 300 * (month == 10), "NETFLIX", "subscriptions"),
            paid(date(2026, month, 28), 100 + month, "KIOSK", "leisure"),
        ]
        if month < 9:
            rows.append(paid(date(2026, month, 4), 2_499, "GYM", "leisure"))
    return rows


def found(rows: list[LedgerRow], **told_categories: set[str]) -> dict[str, Finding]:
    taken = snapshot(rows, 2026, 10, currency="EUR", budgets={})
    return {finding.subject: finding for finding in findings(taken, rows, **told_categories)}


def test_a_price_that_rose_and_a_charge_that_ended_are_told_with_their_rows() -> None:
    seen = found(life())
    price = seen["price:netflix"]
    assert price.title == "NETFLIX price +€ 3.00"
    assert price.text == ("From € 13.99 to € 16.99: up € 3.00 since October, € 36.00 a year.")
    assert price.amounts == {"before": 1_399, "after": 1_699, "by": 300, "by_a_year": 3_600}
    assert len(price.row_ids) == 7
    stopped = seen["stopped:gym"]
    assert stopped.title == "Quiet: GYM"
    assert "last on 4 August: € 24.99. Two in a row are missing." in stopped.text


def test_a_stop_is_no_news_for_ever() -> None:
    rows = [row for row in life() if row.payee != "GYM" or row.date.month < 6]
    assert "stopped:gym" not in found(rows)


def test_a_new_subscription_is_new_and_explains_the_change() -> None:
    seen = found([*life(), paid(date(2026, 10, 6), 6_199, "NORD VPN", "subscriptions")])
    assert seen["new:nordvpn"].text.endswith("It looks like a subscription.")
    changed = next(each for subject, each in seen.items() if subject.startswith("changed:"))
    assert changed.amounts["new"] == 6_199
    assert changed.amounts["by"] == sum(
        changed.amounts[kind] for kind in ("new", "ended", "price", "count", "one_off")
    )


def test_savings_and_the_days_after_the_month_are_not_looked_at() -> None:
    moved = [paid(date(2026, month, 29), 60_000, "TAGESGELD", "savings") for month in (8, 9, 10)]
    later = paid(OCTOBER_ENDS + timedelta(days=3), 90_000, "MUJI", "shopping")
    assert found([*life(), *moved, later]).keys() == found(life()).keys()


def test_a_category_told_as_one_is_not_told_as_unusual_again() -> None:
    rows = [*life(), paid(date(2026, 10, 9), 50_000, "THEATRE", "leisure")]
    assert "anomaly:leisure" in found(rows)
    assert "anomaly:leisure" not in found(rows, told_categories={"leisure"})


weighed = st.lists(
    st.builds(
        Weighed,
        st.builds(
            Key, st.sampled_from(["new", "price", "large", "late"]), st.text(max_size=2), st.just(0)
        ),
        st.integers(0, 10**6),
        st.none(),
    ),
    max_size=25,
)


@given(weighed)
def test_the_weightiest_come_first_and_then_one_of_each_kind(every: list[Weighed]) -> None:
    order = told(every, ())
    by_weight = sorted(
        {one.key: one for one in sorted(every)}.values(), key=lambda one: -one.weight
    )
    assert len(order) == min(MOST_FINDINGS, len(by_weight))
    assert [one.weight for one in order[:WEIGHTIEST]] == [
        one.weight for one in by_weight[:WEIGHTIEST]
    ]
    assert {one.key.kind for one in order} == {one.key.kind for one in every}


def test_what_was_dismissed_stays_away_until_it_changes_by_a_quarter() -> None:
    def seen(after: int) -> int:
        key = Key("price", "netflix", bucket_of(after, 1_000))
        return len(told([Weighed(key, 100, None)], {Key("price", "netflix", 0)}))

    assert [seen(after) for after in (1_100, 1_249, 1_250, 900)] == [0, 0, 1, 1]


def test_income_that_nobody_categorised_is_no_spending_of_the_months_before() -> None:
    rows = life()
    for month in range(4, 11):
        rows.append(paid(date(2026, month, 27), -300_000, "WORK", "uncategorised"))
        rows.append(paid(date(2026, month, 12), 4_000, "XYZ", "uncategorised"))
    assert "anomaly:uncategorised" not in found(rows)


def test_something_else_bought_of_a_merchant_is_no_new_price() -> None:
    rows = [paid(date(2026, month, 5), 2_000, "CHOIR", "leisure") for month in range(4, 11)]
    assert "price:choir" not in found([*life(), *rows, paid(date(2026, 10, 24), 900, "CHOIR")])


def test_a_merchant_is_named_once_among_what_moved_a_month() -> None:
    rows = [*life(), paid(date(2026, 9, 8), 20_000, "REWE")]
    rows += [paid(date(2026, 10, day), 15_000, "REWE") for day in (7, 15, 23)]
    seen = found([*rows, paid(date(2026, 10, 9), 4_000, "TAXI")])
    assert seen["changed:2026-10"].text.endswith("Most of it REWE and TAXI.")


def test_what_had_ended_and_is_charged_again_is_told() -> None:
    gym = [date(2026, month, 4) for month in (1, 2, 3, 4, 5, 6, 7, 10)]
    rows = [row for row in life() if row.payee != "GYM"]
    rows += [paid(day, 2_499, "GYM", "leisure") for day in gym]
    again = found(rows)["recurring:gym"]
    assert again.title == "Again: GYM"
    assert again.text == (
        "It took € 24.99 on 4 October, for the first time since 4 July. "
        "If it goes on monthly, that is € 299.88 a year."
    )
    assert len(again.row_ids) == 8


def test_a_charge_after_one_was_missing_is_not_told_as_one_that_came_again() -> None:
    rows = [row for row in life() if row.payee != "GYM"]
    days = [date(2026, month, 4) for month in (1, 2, 3, 4, 5, 6, 7, 8, 10)]
    rows += [paid(day, 2_499, "GYM", "leisure") for day in days]
    assert "recurring:gym" not in found(rows)


def test_who_left_the_rhythm_aside_hears_that_it_came_again() -> None:
    rows = [row for row in life() if row.payee != "GYM"]
    days = [date(2026, month, 4) for month in (1, 2, 3, 4, 5, 6, 7, 10)]
    rows += [paid(day, 2_499, "GYM", "leisure") for day in days]
    key = found(rows)["recurring:gym"].key
    again = Weighed(key, 100, None)
    assert told([again], {Key("recurring", "gym", 0)}) == [again]
    assert told([again], {key}) == []
