"""The signs of a session are chosen and answered at the command line."""

from __future__ import annotations

import pytest
from tests.cli.conftest import Sitdown


def test_signs_are_added_listed_answered_and_taken_away(sitdown: Sitdown, cup: str) -> None:
    assert sitdown("indicators", cup).out == "No signs were chosen.\n"
    assert sitdown("indicators", cup, "--json").document["complete"] is False
    sitdown("indicators", cup, "--add", "answered leaf")
    sitdown("indicators", cup, "--add", "yes It tasted good.", "--success")
    listed = sitdown("indicators", cup).out.splitlines()
    assert listed == [
        "1  · leaf: answered",
        "2  ? It tasted good.  (yours to say)  (that it went well)",
    ]
    sitdown("say", cup, "assam")
    answered = sitdown("indicators", cup, "--answer", "2=yes", "--json").document
    assert answered["complete"] is True
    assert [each["verdict"] for each in answered["indicators"]] == ["met", "met"]
    left = sitdown("indicators", cup, "--remove", "1", "--json").document
    assert left["complete"] is False
    assert [each["words"] for each in left["indicators"]] == ["It tasted good."]


@pytest.mark.parametrize(
    ("sign", "words"),
    [
        ("words 200", "200 words or more"),
        ("entries said 3", "said: 3 or more"),
        ("answered leaf", "leaf: answered"),
        ("yes  It feels told.", "It feels told."),
    ],
)
def test_a_sign_is_a_few_words(sitdown: Sitdown, cup: str, sign: str, words: str) -> None:
    added = sitdown("indicators", cup, "--add", sign, "--json").document
    assert [each["words"] for each in added["indicators"]] == [words]


@pytest.mark.parametrize(
    ("given", "code", "told"),
    [
        (("--add", "feels right"), 2, "is no sign"),
        (("--add", "words many"), 2, "is no sign"),
        (("--add", "words 0"), 1, "cannot be checked"),
        (("--add", "yes"), 2, "is no sign"),
        (("--answer", "1"), 2, "2=yes"),
        (("--answer", "1=yes"), 1, "no sign"),
        (("--remove", "1", "--add", "words 2"), 2, "one of --add"),
    ],
)
def test_what_is_no_sign_is_refused(
    sitdown: Sitdown, cup: str, given: tuple[str, ...], code: int, told: str
) -> None:
    printed = sitdown("indicators", cup, *given)
    assert printed.code == code
    assert told in printed.err
