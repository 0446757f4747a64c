"""The bytes of a plan as lines that know where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitdown.kinds.work.plans.errors import PlanNotTextError

BYTE_ORDER_MARK = b"\xef\xbb\xbf"

_LINE = re.compile(rb"([^\r\n]*)(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its end: its number from 1, and the byte at which it starts."""

    number: int
    start: int
    raw: bytes


def checked_utf8(raw: bytes, name: str) -> None:
    """Refuse what is not UTF-8.

    Raises:
        PlanNotTextError: some byte is not.
    """
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise PlanNotTextError(name, error.start) from error


def lines(raw: bytes) -> Iterator[Line]:
    """The lines of a file, whatever ends them; a byte order mark is no part of the first."""
    start = len(BYTE_ORDER_MARK) if raw.startswith(BYTE_ORDER_MARK) else 0
    number = 0
    while start < len(raw):
        found = _LINE.match(raw, start)
        if found is None or found.end() == start:
            return
        number += 1
        yield Line(number, start, found[1])
        start = found.end()
