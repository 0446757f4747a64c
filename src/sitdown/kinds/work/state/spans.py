"""Where the parts of a JSON text stand."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

_BLANK = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


class Span(NamedTuple):
    """A member of an object, or an element of an array (whose ``key`` is None).

    ``start`` is where its key begins, ``value`` where its value does, ``end`` just after it.
    """

    key: str | None
    start: int
    value: int
    end: int


def first_character(text: str, at: int = 0) -> int:
    """The place of the first character from ``at`` on that is neither blank nor a byte order
    mark.
    """
    if at == 0 and text.startswith("\ufeff"):
        at = 1
    return _after_blank(text, at)


def spans_of(text: str, at: int) -> list[Span]:
    """The members of the object, or the elements of the array, that begins at a place of a text
    known to be JSON.
    """
    is_object = text[at] == "{"
    found: list[Span] = []
    at = _after_blank(text, at + 1)
    while text[at] not in "]}":
        start, key = at, None
        if is_object:
            key, at = _DECODER.raw_decode(text, at)
            at = _after_blank(text, _after_blank(text, at) + 1)
        _, end = _DECODER.raw_decode(text, at)
        found.append(Span(key, start, at, end))
        at = _after_blank(text, end)
        if text[at] == ",":
            at = _after_blank(text, at + 1)
    return found


def _after_blank(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at
