"""A session while an agent works at it, at a real terminal: Home, the brief, the panel."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.end_to_end.deeds import told
from tests.end_to_end.terminal import Terminal
from tests.tui.kinds.work.work_app import SLUG, a_project, state_file, write_state


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return a_project(tmp_path)


@pytest.fixture
def home(tmp_path: Path, project: Path) -> Path:
    """A store that follows the project."""
    told(tmp_path / "home", "work", "add", str(project))
    return tmp_path / "home"


def in_the_panel(person: Terminal) -> None:
    person.see(r"kong-gateway\s+build .* 2/5")
    person.press("enter")
    person.see("LAST TIME")
    person.see("Add feature X")
    person.press("enter")
    person.see("checkpoint 3 of 5")
    person.see("✓ live")


def test_a_change_from_outside_is_seen_and_a_key_writes_the_file(home: Path, project: Path) -> None:
    with Terminal(home=home) as person:
        in_the_panel(person)
        progress = {
            "checkpoints_total": 5,
            "checkpoints_completed": [1, 2, 3],
            "current_checkpoint": 4,
        }
        write_state(project, build_progress=progress)
        person.see("checkpoint 4 of 5")
        person.see("60 %")
        person.press("space")
        person.see("checkpoint 5 of 5")
        kept = json.loads(state_file(project).read_text(encoding="utf-8"))
        assert kept["build_progress"]["checkpoints_completed"] == [1, 2, 3, 4]
        person.press("q")
        assert person.exit_code() == 0
        assert "Session saved: kong-gateway." in person.drawn.decode("utf-8", "replace")
    assert (project / ".sitdown" / "session_state.json").exists()
    with Terminal(home=home) as person:
        person.see(r"kong-gateway\s+build .* 4/5")


def test_what_an_agent_tells_is_seen(home: Path, project: Path) -> None:
    event = {
        "session_id": "agent-1",
        "cwd": str(project),
        "hook_event_name": "PreToolUse",
        "tool_name": "Edit",
        "tool_input": {"file_path": str(project / "src" / "theme.ts")},
        "tool_use_id": "use-1",
    }
    with Terminal(home=home) as person:
        in_the_panel(person)
        subprocess.run(
            [sys.executable, "-m", "sitdown", "--home", str(home), "work", "hook"],
            input=json.dumps(event).encode(),
            check=True,
        )
        person.see(r"Edit\s+src/theme.ts")


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)],
    ids=["TERM", "HUP", "INT"],
)
def test_a_signal_keeps_where_the_project_was_left(
    home: Path, project: Path, number: signal.Signals, code: int
) -> None:
    with Terminal(home=home) as person:
        in_the_panel(person)
        person.send(number)
        assert person.exit_code() == code
    kept = json.loads((project / ".sitdown" / "session_state.json").read_text(encoding="utf-8"))
    assert kept["current_plan"].startswith("Add feature X")


def test_a_session_is_started_by_its_slug(home: Path) -> None:
    with Terminal("start", "work", "--subject", SLUG, home=home) as person:
        person.see("checkpoint 3 of 5")
        person.press("esc")
        person.see("PROJECTS")
