"""The first look at the store, by raw SQLite and read-only, before the ORM is loaded.

A glance never fails. A file that is missing, empty, older, damaged or busy gives an empty glance
and a sentence that says so.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from sitdown.store.glance_projects import projects
from sitdown.store.glance_views import (
    CheckInGlance,
    Glance,
    Preview,
    ProjectGlance,
    SessionGlance,
)
from sitdown.store.stored_moments import maybe_utc, stored_text, utc

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

__all__ = [
    "PAGE",
    "CheckInGlance",
    "Glance",
    "Preview",
    "ProjectGlance",
    "SessionGlance",
    "changes",
    "glance",
    "kept_page",
    "looking",
    "preview",
    "recent",
]

Seen = TypeVar("Seen")

PAGE = 60
"""How many kept sessions one page holds: more than any screen is high."""
_OPEN_SHOWN = 50
"""How many open sessions, and how many scheduled ones, one glance holds."""
_BUSY_SECONDS = 0.25
_PREVIEWED_CHARACTERS = 2_000
QUESTION_TYPES = ("question", "buddy_question", "income_confirmation")
"""The types of entries that ask, of all kinds; written out, for the kinds bring the ORM along."""
_SMALL_CACHE = "PRAGMA cache_size = -128"
"""Kibibytes: a glance reads each page once, and pages kept would only be memory."""
_COLUMNS = (
    "id, kind, playbook_version, title, subject, status, act, step, updated_at, "
    "scheduled_at, scheduled_duration_minutes, started_at, ended_at"
)


@contextmanager
def looking(database: Path) -> Iterator[sqlite3.Connection]:
    """A read-only connection for one look.

    Raises:
        sqlite3.Error: there is no such file, or it is no database.
    """
    uri = f"{database.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS)) as connection:
        connection.execute(_SMALL_CACHE)
        yield connection


def glance(database: Path, user_id: str) -> Glance:
    """Look at everything Home shows of one person's sessions."""
    if not database.exists() or database.stat().st_size == 0:
        return Glance()

    def look(connection: sqlite3.Connection) -> Glance:
        # One moment for all of it, whatever another process writes meanwhile.
        connection.execute("BEGIN")
        # Left to itself SQLite walks through all sessions by time to find the few that are open.
        begun = _sessions(
            connection,
            "status IN ('in_progress', 'paused')",
            "updated_at DESC, id DESC",
            user_id,
            index="INDEXED BY session_by_status",
        )
        scheduled = _sessions(connection, "status = 'scheduled'", "scheduled_at, id", user_id)
        return Glance(
            begun=begun,
            scheduled=scheduled,
            kept=_kept(connection, user_id, PAGE),
            counts=dict(
                connection.execute(
                    "SELECT status, count(*) FROM session WHERE user_id = ? GROUP BY status",
                    (user_id,),
                ).fetchall()
            ),
            check_ins=_check_ins(connection, user_id),
            projects=projects(connection, user_id),
        )

    return _or_trouble(database, look, lambda sentence: Glance(trouble=sentence))


def kept_page(
    database: Path, user_id: str, page: int, after: SessionGlance | None
) -> Sequence[SessionGlance]:
    """A page of the completed sessions, from 0, in the order of ``Glance.kept``.

    Args:
        database: the file.
        user_id: whose.
        page: its number.
        after: the last session of the page before, where that is known: then the depth of the
            page costs nothing.
    """
    return _or_trouble(
        database,
        lambda connection: _kept(connection, user_id, PAGE, after, page * PAGE),
        lambda _: (),
    )


def recent(database: Path, user_id: str, limit: int) -> Sequence[SessionGlance]:
    """The sessions that were touched last, of every status."""
    if not database.exists():
        return ()
    return _or_trouble(
        database,
        lambda connection: _sessions(
            connection, "TRUE", "updated_at DESC, id DESC", user_id, limit
        ),
        lambda _: (),
    )


def preview(connection: sqlite3.Connection, session: SessionGlance) -> Preview:
    """Look at where a session was left.

    Raises:
        sqlite3.Error: the file cannot be read.
    """
    said = connection.execute(
        "SELECT substr(content, 1, ?) FROM entry_as_it_stands WHERE session_id = ? "
        "AND role = 'user' AND trim(content) != '' ORDER BY sequence_num DESC LIMIT 1",
        (_PREVIEWED_CHARACTERS, session.id),
    ).fetchone()
    sittings = connection.execute(
        "SELECT started_at, ended_at, last_seen_at FROM sitting WHERE session_id = ? "
        "ORDER BY number",
        (session.id,),
    )
    spoken = connection.execute(
        "SELECT count(*) FROM entry WHERE session_id = ?", (session.id,)
    ).fetchone()
    return Preview(
        said=said[0] if said else None,
        asked=_asked(connection, session),
        sittings=tuple(
            (utc(began), maybe_utc(ended), utc(seen)) for began, ended, seen in sittings
        ),
        entry_count=spoken[0],
    )


