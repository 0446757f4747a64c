"""A first review in the real program: a bank file, seven steps, a power cut, a revision."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.end_to_end.deeds import take_in, told, wait_for_draft
from tests.end_to_end.terminal import Terminal

from sitdown.demo.bank_files import write_csv
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
def bank_file(tmp_path: Path) -> Path:
    """A list of the last year, up to today."""
    today = datetime.now(UTC).date()
    rows = [
        row
        for row in generate(7, (today.year, today.month))
        if row.account == CURRENT_ACCOUNT and row.date <= today
    ]
    file = tmp_path / "bank.csv"
    file.write_bytes(write_csv(rows))
    return file


def test_a_review_is_walked_cut_off_taken_up_and_kept(
    home: Path, bank_file: Path, month: tuple[int, int]
) -> None:
    name = calendar.month_name[month[1]]
    with Terminal(home=home) as person:
        person.see("Nothing here yet")
        take_in(person, bank_file)
        walk_to_a_half_said_note(person, name)
        wait_for_draft(home, HALF_SAID)
        person.kill()
    with Terminal(home=home) as person:
        take_up(person, name)
        reflect(person)
        plan(person)
        close(person)
        revise_in_transcript(person)
        person.press("q")
        assert person.exit_code() == 0
    (review,) = told(home, "history", "--kind", "money")
    assert review["status"] == "completed"
    with Terminal("start", "money", "--month", this_month(), home=home) as person:
        the_promise_comes_back(person)


def walk_to_a_half_said_note(person: Terminal, name: str) -> None:
    person.press("n")
    person.see("Begin a session")
    person.press("enter")
    person.see(rf"Here is {name}\.")
    person.press("y")
    person.see("confirmed")
    person.press("enter")
    person.see("There are no promises from last month")
    person.press("enter")
    person.see(r"1 of \d+ patterns")
    person.press("t")
    person.type(HALF_SAID)
    person.see(HALF_SAID)


def take_up(person: Terminal, name: str) -> None:
    """Find the place, the card and the words of a review that a power cut ended."""
    person.see(rf"{name} money review\s+3 of 7")
    person.press("enter")
    person.see("NOT SAID YET")
    person.see(HALF_SAID)
    person.press("enter")
    person.not_see("NOT SAID YET")
    person.see(rf"▌\s+{HALF_SAID}")


def reflect(person: Terminal) -> None:
    """React with the note that was found, go through the other cards, answer every question."""
    cards = re.search(r"1 of (\d+) patterns", person.text)
    assert cards
    person.press("k")
    person.see("keep it ✓")
    person.press(*["enter"] * int(cards[1]))
    person.see("How did .* feel")
    answer_everything(person)
    person.press("enter")


def close(person: Terminal) -> None:
    """Close the month, and leave the next one open."""
    person.press("enter")
    person.see("Close “.*”")
    person.press("y")
    person.see("schedule it")
    person.press("n")
    person.see("✓ kept")
    person.press("esc")
    person.see("KEPT")


def the_promise_comes_back(person: Terminal) -> None:
    """The review of the next month asks what became of the promise."""
    person.see(r"Here is \w+\.")
    person.press("enter")
    person.see("(?s)What you promised.*Restaurants at most")
    person.press("1")
    person.see("Carry it on ✓")
    person.press("esc")
    person.see("CONTINUE")


def this_month() -> str:
    return f"{datetime.now(UTC):%Y-%m}"


def answer_everything(person: Terminal) -> None:
    """Answer every question of the reflection with ``1``: a choice where there are any, else the
    words of an answer that is then sent.
    """
    for _ in range(100):
        if "That was the last question here" in person.text:
            return
        person.press("1")
        person.watch(0.1)
        if re.search(r"▌\s+1", person.text):
            person.press("ctrl+s")
    person.see("That was the last question here")


def plan(person: Terminal) -> None:
    """From Plan to the last step, with a promise on the way."""
    person.see("5 of 7")
    person.press("right", "enter")
    person.see("6 of 7")
    person.press("g")
    person.see("A promise for the month to come")
    person.press("tab")
    person.type("Restaurants")
    person.press("ctrl+s")
    person.see("✓ Restaurants at most")
    person.press("enter")
    person.see("7 of 7")


def revise_in_transcript(person: Terminal) -> None:
    """Say the first answer anew, and see both of its versions."""
    person.press("h")
    person.see("WRAP UP")
    person.press("g")
    person.see("(?s)REFLECT · OVERVIEW.*is right")
    person.press("j", "j", "j", "r")
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
