"""Everything the README says can be run or looked at."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sitdown.cli.commands import commands
from sitdown.keymap import ACTS, split_keys

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CODE = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
PICTURES = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
NAMES = {command.name.split()[0] for command in commands()}


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