def changes(connection: sqlite3.Connection) -> int:
    """A number that differs after any other connection has written; reading it costs nothing."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _sessions(
    connection: sqlite3.Connection,
    which: str,
    order: str,
    user_id: str,
    limit: int = _OPEN_SHOWN,
    index: str = "",
) -> tuple[SessionGlance, ...]:
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM session {index} WHERE user_id = ? AND {which} "  # noqa: S608 - our own words
        f"ORDER BY {order} LIMIT ?",
        (user_id, limit),
    )
    return tuple(_session(row) for row in rows)


def _kept(
    connection: sqlite3.Connection,
    user_id: str,
    limit: int,
    after: SessionGlance | None = None,
    skip: int = 0,
) -> tuple[SessionGlance, ...]:
    edge, values = "", []
    if after is not None:
        edge, skip = "AND (updated_at, id) < (?, ?)", 0
        values = [stored_text(after.updated_at), after.id]
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM session WHERE user_id = ? AND status = 'completed' {edge} "  # noqa: S608 - our own words
        "ORDER BY updated_at DESC, id DESC LIMIT ? OFFSET ?",
        (user_id, *values, limit, skip),
    )
    return tuple(_session(row) for row in rows)


def _check_ins(connection: sqlite3.Connection, user_id: str) -> tuple[CheckInGlance, ...]:
    # CROSS JOIN keeps the few check-ins outermost, before the many sessions.
    rows = connection.execute(
        "SELECT follow_up.id, session.id, session.title, session.status, minute_of_day, due_on, "
        "last_done_on, follow_up.text FROM follow_up CROSS JOIN session ON session.id = session_id "
        "WHERE user_id = ? AND enabled ORDER BY minute_of_day, follow_up.id",
        (user_id,),
    )
    return tuple(
        CheckInGlance(
            id=row[0],
            session_id=row[1],
            session_title=row[2],
            session_status=row[3],
            minute_of_day=row[4],
            due_on=_maybe_date(row[5]),
            last_done_on=_maybe_date(row[6]),
            text=row[7],
        )
        for row in rows
    )


def _asked(connection: sqlite3.Connection, session: SessionGlance) -> str | None:
    """The last question of the step after which nothing was said there but the summary."""
    row = connection.execute(
        "SELECT entry_type, role, substr(content, 1, ?) FROM entry_as_it_stands "
        "WHERE session_id = ? AND step = ? AND entry_type != 'summary' "
        "ORDER BY sequence_num DESC LIMIT 1",
        (_PREVIEWED_CHARACTERS, session.id, session.step),
    ).fetchone()
    if row is None or row[1] != "buddy":
        return None
    is_question = row[0] in QUESTION_TYPES or row[2].rstrip().endswith("?")
    return row[2] if is_question else None


def _or_trouble(
    database: Path, look: Callable[[sqlite3.Connection], Seen], otherwise: Callable[[str], Seen]
) -> Seen:
    try:
        with looking(database) as connection:
            return look(connection)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            return otherwise(f"Another program is writing to {database}. Look again in a moment.")
        if "no such" in str(error):
            return otherwise(
                f"{database} is not yet in today's form. Opening a session brings it there; "
                "a copy is made first."
            )
        return otherwise(f"{database} cannot be read ({error}).")
    except (sqlite3.DatabaseError, ValueError, OSError) as error:
        return otherwise(
            f"{database} cannot be read ({error}). It was not touched. "
            "`sitdown restore` brings back the newest backup and keeps this file beside it."
        )


def _session(row: tuple[Any, ...]) -> SessionGlance:
    named: dict[str, Any] = dict(zip(SessionGlance._fields, row, strict=True))
    named["updated_at"] = utc(named["updated_at"])
    for name in ("scheduled_at", "started_at", "ended_at"):
        named[name] = maybe_utc(named[name])
    return SessionGlance(**named)


def _maybe_date(stored: object) -> date | None:
    return None if stored is None else date.fromisoformat(str(stored))
