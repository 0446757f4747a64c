"""Apps for the tests of the shell: Home on a store that the test filled."""

from __future__ import annotations

from typing import Any

from tests.reviews import Review
from textual.widgets import Static

from sitdown.clock import FrozenClock
from sitdown.engine.desk import Desk
from sitdown.ids import SeededIds
from sitdown.locations import Locations
from sitdown.settings import Settings
from sitdown.store.opening import open_store
from sitdown.tui.app import SitdownApp
from sitdown.tui.widgets.virtual_list import VirtualList


class Shell(SitdownApp):
    """The app, noting which sessions it was asked to open instead of opening them."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.opened: list[str] = []

    def open_session(self, session_id: str) -> None:
        self.opened.append(session_id)


def shell(locations: Locations, clock: FrozenClock, **settings: Any) -> Shell:
    def open_desk() -> Desk:
        store = open_store(locations.database, locations.backups, clock.now())
        return Desk(store, {"money": Review()}, "me", clock, SeededIds(clock, seed=7))

    return Shell(locations, Settings(**settings), clock, open_desk)


def text_of(app: SitdownApp, selector: str) -> str:
    return str(app.screen.query_one(selector, Static).render())


def lines_of(app: SitdownApp) -> list[str]:
    """The list of the present screen as it is drawn."""
    drawn = app.screen.query_one(VirtualList)
    return [drawn.render_line(y).text.rstrip() for y in range(drawn.size.height)]
