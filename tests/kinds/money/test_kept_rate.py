"""How many promises were kept, in twelve months, as the ledger and the person judged them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sitdown.engine import entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.kinds.money import importing, reviews
from sitdown.kinds.money.commitments import DID_NOT_KEEP, Outcome
from sitdown.kinds.money.kept_rate import INSIGHT, Judged, kept_rate

Write = Callable[..., Path]


def judged(number: int, outcome: Outcome) -> Judged:
    return Judged(f"q{number}", f"2026-{number:02}", f"Promise {number}", outcome)


@pytest.mark.parametrize(
    ("outcomes", "said"),
    [
        ("kkkkmm", "4 of 6 promises kept in 12 months."),
        ("m", "0 of 1 promise kept in 12 months."),
        ("kk??", "2 of 2 promises kept in 12 months. Of 2 more nobody can tell."),
        ("?", "1 promise in 12 months, and none that can be told."),
    ],
)
def test_only_what_can_be_told_is_counted(outcomes: str, said: str) -> None:
    letters = {"k": Outcome.MET, "m": Outcome.MISSED, "?": Outcome.CANT_TELL}
    rate = kept_rate(judged(at, letters[each]) for at, each in enumerate(outcomes, start=1))
    assert rate is not None
    assert rate.sentence == said
    assert rate.kept <= rate.told
    assert rate.told + rate.cannot_tell == len(outcomes)


def test_without_promises_there_is_no_rate() -> None:
    assert kept_rate([]) is None


@pytest.fixture
def ledger(desk: Desk, write_bank_file: Write) -> Desk:
    rows = [
        (f"2026-{month:02}-{day}", "EDEKA", "-50.00") for month in range(6, 13) for day in (2, 29)
    ]
    rows += [("2027-12-02", "EDEKA", "-50.00"), ("2027-12-29", "EDEKA", "-50.00")]
    importing.import_file(desk, write_bank_file(rows), choices={"sign": "money_in"})
    return desk


def review(desk: Desk, year: int, month: int, most: int) -> str:
    """A review with a promise of so much for groceries, in which it came to Goals."""
    session = reviews.create_session(desk, year, month).id
    sessions.go_to_step(desk, session, "goals")
    promise = {
        "commitment_text": f"At most {most}",
        "metric_type": "category_at_most",
        "metric_params": {"category": "groceries", "amount": most},
    }
    entries.say(desk, session, NewEntry("commitment", "Groceries", promise, step="budget"))
    return session


def rate_said(desk: Desk, session: str) -> list[str]:
    return [
        entry.content
        for entry in reviews.load_session_entries(desk, session)
        if entry.entry_type == "buddy_insight" and entry.data["insight_type"] == INSIGHT
    ]


def test_a_review_tells_what_the_reviews_before_found(ledger: Desk) -> None:
    assert rate_said(ledger, review(ledger, 2026, 7, 20_000)) == []
    august = review(ledger, 2026, 8, 1_000)
    assert rate_said(ledger, august) == []
    september = review(ledger, 2026, 9, 20_000)
    assert rate_said(ledger, september) == ["1 of 1 promise kept in 12 months."]
    october = review(ledger, 2026, 10, 20_000)
    assert rate_said(ledger, october) == ["1 of 2 promises kept in 12 months."]


def test_what_the_person_says_of_a_promise_holds(ledger: Desk) -> None:
    review(ledger, 2026, 7, 20_000)
    august = review(ledger, 2026, 8, 20_000)
    (held,) = reviews.promises(ledger, august)
    answer = {
        "question_type": held.question.data["question_type"],
        "response_text": "",
        "option_selected": DID_NOT_KEEP,
    }
    entries.say(ledger, august, NewEntry("user_reflection", DID_NOT_KEEP, answer, step="goals"))
    september = review(ledger, 2026, 9, 20_000)
    assert rate_said(ledger, september) == ["0 of 1 promise kept in 12 months."]


def test_a_rate_shows_the_promises_that_it_counts(ledger: Desk) -> None:
    review(ledger, 2026, 7, 20_000)
    review(ledger, 2026, 8, 1_000)
    september = review(ledger, 2026, 9, 20_000)
    said = reviews.load_session_entries(ledger, september)
    (rate,) = [e for e in said if e.data.get("insight_type") == INSIGHT]
    seen = entries.evidence(ledger, rate.id)
    assert seen is not None
    assert seen.facts == (("months", "12"), ("kept", "1"), ("told", "1"), ("cannot tell", "0"))
    assert seen.lines == ("2026-08 “At most 20000”: kept",)


def test_what_lies_more_than_twelve_months_back_is_left_out(ledger: Desk) -> None:
    review(ledger, 2026, 7, 20_000)
    review(ledger, 2026, 8, 1_000)
    review(ledger, 2026, 12, 20_000)
    assert rate_said(ledger, review(ledger, 2027, 12, 1_000)) == [
        "0 of 1 promise kept in 12 months."
    ]
