"""Reading one plan, whoever's way it is written in."""

from __future__ import annotations

import hashlib
from pathlib import Path

from sitdown.kinds.work.plans.lines import checked_utf8
from sitdown.kinds.work.plans.markdown import read_markdown
from sitdown.kinds.work.plans.model import PlanContent, PlanFile, PlanFormat
from sitdown.kinds.work.plans.task_master import read_task_master
from sitdown.kinds.work.plans.todo_txt import read_todo_txt
from sitdown.kinds.work.safe_files import read_bounded

_TODO_TXT = frozenset({"todo.txt", "done.txt"})


def format_of(path: Path) -> PlanFormat:
    """Whose plan a file is, by its name and the folders it lies in."""
    *folders, name = path.parts
    lowered = name.lower()
    if lowered in _TODO_TXT or lowered.endswith(".todo.txt"):
        return PlanFormat.TODO_TXT
    if lowered.endswith(".json"):
        return PlanFormat.TASK_MASTER
    if lowered == "tasks.md":
        return _owner_of_tasks(tuple(folders))
    return PlanFormat.MARKDOWN


def read_plan(path: Path, project: Path | None = None) -> PlanFile:
    """Read a plan.

    Args:
        path: the file.
        project: the folder that its ``source`` is told from.

    Raises:
        FileError: it is missing, no file, too large, or the system refuses it.
        PlanUnreadableError: it is no plan; the subclass or the sentence says why.
    """
    where = path.absolute()
    return plan_of(where, read_bounded(where), project)


def plan_of(path: Path, raw: bytes, project: Path | None = None) -> PlanFile:
    """The plan that a file's bytes are.

    Raises:
        PlanUnreadableError: they are none.
    """
    plan_format = format_of(path)
    checked_utf8(raw, path.name)
    content = _content(path, raw, plan_format)
    return PlanFile(
        path=path,
        source=source_of(path, project),
        format=plan_format,
        title=_called(path, plan_format, content.title),
        tasks=content.tasks,
        checkpoints=content.checkpoints,
        revision=revision_of(raw),
    )


def revision_of(raw: bytes) -> str:
    """The name of these bytes: their hex BLAKE2b."""
    return hashlib.blake2b(raw).hexdigest()


def source_of(path: Path, project: Path | None) -> str:
    """A file's path from the project's folder, or whole when it lies elsewhere."""
    if project is not None and path.is_relative_to(project):
        return path.relative_to(project).as_posix()
    return path.as_posix()


def _content(path: Path, raw: bytes, plan_format: PlanFormat) -> PlanContent:
    if plan_format is PlanFormat.TODO_TXT:
        return read_todo_txt(raw)
    if plan_format is PlanFormat.TASK_MASTER:
        return read_task_master(raw, path.name)
    return read_markdown(raw, plan_format)


def _owner_of_tasks(folders: tuple[str, ...]) -> PlanFormat:
    """Which tool keeps a ``tasks.md`` in such a folder."""
    if folders[-3:-1] == ("openspec", "changes"):
        return PlanFormat.OPEN_SPEC
    if folders[-3:-1] == (".kiro", "specs"):
        return PlanFormat.KIRO
    if folders[-2:-1] == ("specs",):
        return PlanFormat.SPEC_KIT
    return PlanFormat.MARKDOWN


def _called(path: Path, plan_format: PlanFormat, heading: str) -> str:
    """What a plan is about. The headings of OpenSpec and Kiro are the same in each; the folder
    made for the plan has its name.
    """
    if plan_format in {PlanFormat.OPEN_SPEC, PlanFormat.KIRO}:
        return path.parent.name
    if plan_format is PlanFormat.SPEC_KIT:
        return heading.removeprefix("Tasks:").strip() or path.parent.name
    return heading or path.name
