"""A first review in the real program: a bank file, seven steps, a power cut, a revision."""

from __future__ import annotations

import calendar
import json
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.end_to_end.terminal import Terminal

from sitdown.demo.files import write_csv
from sitdown.demo.generator import CURRENT_ACCOUNT, generate
from sitdown.kinds.money.snapshot import month_before

HALF_SAID = "Half of it was the week my sister vis"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def month() -> tuple[int, int]:
    """The month that is reviewed: the one before this, by the machine's own clock."""
    today = datetime.now(UTC).date()
    return month_before((today.year, today.month))


@pytest.fixture
def bank_file(tmp_path: Path, month: tuple[int, int]) -> Path:
    rows = [row for row in generate(7, month) if row.account == CURRENT_ACCOUNT]
    file = tmp_path / "bank.csv"
    file.write_bytes(write_csv(rows))
    return file


def told(home: Path, *words: str) -> Any:
    """What the command line says of the same store."""
    done = subprocess.run(
        [sys.executable, "-m", "sitdown", "--home", str(home), *words, "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def take_in(person: Terminal, bank_file: Path) -> None:
    person.press("i")
    person.see("Path of the file")
    person.type(str(bank_file))
    person.press("enter")
    person.see(r"[\d,]+ new of")
    person.press("enter")
    person.see(r"z take it back|take it back")
    person.press("esc")


def test_a_review_is_walked_cut_off_taken_up_and_kept(
    home: Path, bank_file: Path, month: tuple[int, int]
) -> None:
    name = calendar.month_name[month[1]]
    with Terminal(home=home) as person:
        person.see("Nothing here yet")
        take_in(person, bank_file)
        person.see("Nothing here yet|sitdown")
        person.press("n")
        person.see("Begin a session")
        person.press("enter")
        person.see(rf"Here is {name}\.")
        person.press("y")
        person.see("confirmed")
        person.press("enter")
        person.see("2 of 7")
        person.press("enter")
        person.see("1 of . patterns")
        person.press("t")
        person.type(HALF_SAID)
        person.see("Half of it was the week my sister vis")
        wait_for_draft(home, HALF_SAID)
        person.kill()
    with Terminal(home=home) as person:
        person.see(rf"{name} money review\s+3 of 7")
        person.press("enter")
        person.see("NOT SAID YET")
        person.see(HALF_SAID)
        person.press("enter")
        person.not_see("NOT SAID YET")
        person.see(f"▌?.*{HALF_SAID}")
        person.press("k")
        person.see("keep it ✓")
        plan(person)
        person.press("c")
        person.see("schedule it")
        person.press("n")
        person.see("✓ kept")
        person.press("esc")
        person.see("KEPT")
        revise_in_transcript(person)
        person.press("q")
        assert person.exit_code() == 0
    (review,) = told(home, "history", "--kind", "money")
    assert review["status"] == "completed"


def plan(person: Terminal) -> None:
    """From anywhere in Reflect through Plan to the last step, with a promise on the way."""
    person.press("a")
    person.see("5 of 7")
    person.press("right", "enter")
    person.see("6 of 7")
    person.press("g")
    person.see("A promise for the month to come")
    person.press("ctrl+s")
    person.see("PROMISES")
    person.see("✓ .* at most")
    person.press("a")
    person.see("7 of 7")


def revise_in_transcript(person: Terminal) -> None:
    """Say the first answer anew, and see both of its versions."""
    person.press("h")
    person.see("(?s)REFLECT · OVERVIEW.*is right")
    person.press("g", "j", "j", "r")
    person.see("Say it anew")
    person.type(", all of it")
    person.press("ctrl+s")
    person.not_see("Say it anew")
    person.see("is right., all of it")
    person.press("enter")
    person.see("How this answer changed")
    person.see(r"(?s)2  .*now.*is right\., all of it.*1  .*is right\.")
    person.press("esc")
    person.see("said")
    person.press("esc")
    person.see("KEPT")


def wait_for_draft(home: Path, text: str) -> None:
    """A draft is on disk a second after the last key; wait for that, as a person would not."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        with closing(sqlite3.connect(home / "sitdown.db")) as connection:
            if connection.execute("SELECT 1 FROM draft WHERE text = ?", (text,)).fetchone():
                return
        time.sleep(0.05)
    message = f"no draft {text!r}"
    raise AssertionError(message)
