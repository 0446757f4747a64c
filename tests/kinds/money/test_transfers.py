"""Which movements are one transfer, by themselves."""

from __future__ import annotations

import random
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sitdown.kinds.money.transfers import DAYS_APART, Pair, Side, pairs_of

DAY = date(2026, 10, 10)


def side(name: str, amount: int, days: int = 0, account: str = "", currency: str = "EUR") -> Side:
    return Side(
        name,
        DAY + timedelta(days=days),
        amount,
        currency,
        account or ("card" if amount < 0 else "saving"),
    )


def test_opposite_amounts_on_two_accounts_are_a_transfer() -> None:
    assert pairs_of([side("out", -5_000), side("in", 5_000, 2)]) == (Pair("out", "in"),)
    assert pairs_of([side("in", 5_000, -3), side("out", -5_000)]) == (Pair("out", "in"),)


def test_a_cent_may_be_lost_on_the_way_and_no_more() -> None:
    assert pairs_of([side("out", -5_000), side("in", 4_999)])
    assert pairs_of([side("out", -5_000), side("in", 5_001)])
    assert not pairs_of([side("out", -5_000), side("in", 4_998)])


def test_three_days_are_near_and_four_are_not() -> None:
    assert pairs_of([side("out", -5_000), side("in", 5_000, 3)])
    assert not pairs_of([side("out", -5_000), side("in", 5_000, 4)])
    assert not pairs_of([side("out", -5_000), side("in", 5_000, -4)])


def test_one_account_or_two_currencies_make_no_transfer() -> None:
    assert not pairs_of([side("out", -5_000), side("in", 5_000, account="card")])
    assert not pairs_of([side("out", -5_000), side("in", 5_000, currency="USD")])
    assert not pairs_of([side("a", 0, account="x"), side("b", 0, account="y")])


def test_the_nearest_day_wins_and_nothing_is_used_twice() -> None:
    found = pairs_of([side("out", -5_000), side("late", 5_000, 3), side("soon", 5_000, 1)])
    assert found == (Pair("out", "soon"),)
    both = pairs_of(
        [
            side("first", -5_000),
            side("second", -5_000, 2),
            side("one", 5_000, 1),
            side("two", 5_000, 2),
        ]
    )
    assert both == (Pair("first", "one"), Pair("second", "two"))


SIDES = st.lists(
    st.tuples(
        st.integers(-3, 3),
        st.integers(0, 8),
        st.sampled_from("abc"),
        st.sampled_from(["EUR", "USD"]),
    ),
    max_size=14,
).map(
    lambda made: [
        side(str(number), amount * 100, days, account, currency)
        for number, (amount, days, account, currency) in enumerate(made)
    ]
)


@given(sides=SIDES, order=st.randoms())
def test_pairs_are_lawful_and_do_not_depend_on_the_order(
    sides: list[Side], order: random.Random
) -> None:
    by_id = {each.id: each for each in sides}
    found = pairs_of(sides)
    used = [each for pair in found for each in (pair.out_id, pair.in_id)]
    assert len(used) == len(set(used))
    for pair in found:
        out, into = by_id[pair.out_id], by_id[pair.in_id]
        assert out.amount_minor < 0 < into.amount_minor
        assert out.account != into.account
        assert out.currency == into.currency
        assert abs((out.date - into.date).days) <= DAYS_APART
    shuffled = list(sides)
    order.shuffle(shuffled)
    assert pairs_of(shuffled) == found
