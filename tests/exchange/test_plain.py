"""Views become documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from pathlib import Path

import pytest

from sitdown.engine.lifecycle import Status
from sitdown.exchange.plain import plain


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
