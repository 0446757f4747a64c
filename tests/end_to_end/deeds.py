"""What the tests at a terminal do again and again: ask the store, wait for it, take in a file."""

from __future__ import annotations

import io
import json
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

from tests.end_to_end.terminal import PATIENCE, Terminal

from sitdown.cli import main


def command(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "sitdown", "--home", str(home), *words],
        capture_output=True,
        text=True,
        check=False,
    )


def told(home: Path, *words: str) -> Any:
    """What the command line says of the same store; it is asked here, as a program of its own
    takes a second to start.
    """
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["--home", str(home), *words, "--json"])
    assert code == 0, err.getvalue()
    return json.loads(out.getvalue())


def drafts(home: Path) -> list[str]:
    """The texts that are kept unsaid, as they lie on the disk."""
    with closing(sqlite3.connect(home / "sitdown.db")) as connection:
        return [text for (text,) in connection.execute("SELECT text FROM draft")]


def wait_for_draft(home: Path, text: str) -> None:
    """A draft is on disk a second after the last key; wait for that, as a person would not."""
    end = time.monotonic() + PATIENCE
    while text not in drafts(home):
        assert time.monotonic() < end, f"no draft {text!r}"
        time.sleep(0.05)


def take_in(person: Terminal, bank_file: Path) -> None:
    """Take in a bank's file from Home, and come back to Home."""
    person.press("i")
    person.see("Path of the file")
    person.type(str(bank_file))
    person.press("enter")
    person.see(r"[\d,]+ new of")
    person.press("enter")
    person.see("take it back")
    person.press("esc")
    person.not_see("Import a bank file")


def write_in_reflection(person: Terminal, text: str) -> None:
    """From Home to the text box of a review without a ledger, and write there."""
    person.see("CONTINUE")
    person.press("enter")
    person.see("Reflect · 1 of 7")
    for step in "234":
        person.press("enter")
        person.see(f"Reflect · {step} of 7")
    person.see("How did .* feel")
    person.press("t")
    person.type(text)
    person.see(text)
