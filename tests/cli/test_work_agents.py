"""Agents, their costs and their hook by command."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.cli.conftest import MOMENT, Printed, Sitdown, Terminal
from tests.kinds.work.agents.conftest import request_line
from tests.kinds.work.conftest import version_2, write_state

from sitdown.cli.hook import append
from sitdown.cli.work_agents import dollars
from sitdown.engine.kind import Kind
from sitdown.kinds import builtin_kinds
from sitdown.kinds.work.agents.places import folder_name

_SLUG = "2026-11-07_one_a1"
_SOURCE = str(Path(__file__).parents[2] / "src")


@pytest.fixture
def kinds() -> Mapping[str, Kind]:
    return builtin_kinds()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = (tmp_path / "my-app").resolve()
    made.mkdir()
    state = version_2(
        _SLUG,
        created_at="2026-11-07T08:00:00Z",
        updated_at="2026-11-07T08:10:00Z",
        phase_history={"build_started_at": "2026-11-07T08:00:00Z"},
    )
    write_state(made, _SLUG, state)
    return made


@pytest.fixture
def project(sitdown: Sitdown, folder: Path) -> str:
    assert sitdown("work", "add", str(folder)).code == 0
    return str(folder)


def _tell(home: Path, folder: str, kind: str, second: int, **fields: object) -> None:
    event = {"session_id": "s1", "cwd": folder, "hook_event_name": kind, **fields}
    append(str(home), json.dumps(event).encode(), round((MOMENT.timestamp() - 600 + second) * 1e9))


def test_agents_and_their_log(sitdown: Sitdown, project: str, home: Path) -> None:
    assert sitdown("work", "agents", project).out == "No agents yet.\n"
    assert sitdown("work", "log", _SLUG).out == "Nothing was logged yet.\n"
    _tell(home, project, "SessionStart", 1, model="claude-sonnet-4-5")
    failure = {
        "tool_name": "Bash",
        "tool_input": {"command": "npm test"},
        "error": "Exit code 1\n3 failing \x1b[31m",
    }
    for second in (2, 3, 4):
        _tell(home, project, "PostToolUseFailure", second, **failure)
    printed = sitdown("work", "agents", project)
    assert "build  claude-sonnet-4-5" in printed.out
    assert "In a loop: Bash met the same error 3 times in a row: Exit code 1" in printed.out
    assert "\x1b" not in printed.out
    (agent,) = sitdown("work", "agents", project, "--json").document
    assert (agent["type"], agent["activity"], agent["slug"], agent["checkpoint"]) == (
        "build",
        "busy",
        _SLUG,
        3,
    )
    assert (agent["loops"][0]["times"], len(agent["loops"][0]["lines"])) == (3, 3)
    out = sitdown("work", "log", _SLUG, "--lines", "2").out
    assert out.splitlines() == [
        "09:20:03  !  Bash  exit 1 · 3 failing",
        "09:20:04  !  Bash  exit 1 · 3 failing",
    ]
    assert sitdown("work", "log", _SLUG, "--json").document[0]["tool"] == "Start"
    assert sitdown("work", "log", "none").code == 1


def test_transcripts_and_costs(
    sitdown: Sitdown, project: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "No requests yet" in sitdown("work", "costs", project).out
    root = tmp_path / "claude" / "projects"
    path = root / folder_name(project) / "s1.jsonl"
    path.parent.mkdir(parents=True)
    at = {"timestamp": "2026-11-07T08:05:00Z"}
    lines = [
        request_line(message="a") | at,
        request_line(message="b", model="nobody-1") | at,
        request_line(message="c") | {"timestamp": "2026-11-07T07:00:00Z"},
    ]
    path.write_text("\n".join(map(json.dumps, lines)) + "\nnonsense\n", encoding="utf-8")
    _tell(home, project, "SessionStart", 1, transcript_path=str(path))
    unpriced = "The price of nobody-1 is not known: 1 request without a cost."
    with monkeypatch.context() as changed:
        changed.setattr("sitdown.cli.work_agents.transcript_roots", lambda environ: (root,))
        printed = sitdown("work", "transcripts", project)
        assert printed.out.splitlines() == [
            "1 transcript, 1 read; 3 new requests, 3 in all.",
            "Passed over: 1 line that could not be read.",
            f"{unpriced} `sitdown work prices` shows the known ones, and how to add your own.",
        ]
        again = sitdown("work", "transcripts", project, "--json").document
    assert (again["read"], again["requests"], again["unpriced"]) == (0, 3, {"nobody-1": 1})
    document = sitdown("work", "costs", project, "--json").document
    assert [(each["name"], each["requests"], each["unpriced"]) for each in document["groups"]] == [
        (f"{_SLUG} · 3", 2, 1),
        ("unassigned", 1, 0),
    ]
    assert document["total"]["cost_microdollars"] == 2 * 1911
    by_model = sitdown("work", "costs", project, "--by", "model").out.splitlines()
    assert by_model[2].split()[-1] == "price"
    assert "unknown" in by_model[2]
    assert by_model[3].split()[:2] == ["total", "3"]
    assert sitdown("work", "costs", project, "--by", "colour").code == 2
    (agent,) = sitdown("work", "agents", project, "--json").document
    assert (agent["cost_microdollars"], agent["unpriced"]) == (2 * 1911, 1)
    assert "0.00+" in sitdown("work", "agents", project).out


def test_time_at_work(sitdown: Sitdown, project: str, home: Path) -> None:
    assert "No time yet" in sitdown("work", "time", project).out
    for number, event in enumerate(("UserPromptSubmit", "PreToolUse", "PostToolUse", "Stop")):
        _tell(home, project, event, number * 180)
    printed = sitdown("work", "time", project, "--by", "session").out.splitlines()
    assert printed[0].split() == ["session", "at", "work", "first", "last"]
    assert printed[1].split()[:3] == [_SLUG, "9", "min"]
    assert printed[2].split() == ["total", "9", "min"]
    document = sitdown("work", "time", project, "--json").document
    assert (document["by"], document["total_seconds"]) == ("phase", 9 * 60)
    assert [(each["name"], each["seconds"]) for each in document["groups"]] == [("build", 9 * 60)]
    assert sitdown("work", "time", project, "--by", "colour").code == 2


def test_the_prices_can_be_copied_and_changed(sitdown: Sitdown, home: Path) -> None:
    shipped = sitdown("work", "prices")
    document = sitdown("work", "prices", "--json").document
    assert (document["own"], document["listed"]) == (None, "2026-06-13")
    home.mkdir()
    own = home / "prices.toml"
    own.write_text(shipped.out.replace("claude-opus-4-8 ", "my-model "), encoding="utf-8")
    changed = sitdown("work", "prices", "--json").document
    assert set(changed["models"]) - set(document["models"]) == {"my-model"}
    assert changed["own"] == str(own)
    own.write_text("no toml", encoding="utf-8")
    assert "cannot be read" in sitdown("work", "prices").err


def test_outside_of_a_project_it_says_how_to_add_one(sitdown: Sitdown, tmp_path: Path) -> None:
    for command in ("agents", "costs", "transcripts"):
        printed = sitdown("work", command, str(tmp_path))
        assert (printed.code, "sitdown work add" in printed.err) == (1, True)


def test_the_settings_name_every_event_and_a_command_that_works(
    sitdown: Sitdown, home: Path, folder: Path
) -> None:
    printed = sitdown("work", "hook", "--print-settings")
    settings = json.loads(printed.out)
    assert settings == sitdown("work", "hook", "--print-settings", "--json").document
    assert {"PreToolUse", "SessionStart", "Stop", "SessionEnd"} <= set(settings["hooks"])
    commands = {each["hooks"][0]["command"] for (each,) in settings["hooks"].values()}
    (command,) = commands
    words = shlex.split(command)
    assert Path(words[0]).is_absolute()
    ran = subprocess.run(
        words, cwd=folder, env={"PYTHONPATH": _SOURCE}, input=b'{"a":1}',
        capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    assert (ran.stdout, ran.stderr) == (b"", b"")
    assert len(list((home / "hooks").iterdir())) == 1


def test_modules_of_the_agent_s_folder_are_not_run(sitdown: Sitdown, folder: Path) -> None:
    (folder / "sitdown").mkdir()
    (folder / "sitdown" / "__main__.py").write_text("raise SystemExit(9)", encoding="utf-8")
    (folder / "time.py").write_text("raise SystemExit(9)", encoding="utf-8")
    test_the_settings_name_every_event_and_a_command_that_works(
        sitdown, folder.parent / "home", folder
    )


def _brief(home: Path, cwd: str, event: str) -> Printed:
    ran = subprocess.run(
        [sys.executable, "-P", "-m", "sitdown", "work", "hook", "--brief"],
        cwd=cwd, env={"PYTHONPATH": _SOURCE, "SITDOWN_HOME": str(home), "PATH": os.environ["PATH"]},
        input=json.dumps({"hook_event_name": event}), capture_output=True, text=True, check=False,
        timeout=60,
    )  # fmt: skip
    return Printed(ran.returncode, ran.stdout, ran.stderr)


def test_an_agent_that_starts_is_told_where_the_project_stands(
    sitdown: Sitdown, project: str, home: Path, tmp_path: Path
) -> None:
    told = _brief(home, project, "SessionStart")
    assert (told.code, told.err) == (0, "")
    output = told.document["hookSpecificOutput"]
    assert output["hookEventName"] == "SessionStart"
    assert output["additionalContext"].startswith("my-app")
    assert _brief(home, project, "Stop") == Printed(0, "", "")
    assert _brief(home, str(tmp_path), "SessionStart") == Printed(0, "", "")
    first = sitdown("work", "hook", "--print-settings", "--brief").out
    assert first.count("--brief") == 1


def test_a_person_who_types_it_is_told_what_it_is_for(sitdown: Sitdown) -> None:
    assert "--print-settings" in sitdown("work", "hook", stdin=Terminal()).out


@pytest.mark.parametrize(
    ("microdollars", "words"),
    [
        (0, "0.00"),
        (4_999, "0.00"),
        (5_000, "0.01"),
        (2_180_000, "2.18"),
        (1_234_567_890, "1,234.57"),
    ],
)
def test_dollars_in_words(microdollars: int, words: str) -> None:
    assert dollars(microdollars) == words
