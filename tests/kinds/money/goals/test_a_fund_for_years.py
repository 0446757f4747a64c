"""A fund lived with for years: it fills, its charge is paid from it, and it fills again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.clock import FrozenClock
from sitdown.engine import entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.views import EntryView
from sitdown.kinds.money import budgets, importing, reviews
from sitdown.kinds.money.arrivals.sinking import accept
from sitdown.kinds.money.goals.fund_movements import Charge, Put, reckoned
from sitdown.kinds.money.goals.keeping import set_goal
from sitdown.kinds.money.goals.listing import goals
from sitdown.kinds.money.goals.views import GoalView
from sitdown.kinds.money.snapshot import Month, month_before

Write = Callable[..., Path]
Rows = list[tuple[str, str, str]]
HUK = "HUK-COBURG"
CHARGES = {(2024, 10): 143_40, (2025, 10): 143_40, (2026, 10): 143_40, (2027, 10): 160_00}


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(datetime(2025, 11, 7, 9, 30, tzinfo=UTC))


def rows_of(month: Month) -> Rows:
    year, number = month
    rows = [(f"{year}-{number:02}-28", "Salary ACME", "2000.00")]
    rows += [(f"{year}-{number:02}-29", "EDEKA", "-100.00")]
    if month in CHARGES:
        cents = CHARGES[month]
        rows += [(f"{year}-{number:02}-05", HUK, f"-{cents // 100}.{cents % 100:02}")]
    return rows


def months(first: Month, last: Month) -> Iterator[Month]:
    while first <= last:
        yield first
        first = month_before(first, -1)


class Reviews:
    """One review a month, each on the 7th of the month after, everything asked for put in."""

    def __init__(self, desk: Desk, clock: FrozenClock, write: Write) -> None:
        self.desk, self.clock, self.write = desk, clock, write

    def bring_in(self, *some: Month) -> None:
        rows = [row for month in some for row in rows_of(month)]
        path = self.write(rows, f"{some[0]}.csv")
        importing.import_file(self.desk, path, "Giro", {"sign": "money_in"})

    def hold(self, month: Month, *, begin: bool = False) -> list[EntryView]:
        self.clock.moment = datetime(*month_before(month, -1), 7, 9, 30, tzinfo=UTC)
        review = reviews.create_session(self.desk, *month)
        sessions.go_to_step(self.desk, review.id, "goals")
        sessions.go_to_step(self.desk, review.id, "wrapup")
        said = list(reviews.load_session_entries(self.desk, review.id))
        if begin:
            (proposed,) = insights(said, "sinking_fund")
            accept(self.desk, proposed.id)
        for fund_id, amount in insights(said, "funds")[0].data["amounts"].items():
            data = {"fund_id": fund_id, "fund_name": HUK, "amount": amount}
            entries.say(self.desk, review.id, NewEntry("fund_contribution", "in", data))
        sessions.complete(self.desk, review.id, anyway=True)
        return said

    @property
    def goal(self) -> GoalView:
        (view,) = goals(self.desk)
        return view


@pytest.fixture
def held(desk: Desk, clock: FrozenClock, write_bank_file: Write) -> Reviews:
    held = Reviews(desk, clock, write_bank_file)
    held.bring_in(*months((2024, 10), (2025, 10)))
    return held


def insights(said: list[EntryView], name: str) -> list[EntryView]:
    return [entry for entry in said if entry.data.get("insight_type") == name]


def test_two_years_of_a_fund(desk: Desk, held: Reviews) -> None:
    held.hold((2025, 10), begin=True)
    for month in months((2025, 11), (2026, 9)):
        held.bring_in(month)
        held.hold(month)
    assert (held.goal.saved_minor, held.goal.due) == (143_40, (2026, 10))

    held.bring_in((2026, 10))
    said = held.hold((2026, 10))
    (told,) = insights(said, "goal_pace")
    assert told.content.startswith(
        f"{HUK}: € 143.40 was paid from it on 5 October 2026. It has € 0 of € 143."
    )
    evidence = entries.evidence(desk, told.id)
    assert evidence is not None
    (line,) = evidence.lines
    assert HUK in line
    assert "143.40" in line
    assert insights(said, "funds")[0].content == f"To be full in time: {HUK} € 12."
    assert (held.goal.saved_minor, held.goal.due) == (11_95, (2027, 10))
    assert not insights(said, "sinking_fund")

    for month in months((2026, 11), (2027, 9)):
        held.bring_in(month)
        (told,) = insights(held.hold(month), "goal_pace")
        assert "was paid" not in told.content
    assert held.goal.saved_minor == 143_40

    held.bring_in((2027, 10))
    (told,) = insights(held.hold((2027, 10)), "goal_pace")
    assert told.content.startswith(
        f"{HUK}: € 143.40 of € 160.00 was paid from it on 5 October 2027. "
        "Its goal is € 143 still. It has € 0 of € 143."
    )
    (fund,) = budgets.funds(desk)
    assert (fund.saved_minor, fund.due_on) == (11_95, date(2028, 10, 5))
    paid = [(one.day.year, one.amount_minor, one.charge_minor) for one in fund.withdrawals]
    assert paid == [(2026, 143_40, 143_40), (2027, 143_40, 160_00)]


def test_a_charge_that_came_early_is_not_asked_for_again(desk: Desk, clock: FrozenClock) -> None:
    budgets.set_fund(desk, "Tax", opening_minor=300_00)
    set_goal(desk, "Tax", "300 by 2025-12 repeat every year")
    write_and_import(desk, clock, [("2025-11-09", "TAX", "-300.00")])
    (seen,) = goals(desk)
    assert (seen.saved_minor, seen.due, seen.asks.amount) == (0, (2026, 12), 21_43)


def test_what_is_small_someone_elses_or_before_the_fund_takes_nothing(
    desk: Desk, clock: FrozenClock
) -> None:
    write_and_import(desk, clock, [("2025-11-05", "TAX", "-300.00")])
    budgets.set_fund(desk, "Tax", opening_minor=300_00)
    set_goal(desk, "Tax", "300 by 2026-03 repeat every year")
    rows = [("2025-11-09", "TAX", "-20.00"), ("2025-11-10", "TAXI", "-300.00")]
    write_and_import(desk, clock, [*rows, ("2025-11-11", "TAX", "300.00")])
    (fund,) = budgets.funds(desk)
    assert (fund.saved_minor, fund.withdrawals) == (300_00, ())
    clock.moment = datetime(2026, 4, 7, 10, tzinfo=UTC)
    assert budgets.funds(desk)[0].saved_minor == 300_00


def test_what_was_saved_for_once_asks_for_nothing_once_it_is_paid(
    desk: Desk, clock: FrozenClock
) -> None:
    budgets.set_fund(
        desk, "Bike", opening_minor=500_00, target_minor=900_00, due_on=date(2025, 11, 1)
    )
    write_and_import(desk, clock, [("2025-11-12", "BIKE", "-900.00")])
    clock.moment = datetime(2025, 12, 7, 10, tzinfo=UTC)
    (fund,), (seen,) = budgets.funds(desk), goals(desk)
    assert (fund.saved_minor, fund.is_spent) == (0, True)
    assert (seen.asks.amount, seen.pace) == (0, None)


def test_a_goal_that_nobody_is_paid_for_is_spent_by_its_date_and_leaves_no_debt(
    desk: Desk, clock: FrozenClock
) -> None:
    budgets.set_fund(desk, "Presents", opening_minor=100_00)
    set_goal(desk, "Presents", "300 by 2025-12 repeat every year")
    clock.moment = datetime(2026, 1, 7, 10, tzinfo=UTC)
    (fund,) = budgets.funds(desk)
    assert [(one.amount_minor, one.charge_minor, one.row_id) for one in fund.withdrawals] == [
        (100_00, 300_00, None)
    ]
    review = reviews.create_session(desk, 2025, 12)
    data = {"fund_id": fund.id, "fund_name": fund.name, "amount": 50_00}
    entries.say(desk, review.id, NewEntry("fund_contribution", "in", data))
    assert budgets.funds(desk)[0].saved_minor == 50_00


def write_and_import(desk: Desk, clock: FrozenClock, rows: Rows) -> None:
    folder = desk.store.path.parent
    path = folder / f"bank-{len(importing.receipts(desk))}.csv"
    lines = [f"{day},{payee},{amount},EUR" for day, payee, amount in rows]
    path.write_text("\n".join(["Date,Payee,Amount,Currency", *lines, ""]), encoding="utf-8")
    importing.import_file(desk, path, "Giro", {"sign": "money_in"})


days = st.dates(date(2024, 1, 1), date(2026, 12, 31))
cents = st.integers(1, 10**9)


@given(
    opening=st.integers(0, 10**9),
    puts=st.lists(st.tuples(days, cents)),
    charges=st.lists(st.tuples(days, cents)),
)
def test_a_fund_has_what_went_in_less_what_was_paid_and_never_less_than_nothing(
    opening: int, puts: list[tuple[date, int]], charges: list[tuple[date, int]]
) -> None:
    put_in = [Put(day, amount, "") for day, amount in puts]
    saved, paid = reckoned(opening, put_in, [Charge(*each, row_id="x") for each in charges])
    assert saved == opening + sum(amount for _, amount in puts) - sum(
        one.amount_minor for one in paid
    )
    assert saved >= 0
    assert len(paid) == len(charges)
    assert all(0 <= one.amount_minor <= one.charge_minor for one in paid)
