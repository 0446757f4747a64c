"""Time at work is charged once, whatever it is asked by."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from tests.kinds.work.agents.conftest import AddSession, Hook, Write, at, request_line

from sitdown.engine.desk import Desk
from sitdown.errors import UnknownNameError
from sitdown.kinds.work.agents.adding_up import UNASSIGNED
from sitdown.kinds.work.agents.ingest import ingest_hooks
from sitdown.kinds.work.agents.time_spent import TIME_GROUPINGS, TimeSpent, time_spent
from sitdown.kinds.work.agents.transcripts import import_transcripts
from sitdown.kinds.work.errors import UnknownProjectError
from sitdown.kinds.work.views import ProjectView

_SLUG = "2026-11-21_one_a1"


def _minutes(found: TimeSpent) -> dict[str, float]:
    return {each.name: each.length / timedelta(minutes=1) for each in found.groups}


def test_each_stretch_is_charged_to_what_was_open_when_it_began(
    desk: Desk, project: ProjectView, add_session: AddSession, hook: Hook
) -> None:
    marks = [(10, "build", 1), (20, "build", 2)]
    add_session(_SLUG, marks=marks, phase_history={}, updated_at="2026-11-21T08:30:00Z")
    hook("UserPromptSubmit", -5)
    hook("PreToolUse", -2, tool_name="Bash")
    for minute in (12, 18, 22, 25):
        hook("PreToolUse", minute, tool_name="Bash")
    hook("Stop", 26)
    ingest_hooks(desk)

    by_checkpoint = time_spent(desk, project.id, "checkpoint")

    # From -2 to 12 is one silence of less than fifteen minutes, begun before any session.
    assert _minutes(by_checkpoint) == {f"{_SLUG} · 1": 10, f"{_SLUG} · 2": 4, UNASSIGNED: 17}
    assert by_checkpoint.total == timedelta(minutes=31)
    first = by_checkpoint.groups[0]
    assert (first.first, first.last) == (at(12), at(22))
    assert _minutes(time_spent(desk, project.id, "phase")) == {"build": 14, UNASSIGNED: 17}
    assert _minutes(time_spent(desk, project.id, "day")) == {"2026-11-21": 31}
    for by in TIME_GROUPINGS:
        found = time_spent(desk, project.id, by)
        assert sum((each.length for each in found.groups), timedelta()) == found.total
        assert found.total == by_checkpoint.total
    assert time_spent(desk, project.id, "phase", since=at(18)).total == timedelta(minutes=4)


def test_transcripts_of_agents_without_hooks_tell_of_time_too(
    desk: Desk, project: ProjectView, write: Write, add_session: AddSession, roots: list[Path]
) -> None:
    add_session(_SLUG, updated_at="2026-11-21T08:30:00Z")
    write(*(request_line(minute, message=f"m{minute}") for minute in (1, 4, 40, 42)))
    import_transcripts(desk, project.id, roots)
    assert time_spent(desk, project.id, "session").total == timedelta(minutes=5)


def test_what_cannot_be_asked_by_is_refused(
    desk: Desk, other_desk: Desk, project: ProjectView
) -> None:
    with pytest.raises(UnknownNameError, match="checkpoint"):
        time_spent(desk, project.id, "model")
    with pytest.raises(UnknownProjectError):
        time_spent(other_desk, project.id, "day")
    assert time_spent(desk, project.id, "day") == TimeSpent("day", (), timedelta())
