"""The weeks to come: the line, its band, and when nothing is claimed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sitdown.kinds.money.balances import Book, Stated
from sitdown.kinds.money.forecast_words import parameters, rests_on, sentence
from sitdown.kinds.money.forecasting import Ahead, dues, forecast
from sitdown.kinds.money.recurring import Series, Status, by_merchant, recurring
from sitdown.kinds.money.snapshot import LedgerRow

TODAY = date(2026, 11, 21)
HOW = "with b"


def rows(
    name: str, days: Iterable[date], amounts: Iterable[int], account: str = "giro"
) -> list[LedgerRow]:
    return [
        LedgerRow(f"{name}-{day}", day, amount, "EUR", name, name, "rent", account)
        for day, amount in zip(days, amounts, strict=True)
    ]


def monthly(name: str, day: int, amounts: Sequence[int], account: str = "giro") -> list[LedgerRow]:
    """The last of the amounts is of October when its day comes after the 21st, else of November."""
    last = 10 if day > TODAY.day else 11
    months = range(last - len(amounts) + 1, last + 1)
    return rows(name, [date(2026, month, day) for month in months], amounts, account)


def found(*groups: list[LedgerRow], until: date = TODAY) -> tuple[Series, ...]:
    every = [row for group in groups for row in group]
    return recurring(by_merchant(every), {row.account: until for row in every})


def giro(
    stated: int | None = 100_000,
    on: date = TODAY,
    account: str = "giro",
    moved: tuple[tuple[date, int], ...] = ((TODAY, 0),),
) -> Book:
    held = () if stated is None else (Stated(on, stated, by_hand=True),)
    return Book(account, account.capitalize(), "EUR", by_hand=False, stated=held, movements=moved)


RENT = monthly("Landlord", 1, [-90_000] * 6)
SALARY = monthly("Employer", 28, [250_000] * 6)
POWER = monthly("Power", 25, [-5_000, -6_200, -5_600, -4_800, -6_000, -5_500])


def ahead(*groups: list[LedgerRow], book: Book | None = None) -> Ahead:
    return forecast("EUR", [book or giro()], found(*groups), TODAY)


def test_each_charge_moves_the_line_on_its_due_day() -> None:
    seen = ahead(RENT, SALARY)
    assert [(each.merchant, each.due, each.amount_minor) for each in seen.coming] == [
        ("Employer", date(2026, 11, 28), 250_000),
        ("Landlord", date(2026, 12, 1), -90_000),
    ]
    assert seen.line[6:8] == (100_000, 350_000)
    assert seen.line[-1] == 260_000


def test_the_lowest_day_is_told_with_the_income_that_follows_it() -> None:
    seen = ahead(RENT, SALARY, POWER)
    assert seen.lowest_day == date(2026, 11, 25)
    assert sentence(seen, HOW) == "Lowest on 25 November: € 945, three days before Employer."


def test_what_it_rests_on_is_told() -> None:
    seen = ahead(RENT, SALARY)
    assert rests_on(seen) == (
        "It rests on € 1,000.00 on Giro as you said on 21 November, and on 2 series of 7 months; "
        "100 % of the last 35 days are known. Everyday spending is not in it."
    )
    assert set(seen.row_ids) == {row.id for row in (*RENT, *SALARY)}
    assert parameters(seen)["lowest"] == min(seen.line)


def test_a_single_day_is_named_as_one() -> None:
    seen = forecast("EUR", [giro()], found(RENT), TODAY, days=1)
    assert sentence(seen, HOW) == "Nothing that recurs is due in the next day: it stays at € 1,000."
    assert "100 % of the last day is known" in rests_on(seen)


def test_the_band_of_a_varying_series_spans_its_last_amounts() -> None:
    seen = ahead(POWER)
    power = seen.coming[0]
    assert (power.lowest, power.highest) == (-6_200, -4_800)
    assert seen.low[9] == 100_000 - 6_200
    assert seen.high[9] == 100_000 - 4_800


def test_the_band_of_a_fixed_series_is_as_wide_as_its_due_days_were_missed() -> None:
    due = (date(2026, 12, 1) - TODAY).days
    punctual = ahead(RENT)
    assert (punctual.low[due - 1], punctual.low[due - 2]) == (10_000, 100_000)
    assert (punctual.high[due], punctual.high[due + 1]) == (100_000, 10_000)
    days = [date(2026, month, day) for month, day in zip(range(6, 12), (1, 4, 4, 1, 1, 1),
                                                         strict=True)]  # fmt: skip
    missed = ahead(rows("Landlord", days, [-90_000] * 6))
    assert (missed.low[due - 3], missed.low[due - 4]) == (10_000, 100_000)


def test_a_price_that_was_stepped_to_is_exact() -> None:
    stepped = ahead(monthly("Telly", 3, [-1_399] * 7 + [-1_699]))
    assert [(each.lowest, each.highest) for each in stepped.coming] == [(-1_699, -1_699)]


def test_an_account_nobody_stated_is_asked_for() -> None:
    seen = ahead(RENT, book=giro(stated=None))
    assert seen.line == ()
    assert seen.unknown == ("Giro",)
    assert sentence(seen, HOW) == "I do not know what is on Giro. Say it with b."


def test_a_balance_of_long_ago_makes_no_claim() -> None:
    then = TODAY - timedelta(days=15)
    seen = ahead(RENT, book=giro(on=then, moved=((then, 0),)))
    assert seen.line == ()
    assert "ends on 6 November" in sentence(seen, HOW)
    assert ahead(RENT, book=giro(on=TODAY - timedelta(days=14), moved=())).line


def test_a_late_series_stands_apart() -> None:
    late = monthly("Gym", 1, [-3_000] * 6)[:-1]
    seen = ahead(late, SALARY)
    assert [one.merchant for one in seen.late] == ["Gym"]
    assert [each.merchant for each in seen.coming] == ["Employer"]


def test_what_was_due_since_the_last_file_is_in_the_balance_that_was_said_since() -> None:
    known = date(2026, 11, 10)
    water = rows("Water", [date(2026, month, 15) for month in range(5, 11)], [-2_000] * 6)
    series = found(water, until=known)
    said = giro(on=date(2026, 11, 20), moved=((known, 0),))
    assert [each.due for each in forecast("EUR", [said], series, TODAY).coming] == [
        date(2026, 12, 15)
    ]
    told = giro(on=known, moved=((known, 0),))
    assert [each.due for each in forecast("EUR", [told], series, TODAY).coming] == [
        TODAY + timedelta(days=1),
        date(2026, 12, 15),
    ]


def test_what_could_have_been_missed_twice_since_the_last_file_is_not_counted() -> None:
    known = date(2026, 10, 31)
    days = [date(2026, 10, 31) - timedelta(days=7 * number) for number in range(8)]
    seen = forecast(
        "EUR", [giro(moved=((known, 0),))], found(rows("Yoga", reversed(days), [-1_500] * 8),
                                                  until=known), TODAY,
    )  # fmt: skip
    assert [one.merchant for one in seen.unseen] == ["Yoga"]
    assert seen.coming == ()


def test_what_moves_between_own_accounts_is_listed_and_not_on_the_line() -> None:
    saving = found(monthly("Savings", 29, [-60_000] * 6))
    seen = forecast("EUR", [giro()], found(RENT), TODAY, between_own=saving)
    assert [each.merchant for each in seen.apart] == ["Savings"]
    assert seen.line[-1] == 10_000


def test_without_series_the_line_is_flat() -> None:
    seen = forecast("EUR", [giro()], [], TODAY)
    assert seen.line == seen.low == seen.high == (100_000,) * 36
    assert sentence(seen, HOW) == (
        "Nothing that recurs is due in the next 35 days: it stays at € 1,000."
    )


def test_accounts_that_pay_nothing_that_recurs_are_left_out() -> None:
    seen = forecast("EUR", [giro(), giro(900_000, account="put by")], found(RENT), TODAY)
    assert [each.account for each in seen.balances] == ["Giro"]


def test_without_any_account_there_is_nothing_to_look_ahead_from() -> None:
    assert sentence(forecast("EUR", [], [], TODAY), HOW) == (
        "There is no account yet to look ahead from."
    )


def test_two_days_of_the_month_come_in_turn() -> None:
    twice = rows(
        "Payroll",
        [date(2026, month, day) for month in range(8, 12) for day in (1, 15)],
        [100_000] * 8,
    )
    (series,) = found(twice)
    assert list(dues(series, date(2026, 12, 26))) == [date(2026, 12, 1), date(2026, 12, 15)]


AMOUNTS = st.lists(st.integers(9_000, 11_000), min_size=6, max_size=9)
GROUPS = st.lists(
    st.tuples(st.integers(1, 28), AMOUNTS, st.booleans()), min_size=0, max_size=6
)  # fmt: skip


@given(groups=GROUPS, balance=st.integers(-(10**6), 10**7), days=st.integers(1, 90))
def test_the_line_ends_at_the_balance_and_all_that_is_expected_and_lies_in_its_band(
    groups: list[tuple[int, list[int], bool]], balance: int, days: int
) -> None:
    every = [
        monthly(f"Shop {'ABCDEF'[number]}", day, [value if is_in else -value for value in values])
        for number, (day, values, is_in) in enumerate(groups)
    ]
    series = found(*every)
    seen = forecast("EUR", [giro(balance)], series, TODAY, days=days)
    assert len(seen.line) == len(seen.low) == len(seen.high) == days + 1
    assert seen.line[-1] == balance + sum(each.amount_minor for each in seen.coming)
    assert seen.line[0] == seen.low[0] == seen.high[0] == balance
    assert all(
        low <= line <= high for low, line, high in zip(seen.low, seen.line, seen.high, strict=True)
    )
    sure = {one.key for one in series if one.status is Status.CONFIRMED}
    assert {each.key for each in seen.coming} <= sure
    assert {one.key for one in seen.late}.isdisjoint(sure)
