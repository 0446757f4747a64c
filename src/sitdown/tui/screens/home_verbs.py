"""What Home asks of the engine, which is loaded when it is asked for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sitdown.engine.desk import Desk


def erase(desk: Desk, session_id: str) -> None:
    """Erase a session with all in it.

    Raises:
        NotFoundError: it is gone already.
    """
    from sitdown.engine import sessions

    sessions.erase(desk, session_id)


def mark_done(desk: Desk, check_in_id: str) -> None:
    """Note that a check-in was answered.

    Raises:
        NotFoundError: it is gone.
    """
    from sitdown.engine import follow_ups

    follow_ups.mark_done(desk, check_in_id)
