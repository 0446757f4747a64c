"""Finding the plans of a project where the tools keep them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from sitdown.kinds.work.plans.errors import PlanUnreadableError
from sitdown.kinds.work.plans.model import PlanFile, PlanFormat
from sitdown.kinds.work.plans.reading import format_of, read_plan, source_of
from sitdown.kinds.work.safe_files import FileError

MOST_PLANS = 200
"""Of one project."""

MOST_ENTRIES = 50_000
"""Files and folders that are looked at; what lies beyond is not found."""

DEEPEST = 6
"""Folders below the project's own."""

_NAMES = frozenset({"todo.md", "tasks.md", "todo.txt"})
_TASK_MASTER = (".taskmaster", "tasks", "tasks.json")
_OPENED = frozenset({".kiro", ".taskmaster"})
"""Of the folders whose names begin with a dot, those that hold plans."""

_PASSED_OVER = frozenset({
    "node_modules", "venv", "__pycache__", "site-packages", "vendor", "target", "dist", "build",
})  # fmt: skip


def find_plans(folder: Path) -> tuple[PlanFile, ...]:
    """The plans of a project that have tasks, by their paths. One that cannot be read is there
    with its trouble.

    Links that lead out of the folder are not followed, nor folders that are links; OpenSpec's
    archive, dependencies and hidden folders of other tools are passed over.
    """
    project = folder.absolute()
    real = Path(os.path.realpath(project))
    found: list[PlanFile] = []
    for path in sorted(_candidates(project)):
        if len(found) >= MOST_PLANS:
            break
        if not Path(os.path.realpath(path)).is_relative_to(real):
            continue
        try:
            plan = read_plan(path, project)
        except (FileError, PlanUnreadableError) as error:
            found.append(_troubled(path, project, str(error)))
        else:
            if plan.tasks:
                found.append(plan)
    return tuple(found)


def _troubled(path: Path, project: Path, trouble: str) -> PlanFile:
    source = source_of(path, project)
    return PlanFile(path, source, format_of(path), path.name, trouble=trouble)


def _candidates(project: Path) -> Iterator[Path]:
    """The files whose names are those of plans, the nearest folders first."""
    looked_at = 0
    level = [project]
    for _depth in range(DEEPEST + 1):
        below: list[Path] = []
        for folder in level:
            for entry in _entries(folder):
                looked_at += 1
                if looked_at > MOST_ENTRIES:
                    return
                path = folder / entry.name
                if entry.is_dir(follow_symlinks=False):
                    if _is_opened(path, project):
                        below.append(path)
                elif _is_plan(path):
                    yield path
        level = below


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """What is in a folder; nothing when it may not be looked into."""
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError:
        return []


def _is_opened(folder: Path, project: Path) -> bool:
    name = folder.name
    if name in _PASSED_OVER or (name.startswith(".") and name not in _OPENED):
        return False
    return folder.relative_to(project).parts[-3:] != ("openspec", "changes", "archive")


def _is_plan(path: Path) -> bool:
    if path.parts[-3:] == _TASK_MASTER:
        return True
    return path.name.lower() in _NAMES and format_of(path) is not PlanFormat.TASK_MASTER
