"""What each tool writes into the text of a checkbox beside the task itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sitdown.kinds.work.items import Priority
from sitdown.kinds.work.plans.model import PlanFormat
from sitdown.plain_text import one_line

LONGEST_TITLE = 500
"""Characters."""

LONGEST_TEXT = 4_000
"""Characters of a line that are looked at; nobody wrote more by hand."""

_FIRST_YEAR, _LAST_YEAR = 1900, 2999

_NUMBER = re.compile(r"(\d{1,6}(?:(?:\.\d{1,6}){1,8}(?=\.?\s)|(?=[.)]\s)))[.)]?\s+(?=\S)")
_SPEC_KIT_NUMBER = re.compile(r"(T\d{1,6})\b[:.]?\s*")
_SPEC_KIT_TAG = re.compile(r"\[(P|US\d{1,4}|[A-Z]{1,8}\d{0,4})\]\s*")
_DEPENDS = re.compile(r"depends on ((?:T\d{1,6}(?:, ?| and | & )?)+)", re.IGNORECASE)
_TASK_NUMBER = re.compile(r"T\d{1,6}", re.IGNORECASE)
_PRIORITY = re.compile(r"\(Priority: ?P(\d)\)", re.IGNORECASE)
_REQUIREMENTS = re.compile(r"_Requirements?: ?([^_]{1,500})_")
_CHECKPOINT = re.compile(r"\*\*Checkpoint(?::\*\*|\*\*:?)\s*:?\s*(.*)")
_TAG = re.compile(r"(?:^|\s)#([A-Za-z][\w/-]{0,60})")
_DUE = re.compile(r"(?:\bdue:|📅 ?)(\d{4}-\d\d-\d\d)\b")

_BY_NUMBER = {"0": Priority.HIGH, "1": Priority.HIGH, "2": Priority.MEDIUM}


@dataclass(frozen=True, slots=True)
class Wording:
    """The text of a checkbox, taken apart. Without a number the key is empty."""

    title: str
    key: str = ""
    tags: tuple[str, ...] = ()
    depends_on: tuple[str, ...] = ()
    due: date | None = None


def plain(text: str) -> Wording:
    """A task anybody wrote: ``#tags`` and ``due:2026-12-01`` mean something."""
    return Wording(_title(text), tags=tuple(dict.fromkeys(_TAG.findall(text))), due=_due(text))


def numbered(text: str) -> Wording:
    """A task of OpenSpec or Kiro, such as ``1.2 Add the table``."""
    number = _NUMBER.match(text)
    if number is None:
        return plain(text)
    return Wording(_title(text[number.end() :]), number[1], due=_due(text))


def spec_kit(text: str) -> Wording:
    """A task of spec-kit, such as ``T012 [P] [US1] Add the table in src/tables.py``."""
    number = _SPEC_KIT_NUMBER.match(text)
    rest = text[number.end() :] if number else text
    tags = []
    while (tag := _SPEC_KIT_TAG.match(rest)) is not None:
        tags.append(tag[1])
        rest = rest[tag.end() :]
    depends = _DEPENDS.search(rest)
    return Wording(
        _title(rest or text),
        number[1] if number else "",
        tuple(tags),
        tuple(each.upper() for each in _TASK_NUMBER.findall(depends[1])) if depends else (),
        _due(text),
    )


WORDINGS: dict[PlanFormat, Callable[[str], Wording]] = {
    PlanFormat.MARKDOWN: plain,
    PlanFormat.SPEC_KIT: spec_kit,
    PlanFormat.OPEN_SPEC: numbered,
    PlanFormat.KIRO: numbered,
}
"""How the text of a checkbox, of at most ``LONGEST_TEXT``, is taken apart, by format."""


def checkpoint_text(note: str) -> str | None:
    """What a line ``**Checkpoint**: …`` says; None for any other line."""
    found = _CHECKPOINT.match(note)
    return _title(found[1][:LONGEST_TEXT]) if found else None


def requirements(note: str) -> tuple[str, ...]:
    """The tags of a line ``_Requirements: 1.2, 2.1_``, such as ``req:1.2``."""
    found = _REQUIREMENTS.search(note[:LONGEST_TEXT])
    named = found[1].split(",") if found else []
    return tuple(f"req:{each.strip()}" for each in named if each.strip())


def priority_of(heading: str) -> Priority | None:
    """The priority of the tasks under a heading: P1 is high, P2 medium, others low."""
    found = _PRIORITY.search(heading[:LONGEST_TEXT])
    return _BY_NUMBER.get(found[1], Priority.LOW) if found else None


def day_of(text: str) -> date | None:
    """The day of ``YYYY-MM-DD``; None for one that no calendar has, or no living person."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def _due(text: str) -> date | None:
    found = _DUE.search(text)
    return day_of(found[1]) if found else None


def _title(text: str) -> str:
    return one_line(text)[:LONGEST_TITLE]
