"""However the program ends, the terminal is given back, the words are kept, and it starts again."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from tests.end_to_end.deeds import command, drafts, told, write_in_reflection
from tests.end_to_end.terminal import ON_AT_FIRST, Terminal

HALF_SAID = "It felt like the year we mov"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A store with a review that has just begun."""
    told(tmp_path / "home", "start", "money", "--month", "2026-10")
    return tmp_path / "home"


def given_back(person: Terminal) -> bool:
    """Whether the shell finds its terminal as it was."""
    return person.reads_lines and person.left_on == ON_AT_FIRST


def starts_again(home: Path) -> None:
    with Terminal(home=home) as person:
        person.see("October money review")
        person.press("q")
        assert person.exit_code() == 0


def is_taken_up_with_its_draft(home: Path) -> None:
    assert drafts(home) == [HALF_SAID]
    with Terminal(home=home) as person:
        person.see(r"October money review\s+4 of 7")
        person.press("enter")
        person.see("NOT SAID YET")
        person.press("enter")
        person.not_see("NOT SAID YET")
        person.see(rf"▌\s+{HALF_SAID}")


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
def test_a_key_ends_it(home: Path, key: str) -> None:
    with Terminal(home=home) as person:
        person.see("October money review")
        assert not person.reads_lines
        person.press(key)
        assert person.exit_code() == 0
        assert given_back(person)
    starts_again(home)


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=["TERM", "HUP"]
)
def test_a_signal_ends_it_with_what_was_being_typed(
    home: Path, number: signal.Signals, code: int
) -> None:
    with Terminal(home=home) as person:
        write_in_reflection(person, HALF_SAID)
        person.send(number)
        assert person.exit_code() == code
        assert given_back(person)
    is_taken_up_with_its_draft(home)


def test_quitting_keeps_what_was_being_typed(home: Path) -> None:
    with Terminal(home=home) as person:
        write_in_reflection(person, HALF_SAID)
        person.press("ctrl+q")
        assert person.exit_code() == 0
        assert given_back(person)
    is_taken_up_with_its_draft(home)


def test_closing_the_terminal_ends_it_with_what_was_being_typed(home: Path) -> None:
    with Terminal(home=home) as person:
        write_in_reflection(person, HALF_SAID)
        person.close()
        assert person.exit_code() == 129
    is_taken_up_with_its_draft(home)


def test_a_damaged_store_is_told_of_and_not_touched(home: Path) -> None:
    told(home, "backup")
    database = home / "sitdown.db"
    damaged = b"not a database" + database.read_bytes()[14:]
    database.write_bytes(damaged)
    with Terminal(home=home) as person:
        person.see("(?s)cannot be read.*It was not touched")
        assert "Nothing here yet" not in person.text
        person.press("n")
        person.see(r"▌\s+/")  # the same sentence again, for the key that could not act
        person.press("q")
        assert person.exit_code() == 0
        assert given_back(person)
    assert database.read_bytes() == damaged
    looked_over = command(home, "doctor")
    assert looked_over.returncode == 1
    assert "cannot be checked" in looked_over.stdout
    aside = Path(told(home, "restore", "--yes")["set_aside"])
    assert aside.read_bytes() == damaged
    assert command(home, "doctor").returncode == 0
    starts_again(home)


def test_a_failure_to_open_is_one_sentence(tmp_path: Path) -> None:
    taken = tmp_path / "a file"
    taken.write_text("here already", encoding="utf-8")
    with Terminal(home=taken) as person:
        assert person.exit_code() == 1
        assert "cannot be used" in person.text
        assert "Traceback" not in person.text
        assert person.reads_lines
    assert taken.read_text(encoding="utf-8") == "here already"
