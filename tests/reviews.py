"""A money review without the money: the real playbook, a question a step, for tests of screens."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sitdown.clock import FrozenClock
from sitdown.engine import entries, sessions
from sitdown.engine.conversation import Answer
from sitdown.engine.desk import Desk
from sitdown.engine.kind import Begin, Kind, Turn
from sitdown.engine.playbook import Question
from sitdown.engine.views import SessionView
from sitdown.errors import InvalidTimeError
from sitdown.kinds.money.playbook import PLAYBOOKS

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


class Review(Kind):
    """One session a month, named after it; the last month is meant when none is named."""

    name = "money"
    title = "Money review"
    about = "Look back on a month of money, and decide one thing for the next."
    playbooks = PLAYBOOKS
    one_a_subject = True

    def prepared(self, desk: Desk, begin: Begin) -> Begin:
        today = desk.clock.now().date()
        last = today.replace(day=1) - timedelta(days=1)
        subject = begin.subject or f"{last:%Y-%m}"
        year, _, month = subject.partition("-")
        if not (year.isdigit() and month.isdigit() and 1 <= int(month) <= 12):
            raise InvalidTimeError(subject, "a month such as 2026-10")
        title = begin.title or f"{_MONTHS[int(month) - 1]} money review"
        return Begin(**{**vars(begin), "subject": subject, "title": title})

    def questions(self, turn: Turn) -> Sequence[Question]:
        return (Question("how", f"How was it with {turn.place.step.title.lower()}?"),)


def begun(desk: Desk, subject: str = "2026-10", **begin: Any) -> SessionView:
    """A review in progress, at its first step."""
    return sessions.begin(desk, "money", Begin(subject=subject, **begin))


def paused(
    desk: Desk, clock: FrozenClock, subject: str = "2026-10", *, step: str = "reflection"
) -> SessionView:
    """A review in which one thing was said and a question waits, left after 24 minutes."""
    session = begun(desk, subject)
    entries.answer(
        desk,
        session.id,
        Answer("Restaurants surprised me. Half of it was the week my sister visited."),
    )
    sessions.go_to_step(desk, session.id, step)
    clock.advance(minutes=24)
    return sessions.pause(desk, session.id)


def kept(desk: Desk, clock: FrozenClock, subject: str) -> SessionView:
    """A finished review."""
    session = paused(desk, clock, subject)
    return sessions.complete(desk, session.id, anyway=True)
