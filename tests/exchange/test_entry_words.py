"""An entry says its words, and one without any says what it holds."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from sitdown.engine.views import EntryView, Role
from sitdown.exchange.entry_words import words_of


def _entry(content: str, data: dict[str, Any]) -> EntryView:
    moment = datetime(2026, 10, 3, tzinfo=UTC)
    return EntryView("e", "s", 1, "a", 1, 1, "answer", Role.USER, content, data, moment)


@pytest.mark.parametrize(
    ("content", "data", "words"),
    [
        ("said", {"skipped": True}, "said"),
        ("half of it", {"number": 3.0}, "3 · half of it"),
        ("5,5", {"number": 5.5}, "5,5"),
        ("by the sea", {"chosen": "Calm"}, "Calm · by the sea"),
        ("Calm", {"chosen": "Calm"}, "Calm"),
        ("Yes. It was planned.", {"option_selected": "Yes"}, "Yes. It was planned."),
        ("It was planned.", {"option_selected": "Yes"}, "Yes · It was planned."),
        ("", {"question": "how", "skipped": True}, "(skipped)"),
        ("", {"skipped": False, "number": 3}, "skipped: false\nnumber: 3"),
        ("", {"response_text": "", "option_selected": None}, "(skipped)"),
        ("", {"response_text": "", "option_selected": "yes"}, "option_selected: yes"),
        ("", {"rate": 0.2, "names": ["ä"], "empty": []}, 'rate: 0.2\nnames: ["ä"]'),
        ("", {}, "(nothing)"),
    ],
)  # fmt: skip
def test_an_entry_says_its_words_or_its_data(
    content: str, data: dict[str, Any], words: str
) -> None:
    assert words_of(_entry(content, data)) == words
