"""What is on an account: the nearest stated balance, moved by what was booked between."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sitdown.kinds.money.balances import (
    Book,
    Stated,
    balance_on,
    gap_of,
    month_ends,
    worth_over,
)

FIRST = date(2026, 1, 1)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def book(
    stated: dict[int, int], moved: dict[int, int], account: str = "Giro", currency: str = "EUR"
) -> Book:
    return Book(
        account,
        account,
        currency,
        by_hand=not moved,
        stated=tuple(
            Stated(day(at), amount, by_hand=True) for at, amount in sorted(stated.items())
        ),
        movements=tuple((day(at), amount) for at, amount in sorted(moved.items())),
    )


def amount(of: Book, at: int) -> int | None:
    found = balance_on(of, day(at))
    return None if found is None else found.amount_minor


def test_a_stated_balance_is_moved_by_what_comes_after_it_and_by_what_came_before() -> None:
    giro = book({10: 1_000}, {5: 30, 8: -50, 10: 70, 12: -200, 20: 500})
    assert amount(giro, 10) == 1_000
    assert amount(giro, 11) == 1_000
    assert amount(giro, 12) == 800
    assert amount(giro, 30) == 1_300
    assert amount(giro, 9) == 930
    assert amount(giro, 7) == 980


def test_nobody_knows_what_was_on_it_before_its_movements_begin() -> None:
    giro = book({10: 1_000}, {5: 30, 12: -200})
    assert amount(giro, 4) == 970
    assert amount(giro, 3) is None


def test_a_balance_said_long_after_the_last_movement_says_nothing_of_the_days_before() -> None:
    giro = book({30: 1_000}, {1: -20, 10: 70})
    assert amount(giro, 10) is None
    assert amount(giro, 40) == 1_000


def test_without_a_stated_balance_nothing_is_known() -> None:
    assert amount(book({}, {5: 30}), 10) is None


def test_of_two_stated_balances_the_nearer_counts_and_a_gap_is_told() -> None:
    giro = book({0: 1_000, 20: 2_000}, {0: 0, 5: 100, 18: 50})
    assert amount(giro, 6) == 1_100
    assert amount(giro, 17) == 1_950
    assert gap_of(giro) == 850


def test_what_is_known_ends_with_the_last_movement_or_statement() -> None:
    giro = book({10: 1_000}, {5: 30, 12: -200})
    found = balance_on(giro, day(30))
    assert found is not None
    assert found.known_until == day(12)


def test_worth_leaves_out_days_on_which_an_account_is_not_known() -> None:
    house = book({50: 30_000_000}, {}, account="House")
    giro = book({40: 1_000}, {0: 1, 30: 100, 55: -40})
    days = [day(39), day(50), day(60)]
    found = worth_over([giro, house, book({}, {3: 5}, account="Card")], days)
    assert [(each.day, each.amount_minor) for each in found] == [
        (day(50), 30_001_000),
        (day(60), 30_000_960),
    ]


def test_worth_never_adds_two_currencies() -> None:
    found = worth_over(
        [book({0: 100}, {}, "Giro"), book({0: 7}, {}, "Card", currency="JPY")], [day(0)]
    )
    assert [(each.currency, each.amount_minor) for each in found] == [("EUR", 100), ("JPY", 7)]


def test_the_ends_of_the_months_come_before_the_day_itself() -> None:
    assert month_ends(date(2026, 3, 14), 3) == (
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 14),
    )


MOVES = st.dictionaries(st.integers(0, 60), st.integers(-10_000, 10_000), min_size=1)


@given(moves=MOVES, at=st.integers(0, 60), amount_minor=st.integers(-(10**6), 10**6))
def test_every_stated_balance_of_one_truth_gives_the_same_line(
    moves: dict[int, int], at: int, amount_minor: int
) -> None:
    def truth(number: int) -> int:
        return amount_minor + sum(moved for each, moved in moves.items() if each <= number)

    giro = book({at: truth(at), min(moves): truth(min(moves))}, moves)
    assert gap_of(giro) == 0 or at == min(moves)
    for number in range(min(moves), 70):
        found = amount(giro, number)
        assert found is None or found == truth(number)
    assert amount(giro, 70) == truth(70)
