"""A month's snapshot and findings over a million movements, against the query that reads them.

The floor asks a copy of the ledger with an index that holds every column of the answer. In the
ledger itself the movements lie in no order of days, which is worse than any import leaves them.

Run: python -m tests.benchmarks.month [MOVEMENTS]
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from tests.benchmarks.rounds import Target, report
from tests.benchmarks.stores import NOW

from sitdown.engine.desk import Desk
from sitdown.kinds.money.findings import findings
from sitdown.kinds.money.kind import KIND
from sitdown.kinds.money.ledger import rows_between
from sitdown.kinds.money.snapshot import snapshot
from sitdown.kinds.money.thresholds import LOOKBACK_DAYS
from sitdown.store.opening import open_store

MOVEMENTS = 1_000_000
MERCHANTS = 5_000
ROUNDS = 3
ALL = Target(15, 40)
LAST = date(2026, 10, 31)
CATEGORIES = ("groceries", "restaurants", "transport", "shopping", "leisure", "subscriptions")
_COLUMNS = "id, day, amount_minor, currency, payee, merchant, category, account_id"
_QUERY = f"SELECT {_COLUMNS} FROM movement WHERE user_id = ? AND day BETWEEN ? AND ? ORDER BY day"  # noqa: S608 - a constant
_COPY = (
    f"CREATE TABLE movement AS SELECT user_id, {_COLUMNS} FROM ledger.bank_transaction",  # noqa: S608 - a constant
    f"CREATE INDEX movement_by_day ON movement (user_id, day, {_COLUMNS.replace(' day,', '')})",
)


def main() -> None:
    """Print the seconds of each part, and the whole against the bare query."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else MOVEMENTS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sitdown.db"
        desk = Desk(open_store(path, Path(folder) / "backups", NOW), {"money": KIND})
        _fill(path, desk.user_id, count)
        bare = _copied(path)
        taken = [(_bare(bare, desk.user_id), _parts(desk)) for _ in range(ROUNDS)]
        desk.store.close()
    floors, parts = [floor for floor, _ in taken], [each for _, each in taken]
    for name in parts[0]:
        seconds = statistics.median(part[name] for part in parts)
        sys.stdout.write(f"{name:<24}{seconds:8.2f} s\n")
    whole = [sum(part.values()) for part in parts]
    report(f"a month with findings of {count:,}", floors, whole, ALL, "s")


def _parts(desk: Desk) -> dict[str, float]:
    """Seconds of each part of a month's look."""
    first = LAST - timedelta(days=LOOKBACK_DAYS)
    began = time.perf_counter()
    with desk.store.read() as tx:
        rows = rows_between(tx, desk, first, LAST)
    read = time.perf_counter()
    taken = snapshot(rows, LAST.year, LAST.month, currency="EUR", budgets={})
    counted = time.perf_counter()
    findings(taken, rows)
    done = time.perf_counter()
    return {"rows read": read - began, "snapshot": counted - read, "findings": done - counted}


def _copied(path: Path) -> Path:
    """A copy of the movements, for the floor."""
    bare = path.with_name("floor.db")
    with closing(sqlite3.connect(bare)) as connection, connection:
        connection.execute("ATTACH ? AS ledger", (str(path),))
        for statement in _COPY:
            connection.execute(statement)
    return bare


def _bare(path: Path, user_id: str) -> float:
    first = LAST - timedelta(days=LOOKBACK_DAYS)
    with closing(sqlite3.connect(path)) as connection:
        began = time.perf_counter()
        connection.execute(_QUERY, (user_id, first.isoformat(), LAST.isoformat())).fetchall()
        return time.perf_counter() - began


def _fill(path: Path, user_id: str, count: int) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO account (id, user_id, name, bank_hint, currency, created_at)"
            " VALUES ('a', ?, 'Current', '', 'EUR', '2026-01-01 00:00:00.000000')",
            (user_id,),
        )
        connection.execute(
            "INSERT INTO bank_file (id, user_id, account_id, name, sha256, format, layout,"
            " rows_read, rows_added, rows_duplicate, skipped, decisions, sums, imported_at)"
            " VALUES ('f', ?, 'a', 'x', 'x', 'csv', 'x', 0, 0, 0, '[]', '[]', '{}',"
            " '2026-01-01 00:00:00.000000')",
            (user_id,),
        )
        connection.executemany(
            "INSERT INTO bank_transaction (id, user_id, account_id, file_id, day, amount_minor,"
            " currency, payee, memo, merchant, category, category_source)"
            " VALUES (?, ?, 'a', 'f', ?, ?, 'EUR', ?, '', ?, ?, 'rule')",
            _movements(user_id, count),
        )


def _movements(user_id: str, count: int) -> Iterator[tuple[str, str, str, int, str, str, str]]:
    chance = random.Random(1)  # noqa: S311 - repeatable on purpose, guards nothing
    for at in range(count):
        day = LAST - timedelta(days=chance.randrange(LOOKBACK_DAYS))
        of = int(MERCHANTS * chance.random() ** 3)
        name = f"Merchant {of}"
        category = CATEGORIES[of % len(CATEGORIES)]
        cents = -chance.randrange(199, 9_999)
        yield f"m{at}", user_id, day.isoformat(), cents, name, name, category


if __name__ == "__main__":
    main()
