"""JSON text changed in place: what is not changed keeps every byte it had.

``rewritten`` compares what a text says with what it should say and edits only the spans that
differ, in the style of their neighbours. Indentation, spacing, escapes, spellings of numbers, the
order of keys, a byte order mark and the end of the file stay as they were.
"""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from sitdown.kinds.work.state.spans import Span, first_character, spans_of
from sitdown.kinds.work.state.style import Style

DEEPEST = 200
"""Levels of nesting that are read; what people and agents write has fewer than ten."""

_STRINGS_AND_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', re.DOTALL)


class NotJsonError(ValueError):
    """The text is no JSON; says why, with its place."""


def _refuse_constant(name: str) -> NoReturn:
    raise NotJsonError(f"{name} is not a number of JSON")


_STRICT = json.JSONDecoder(parse_constant=_refuse_constant)


def parse(text: str) -> Any:
    """What a JSON text says; the last of repeated keys counts.

    Raises:
        NotJsonError: It is no JSON, or nests deeper than 200 levels.
    """
    try:
        value = _STRICT.decode(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise NotJsonError(f"it is not JSON at {place} ({error.msg})") from error
    except RecursionError as error:
        raise NotJsonError(f"it nests deeper than {DEEPEST} levels") from error
    except NotJsonError:
        raise
    except ValueError as error:
        raise NotJsonError("it holds a number of thousands of digits") from error
    if text.count("{") + text.count("[") > DEEPEST and _depth(text) > DEEPEST:
        raise NotJsonError(f"it nests deeper than {DEEPEST} levels")
    return value


def _depth(text: str) -> int:
    depth = deepest = 0
    for found in _STRINGS_AND_BRACKETS.finditer(text):
        mark = text[found.start()]
        if mark in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif mark in "]}":
            depth -= 1
    return deepest


def repeated_keys(text: str) -> tuple[str, ...]:
    """The keys that stand more than once in one object, each once, in order."""
    repeated: dict[str, None] = {}

    def note(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) < len(pairs):
            seen: set[str] = set()
            for key, _ in pairs:
                if key in seen:
                    repeated[key] = None
                seen.add(key)
        return made

    json.JSONDecoder(object_pairs_hook=note).decode(text.removeprefix("\ufeff"))
    return tuple(repeated)


def same(one: Any, other: Any) -> bool:
    """Whether two values are written alike in JSON: 1, 1.0 and true are three values. The order
    of keys does not matter.
    """
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float):
        return repr(one) == repr(other)
    return bool(one == other)


def rewritten(text: str, value: Any) -> str:
    """The text, changed only where it does not say the value yet.

    New keys follow the one they follow in ``value``; keys that stay keep their order.

    Raises:
        NotJsonError: The text is no JSON, or the value cannot be written as JSON.
        ValueError: A key is repeated, so its place is not certain.
    """
    said = parse(text)
    if repeated_keys(text):
        raise ValueError("a key is repeated")
    start = first_character(text)
    rewriter = _Rewriter(text)
    try:
        rewriter.change(Span(None, start, start, len(text.rstrip(" \t\r\n"))), said, value)
    except (ValueError, TypeError, RecursionError) as error:
        raise NotJsonError(f"it cannot be written as JSON ({error})") from error
    return rewriter.result()


class _Rewriter:
    """Collects the edits that one change of a text needs."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._style = Style.of(text)
        self._edits: list[tuple[int, int, str]] = []

    def result(self) -> str:
        """The text with every edit made."""
        pieces: list[str] = []
        copied = 0
        for start, end, replacement in sorted(self._edits, key=lambda edit: edit[:2]):
            pieces += (self._text[copied:start], replacement)
            copied = end
        return "".join((*pieces, self._text[copied:]))

    def change(self, span: Span, old: Any, new: Any) -> None:
        """Make the value at a span the new one."""
        if same(old, new):
            return
        if isinstance(old, dict) and isinstance(new, dict) and old.keys() & new.keys():
            self._change_object(span, old, new)
        elif isinstance(old, list) and isinstance(new, list) and old and new:
            self._change_array(span, old, new)
        else:
            indent = self._style.indent_at(self._text, span.start)
            self._edits.append((span.value, span.end, self._style.render(new, indent)))

    def _change_object(self, span: Span, old: dict[str, Any], new: dict[str, Any]) -> None:
        members = spans_of(self._text, span.value)
        self._remove(members, new)
        kept = {str(member.key): member for member in members if member.key in new}
        for key, member in kept.items():
            self.change(member, old[key], new[key])
        separator = self._style.separator(self._text, span.value, members)
        indent = self._style.indent_at(self._text, members[0].start)
        colon = self._style.colon(self._text, members[0])
        place: int | None = None
        for key, value in new.items():
            if key in kept:
                place = kept[key].end
                continue
            written = self._style.render(key, "") + colon + self._style.render(value, indent)
            if place is None:
                self._edits.append((members[0].start, members[0].start, written + separator))
            else:
                self._edits.append((place, place, separator + written))

    def _remove(self, members: list[Span], new: dict[str, Any]) -> None:
        """Take out the members that are gone, each with the comma it no longer needs."""
        first_kept = next(at for at, member in enumerate(members) if member.key in new)
        if first_kept:
            self._edits.append((members[0].start, members[first_kept].start, ""))
        for before, member in zip(members[first_kept:], members[first_kept + 1 :], strict=False):
            if member.key not in new:
                self._edits.append((before.end, member.end, ""))

    def _change_array(self, span: Span, old: list[Any], new: list[Any]) -> None:
        elements = spans_of(self._text, span.value)
        if len(old) == len(new):
            for element, was, becomes in zip(elements, old, new, strict=True):
                self.change(element, was, becomes)
            return
        head = _common(old, new)
        if len(old) < len(new) and _common(old[::-1], new[::-1]) >= len(old) - head:
            self._insert(span, elements, head, new[head : head + len(new) - len(old)])
            return
        indent = self._style.indent_at(self._text, span.start)
        self._edits.append((span.value, span.end, self._style.render(new, indent)))

    def _insert(self, span: Span, elements: list[Span], at: int, values: list[Any]) -> None:
        separator = self._style.separator(self._text, span.value, elements)
        beside = elements[at - 1] if at else elements[0]
        on_lines = "\n" in self._text[beside.value : beside.end]
        indent = self._style.indent_at(self._text, beside.start)
        for value in values:
            written = self._style.render(value, indent, on_lines=on_lines)
            if at:
                self._edits.append((beside.end, beside.end, separator + written))
            else:
                self._edits.append((beside.start, beside.start, written + separator))


def _common(one: list[Any], other: list[Any]) -> int:
    """How many values two lists have alike from their beginning."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if not same(left, right):
            break
        count += 1
    return count
