"""The app on a store with pots of tea, for the tests of the session and what stands around it."""

from __future__ import annotations

from typing import Any

from tests.engine.tea import Tea
from tests.waiting import until
from textual.content import Content
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Static

from sitdown.clock import FrozenClock
from sitdown.engine import sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import Begin, Kind
from sitdown.engine.views import SessionDetail
from sitdown.ids import SeededIds
from sitdown.locations import Locations
from sitdown.settings import Settings
from sitdown.store.opening import open_store
from sitdown.tui.app import SitdownApp
from sitdown.tui.screens.session import SessionScreen
from sitdown.tui.widgets.said_column import SaidColumn
from sitdown.tui.widgets.side import Side

SEEDS = iter(range(1_000, 1_000_000))


def desk_of(locations: Locations, clock: FrozenClock, kind: Kind | None = None) -> Desk:
    """Another hand at the same store, as another process would have."""
    tea = kind or Tea()
    store = open_store(locations.database, locations.backups, clock.now())
    return Desk(store, {tea.name: tea}, "me", clock, SeededIds(clock, next(SEEDS)))


def a_pot(desk: Desk, title: str = "Morning pot") -> str:
    return sessions.begin(desk, "tea", Begin(title=title)).id


def tea_app(
    locations: Locations,
    clock: FrozenClock,
    session_id: str | None = None,
    kind: Kind | None = None,
    **settings: Any,
) -> SitdownApp:
    return SitdownApp(
        locations,
        Settings(**settings),
        clock,
        lambda: desk_of(locations, clock, kind),
        open_session_id=session_id,
    )


async def at_stage(pilot: Pilot[Any]) -> SessionScreen:
    """Wait until the session is shown with its stage."""

    def is_there() -> bool:
        screen = pilot.app.screen
        return isinstance(screen, SessionScreen) and screen.stage is not None

    await until(pilot, is_there)
    await pilot.pause()
    assert isinstance(pilot.app.screen, SessionScreen)
    return pilot.app.screen


def said(app: SitdownApp) -> list[str]:
    """What the conversation shows, a text an entry, without the line above each."""
    return [
        "\n".join(line.plain for line in words)
        for column in app.screen.query(SaidColumn)
        for _, *words in column.drawn
    ]


def text_of(widget: Widget) -> str:
    drawn = widget.render()
    assert isinstance(drawn, Content)
    return drawn.plain


def top(app: SitdownApp) -> str:
    return text_of(app.screen.query_one("#top", Static))


def side(app: SitdownApp) -> str:
    return text_of(app.screen.query_one(Side))


def stored(desk: Desk, session_id: str) -> SessionDetail:
    return sessions.load(desk, session_id)
