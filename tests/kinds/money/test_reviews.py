"""The review by its verbs, from the first step to the last, on a real store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from sitdown.clock import FrozenClock
from sitdown.engine import entries, sessions
from sitdown.engine.conversation import Answer
from sitdown.engine.desk import Desk
from sitdown.engine.kind import Begin, NewEntry
from sitdown.engine.lifecycle import Status
from sitdown.engine.views import EntryView, SessionView
from sitdown.errors import (
    InvalidEntryError,
    InvalidTimeError,
    NotFoundError,
    NotReadyToCompleteError,
    SessionTakenError,
)
from sitdown.kinds.money import budgets, importing, ledger, placing, reviews
from sitdown.kinds.money.commitments import Outcome
from sitdown.kinds.money.tables import MoneyReviewRow
from sitdown.store.database import table_of

Write = Callable[..., Path]

SIGN = {"sign": "money_in"}
MONTHS = ("07", "08", "09", "10")


def a_year(month_of_spree: str = "10") -> list[tuple[str, str, str]]:
    """Four months: a salary, a rent, eating out that doubles in one of them."""
    rows = []
    for month in MONTHS:
        rows += [
            (f"2026-{month}-01", "Salary ACME", "3000.00"),
            (f"2026-{month}-01", "Miete Hausverwaltung", "-1000.00"),
            (f"2026-{month}-30", "EDEKA", "-250.00"),
        ]
        spree = {6: "-80.00", 7: "-80.00", 8: "-80.00", 9: "-80.00"}
        each = spree if month == month_of_spree else {}
        rows += [
            (f"2026-{month}-{day:02}", "Trattoria Nona", each.get(day, "-20.00"))
            for day in (6, 7, 8, 9, 20, 21)
        ]
    return rows


@pytest.fixture
def filled(desk: Desk, write_bank_file: Write) -> Desk:
    importing.import_file(desk, write_bank_file(a_year()), choices=SIGN)
    budgets.set_budget(desk, "restaurants", 20_000, 2026, 7)
    budgets.set_budget(desk, "groceries", 30_000, 2026, 7)
    return desk


def of_type(desk: Desk, review: SessionView, entry_type: str) -> list[EntryView]:
    return [
        entry
        for entry in reviews.load_session_entries(desk, review.id)
        if entry.entry_type == entry_type
    ]


def go_to(desk: Desk, review: SessionView, step: str) -> None:
    while sessions.get(desk, review.id).step != step:
        sessions.advance(desk, review.id)


def commit(desk: Desk, review: SessionView, metric: str, **params: object) -> None:
    data = {"commitment_text": f"My {metric}", "metric_type": metric, "metric_params": params}
    entries.say(desk, review.id, NewEntry("commitment", f"My {metric}", data))


def answer_all(desk: Desk, review: SessionView, step: str) -> int:
    kind, answered = desk.kind("money"), 0
    while kind.open_question(reviews.load_session_entries(desk, review.id), step):
        entries.answer(desk, review.id, Answer(text=f"Answer {answered}"))
        answered += 1
    return answered


def test_a_review_begins_with_the_last_month_and_has_it_as_its_title(filled: Desk) -> None:
    review = sessions.begin(filled, "money", Begin())
    assert (review.subject, review.title) == ("2026-10", "October money review")
    assert (review.act, review.step) == (1, "overview")
    assert sessions.begin(filled, "money", Begin(subject="2026-10")).id == review.id
    with pytest.raises(SessionTakenError):
        reviews.create_session(filled, 2026, 10)
    assert reviews.get_current_session(filled, 2026, 10) == review
    assert reviews.get_current_session(filled, 2026, 9) is None


@pytest.mark.parametrize(
    "subject", ["2026-13", "2026-1", "october", "26-10", "2026-10-01", "١٢٣٤-١٠"]
)
def test_what_is_no_month_is_refused(desk: Desk, subject: str) -> None:
    with pytest.raises(InvalidTimeError, match="YYYY-MM"):
        sessions.begin(desk, "money", Begin(subject=subject))


def test_the_overview_tells_the_month_and_asks_about_the_income(filled: Desk) -> None:
    review = reviews.create_session(filled, 2026, 10)
    insight, _year_ago, income = reviews.load_session_entries(filled, review.id)
    assert insight.data["amounts"] == {
        "spent": 161_000,
        "income": 300_000,
        "saved": 139_000,
        "over_budget": 16_000,
        "given_back": 5_000,
    }
    assert insight.data["categories"] == ["restaurants"]
    assert (
        "Restaurants took € 160 more than its budget; groceries gave € 50 back" in insight.content
    )
    assert income.data == {
        "detected_income": 300_000,
        "sources": [{"name": "Salary ACME", "amount": 300_000}],
    }
    evidence = entries.evidence(filled, insight.id)
    assert evidence is not None
    assert evidence.evidence.rule == "month_snapshot/1"
    assert len(evidence.lines) == 9
    assert " 6 Oct 2026     -€ 80.00  Trattoria Nona" in evidence.lines


def test_patterns_are_the_weightiest_categories_with_their_rows(filled: Desk) -> None:
    review = reviews.create_session(filled, 2026, 10)
    go_to(filled, review, "patterns")
    truths = of_type(filled, review, "category_truth")
    assert [truth.data["category"] for truth in truths] == ["restaurants"]
    assert truths[0].data == {
        "category": "restaurants", "spent": 36_000, "budget": 20_000, "pct_used": 180.0,
    }  # fmt: skip
    assert "usually € 120" in truths[0].content
    assert "The largest four fell in one week, 5 to 11 October: € 320" in truths[0].content


def test_every_number_of_the_buddy_has_evidence(filled: Desk) -> None:
    review = reviews.create_session(filled, 2026, 10)
    for step in ("goals", "patterns", "reflection"):
        go_to(filled, review, step)
        answer_all(filled, review, step)
    go_to(filled, review, "wrapup")
    commit(filled, review, "own_yes_no")
    sessions.complete(filled, review.id)
    for entry in reviews.load_session_entries(filled, review.id):
        if entry.role.value == "buddy" and any(letter.isdigit() for letter in entry.content):
            assert entries.evidence(filled, entry.id) is not None, entry.content


def test_the_reflection_asks_one_at_a_time_and_sums_up(filled: Desk) -> None:
    review = reviews.create_session(filled, 2026, 10)
    go_to(filled, review, "reflection")
    assert len(of_type(filled, review, "buddy_question")) == 1
    assert answer_all(filled, review, "reflection") >= 3
    [summary] = of_type(filled, review, "buddy_summary")
    assert summary.data["themes"] == ["Restaurants"]
    assert "October felt like this: “Answer 0”" in summary.data["emotional_arc"]


def test_passing_over_every_question_still_ends_in_a_summary(filled: Desk) -> None:
    review = reviews.create_session(filled, 2026, 10)
    go_to(filled, review, "reflection")
    while not of_type(filled, review, "buddy_summary"):
        entries.answer(filled, review.id, Answer(skipped=True))
    assert of_type(filled, review, "buddy_summary")[0].data == {"themes": [], "emotional_arc": ""}


def test_a_revised_answer_revises_the_summary_in_its_place(filled: Desk) -> None:
    review = reviews.create_session(filled, 2026, 10)
    go_to(filled, review, "reflection")
    answer_all(filled, review, "reflection")
    [before] = of_type(filled, review, "buddy_summary")
    first = of_type(filled, review, "user_reflection")[0]
    entries.revise(filled, first.id, "Tight.", {**first.data, "response_text": "Tight."})
    [after] = of_type(filled, review, "buddy_summary")
    assert after.place == before.place
    assert "“Tight”" in after.content
    assert len(entries.history(filled, after.id)) == 2


def test_a_review_is_not_done_without_a_commitment_or_a_word(filled: Desk) -> None:
    review = reviews.create_session(filled, 2026, 10)
    go_to(filled, review, "wrapup")
    with pytest.raises(NotReadyToCompleteError, match="no commitment"):
        sessions.complete(filled, review.id)
    done = sessions.complete(filled, review.id, anyway=True)
    assert done.status is Status.COMPLETED


def test_the_plan_is_told_at_the_end_and_revised_after_a_reopening(filled: Desk) -> None:
    review = reviews.create_session(filled, 2026, 10)
    fund = budgets.set_fund(filled, "Car", target_minor=60_000)
    go_to(filled, review, "savings")
    entries.say(
        filled,
        review.id,
        NewEntry("savings_target", "20 %", {"target_rate": 0.2, "previous_rate": None}),
    )
    go_to(filled, review, "budget")
    commit(filled, review, "category_at_most", category="restaurants", amount=20_000)
    go_to(filled, review, "wrapup")
    contribution = {"fund_id": fund.id, "fund_name": "Car", "amount": 5_000}
    entries.say(filled, review.id, NewEntry("fund_contribution", "€ 50", contribution))
    sessions.complete(filled, review.id)
    [plan] = of_type(filled, review, "plan_summary")
    assert plan.data == {
        "commitments": ["My category_at_most"],
        "funds": [contribution],
        "savings_rate": 0.2,
    }
    assert budgets.fund(filled, fund.id).saved_minor == 5_000
    assert sessions.get(filled, review.id).next_plan_text == plan.content
    sessions.reopen(filled, review.id)
    commit(filled, review, "own_yes_no")
    sessions.complete(filled, review.id)
    [again] = of_type(filled, review, "plan_summary")
    assert again.supersedes_id == plan.id
    assert again.data["commitments"] == ["My category_at_most", "My own_yes_no"]


def test_last_months_commitments_are_held_against_this_month(
    filled: Desk, clock: FrozenClock
) -> None:
    fund = budgets.set_fund(filled, "Car")
    september = reviews.create_session(filled, 2026, 9)
    commit(filled, september, "category_at_most", category="restaurants", amount=20_000)
    commit(filled, september, "category_at_most", category="groceries", amount=30_000)
    commit(filled, september, "merchant_at_most_n", merchant="trattoria nona", times=6)
    commit(filled, september, "move_to_fund", fund_id=fund.id, amount=5_000)
    commit(filled, september, "savings_rate_at_least", rate=0.4)
    commit(filled, september, "own_yes_no")
    go_to(filled, september, "wrapup")
    sessions.complete(filled, september.id)
    clock.advance(hours=1)
    october = reviews.create_session(filled, 2026, 10)
    assert october.previous_session_id == september.id
    sessions.advance(filled, october.id)
    held = reviews.promises(filled, october.id)
    assert [promise.outcome for promise in held] == [
        Outcome.MISSED,
        Outcome.MET,
        Outcome.MET,
        Outcome.CANT_TELL,
        Outcome.MET,
        Outcome.CANT_TELL,
    ]
    assert held[0].sentence == "Restaurants took € 360; you meant at most € 200."
    assert held[0].promised_in == "September money review"
    evidence = entries.evidence(filled, held[0].question.id)
    assert evidence is not None
    assert len(evidence.lines) == 6
    entries.answer(filled, october.id, Answer(chosen="Carry it on"))
    answers = [promise.answer for promise in reviews.promises(filled, october.id)]
    assert answers == ["Carry it on", None, None, None, None, None]


def test_the_confirmed_income_is_what_the_rate_is_reckoned_with(filled: Desk) -> None:
    review = reviews.create_session(filled, 2026, 10)
    data = {"confirmed_amount": 200_000, "confirmed": False}
    entries.say(filled, review.id, NewEntry("user_income_response", "€ 2,000", data))
    go_to(filled, review, "savings")
    insight = of_type(filled, review, "buddy_insight")[-1]
    assert insight.data["amounts"] == {"income": 200_000, "saved": 39_000}
    assert "19.5 %" in insight.content
    assert reviews.review_of(filled, review.id).income_minor == 200_000


def test_more_spent_than_came_in_is_said_so_and_is_no_rate_below_zero(filled: Desk) -> None:
    review = reviews.create_session(filled, 2026, 10)
    data = {"confirmed_amount": 100_000, "confirmed": False}
    entries.say(filled, review.id, NewEntry("user_income_response", "€ 1,000", data))
    go_to(filled, review, "savings")
    told = of_type(filled, review, "buddy_insight")[-1].content
    assert told == "You spent € 610 more than came in. There is no target yet."


def test_budgets_are_proposed_from_the_median_and_cuts_are_heeded(filled: Desk) -> None:
    review = reviews.create_session(filled, 2026, 10)
    go_to(filled, review, "patterns")
    data = {"category": "restaurants", "response": "cut", "note": ""}
    entries.say(filled, review.id, NewEntry("user_category_response", "Cut it", data))
    go_to(filled, review, "budget")
    insight = of_type(filled, review, "buddy_insight")[-1]
    assert insight.data["amounts"] == {
        "rent": 100_000, "restaurants": 11_000, "groceries": 25_000,
    }  # fmt: skip


def test_without_any_data_every_step_still_works(desk: Desk) -> None:
    review = reviews.create_session(desk, 2026, 10)
    insight, income = reviews.load_session_entries(desk, review.id)
    assert insight.content.startswith("I have nothing of October yet.")
    assert income.data["detected_income"] is None
    assert income.content == "I found no income in October. What came in?"
    for step in ("goals", "patterns", "reflection", "savings", "budget", "wrapup"):
        go_to(desk, review, step)
        said = [e for e in reviews.load_session_entries(desk, review.id) if e.step == step]
        assert said, step
        answer_all(desk, review, step)
    commit(desk, review, "own_yes_no")
    assert sessions.complete(desk, review.id).status is Status.COMPLETED


def test_three_weeks_of_data_are_called_that(desk: Desk, write_bank_file: Write) -> None:
    rows = [(f"2026-10-{day:02}", "EDEKA", "-20.00") for day in range(1, 22)]
    importing.import_file(desk, write_bank_file(rows), choices=SIGN)
    review = reviews.create_session(desk, 2026, 10)
    insight = of_type(desk, review, "buddy_insight")[0]
    assert insight.content.startswith("I have 3 weeks of October.")
    assert "no income" in insight.content
    assert "There is no budget yet." in insight.content
    go_to(desk, review, "patterns")
    [truth] = of_type(desk, review, "category_truth")
    assert truth.data["budget"] is None
    assert truth.data["pct_used"] is None
    assert "no budget and no earlier month" in truth.content


def test_a_later_import_makes_the_review_stale_and_only_a_refresh_takes_it_in(
    filled: Desk, write_bank_file: Write
) -> None:
    review = reviews.create_session(filled, 2026, 10)
    go_to(filled, review, "patterns")
    assert reviews.review_of(filled, review.id).stale is None
    late = [("2026-10-31", "Trattoria Nona", "-41.20"), ("2026-09-30", "EDEKA", "-1.00")]
    importing.import_file(filled, write_bank_file(late, "late.csv"), choices=SIGN)
    seen = reviews.review_of(filled, review.id)
    assert seen.snapshot.total_spent == 161_000
    assert seen.stale is not None
    assert seen.stale.sentence == "The snapshot is stale: +1 transaction, -€ 41.20."
    refreshed = reviews.refresh(filled, review.id)
    assert refreshed.stale is None
    assert refreshed.snapshot.total_spent == 165_120
    [truth] = of_type(filled, review, "category_truth")
    assert truth.data["spent"] == 40_120
    assert len(entries.history(filled, truth.id)) == 2
    evidence = entries.evidence(filled, truth.id)
    assert evidence is not None
    assert len(evidence.lines) == 7


def test_evidence_says_when_its_rows_were_undone(filled: Desk) -> None:
    review = reviews.create_session(filled, 2026, 10)
    insight = of_type(filled, review, "buddy_insight")[0]
    importing.undo(filled, importing.receipts(filled)[0].id)
    evidence = entries.evidence(filled, insight.id)
    assert evidence is not None
    assert evidence.lines == ("9 more were taken out of the ledger since.",)
    assert reviews.review_of(filled, review.id).snapshot.total_spent == 161_000


def test_a_categorisation_makes_a_review_stale_too(filled: Desk, write_bank_file: Write) -> None:
    unknown = write_bank_file([("2026-10-15", "Krempel", "-7.00")], "unknown.csv")
    importing.import_file(filled, unknown, choices=SIGN)
    review = reviews.create_session(filled, 2026, 10)
    [row] = ledger.uncategorised(filled, 2026, 10)
    placing.categorise(filled, row.id, "gifts")
    assert reviews.review_of(filled, review.id).stale is not None


def test_the_next_review_is_proposed_for_a_saturday(filled: Desk) -> None:
    review = reviews.create_session(filled, 2026, 10)
    proposal = sessions.propose_next(filled, review.id)
    assert proposal is not None
    assert (proposal.subject, proposal.title) == ("2026-11", "November money review")
    assert proposal.at == datetime(2026, 12, 5, 10, tzinfo=UTC)
    reviews.create_session(filled, 2026, 11)
    assert sessions.propose_next(filled, review.id) is None


def test_another_person_finds_nothing(filled: Desk, other_desk: Desk) -> None:
    review = reviews.create_session(filled, 2026, 10)
    for verb in (
        reviews.get_session,
        reviews.load_session_entries,
        reviews.review_of,
        reviews.refresh,
        reviews.promises,
        reviews.advance_act,
    ):
        with pytest.raises(NotFoundError):
            verb(other_desk, review.id)
    assert reviews.get_current_session(other_desk, 2026, 10) is None
    other = reviews.create_session(other_desk, 2026, 10)
    assert reviews.review_of(other_desk, other.id).snapshot.row_ids == ()


def test_erasing_a_review_erases_its_month(filled: Desk) -> None:
    review = reviews.create_session(filled, 2026, 10)
    sessions.erase(filled, review.id)
    with filled.store.read() as tx:
        left = tx.scalar(select(func.count()).select_from(table_of(MoneyReviewRow)))
    assert left == 0
    assert reviews.create_session(filled, 2026, 10).id != review.id


def test_a_cancelled_review_can_be_begun_again(filled: Desk) -> None:
    review = reviews.create_session(filled, 2026, 10)
    sessions.cancel(filled, review.id)
    assert reviews.create_session(filled, 2026, 10).id != review.id


@pytest.mark.parametrize(
    ("entry_type", "data"),
    [
        ("user_category_response", {"category": "rent", "response": "adore", "note": ""}),
        ("savings_target", {"target_rate": 18.0, "previous_rate": None}),
        ("user_income_response", {"confirmed_amount": -1, "confirmed": True}),
        ("user_income_response", {"confirmed_amount": "3000", "confirmed": True}),
        ("fund_contribution", {"fund_id": "x", "fund_name": "Car", "amount": 1.5}),
        (
            "commitment",
            {"commitment_text": "x", "metric_type": "category_at_most", "metric_params": {}},
        ),
        ("commitment", {"commitment_text": "", "metric_type": "own_yes_no", "metric_params": {}}),
        ("commitment", {"commitment_text": "x", "metric_type": "vow", "metric_params": {}}),
    ],
)
def test_answers_of_another_shape_are_refused(
    desk: Desk, entry_type: str, data: dict[str, object]
) -> None:
    review = reviews.create_session(desk, 2026, 10)
    with pytest.raises(InvalidEntryError):
        entries.say(desk, review.id, NewEntry(entry_type, "x", data))


def test_the_acts_are_reflect_plan_and_wrap_up(desk: Desk) -> None:
    review = reviews.create_session(desk, 2026, 10)
    assert reviews.advance_act(desk, review.id).step == "savings"
    assert reviews.advance_act(desk, review.id).step == "wrapup"
    assert sessions.get(desk, review.id).act == 3
    added = reviews.add_entry(
        desk, review.id, "buddy_insight", "Noted.",
        {"insight_type": "note", "categories": [], "amounts": {}},
    )  # fmt: skip
    assert added.step == "wrapup"


def test_a_question_about_no_promise_is_none(filled: Desk) -> None:
    review = reviews.create_session(filled, 2026, 10)
    sessions.advance(filled, review.id)
    data = {"question_type": "own", "question_text": "And else?", "options": []}
    reviews.add_entry(filled, review.id, "buddy_question", "And else?", data)
    assert reviews.promises(filled, review.id) == ()
