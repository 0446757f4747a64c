"""A process that asks and saves until it is killed: ``saver.py HOME PROJECT``."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from sitdown.engine.desk import Desk
from sitdown.kinds.work import blockers
from sitdown.kinds.work.context.saving import save_context
from sitdown.locations import Locations
from sitdown.store.opening import open_store

if __name__ == "__main__":
    places = Locations(Path(sys.argv[1]))
    desk = Desk(open_store(places.database, places.backups, datetime.now(UTC)), {})
    while True:
        blockers.ask(desk, sys.argv[2], "Again?")
        save_context(desk, sys.argv[2])
        sys.stdout.write(".")
        sys.stdout.flush()
