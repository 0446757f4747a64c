"""A session's life by the verbs: its states, its steps, its sittings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from sitdown.clock import FrozenClock
from sitdown.engine import entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import Begin, NewEntry
from sitdown.engine.lifecycle import Status
from sitdown.engine.progress import time_spent
from sitdown.engine.views import SessionView
from sitdown.errors import (
    AlreadyBegunError,
    AmbiguousReferenceError,
    ClosedSessionError,
    EmptyTextError,
    IllegalMoveError,
    InvalidRangeError,
    LastPhaseError,
    NotBegunError,
    NotFoundError,
    NotReadyToCompleteError,
    SessionTakenError,
    StaleWriteError,
    UnknownNameError,
)


def test_a_session_keeps_its_place_through_a_pause(
    desk: Desk, pot: SessionView, clock: FrozenClock
) -> None:
    sessions.go_to_step(desk, pot.id, "wait")
    sessions.set_cursor(desk, pot.id, {"row": 3})
    paused = sessions.pause(desk, pot.id)
    clock.advance(days=3)
    resumed = sessions.resume(desk, pot.id)
    assert (paused.status, resumed.status) == (Status.PAUSED, Status.IN_PROGRESS)
    assert (resumed.act, resumed.step, resumed.cursor) == (2, "wait", {"row": 3})


def test_a_scheduled_session_waits_for_its_start(desk: Desk, clock: FrozenClock) -> None:
    at = clock.now() + timedelta(days=1)
    planned = sessions.begin(desk, "tea", Begin(scheduled_at=at, duration_minutes=20))
    assert (planned.status, planned.title) == (Status.SCHEDULED, "A pot of tea")
    with pytest.raises(NotBegunError):
        entries.say(desk, planned.id, NewEntry("said", "too early"))
    with pytest.raises(NotBegunError):
        sessions.advance(desk, planned.id)
    moved = sessions.schedule(desk, planned.id, at + timedelta(hours=1))
    assert moved.scheduled_duration_minutes == 20
    for minutes in (0, -5, 24 * 60 + 1, 10**20):
        with pytest.raises(InvalidRangeError, match="length in minutes"):
            sessions.schedule(desk, planned.id, at, minutes)
        with pytest.raises(InvalidRangeError):
            sessions.begin(
                desk, "tea", Begin(title="Long", scheduled_at=at, duration_minutes=minutes)
            )
    assert sessions.get(desk, planned.id) == moved
    started = sessions.start(desk, planned.id)
    assert started.started_at == clock.now()
    with pytest.raises(AlreadyBegunError, match="has begun already"):
        sessions.schedule(desk, planned.id, at)


def test_sitting_down_takes_up_whatever_there_is(desk: Desk, clock: FrozenClock) -> None:
    planned = sessions.begin(desk, "tea", Begin(scheduled_at=clock.now()))
    for _ in range(2):
        assert sessions.sit_down(desk, planned.id).status is Status.IN_PROGRESS
    sessions.pause(desk, planned.id)
    assert sessions.sit_down(desk, planned.id).status is Status.IN_PROGRESS
    sessions.complete(desk, planned.id, anyway=True)
    assert sessions.sit_down(desk, planned.id).status is Status.COMPLETED


def test_completing_wants_what_the_kind_wants_or_an_explicit_done(
    desk: Desk, pot: SessionView
) -> None:
    with pytest.raises(NotReadyToCompleteError, match="Nothing was brewed"):
        sessions.complete(desk, pot.id)
    assert sessions.get(desk, pot.id).status is Status.IN_PROGRESS
    entries.say(desk, pot.id, NewEntry("brewed", "", {"minutes": 3}))
    done = sessions.complete(desk, pot.id)
    assert (done.status, done.completion_percentage) == (Status.COMPLETED, 100)
    assert entries.load_session_entries(desk, pot.id)[-1].content == "The pot is empty."


def test_reopening_is_a_new_sitting_and_a_new_visit(
    desk: Desk, pot: SessionView, clock: FrozenClock
) -> None:
    sessions.go_to_step(desk, pot.id, "taste")
    sessions.complete(desk, pot.id, anyway=True)
    clock.advance(days=1)
    again = sessions.reopen(desk, pot.id)
    assert (again.status, again.ended_at, again.completion_percentage) == (
        Status.IN_PROGRESS,
        None,
        80,
    )
    detail = sessions.load(desk, pot.id)
    assert len(detail.sittings) == 2
    assert [(mark.act, mark.completed_at is None) for mark in detail.phase_marks] == [
        (1, False),
        (3, False),
        (3, True),
    ]


def test_going_back_leaves_a_phase_without_completing_it(desk: Desk, pot: SessionView) -> None:
    sessions.advance_act(desk, pot.id)
    sessions.back(desk, pot.id)
    sessions.advance(desk, pot.id)
    marks = sessions.load(desk, pot.id).phase_marks
    assert [(mark.act, mark.completed_at is not None) for mark in marks] == [
        (1, True),
        (2, False),
        (1, True),
        (2, False),
    ]


def test_the_ends_of_the_playbook_hold(desk: Desk, pot: SessionView) -> None:
    assert sessions.back(desk, pot.id).step == "leaf"
    sessions.go_to_step(desk, pot.id, "taste")
    assert sessions.advance(desk, pot.id).step == "taste"
    with pytest.raises(LastPhaseError, match="Drink"):
        sessions.advance_act(desk, pot.id)
    with pytest.raises(UnknownNameError):
        sessions.go_to_step(desk, pot.id, "sugar")


def test_a_step_greets_once(desk: Desk, pot: SessionView) -> None:
    for _ in range(2):
        sessions.go_to_step(desk, pot.id, "pour")
        sessions.go_to_step(desk, pot.id, "leaf")
    said = [entry.content for entry in entries.everything_said(desk, pot.id)]
    assert said == ["Which leaf?", "The water is at 100 degrees."]


def test_time_is_the_sum_of_sittings_and_an_abandoned_one_ends_at_the_last_sign(
    desk: Desk, pot: SessionView, clock: FrozenClock
) -> None:
    clock.advance(minutes=10)
    entries.say(desk, pot.id, NewEntry("said", "still here"))
    clock.advance(hours=9)
    sessions.sit_down(desk, pot.id)
    clock.advance(minutes=5)
    sessions.pause(desk, pot.id)
    sittings = sessions.load(desk, pot.id).sittings
    assert [s.ended_at and s.ended_at - s.started_at for s in sittings] == [
        timedelta(minutes=10),
        timedelta(minutes=5),
    ]
    assert time_spent(sittings, clock.now()) == timedelta(minutes=15)


def test_the_time_a_killed_program_was_dead_is_no_sitting_time(
    desk: Desk, pot: SessionView, clock: FrozenClock
) -> None:
    clock.advance(minutes=10)
    entries.say(desk, pot.id, NewEntry("said", "still here"))
    clock.advance(minutes=20)  # killed, and opened again
    sessions.sit_down(desk, pot.id)
    clock.advance(minutes=5)
    sessions.pause(desk, pot.id)
    sittings = sessions.load(desk, pot.id).sittings
    assert time_spent(sittings, clock.now()) == timedelta(minutes=15)
    assert [each.ended_at is None for each in sittings] == [False, False]


def test_another_window_goes_on_with_the_sitting(
    desk: Desk, pot: SessionView, clock: FrozenClock
) -> None:
    clock.advance(minutes=10)
    entries.say(desk, pot.id, NewEntry("said", "still here"))
    clock.advance(minutes=1)
    sessions.sit_down(desk, pot.id)
    assert len(sessions.load(desk, pot.id).sittings) == 1


def test_a_subject_has_one_session_until_it_is_cancelled(desk: Desk) -> None:
    first = sessions.begin(desk, "tea", Begin(subject="2026-10"))
    assert sessions.begin(desk, "tea", Begin(subject="2026-10")).id == first.id
    with pytest.raises(SessionTakenError):
        sessions.create(desk, "tea", Begin(subject="2026-10"))
    sessions.cancel(desk, first.id)
    second = sessions.create(desk, "tea", Begin(subject="2026-10"))
    assert sessions.of_subject(desk, "tea", "2026-10") == second


def test_a_writer_that_read_an_older_session_is_refused(desk: Desk, pot: SessionView) -> None:
    sessions.rename(desk, pot.id, "Evening pot", expected_revision=pot.revision)
    stale: tuple[Callable[..., Any], ...] = (
        sessions.advance,
        sessions.advance_act,
        sessions.back,
        sessions.pause,
    )
    for verb in stale:
        with pytest.raises(StaleWriteError, match="Evening pot"):
            verb(desk, pot.id, expected_revision=pot.revision)
    with pytest.raises(StaleWriteError):
        sessions.rename(desk, pot.id, "Mine", expected_revision=pot.revision)
    with pytest.raises(StaleWriteError):
        sessions.go_to_step(desk, pot.id, "pour", expected_revision=pot.revision)
    now = sessions.get(desk, pot.id)
    assert (now.title, now.step, now.status) == ("Evening pot", "leaf", Status.IN_PROGRESS)


def test_saying_makes_no_window_stale(desk: Desk, pot: SessionView) -> None:
    entries.say(desk, pot.id, NewEntry("said", "from one window"))
    assert sessions.pause(desk, pot.id, expected_revision=pot.revision).status is Status.PAUSED


def test_a_closed_session_does_not_move(desk: Desk, pot: SessionView) -> None:
    sessions.cancel(desk, pot.id)
    with pytest.raises(ClosedSessionError):
        sessions.advance(desk, pot.id)
    with pytest.raises(IllegalMoveError):
        sessions.reopen(desk, pot.id)


def test_an_id_can_be_shortened_while_it_fits_one(desk: Desk, pot: SessionView) -> None:
    assert sessions.find(desk, pot.id.upper()) == pot
    assert sessions.find(desk, pot.id[:-1]) == pot
    others = [sessions.begin(desk, "tea", Begin(title=str(number))) for number in range(4)]
    with pytest.raises(AmbiguousReferenceError, match="5 sessions"):
        sessions.find(desk, pot.id[:6])
    for unfit in ("", " ", "nothing", "%", "_", "\udcff"):
        with pytest.raises(NotFoundError):
            sessions.find(desk, unfit)
    assert len(others) == 4


def test_a_session_follows_only_one_of_the_same_person(
    desk: Desk, stranger: Desk, pot: SessionView
) -> None:
    after = sessions.begin(desk, "tea", Begin(previous_session_id=pot.id))
    assert after.previous_session_id == pot.id
    with pytest.raises(NotFoundError):
        sessions.begin(stranger, "tea", Begin(previous_session_id=pot.id))
    sessions.erase(desk, pot.id)
    assert sessions.get(desk, after.id).previous_session_id is None


def test_the_list_is_paged_without_gaps_or_repeats(desk: Desk, clock: FrozenClock) -> None:
    for number in range(7):
        sessions.begin(desk, "tea", Begin(title=str(number)))
        clock.advance(seconds=number % 2)
    whole = sessions.list_sessions(desk)
    paged: list[SessionView] = []
    while page := sessions.list_sessions(desk, limit=3, before=paged[-1] if paged else None):
        paged += page
    assert tuple(paged) == whole
    assert sessions.current(desk) == whole[0]
    assert sessions.list_sessions(desk, kind="coffee") == ()
    assert sessions.list_sessions(desk, statuses={Status.PAUSED}) == ()


def test_what_a_session_says_about_itself(desk: Desk, pot: SessionView) -> None:
    assert sessions.rename(desk, pot.id, " Two\n lines ").title == "Two lines"
    with pytest.raises(EmptyTextError):
        sessions.rename(desk, pot.id, " \n")
    described = sessions.describe(desk, pot.id, intention="calm", followup_notes="buy leaves")
    assert (described.intention, described.needs_followup) == ("calm", True)
    with pytest.raises(TypeError):
        sessions.describe(desk, pot.id, status="completed")
    assert sessions.rate(desk, pot.id, 5).success_rating == 5
    for rating in (0, 6, -1):
        with pytest.raises(InvalidRangeError):
            sessions.rate(desk, pot.id, rating)


def test_notes_and_artifacts_stay_in_order(desk: Desk, pot: SessionView) -> None:
    for text in ("one", "two", "three"):
        sessions.add_note(desk, pot.id, text)
        sessions.add_artifact(desk, pot.id, "photo", text, f"/tmp/{text}.png", {"n": 1})  # noqa: S108 - a path nobody opens
    with pytest.raises(EmptyTextError):
        sessions.add_note(desk, pot.id, "  ")
    assert [note.text for note in sessions.notes(desk, pot.id)] == ["one", "two", "three"]
    assert [kept.title for kept in sessions.artifacts(desk, pot.id)] == ["one", "two", "three"]


def test_a_finished_session_proposes_the_next_and_makes_none(
    desk: Desk, pot: SessionView, clock: FrozenClock
) -> None:
    sessions.complete(desk, pot.id, anyway=True)
    proposal = sessions.propose_next(desk, pot.id)
    assert proposal is not None
    assert proposal.at == clock.now() + timedelta(days=1)
    assert len(sessions.list_sessions(desk)) == 1
