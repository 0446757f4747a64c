"""Lines that should be JSON objects: parsed fast, and the bad ones counted."""

from __future__ import annotations

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

    types: dict[str, int] = field(default_factory=dict)
    unread: int = 0

    def note(self, kind: object) -> None:
        """Count a line by its type; odd types beyond the first sixty are one."""
        name = kind[:_LONGEST_TYPE] if isinstance(kind, str) else "untyped"
        if name not in self.types and len(self.types) >= _MOST_TYPES:
            name = "other"
        self.types[name] = self.types.get(name, 0) + 1


def parsed(lines: Iterable[bytes], counts: Counts) -> Iterator[dict[str, Any]]:
    """The objects of lines; empty lines are none, and what is no object is counted as unread."""
    types = counts.types
    for raw in lines:
        if not raw or raw.isspace():
            continue
        try:
            line = from_json(raw, cache_strings="keys")
        except ValueError:
            line = read_json(raw)
        if not isinstance(line, dict):
            counts.unread += 1
            continue
        kind = line.get("type")
        if isinstance(kind, str) and kind in types:
            types[kind] += 1
        else:
            counts.note(kind)
        yield line
