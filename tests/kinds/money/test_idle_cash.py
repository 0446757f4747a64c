"""Money that lies still: only on an account that is spent from, and only where all is known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.clock import FrozenClock
from sitdown.engine import entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.views import EntryView
from sitdown.kinds.money import dismissals, importing, reviews
from sitdown.kinds.money.balance_list import say_balance
from sitdown.kinds.money.balances import Book, Stated
from sitdown.kinds.money.idle_cash import Idle, idle, of_idle
from sitdown.kinds.money.snapshot import LedgerRow

END = date(2026, 10, 31)
FIRST = END - timedelta(days=59)


def rows(moves: dict[int, int], account: str = "giro") -> list[LedgerRow]:
    return [
        LedgerRow(
            f"{account}-{at}", FIRST + timedelta(days=at), amount, "EUR", "Shop", "Shop",
            "groceries", account,
        )
        for at, amount in sorted(moves.items())
    ]  # fmt: skip


def book(stated: int, moves: dict[int, int], *, by_hand: bool = False) -> Book:
    moved = tuple((FIRST + timedelta(days=at), amount) for at, amount in sorted(moves.items()))
    return Book("giro", "Giro", "EUR", by_hand, (Stated(END, stated, by_hand=True),), moved)


def seen(stated: int, moves: dict[int, int], *, by_hand: bool = False) -> Idle | None:
    return idle(book(stated, moves, by_hand=by_hand), rows(moves), END)


def test_the_lowest_day_of_sixty_is_told() -> None:
    found = seen(700_000, {0: -1, 20: -100_000, 40: 50_000, 58: -1})
    assert found is not None
    assert found.lowest.amount_minor == 650_001
    assert found.lowest.day == FIRST + timedelta(days=20)
    assert len(found.row_ids) == 4


def test_one_day_below_the_floor_is_enough_to_say_nothing() -> None:
    assert seen(700_000, {0: -1, 20: -100_000, 40: 250_000, 58: -1}) is None


def test_the_floor_itself_is_enough_and_a_cent_less_is_not() -> None:
    assert seen(500_000, {0: -1, 58: -1}) is not None
    assert seen(499_999, {0: -1, 58: -1}) is None


def test_the_floor_is_in_units_of_the_currency() -> None:
    yen = book(5_000, {0: -1, 58: -1})
    yen = Book(yen.account_id, yen.account, "JPY", yen.by_hand, yen.stated, yen.movements)
    some = [LedgerRow("a", END, -1, "JPY", "Shop", "Shop", "groceries", "giro")]
    assert idle(yen, some, END) is not None


def test_an_account_that_nothing_is_paid_from_is_put_by_and_not_idle() -> None:
    assert seen(900_000, {0: 1, 58: 1}) is None
    assert seen(900_000, {0: -1, 58: -1}, by_hand=True) is None


def test_days_that_nobody_knows_make_no_claim() -> None:
    assert seen(900_000, {10: -1, 58: -1}) is None


def test_the_finding_tells_and_advises_nothing() -> None:
    moves = {0: -1, 58: -1}
    (found,) = of_idle([book(700_000, moves)], rows(moves), END)
    assert found.title == "Lying still: Giro"
    assert found.text == (
        "There was never less than € 7,000 on it in the 60 days to 31 October; "
        "that was on 30 October."
    )
    assert found.key == ("idle", "Giro", 1)
    assert (found.rule, found.row_ids) == ("idle_cash/1", ("giro-0", "giro-58"))


MOVES = st.dictionaries(st.integers(1, 57), st.integers(-200_000, 200_000), max_size=12)


@given(moves=MOVES, stated=st.integers(0, 2_000_000))
def test_it_is_told_exactly_when_no_day_went_below_the_floor(
    moves: dict[int, int], stated: int
) -> None:
    moves = {0: -1, **moves, 58: -1}
    levels = [
        stated - sum(moved for at, moved in moves.items() if at > number) for number in range(60)
    ]
    found = seen(stated, moves)
    assert (found is not None) == (min(levels) >= 500_000)
    assert found is None or found.lowest.amount_minor == min(levels)


@pytest.fixture
def clock() -> FrozenClock:

    return FrozenClock(datetime(2026, 11, 3, 9, tzinfo=UTC))


def told(desk: Desk) -> EntryView | None:
    review = reviews.create_session(desk, 2026, 10)
    while sessions.get(desk, review.id).step != "patterns":
        sessions.advance(desk, review.id)
    for entry in reviews.load_session_entries(desk, review.id):
        if entry.entry_type == "buddy_insight" and entry.data["insight_type"] == "idle":
            return entry
    return None


def test_a_review_tells_it_with_evidence_and_a_dismissal_lasts(
    desk: Desk, write_bank_file: Callable[..., Path]
) -> None:
    days = ["2026-08-30", "2026-09-15", "2026-10-30"]
    path = write_bank_file([(day, "EDEKA", "-40.00") for day in days])
    importing.import_file(desk, path, "Giro", choices={"sign": "money_in"})
    say_balance(desk, "Giro", 700_000, date(2026, 10, 31))
    said = told(desk)
    assert said is not None
    evidence = entries.evidence(desk, said.id)
    assert evidence is not None
    assert evidence.evidence.rule == "idle_cash/1"
    assert len(evidence.lines) == 2
    dismissals.turn(desk, said)
    (held,) = dismissals.dismissals(desk)
    assert held.words == "that money lies still: Giro"
    reviews.refresh(desk, said.session_id)
    say_balance(desk, "Giro", 760_000, date(2026, 10, 31))
    assert held.key in dismissals.dismissed(desk)
