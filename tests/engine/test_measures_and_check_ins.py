"""Check-ins and counts, by the verbs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from sitdown.clock import FrozenClock
from sitdown.engine import entries, follow_ups, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import Begin, NewEntry
from sitdown.engine.measures import measures
from sitdown.engine.views import SessionView
from sitdown.errors import InvalidRangeError, PastTimeError


def test_a_daily_check_in_comes_once_a_day_while_the_session_is_open(
    desk: Desk, pot: SessionView, clock: FrozenClock
) -> None:
    set_up = follow_ups.set_daily(desk, pot.id, 10 * 60)
    for _ in range(3):
        (waiting,) = follow_ups.due(desk)
        assert (waiting.id, waiting.session_title) == (set_up.id, pot.title)
        follow_ups.mark_done(desk, waiting.id)
        assert follow_ups.due(desk) == ()
        clock.advance(days=1)
    sessions.pause(desk, pot.id)
    assert len(follow_ups.due(desk)) == 1
    sessions.complete(desk, pot.id, anyway=True)
    assert follow_ups.due(desk) == ()


def test_setting_it_anew_moves_it_and_turning_it_off_stops_it(desk: Desk, pot: SessionView) -> None:
    first = follow_ups.set_daily(desk, pot.id, 10 * 60)
    follow_ups.turn_off(desk, first.id)
    assert follow_ups.due(desk) == ()
    again = follow_ups.set_daily(desk, pot.id, 23 * 60)
    assert (again.id, again.enabled, again.minute_of_day) == (first.id, True, 23 * 60)
    assert len(follow_ups.of_session(desk, pot.id)) == 1
    assert follow_ups.due(desk) == ()


def test_a_single_one_outlives_its_session(
    desk: Desk, pot: SessionView, clock: FrozenClock
) -> None:
    on = clock.now().date() + timedelta(days=2)
    single = follow_ups.set_once(desk, pot.id, on, text="Was the tea good?")
    sessions.complete(desk, pot.id, anyway=True)
    assert follow_ups.due(desk) == ()
    clock.advance(days=5)
    assert [check.text for check in follow_ups.due(desk)] == ["Was the tea good?"]
    follow_ups.mark_done(desk, single.id)
    clock.advance(days=5)
    assert follow_ups.due(desk) == ()


def test_one_that_would_never_come_or_came_long_ago_is_refused(
    desk: Desk, pot: SessionView, clock: FrozenClock
) -> None:
    today = clock.now().date()
    with pytest.raises(PastTimeError, match=r"is past\. Name today, or a day to come"):
        follow_ups.set_once(desk, pot.id, today - timedelta(days=1))
    assert follow_ups.set_once(desk, pot.id, today).due_on == today
    sessions.complete(desk, pot.id, anyway=True)
    with pytest.raises(follow_ups.NeverDueError, match="is completed, and a daily check-in"):
        follow_ups.set_daily(desk, pot.id, 60)
    assert len(follow_ups.of_session(desk, pot.id)) == 1


@pytest.mark.parametrize("minute", [-1, 24 * 60])
def test_a_day_has_so_many_minutes(minute: int, desk: Desk, pot: SessionView) -> None:
    with pytest.raises(InvalidRangeError):
        follow_ups.set_daily(desk, pot.id, minute)
    with pytest.raises(InvalidRangeError):
        follow_ups.set_once(desk, pot.id, date(2026, 12, 1), minute)
    assert follow_ups.of_session(desk, pot.id) == ()


def test_it_is_the_persons_day_that_counts(
    desk: Desk, pot: SessionView, clock: FrozenClock
) -> None:
    """Half past ten in the morning here is the next day in Kiribati."""
    far = replace(desk, clock=FrozenClock(clock.moment, ZoneInfo("Pacific/Kiritimati")))
    check_in = follow_ups.set_daily(desk, pot.id, 30)
    follow_ups.mark_done(far, check_in.id)
    assert follow_ups.of_session(desk, pot.id)[0].last_done_on == date(2026, 11, 22)
    assert follow_ups.due(far) == ()


def test_counts_are_by_kind_and_local_month(
    desk: Desk, make_desk: Callable[..., Desk], clock: FrozenClock
) -> None:
    first = sessions.begin(desk, "tea", Begin(title="One"))
    said = entries.say(desk, first.id, NewEntry("said", "a")).entry
    entries.revise(desk, said.id, "b")
    clock.advance(minutes=12)
    entries.say(desk, first.id, NewEntry("said", "c"))
    sessions.complete(desk, first.id, anyway=True)
    given_up = sessions.begin(desk, "tea", Begin(title="Two"))
    sessions.cancel(desk, given_up.id)
    sessions.begin(desk, "tea", Begin(title="Planned", scheduled_at=clock.now()))
    clock.advance(days=14)
    sessions.begin(desk, "tea", Begin(title="Three"))
    december, november = measures(desk)
    assert (december.month, december.sessions_started, december.entries) == ("2026-12", 1, 0)
    assert (november.kind, november.month) == ("tea", "2026-11")
    assert (november.sessions_started, november.sessions_finished) == (2, 1)
    assert (november.minutes, november.entries, november.revisions) == (12, 2, 1)
