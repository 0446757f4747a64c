"""The commands of a project's tasks and questions."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sitdown.cli import times
from sitdown.cli.calls import Answer, Call
from sitdown.cli.output import indented, table
from sitdown.cli.parser import UsageError
from sitdown.clock import local
from sitdown.errors import InvalidTimeError
from sitdown.exchange.plain import plain
from sitdown.kinds.work import blockers as questions
from sitdown.kinds.work import tasks as verbs
from sitdown.kinds.work.items import NewTask, Priority, TaskStatus, TaskView
from sitdown.kinds.work.plans.importing import set_task_status
from sitdown.kinds.work.projects import project_at
from sitdown.kinds.work.urgency import ranked
from sitdown.moments import YEARS, moment_in_words

if TYPE_CHECKING:
    from sitdown.clock import Clock
    from sitdown.kinds.work.items import BlockerView

_SIGNS = {
    TaskStatus.COMPLETED: "✓",
    TaskStatus.IN_PROGRESS: "▸",
    TaskStatus.CANCELLED: "–",
}
_MOVES = {
    "start": TaskStatus.IN_PROGRESS,
    "done": TaskStatus.COMPLETED,
    "wait": TaskStatus.WAITING,
    "drop": TaskStatus.CANCELLED,
    "reopen": TaskStatus.PENDING,
}


def tasks(call: Call) -> Answer:
    """The tasks of a project, the most urgent first; with ``--all`` those that are over, too."""
    with call.desk() as desk:
        project = project_at(desk, Path(call.arguments.path))
        everything = verbs.tasks(desk, project.id)
        order = ranked(everything, questions.blockers(desk, project.id), desk.clock.now())
    over = [each for each in everything if not each.status.is_open] if call.arguments.all else []
    document = [
        {**plain(each.task), "urgency": each.urgency.score, "waits_for": list(each.waits_for)}
        for each in order
    ] + [plain(each) for each in over]
    rows = [
        [*_told(each.task), f"{each.urgency.score:.1f}", ", ".join(each.waits_for)]
        for each in order
    ] + [[*_told(each), "", ""] for each in over]
    return Answer(document, table(rows) if rows else ["No tasks here."])


def task(call: Call) -> Answer:
    """Add a task, or say where one stands."""
    given = call.arguments
    with call.desk() as desk:
        project = project_at(desk, Path(given.project))
        if given.action == "add":
            for number in given.after or ():
                verbs.get_task(desk, project.id, number)
            done = verbs.add_task(desk, project.id, _new(call))
        else:
            number = _number(given.what)
            done = set_task_status(desk, project.id, number, _MOVES[given.action])
    return Answer(plain(done), ["  ".join(_told(done))])


def blockers(call: Call) -> Answer:
    """The questions that hold a project up; with ``--all`` the settled ones, too."""
    with call.desk() as desk:
        project = project_at(desk, Path(call.arguments.path))
        found = questions.blockers(desk, project.id, with_resolved=call.arguments.all)
        now = desk.clock.now()
    document = [
        {**plain(each), "age_hours": round(each.age(now).total_seconds() / 3600, 1)}
        for each in found
    ]
    lines = [line for each in found for line in _question_lines(each, call.clock)]
    return Answer(document, lines or ["Nothing holds this project up."])


def ask(call: Call) -> Answer:
    """Note a question that holds a project up."""
    given = call.arguments
    with call.desk() as desk:
        project = project_at(desk, Path(given.project))
        asked = questions.ask(
            desk,
            project.id,
            call.given_text(given.question),
            priority=Priority(given.priority),
            task_number=given.task,
        )
    return Answer(plain(asked), _question_lines(asked, call.clock))


def answer(call: Call) -> Answer:
    """Answer a question. Earlier answers stay."""
    given = call.arguments
    with call.desk() as desk:
        project = project_at(desk, Path(given.project))
        text = call.given_text(given.text)
        answered = questions.answer(
            desk, project.id, given.number, text, resolves=not given.keep_open
        )
    return Answer(plain(answered), _question_lines(answered, call.clock))


def settle(call: Call) -> Answer:
    """Note that a question holds nothing up any more, or with ``--undo`` that it does again."""
    given = call.arguments
    with call.desk() as desk:
        project = project_at(desk, Path(given.project))
        verb = questions.reopen if given.undo else questions.resolve
        settled = verb(desk, project.id, given.number)
    return Answer(plain(settled), _question_lines(settled, call.clock))


def _new(call: Call) -> NewTask:
    given = call.arguments
    return NewTask(
        title=given.what,
        description=given.description,
        priority=Priority(given.priority),
        tags=tuple(given.tag or ()),
        depends_on=tuple(given.after or ()),
        due_at=_due(call, given.due),
    )


def _due(call: Call, text: str | None) -> datetime | None:
    """The end of a local day, or the very moment that is named.

    Raises:
        InvalidTimeError: it cannot be read.
    """
    if text is None:
        return None
    if re.fullmatch(r"\s*\d{4}-\d{2}-\d{2}\s*", text):
        day = times.day(text)
        if day.year not in YEARS:
            raise InvalidTimeError(text, "YYYY-MM-DD, such as 2026-11-07")
        return datetime.combine(day, time(23, 59), tzinfo=call.clock.zone).astimezone(UTC)
    return times.moment(text, call.clock)


def _number(text: str) -> int:
    found = re.fullmatch(r"#?([0-9]{1,18})", text.strip())
    if found is None:
        raise UsageError("sitdown work task", f"{text!r} is no number of a task")
    return int(found[1])


def _told(each: TaskView) -> list[str]:
    sign = _SIGNS.get(each.status, "·")
    return [f"{sign} #{each.number}", each.title, str(each.priority), str(each.status)]


def _question_lines(each: BlockerView, clock: Clock) -> list[str]:
    standing = _waiting(each, clock) if each.is_open else "settled"
    about = f" · task #{each.task_number}" if each.task_number is not None else ""
    head = f"#{each.number} {each.priority} · {standing}{about} · {each.question}"
    lines = indented(head, "   ")
    for said in each.answers:
        lines += [f"   {line}" for line in indented(f"– {said.text}", "  ")]
    return lines


def _waiting(each: BlockerView, clock: Clock) -> str:
    """Since when a question of the last day is asked; how long an older one waits."""
    now = clock.now()
    age = each.age(now)
    if age < timedelta(minutes=1):
        return "asked just now"
    if age.days:
        return f"waits for {age.days} {'day' if age.days == 1 else 'days'}"
    return f"asked {moment_in_words(local(clock, each.created_at), local(clock, now))}"
