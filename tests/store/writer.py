"""A program of its own that says things in a session, and prints each once it is on the disk."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from tests.engine.tea import Tea

from sitdown.clock import SystemClock
from sitdown.engine import drafts, entries
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.locations import Locations
from sitdown.store.opening import open_store


def main(home: str, session_id: str, name: str, amount: str) -> None:
    """Say ``amount`` things, or go on until killed when it is 0."""
    locations = Locations(Path(home))
    store = open_store(locations.database, locations.backups, SystemClock().now())
    desk = Desk(store, {"tea": Tea()})
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for number in range(int(amount)) if int(amount) else count():
        drafts.save(desk, session_id, "leaf", name, f"{name} {number}")
        entry = entries.add_entry(desk, session_id, NewEntry("said", f"{name} {number}"))
        sys.stdout.write(f"{entry.sequence_num} {entry.id}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
