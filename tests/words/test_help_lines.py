"""The right number comes first, wherever a person is, and a bad file of theirs is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sitdown.words.help_lines import InvalidHelpLinesError, Need, lines_for
from sitdown.words.safety import Finding
from sitdown.words.safety_rule import Concern, Tier
from sitdown.words.safety_words import WHAT_THIS_IS, checked_words, not_safe, sentence

OWN = """
[[line]]
region = "de"
need = "talk"
name = "My sister"
reach = "call 030 1234"
hours = "always"
checked_on = 2026-11-01
"""


def reached(region: str, concern: Concern = Concern.SELF, own: Path | None = None) -> list[str]:
    return [line.reach for line in lines_for(region, concern, own)]


@pytest.mark.parametrize(
    ("region", "first"),
    [
        ("US", "call 911"),
        ("us-ca", "call 911"),
        ("GB", "call 999"),
        ("UK", "call 999"),
        ("DE-BY", "call 112"),
        ("PT", "call 112"),
        ("AU", "call 000"),
    ],
)
def test_the_local_emergency_number_comes_first(region: str, first: str) -> None:
    assert reached(region)[0] == first


@pytest.mark.parametrize("region", ["", "ZZ", "BR", "?"])
def test_an_unknown_country_is_told_where_to_look(region: str) -> None:
    found = reached(region)
    assert "112 in Europe" in found[0]
    assert found[-1] == "findahelpline.com"


def test_every_country_has_the_numbers_it_is_known_for() -> None:
    assert "call or text 988" in reached("US")
    assert "text HOME to 741741" in reached("US")
    assert "call 116 123" in reached("IE")
    assert "text SHOUT to 85258" in reached("GB")
    assert "call 13 11 14" in reached("AU")
    assert "call 3114" in reached("FR")
    assert any("0800 111 0 111" in reach for reach in reached("DE"))


def test_abuse_puts_its_own_lines_before_the_others() -> None:
    needs = [line.need for line in lines_for("US", Concern.ABUSE)]
    assert needs[:2] == [Need.EMERGENCY, Need.ABUSE]
    assert Need.ABUSE not in [line.need for line in lines_for("US", Concern.SELF)]


def test_the_persons_own_lines_stand_among_those_of_their_country(tmp_path: Path) -> None:
    own = tmp_path / "help_lines.toml"
    own.write_text(OWN, encoding="utf-8")
    found = reached("DE", own=own)
    assert found[:2] == ["call 112", "call 030 1234"]
    assert "call 030 1234" not in reached("US", own=own)


def test_a_file_that_is_not_there_changes_nothing(tmp_path: Path) -> None:
    assert reached("DE", own=tmp_path / "none.toml") == reached("DE")


@pytest.mark.parametrize(
    "text",
    [
        "[[line",
        'line = "call me"',
        '[[line]]\nregion = "DE"',
        OWN.replace("talk", "chat"),
        OWN.replace("2026-11-01", '"soon"'),
    ],
)
def test_a_file_that_is_none_is_refused_with_its_name(tmp_path: Path, text: str) -> None:
    own = tmp_path / "help_lines.toml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidHelpLinesError, match=r"help_lines\.toml"):
        lines_for("DE", own=own)


def test_every_line_says_when_it_was_checked() -> None:
    for region in ("US", "GB", "IE", "CA", "AU", "DE", "FR", "ES", ""):
        assert all(line.checked_on >= date(2026, 1, 1) for line in lines_for(region))
    assert "21 November 2026" in checked_words(lines_for("US"))


@pytest.mark.parametrize("concern", list(Concern))
def test_what_to_do_first_names_the_number(concern: Concern) -> None:
    assert "999" in not_safe(concern, lines_for("GB"))


@pytest.mark.parametrize("tier", list(Tier))
@pytest.mark.parametrize("concern", list(Concern))
def test_the_words_hold_the_lines_and_say_what_this_is(tier: Tier, concern: Concern) -> None:
    told = sentence(Finding(tier, concern, 0, 1), lines_for("US", concern))
    assert "911" in told
    assert WHAT_THIS_IS in told
