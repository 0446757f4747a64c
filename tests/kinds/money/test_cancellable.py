"""What recurs is promised to be ended in one review, and looked for in the next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sitdown.clock import FrozenClock
from sitdown.engine import entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.views import SessionView
from sitdown.errors import InvalidEntryError, NotFoundError
from sitdown.kinds.money import importing, reviews
from sitdown.kinds.money.cancellable import cancellable, promise_to_cancel
from sitdown.kinds.money.commitments import Outcome
from sitdown.kinds.money.errors import NotCancellableError
from sitdown.kinds.money.reviews import PromiseView

Write = Callable[..., Path]
Rows = list[tuple[str, str, str]]
SIGN = {"sign": "money_in"}


def month_of_rows(month: int, *, last: int = 30, gym: bool = True) -> Rows:
    rows = [(f"2026-{month:02}-27", "Salary ACME", "3000.00")] if last >= 27 else []
    rows += [(f"2026-{month:02}-{day:02}", "EDEKA", "-40.00") for day in range(2, last + 1, 3)]
    if gym:
        rows.append((f"2026-{month:02}-12", "FITNESS GYM", "-25.00"))
    return rows


@pytest.fixture
def october(desk: Desk, clock: FrozenClock, write_bank_file: Write) -> SessionView:
    """A review of October, held on 5 November."""
    clock.moment = datetime(2026, 11, 5, 18, tzinfo=UTC)
    rows = [row for month in range(5, 11) for row in month_of_rows(month)]
    importing.import_file(desk, write_bank_file(rows), choices=SIGN)
    return reviews.create_session(desk, 2026, 10)


def next_month(
    desk: Desk, clock: FrozenClock, write: Write, rows: Rows, october: SessionView
) -> PromiseView:
    """What the review of November says to the promise, when its file has these rows."""
    sessions.pause(desk, october.id)
    clock.moment = datetime(2026, 12, 3, 18, tzinfo=UTC)
    importing.import_file(desk, write(rows, "november.csv"), choices=SIGN)
    november = reviews.create_session(desk, 2026, 11)
    sessions.advance(desk, november.id)
    (promise,) = reviews.promises(desk, november.id)
    return promise


def test_what_could_be_ended_is_what_is_paid_and_goes_on(desk: Desk, october: SessionView) -> None:
    assert october.subject == "2026-10"
    (gym,) = cancellable(desk)
    assert (gym.key, gym.name, gym.words) == ("fitnessgym", "Fitness Gym", "Cancel Fitness Gym")
    assert gym.params["due"] == "2026-11-12"


def test_a_promise_is_said_in_the_review(desk: Desk, october: SessionView) -> None:
    said = promise_to_cancel(desk, october.id, "fitnessgym", " No more gym ")
    assert (said.content, said.data["metric_type"]) == ("No more gym", "series_cancelled")
    assert said.data["metric_params"]["until"] == "2026-11-20"
    for key in ("edeka-or-so", "salaryacme"):
        with pytest.raises(NotCancellableError, match="that could be ended"):
            promise_to_cancel(desk, october.id, key)
    with pytest.raises(NotFoundError):
        promise_to_cancel(desk, "nobody", "fitnessgym")


def test_the_same_is_promised_once(desk: Desk, october: SessionView) -> None:
    first = promise_to_cancel(desk, october.id, "fitnessgym")
    assert promise_to_cancel(desk, october.id, "fitnessgym").id == first.id
    anew = promise_to_cancel(desk, october.id, "fitnessgym", "No more gym")
    assert promise_to_cancel(desk, october.id, "fitnessgym") == anew
    said = entries.load_session_entries(desk, october.id)
    assert [each.content for each in said if each.entry_type == "commitment"] == ["No more gym"]


def test_it_is_kept_when_nothing_came(
    desk: Desk, clock: FrozenClock, write_bank_file: Write, october: SessionView
) -> None:
    promise_to_cancel(desk, october.id, "fitnessgym")
    rows = month_of_rows(11, gym=False)
    promise = next_month(desk, clock, write_bank_file, rows, october)
    assert promise.outcome is Outcome.MET
    assert promise.sentence == "No charge of Fitness Gym came. It was due around 12 November."
    evidence = entries.evidence(desk, promise.question.id)
    assert evidence is not None
    assert dict(evidence.facts)["account known until"] == "2026-11-29"


def test_it_is_broken_by_the_charge_that_came(
    desk: Desk, clock: FrozenClock, write_bank_file: Write, october: SessionView
) -> None:
    promise_to_cancel(desk, october.id, "fitnessgym")
    promise = next_month(desk, clock, write_bank_file, month_of_rows(11), october)
    assert promise.outcome is Outcome.MISSED
    evidence = entries.evidence(desk, promise.question.id)
    assert evidence is not None
    (line,) = evidence.lines
    assert line.split("  ") == ["12 Nov 2026", "-€ 25.00", "Fitness Gym"]


def test_half_a_month_does_not_tell(
    desk: Desk, clock: FrozenClock, write_bank_file: Write, october: SessionView
) -> None:
    promise_to_cancel(desk, october.id, "fitnessgym")
    rows = month_of_rows(11, last=15, gym=False)
    promise = next_month(desk, clock, write_bank_file, rows, october)
    assert promise.outcome is Outcome.CANT_TELL
    assert "I know its account only until 14 November" in promise.sentence


def test_reading_the_month_anew_says_it_anew(
    desk: Desk, clock: FrozenClock, write_bank_file: Write, october: SessionView
) -> None:
    promise_to_cancel(desk, october.id, "fitnessgym")
    rows = month_of_rows(11, gym=False)
    before = next_month(desk, clock, write_bank_file, rows, october)
    late = [("2026-11-14", "FITNESS GYM", "-25.00")]
    importing.import_file(desk, write_bank_file(late, "late.csv"), choices=SIGN)
    november = before.question.session_id
    reviews.refresh(desk, november)
    (anew,) = reviews.promises(desk, november)
    assert (before.outcome, anew.outcome) == (Outcome.MET, Outcome.MISSED)
    assert anew.question.supersedes_id == before.question.id


def test_a_promise_by_hand_is_checked_like_any_entry(desk: Desk, october: SessionView) -> None:
    (gym,) = cancellable(desk)
    data = {
        "commitment_text": "x",
        "metric_type": "series_cancelled",
        "metric_params": {**gym.params, "due": "2026-13-40"},
    }
    with pytest.raises(InvalidEntryError):
        entries.say(desk, october.id, NewEntry("commitment", "x", data))
