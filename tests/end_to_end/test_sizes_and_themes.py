"""The example store in windows of any size, in other colours and in none."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.end_to_end.terminal import Terminal
from textual.theme import Theme

from sitdown.tui.themes import HEARTH, PAPER

Open = Callable[..., Terminal]
AT_THE_FOOT = r"help[^\n]*\Z"
"""The line of the keys is the last one."""


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    """Where the demo may put its store while it runs."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    return folder


@pytest.fixture
def demo(tmp_path: Path, temporary: Path) -> Open:
    def opened(columns: int = 120, rows: int = 40, **environ: str) -> Terminal:
        home = tmp_path / "home"
        return Terminal(
            "demo", home=home, columns=columns, rows=rows, TMPDIR=str(temporary), **environ
        )

    return opened


def sit_down(person: Terminal) -> None:
    """From the demo's Home to the card that the review was left at."""
    person.see("October money review")
    person.press("enter")
    person.see("NOT SAID YET")
    person.press("enter")
    person.not_see("NOT SAID YET")
    person.see("Restaurants")


@pytest.mark.parametrize(("columns", "rows"), [(120, 40), (80, 24), (60, 20)])
def test_the_demo_is_walked_and_leaves_nothing_behind(
    demo: Open, tmp_path: Path, temporary: Path, columns: int, rows: int
) -> None:
    with demo(columns, rows) as person:
        sit_down(person)
        person.see("137 % of budget")
        person.see(AT_THE_FOOT)
        if columns < 100:
            assert "PROGRESS" not in person.text
            person.press("tab")
        person.see("(?s)PROGRESS.*3 of 7.*Insurance")
        if columns < 100:
            person.press("tab")
            person.see("137 % of budget")
        person.press("right")
        person.see("(?s)Insurance.*Once a year")
        person.press("a")
        person.see("What share of your income")
        person.press("w")
        person.see("(?i)why")
        person.press("esc", "esc")
        person.see("CONTINUE")
        person.press("h")
        person.see("PLAN · SAVINGS GOAL")
        person.press("esc")
        person.see("CONTINUE")
        person.press("q")
        assert person.exit_code() == 0
    assert list(temporary.iterdir()) == []
    assert not (tmp_path / "home").exists()


def test_a_window_is_made_smaller_and_larger_while_one_writes(demo: Open) -> None:
    with demo() as person:
        sit_down(person)
        person.press("t")
        person.type(" Gladly")
        for columns, rows in ((80, 24), (60, 20), (16, 4), (200, 60), (120, 40)):
            person.resize(columns, rows)
            person.type(".")
        person.see(r"would do again\. Gladly\.\.\.\.\.")
        person.see("PROGRESS")
        person.see(AT_THE_FOOT)
        person.press("ctrl+q")
        assert person.exit_code() == 0


def test_without_colours_everything_is_grey(demo: Open) -> None:
    with demo(NO_COLOR="1") as person:
        sit_down(person)
        person.press("esc")
        person.see("CONTINUE")
        person.press("q")
        assert person.exit_code() == 0
        assert colours(person)
        assert {len(set(shade)) for shade in colours(person)} == {1}


def colours(person: Terminal) -> set[tuple[bytes, ...]]:
    """Every colour that was sent: red, green, blue."""
    return set(re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", bytes(person.drawn)))


@pytest.mark.parametrize(
    ("settings", "theme"), [('theme = "paper"\n', PAPER), ("", HEARTH)], ids=["paper", "hearth"]
)
def test_the_theme_of_the_settings_is_on_the_screen(
    tmp_path: Path, settings: str, theme: Theme
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.toml").write_text(settings, encoding="utf-8")
    with Terminal(home=home) as person:
        person.see("Nothing here yet")
        assert f"#{person.screen.buffer[0][0].bg}" == str(theme.background).casefold()


def test_a_theme_that_is_not_there_is_told_of_and_does_no_harm(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.toml").write_text('theme = "no such"\n', encoding="utf-8")
    with Terminal(home=home) as person:
        person.see("settings.toml:1: ")
        person.see("Nothing here yet")
