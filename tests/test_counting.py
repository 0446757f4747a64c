from __future__ import annotations

import pytest

from sitdown.counting import counted


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 entries"), (1, "1 entry"), (2, "2 entries"), (1_234, "1,234 entries")],
)
def test_one_is_told_as_one(number: int, words: str) -> None:
    assert counted(number, "entry", "entries") == words


def test_most_words_take_an_s() -> None:
    assert [counted(number, "day") for number in (1, 3)] == ["1 day", "3 days"]
