"""Home and what opens over it, as pictures."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.reviews import Review, begun, kept, paused
from tests.shell import Shell, shell
from tests.waiting import at_rest, until
from textual.pilot import Pilot

from sitdown.clock import FrozenClock
from sitdown.engine import follow_ups
from sitdown.engine.desk import Desk
from sitdown.locations import Locations
from sitdown.tui.screens.home_preview import HomePreview

Compare = Callable[..., bool]
SIZES = [(120, 40), (80, 24)]
THEMES = ["hearth", "paper"]

each_size = pytest.mark.parametrize("size", SIZES, ids=["120x40", "80x24"])
each_theme = pytest.mark.parametrize("theme", THEMES)


@pytest.fixture
def typical(make_desk: Callable[..., Desk], clock: FrozenClock) -> Desk:
    """A year of reviews, one left yesterday evening, one planned for today, a check-in."""
    desk = make_desk(Review())
    for month in range(1, 10):
        clock.moment = datetime(2026, month + 1, 3, 9, 0, tzinfo=UTC)
        session = kept(desk, clock, f"2026-{month:02d}")
    clock.moment = datetime(2026, 11, 20, 21, 16, tzinfo=UTC)
    session = paused(desk, clock)
    clock.moment = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
    follow_ups.set_daily(desk, session.id, 8 * 60 + 30)
    begun(desk, "2026-11", scheduled_at=clock.now() + timedelta(hours=1), duration_minutes=45)
    begun(desk, "2026-12", scheduled_at=clock.now() + timedelta(days=44))
    return desk


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until the preview of the first row is there, and all else with it."""
    home = pilot.app.screen_stack[0]
    await until(pilot, lambda: "money" in str(home.query_one(HomePreview).render()))


def pressing(*keys: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def press(pilot: Pilot[Any]) -> None:
        app = pilot.app
        assert isinstance(app, Shell)
        await settled(pilot)
        await app.backstage.ready()
        for key in keys:
            await pilot.press(key)
            await at_rest(pilot)

    return press


@each_size
@each_theme
def test_home(
    snap_compare: Compare, typical: Desk, locations: Locations, clock: FrozenClock,
    size: tuple[int, int], theme: str,
) -> None:  # fmt: skip
    app = shell(locations, clock, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=settled)


@each_size
def test_home_of_a_new_person(
    snap_compare: Compare, locations: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    assert snap_compare(shell(locations, clock), terminal_size=size)


def test_home_without_colours(
    snap_compare: Compare,
    typical: Desk,
    locations: Locations,
    clock: FrozenClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(shell(locations, clock), terminal_size=(120, 40), run_before=settled)


def test_home_in_very_little_room(
    snap_compare: Compare, typical: Desk, locations: Locations, clock: FrozenClock
) -> None:
    assert snap_compare(shell(locations, clock), terminal_size=(60, 20), run_before=settled)


def test_the_preview_in_the_place_of_the_list(
    snap_compare: Compare, typical: Desk, locations: Locations, clock: FrozenClock
) -> None:
    app = shell(locations, clock)
    assert snap_compare(app, terminal_size=(80, 24), run_before=pressing("tab"))


@pytest.mark.parametrize(
    ("name", "key"),
    [("new", "n"), ("settings", "comma"), ("help", "question_mark"), ("delete", "d"),
     ("palette", "ctrl+p")],
)  # fmt: skip
@each_size
def test_what_opens_over_home(
    snap_compare: Compare, typical: Desk, locations: Locations, clock: FrozenClock,
    name: str, key: str, size: tuple[int, int],
) -> None:  # fmt: skip
    theme = "paper" if name in {"settings", "help"} else "hearth"
    app = shell(locations, clock, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=pressing(key))
