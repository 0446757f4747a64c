"""Search in a million entries, against the raw FTS5 query for the newest fifty.

Run: python -m tests.benchmarks.search [ENTRIES]
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

from tests.benchmarks.rounds import Target, report
from tests.benchmarks.stores import add_entries, desk_in

from sitdown.engine import search, sessions
from sitdown.engine.kind import Begin

QUERIES = {
    "rare word": "quince",
    "common word": "river",
    "two words": "river quince",
    "prefix": "qu",
}
RAW = (
    "SELECT entry.*, session.title FROM entry_words"
    " CROSS JOIN entry ON entry.number = entry_words.rowid"
    " CROSS JOIN session ON session.id = entry.session_id"
    " WHERE entry_words MATCH ? AND session.user_id = 'me'"
    " ORDER BY entry_words.rowid DESC LIMIT 50"
)
EACH = 40


def main() -> None:
    """Print a ratio a query, of the 95th percentiles."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        desk = desk_in(Path(folder))
        session_id = sessions.begin(desk, "talk", Begin(title="Talk")).id
        add_entries(desk.store.path, session_id, count)
        with closing(sqlite3.connect(desk.store.path)) as connection:
            for name, words in QUERIES.items():
                expression = search.match_expression(words)
                floors, apps = [], []
                for _ in range(9):
                    floors.append(_p95(partial(_raw, connection, expression)))
                    apps.append(_p95(partial(search.search, desk, words)))
                report(f"search {count:,} entries, {name}, p95", floors, apps, Target(3, 10))


def _raw(connection: sqlite3.Connection, expression: str | None) -> list[object]:
    return connection.execute(RAW, (expression,)).fetchall()


def _p95(ask: Callable[[], object]) -> float:
    times = []
    for _ in range(EACH):
        began = time.perf_counter()
        ask()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    main()
