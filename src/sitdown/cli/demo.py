"""The example store: looked at in the app, printed as lines, or kept in a folder."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from tempfile import TemporaryDirectory

from sitdown.cli.calls import Answer, Call
from sitdown.cli.home import home_of
from sitdown.clock import FrozenClock
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
    if call.arguments.keep is not None:
        folder = Path(call.arguments.keep).expanduser().absolute()
        if folder.exists() and any(folder.iterdir()):
            raise FolderTakenError(folder)
        answer = _filled(call, Locations(folder))
        lines = [*answer.lines, "", f"`sitdown --home {folder} list` and all else works on it."]
        return Answer({**answer.document, "home": str(folder)}, lines)
    with TemporaryDirectory(prefix="sitdown-demo-") as name:
        locations = Locations(Path(name) / "home")
        answer = _filled(call, locations)
        if not call.on_terminal or call.as_json:
            return answer
        from sitdown.tui.launching import launch

        return launch(locations, call.settings, clock=MovingClock(NOW, ZONE))


def _filled(call: Call, locations: Locations) -> Answer:
    """Make the store, the same at every run, and give its Home."""
    ensure(locations)
    clock = FrozenClock(NOW, ZONE)
    store = open_store(locations.database, locations.backups, clock.now())
    with closing(store):
        ids = SeededIds(clock)
        desk = Desk(store, call.surroundings.kinds(), call.settings.profile, clock, ids)
        with TemporaryDirectory(prefix="sitdown-bank-") as bank:
            fill(desk, clock, Path(bank))
        return home_of(desk)
