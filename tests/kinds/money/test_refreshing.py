"""Reading the month anew: what is new is added, what no longer holds is marked, reactions stay."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sitdown.engine import entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.views import EntryView, SessionView
from sitdown.kinds.money import importing, reviews
from sitdown.kinds.money.finding import is_pattern, subject_in

Write = Callable[..., Path]
SIGN = {"sign": "money_in"}


def seven_months() -> list[tuple[str, str, str]]:
    rows = []
    for month in range(4, 11):
        rows += [
            (f"2026-{month:02}-01", "Miete Lindner", "-900.00"),
            (f"2026-{month:02}-29", "EDEKA", f"-{100 + month}.00"),
        ]
    return rows


NETFLIX = [
    (f"2026-{month:02}-03", "NETFLIX.COM", "-16.99" if month == 10 else "-13.99")
    for month in range(4, 11)
]


@pytest.fixture
def filled(desk: Desk, write_bank_file: Write) -> Desk:
    importing.import_file(desk, write_bank_file(seven_months()), choices=SIGN)
    return desk


def at_step(desk: Desk, step: str) -> SessionView:
    review = reviews.create_session(desk, 2026, 10)
    sessions.go_to_step(desk, review.id, step)
    return review


def patterns(desk: Desk, review: SessionView) -> dict[str, EntryView]:
    standing = reviews.load_session_entries(desk, review.id)
    return {subject_in(entry): entry for entry in standing if is_pattern(entry)}


def insights(desk: Desk, review: SessionView, insight_type: str) -> list[EntryView]:
    return [
        entry
        for entry in reviews.load_session_entries(desk, review.id)
        if entry.data.get("insight_type") == insight_type
    ]


def test_what_is_new_is_added_and_takes_the_place_of_nothing(
    filled: Desk, write_bank_file: Write
) -> None:
    review = at_step(filled, "patterns")
    (nothing,) = insights(filled, review, "nothing_stands_out")
    importing.import_file(filled, write_bank_file(NETFLIX, "late.csv"), choices=SIGN)
    stale = reviews.review_of(filled, review.id).stale
    assert stale is not None
    assert stale.sentence == "The snapshot is stale: +1 transaction, -€ 16.99."
    reviews.refresh(filled, review.id)
    assert "price:netflix" in patterns(filled, review)
    assert insights(filled, review, "nothing_stands_out") == []
    first = min(patterns(filled, review).values(), key=lambda entry: entry.place)
    assert (first.place, first.step) == (nothing.place, "patterns")
    assert reviews.review_of(filled, review.id).stale is None


def test_what_no_longer_holds_is_marked_and_keeps_its_reaction(
    filled: Desk, write_bank_file: Write
) -> None:
    importing.import_file(filled, write_bank_file(NETFLIX, "netflix.csv"), choices=SIGN)
    review = at_step(filled, "patterns")
    before = patterns(filled, review)["price:netflix"]
    data = {"category": "price:netflix", "response": "cut", "note": "too dear"}
    entries.say(filled, review.id, NewEntry("user_category_response", "Cut it", data))
    importing.undo(filled, importing.receipts(filled)[0].id)
    reviews.refresh(filled, review.id)
    after = patterns(filled, review)["price:netflix"]
    assert after.data == {
        "insight_type": "no_longer",
        "categories": ["price:netflix"],
        "amounts": {},
    }
    assert after.content.startswith("Netflix price +€ 3.00\nThis no longer holds")
    assert after.place == before.place
    assert [entry.id for entry in entries.history(filled, after.id)] == [before.id, after.id]
    (said,) = (
        entry
        for entry in reviews.load_session_entries(filled, review.id)
        if entry.entry_type == "user_category_response"
    )
    assert said.data == data


def test_what_holds_again_is_said_again_in_its_place(filled: Desk, write_bank_file: Write) -> None:
    path = write_bank_file(NETFLIX, "netflix.csv")
    importing.import_file(filled, path, choices=SIGN)
    review = at_step(filled, "patterns")
    before = patterns(filled, review)["price:netflix"]
    importing.undo(filled, importing.receipts(filled)[0].id)
    reviews.refresh(filled, review.id)
    importing.import_file(filled, path, choices=SIGN)
    reviews.refresh(filled, review.id)
    after = patterns(filled, review)["price:netflix"]
    assert (after.content, after.data, after.place) == (before.content, before.data, before.place)
    assert len(entries.history(filled, after.id)) == 3


def test_reading_anew_without_a_change_says_nothing(filled: Desk, write_bank_file: Write) -> None:
    importing.import_file(filled, write_bank_file(NETFLIX, "netflix.csv"), choices=SIGN)
    review = at_step(filled, "wrapup")
    before = entries.everything_said(filled, review.id)
    reviews.refresh(filled, review.id)
    assert entries.everything_said(filled, review.id) == before


def test_patterns_are_not_told_before_their_step(filled: Desk, write_bank_file: Write) -> None:
    review = reviews.create_session(filled, 2026, 10)
    importing.import_file(filled, write_bank_file(NETFLIX, "late.csv"), choices=SIGN)
    reviews.refresh(filled, review.id)
    assert not patterns(filled, review)


def test_promises_are_held_against_the_month_as_it_is_now(
    filled: Desk, write_bank_file: Write
) -> None:
    september = reviews.create_session(filled, 2026, 9)
    promise = {
        "commitment_text": "Groceries at most € 150",
        "metric_type": "category_at_most",
        "metric_params": {"category": "groceries", "amount": 15_000},
    }
    sessions.go_to_step(filled, september.id, "budget")
    entries.say(filled, september.id, NewEntry("commitment", "Groceries at most € 150", promise))
    sessions.complete(filled, september.id)
    review = at_step(filled, "goals")
    assert reviews.promises(filled, review.id)[0].outcome.value == "met"
    more = [("2026-10-20", "EDEKA", "-80.00"), ("2026-10-30", "Miete Lindner", "-1.00")]
    importing.import_file(filled, write_bank_file(more, "more.csv"), choices=SIGN)
    reviews.refresh(filled, review.id)
    held = reviews.promises(filled, review.id)[0]
    assert held.outcome.value == "missed"
    assert len(entries.history(filled, held.question.id)) == 2


def test_a_closed_review_takes_revisions_only(filled: Desk, write_bank_file: Write) -> None:
    review = at_step(filled, "wrapup")
    sessions.complete(filled, review.id, anyway=True)
    importing.import_file(filled, write_bank_file(NETFLIX, "late.csv"), choices=SIGN)
    count = len(reviews.load_session_entries(filled, review.id))
    reviews.refresh(filled, review.id)
    assert len(reviews.load_session_entries(filled, review.id)) == count
    (closing,) = insights(filled, review, "closing")
    assert "€ 1,027 went out" in closing.content


def test_a_category_that_came_back_into_line_is_told_so(
    filled: Desk, write_bank_file: Write
) -> None:
    feast = [("2026-10-20", "EDEKA", "-300.00")]
    importing.import_file(filled, write_bank_file(feast, "feast.csv"), choices=SIGN)
    review = at_step(filled, "patterns")
    assert "no longer" not in patterns(filled, review)["groceries"].content
    importing.undo(filled, importing.receipts(filled)[0].id)
    reviews.refresh(filled, review.id)
    after = patterns(filled, review)["groceries"]
    assert after.content == "Groceries: € 110, usually € 107. It no longer stands out."
    assert after.data["spent"] == 11_000
