"""Balances of a bank, held against the movements from the first on."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sitdown.kinds.money.balances import Book, Stated
from sitdown.kinds.money.proved_balances import Told, proved

DAY = date(2026, 10, 1)


def on(day: int) -> date:
    return DAY + timedelta(days=day)


def book(moved: dict[int, int], *stated: tuple[int, int], by_hand: bool = False) -> Book:
    return Book(
        "a", "Giro", "EUR", by_hand=False,
        stated=tuple(Stated(on(day), minor, by_hand) for day, minor in stated),
        movements=tuple((on(day), minor) for day, minor in sorted(moved.items())),
    )  # fmt: skip


def test_the_first_balance_opens_the_account_and_the_next_are_held_against_it() -> None:
    (found,) = proved([book({1: -500, 3: -200, 5: 1_000}, (3, 9_300), (5, 10_300))])
    assert (found.day, found.opening_minor) == (on(0), 10_000)
    assert found.told == (Told(on(3), 9_300, 0), Told(on(5), 10_300, 0))


def test_behind_a_movement_that_is_missing_a_balance_is_off() -> None:
    (found,) = proved([book({1: -500, 5: 1_000}, (3, 9_500), (5, 10_400))])
    assert [each.off for each in found.told] == [0, 100]


def test_nothing_is_claimed_where_nothing_proves_it() -> None:
    moved = {1: -500, 3: -200}
    assert proved([book(moved)]) == ()
    assert proved([book({}, (3, 9_300))]) == ()
    assert proved([book(moved, (3, 9_300), by_hand=True)]) == ()
    assert proved([book(moved, (0, 10_000))]) == ()
    assert proved([book(moved, (3, 9_300))], since=on(2)) == ()
    assert proved([book(moved, (3, 9_300))], until=on(2)) == ()
    assert len(proved([book(moved, (3, 9_300))], since=on(1), until=on(3))) == 1


@given(
    moved=st.dictionaries(st.integers(0, 40), st.integers(-(10**9), 10**9), min_size=1),
    opening=st.integers(-(10**9), 10**9),
    days=st.sets(st.integers(0, 60), min_size=1),
    wrong=st.integers(0, 60),
    by=st.integers(-100, 100),
)
def test_whatever_is_asserted_is_what_the_movements_come_to(
    moved: dict[int, int], opening: int, days: set[int], wrong: int, by: int
) -> None:
    def held(day: int) -> int:
        return opening + sum(minor for at, minor in moved.items() if at <= day)

    stated = [(day, held(day) + (by if day >= wrong else 0)) for day in sorted(days)]
    for found in proved([book(moved, *stated)]):
        for told in found.told:
            come_to = sum(minor for at, minor in moved.items() if on(at) <= told.day)
            assert found.opening_minor + come_to == told.amount_minor + told.off
        assert found.told[0].off == 0
        if not by:
            assert found.opening_minor == opening
            assert not any(told.off for told in found.told)
