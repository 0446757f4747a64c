from __future__ import annotations

import json
import re
import shutil
import signal
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from tests.kinds.work.context.conftest import foreign
from tests.reviews import Review
from tests.tui.kinds.work.work_app import (
    NOW,
    SLUG,
    at_panel,
    shown,
    state_file,
    work_app,
    write_state,
)
from tests.waiting import until
from textual import events
from textual.widgets import Input

from sitdown.clock import FrozenClock
from sitdown.engine.desk import Desk
from sitdown.kinds.work.answer_drafts import draft_of
from sitdown.kinds.work.blockers import ask, blockers
from sitdown.kinds.work.context.rows import newest
from sitdown.kinds.work.context.views import Reason
from sitdown.kinds.work.items import NewTask, Priority, TaskStatus
from sitdown.kinds.work.kind import KIND
from sitdown.kinds.work.projects import list_projects
from sitdown.kinds.work.tasks import add_task, complete_task
from sitdown.kinds.work.visiting import Visit, visit
from sitdown.locations import Locations
from sitdown.tui.app import SitdownApp
from sitdown.tui.kinds.work.add_project import AddProjectScreen
from sitdown.tui.kinds.work.brief_screen import BriefScreen
from sitdown.tui.kinds.work.panel_screen import PanelScreen
from sitdown.tui.kinds.work.why_screen import WhyScreen
from sitdown.tui.screens.ask_text import AskTextScreen
from sitdown.tui.screens.confirm import ConfirmScreen
from sitdown.tui.screens.home import HomeScreen
from sitdown.tui.screens.home_preview import HomePreview
from sitdown.tui.screens.new_session import NewSessionScreen
from sitdown.tui.widgets.choices import ChoiceList
from sitdown.tui.widgets.path_input import PathInput
from sitdown.tui.widgets.virtual_list import VirtualList

WIDE = (120, 40)
BRIEF = "sitdown.tui.kinds.work.brief_frame"


@pytest.fixture
def app(locations: Locations, clock: FrozenClock) -> SitdownApp:
    return work_app(locations, clock)


def listed(app: SitdownApp) -> list[str]:
    drawn = app.screen.query_one(VirtualList)
    lines = [drawn.render_line(y).text.rstrip() for y in range(drawn.size.height)]
    return [line for line in lines if line]


def context_file(project: Path) -> Path:
    return project / ".sitdown" / "session_state.json"


async def test_home_lists_projects_and_shows_where_one_was_left(
    app: SitdownApp, desk: Desk, project_id: str
) -> None:
    ask(desk, project_id, "Which OAuth provider?", priority=Priority.HIGH)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.pause()
        assert listed(app)[0] == "PROJECTS"
        assert listed(app)[1].split() == ["▌", "kong-gateway", "1?", "build", "━━━─────", "2/5"]
        preview = app.screen.query_one(HomePreview)
        await until(pilot, lambda: "Which OAuth provider?" in str(preview.render()))
        assert "Add feature X   build" in str(preview.render())


async def test_home_of_a_person_without_projects_says_nothing_of_them(
    app: SitdownApp, desk: Desk
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.pause()
        assert "PROJECTS" not in listed(app)


async def test_enter_opens_the_brief_and_enter_again_the_newest_session(
    app: SitdownApp, desk: Desk, project: Path, project_id: str
) -> None:
    write_state(project, "2026-01-03_old", topic="Older", updated_at="2026-01-03T10:00:00Z")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, BriefScreen))
        await until(pilot, lambda: "LAST TIME" in shown(app))
        assert "You were not here before." in shown(app)
        await until(pilot, lambda: any("Older" in line for line in listed(app)))
        await pilot.press("enter")
        panel = await at_panel(pilot)
        assert panel.view is not None
        assert panel.view.slug == SLUG
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, BriefScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))


async def test_the_brief_says_what_is_next_and_why(
    app: SitdownApp, desk: Desk, project: Path, project_id: str, clock: FrozenClock
) -> None:
    add_task(desk, project_id, NewTask("Fix JWT validation", priority=Priority.HIGH))
    done = add_task(desk, project_id, NewTask("Refresh tokens", status=TaskStatus.IN_PROGRESS))
    clock.advance(minutes=1)
    complete_task(desk, project_id, done.number)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: "SINCE THEN" in shown(app))
        text = shown(app)
        assert "1 Fix JWT validation #1" in text
        assert "high priority +6.0" in text
        assert "50 %  1 of 2 tasks" in text
        await pilot.press("w")
        await until(pilot, lambda: isinstance(app.screen, WhyScreen))
        assert "tasks that were completed after that moment" in shown(app)
        assert re.search(r"since +today \d\d:\d\d\n", shown(app))
        assert "tasks_done" not in shown(app)
        assert NOW.isoformat()[:10] not in shown(app)
        assert "\n  #2 Refresh tokens\n" in shown(app)
        assert done.id not in shown(app)


