"""Bank files, file names, titles and words made to break a terminal reach it as plain text."""

from __future__ import annotations

import os
import re
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.end_to_end.deeds import take_in
from tests.end_to_end.terminal import Terminal
from tests.hostile import HOSTILE

from sitdown.demo.bank_files import write_csv
from sitdown.demo.generator import CURRENT_ACCOUNT, GeneratedRow
from sitdown.engine import entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import Begin, NewEntry
from sitdown.kinds import builtin_kinds
from sitdown.locations import Locations, ensure
from sitdown.store.opening import open_store

OUR_OWN = re.compile(
    r"\x1b\[(?:\d+(?:[;:]\d*)*)?m"  # colours and styles
    r"|\x1b\[\d+;\d+H"  # where to draw
    r"|\x1b\[\?[\d;]+(?:[hl]|\$p)"  # modes, set and asked for
    r"|\x1b\[[<>]\d*u"  # how keys are sent
    r"|\x1b\]22;[a-z]*\x07"  # the shape of the pointer
)
"""What Textual sends to draw; no content may send anything, not even one of these."""
CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069"
    "\U000e0000-\U000e007f]"
)
RED = b"\x1b[31m"
"""The colour of a hostile text; every theme has its own colours in full."""
AS_WRITTEN = r"\[bold\]x\[/\] "
"""The markup of a hostile text, as everybody must read it."""


def foreign(person: Terminal) -> list[str]:
    """What reached the terminal, by the program's end, that Sitdown did not mean to send."""
    drawn = bytes(person.drawn)
    found = CONTROLS.findall(OUR_OWN.sub("", drawn.decode("utf-8")))
    return [*found, *(["a colour of the content"] if RED in drawn else [])]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def session_id(home: Path) -> str:
    """A review for each hostile title, with all hostile words in each; the id of the last."""
    locations = Locations(home)
    ensure(locations)
    store = open_store(locations.database, locations.backups, datetime.now(UTC))
    with closing(store):
        desk = Desk(store, builtin_kinds())
        for number, title in enumerate(HOSTILE, start=1):
            begun = sessions.begin(
                desk,
                "money",
                Begin(title=title, intention=title, subject=f"{2000 + number}-01"),
            )
            for text in HOSTILE:
                entries.add_entry(desk, begun.id, NewEntry("said", text))
        return begun.id


@pytest.fixture
def bank_file(tmp_path: Path) -> Path:
    """A list in a hostile folder, with hostile payees and memos."""
    folder = tmp_path / "bank"
    folder.mkdir()
    for text in HOSTILE:
        name = text.replace("/", " ").replace("\x00", " ").encode("utf-8", "surrogatepass")[:80]
        (folder / os.fsdecode(name + b".csv")).write_bytes(b"")
    rows = [
        GeneratedRow(date(2026, 10, day), -100 * day, "EUR", text, text, CURRENT_ACCOUNT, "cash")
        for day, text in enumerate(HOSTILE, start=1)
        if not re.search("[\ud800-\udfff]", text)
    ]
    file = folder / "bank.csv"
    file.write_bytes(write_csv(rows))
    return file


def test_a_hostile_bank_file_is_text_on_every_screen(home: Path, bank_file: Path) -> None:
    with Terminal(home=home) as person:
        person.see("Nothing here yet")
        person.press("i")
        person.see("Path of the file")
        person.type(f"{bank_file.parent}/")
        person.see(r"(?s)\.csv.*\.csv")
        person.press("esc")
        person.see("Nothing here yet")
        take_in(person, bank_file)
        person.press("n")
        person.see("Begin a session")
        person.press("enter")
        person.see("Here is October")
        person.press("u")
        person.see(AS_WRITTEN)
        person.press("esc")
        person.see("Here is October")
        person.press("q")
        assert person.exit_code() == 0
        assert foreign(person) == []


def test_hostile_words_are_text_on_every_screen(home: Path, session_id: str) -> None:
    with Terminal(home=home) as person:
        person.see(AS_WRITTEN)
        person.press("h")
        person.see("said")
        for _ in HOSTILE:
            person.press("k")
        person.see(AS_WRITTEN)
        person.press("esc")
        person.see("CONTINUE")
        for _ in HOSTILE:
            person.press("j")
        person.press("enter")
        person.see("· left today")
        person.press("enter")
        person.not_see("· left today")
        person.press("esc")
        person.see("CONTINUE")
        person.press("/")
        person.see("(?i)search")
        person.type("bold")
        person.see(AS_WRITTEN)
        person.press("ctrl+q")
        assert person.exit_code() == 0
        assert foreign(person) == []


@pytest.mark.parametrize("words", [["list"], ["show"], ["export", "--to", "markdown"]], ids=str)
def test_hostile_words_are_text_in_lines(home: Path, session_id: str, words: list[str]) -> None:
    asked = words if words == ["list"] else [words[0], session_id, *words[1:]]
    with Terminal(*asked, home=home) as person:
        assert person.exit_code() == 0
        assert b"bold" in person.drawn
        assert foreign(person) == []
