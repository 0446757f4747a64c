"""What a Markdown file says that a plan is made of: headings, checkboxes and other lines.

Checkboxes in fenced code and in comments are examples, and do not count. Everything is found in
the bytes themselves, so that a tick can be put back at the exact place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitdown.kinds.work.plans.lines import Line, lines
from sitdown.kinds.work.plans.model import Span

_TAB = 4

_HEADING = re.compile(rb" {0,3}(#{1,6})[ \t](.*)\Z")
_ITEM = re.compile(rb"([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]")
_BOX = re.compile(rb"([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+\[([ xX-])\](\*?)[ \t]+(\S.*)\Z")
_FENCE = re.compile(rb"[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(`{3,}(?=[^`]*\Z)|~{3,})")
_COMMENT = re.compile(rb"[ \t]*<!--")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 6."""

    level: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Box:
    """A checkbox: the sign in it, the text after it, how many columns it is set in, and whether a
    star after the brackets says that it may be left out.
    """

    sign: str
    text: str
    columns: int
    optional: bool
    line: int
    mark: Span


@dataclass(frozen=True, slots=True)
class Note:
    """Any other line that is not empty."""

    text: str
    line: int


def found_lines(raw: bytes) -> Iterator[Heading | Box | Note]:
    """What stands in a Markdown file, line by line."""
    is_in_list = False
    is_after_blank = True
    for line in _outside_code(raw):
        text = line.raw.strip()
        if not text:
            is_after_blank = True
            continue
        found = _found(line, text)
        is_item = _ITEM.match(line.raw) is not None
        if isinstance(found, Box) and found.columns >= _TAB and not is_in_list:
            found = Note(found.text, line.number)  # set in so far outside of a list, it is code
        elif is_item:
            is_in_list = True
        elif is_after_blank and not line.raw.startswith((b" ", b"\t")):
            is_in_list = False
        is_after_blank = False
        yield found


def _found(line: Line, text: bytes) -> Heading | Box | Note:
    box = _BOX.match(line.raw)
    if box is not None:
        sign = line.start + box.start(2)
        return Box(
            sign=box[2].decode("ascii"),
            text=box[4].decode("utf-8").strip(),
            columns=_columns(box[1]),
            optional=bool(box[3]),
            line=line.number,
            mark=Span(sign, sign + 1),
        )
    heading = _HEADING.match(line.raw)
    if heading is not None:
        return Heading(len(heading[1]), _unclosed(heading[2]).decode("utf-8"), line.number)
    return Note(text.decode("utf-8"), line.number)


def _outside_code(raw: bytes) -> Iterator[Line]:
    """The lines that are neither in a fence nor in a comment."""
    fence = b""
    is_comment = False
    for line in lines(raw):
        if fence:
            rest = line.raw.strip()
            if len(rest) >= len(fence) and rest == fence[:1] * len(rest):
                fence = b""
            continue
        if not is_comment and _COMMENT.match(line.raw):
            is_comment = True
        if is_comment:
            is_comment = b"-->" not in line.raw
            continue
        opening = _FENCE.match(line.raw)
        if opening is not None:
            fence = opening[1]
            continue
        yield line


def _unclosed(heading: bytes) -> bytes:
    """A heading without the signs that may close it."""
    text = heading.strip()
    open_end = text.rstrip(b"#")
    return open_end.rstrip() if not open_end or open_end.endswith((b" ", b"\t")) else text


def _columns(blanks: bytes) -> int:
    """How far white space reaches, a tab to the next column that four divides."""
    columns = 0
    for blank in blanks:
        columns += _TAB - columns % _TAB if blank == ord("\t") else 1
    return columns