async def test_a_session_that_cannot_be_read_is_listed_with_its_error(
    app: SitdownApp, project: Path, project_id: str
) -> None:
    bad = write_state(project, "2026-02-15_bad")
    bad.write_text("{", encoding="utf-8")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: any("not readable" in line for line in listed(app)))
        await pilot.press("G")
        await until(pilot, lambda: "cannot be read" in shown(app))


async def test_a_question_is_answered_from_the_brief(
    app: SitdownApp, desk: Desk, project_id: str
) -> None:
    ask(desk, project_id, "Which OAuth provider?")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: "WAITING FOR YOU" in shown(app))
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, AskTextScreen))
        await pilot.press(*"ours", "enter")
        await until(pilot, lambda: not blockers(desk, project_id))
        await until(pilot, lambda: "WAITING FOR YOU" not in shown(app))


async def test_what_is_typed_to_a_question_is_there_again_wherever_it_is_asked(
    app: SitdownApp, desk: Desk, locations: Locations, project_id: str
) -> None:
    question = ask(desk, project_id, "Which OAuth provider?")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: "WAITING FOR YOU" in shown(app))
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, AskTextScreen))
        await pilot.press(*"on disk")
        await until(pilot, lambda: draft_of(desk, question.id) == "on disk")
        (kept,) = (locations.home / "answers").iterdir()
        assert kept.stat().st_mode & 0o777 == 0o600
        assert kept.parent.stat().st_mode & 0o777 == 0o700
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, BriefScreen))
        await pilot.press("enter")
        await at_panel(pilot)
        await pilot.press("b")
        await until(pilot, lambda: isinstance(app.screen, AskTextScreen))
        assert app.screen.query_one(Input).value == "on disk"
        await pilot.press("!", "enter")
        await until(pilot, lambda: not blockers(desk, project_id))
        await until(pilot, lambda: draft_of(desk, question.id) == "")


async def test_enter_while_it_opens_goes_on_when_it_is_open(
    app: SitdownApp, project_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go = threading.Event()

    def slowly(desk: Desk, project_id: str, *, is_first: bool) -> Visit:
        may_go.wait(10)
        return visit(desk, project_id, is_first=is_first)

    monkeypatch.setattr(f"{BRIEF}.visit", slowly)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, BriefScreen))
        await pilot.press("enter")
        assert isinstance(app.screen, BriefScreen)
        may_go.set()
        panel = await at_panel(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, BriefScreen))
        await pilot.pause(0.7)  # it is read anew, and nobody wishes to go on
        assert isinstance(app.screen, BriefScreen)
        assert panel.view is not None


async def test_a_second_enter_behind_the_one_that_opens_a_project_is_meant_for_it(
    app: SitdownApp, project_id: str
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await until(pilot, lambda: app.screen.query_one(VirtualList).current is not None)
        for _ in range(2):
            app.post_message(events.Key("enter", "\r"))
        await at_panel(pilot)
        assert isinstance(app.screen_stack[-2], BriefScreen)


async def test_enter_while_nothing_is_there_to_go_on_with_says_so_when_that_is_known(
    app: SitdownApp, project: Path, project_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(project / "agents")
    may_go = threading.Event()

    def slowly(desk: Desk, project_id: str, *, is_first: bool) -> Visit:
        may_go.wait(10)
        seen = visit(desk, project_id, is_first=is_first)
        return replace(seen, sessions=(), sessions_total=0)

    monkeypatch.setattr(f"{BRIEF}.visit", slowly)
    monkeypatch.setattr(f"{BRIEF}.look_again", lambda _, seen: seen)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, BriefScreen))
        await pilot.press("enter")
        await pilot.pause()
        assert "no session to go on with" not in shown(app)
        may_go.set()
        await until(pilot, lambda: "no session to go on with" in shown(app))


async def test_a_new_session_on_disk_comes_into_the_list(
    app: SitdownApp, project: Path, project_id: str
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, BriefScreen) and app.screen.is_live)
        write_state(project, "2026-02-16_fresh", topic="Fresh")
        await until(pilot, lambda: any("Fresh" in line for line in listed(app)))


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (0, Reason.END),
        (128 + signal.SIGINT, Reason.INTERRUPT),
        (128 + signal.SIGTERM, Reason.TERMINATED),
        (128 + signal.SIGHUP, Reason.HANGUP),
    ],
)
async def test_where_a_project_was_left_is_kept_however_the_app_ends(
    app: SitdownApp, desk: Desk, project: Path, project_id: str, code: int, reason: Reason
) -> None:
    add_task(desk, project_id, NewTask("Fix JWT validation"))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, BriefScreen))
        await until(pilot, lambda: "LAST TIME" in shown(app))
        app.exit(return_code=code)
    kept = json.loads(context_file(project).read_text(encoding="utf-8"))
    assert kept["next_actions"] == ["Fix JWT validation (Task #1)"]
    assert app.last_words == ("Session saved: kong-gateway.",)
    with desk.store.read() as tx:
        saved = newest(tx, project_id)
    assert saved is not None
    assert saved.reason is reason


