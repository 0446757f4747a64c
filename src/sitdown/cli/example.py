"""Making the example, a part at a time, and opening the app on it while an agent works."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from sitdown.cli.calls import Answer, Call
from sitdown.cli.demo import MovingClock
from sitdown.cli.home import home_of
from sitdown.cli.hook import append
from sitdown.clock import FrozenClock
from sitdown.demo import project, store
from sitdown.demo.live_build import LiveBuild
from sitdown.engine.desk import Desk
from sitdown.ids import SeededIds
from sitdown.locations import Locations, ensure
from sitdown.store.opening import open_store

_PARTS = 1 + store.PARTS + project.PARTS
"""The first is the empty store."""


def filled(
    call: Call, locations: Locations, folder: Path, tell: Callable[[int, int], None]
) -> Answer:
    """Make the store, the same at every run, with the project in a folder, and give its Home.

    Args:
        call: whose kinds and profile it is made with.
        locations: where the store is made.
        folder: where the project is made.
        tell: is told after each part how many of how many are done.
    """
    numbers = count(1)

    def done() -> None:
        tell(next(numbers), _PARTS)

    ensure(locations)
    clock = FrozenClock(store.NOW, store.ZONE)
    with closing(open_store(locations.database, locations.backups, clock.now())) as made:
        done()
        ids = SeededIds(clock)
        desk = Desk(made, call.surroundings.kinds(), call.settings.profile, clock, ids)
        with TemporaryDirectory(prefix="sitdown-bank-") as bank:
            store.fill(desk, clock, Path(bank), done)
        project.follow_project(desk, clock, folder.resolve(), append, done)
        return home_of(desk)


def look_around(call: Call, locations: Locations, folder: Path, before: Callable[[], None]) -> int:
    """Open the app on an example while an agent works in its project; gives the exit code.

    Args:
        call: whose settings the app has.
        locations: where the example's store is.
        folder: where its project is.
        before: is called when the app is loaded, and draws next.
    """
    from sitdown.tui.launching import launch

    before()
    clock = MovingClock(store.NOW, store.ZONE)
    with LiveBuild(folder, locations.home, clock, append).going_on():
        return launch(locations, call.settings, clock=clock)
