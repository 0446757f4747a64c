"""Several programs at one store, and programs that are killed."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from sitdown.engine import drafts, entries
from sitdown.engine.desk import Desk
from sitdown.engine.views import SessionView
from sitdown.locations import Locations, ensure
from sitdown.store.migrations import VERSIONS
from sitdown.store.opening import schema_version

ROOT = Path(__file__).parents[2]
KILLS = 20
CONFIRMED_BEFORE_A_KILL = 5


def program(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def writer(locations: Locations, pot: SessionView, name: str, amount: int) -> subprocess.Popen[str]:
    return program("-m", "tests.store.writer", str(locations.home), pot.id, name, str(amount))


def test_two_programs_say_five_hundred_things_each(
    desk: Desk, pot: SessionView, locations: Locations
) -> None:
    before = len(entries.everything_said(desk, pot.id))
    running = [writer(locations, pot, name, 500) for name in ("left", "right")]
    printed = [program.communicate()[0].splitlines()[1:] for program in running]
    assert [program.returncode for program in running] == [0, 0]
    said = entries.everything_said(desk, pot.id)
    assert [entry.sequence_num for entry in said] == list(range(1, before + 1001))
    confirmed = {line.split()[1] for lines in printed for line in lines}
    assert confirmed == {entry.id for entry in said[before:]}
    for name in ("left", "right"):
        own = [entry.content for entry in said if entry.content.startswith(name)]
        assert own == [f"{name} {number}" for number in range(500)]


def test_whatever_was_confirmed_outlasts_a_kill(
    desk: Desk, pot: SessionView, locations: Locations
) -> None:
    """Many programs, each killed at a random moment among its writes."""
    chance = random.Random(11)  # noqa: S311 - repeatable on purpose
    confirmed: list[str] = []
    batch = 4
    for _ in range(KILLS // batch):
        running = [writer(locations, pot, f"w{number}", 0) for number in range(batch)]
        for one in running:
            assert one.stdout is not None
            assert one.stdout.readline() == "ready\n"
            lines = [
                one.stdout.readline() for _ in range(chance.randint(1, CONFIRMED_BEFORE_A_KILL))
            ]
            one.kill()
            lines += one.stdout.readlines()
            one.wait()
            one.stdout.close()
            confirmed += [line.split()[1] for line in lines if line.endswith("\n")]
    said = entries.everything_said(desk, pot.id)
    kept = {entry.id for entry in said}
    assert len(confirmed) >= 100
    assert [lost for lost in confirmed if lost not in kept] == []
    assert [entry.sequence_num for entry in said] == list(range(1, len(said) + 1))
    # A program saves its draft before it says the same words, so no draft is behind the log.
    for draft in drafts.of_session(desk, pot.id):
        own = [entry for entry in said if entry.content.startswith(f"{draft.field} ")]
        assert int(draft.text.split()[1]) >= int(own[-1].content.split()[1]) if own else True
    with closing(sqlite3.connect(locations.database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.execute("INSERT INTO entry_words (entry_words) VALUES ('integrity-check')")


OPEN = """
import sys
from pathlib import Path
from sitdown.clock import SystemClock
from sitdown.locations import Locations
from sitdown.store.opening import open_store
locations = Locations(Path(sys.argv[1]))
store = open_store(locations.database, locations.backups, SystemClock().now())
with store.write() as tx:
    tx.connection().exec_driver_sql("SELECT count(*) FROM entry")
store.close()
"""


def test_programs_that_open_a_fresh_store_at_once_all_find_it(tmp_path: Path) -> None:
    locations = Locations(tmp_path / "fresh")
    ensure(locations)
    running = [program("-c", OPEN, str(locations.home)) for _ in range(4)]
    for one in running:
        one.communicate()
    assert [one.returncode for one in running] == [0, 0, 0, 0]
    assert schema_version(locations.database) == VERSIONS[-1]
    assert list(locations.backups.iterdir()) == []
