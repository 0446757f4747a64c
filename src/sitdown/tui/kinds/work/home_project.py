"""A project on Home: its row in the list, and where it was left, at the right."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from sitdown.clock import Clock, local
from sitdown.kinds.work.glimpse import ProjectGlimpse, project_glimpse
from sitdown.store.glance import looking
from sitdown.tui.kinds.work.columns import from_home
from sitdown.tui.kinds.work.spans import ago
from sitdown.tui.safe_text import safe, safe_line
from sitdown.tui.themes import HEADING, INFO, MUTED, NOW, OVER
from sitdown.tui.widgets.meters import progress

if TYPE_CHECKING:
    from sitdown.store.glance import ProjectGlance

METER_CELLS = 44
_QUOTED = 280
_TASK_METER = 24
_PRIORITY = {"high": OVER, "medium": NOW}


@dataclass(frozen=True)
class ProjectShown:
    """All that the preview of one project draws."""

    project: ProjectGlance
    left: ProjectGlimpse
    is_there: bool = True
    """Whether its folder can be found."""


def look_at_project(database: Path, project: ProjectGlance) -> ProjectShown | None:
    """Read what the preview needs; None when the file cannot be read."""
    try:
        with looking(database) as connection:
            left = project_glimpse(connection, project.id)
        return ProjectShown(project, left, _is_folder(project.working_dir))
    except sqlite3.Error:
        return None


def project_text(shown: ProjectShown, clock: Clock, width: int) -> Content:
    """Everything as one text, ``width`` cells wide before it wraps."""
    project, left = shown.project, shown.left
    parts = [
        Content.assemble(
            safe_line(project.name, style="bold"),
            "\n",
            safe_line(from_home(project.working_dir), width, MUTED),
        )
    ]
    if not shown.is_there:
        parts.append(Content.styled("Its folder cannot be found.", OVER))
    if project.work_session_id is not None:
        parts.append(_session(project, width))
    if left.summary:
        parts.append(_panel("Last time", [safe(_quoted(left.summary)), *_left(left, clock)]))
    if left.next_actions:
        actions = [
            Content.assemble((f"{at} ", NOW), safe_line(each, _QUOTED))
            for at, each in enumerate(left.next_actions, start=1)
        ]
        parts.append(_panel("Next", actions))
    if left.blockers:
        parts.append(_panel("Blockers", [_blocker(*each) for each in left.blockers]))
    if left.tasks_total:
        bar = progress(left.tasks_done, left.tasks_total, _TASK_METER)
        told = f"  {left.tasks_done:,} of {left.tasks_total:,} tasks"
        parts.append(_panel("Progress", [Content.assemble(bar, (told, MUTED))]))
    return Content("\n\n").join(parts)


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except OSError:
        return False


def _session(project: ProjectGlance, width: int) -> Content:
    state = project.phase if project.status in {"active", ""} else project.status
    head = Content.assemble(
        safe_line(project.title or project.slug, max(10, width - len(state) - 3)),
        "   ",
        safe_line(state, 12, INFO),
    )
    if not project.checkpoints_total:
        return head
    done, total = project.checkpoints_done, project.checkpoints_total
    bar = progress(done, total, max(4, min(METER_CELLS, width - 12)))
    return Content.assemble(head, "\n", bar, (f"  {done} of {total}", NOW))


def _left(left: ProjectGlimpse, clock: Clock) -> list[Content]:
    if left.left_at is None:
        return []
    now = local(clock, clock.now())
    return [Content.styled(ago(local(clock, left.left_at), now), MUTED)]


def _blocker(priority: str, question: str) -> Content:
    return Content.assemble(
        safe_line(priority, 10, _PRIORITY.get(priority, MUTED)), " ", safe_line(question, _QUOTED)
    )


def _quoted(text: str) -> str:
    bare = text.strip()
    return bare if len(bare) <= _QUOTED else f"{bare[:_QUOTED].rstrip()}…"


def _panel(title: str, lines: list[Content]) -> Content:
    return Content("\n").join([Content.styled(title.upper(), HEADING), *lines])
