"""Stores of a given size, filled by plain SQL, because the verbs would take minutes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sitdown.engine.desk import Desk
from sitdown.engine.kind import Kind
from sitdown.engine.playbook import Phase, Playbook, Step
from sitdown.engine.tables import EntryRow, SessionRow
from sitdown.ids import uuid7
from sitdown.store.database import table_of
from sitdown.store.opening import open_store

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
WORDS = (
    "rent",
    "evening",
    "walk",
    "garden",
    "letter",
    "kitchen",
    "winter",
    "sister",
    "budget",
    "train",
    "coffee",
    "window",
    "morning",
    "river",
    "promise",
    "table",
    "music",
    "number",
    "story",
    "paper",
    "stone",
    "bread",
    "summer",
    "market",
)


class TalkKind(Kind):
    """A kind of one free conversation: the least a session can be."""

    name = "talk"
    title = "Talk"
    about = "A conversation without questions."
    playbooks = (Playbook("talk", 1, (Phase("Talk", (Step("talk", "Talk"),)),)),)


def desk_in(folder: Path) -> Desk:
    """A desk on a fresh store in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    store = open_store(folder / "sitdown.db", folder / "backups", NOW)
    return Desk(store, {"talk": TalkKind()})


def add_sessions(database: Path, count: int, kind: str = "money", step: str = "patterns") -> None:
    """So many sessions, one in a thousand of them paused, the others completed."""
    columns = _columns(SessionRow)
    rows = []
    for number in range(count):
        at = NOW - timedelta(hours=number)
        row = dict.fromkeys(columns)
        row |= {
            "id": uuid7(int(at.timestamp() * 1000), number),
            "user_id": "me",
            "kind": kind,
            "playbook_version": 1,
            "title": f"Review number {number}",
            "intention": "",
            "status": "paused" if number % 1000 == 0 else "completed",
            "act": 1,
            "step": step,
            "cursor": "{}",
            "success_indicators": "[]",
            "completion_indicators": "[]",
            "completion_percentage": 0,
            "needs_followup": 0,
            "revision": 1,
            "started_at": _text(at),
            "created_at": _text(at),
            "updated_at": _text(at),
        }
        for name in (
            "constraints",
            "procedure_notes",
            "summary_text",
            "next_plan_text",
            "primary_topic",
            "followup_notes",
            "next_session_suggestion",
        ):
            row[name] = ""
        rows.append(tuple(row[name] for name in columns))
    _insert(database, "session", columns, rows)


def add_entries(database: Path, session_id: str, count: int, step: str = "talk") -> None:
    """So many entries of eight short words each; one in a thousand says ``quince``."""
    columns = _columns(EntryRow)
    rows = []
    for number in range(1, count + 1):
        words = [WORDS[(number * 7 + place * 5) % len(WORDS)] for place in range(8)]
        if number % 1000 == 0:
            words[3] = "quince"
        row = dict.fromkeys(columns)
        row |= {
            "id": uuid7(int(NOW.timestamp() * 1000), number),
            "session_id": session_id,
            "act": 1,
            "step": step,
            "sequence_num": number,
            "place": number,
            "entry_type": "said",
            "role": "user",
            "content": " ".join(words),
            "data": "{}",
            "created_at": _text(NOW),
        }
        rows.append(tuple(row[name] for name in columns))
    _insert(database, "entry", columns, rows)


def _columns(row: type[SessionRow | EntryRow]) -> list[str]:
    return [column.name for column in table_of(row).columns]


def _text(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S.%f")


def _insert(database: Path, table: str, columns: list[str], rows: list[tuple[object, ...]]) -> None:
    marks = ", ".join("?" * len(columns))
    names = ", ".join(columns)
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # noqa: S608 - our own column names
