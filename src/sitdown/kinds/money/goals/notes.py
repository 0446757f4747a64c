"""The goal lines in notes, and what each is for. Pure.

Notes name what a line is for before it, ``Groceries: #template 400``, or on a line of its own
above it: ``## Groceries``, ``Groceries:``, or just the name of something that is known. Other
lines are the person's words and are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sitdown.kinds.money.goals.words import GOAL, TEMPLATE

_TAGGED = re.compile(
    rf"(?i)(?P<name>[^#]*?)[:\s]*(?P<words>(?:{TEMPLATE}|{GOAL})(?:-\d+)?(?:\s.*)?)"
)
_HEADING = re.compile(
    r"#{1,6}\s+(?P<marked>[^#]+?):?|(?P<named>[^#:]+):|(?:[-*]\s+)?(?P<plain>[^#]+)"
)


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A goal line of notes.

    Attributes:
        number: counted from 1.
        name: what it is for; empty when no name stands before or above it.
        words: from its tag on.
    """

    number: int
    name: str
    words: str


def note_lines(text: str, is_known: Callable[[str], bool]) -> Iterator[NoteLine]:
    """The goal lines of notes, in order.

    Args:
        text: the notes.
        is_known: whether a line that is nothing but words names something.
    """
    name = ""
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        tagged = _TAGGED.fullmatch(stripped)
        if tagged:
            own = tagged["name"].strip(" -*\t")
            name = own or name
            yield NoteLine(number, name, " ".join(tagged["words"].split()))
            continue
        heading = _HEADING.fullmatch(stripped)
        if heading:
            marked = heading["marked"] or heading["named"]
            plain = (heading["plain"] or "").strip()
            name = marked.strip() if marked else plain if is_known(plain) else name
