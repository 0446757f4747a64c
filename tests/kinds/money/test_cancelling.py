"""A promise to end something that recurs, held against what came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.kinds.money.calendar_steps import months_on
from sitdown.kinds.money.cancelling import METRIC, Ending, charges_of, ending_of
from sitdown.kinds.money.commitments import MonthFacts, Outcome, Promise, Verdict, verdict
from sitdown.kinds.money.entry_types import METRICS
from sitdown.kinds.money.recurring import Series, by_merchant, recurring
from sitdown.kinds.money.snapshot import LedgerRow, snapshot


def row(day: date, amount: int, payee: str = "Netflix", account: str = "card") -> LedgerRow:
    made = f"{day}-{amount}-{payee}-{account}"
    return LedgerRow(made, day, amount, "EUR", payee, payee, "subscriptions", account)


def groceries(month: int, last: int = 30, account: str = "card") -> list[LedgerRow]:
    days = range(2, last + 1, 4)
    return [row(date(2026, month, day), -4_000, "EDEKA", account) for day in days]


def monthly(day: int = 12, amount: int = 1_699, payee: str = "Netflix") -> Series:
    days = [months_on(date(2026, 4, day), at) for at in range(7)]
    rows = [row(each, -amount, payee) for each in days]
    (series,) = recurring(by_merchant(rows), {"card": date(2026, 10, 31)})
    return series


PROMISED = date(2026, 11, 5)
ENDING = ending_of(monthly(), PROMISED)


def held(
    later: Sequence[LedgerRow], ending: Ending = ENDING, month: tuple[int, int] = (2026, 11)
) -> Verdict:
    of_month = [each for each in later if (each.date.year, each.date.month) == month]
    taken = snapshot(of_month, *month, currency="EUR", budgets={})
    facts = MonthFacts(taken, of_month, taken.savings_rate, later=later)
    return verdict(Promise("Cancel Netflix", METRIC, ending.params), facts)


def test_a_promise_keeps_what_is_due_next_and_until_when_it_may_come() -> None:
    assert (ENDING.series, ENDING.account, ENDING.amount) == ("netflix", "card", 1_699)
    assert (ENDING.since, ENDING.due, ENDING.until) == (
        date(2026, 11, 7),
        date(2026, 11, 12),
        date(2026, 11, 20),
    )
    METRICS[METRIC].model_validate(ENDING.params)
    assert Ending.kept_in(ENDING.params) == ENDING


def test_what_was_due_before_the_promise_may_have_come_unseen_and_does_not_count() -> None:
    ending = ending_of(monthly(day=3), PROMISED)
    assert (ending.due, ending.since) == (date(2026, 12, 3), date(2026, 11, 28))
    late = row(date(2026, 11, 6), -1_699)
    assert charges_of(ending, [late]) == ()


def test_it_is_met_when_nothing_came_and_the_account_is_known_beyond_its_time() -> None:
    found = held(groceries(11))
    assert found.outcome is Outcome.MET
    assert found.sentence == "No charge of Netflix came. It was due around 12 November."
    assert found.rule == "series_cancelled/1"
    assert found.parameters["account_known_until"] == "2026-11-30"


def test_a_charge_that_came_breaks_it_and_is_the_evidence() -> None:
    came = row(date(2026, 11, 14), -1_699)
    found = held([*groceries(11), came])
    assert (found.outcome, found.row_ids) == (Outcome.MISSED, (came.id,))
    assert found.sentence == ("Netflix took € 16.99 on 14 November. You meant to cancel it.")


def test_it_breaks_however_little_is_known_beside_and_from_whichever_account() -> None:
    came = row(date(2026, 11, 12), -1_699, account="giro")
    assert held([came]).outcome is Outcome.MISSED


@pytest.mark.parametrize(
    ("later", "said"),
    [
        (groceries(11, last=18), "I know its account only until 18 November"),
        ([], "I do not know its account then"),
        (groceries(11, account="giro"), "I do not know its account then"),
        (groceries(12), "I do not know its account then"),
    ],
    ids=["too early", "no file", "another account", "a month is missing"],
)
def test_with_too_little_known_nobody_can_tell(later: list[LedgerRow], said: str) -> None:
    found = held(later)
    assert found.outcome is Outcome.CANT_TELL
    assert said in found.sentence
    assert found.row_ids == ()


def test_before_the_due_day_nobody_can_tell() -> None:
    found = held(groceries(11), ending_of(monthly(day=3), PROMISED))
    assert found.outcome is Outcome.CANT_TELL
    assert found.sentence == "Netflix is due around 3 December, so I cannot tell yet."


def test_the_days_after_the_month_tell_of_what_is_due_at_its_end() -> None:
    ending = ending_of(monthly(day=28), PROMISED)
    assert held(groceries(11), ending).outcome is Outcome.CANT_TELL
    assert held([*groceries(11), *groceries(12, 10)], ending).outcome is Outcome.MET


def test_one_of_two_subscriptions_of_a_shop_is_known_by_its_amount() -> None:
    ending = replace(ENDING, series="netflix@1699")
    others = [row(date(2026, 11, 12), -299), row(date(2026, 11, 12), 1_699)]
    assert charges_of(ending, others) == ()
    risen = row(date(2026, 11, 13), -1_799)
    assert charges_of(ending, [*others, risen]) == (risen,)


@given(
    after=st.integers(-20, 60),
    amount=st.integers(100, 9_999),
    known=st.integers(1, 30),
)
def test_a_charge_never_counts_as_met_and_none_never_as_missed(
    after: int, amount: int, known: int
) -> None:
    beside = groceries(11, known)
    day = PROMISED + timedelta(days=after)
    charge = row(day, -amount)
    counts = day >= ENDING.since
    assert (held([*beside, charge]).outcome is Outcome.MISSED) == counts
    without = held(beside)
    assert without.outcome is not Outcome.MISSED
    assert (without.outcome is Outcome.MET) == any(each.date > ENDING.until for each in beside)


@given(day=st.integers(1, 28), promised=st.dates(date(2026, 10, 1), date(2027, 6, 30)))
def test_what_is_due_next_is_never_before_the_promise(day: int, promised: date) -> None:
    series = monthly(day)
    ending = ending_of(series, promised)
    assert promised <= ending.since <= ending.due < ending.until
    assert ending.due >= series.next_due
