"""Pictures of projects: on Home, as they are opened, and a session while agents work at it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.reviews import Review, kept, paused
from tests.snapshots.looks import LOOKS, Compare, Look
from tests.tui.kinds.work import panel_views
from tests.tui.kinds.work.work_app import (
    NOW,
    a_project,
    followed,
    shown,
    work_app,
    work_desk,
    write_state,
)
from tests.waiting import at_rest, until
from textual.pilot import Pilot
from textual.widgets import Input

from sitdown.clock import FrozenClock
from sitdown.kinds.work.agents import keeping_up
from sitdown.kinds.work.blockers import ask
from sitdown.kinds.work.context.saving import save_context
from sitdown.kinds.work.items import NewTask, Priority
from sitdown.kinds.work.kind import KIND
from sitdown.kinds.work.panel_views import PanelView
from sitdown.kinds.work.tasks import add_task, complete_task
from sitdown.locations import Locations
from sitdown.tui.kinds.work import panel_frame
from sitdown.tui.kinds.work.brief_screen import BriefScreen
from sitdown.tui.kinds.work.choosing import ChoosingScreen
from sitdown.tui.kinds.work.file_screen import FileScreen
from sitdown.tui.kinds.work.panel_screen import PanelScreen
from sitdown.tui.kinds.work.reader import Reader
from sitdown.tui.kinds.work.why_screen import WhyScreen
from sitdown.tui.screens.home_preview import HomePreview

SIZES = pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["wide", "small"])


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock(NOW)


@pytest.fixture
def home(
    locations: Locations, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Locations:
    """Two projects, one of them left three days ago, beside reviews of money."""
    # Paths stand on the screen, and are others at every run but below one's own folder.
    monkeypatch.setenv("HOME", str(tmp_path.resolve()))
    clock.moment = NOW - timedelta(days=4)
    desk = work_desk(locations, clock, (Review(), KIND), seed=5)
    kept(desk, clock, "2025-12")
    paused(desk, clock, "2026-01")
    other = a_project(tmp_path, "field-notes")
    progress = {"checkpoints_total": 8, "checkpoints_completed": [], "current_checkpoint": None}
    write_state(other, current_phase="plan", build_progress=progress)
    followed(desk, other)
    clock.advance(minutes=1)
    project = a_project(tmp_path)
    project_id = followed(desk, project)
    titles = ("JWT refresh tokens", "Token checks", "Fix JWT validation", "Update auth docs")
    for title, priority in zip(titles, (Priority.HIGH, *Priority), strict=True):
        add_task(desk, project_id, NewTask(title, priority=priority, phase="auth"))
    complete_task(desk, project_id, 1)
    save_context(desk, project_id)
    clock.advance(days=3, hours=21)
    complete_task(desk, project_id, 2)
    ask(desk, project_id, "Which OAuth provider should we use for SSO?", priority=Priority.HIGH)
    old = {"current_phase": "complete", "status": "complete"}
    write_state(
        project, "2026-01-03_api", topic="Refactor it", updated_at="2026-01-05T10:00:00Z", **old
    )
    write_state(project, "2026-02-13_broken").write_text("{", encoding="utf-8")
    clock.moment = NOW
    desk.store.close()
    return locations


def at_home(compare: Compare, home: Locations, clock: FrozenClock, look: Look, size: Any,
            theme: str) -> bool:  # fmt: skip
    app = work_app(home, clock, (Review(), KIND), theme=theme)
    return compare(app, terminal_size=size, run_before=look)


async def on_the_project(pilot: Pilot[Any]) -> None:
    await pilot.press("j")
    preview = pilot.app.screen.query_one(HomePreview)
    await until(pilot, lambda: "kong-gateway" in str(preview.render()))


async def in_the_brief(pilot: Pilot[Any]) -> BriefScreen:
    await on_the_project(pilot)
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, BriefScreen))
    screen = pilot.app.screen
    assert isinstance(screen, BriefScreen)
    await until(pilot, lambda: screen.is_live)
    await pilot.pause(0.7)  # what was written before it was watched has been told by now
    return screen


@LOOKS
def test_home_with_projects(
    snap_compare: Compare, home: Locations, clock: FrozenClock, size: tuple[int, int], theme: str
) -> None:
    assert at_home(snap_compare, home, clock, on_the_project, size, theme)


@LOOKS
def test_a_project_as_it_is_opened(
    snap_compare: Compare, home: Locations, clock: FrozenClock, size: tuple[int, int], theme: str
) -> None:
    async def look(pilot: Pilot[Any]) -> None:
        await in_the_brief(pilot)

    assert at_home(snap_compare, home, clock, look, size, theme)


@SIZES
def test_the_sessions_of_a_project(
    snap_compare: Compare, home: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    async def look(pilot: Pilot[Any]) -> None:
        screen = await in_the_brief(pilot)
        if screen.has_class("-narrow"):
            await pilot.press("tab")
        await pilot.press("G")
        await pilot.pause()

    assert at_home(snap_compare, home, clock, look, size, "hearth")


@SIZES
def test_what_a_brief_rests_on(
    snap_compare: Compare, home: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    async def look(pilot: Pilot[Any]) -> None:
        await in_the_brief(pilot)
        await pilot.press("w")
        await until(pilot, lambda: isinstance(pilot.app.screen, WhyScreen))

    assert at_home(snap_compare, home, clock, look, size, "hearth")


@SIZES
def test_following_a_project(
    snap_compare: Compare, home: Locations, clock: FrozenClock, size: tuple[int, int]
) -> None:
    async def look(pilot: Pilot[Any]) -> None:
        await until(pilot, lambda: len(pilot.app.screen.query(HomePreview)) == 1)
        await at_rest(pilot)
        await pilot.press("P")
        await until(pilot, lambda: "Follow a project" in shown(pilot.app))
        await pilot.press(*"~/ko", "tab")
        await until(pilot, lambda: "kong-gateway" in pilot.app.screen.query_one(Input).value)

    assert at_home(snap_compare, home, clock, look, size, "paper")


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> Callable[[PanelView], None]:
    """Show a view that was made by hand in place of what files say."""

    def show(view: PanelView) -> None:
        monkeypatch.setattr(panel_frame, "opened", lambda desk, session_id: view)
        monkeypatch.setattr(panel_frame, "taken_in", lambda desk, view, parts: view)
        monkeypatch.setattr(keeping_up, "keep_up", lambda desk, project_id, before: before)

    return show


def at_hand_made(
    compare: Compare, locations: Locations, clock: FrozenClock, look: Look, size: Any, theme: str
) -> bool:
    clock.moment = panel_views.NOW
    app = work_app(locations, clock, theme=theme)

    async def run_before(pilot: Pilot[Any]) -> None:
        await app.backstage.ready()
        app.opened_projects["project-1"] = None  # there is none to sit down to
        panel = PanelScreen("session-1")
        await app.push_screen(panel)
        await until(pilot, lambda: panel.is_live)
        await look(pilot)
        app.opened_projects.clear()

    return compare(app, terminal_size=size, run_before=run_before)


async def as_it_is(pilot: Pilot[Any]) -> None:
    await pilot.pause(0.3)


PANELS = pytest.mark.parametrize(
    "view",
    [
        panel_views.a_build(),
        panel_views.a_beginning(),
        panel_views.a_build(
            sync_status="broken",
            sync_error="The state of '2026-02-14_my-feature' cannot be read: it is no JSON.",
        ),
        panel_views.a_build(
            status="failed", blockers=(), next_actions=(), agents=panel_views.troubled_agents()
        ),
    ],
    ids=["build", "beginning", "broken", "failed"],
)


@PANELS
@LOOKS
def test_the_live_panel(
    snap_compare: Compare, locations: Locations, clock: FrozenClock,
    by_hand: Callable[[PanelView], None], view: PanelView, size: tuple[int, int], theme: str,
) -> None:  # fmt: skip
    by_hand(view)
    assert at_hand_made(snap_compare, locations, clock, as_it_is, size, theme)


@pytest.mark.parametrize(
    ("name", "key"), [("side", "tab"), ("why", "w"), ("advance", "a"), ("status", "f"),
                      ("blocker", "b"), ("help", "question_mark")],
)  # fmt: skip
@SIZES
def test_what_opens_over_the_panel(
    snap_compare: Compare, locations: Locations, clock: FrozenClock,
    by_hand: Callable[[PanelView], None], name: str, key: str, size: tuple[int, int],
) -> None:  # fmt: skip
    by_hand(panel_views.a_build())

    async def look(pilot: Pilot[Any]) -> None:
        await pilot.press(key)
        await pilot.pause(0.3)

    assert at_hand_made(snap_compare, locations, clock, look, size, "hearth")


@SIZES
def test_a_file_of_a_session(
    snap_compare: Compare, locations: Locations, clock: FrozenClock,
    by_hand: Callable[[PanelView], None], tmp_path: Path, size: tuple[int, int],
) -> None:  # fmt: skip
    text = "# Add feature X\n\n- [ ] A theme, and [bold]a toggle[/].\n\n" + "Words of it. " * 40
    (tmp_path / "spec.md").write_text(text, encoding="utf-8")
    by_hand(panel_views.a_build(session_dir=tmp_path))

    async def look(pilot: Pilot[Any]) -> None:
        await pilot.press("o")
        await until(pilot, lambda: isinstance(pilot.app.screen, ChoosingScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, FileScreen))
        reader = pilot.app.screen.query_one(Reader)
        await until(pilot, lambda: len(reader.lines) > 4)

    assert at_hand_made(snap_compare, locations, clock, look, size, "hearth")
