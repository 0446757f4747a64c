"""Looking the store over by raw SQLite: what must always hold, and whether it does."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

_BUSY_SECONDS = 5.0

_GUARDS = frozenset({
    "entry_is_never_changed",
    "entry_goes_only_with_its_session",
    "entry_revises_its_own_session",
    "evidence_is_never_changed",
    "evidence_goes_only_with_its_session",
    "entry_words_follow_insert",
    "entry_words_follow_delete",
})  # fmt: skip
"""The triggers that keep the log what it is."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at.

    Attributes:
        name: what was looked at, in a few words.
        problem: a sentence when it is not as it must be; None when it is.
        is_grave: whether something may be lost or changed, rather than only untidy.
    """

    name: str
    problem: str | None = None
    is_grave: bool = True


_COUNTED = {
    "every reference leads somewhere": (
        "SELECT count(*) FROM pragma_foreign_key_check",
        "Rows that refer to something that is not there: {}.",
    ),
    "entries are numbered without holes": (
        """
        SELECT count(*) FROM (
            SELECT 1 FROM entry GROUP BY session_id
            HAVING min(sequence_num) != 1 OR max(sequence_num) != count(*)
        )
        """,
        "Sessions with holes in the numbers of their entries: {}.",
    ),
    "every place has one entry that stands": (
        """
        SELECT count(*) FROM (
            SELECT 1 FROM entry LEFT JOIN entry AS newer ON newer.supersedes_id = entry.id
            GROUP BY entry.session_id, entry.place HAVING sum(newer.id IS NULL) != 1
        )
        """,
        "Places where no entry stands, or several: {}.",
    ),
    "revisions follow what they revise": (
        """
        SELECT count(*) FROM entry LEFT JOIN entry AS older ON older.id = entry.supersedes_id
        WHERE (entry.supersedes_id IS NULL AND entry.place != entry.sequence_num)
           OR (entry.supersedes_id IS NOT NULL AND (
                   older.id IS NULL OR older.session_id != entry.session_id
                   OR older.place != entry.place OR older.sequence_num >= entry.sequence_num))
        """,
        "Entries that stand in a place that is not theirs: {}.",
    ),
    "no erasing was left half done": (
        "SELECT count(*) FROM erasure",
        "Sessions that were left open to erasing: {}.",
    ),
    "only sessions in progress have an open sitting": (
        """
        SELECT count(*) FROM sitting JOIN session ON session.id = session_id
        WHERE sitting.ended_at IS NULL AND status != 'in_progress'
        """,
        "Sittings that are open in sessions that are not in progress: {}.",
    ),
}
"""What is looked at, the query that counts what is wrong, and the sentence about it."""


def check_store(database: Path) -> tuple[Check, ...]:
    """Look over everything; the file is not changed, and a damaged one is told, not raised."""
    if not database.exists():
        return (Check("the database is there", f"There is no {database} yet.", is_grave=False),)
    try:
        with closing(_connected(database)) as connection:
            # The check of the search index is written as an insert, so it needs a transaction
            # that may write; nothing of it is kept.
            connection.execute("BEGIN IMMEDIATE")
            try:
                return tuple(_checks(connection))
            finally:
                connection.execute("ROLLBACK")
    except sqlite3.DatabaseError as error:
        sentence = f"{database} cannot be checked ({error})."
        return (Check("the database can be read", sentence),)


def _connected(database: Path) -> sqlite3.Connection:
    uri = f"{database.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None)


def _checks(connection: sqlite3.Connection) -> Iterator[Check]:
    told = [row[0] for row in connection.execute("PRAGMA integrity_check(20)")]
    broken = None if told == ["ok"] else f"The file is damaged: {'; '.join(told)}."
    yield Check("the file is whole", broken)
    yield _guards(connection)
    for name, (query, sentence) in _COUNTED.items():
        count = connection.execute(query).fetchone()[0]
        yield Check(name, sentence.format(count) if count else None)
    yield _search_index(connection)


def _guards(connection: sqlite3.Connection) -> Check:
    there = {
        row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='trigger'")
    }
    missing = ", ".join(sorted(_GUARDS - there))
    problem = f"The triggers that keep entries from changing are missing: {missing}."
    return Check("entries cannot be changed", problem if missing else None)


def _search_index(connection: sqlite3.Connection) -> Check:
    name = "the search index has every word"
    try:
        # Rank 1 compares the index with the entries themselves, not only with itself.
        connection.execute(
            "INSERT INTO entry_words (entry_words, rank) VALUES ('integrity-check', 1)"
        )
    except sqlite3.DatabaseError as error:
        sentence = f"The search index does not fit what was said ({error})."
        return Check(name, sentence, is_grave=False)
    return Check(name)
