"""Waiting in flows: for what a worker does, and until nothing moves any more."""

from __future__ import annotations

from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual.css.query import NoMatches
from textual.pilot import WaitForScreenTimeout

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App
    from textual.pilot import Pilot

PATIENCE = 30.0
"""Seconds after which what is waited for will not come: a busy machine is slow, not wrong."""
LOOK = 0.02
CALM_LOOKS = 4
"""Looks in a row that have to show the same before a screen is taken to be at rest."""
OF_THE_PERSON = frozenset({"dialog"})
"""Workers of these groups wait for a key, not for the machine."""


async def until(pilot: Pilot[Any], condition: Callable[[], bool]) -> None:
    """Wait until something that a worker does is done.

    Raises:
        AssertionError: It was not done in time; the message tells what is on the screen.
    """
    end = monotonic() + PATIENCE
    while monotonic() < end:
        await _look(pilot)
        # A widget that is asked about may not be there yet.
        with suppress(NoMatches):
            if pilot.app.screen.is_mounted and condition():
                await _look(pilot)
                return
    message = f"waited in vain; the screen is {pilot.app.screen}, its text {drawn(pilot.app)!r}"
    raise AssertionError(message)


async def at_rest(pilot: Pilot[Any]) -> None:
    """Wait until no worker runs and the screen has stopped changing, at most a few seconds.

    What moves for ever is no error here: the picture or the assertion after it will tell.
    """
    end = monotonic() + PATIENCE / 3
    before, calm = "", 0
    while calm < CALM_LOOKS and monotonic() < end:
        await _look(pilot)
        now = drawn(pilot.app)
        calm = calm + 1 if now == before and not _is_busy(pilot.app) else 0
        before = now


def drawn(app: App[Any]) -> str:
    """All cells of the present screen, line by line."""
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


def _is_busy(app: App[Any]) -> bool:
    return any(worker.is_running and worker.group not in OF_THE_PERSON for worker in app.workers)


async def _look(pilot: Pilot[Any]) -> None:
    # A widget that goes away while Pilot waits for it never answers.
    with suppress(WaitForScreenTimeout):
        await pilot.pause(LOOK)
