"""How far a session is, and how long it took. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sitdown.engine.lifecycle import Status
from sitdown.engine.playbook import Phase, Place, Playbook, Step

NEW_SITTING_AFTER = timedelta(minutes=30)
"""An open sitting without a sign of the person for this long was abandoned: it ends, or counts,
at the last sign."""


TAKEN_UP_AFTER = timedelta(minutes=1)
"""A session that is taken up while a sitting is still open was not left but lost, by a kill or a
power cut: after this long without a sign of the person, the time between is no sitting time."""


@dataclass(frozen=True)
class SittingView:
    """One stretch of a session. An open one has no end yet; ``last_seen_at`` bounds it."""

    started_at: datetime
    ended_at: datetime | None
    last_seen_at: datetime


class StepState(StrEnum):
    """How a step is drawn."""

    DONE = "done"
    NOW = "now"
    LATER = "later"


@dataclass(frozen=True)
class PhaseProgress:
    """A phase and the state of each of its steps."""

    phase: Phase
    steps: tuple[tuple[Step, StepState], ...]


def rail(playbook: Playbook, step: str, status: Status) -> tuple[PhaseProgress, ...]:
    """The phases as the rail shows them: before the step done, after it later."""
    here = playbook.place(step)
    states = {place.step.key: _state(place, here, status) for place in playbook.places()}
    return tuple(
        PhaseProgress(phase, tuple((step, states[step.key]) for step in phase.steps))
        for phase in playbook.phases
    )


def _state(place: Place, here: Place, status: Status) -> StepState:
    if place.number < here.number or status is Status.COMPLETED:
        return StepState.DONE
    return StepState.NOW if place.number == here.number else StepState.LATER


def share_done(playbook: Playbook, step: str, status: Status) -> int:
    """Whole percent of the steps behind the person; 100 once completed."""
    if status is Status.COMPLETED:
        return 100
    here = playbook.place(step)
    return 100 * (here.number - 1) // here.total


def time_spent(sittings: Iterable[SittingView], now: datetime) -> timedelta:
    """The sum of the sittings. An open one counts to now, or to the last sign of the person
    when that is longer ago than ``NEW_SITTING_AFTER``.
    """
    spent = timedelta()
    for sitting in sittings:
        end = sitting.ended_at
        if end is None:
            abandoned = now - sitting.last_seen_at > NEW_SITTING_AFTER
            end = sitting.last_seen_at if abandoned else now
        spent += max(timedelta(), end - sitting.started_at)
    return spent
