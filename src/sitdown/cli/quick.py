"""What is due, before anything is imported: a shell prompt asks at every line.

This answers where all is plain: the usual person in the machine's own zone, a store of today's
form, and texts that need no cleaning. All else is for ``due`` to look at properly. ``typing`` and
``dataclasses`` stay out: each costs as much again as starting Python.
"""

from __future__ import annotations

import os
import sqlite3
import time

from sitdown.cli.plain_home import plain_home

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_BUSY_SECONDS = 0.25

# The rules are those of ``falling_due.is_due``, the order is that of ``store.glance``.
_CHECK_INS = """
    SELECT minute_of_day, title, follow_up.text
    FROM follow_up CROSS JOIN session ON session.id = session_id
    WHERE user_id = 'me' AND enabled AND (
        (due_on IS NULL AND status IN ('in_progress', 'paused')
            AND minute_of_day <= :minute AND coalesce(last_done_on, '') < :today)
        OR (last_done_on IS NULL
            AND (due_on < :today OR (due_on = :today AND minute_of_day <= :minute)))
    )
    ORDER BY minute_of_day, follow_up.id
"""
_SCHEDULED = """
    SELECT strftime('%s', scheduled_at), title FROM session
    WHERE user_id = 'me' AND status = 'scheduled' AND scheduled_at < :tomorrow
    ORDER BY scheduled_at, id LIMIT 50
"""


def lines_of_what_is_due(environ: Mapping[str, str], now: float) -> list[str] | None:
    """What waits at this moment, a line each, as ``due`` tells it; None where only that can tell.

    Args:
        environ: the environment, which names the data folder.
        now: seconds since 1970, UTC.
    """
    home = plain_home(environ)
    if home is None or _chooses_a_zone_or_person(f"{home}/settings.toml"):
        return None
    database = f"{home}/sitdown.db"
    try:
        if os.stat(database).st_size == 0:  # noqa: PTH116 - pathlib takes longer than the question
            return []
    except FileNotFoundError:
        return []
    except OSError:
        return None
    lines = _looked_up(database, now)
    return lines if lines is None or all(map(_is_plain, lines)) else None


def _chooses_a_zone_or_person(settings: str) -> bool:
    try:
        with open(settings, "rb") as file:  # noqa: PTH123 - as above
            chosen = file.read()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return b"zone" in chosen or b"profile" in chosen


def _looked_up(database: str, now: float) -> list[str] | None:
    local = time.localtime(now)
    # The day after the last one of a month is the first of the next to ``mktime``.
    midnight = time.mktime((*local[:2], local.tm_mday + 1, 0, 0, 0, 0, 0, -1))
    bounds = {
        "minute": local.tm_hour * 60 + local.tm_min,
        "today": time.strftime("%Y-%m-%d", local),
        "tomorrow": time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(midnight)),
    }
    escaped = database.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    try:
        connection = sqlite3.connect(f"file:{escaped}?mode=ro", uri=True, timeout=_BUSY_SECONDS)
        try:
            check_ins = connection.execute(_CHECK_INS, bounds).fetchall()
            scheduled = connection.execute(_SCHEDULED, bounds).fetchall()
        finally:
            connection.close()
    except sqlite3.Error:
        return None
    return [
        f"{minutes // 60:02d}:{minutes % 60:02d}  {f'{title}: {text}' if text else title}"
        for minutes, title, text in check_ins
    ] + [f"{time.strftime('%H:%M', time.localtime(int(at)))}  {title}" for at, title in scheduled]


def _is_plain(line: str) -> bool:
    """Whether a terminal shows the line as it is."""
    if line.isascii():
        return line.isprintable()
    import unicodedata

    return line.isprintable() and unicodedata.is_normalized("NFC", line)
