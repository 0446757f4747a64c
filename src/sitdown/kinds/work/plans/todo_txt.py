"""Reading todo.txt: one task a line, ``x`` for done, a priority in brackets, dates, projects and
contexts, as its format's rules have them.
"""

from __future__ import annotations

import re

from sitdown.kinds.work.items import Priority, TaskStatus
from sitdown.kinds.work.plans.dialects import LONGEST_TEXT, LONGEST_TITLE, day_of
from sitdown.kinds.work.plans.keys import Keys, drawn_from
from sitdown.kinds.work.plans.lines import Line, lines
from sitdown.kinds.work.plans.model import MOST_TASKS, PlanContent, PlanTask, Span
from sitdown.plain_text import one_line

DONE = re.compile(r"x (?:\d{4}-\d\d-\d\d )?")
"""How the line of a done task begins: the sign, and the day it was done if it is written."""

_DATES = re.compile(r"(?:\d{4}-\d\d-\d\d ){1,2}")
_PRIORITY = re.compile(r"\(([A-Z])\) ")
_WORDS = re.compile(r"\S+")
_NAMED = re.compile(r"(?:due|pri|t):\S+")

_MEDIUM_LETTER = "B"


def read_todo_txt(raw: bytes) -> PlanContent:
    """The tasks in the bytes of a todo.txt, which are UTF-8; at most ``MOST_TASKS``."""
    keys = Keys()
    tasks: list[PlanTask] = []
    for line in lines(raw):
        if len(tasks) >= MOST_TASKS:
            break
        task = _task(line, keys) if line.raw.strip() else None
        if task is not None:
            tasks.append(task)
    return PlanContent("", tuple(tasks))


def _task(line: Line, keys: Keys) -> PlanTask | None:
    text = line.raw.decode("utf-8")
    done = DONE.match(text)
    rest = text[done.end() :] if done else text
    # A done task may keep its priority before or after the day it was made.
    priority = _PRIORITY.match(rest)
    rest = rest[priority.end() :] if priority else rest
    dates = _DATES.match(rest)
    rest = rest[dates.end() :] if dates else rest
    words = _WORDS.findall(rest[:LONGEST_TEXT])
    named = dict(word.split(":", 1) for word in words if _NAMED.fullmatch(word))
    title = one_line(" ".join(word for word in words if not _NAMED.fullmatch(word)))
    if not title:
        return None
    letter = priority[1] if priority else named.get("pri", "").upper()[:1]
    return PlanTask(
        key=keys(drawn_from(title)),
        title=title[:LONGEST_TITLE],
        status=TaskStatus.COMPLETED if done else TaskStatus.PENDING,
        priority=_priority(letter),
        tags=tuple(dict.fromkeys(word for word in words if len(word) > 1 and word[0] in "+@")),
        due=day_of(named.get("due", "")),
        line=line.number,
        mark=Span(line.start, line.start + (len(done[0].encode("utf-8")) if done else 0)),
    )


def _priority(letter: str) -> Priority | None:
    if not letter:
        return None
    if letter < _MEDIUM_LETTER:
        return Priority.HIGH
    return Priority.MEDIUM if letter == _MEDIUM_LETTER else Priority.LOW
