"""What was understood of a file is told in plain words, whatever the file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sitdown.kinds.money.decision_words import decision_words
from sitdown.kinds.money.readers.records import Decision
from sitdown.kinds.money.readers.statement import read_statement

FIXTURES = sorted(
    path for path in (Path(__file__).parent / "fixtures").iterdir() if not path.name.startswith(".")
)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_every_decision_on_a_real_layout_is_in_words_with_its_reason(path: Path) -> None:
    decisions = read_statement(path, date(2026, 11, 7), {}).decisions
    assert decisions
    for decision in decisions:
        words = decision_words(decision)
        assert "_" not in words
        assert ":" not in words
        assert decision.why


def test_the_sign_is_told_by_what_it_means() -> None:
    told = decision_words(Decision("sign", "money_in", "the bank writes it so", certain=True))
    assert told == "amounts above zero are money in"
    told = decision_words(Decision("sign", "money_out", "you said so", certain=True))
    assert told == "amounts above zero are money out"


def test_what_nobody_thought_of_is_told_as_it_is() -> None:
    assert decision_words(Decision("new_thing", "so_and_so", "", certain=True)) == (
        "new thing: so and so"
    )
