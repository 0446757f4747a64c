"""What is said on the command line is looked at too, and its answer stays what it is."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Sitdown


def test_plain_words_are_answered_with_lines_on_the_error_stream(
    sitdown: Sitdown, cup: str
) -> None:
    sitdown("settings", "set", "region", "GB")
    printed = sitdown("say", cup, "I want to die", "--type", "said", "--json")
    assert printed.code == 0
    assert printed.document["entry"]["content"] == "I want to die"
    assert "call 999" in printed.err
    assert "not therapy" in printed.err


def test_everyday_words_are_answered_as_ever(sitdown: Sitdown, cup: str) -> None:
    assert sitdown("say", cup, "This tea is to die for.", "--type", "said").err == ""


def test_a_bad_file_of_lines_is_told_and_hides_none(sitdown: Sitdown, cup: str, home: Path) -> None:
    (home / "help_lines.toml").write_text("[[line", encoding="utf-8")
    printed = sitdown("say", cup, "I want to die", "--type", "said")
    assert "112" in printed.err
    assert "help_lines.toml" in printed.err
