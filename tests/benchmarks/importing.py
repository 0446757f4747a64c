"""The import of a bank's list, against a raw loop that does the least of it.

The floor reads the same file with ``csv.reader``, makes cents of the amounts and a blake2b
fingerprint of each row, and hands all of it to one ``executemany`` on a table of the file's columns
with two indices: the fingerprint, unique, and the day. It knows the layout beforehand, has one
account and one person, names no merchant, finds no category and follows no balance.

Run: python -m tests.benchmarks.importing [ROWS]...
"""

from __future__ import annotations

import csv
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from hashlib import blake2b
from pathlib import Path

from tests.benchmarks.rounds import Target, report
from tests.benchmarks.stores import desk_in

from sitdown.kinds.money import importing

DEFAULT_SIZES = (100_000, 1_000_000)
FIRST_DAY = date(2001, 1, 1)
DAYS = 9_000
NEW, AGAIN = Target(1.5, 2.5), Target(1.3, 2.0)
KNOWN = ("LIDL SAGT DANKE 1234 BERLIN", "REWE Markt 33", "NETFLIX.COM", "Cafe Anna", "Work GmbH")
TABLE = (
    """CREATE TABLE movement (
        id INTEGER PRIMARY KEY, mark TEXT NOT NULL, day TEXT NOT NULL, payee TEXT, memo TEXT,
        amount_minor INTEGER NOT NULL, balance TEXT, currency TEXT
    )""",
    "CREATE UNIQUE INDEX movement_by_mark ON movement (mark)",
    "CREATE INDEX movement_by_day ON movement (day)",
)
INSERT = """
INSERT INTO movement (mark, day, payee, memo, amount_minor, balance, currency)
VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (mark) DO NOTHING
"""
PEAK = """
import sys
from pathlib import Path
from tests.benchmarks.importing import highest_memory, take
from tests.benchmarks.stores import desk_in
desk = desk_in(Path(sys.argv[1]))
take(desk, Path(sys.argv[2]))
before = highest_memory()
take(desk, Path(sys.argv[3]))
print((highest_memory() - before) // 1024)
"""


def main() -> None:
    """Print rows a second and a ratio for each size, new and again, and the memory it takes."""
    for rows in [int(word) for word in sys.argv[1:]] or DEFAULT_SIZES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            path = written(folder / "bank.csv", rows)
            rounds = 3 if rows <= 200_000 else 1
            taken = [_one_round(folder / str(number), path) for number in range(rounds)]
            floors, apps, floors_again, apps_again, other = (
                list(times) for times in zip(*taken, strict=True)
            )
            report(f"import {rows:,} rows", floors, apps, NEW, "s")
            report(f"the same {rows:,} rows again", floors_again, apps_again, AGAIN, "s")
            report(f"the same {rows:,} rows, another file", floors_again, other, AGAIN, "s")
            print(f"{rows / min(apps):,.0f} rows/s new, {rows / min(apps_again):,.0f} rows/s again")
            small = written(folder / "small.csv", 2_000)
            peak = subprocess.run(
                [sys.executable, "-c", PEAK, str(folder / "peak"), str(small), str(path)],
                check=True,
                capture_output=True,
                text=True,
            )
            print(f"peak memory above an import of 2,000 rows: {peak.stdout.strip()} MB\n")


def written(path: Path, rows: int) -> Path:
    """A list of so many rows: six columns, four hundred merchants, a running balance."""
    chance = random.Random(7)  # noqa: S311 - made-up payments are no secret
    merchants = [*KNOWN, *(f"Shop {number} GmbH" for number in range(400))]
    balance = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("Date,Payee,Memo,Amount,Balance,Currency\n")
        for number in range(rows):
            amount = chance.randint(-20_000, 5_000)
            balance += amount
            day = FIRST_DAY + timedelta(days=number * DAYS // rows)
            file.write(
                f"{day},{chance.choice(merchants)},ref {number} {chance.randint(0, 99_999)},"
                f"{amount / 100:.2f},{balance / 100:.2f},EUR\n"
            )
    return path


def take(desk: object, path: Path) -> int:
    """Import a list as anybody would; how many rows were added."""
    return importing.import_file(desk, path, choices={"sign": "money_in"}).added  # type: ignore[arg-type]  # the script that measures memory has no types


def highest_memory() -> int:
    """The most this process ever held, in KiB; unlike ``ru_maxrss`` without its parent's."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmHWM:")[1].split()[0])


def _one_round(folder: Path, path: Path) -> tuple[float, ...]:
    """Seconds of the floor and of the import, new, both again, and as a file with other bytes."""
    desk = desk_in(folder)
    with closing(sqlite3.connect(folder / "floor.db")) as connection:
        for statement in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", *TABLE):
            connection.execute(statement)
        floor, app = partial(_raw_import, connection, path), partial(take, desk, path)
        times = tuple(_seconds(each) for each in (floor, app, floor, app))
        longer = path.with_suffix(".longer")
        longer.write_bytes(path.read_bytes() + b"\n")
        other = _seconds(partial(take, desk, longer))
    desk.store.close()
    return (*times, other)


def _raw_import(connection: sqlite3.Connection, path: Path) -> int:
    with connection:
        return connection.executemany(INSERT, _raw_rows(path)).rowcount


def _raw_rows(path: Path) -> Iterator[tuple[str, str, str, str, int, str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        records = csv.reader(file)
        next(records)
        for day, payee, memo, amount, balance, currency in records:
            whole, _, cents = amount.partition(".")
            minor = int(whole + cents)
            text = f"{day}\0{minor}\0{currency}\0{payee}\0{memo}"
            mark = blake2b(text.encode(), digest_size=16).hexdigest()
            yield mark, day, payee, memo, minor, balance, currency


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
