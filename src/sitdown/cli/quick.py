"""Knowing that nothing is due before anything is imported: a shell prompt asks at every line.

This only ever says "surely nothing". Whatever could be due, and whatever is not plain, is for
``due`` to look at properly. ``typing`` and ``dataclasses`` stay out: each costs as much again as
starting Python.
"""

from __future__ import annotations

import os
import sqlite3
import time

from sitdown.cli.plain_home import plain_home

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_A_DAY = 86_400
_BUSY_SECONDS = 0.25

# Sessions of every profile are counted, and those planned within a day: at worst the long way is
# taken for nothing.
_COULD_BE_DUE = """
    SELECT EXISTS (
        SELECT 1 FROM follow_up JOIN session ON session.id = session_id WHERE enabled AND (
            (due_on IS NULL AND status IN ('in_progress', 'paused')
                AND minute_of_day <= :minute AND coalesce(last_done_on, '') != :today)
            OR (last_done_on IS NULL
                AND (due_on < :today OR (due_on = :today AND minute_of_day <= :minute)))
        )
    ) OR EXISTS (
        SELECT 1 FROM session WHERE status = 'scheduled' AND scheduled_at < :tomorrow
    )
"""


def surely_nothing_due(environ: Mapping[str, str], now: float) -> bool:
    """Whether nothing can wait at this moment.

    Args:
        environ: the environment, which names the data folder.
        now: seconds since 1970, UTC.
    """
    home = plain_home(environ)
    if home is None or _may_name_a_zone(f"{home}/settings.toml"):
        return False
    database = f"{home}/sitdown.db"
    try:
        if os.stat(database).st_size == 0:  # noqa: PTH116 - pathlib takes longer than the question
            return True
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return not _could_be_due(database, now)


def _may_name_a_zone(settings: str) -> bool:
    try:
        with open(settings, "rb") as file:  # noqa: PTH123 - as above
            return b"zone" in file.read()
    except FileNotFoundError:
        return False
    except OSError:
        return True


def _could_be_due(database: str, now: float) -> bool:
    local = time.localtime(now)
    bounds = {
        "minute": local.tm_hour * 60 + local.tm_min,
        "today": time.strftime("%Y-%m-%d", local),
        "tomorrow": time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(now + _A_DAY)),
    }
    escaped = database.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    try:
        connection = sqlite3.connect(f"file:{escaped}?mode=ro", uri=True, timeout=_BUSY_SECONDS)
        try:
            return bool(connection.execute(_COULD_BE_DUE, bounds).fetchone()[0])
        finally:
            connection.close()
    except sqlite3.Error:
        return True
