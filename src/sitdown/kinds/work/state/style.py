"""How a JSON text is laid out, so that what is added to it looks like the rest."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from sitdown.kinds.work.state.spans import first_character, spans_of

if TYPE_CHECKING:
    from sitdown.kinds.work.state.spans import Span

_INDENT = re.compile(r"[ \t]*")


@dataclass(frozen=True, slots=True)
class Style:
    """The layout of one text. ``unit`` is one level of indentation, None where everything stands
    in one line; ``is_tight`` says that no blank follows a colon.
    """

    unit: str | None
    newline: str
    is_tight: bool
    is_ascii: bool

    @classmethod
    def of(cls, text: str) -> Style:
        """Read the layout off a text; one that shows none gets two spaces."""
        at = first_character(text)
        members = spans_of(text, at) if text[at] in "[{" else []
        unit: str | None = "  "
        is_tight = False
        if members:
            before = text[at + 1 : members[0].start]
            unit = before.rpartition("\n")[2] if "\n" in before else None
            is_tight = unit is None and text[members[0].value - 1] == ":"
        return cls(
            unit=unit,
            newline="\r\n" if "\r\n" in text else "\n",
            is_tight=is_tight,
            is_ascii="\\u" in text and text.isascii(),
        )

    def indent_at(self, text: str, at: int) -> str:
        """The blanks that begin the line of a place."""
        found = _INDENT.match(text, text.rfind("\n", 0, at) + 1)
        return found.group() if found else ""

    def separator(self, text: str, at: int, members: list[Span]) -> str:
        """What stands between two members of the object or array that begins at a place."""
        if len(members) > 1:
            return text[members[0].end : members[1].start]
        before = text[at + 1 : members[0].start]
        return "," + (before or ("" if self.is_tight else " "))

    def colon(self, text: str, member: Span) -> str:
        """What stands between the key and the value of a member."""
        blank = text[member.start : member.value].rpartition(":")[2]
        return ":" + blank

    def render(self, value: Any, indent: str, *, on_lines: bool = True) -> str:
        """A value as text, its further lines indented by ``indent`` and more.

        Raises:
            ValueError: It holds what JSON has no word for, such as infinity.
        """
        if self.unit is None or not on_lines or not _has_parts(value):
            return self._dump(value)
        deeper = indent + (self.unit or " ")
        if isinstance(value, dict):
            parts = [
                f"{self._dump(str(key))}: {self.render(part, deeper)}"
                for key, part in value.items()
            ]
        else:
            parts = [self.render(part, deeper) for part in value]
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        inner = f",{self.newline}{deeper}".join(parts)
        return f"{opening}{self.newline}{deeper}{inner}{self.newline}{indent}{closing}"

    def _dump(self, value: Any) -> str:
        separators = (",", ":") if self.is_tight else (", ", ": ")
        dump = partial(json.dumps, value, allow_nan=False, separators=separators)
        text = dump(ensure_ascii=self.is_ascii)
        # Half of a surrogate pair has no bytes of its own; only an escape can carry it.
        return text if _has_bytes(text) else dump(ensure_ascii=True)


def _has_parts(value: Any) -> bool:
    """Whether a value is laid out in lines: an object, or an array that is not one of plain
    values.
    """
    if isinstance(value, list):
        return any(isinstance(part, dict | list) for part in value)
    return isinstance(value, dict) and bool(value)


def _has_bytes(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
