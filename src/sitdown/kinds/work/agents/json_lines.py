"""Lines that should be JSON objects: parsed fast, and the bad ones counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic_core import from_json

from sitdown.kinds.work.agents.lenient_json import read_json

_TYPE = b'"type":"'
_MOST_TYPES = 60
_LONGEST_TYPE = 40


@dataclass
class Counts:
    """How many lines there were of each type, and how many could not be read."""

    types: Counter[str] = field(default_factory=Counter)
    unread: int = 0

    def note(self, line: dict[str, Any]) -> None:
        """Count a line; odd types beyond the first sixty are one."""
        name = line.get("type")
        name = name[:_LONGEST_TYPE] if isinstance(name, str) else "untyped"
        if name not in self.types and len(self.types) >= _MOST_TYPES:
            name = "other"
        self.types[name] += 1


def parsed(
    lines: Iterable[bytes], counts: Counts, only: str | None = None
) -> Iterator[dict[str, Any]]:
    """The objects of lines; empty lines are none, and what is no object is counted as unread.

    Args:
        lines: the lines.
        counts: counts them.
        only: the type that is wanted, beside lines without one. Others are only counted, where
            their beginning already tells their type.
    """
    note = counts.note
    for raw in lines:
        if not raw or raw.isspace():
            continue
        if only is not None:
            told = _told_type(raw)
            if told is not None and told != only:
                note({"type": told})
                continue
        try:
            line = from_json(raw, cache_strings="keys")
        except ValueError:
            line = read_json(raw)
        if isinstance(line, dict):
            note(line)
            yield line
        else:
            counts.unread += 1


def _told_type(raw: bytes) -> str | None:
    """The type that stands before anything nested in a line that looks whole; else None.

    What only looks like it inside a text has a backslash before its quotes.
    """
    at = raw.find(_TYPE)
    if at < 0 or raw[:1] != b"{" or raw[-1:] != b"}":
        return None
    before = raw[1:at]
    end = raw.find(b'"', at + len(_TYPE))
    if b"{" in before or b"[" in before or b"\\" in before or end < 0:
        return None
    told = raw[at + len(_TYPE) : end]
    return told.decode() if told.isalnum() or told.replace(b"-", b"").isalpha() else None
