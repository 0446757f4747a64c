"""Lines that should be JSON objects: parsed fast, and the bad ones counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic_core import from_json

from sitdown.kinds.work.agents.lenient_json import read_json

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


def parsed(lines: Iterable[bytes], counts: Counts) -> Iterator[dict[str, Any]]:
    """The objects of lines; empty lines are none, and what is no object is counted as unread."""
    note = counts.note
    for raw in lines:
        if not raw or raw.isspace():
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
