"""The person has the last word on whether a promise was kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from sitdown.engine import entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.kinds.money import importing, reviews
from sitdown.kinds.money.commitments import DID_NOT_KEEP, KEPT_AFTER_ALL, Outcome, judged

Write = Callable[..., Path]


@pytest.mark.parametrize(
    ("most", "found", "option", "holds"),
    [
        (5_000, Outcome.MISSED, "Carry it on", Outcome.MISSED),
        (5_000, Outcome.MISSED, KEPT_AFTER_ALL, Outcome.MET),
        (50_000, Outcome.MET, "Let it go", Outcome.MET),
        (50_000, Outcome.MET, DID_NOT_KEEP, Outcome.MISSED),
    ],
)
def test_a_verdict_can_be_overruled(
    desk: Desk, write_bank_file: Write, most: int, found: Outcome, option: str, holds: Outcome
) -> None:
    rows = [(f"2026-{month:02}-{day}", "EDEKA", "-50.00") for month in (9, 10) for day in (2, 29)]
    importing.import_file(desk, write_bank_file(rows), choices={"sign": "money_in"})
    september = reviews.create_session(desk, 2026, 9)
    promise = {
        "commitment_text": "Groceries",
        "metric_type": "category_at_most",
        "metric_params": {"category": "groceries", "amount": most},
    }
    sessions.go_to_step(desk, september.id, "budget")
    entries.say(desk, september.id, NewEntry("commitment", "Groceries", promise))
    sessions.complete(desk, september.id)
    october = reviews.create_session(desk, 2026, 10)
    sessions.go_to_step(desk, october.id, "goals")
    (held,) = reviews.promises(desk, october.id)
    assert (held.outcome, held.judged, held.answer) == (found, found, None)
    assert option in held.options
    data = {
        "question_type": held.question.data["question_type"],
        "response_text": "",
        "option_selected": option,
    }
    entries.say(desk, october.id, NewEntry("user_reflection", option, data))
    (held,) = reviews.promises(desk, october.id)
    assert (held.outcome, held.judged, held.answer) == (found, holds, option)


def test_what_cannot_be_told_is_as_the_person_says() -> None:
    assert judged(Outcome.CANT_TELL, "Kept it") is Outcome.MET
    assert judged(Outcome.CANT_TELL, "Not this time") is Outcome.MISSED
    assert judged(Outcome.CANT_TELL, "Partly") is Outcome.CANT_TELL
    assert judged(Outcome.CANT_TELL, None) is Outcome.CANT_TELL
