"""Following a project at a real terminal: its sessions move, break and are mended, and the program
is killed while one looks.
"""

from __future__ import annotations

import json
import signal
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.end_to_end.deeds import told
from tests.end_to_end.terminal import PATIENCE, Terminal

from sitdown.cli.hook import append
from sitdown.clock import FrozenClock
from sitdown.demo.project import follow_project, live_slug, sessions_folder
from sitdown.engine.desk import Desk
from sitdown.kinds import builtin_kinds
from sitdown.kinds.work.items import NewTask
from sitdown.kinds.work.state import SessionStateManager
from sitdown.kinds.work.tasks import add_tasks
from sitdown.locations import Locations, ensure
from sitdown.store.opening import open_store

NOW = datetime.now(UTC).replace(microsecond=0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with a session in its build, a finished one and a broken one, followed by nobody
    but its maker.
    """
    folder = tmp_path.resolve() / "work"
    maker = Locations(tmp_path / "maker")
    ensure(maker)
    clock = FrozenClock(NOW)
    with closing(open_store(maker.database, maker.backups, NOW)) as store:
        follow_project(Desk(store, builtin_kinds(), "me", clock), clock, folder, append)
    return folder


@pytest.fixture
def state(folder: Path) -> SessionStateManager:
    return SessionStateManager(sessions_folder(folder) / live_slug(NOW))


@pytest.fixture
def home(tmp_path: Path, folder: Path) -> Path:
    """A store that follows the project, with a task done and one that is next."""
    home, path = tmp_path / "home", str(folder / "kong-gateway")
    project = told(home, "work", "add", path)["project"]
    with closing(open_store(home / "sitdown.db", home / "backups", NOW)) as store:
        tasks = (NewTask("JWT refresh tokens"), NewTask("Fix JWT validation"))
        add_tasks(Desk(store, builtin_kinds()), project["id"], tasks)
    return home


def to_the_brief(person: Terminal) -> None:
    person.see(r"(?s)PROJECTS.*kong-gateway.*2/5")
    person.press("enter")
    person.see("(?s)LAST TIME.*go on   w why")


def to_the_panel(person: Terminal) -> None:
    to_the_brief(person)
    person.press("enter")
    person.see("checkpoint 3 of 5")
    if person.screen.columns >= 100:
        person.see("✓ live")


def completed(state: SessionStateManager) -> tuple[int, ...]:
    return state.load().checkpoints_completed


@pytest.mark.parametrize(("columns", "rows"), [(120, 40), (80, 24)])
def test_what_agents_write_is_seen_and_a_key_writes_what_they_read(
    home: Path, state: SessionStateManager, columns: int, rows: int
) -> None:
    with Terminal(home=home, columns=columns, rows=rows) as person:
        to_the_panel(person)
        person.see("Theme provider.*feat: add provider")
        state.complete_checkpoint(3)
        person.see("checkpoint 4 of 5")
        person.see("60 %")
        plain = state.path.read_text(encoding="utf-8")
        document = json.loads(plain)
        document["build_progress"] |= {"checkpoints_completed": [1, 2, 3, 4],
                                       "current_checkpoint": 5}  # fmt: skip
        state.path.write_text(json.dumps(document), encoding="utf-8")
        person.see("checkpoint 5 of 5")
        person.press("space")
        person.see("100 %")
        assert completed(state) == (1, 2, 3, 4, 5)
        person.press("q")
        assert person.exit_code() == 0


def test_a_file_that_breaks_is_told_of_and_costs_nothing_else(
    home: Path, state: SessionStateManager
) -> None:
    good = state.path.read_bytes()
    with Terminal(home=home) as person:
        to_the_panel(person)
        state.path.write_bytes(good[:200])
        person.see("cannot be read")
        person.see("feat: add provider")  # what was known of it stays
        person.press("space")
        person.see(r"▌\s+\S")
        assert state.path.read_bytes() == good[:200]
        person.press("esc")
        person.see(r"Rate limits per consumer\s+complete")
        person.see(r"Add feature X\s+not readable")
        state.path.write_bytes(good)
        person.see(r"Add feature X\s+build .* 2/5")
        person.press("q")
        assert person.exit_code() == 0
    listed = told(home, "work", "list", str(state.session_dir))
    assert sorted(each["sync_status"] for each in listed) == ["broken", "synced", "synced"]


def test_after_a_power_cut_last_time_and_the_place_are_there(
    home: Path, folder: Path, state: SessionStateManager
) -> None:
    path = str(folder / "kong-gateway")
    with Terminal(home=home) as person:
        to_the_brief(person)
        told(home, "work", "task", "done", "1", "--project", path)
        person.press("q")
        assert person.exit_code() == 0
    with Terminal(home=home) as person:
        to_the_panel(person)
        person.press("space")
        person.see("checkpoint 4 of 5")
        person.kill()
    assert completed(state) == (1, 2, 3)
    with Terminal(home=home) as person:
        person.see(r"(?s)kong-gateway.*3/5.*LAST TIME.*Completed Task #1")
        person.press("enter")
        person.see("(?s)Completed Task #1.*go on   w why")
        person.press("enter")
        person.see("checkpoint 4 of 5")
        person.press("q")
        assert person.exit_code() == 0
    told(home, "doctor")


def test_an_answer_that_was_being_typed_on_the_brief_outlives_a_power_cut(
    home: Path, folder: Path
) -> None:
    question = "Which OAuth provider should we use?"
    told(home, "work", "ask", question, "--project", str(folder / "kong-gateway"))
    with Terminal(home=home) as person:
        to_the_brief(person)
        person.press("b")
        person.see("leave it")
        person.type("Our own, for now")
        end = time.monotonic() + PATIENCE
        while [each.read_text("utf-8") for each in home.glob("answers/*.txt")] != [
            "Our own, for now"
        ]:
            assert time.monotonic() < end
            time.sleep(0.05)
        person.kill()
    with Terminal(home=home) as person:
        to_the_brief(person)
        person.press("b")
        person.see("Our own, for now")
        person.press("enter")
        person.not_see("WAITING FOR YOU")
        person.press("q")
        assert person.exit_code() == 0
    assert not list(home.glob("answers/*"))
    asked = told(home, "work", "blockers", str(folder / "kong-gateway"), "--all")
    assert [each["text"] for each in asked[0]["answers"]] == ["Our own, for now"]


def test_enter_is_kept_until_the_brief_is_open(home: Path) -> None:
    with Terminal(home=home) as person:
        person.see(r"(?s)PROJECTS.*kong-gateway.*2/5")
        person.press_at_once("enter", "enter")
        person.see("checkpoint 3 of 5")


def test_interrupted_by_a_key_the_context_is_saved(home: Path, folder: Path) -> None:
    project = folder / "kong-gateway"
    told(home, "work", "task", "done", "1", "--project", str(project))
    with Terminal(home=home) as person:
        to_the_panel(person)
        person.press("ctrl+c")
        assert person.exit_code() == 128 + signal.SIGINT
    saved = json.loads((project / ".sitdown" / "session_state.json").read_bytes())
    assert saved["last_session"]["completed_tasks"] == [1]


def test_the_demo_builds_on_while_one_looks_and_leaves_nothing(tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with Terminal("demo", home=tmp_path / "home", TMPDIR=str(temporary)) as person:
        person.see(r"(?s)PROJECTS.*kong-gateway")
        person.press("j", "enter")
        person.see("(?s)Completed Task #27.*go on   w why")
        person.press("enter")
        person.see("checkpoint 3 of 5")
        person.see(r"✗ exit 1 · 3 failing")
        person.see(r"(?s)System preference.*Read\s+src/theme/toggle.ts")
        person.press("q")
        assert person.exit_code() == 0
    assert list(temporary.iterdir()) == []


def test_the_demo_tells_at_once_that_it_begins_and_is_given_up_without_a_trace(
    tmp_path: Path,
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with Terminal("demo", home=tmp_path / "home", TMPDIR=str(temporary)) as person:
        person.see(r"Writing the example data… [1-9] of 9")
        assert list(temporary.iterdir()) != []
        person.press("ctrl+c")
        assert person.exit_code() == 128 + signal.SIGINT
        assert "Writing" not in person.text
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["TERM", "HUP"])
def test_a_signal_while_the_demo_begins_leaves_nothing_either(
    tmp_path: Path, number: signal.Signals
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with Terminal("demo", home=tmp_path / "home", TMPDIR=str(temporary)) as person:
        person.see(r"Writing the example data… [1-9] of 9")
        person.send(number)
        assert person.exit_code() == 128 + number
    assert list(temporary.iterdir()) == []