async def test_a_project_that_was_not_opened_is_not_written_to(
    app: SitdownApp, project: Path, project_id: str
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.pause()
    assert not context_file(project).exists()


async def test_ctrl_c_leaves_as_an_interrupt(app: SitdownApp) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("ctrl+c")
        await pilot.pause()
    assert app.return_code == 130


async def test_a_project_is_followed_by_its_path(
    app: SitdownApp, desk: Desk, project: Path
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("P")
        await until(pilot, lambda: isinstance(app.screen, AddProjectScreen))
        await pilot.press(*"/nowhere/at/all", "enter")
        await until(pilot, lambda: "is not a folder" in shown(app))
        box = app.screen.query_one("#path", PathInput)
        (project.parent / "kong-notes.csv").touch()
        box.value = str(project.parent / "kong")
        await pilot.press("tab")
        await until(pilot, lambda: box.value == f"{project}/")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, BriefScreen))
        await until(pilot, lambda: any("Add feature X" in line for line in listed(app)))
        assert [each.name for each in list_projects(desk)] == ["kong-gateway"]


async def test_choosing_work_among_the_kinds_asks_for_a_project(
    locations: Locations, clock: FrozenClock, desk: Desk
) -> None:
    app = work_app(locations, clock, kinds=(Review(), KIND))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, NewSessionScreen))
        app.screen.query_one(ChoiceList).focus()
        await pilot.press("2")
        await until(pilot, lambda: isinstance(app.screen, AddProjectScreen))


async def test_following_no_more_asks_and_leaves_the_files(
    app: SitdownApp, desk: Desk, project: Path, project_id: str
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("d")
        await until(pilot, lambda: isinstance(app.screen, ConfirmScreen))
        await pilot.press("y")
        await until(pilot, lambda: not list_projects(desk))
        await until(pilot, lambda: "PROJECTS" not in shown(app))
    assert state_file(project).exists()


async def test_below_100_columns_the_sessions_fold_under_a_key(
    app: SitdownApp, project_id: str
) -> None:
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, BriefScreen))
        await until(pilot, lambda: "LAST TIME" in shown(app))
        assert not app.screen.query_one("#sessions-column").display
        await pilot.press("tab")
        await pilot.pause()
        assert app.screen.query_one("#sessions-column").display
        await pilot.press("tab")
        await pilot.press("enter")
        await at_panel(pilot)
        assert isinstance(app.screen, PanelScreen)


async def test_what_another_program_keeps_of_a_project_is_shown(
    app: SitdownApp, desk: Desk, project: Path, project_id: str
) -> None:
    path = project / ".codeframe" / "session_state.json"
    path.parent.mkdir()
    path.write_text(json.dumps(foreign()), encoding="utf-8")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: "Fix JWT validation in kong-gateway.ts" in shown(app))
        assert "high Which OAuth provider should we use?" in shown(app)
        assert "68 %" in shown(app)


async def test_of_more_sessions_than_are_listed_the_rest_is_counted(
    app: SitdownApp, desk: Desk, project_id: str, monkeypatch: pytest.MonkeyPatch, project: Path
) -> None:
    monkeypatch.setattr("sitdown.kinds.work.visiting.SESSIONS_SHOWN", 2)
    for day in (1, 2, 3):
        write_state(project, f"2026-01-0{day}_older", updated_at=f"2026-01-0{day}T10:00:00Z")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await until(pilot, lambda: any("2 more" in line for line in listed(app)))
        assert isinstance(app.screen, BriefScreen)


def moved(folder: Path, name: str) -> Path:
    return folder.rename(folder.with_name(name))


async def test_a_folder_that_is_moved_is_told_of_and_its_return_too(
    app: SitdownApp, project: Path, project_id: str
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, BriefScreen) and app.screen.is_live)
        elsewhere = moved(project, "elsewhere")
        await until(pilot, lambda: "folder cannot be found" in shown(app))
        assert any("gone" in line for line in listed(app))
        moved(elsewhere, project.name)
        await until(pilot, lambda: "folder cannot be found" not in shown(app))
        await until(pilot, lambda: not any("gone" in line for line in listed(app)))


async def test_a_session_that_is_moved_is_told_of_on_its_panel(
    app: SitdownApp, project: Path, project_id: str
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, BriefScreen) and app.screen.is_live)
        await pilot.press("enter")
        panel = await at_panel(pilot)
        moved(project, "elsewhere")
        await until(pilot, lambda: panel.view is not None and panel.view.sync_status == "missing")
        assert "cannot be found" in shown(app) or "gone" in shown(app)


async def test_home_looks_whether_the_folder_is_there(
    app: SitdownApp, project: Path, project_id: str
) -> None:
    moved(project, "elsewhere")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await until(pilot, lambda: "Its folder cannot be found." in shown(app))


async def test_a_folder_that_is_no_session_is_told_of_with_the_reason(
    app: SitdownApp, project: Path, project_id: str, tmp_path: Path
) -> None:
    write_state(project, "line\nbreak")
    (state_file(project).parents[1] / "elsewhere").symlink_to(tmp_path)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: "NOT READ" in shown(app))
        assert "'elsewhere' leads out of" in shown(app)
        assert "line" in shown(app)
