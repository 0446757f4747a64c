"""What is in a fund is what the person says, and what is put in from then on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sitdown.clock import FrozenClock
from sitdown.engine import entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.kinds.money import budgets, importing, reviews
from sitdown.kinds.money.errors import NegativeAmountError, UnknownFundError
from sitdown.kinds.money.fund_saved import PaidByItselfError, say_saved

Write = Callable[..., Path]


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(datetime(2026, 6, 2, 10, tzinfo=UTC))


def put(desk: Desk, fund: budgets.FundView, amount: int, month: int) -> None:
    review = sessions.go_to_step(desk, reviews.create_session(desk, 2026, month).id, "wrapup")
    data = {"fund_id": fund.id, "fund_name": fund.name, "amount": amount}
    entries.say(desk, review.id, NewEntry("fund_contribution", "put", data))
    sessions.complete(desk, review.id, anyway=True)


def saved(desk: Desk) -> int:
    (fund,) = budgets.funds(desk)
    return fund.saved_minor


def test_a_holiday_is_taken_out_of_what_the_reviews_put_in(desk: Desk, clock: FrozenClock) -> None:
    fund = budgets.set_fund(desk, "Holiday", opening_minor=20_000)
    put(desk, fund, 60_000, 5)
    say_saved(desk, fund.id, 5_000)
    assert saved(desk) == 5_000
    clock.moment = datetime(2026, 7, 2, 10, tzinfo=UTC)
    put(desk, fund, 15_000, 6)
    assert saved(desk) == 20_000


def test_what_is_no_amount_or_no_fund_is_refused(desk: Desk) -> None:
    fund = budgets.set_fund(desk, "Holiday", opening_minor=20_000)
    with pytest.raises(NegativeAmountError):
        say_saved(desk, fund.id, -1)
    with pytest.raises(UnknownFundError):
        say_saved(desk, "another", 1)
    assert saved(desk) == 20_000


def test_a_fund_whose_charge_took_all_of_it_says_so(
    desk: Desk, clock: FrozenClock, write_bank_file: Write
) -> None:
    fund = budgets.set_fund(desk, "HUK Coburg", opening_minor=10_000, target_minor=43_200)
    rows = [("2026-06-05", "HUK Coburg", "-432.00")]
    importing.import_file(desk, write_bank_file(rows), choices={"sign": "money_in"})
    clock.moment = datetime(2026, 7, 2, 10, tzinfo=UTC)
    with pytest.raises(PaidByItselfError, match="since its last charge"):
        say_saved(desk, fund.id, 5_000)
    assert saved(desk) == 0
    clock.moment = datetime(2026, 7, 3, 10, tzinfo=UTC)
    put(desk, fund, 4_000, 6)
    assert saved(desk) == 4_000
