"""Where the keys of a TOML text stand, and what they are called in full. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def line_numbers(text: str) -> dict[str, int]:
    """Give the line, from 1, on which each key of a settings text is set; keys as ``keys.<id>``."""
    found: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[\s*([\w.-]+)\s*\]", line):
            table = f"{header[1]}."
        elif key := re.match(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*[\w-]+)*)\s*=""", line):
            name = re.sub(r"""["'\s]""", "", key[1])
            found.setdefault(table + name, number)
    return found


def flattened(table: Mapping[str, object], before: str = "") -> dict[str, object]:
    """Undo TOML's nesting: ``session.new = "x"`` and ``"session.new" = "x"`` mean the same."""
    flat: dict[str, object] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            flat |= flattened(value, f"{before}{name}.")
        else:
            flat[before + name] = value
    return flat
