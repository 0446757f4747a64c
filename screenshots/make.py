"""Make the pictures of the README: drive the app on the example store, never by hand.

Run from a checkout with the extra ``test`` installed: python screenshots/make.py
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import textual.constants

from sitdown.clock import FrozenClock
from sitdown.demo.store import NOW, ZONE, fill
from sitdown.engine.desk import Desk
from sitdown.ids import SeededIds
from sitdown.kinds import builtin_kinds
from sitdown.locations import Locations, ensure
from sitdown.settings import Settings
from sitdown.store.opening import open_store
from sitdown.tui.app import SitdownApp
from sitdown.tui.launching import desk_opener

HERE = Path(__file__).parent
_FONTS_FROM_THE_NETWORK = re.compile(r"@font-face\s*\{[^}]*\}\s*")


@dataclass(frozen=True)
class Picture:
    """A picture: its name, the keys that lead to it from Home, and the terminal."""

    name: str
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = (120, 38)
    theme: str = "hearth"


_OPEN = ("enter", "enter")
PICTURES = (
    Picture("home"),
    Picture("overview", (*_OPEN, "b", "b")),
    Picture("overview_light", (*_OPEN, "b", "b"), theme="paper"),
    Picture("goals", (*_OPEN, "b")),
    Picture("patterns", _OPEN),
    Picture("patterns_80x24", _OPEN, (80, 24)),
    Picture("why", (*_OPEN, "w")),
    Picture("savings", (*_OPEN, "a")),
    Picture("transcript", ("h",)),
    Picture("search", ("slash", *"once")),
    Picture("new_session", ("n",)),
)


async def take(picture: Picture, folder: Path) -> None:
    """Drive the app to where the picture is, and write it."""
    textual.constants.TEXTUAL_ANIMATIONS = "none"  # type: ignore[misc]  # read when an app is made
    locations = Locations(folder / picture.name)
    ensure(locations)
    clock = FrozenClock(NOW, ZONE)
    store = open_store(locations.database, locations.backups, clock.now())
    with closing(store):
        fill(Desk(store, builtin_kinds(), "me", clock, SeededIds(clock)), clock, folder)
    settings = Settings(theme=picture.theme)
    app = SitdownApp(locations, settings, clock, desk_opener(locations, settings, clock))
    async with app.run_test(size=picture.size) as pilot:
        await app.backstage.ready()
        for key in picture.keys:
            await pilot.press(key)
            await settled(app)
            await pilot.pause()
        await settled(app)
        await pilot.pause(0.2)
        drawing = app.export_screenshot(title="sitdown")
    # Fonts are the reader's own: a picture asks no server for them.
    (HERE / f"{picture.name}.svg").write_text(
        _FONTS_FROM_THE_NETWORK.sub("", drawing), encoding="utf-8"
    )


async def settled(app: SitdownApp) -> None:
    """Wait until no worker loads, saves or opens anything."""
    while True:
        busy = [worker for worker in app.workers if worker.group != "dialog"]
        if not busy:
            return
        await app.workers.wait_for_complete(busy)
        await asyncio.sleep(0.02)


def main() -> None:
    """Make every picture."""
    for picture in PICTURES:
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(take(picture, Path(folder)))
        print(f"{picture.name}.svg")


if __name__ == "__main__":
    main()
