"""Views become documents, and entries without words say what they hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from sitdown.engine.lifecycle import Status
from sitdown.engine.views import EntryView, Role
from sitdown.exchange.plain import plain, words_of


class Number(Enum):
    ONE = 1


@dataclass(frozen=True)
class Held:
    days: tuple[date, ...]
    more: dict[str, object]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (datetime(2026, 10, 3, 12, tzinfo=timezone(timedelta(hours=2))), "2026-10-03T10:00:00Z"),
        (datetime(2026, 10, 3, 12, 0, 0, 5, tzinfo=UTC), "2026-10-03T12:00:00.000005Z"),
        (date(2026, 10, 3), "2026-10-03"),
        (Status.IN_PROGRESS, "in_progress"),
        (Number.ONE, 1),
        (Path("/a/b"), "/a/b"),
        (frozenset({1}), [1]),
        (None, None),
        (True, True),
        (1.5, 1.5),
        (Held((date(2026, 1, 1),), {"a": None}), {"days": ["2026-01-01"], "more": {"a": None}}),
    ],
)
def test_a_view_as_json_has_it(value: object, expected: object) -> None:
    assert plain(value) == expected
    assert type(plain(value)) is type(expected)


def test_what_has_no_place_in_a_document_is_refused() -> None:
    with pytest.raises(TypeError, match="a object has no place"):
        plain(object())


def _entry(content: str, data: dict[str, Any]) -> EntryView:
    moment = datetime(2026, 10, 3, tzinfo=UTC)
    return EntryView("e", "s", 1, "a", 1, 1, "answer", Role.USER, content, data, moment)


@pytest.mark.parametrize(
    ("content", "data", "words"),
    [
        ("said", {"skipped": True}, "said"),
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
