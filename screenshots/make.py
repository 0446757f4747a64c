"""Make the pictures of the README: drive the app on the example store, never by hand.

Run from a checkout with the extra ``test`` installed: python screenshots/make.py [NAME…]
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import textual.constants

from sitdown.cli.hook import append
from sitdown.clock import FrozenClock
from sitdown.demo.project import follow_project
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
_PROJECT = ("j", "enter")
PICTURES = (
    Picture("home"),
    Picture("overview", (*_OPEN, "b", "b")),
    Picture("overview_light", (*_OPEN, "b", "b"), theme="paper"),
    Picture("goals", (*_OPEN, "b")),
    Picture("patterns", _OPEN),
    Picture("patterns_80x24", _OPEN, (80, 24)),
    Picture("why", (*_OPEN, "w")),
    Picture("ahead", (*_OPEN, "A")),
    Picture("savings", (*_OPEN, "a")),
    Picture("transcript", ("h",)),
    Picture("search", ("slash", *"once")),
    Picture("new_session", ("n",)),
    Picture("project", _PROJECT),
    Picture("build", (*_PROJECT, "enter")),
    Picture("build_80x24", (*_PROJECT, "enter"), (80, 24)),
)


async def take(picture: Picture, folder: Path) -> None:
    """Drive the app to where the picture is, and write it."""
    textual.constants.TEXTUAL_ANIMATIONS = "none"  # type: ignore[misc]  # read when an app is made
    locations = Locations(folder / picture.name)
    ensure(locations)
    clock = FrozenClock(NOW, ZONE)
    store = open_store(locations.database, locations.backups, clock.now())
    with closing(store):
        desk = Desk(store, builtin_kinds(), "me", clock, SeededIds(clock))
        fill(desk, clock, folder)
        follow_project(desk, clock, folder, append)
    settings = Settings(theme=picture.theme)
    app = SitdownApp(locations, settings, clock, desk_opener(locations, settings, clock))
    async with app.run_test(size=picture.size) as pilot:
        await app.backstage.ready()
        for key in picture.keys:
            await pilot.press(key)
            await settled(app)
            await pilot.pause()
        await settled(app)
        while not getattr(app.screen, "is_live", True):
            await pilot.pause(0.05)
        await pilot.pause(0.7)
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


def main(names: Sequence[str]) -> None:
    """Make these pictures; without names all of them."""
    for picture in PICTURES:
        if names and picture.name not in names:
            continue
        # A thread of the app may still write there while the folder is taken away.
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
            folder = Path(name).resolve()
            # Paths stand on some pictures, and are the same at every run from one's own folder on.
            os.environ["HOME"] = str(folder)
            asyncio.run(take(picture, folder))
        print(f"{picture.name}.svg")


if __name__ == "__main__":
    main(sys.argv[1:])
