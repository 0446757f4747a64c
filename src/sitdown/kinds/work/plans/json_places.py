"""Where the texts of a JSON document stand in its bytes."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TypeAlias

from sitdown.kinds.work.plans.model import Span

Steps: TypeAlias = tuple[str | int, ...]
"""The keys and places that lead to a value."""

_TOKEN = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)


@dataclass
class _Open:
    """An object or a list that is being read: the step to what comes next in it."""

    step: str | int
    is_key_next: bool


def places_of(raw: bytes, key: str) -> dict[Steps, Span]:
    """Every text that is the value of that key, with its place between the quotation marks.

    Args:
        raw: a document that was read as JSON already; one that is none gives anything.
        key: without the escapes that the file may write it with.
    """
    found: dict[Steps, Span] = {}
    around: list[_Open] = []
    for token in _TOKEN.finditer(raw):
        sign = token[0]
        here = around[-1] if around else None
        if sign in {b"{", b"["}:
            around.append(_Open("" if sign == b"{" else 0, is_key_next=sign == b"{"))
        elif sign in {b"}", b"]"}:
            around.pop()
        elif here is None or sign == b":":
            continue
        elif sign == b",":
            if isinstance(here.step, int):
                here.step += 1
            else:
                here.is_key_next = True
        elif here.is_key_next:
            here.step = str(json.loads(sign))
            here.is_key_next = False
        elif here.step == key and sign.startswith(b'"'):
            steps = tuple(each.step for each in around)
            found[steps] = Span(token.start() + 1, token.end() - 1)
    return found
