"""What an agent is doing, from what it last told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from sitdown.kinds.work.agents.activity import (
    ENDED_AFTER,
    STALE_AFTER,
    Activity,
    activity_after,
    activity_now,
)

_AT = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("event", "then"),
    [
        ("SessionStart", Activity.IDLE),
        ("UserPromptSubmit", Activity.BUSY),
        ("PreToolUse", Activity.BUSY),
        ("PostToolUse", Activity.BUSY),
        ("PermissionRequest", Activity.WAITING),
        ("Stop", Activity.IDLE),
        ("SessionEnd", Activity.ENDED),
        ("SubagentStop", Activity.ENDED),
    ],
)
def test_an_event_moves_it(event: str, then: Activity) -> None:
    assert activity_after(event, Activity.STALE) is then


@pytest.mark.parametrize(
    ("kind", "then"),
    [
        ("permission_prompt", Activity.WAITING),
        ("idle_prompt", Activity.WAITING),
        ("agent_completed", Activity.IDLE),
        ("auth_success", Activity.BUSY),
    ],
)
def test_a_notification_is_told_apart_by_its_type(kind: str, then: Activity) -> None:
    assert activity_after("Notification", Activity.BUSY, kind) is then


def test_an_old_notification_is_told_apart_by_its_words() -> None:
    said = "Claude needs your permission to use Bash"
    assert activity_after("Notification", Activity.BUSY, "", said) is Activity.WAITING
    assert activity_after("Notification", Activity.BUSY, "", "Logged in") is Activity.BUSY


@pytest.mark.parametrize("before", list(Activity))
def test_an_unknown_event_changes_nothing(before: Activity) -> None:
    assert activity_after("TomorrowsEvent", before) is before


def test_a_long_silence_is_stale_unless_it_ended() -> None:
    for last, then in (
        ("busy", "stale"),
        ("waiting", "stale"),
        ("idle", "stale"),
        ("ended", "ended"),
    ):
        assert activity_now(last, _AT, _AT + STALE_AFTER) == then
        assert activity_now(last, _AT, _AT + STALE_AFTER - timedelta(seconds=1)) == last
    assert activity_now("asleep", _AT, _AT) is Activity.IDLE


def test_a_quarter_of_an_hour_is_a_long_silence() -> None:
    assert activity_now("busy", _AT, _AT + timedelta(minutes=15)) is Activity.STALE
    assert activity_now("busy", _AT, _AT + timedelta(minutes=14, seconds=59)) is Activity.BUSY


def test_after_a_day_of_silence_it_is_over() -> None:
    assert activity_now("waiting", _AT, _AT + ENDED_AFTER) is Activity.ENDED
    assert activity_now("waiting", _AT, _AT + ENDED_AFTER - timedelta(seconds=1)) == "stale"
