"""How answers are printed: clean lines for people, one document for programs."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from sitdown.exchange.plain import plain
from sitdown.plain_text import clean, one_line

GAP = "  "


def put(lines: Iterable[str]) -> None:
    """Print lines, without anything a terminal would obey; a pipe may end at one."""
    for line in lines:
        sys.stdout.write(f"{clean(line)}\n")


def put_document(document: Any) -> None:
    """Print one JSON document. It is ASCII, so that no text in it can act on a terminal."""
    json.dump(plain(document), sys.stdout, indent=2)
    sys.stdout.write("\n")


def table(rows: Sequence[Sequence[str]], right: frozenset[int] = frozenset()) -> list[str]:
    """Rows as aligned columns; the numbers of right-aligned ones, from 0, are in ``right``.

    The last column is as wide as it likes.
    """
    cells = [[one_line(cell) for cell in row] for row in rows]
    widths = [max(map(cells_wide, column)) for column in zip(*cells, strict=True)]
    lines = []
    for row in cells:
        padded = []
        for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
            blanks = " " * (width - cells_wide(cell))
            padded.append(f"{blanks}{cell}" if number in right else f"{cell}{blanks}")
        lines.append(GAP.join(padded).rstrip())
    return lines


def indented(text: str, by: str) -> list[str]:
    """A text of any number of lines, each after the first set in under it."""
    first, *more = clean(text).splitlines() or [""]
    return [first, *(f"{by}{line}" for line in more)]


def cells_wide(text: str) -> int:
    """How many cells a terminal draws a cleaned text in: East Asian letters take two."""
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
