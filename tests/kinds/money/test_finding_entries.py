"""Findings in a review: said with their evidence, read anew, dismissed for good."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sitdown.engine import entries, sessions
from sitdown.engine.conversation import Answer
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.views import EntryView, SessionView
from sitdown.kinds.money import dismissals, importing, reviews
from sitdown.kinds.money.finding import Key

Write = Callable[..., Path]
SIGN = {"sign": "money_in"}
PRICE = Key("price", "netflix", 0)


def seven_months() -> list[tuple[str, str, str]]:
    rows = []
    for month in range(4, 11):
        price = "-16.99" if month == 10 else "-13.99"
        rows += [
            (f"2026-{month:02}-01", "Miete Lindner", "-900.00"),
            (f"2026-{month:02}-03", "NETFLIX.COM", price),
            (f"2026-{month:02}-29", "EDEKA", f"-{100 + month}.00"),
        ]
    return rows


@pytest.fixture
def filled(desk: Desk, write_bank_file: Write) -> Desk:
    importing.import_file(desk, write_bank_file(seven_months()), choices=SIGN)
    return desk


def at_patterns(desk: Desk) -> SessionView:
    review = reviews.create_session(desk, 2026, 10)
    while sessions.get(desk, review.id).step != "patterns":
        sessions.advance(desk, review.id)
    return review


def insight_of(desk: Desk, review: SessionView, insight: str) -> EntryView | None:
    for entry in reviews.load_session_entries(desk, review.id):
        if entry.entry_type == "buddy_insight" and entry.data["insight_type"] == insight:
            return entry
    return None


def price_of(desk: Desk, review: SessionView) -> EntryView | None:
    return insight_of(desk, review, "price")


def test_a_price_is_said_with_the_charges_it_rests_on(filled: Desk) -> None:
    said = price_of(filled, at_patterns(filled))
    assert said is not None
    assert said.data == {
        "insight_type": "price",
        "categories": ["price:netflix"],
        "amounts": {"before": 1_399, "after": 1_699, "by": 300, "by_a_year": 3_600},
    }
    evidence = entries.evidence(filled, said.id)
    assert evidence is not None
    assert evidence.evidence.rule == "price/1"
    assert len(evidence.lines) == 7
    assert ("before", "€ 13.99") in evidence.facts
    assert ("charges", "7") in evidence.facts


def test_a_reaction_to_a_finding_becomes_a_theme_by_its_title(filled: Desk) -> None:
    review = at_patterns(filled)
    data = {"category": "price:netflix", "response": "cut", "note": ""}
    entries.say(filled, review.id, NewEntry("user_category_response", "Cut it", data))
    sessions.advance(filled, review.id)
    kind = filled.kind("money")
    while kind.open_question(reviews.load_session_entries(filled, review.id), "reflection"):
        entries.answer(filled, review.id, Answer(skipped=True))
    summary = next(
        entry
        for entry in reviews.load_session_entries(filled, review.id)
        if entry.entry_type == "buddy_summary"
    )
    assert "Netflix price +€ 3.00" in summary.data["themes"]


def test_a_finding_is_read_anew_in_its_place(filled: Desk, write_bank_file: Write) -> None:
    first = [("2026-10-10", "KIKUNOI", "-64.20")]
    importing.import_file(filled, write_bank_file(first, "first.csv"), choices=SIGN)
    review = at_patterns(filled)
    before = insight_of(filled, review, "new")
    assert before is not None
    assert "€ 64.20 on 10 October" in before.content
    late = [("2026-10-12", "KIKUNOI", "-40.00")]
    importing.import_file(filled, write_bank_file(late, "late.csv"), choices=SIGN)
    reviews.refresh(filled, review.id)
    after = insight_of(filled, review, "new")
    assert after is not None
    assert "€ 104.20 in 2 payments" in after.content
    assert after.place == before.place
    assert len(entries.history(filled, after.id)) == 2


def test_a_dismissal_outlasts_the_import_it_came_from(filled: Desk, write_bank_file: Write) -> None:
    review = at_patterns(filled)
    said = price_of(filled, review)
    assert said is not None
    dismissals.turn(filled, said)
    assert dismissals.dismissed(filled) == {PRICE}
    sessions.erase(filled, review.id)
    importing.undo(filled, importing.receipts(filled)[0].id)
    importing.import_file(filled, write_bank_file(seven_months(), "again.csv"), choices=SIGN)
    assert price_of(filled, at_patterns(filled)) is None


def test_what_was_restored_is_said_again(filled: Desk) -> None:
    dismissals.dismiss(filled, PRICE)
    dismissals.dismiss(filled, PRICE)
    dismissals.restore(filled, PRICE)
    dismissals.restore(filled, PRICE)
    assert price_of(filled, at_patterns(filled)) is not None


def test_another_person_dismisses_for_themselves(filled: Desk, other_desk: Desk) -> None:
    dismissals.dismiss(other_desk, PRICE)
    assert not dismissals.dismissed(filled)
