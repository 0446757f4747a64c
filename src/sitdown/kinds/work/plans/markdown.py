"""Reading the tasks of a Markdown plan: anybody's, spec-kit's, OpenSpec's or Kiro's."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sitdown.kinds.work.items import Priority, TaskStatus
from sitdown.kinds.work.plans.dialects import (
    LONGEST_TEXT,
    WORDINGS,
    checkpoint_text,
    priority_of,
    requirements,
)
from sitdown.kinds.work.plans.keys import Keys, drawn_from
from sitdown.kinds.work.plans.markdown_lines import Box, Heading, Note, found_lines
from sitdown.kinds.work.plans.model import (
    MOST_TASKS,
    PlanCheckpoint,
    PlanContent,
    PlanFormat,
    PlanTask,
)
from sitdown.plain_text import one_line

_PHASE_LEVEL = 2
"""spec-kit's phases; what stands under lesser headings belongs to the phase."""


def read_markdown(raw: bytes, plan_format: PlanFormat) -> PlanContent:
    """The tasks in the bytes of a Markdown file, which are UTF-8; at most ``MOST_TASKS``."""
    reading = _Reading(plan_format)
    for each in found_lines(raw):
        if isinstance(each, Heading):
            reading.heading(each)
        elif isinstance(each, Note):
            reading.note(each)
        else:
            reading.box(each)
        if len(reading.tasks) >= MOST_TASKS:
            break
    return PlanContent(reading.title, tuple(reading.tasks), tuple(reading.checkpoints))


@dataclass
class _Reading:
    """What was read so far, and where in the file it goes on."""

    format: PlanFormat
    title: str = ""
    phase: str = ""
    priority: Priority | None = None
    tasks: list[PlanTask] = field(default_factory=list)
    checkpoints: list[PlanCheckpoint] = field(default_factory=list)
    keys: Keys = field(default_factory=Keys)
    open_tasks: list[tuple[int, PlanTask]] = field(default_factory=list)
    by_key: dict[str, PlanTask] = field(default_factory=dict)

    def heading(self, heading: Heading) -> None:
        """Go on under a heading. The first of level 1 is the plan's title, and no phase."""
        text = one_line(heading.text[:LONGEST_TEXT])
        self.open_tasks.clear()
        if heading.level == 1 and not self.title:
            self.title = text
        elif self.format is not PlanFormat.SPEC_KIT or heading.level <= _PHASE_LEVEL:
            self.phase = text
            self.priority = priority_of(text)

    def note(self, note: Note) -> None:
        """Take what a line says of the task before it, or of the phase."""
        text = checkpoint_text(note.text)
        if text is not None:
            self.checkpoints.append(PlanCheckpoint(text, self.phase, note.line))
        elif self.tasks and self.format is PlanFormat.KIRO:
            named = requirements(note.text)
            if named:
                last = self.tasks[-1]
                self.tasks[-1] = replace(last, tags=(*last.tags, *named))

    def box(self, box: Box) -> None:
        """Take a task. What has no words that can be seen is none."""
        wording = WORDINGS[self.format](box.text[:LONGEST_TEXT])
        if not wording.title:
            return
        key = self.keys(wording.key or drawn_from(wording.title))
        while self.open_tasks and self.open_tasks[-1][0] >= box.columns:
            self.open_tasks.pop()
        above = self.by_key.get(wording.key.rpartition(".")[0])
        if above is None and self.open_tasks:
            above = self.open_tasks[-1][1]
        task = PlanTask(
            key=key,
            title=wording.title,
            status=self._status(box.sign),
            priority=self.priority,
            phase=self.phase,
            depth=above.depth + 1 if above else 0,
            parent=above.key if above else None,
            depends_on=wording.depends_on,
            tags=(*wording.tags, "optional") if box.optional else wording.tags,
            due=wording.due,
            line=box.line,
            mark=box.mark,
        )
        self.tasks.append(task)
        self.by_key[key] = task
        self.open_tasks.append((box.columns, task))

    def _status(self, sign: str) -> TaskStatus:
        """What a sign in the brackets means; a dash is Kiro's “begun”, and others' “given up”."""
        if sign in "xX":
            return TaskStatus.COMPLETED
        if sign == " ":
            return TaskStatus.PENDING
        return TaskStatus.IN_PROGRESS if self.format is PlanFormat.KIRO else TaskStatus.CANCELLED
