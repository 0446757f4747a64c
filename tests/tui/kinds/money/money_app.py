"""The app on a ledger: an example store that is filled once, and small ledgers of a few rows."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from tests.waiting import until
from textual.content import Content
from textual.pilot import Pilot
from textual.widget import Widget

from sitdown.clock import FrozenClock
from sitdown.demo.store import NOW, fill
from sitdown.engine import entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.views import EntryView, SessionView
from sitdown.ids import SeededIds
from sitdown.kinds.money import importing, reviews
from sitdown.kinds.money.kind import KIND
from sitdown.locations import Locations
from sitdown.settings import Settings
from sitdown.store.opening import open_store
from sitdown.tui.app import SitdownApp
from sitdown.tui.screens.session import SessionScreen
from sitdown.tui.widgets.side import Side

SEEDS = iter(range(1_000, 1_000_000))


def money_desk(locations: Locations, clock: FrozenClock, seed: int | None = None) -> Desk:
    """A hand at the store of these locations."""
    store = open_store(locations.database, locations.backups, clock.now())
    ids = SeededIds(clock, next(SEEDS) if seed is None else seed)
    return Desk(store, {KIND.name: KIND}, "me", clock, ids)


@cache
def _template() -> tuple[Path, SessionView]:
    """The example store, filled once a run."""
    folder = Path(mkdtemp(prefix="sitdown-example-"))
    clock = FrozenClock(NOW)
    desk = Desk(
        open_store(folder / "sitdown.db", folder, NOW), {KIND.name: KIND}, "me", clock,
        SeededIds(clock),
    )  # fmt: skip
    october = fill(desk, clock, folder)
    desk.store.close()
    return folder / "sitdown.db", october


def example(locations: Locations, clock: FrozenClock, step: str | None = None) -> SessionView:
    """Put the example store there; the October review is left in Patterns, or moved to a step."""
    path, october = _template()
    shutil.copy(path, locations.database)
    clock.moment = NOW
    if step is not None:
        desk = money_desk(locations, clock, seed=5)
        sessions.go_to_step(desk, october.id, step)
        desk.store.close()
    return october


def ledger(
    locations: Locations, clock: FrozenClock, rows: Iterable[tuple[str, str, str]], month: int = 10
) -> SessionView:
    """Begin the review of a month of 2026 on a few rows of day, payee and amount in euros."""
    desk = money_desk(locations, clock)
    lines = ["Date,Payee,Amount,Currency"]
    lines += [f'{day},"{payee}",{amount},EUR' for day, payee, amount in rows]
    if len(lines) > 1:
        path = locations.database.parent / "bank.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        asked = importing.preview(desk, path).questions
        signs = {each.key: "money_out" if " -" in each.text else "money_in" for each in asked}
        importing.import_file(desk, path, choices=signs)
    review = reviews.create_session(desk, 2026, month)
    desk.store.close()
    return review


def money_app(
    locations: Locations, clock: FrozenClock, session_id: str | None = None, **settings: Any
) -> SitdownApp:
    """The app, with a session open."""
    return SitdownApp(
        locations,
        Settings(**settings),
        clock,
        lambda: money_desk(locations, clock),
        open_session_id=session_id,
    )


async def at_step(pilot: Pilot[Any], step: str) -> SessionScreen:
    """Wait until a step is shown; a resume card on the way is closed."""

    def is_there() -> bool:
        screen = pilot.app.screen
        if not isinstance(screen, SessionScreen):
            return False
        return screen.stage is not None and screen.stage.scene.place.step.key == step

    for _ in range(400):
        await pilot.pause(0.02)
        if type(pilot.app.screen).__name__ == "ResumeCard":
            await pilot.press("enter")
        elif is_there():
            break
    await pilot.pause(0.1)
    if type(pilot.app.screen).__name__ == "ResumeCard":
        await pilot.press("enter")
    await until(pilot, is_there)
    screen = pilot.app.screen
    assert isinstance(screen, SessionScreen)
    return screen


def shown(app: Any) -> str:
    """All text of the present screen, side included, a widget a line."""
    return "\n".join(text for widget in app.screen.query("*") if (text := _text(widget)))


def words(app: Any) -> str:
    """All text of the present screen with a blank for every break: wrapped words as words."""
    return " ".join(shown(app).split())


def side(app: Any) -> str:
    """The text of the side."""
    return _text(app.screen.query_one(Side))


def standing(desk: Desk, session_id: str, entry_type: str) -> tuple[EntryView, ...]:
    """What stands in the store of a type."""
    said = entries.load_session_entries(desk, session_id)
    return tuple(entry for entry in said if entry.entry_type == entry_type)


def _text(widget: Widget) -> str:
    if not widget.display:
        return ""
    drawn = widget.render()
    return drawn.plain if isinstance(drawn, Content) else ""
