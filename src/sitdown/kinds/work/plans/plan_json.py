"""A session's ``plan.json``: what its checkpoints are called and what is to be done in each.

Agents write the file in many shapes. What can be understood is taken, whatever else is in it; the
live panel never fails because of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sitdown.kinds.work.safe_files import FileError, FileMissingError, inside, read_bounded
from sitdown.plain_text import one_line

_NAME = "plan.json"
_MOST_CHECKPOINTS = 10_000
_MOST_TASKS = 1_000
_LONGEST_TITLE = 500

_LISTS = ("checkpoints", "milestones", "steps", "phases")
_NUMBERS = ("id", "number", "checkpoint", "checkpoint_id", "index", "n")
_TITLES = ("title", "name", "goal", "summary", "description", "task", "content", "text")
_TASKS = ("tasks", "items", "todos", "subtasks")
_GROUPS = ("task_groups", "groups", "tranches")


@dataclass(frozen=True, slots=True)
class PlannedCheckpoint:
    """One checkpoint of a plan: its number, its title and the titles of its tasks, on one line
    each. A checkpoint without a title has an empty one.
    """

    number: int
    title: str
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanOutline:
    """What was understood of a ``plan.json``, by number; ``trouble`` says what was not, if
    anything, in one sentence.
    """

    checkpoints: tuple[PlannedCheckpoint, ...] = ()
    trouble: str | None = None


def read_outline(session_dir: Path) -> PlanOutline:
    """The checkpoints that the plan of a session's folder names. Never raises: no plan is an
    empty outline without trouble, a bad one an empty outline with it.
    """
    try:
        raw = read_bounded(inside(session_dir, _NAME))
    except FileMissingError:
        return PlanOutline()
    except FileError as error:
        return PlanOutline(trouble=str(error))
    try:
        document = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return PlanOutline(trouble=f"{_NAME} is not UTF-8 text.")
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply"
        return PlanOutline(trouble=f"{_NAME} is not valid JSON ({reason}).")
    return outline(document)


def outline(document: object) -> PlanOutline:
    """The checkpoints in a plan's JSON value, in the order of their numbers.

    Of two with one number the first counts. One without a number gets its place, from 1.
    """
    found: dict[int, PlannedCheckpoint] = {}
    strange = 0
    for place, (given, each) in enumerate(_entries(document), start=1):
        if len(found) >= _MOST_CHECKPOINTS:
            break
        checkpoint = _checkpoint(each, _number(given, each, place))
        if checkpoint is None:
            strange += 1
        else:
            found.setdefault(checkpoint.number, checkpoint)
    trouble = None
    if strange:
        trouble = f"{_NAME} has {strange} checkpoints that cannot be understood."
    elif not found:
        trouble = f"{_NAME} names no checkpoints."
    return PlanOutline(tuple(found[number] for number in sorted(found)), trouble)


def checkpoint_titles(session_dir: Path) -> Mapping[int, str]:
    """What the checkpoints of a session are called, by number; those without a title are left
    out, and whatever cannot be read gives nothing. Never raises.
    """
    named = read_outline(session_dir).checkpoints
    return {each.number: each.title for each in named if each.title}


def _entries(document: object) -> Iterator[tuple[object, object]]:
    """The checkpoints with what they were filed under, wherever the plan keeps them: on top, in
    ``plan``, or one level down in the phases it names.
    """
    inner = document.get("plan") if isinstance(document, dict) else None
    if isinstance(document, dict) and not any(name in document for name in _LISTS):
        document = inner
    if isinstance(document, dict):
        document = next((document[name] for name in _LISTS if name in document), None)
    for given, each in _filed(document):
        below = each.get("checkpoints") if isinstance(each, dict) else None
        if isinstance(below, list | dict):
            yield from _filed(below)
        else:
            yield given, each


def _filed(held: object) -> Iterator[tuple[object, object]]:
    if isinstance(held, dict):
        yield from held.items()
    elif isinstance(held, list):
        yield from ((None, each) for each in held)


def _checkpoint(each: object, number: int) -> PlannedCheckpoint | None:
    if isinstance(each, str):
        return PlannedCheckpoint(number, _shown(each))
    if not isinstance(each, dict):
        return None
    return PlannedCheckpoint(number, _title(each), tuple(_tasks(each))[:_MOST_TASKS])


def _number(given: object, each: object, place: int) -> int:
    named = [each.get(name) for name in _NUMBERS] if isinstance(each, dict) else []
    for candidate in (*named, given):
        if isinstance(candidate, bool):
            continue
        if isinstance(candidate, int) and 0 <= candidate < 2**31:
            return candidate
        if isinstance(candidate, str):
            # "3", "cp-3" and "Checkpoint 3" are all the third.
            digits = candidate[len(candidate.rstrip("0123456789")) :]
            if 0 < len(digits) < 10:
                return int(digits)
    return place


def _title(each: Mapping[str, Any]) -> str:
    for name in _TITLES:
        value = each.get(name)
        if isinstance(value, str) and value.strip():
            return _shown(value)
    return ""


def _tasks(each: Mapping[str, Any]) -> Iterator[str]:
    for name in _TASKS:
        held = each.get(name)
        for task in held if isinstance(held, list) else ():
            title = _shown(task) if isinstance(task, str) else ""
            if isinstance(task, dict):
                title = _title(task)
            if title:
                yield title
    for name in _GROUPS:
        held = each.get(name)
        for group in held if isinstance(held, list) else ():
            if isinstance(group, dict):
                yield from _tasks({key: group.get(key) for key in _TASKS})


def _shown(text: str) -> str:
    return one_line(text[: _LONGEST_TITLE * 4])[:_LONGEST_TITLE]
