"""Words that nobody should type and somebody will: one sentence, and nothing is done."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Sitdown

from sitdown.cli.running import LONGEST_SENTENCE


@pytest.mark.parametrize(
    "words",
    [
        ("money", "goals", "--money=--"),
        ("money", "forecast", "--days=--"),
        ("money", "export", "-o=--"),
        ("work", "task", "add", "x", "--priority=--"),
        ("work", "task", "--", "add", "--"),
    ],
)
def test_two_dashes_are_no_value(sitdown: Sitdown, words: tuple[str, ...]) -> None:
    printed = sitdown(*words)
    assert printed.code == 2
    assert "'--' cannot be given to it" in printed.err


def test_what_a_sentence_quotes_makes_it_neither_endless_nor_more_than_a_line(
    sitdown: Sitdown,
) -> None:
    endless = sitdown("show", "x" * 1_000_000)
    assert endless.code == 1
    assert len(endless.err) < LONGEST_SENTENCE + 10
    assert endless.err.endswith("shows the ones there are.\n")
    assert sitdown("import", "no\nsuch\rfile").err.count("\n") == 1


@pytest.mark.parametrize("month", ["0001-01", "1969-12", "3000-01", "9999-12"])
@pytest.mark.parametrize("command", ["month", "uncategorised"])
def test_a_month_at_the_end_of_the_calendar_is_no_month_to_look_at(
    sitdown: Sitdown, command: str, month: str
) -> None:
    printed = sitdown("money", command, month)
    assert printed.code == 1
    assert f"'{month}' is not a time I can read" in printed.err


def test_nothing_is_planned_for_the_end_of_the_calendar(sitdown: Sitdown) -> None:
    printed = sitdown("start", "tea", "--at", "9999-12-31 23:59")
    assert (printed.code, printed.out) == (1, "")
    assert "is not a time I can read" in printed.err


def test_a_task_is_not_due_at_the_end_of_the_calendar(sitdown: Sitdown, tmp_path: Path) -> None:
    sitdown("work", "add", str(tmp_path))
    for day in ("0001-01-01", "9999-12-31"):
        printed = sitdown("work", "task", "add", "x", "--project", str(tmp_path), "--due", day)
        assert printed.code == 1
        assert f"'{day}' is not a time I can read" in printed.err


def test_a_limit_is_as_high_as_one_likes(sitdown: Sitdown, cup: str) -> None:
    assert [each["id"] for each in sitdown("list", "--limit", "9" * 40, "--json").document] == [cup]


def test_what_is_looked_for_is_as_long_as_one_likes(sitdown: Sitdown, cup: str) -> None:
    assert sitdown("say", cup, "Assam").code == 0
    printed = sitdown("search", " ".join(["assam"] * 200_000), "--json")
    assert [each["content"] for each in printed.document["entries"]] == ["I heard Assam.", "Assam"]
    assert sitdown("search", "x" * 1_000_000).code == 0


@pytest.mark.parametrize("sign", ["", "  "])
def test_an_empty_sign_is_none(sitdown: Sitdown, cup: str, sign: str) -> None:
    printed = sitdown("indicators", cup, "--add", sign)
    assert printed.code == 2
    assert "is no sign" in printed.err


@pytest.mark.parametrize(
    "words",
    [
        ("import", "{}"),
        ("restore", "{}"),
        ("export", "--all", "-o", "{}"),
        ("work", "plans", "{}"),
        ("work", "import", "{}"),
        ("money", "goal", "import", "{}"),
    ],
)
@pytest.mark.parametrize("path", ["a\x00b", "x" * 3_000])
def test_what_no_file_system_has_is_no_path(
    sitdown: Sitdown, words: tuple[str, ...], path: str
) -> None:
    printed = sitdown(*(word.format(path) for word in words))
    assert printed.code == 1
    assert "cannot be a path" in printed.err
