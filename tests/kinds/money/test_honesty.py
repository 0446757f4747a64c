"""Of too little of a month the buddy claims nothing: it says so, and asks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sitdown.engine import entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.views import EntryView
from sitdown.kinds.money import importing, reviews
from sitdown.kinds.money.coverage import coverage_of
from sitdown.kinds.money.snapshot import LedgerRow

Write = Callable[..., Path]


def month(number: int, last: int) -> list[tuple[str, str, str]]:
    rows = [(f"2026-{number:02}-01", "Salary ACME", "3000.00")]
    return rows + [(f"2026-{number:02}-{day:02}", "EDEKA", "-90.00") for day in range(2, last + 1)]


@pytest.mark.parametrize(("last", "is_enough"), [(13, False), (20, False), (21, True), (29, True)])
def test_three_weeks_are_enough(last: int, is_enough: bool) -> None:
    rows = [
        LedgerRow(f"{day}", date(2026, 10, day), -100, "EUR", "E", "E", "groceries", "a")
        for day in range(1, last + 1)
    ]
    assert coverage_of(rows, (), 10).is_enough == is_enough


def said(desk: Desk, write: Write, last: int) -> dict[str, EntryView]:
    """What the buddy says in a review of so much of October, by step."""
    rows = [row for number in (7, 8, 9) for row in month(number, 12)] + month(10, last)
    importing.import_file(desk, write(rows), choices={"sign": "money_in"})
    review = reviews.create_session(desk, 2026, 10)
    sessions.go_to_step(desk, review.id, "patterns")
    sessions.go_to_step(desk, review.id, "savings")
    standing = reviews.load_session_entries(desk, review.id)
    types = {"buddy_insight", "category_truth"}
    return {entry.step: entry for entry in reversed(standing) if entry.entry_type in types}


def test_of_two_weeks_nothing_is_claimed(desk: Desk, write_bank_file: Write) -> None:
    told = said(desk, write_bank_file, 15)
    assert told["overview"].content.startswith(
        "I have 2 weeks of October. That is too little to say what you saved."
    )
    assert told["patterns"].content.endswith(
        "I have 2 weeks of October. That is too little to judge by. Does it look right to you?"
    )
    assert told["savings"].content == (
        "I have 2 weeks of October. That is too little to say what share you kept. "
        "What would you aim for?"
    )


def test_of_three_weeks_it_is_said_with_how_much_is_known(
    desk: Desk, write_bank_file: Write
) -> None:
    told = said(desk, write_bank_file, 24)
    assert told["overview"].content.startswith("I have 3 weeks of October. You kept")
    assert told["patterns"].content.endswith("I have 3 weeks of October.")
    assert "You reached" in told["savings"].content


def test_every_pattern_tells_how_much_it_rests_on(desk: Desk, write_bank_file: Write) -> None:
    evidence = entries.evidence(desk, said(desk, write_bank_file, 24)["patterns"].id)
    assert evidence is not None
    facts = dict(evidence.facts)
    assert facts["known of the month"] == "I have 3 weeks of October."
    assert facts["months before"] == "3"
