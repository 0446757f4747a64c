"""Two programs write into one session while a third has it open on the screen."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from tests.end_to_end.terminal import Terminal

from sitdown.engine import entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import Begin
from sitdown.kinds import builtin_kinds
from sitdown.locations import Locations, ensure
from sitdown.store.opening import open_store

EACH = 500

WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from sitdown.engine import entries
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.kinds import builtin_kinds
from sitdown.store.opening import open_store

database, session_id, name, count = sys.argv[1:]
store = open_store(Path(database), Path(database).parent, datetime.now(UTC))
desk = Desk(store, builtin_kinds())
for number in range(int(count)):
    entries.add_entry(desk, session_id, NewEntry("said", f"{name} {number}"))
"""


def writer(database: Path, session_id: str, name: str, count: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(database), session_id, name, str(count)]
    )


def test_nothing_is_lost_and_the_open_screen_follows(tmp_path: Path) -> None:
    locations = Locations(tmp_path / "home")
    ensure(locations)
    store = open_store(locations.database, locations.backups, datetime.now(UTC))
    with closing(store):
        desk = Desk(store, builtin_kinds())
        session_id = sessions.begin(desk, "money", Begin(subject="2026-10")).id
        said_before = len(entries.everything_said(desk, session_id))
        with Terminal(home=locations.home) as person:
            person.see("October money review")
            person.press("h")
            person.see("said")
            writers = [writer(locations.database, session_id, name, EACH) for name in "ab"]
            assert [each.wait(timeout=120) for each in writers] == [0, 0]
            person.see(f"{said_before + 2 * EACH} said")
            assert writer(locations.database, session_id, "the last word", 1).wait(60) == 0
            person.see(f"{said_before + 2 * EACH + 1:d} said")
        said = entries.everything_said(desk, session_id)
    numbers = [entry.sequence_num for entry in said]
    assert numbers == list(range(1, said_before + 2 * EACH + 2))
    words = {entry.content for entry in said}
    assert {f"{name} {number}" for name in "ab" for number in range(EACH)} <= words
