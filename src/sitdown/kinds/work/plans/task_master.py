"""Reading the ``tasks.json`` of task-master, in the old layout and the one with tags."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sitdown.kinds.work.items import Priority, TaskStatus
from sitdown.kinds.work.plans.dialects import LONGEST_TITLE
from sitdown.kinds.work.plans.errors import PlanUnreadableError
from sitdown.kinds.work.plans.json_places import Steps, places_of
from sitdown.kinds.work.plans.keys import Keys
from sitdown.kinds.work.plans.model import MOST_TASKS, PlanContent, PlanTask, Span
from sitdown.plain_text import one_line

DONE = b"done"
OPEN = b"pending"

_MAIN_TAG = "master"
_PRIORITIES = {str(each): each for each in Priority}
_STATUSES = {
    "done": TaskStatus.COMPLETED,
    "completed": TaskStatus.COMPLETED,
    "in-progress": TaskStatus.IN_PROGRESS,
    "review": TaskStatus.IN_PROGRESS,
    "deferred": TaskStatus.WAITING,
    "cancelled": TaskStatus.CANCELLED,
}


def read_task_master(raw: bytes, name: str) -> PlanContent:
    """The tasks and their parts, at most ``MOST_TASKS``. The key of a task is its id, of a part
    ``3.1``, and both follow their tag, as in ``search/3.1``, unless it is the main one.

    Args:
        raw: the bytes of the file, which are UTF-8.
        name: what the file is called.

    Raises:
        PlanUnreadableError: it is no JSON, or holds no tasks.
    """
    try:
        document = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "it nests too deeply"
        raise PlanUnreadableError(name, f"it is not valid JSON ({reason})") from error
    lists = list(_lists(document))
    if not lists:
        raise PlanUnreadableError(name, 'it has no list of "tasks"')
    reader = _Reader(raw)
    for tag, steps, tasks in lists:
        reader.take(tag, steps, tasks)
    return PlanContent("", tuple(reader.tasks[:MOST_TASKS]))


def _lists(document: object) -> Iterator[tuple[str, Steps, list[Any]]]:
    if not isinstance(document, dict):
        return
    if isinstance(document.get("tasks"), list):
        yield "", ("tasks",), document["tasks"]
        return
    for tag, held in document.items():
        if isinstance(held, dict) and isinstance(held.get("tasks"), list):
            yield ("" if tag == _MAIN_TAG else tag), (tag, "tasks"), held["tasks"]


class _Reader:
    def __init__(self, raw: bytes) -> None:
        self.tasks: list[PlanTask] = []
        self._raw = raw
        self._places = places_of(raw, "status")
        self._keys = Keys()
        self._counted = (0, 1)

    def take(self, tag: str, steps: Steps, tasks: list[Any]) -> None:
        """Take the tasks of one tag with their parts."""
        before = f"{one_line(tag)}/" if tag else ""
        for place, each in enumerate(tasks):
            if len(self.tasks) >= MOST_TASKS or not isinstance(each, dict):
                continue
            here = (*steps, place)
            number = _id(each, place)
            task = self._task(each, here, before, number, None)
            parts = each.get("subtasks")
            for part_place, part in enumerate(parts if isinstance(parts, list) else ()):
                if isinstance(part, dict):
                    below = (*here, "subtasks", part_place)
                    self._task(part, below, before, f"{number}.{_id(part, part_place)}", task)

    def _task(
        self,
        each: Mapping[str, Any],
        steps: Steps,
        before: str,
        number: str,
        above: PlanTask | None,
    ) -> PlanTask:
        mark = self._places.get((*steps, "status"))
        above_it = above.priority if above else None
        task = PlanTask(
            key=self._keys(f"{before}{number}"),
            title=_text(each.get("title")) or _text(each.get("description")) or f"Task {number}",
            status=_STATUSES.get(_text(each.get("status")), TaskStatus.PENDING),
            priority=_PRIORITIES.get(_text(each.get("priority")).lower(), above_it),
            phase=before.rstrip("/"),
            depth=1 if above else 0,
            parent=above.key if above else None,
            depends_on=tuple(_dependencies(each, before, number if above else "")),
            line=self._line(mark),
            mark=mark,
        )
        self.tasks.append(task)
        return task

    def _line(self, mark: Span | None) -> int:
        """The line of a mark; marks come in the order of the file, so each byte is counted once."""
        at, line = self._counted
        if mark is None or mark.start < at:
            return line
        self._counted = (mark.start, line + self._raw.count(b"\n", at, mark.start))
        return self._counted[1]


def _id(each: Mapping[str, Any], place: int) -> str:
    given = each.get("id")
    if isinstance(given, int) and not isinstance(given, bool):
        return str(given)
    return (_text(given) if isinstance(given, str) else "") or str(place + 1)


def _dependencies(each: Mapping[str, Any], before: str, number: str) -> Iterator[str]:
    """The keys it waits for; a part names its sisters by their own number alone."""
    held = each.get("dependencies")
    for one in held if isinstance(held, list) else ():
        if isinstance(one, bool) or not isinstance(one, int | str) or not str(one).strip():
            continue
        named = one_line(str(one))
        is_sister = number and "." not in named
        yield f"{before}{number.rpartition('.')[0]}.{named}" if is_sister else f"{before}{named}"


def _text(value: object) -> str:
    return one_line(value[: LONGEST_TITLE * 4])[:LONGEST_TITLE] if isinstance(value, str) else ""
