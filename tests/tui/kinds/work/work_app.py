"""The app on a project in a folder of the test, with a session as agents write it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.waiting import until
from textual.content import Content
from textual.pilot import Pilot
from textual.widget import Widget

from sitdown.clock import FrozenClock
from sitdown.engine.desk import Desk
from sitdown.engine.kind import Kind
from sitdown.ids import SeededIds
from sitdown.kinds.work.following import session_of
from sitdown.kinds.work.kind import KIND
from sitdown.kinds.work.mirror import sync_all_sessions_in_project
from sitdown.kinds.work.projects import add_project
from sitdown.kinds.work.visiting import sessions_of
from sitdown.locations import Locations
from sitdown.settings import Settings
from sitdown.store.opening import open_store
from sitdown.tui.app import SitdownApp
from sitdown.tui.kinds.work.panel_screen import PanelScreen

SEEDS = iter(range(1_000, 1_000_000))
SLUG = "2026-02-14_my-feature"
NOW = datetime(2026, 2, 14, 14, 30, tzinfo=UTC)

STATE: dict[str, Any] = {
    "$schema": "Session state manifest v2",
    "session_id": SLUG,
    "topic": "Add feature X",
    "description": "Brief description",
    "session_type": "full",
    "created_at": "2026-02-14T10:00:00Z",
    "updated_at": "2026-02-14T14:30:00Z",
    "current_phase": "build",
    "status": "active",
    "phase_history": {
        "spec_started_at": "2026-02-14T10:00:00Z",
        "spec_completed_at": "2026-02-14T11:05:00Z",
        "plan_started_at": "2026-02-14T11:05:00Z",
        "plan_completed_at": "2026-02-14T12:00:00Z",
        "build_started_at": "2026-02-14T12:00:00Z",
        "build_completed_at": None,
    },
    "build_progress": {
        "checkpoints_total": 5,
        "checkpoints_completed": [1, 2],
        "current_checkpoint": 3,
    },
    "git": {"branch": "feature/my-feature", "worktree": None, "base_branch": "main"},
    "commits": [
        {"sha": "abc1234", "message": "feat: add provider", "checkpoint": 1,
         "created_at": "2026-02-14T12:40:00Z"},
        {"sha": "def5678", "message": "feat: toggle", "checkpoint": 2,
         "created_at": "2026-02-14T13:20:00Z"},
    ],
    "artifacts": {"spec": "spec.md", "plan": "plan.json", "plan_readable": "plan.md"},
}  # fmt: skip
PLAN = {
    "checkpoints": [
        {"id": at, "title": title}
        for at, title in enumerate(
            ("Theme provider", "Toggle", "System preference", "Tests", "Docs"), start=1
        )
    ]
}


def work_desk(
    locations: Locations,
    clock: FrozenClock,
    kinds: Sequence[Kind] = (KIND,),
    seed: int | None = None,
) -> Desk:
    """Another hand at the same store, as another process would have; a seed gives the same ids at
    every run.
    """
    store = open_store(locations.database, locations.backups, clock.now())
    ids = SeededIds(clock, next(SEEDS) if seed is None else seed)
    return Desk(store, {kind.name: kind for kind in kinds}, "me", clock, ids)


def state_file(project: Path, slug: str = SLUG) -> Path:
    return project / "agents" / "sessions" / slug / "state.json"


def write_state(project: Path, slug: str = SLUG, **changes: Any) -> Path:
    """Write a session's state as an agent does: a file beside it, then in its place."""
    path = state_file(project, slug)
    path.parent.mkdir(parents=True, exist_ok=True)
    state = {**STATE, "session_id": slug, **changes}
    beside = path.with_name("state.json.new")
    beside.write_text(json.dumps(state, indent=2), encoding="utf-8")
    beside.replace(path)
    return path


def a_project(tmp_path: Path, name: str = "kong-gateway") -> Path:
    """A folder with one session in the middle of its build."""
    project = tmp_path / name
    folder = write_state(project).parent
    (folder / "spec.md").write_text("# Add feature X\n\nA theme, and a toggle.\n", encoding="utf-8")
    (folder / "plan.json").write_text(json.dumps(PLAN), encoding="utf-8")
    (folder / "research").mkdir()
    (folder / "research" / "themes.md").write_text("What others do.\n", encoding="utf-8")
    return project


def followed(desk: Desk, project: Path) -> str:
    """Follow a project and read its sessions; gives its id."""
    found = add_project(desk, project)
    sync_all_sessions_in_project(desk, found.id)
    return found.id


def opened_session(desk: Desk, project_id: str, slug: str = SLUG) -> str:
    """The id of the engine's session about a session of the project."""
    (line,) = [each for each in sessions_of(desk, project_id) if each.slug == slug]
    return session_of(desk, line.work_session_id).id


def work_app(
    locations: Locations, clock: FrozenClock, kinds: Sequence[Kind] = (KIND,), **settings: Any
) -> SitdownApp:
    return SitdownApp(
        locations, Settings(**settings), clock, lambda: work_desk(locations, clock, kinds)
    )


async def at_panel(pilot: Pilot[Any]) -> PanelScreen:
    """Wait until a session is shown in its panel and its folder is watched."""

    def is_there() -> bool:
        screen = pilot.app.screen
        return isinstance(screen, PanelScreen) and screen.view is not None and screen.is_live

    await until(pilot, is_there)
    assert isinstance(pilot.app.screen, PanelScreen)
    return pilot.app.screen


def shown(app: Any) -> str:
    """All text of the present screen, a widget a line."""
    return "\n".join(text for widget in app.screen.query("*") if (text := _text(widget)))


def _text(widget: Widget) -> str:
    if not widget.display:
        return ""
    drawn = widget.render()
    return drawn.plain if isinstance(drawn, Content) else ""
