"""The example store: looked at in the app while an agent works, printed as lines, or kept."""

from __future__ import annotations

import os
import time
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from tempfile import TemporaryDirectory

from sitdown.cli.calls import Answer, Call
from sitdown.cli.home import home_of
from sitdown.cli.hook import append
from sitdown.clock import FrozenClock
from sitdown.demo.live import LiveBuild
from sitdown.demo.project import follow_project
from sitdown.demo.store import NOW, ZONE, fill
from sitdown.engine.desk import Desk
from sitdown.errors import SitdownError
from sitdown.ids import SeededIds
from sitdown.locations import Locations, ensure
from sitdown.store.opening import open_store


class FolderTakenError(SitdownError):
    """The folder for the example has things in it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"{folder} is not empty. Name a new folder for the example.")


@dataclass(frozen=True)
class MovingClock:
    """A clock that was set to a moment and goes on from there."""

    start: datetime
    zone: tzinfo | None = UTC
    _set_at: float = field(default_factory=time.monotonic)

    def now(self) -> datetime:
        """This moment, aware, in UTC."""
        passed = timedelta(seconds=time.monotonic() - self._set_at)
        return (self.start + passed).astimezone(UTC)


def demo(call: Call) -> Answer | int:
    """Fill an example store; then open the app on it, or tell what its Home shows."""
    # The project is made in the data folder, by programs such as git, too.
    before = os.umask(0o077)
    try:
        return _demo(call)
    finally:
        os.umask(before)


def _demo(call: Call) -> Answer | int:
    if call.arguments.keep is not None:
        folder = Path(call.arguments.keep).expanduser().absolute()
        if folder.exists() and any(folder.iterdir()):
            raise FolderTakenError(folder)
        answer = _filled(call, Locations(folder), folder)
        lines = [*answer.lines, "", f"`sitdown --home {folder} list` and all else works on it."]
        return Answer({**answer.document, "home": str(folder)}, lines)
    with TemporaryDirectory(prefix="sitdown-demo-") as name:
        # As the system knows it: agents tell of paths without links.
        folder = Path(name).resolve()
        locations = Locations(folder / "home")
        answer = _filled(call, locations, folder)
        if not call.on_terminal or call.as_json:
            return answer
        from sitdown.tui.launching import launch

        clock = MovingClock(NOW, ZONE)
        with LiveBuild(folder, locations.home, clock, append).going_on():
            return launch(locations, call.settings, clock=clock)


def _filled(call: Call, locations: Locations, folder: Path) -> Answer:
    """Make the store, the same at every run, with the project in a folder, and give its Home."""
    ensure(locations)
    clock = FrozenClock(NOW, ZONE)
    store = open_store(locations.database, locations.backups, clock.now())
    with closing(store):
        ids = SeededIds(clock)
        desk = Desk(store, call.surroundings.kinds(), call.settings.profile, clock, ids)
        with TemporaryDirectory(prefix="sitdown-bank-") as bank:
            fill(desk, clock, Path(bank))
        follow_project(desk, clock, folder.resolve(), append)
        return home_of(desk)
