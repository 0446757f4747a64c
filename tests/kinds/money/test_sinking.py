"""Seldom charges ask for a fund: so much a month, level from a month on, with so much now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.clock import FrozenClock
from sitdown.engine import entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.views import EntryView, SessionView
from sitdown.errors import NotFoundError
from sitdown.kinds.money import budgets, importing, reviews
from sitdown.kinds.money.arrivals.sinking import accept
from sitdown.kinds.money.calendar_steps import months_on
from sitdown.kinds.money.recurring import by_merchant, recurring
from sitdown.kinds.money.sinking import SinkingFund, sinking_funds
from sitdown.kinds.money.snapshot import LedgerRow

Write = Callable[..., Path]
SIGN = {"sign": "money_in"}
NOW = date(2026, 11, 7)


def charges(first: date, months: int, count: int, cents: int, payee: str) -> list[LedgerRow]:
    days = [months_on(first, months * at) for at in range(count)]
    return [
        LedgerRow(f"{payee}{day}", day, -cents, "EUR", payee, payee, "insurance", "a")
        for day in days
    ]


def proposed(rows: list[LedgerRow], *names: str, now: date = NOW) -> tuple[SinkingFund, ...]:
    known = {"a": max(row.date for row in rows)}
    return sinking_funds(recurring(by_merchant(rows), known), now, names)


def test_a_yearly_charge_is_asked_about_and_a_quarterly_one_told() -> None:
    rows = charges(date(2025, 10, 5), 12, 2, 14_340, "HUK")
    rows += charges(date(2026, 1, 15), 3, 4, 5_508, "Rundfunk")
    insurance, broadcast = proposed(rows)
    assert insurance.is_question
    assert (insurance.due, insurance.months) == (date(2027, 10, 5), 12)
    assert (insurance.monthly, insurance.level, insurance.start) == (1_195, 1_195, 0)
    assert insurance.sentence == (
        "HUK took € 143.40 twice. If it comes again around 5 October 2027, "
        "€ 12 a month from now has it ready."
    )
    assert not broadcast.is_question
    assert (broadcast.due, broadcast.months, broadcast.level) == (date(2027, 1, 15), 3, 1_836)


def test_who_begins_late_puts_aside_more_until_it_is_level() -> None:
    rows = charges(date(2025, 2, 10), 12, 2, 60_000, "Taxes")
    (fund,) = proposed(rows)
    assert (fund.months, fund.monthly, fund.level, fund.start) == (4, 15_000, 5_000, 40_000)
    assert fund.sentence.endswith(
        "€ 150 a month from now has it ready. "
        "After February 2027 € 50 a month is enough, or at once with € 400 in it."
    )


def test_what_has_a_fund_comes_often_or_is_small_needs_none() -> None:
    yearly = charges(date(2025, 10, 5), 12, 2, 14_340, "HUK Coburg")
    assert proposed(yearly, "HUK-Coburg") == ()
    assert proposed(charges(date(2026, 5, 3), 1, 6, 14_340, "Rent")) == ()
    assert proposed(charges(date(2025, 10, 5), 12, 2, 2_900, "Club")) == ()


@given(
    cents=st.integers(3_000, 10**9),
    months=st.sampled_from([3, 6, 12]),
    first=st.dates(date(2024, 1, 1), date(2025, 6, 1)),
    now=st.dates(date(2025, 6, 1), date(2028, 6, 1)),
)
def test_the_shares_are_there_when_the_charge_comes(
    cents: int, months: int, first: date, now: date
) -> None:
    rows = charges(first, months, 2 if months == 12 else 4, cents, "Insurance")
    for fund in proposed(rows, now=now):
        assert fund.due > now
        assert fund.monthly * fund.months >= cents
        assert fund.start + fund.level * fund.months >= cents
        assert (fund.monthly - 1) * fund.months < cents


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(datetime(2026, 11, 7, 9, 30, tzinfo=UTC))


@pytest.fixture
def review(desk: Desk, write_bank_file: Write) -> SessionView:
    rows = [("2025-10-05", "HUK-COBURG", "-143.40"), ("2026-10-05", "HUK-COBURG", "-143.40")]
    rows += [(f"2026-{month:02}-29", "EDEKA", "-100.00") for month in range(1, 11)]
    importing.import_file(desk, write_bank_file(rows), choices=SIGN)
    october = reviews.create_session(desk, 2026, 10)
    sessions.go_to_step(desk, october.id, "wrapup")
    return october


def proposals(desk: Desk, review: SessionView) -> list[EntryView]:
    return [
        entry
        for entry in reviews.load_session_entries(desk, review.id)
        if entry.data.get("insight_type") == "sinking_fund"
    ]


def test_a_review_proposes_it_with_the_charges_it_rests_on(desk: Desk, review: SessionView) -> None:
    (asked,) = proposals(desk, review)
    assert asked.content.startswith("HUK-COBURG\nHUK-COBURG took € 143.40 twice.")
    assert asked.data["amounts"]["target"] == 14_340
    evidence = entries.evidence(desk, asked.id)
    assert evidence is not None
    assert evidence.evidence.rule == "sinking_fund/1"
    assert len(evidence.lines) == 2
    assert ("due on", "2027-10-05") in evidence.facts


def test_an_accepted_proposal_is_a_fund_with_its_first_share(
    desk: Desk, review: SessionView
) -> None:
    (asked,) = proposals(desk, review)
    given = accept(desk, asked.id)
    (fund,) = budgets.funds(desk)
    assert (fund.name, fund.target_minor, fund.due_on) == (
        "HUK-COBURG",
        14_340,
        date(2027, 10, 5),
    )
    assert fund.saved_minor == given.data["amount"] == asked.data["amounts"]["monthly"]
    assert given.step == "wrapup"


def test_only_a_proposal_can_be_accepted(desk: Desk, other_desk: Desk, review: SessionView) -> None:
    (asked,) = proposals(desk, review)
    with pytest.raises(NotFoundError):
        accept(other_desk, asked.id)
    with pytest.raises(NotFoundError):
        accept(desk, reviews.load_session_entries(desk, review.id)[0].id)
