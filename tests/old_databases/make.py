"""Makes ``0001.db``: a store as the first schema kept it, with a little in every table.

Run from the project's folder: ``python -m tests.old_databases.make``. Only needed for a new
version; a file that is there is a fact of the past and is not made again.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from tests.engine.tea import Tea

from sitdown.clock import FrozenClock
from sitdown.engine import drafts, entries, follow_ups, sessions
from sitdown.engine.conversation import Answer
from sitdown.engine.desk import Desk
from sitdown.engine.entries import Liking
from sitdown.engine.kind import Begin, NewEntry
from sitdown.ids import SeededIds
from sitdown.store.database import Database
from sitdown.store.opening import upgrade

VERSION = "0001"


def main() -> None:
    """Write the file beside this one."""
    path = Path(__file__).with_name(f"{VERSION}.db")
    path.unlink(missing_ok=True)
    store = Database(path)
    upgrade(store, VERSION)
    clock = FrozenClock(datetime(2026, 11, 1, 9, tzinfo=UTC))
    fill(Desk(store, {"tea": Tea()}, "me", clock, SeededIds(clock)))
    store.fold_log()
    store.close()


def fill(desk: Desk) -> None:
    """One session with everything, and one that is over."""
    pot = sessions.begin(desk, "tea", Begin(title="Morning pot", subject="2026-10"))
    entries.answer(desk, pot.id, Answer(chosen="green"))
    first = entries.say(desk, pot.id, NewEntry("said", "It was raining.")).entry
    entries.revise(desk, first.id, "It was snowing.")
    sessions.go_to_step(desk, pot.id, "pour")
    claim = entries.load_session_entries(desk, pot.id)[-1]
    entries.give_feedback(desk, claim.id, Liking.LIKE)
    drafts.save(desk, pot.id, "pour", "answer", "half a sen")
    sessions.add_note(desk, pot.id, "Buy leaves.")
    sessions.add_artifact(desk, pot.id, "photo", "The pot", "/pictures/pot.png")
    follow_ups.set_daily(desk, pot.id, 9 * 60)
    over = sessions.begin(desk, "tea", Begin(title="Evening pot", previous_session_id=pot.id))
    sessions.complete(desk, over.id, anyway=True)


if __name__ == "__main__":
    main()
