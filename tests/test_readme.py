"""Everything the README says can be run or looked at."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sitdown.cli import main
from sitdown.cli.commands import commands
from sitdown.cli.hook import append
from sitdown.cli.running import parsed
from sitdown.clock import FrozenClock
from sitdown.demo.project import follow_project, sessions_folder
from sitdown.engine.desk import Desk
from sitdown.keymap import ACTS, split_keys
from sitdown.kinds.work.kind import KIND

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CODE = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
PICTURES = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
NAMES = {command.name.split()[0] for command in commands()}
PROJECT = README.partition("## Follow a project\n")[2].partition("\n## ")[0]
WORK_LINES = [line for block in CODE for line in block.splitlines() if " work " in line]


LINES = [line.partition("#")[0].strip() for block in CODE for line in block.splitlines()]
COMMANDS = {
    *(line for line in LINES if line.startswith("sitdown ")),
    *re.findall(r"`(sitdown [^`]+)`", README.replace("\n", " ")),
}


@pytest.mark.parametrize("line", sorted(COMMANDS))
def test_every_command_is_understood_as_it_is_written(line: str) -> None:
    assert parsed(shlex.split(line)[1:]).handler


def test_there_are_two_set_up_commands_and_each_is_whole() -> None:
    set_up = [block.strip() for block in CODE if "venv" in block]
    assert len(set_up) == 2
    assert all(block.count("\n") == 0 and "pip install" in block for block in set_up)
    assert set_up[0].endswith("sitdown demo")


def test_the_run_uses_the_test_command_as_it_is_written() -> None:
    (command,) = (block.strip() for block in CODE if "pytest" in block)
    assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("command", sorted(set(re.findall(r"sitdown ([a-z]+)\b", "\n".join(CODE)))))
def test_every_command_in_it_exists(command: str) -> None:
    assert command in NAMES


@pytest.mark.parametrize("picture", PICTURES)
def test_every_picture_is_there_and_asks_no_server(picture: str) -> None:
    drawing = (ROOT / picture).read_text(encoding="utf-8")
    assert drawing.startswith("<svg")
    assert "@font-face" not in drawing


def test_every_picture_that_is_made_is_made_by_the_script() -> None:
    made = set(
        re.findall(
            r'Picture\("([a-z0-9_]+)"', (ROOT / "screenshots/make.py").read_text(encoding="utf-8")
        )
    )
    assert {path.stem for path in (ROOT / "screenshots").glob("*.svg")} == made


def test_the_keys_it_names_do_what_it_says() -> None:
    keys = {act.id: split_keys(act.keys) for act in ACTS}
    assert "w" in keys["entry.why"]
    assert {"a", "ctrl+n"} <= set(keys["session.next_phase"])
    assert "b" in keys["step.back"]
    assert "entry.revise" in keys
    assert ("M" in keys["money.refresh"], "E" in keys["money.export"]) == (True, True)
    assert ("A" in keys["money.ahead"], "b" in keys["money.balance"]) == (True, True)
    assert "n" in keys["money.account"]
    assert ("F" in keys["money.files"], "u" in keys["money.categorise"]) == (True, True)


def test_the_keys_of_a_project_do_what_it_says() -> None:
    acts = {
        "P": "work.add", "enter": "go.on", "space": "work.checkpoint", "a": "session.next_phase",
        "b": "work.blockers", "o": "work.open", "f": "work.status", "s": "work.sync",
        "t": "work.transcripts", "w": "entry.why",
    }  # fmt: skip
    keys = {act.id: split_keys(act.keys) for act in ACTS}
    named = set(re.findall(r"`([a-zA-Z]|space|enter)`", PROJECT))
    assert named == set(acts)
    assert all(key in keys[act] for key, act in acts.items())


def test_every_command_of_a_project_that_it_names_exists() -> None:
    names = {command.name for command in commands()}
    said = set(re.findall(r"sitdown (work [a-z]+|mcp)", PROJECT))
    assert said
    assert said <= names
    assert "work tick" in names


def test_the_commands_of_a_project_run_as_they_are_written(
    make_desk: Callable[..., Desk],
    clock: FrozenClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path.resolve() / "projects"
    project = follow_project(make_desk(KIND), clock, folder, append).working_dir
    shutil.rmtree(next(sessions_folder(folder).glob("*_retry-budget")))
    (project / "tasks.md").write_text("- [ ] Write it down\n", encoding="utf-8")
    monkeypatch.setenv("HOME", str(folder.parent))
    monkeypatch.setenv("SITDOWN_HOME", str(tmp_path / "another"))
    monkeypatch.chdir(project)
    assert len(WORK_LINES) > 5
    for line in WORK_LINES:
        words = [word.replace("~", str(folder.parent)) for word in shlex.split(line, comments=True)]
        assert (main(words[1:]), line) == (0, line), capsys.readouterr().err
    assert "Fix the login" in capsys.readouterr().out
