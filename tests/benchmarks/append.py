"""Saying one thing, against raw SQLite doing the same statements with the same pragmas.

Run: python -m tests.benchmarks.append
"""

from __future__ import annotations

import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path

from tests.benchmarks.rounds import Target, in_turn, report
from tests.benchmarks.stores import desk_in

from sitdown.engine import entries, sessions
from sitdown.engine.kind import Begin, NewEntry

EACH = 100
TEXT = "Half of it was the week my sister visited, which I would do again. " * 4


def main() -> None:
    """Print the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        desk = desk_in(Path(folder) / "app")
        session_id = sessions.begin(desk, "talk", Begin(title="Talk")).id
        raw_desk = desk_in(Path(folder) / "raw")
        raw_session = sessions.begin(raw_desk, "talk", Begin(title="Talk")).id
        raw_desk.store.close()

        def app() -> float:
            began = time.perf_counter()
            for _ in range(EACH):
                entries.add_entry(desk, session_id, NewEntry("said", TEXT))
            return (time.perf_counter() - began) * 1000 / EACH

        with closing(_raw(raw_desk.store.path)) as connection:
            floors, apps = in_turn(lambda: _append_raw(connection, raw_session), app, 15)
        report("append and commit of what was said", floors, apps, Target(4, 8))


def _raw(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _append_raw(connection: sqlite3.Connection, session_id: str) -> float:
    """The least that says something: its number, the entry with its index, the last change."""
    began = time.perf_counter()
    for _ in range(EACH):
        connection.execute("BEGIN IMMEDIATE")
        (number,) = connection.execute(
            "SELECT coalesce(max(sequence_num), 0) + 1 FROM entry WHERE session_id = ?",
            (session_id,),
        ).fetchone()
        connection.execute(
            "INSERT INTO entry (id, session_id, act, step, sequence_num, place, entry_type, role,"
            " content, data, created_at) VALUES (?, ?, 1, 'talk', ?, ?, 'said', 'user', ?, '{}',"
            " '2026-11-21 09:00:00.000000')",
            (f"raw-{number}", session_id, number, number, TEXT),
        )
        connection.execute(
            "UPDATE session SET updated_at = '2026-11-21 09:00:00.000000' WHERE id = ?",
            (session_id,),
        )
        connection.execute(
            "UPDATE sitting SET last_seen_at = '2026-11-21 09:00:00.000000'"
            " WHERE session_id = ? AND ended_at IS NULL",
            (session_id,),
        )
        connection.execute("COMMIT")
    return (time.perf_counter() - began) * 1000 / EACH


if __name__ == "__main__":
    main()
