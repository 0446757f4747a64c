"""The use of a tool in a line: what it was for, and how it failed. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from sitdown.kinds.work.agents.charging import is_within

LONGEST_LINE = 200

_PATHS = ("file_path", "notebook_path", "path")
_TEXTS = ("command", "description", "url", "query", "pattern", "skill", "prompt", "subject")
_EXIT = re.compile(r"\bexit(?:ed with)?(?: code| status)?:? (\d+)", re.IGNORECASE)
_COUNTED = re.compile(r"\b(\d+) (failing|failed|failures?|errors?)\b", re.IGNORECASE)


def one_line(text: str) -> str:
    """The first line of a text that says something, its blanks folded, cut when it is long."""
    for line in text.splitlines():
        folded = " ".join(line.split())
        if folded:
            return folded if len(folded) <= LONGEST_LINE else f"{folded[: LONGEST_LINE - 1]}…"
    return ""


def input_words(given: Any, folders: Iterable[str]) -> str:
    """What a tool was used for: the file, the command, what was looked for.

    Args:
        given: the tool's input.
        folders: a path inside the first of them that holds it is shown from there.
    """
    if not isinstance(given, dict):
        return ""
    pattern, path = given.get("pattern"), _first(given, _PATHS)
    if isinstance(pattern, str) and path:
        return one_line(f"{pattern} in {relative(path, folders)}")
    if path:
        return one_line(relative(path, folders))
    todos = given.get("todos")
    if isinstance(todos, list):
        done = sum(isinstance(each, dict) and each.get("status") == "completed" for each in todos)
        return f"{done} of {len(todos)} done"
    texts = (held for held in given.values() if isinstance(held, str) and held)
    return one_line(_first(given, _TEXTS) or next(texts, ""))


def relative(path: str, folders: Iterable[str]) -> str:
    """A path from the first of some folders that it lies in; else as it is."""
    for folder in folders:
        if folder and path != folder and is_within(path, folder):
            return path[len(folder.rstrip("/")) + 1 :]
    return path


def failure_words(error: str) -> str:
    """How something failed: ``exit 1 · 3 failing``, else the first line of the error."""
    return " · ".join(_failure(error)) or "failed"


def _failure(error: str) -> Iterator[str]:
    code = _EXIT.search(error)
    if code:
        yield f"exit {code[1]}"
    counted = [found for found in _COUNTED.finditer(error) if found[1] != "0"]
    if counted:
        yield one_line(" ".join(counted[-1].groups()))
        return
    rest = error if code is None else error[code.end() :].lstrip(" .:")
    said = one_line(rest)
    if said:
        yield said


def _first(given: dict[str, Any], names: Iterable[str]) -> str:
    found = (given.get(name) for name in names)
    return next((each for each in found if isinstance(each, str) and each), "")
