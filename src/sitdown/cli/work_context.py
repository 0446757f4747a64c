"""The commands of a project's context: where it stands, saving it, putting it away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sitdown.cli.calls import Answer, Call
from sitdown.cli.output import table
from sitdown.clock import Clock, local
from sitdown.counting import counted
from sitdown.exchange.plain import plain
from sitdown.kinds.work import brief as briefs
from sitdown.kinds.work.brief_views import MOST_NAMED
from sitdown.kinds.work.context import clearing, saving
from sitdown.kinds.work.context.opening import load_context
from sitdown.kinds.work.context.schema import as_document
from sitdown.kinds.work.context.standing import response_of, standing
from sitdown.kinds.work.context.views import Reason
from sitdown.kinds.work.mirror.folder_look import look_at
from sitdown.kinds.work.plans.refreshing import follow_plans
from sitdown.kinds.work.projects import project_at
from sitdown.moments import moment_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sitdown.kinds.work.brief import Brief, OpenSession
    from sitdown.kinds.work.items import BlockerView
    from sitdown.kinds.work.mirror.folder_look import FolderLook
    from sitdown.kinds.work.urgency import RankedTask


def status(call: Call) -> Answer:
    """Where a project stands, as programs ask for it: last session, next, progress, blockers."""
    with call.desk() as desk:
        project = project_at(desk, Path(call.arguments.path))
        opened = load_context(desk, project.id)
        now = standing(desk, project.id)
    lines = [
        f"Last time  {now.last_session.summary}",
        f"           {now.last_session.timestamp}",
        f"Progress   {now.progress_pct:g} %",
        *(f"Next       {each}" for each in now.next_actions),
        *(f"Blocker    {each.priority} · {each.question}" for each in now.active_blockers),
    ]
    return Answer(response_of(now), lines, complaints=opened.notices)


def brief(call: Call) -> Answer:
    """Where a project stands and what happened since last time, for people."""
    with call.desk() as desk:
        project = project_at(desk, Path(call.arguments.path))
        opened = load_context(desk, project.id)
        troubles = follow_plans(desk, project.id)
        told = briefs.brief(desk, project.id)
        look = look_at(desk, project)
    complaints = [*opened.notices, *troubles]
    lines = [*_lines(told, call.clock), *_unread_lines(look, call.clock)]
    return Answer({**_document(told), **plain(look)}, lines, complaints=complaints)


def save(call: Call) -> Answer:
    """Save a project's context now."""
    with call.desk() as desk:
        project = project_at(desk, Path(call.arguments.path))
        kept = saving.save_context(desk, project.id, Reason.COMMAND)
    document = {
        "path": str(kept.path),
        "in_database": kept.in_database,
        "in_file": kept.in_file,
        "context": as_document(kept.context),
    }
    lines = ["Session saved.", kept.context.last_session.summary]
    is_kept = kept.in_database or kept.in_file
    return Answer(
        document,
        lines if is_kept else ["Nothing could be saved."],
        exit_code=0 if is_kept else 1,
        complaints=kept.notices,
    )


def clear(call: Call) -> Answer:
    """Put a project's context away, or bring back what was put away last."""
    is_undo: bool = call.arguments.undo
    with call.desk() as desk:
        project = project_at(desk, Path(call.arguments.path))
        verb = clearing.undo_clear if is_undo else clearing.clear_context
        done = verb(desk, project.id)
    if is_undo:
        line = "The context is back."
    elif done.archive is None and not done.contexts:
        line = "Nothing was saved here, so nothing was cleared."
    else:
        line = "Cleared. `sitdown work clear --undo` brings it back."
    return Answer(plain(done), [line])


def _document(told: Brief) -> dict[str, object]:
    """A brief with what its views compute, which fields alone do not show."""
    escalated = {each.number for each in told.escalated}
    return {
        **plain(told),
        "last_time": None if told.last_time is None else as_document(told.last_time),
        "progress_pct": told.progress_pct,
        "next_actions": [
            {
                "number": each.task.number,
                "title": each.task.title,
                "priority": each.task.priority,
                "urgency": each.urgency.score,
                "terms": [
                    {"name": term.name, "points": term.points, "about": term.about}
                    for term in each.urgency.terms
                ],
            }
            for each in told.next_actions
        ],
        "blockers": [
            {
                **plain(each),
                "age_hours": round(each.age(told.now).total_seconds() / 3600, 1),
                "escalates": each.number in escalated,
            }
            for each in told.blockers
        ],
    }


def _unread_lines(look: FolderLook, clock: Clock) -> list[str]:
    """That the folder cannot be found, and what in it is not looked into."""
    lines = list(_section("Not read", [each.error for each in look.refused]))
    if look.folder_is_there:
        return lines
    lost = "The project's folder cannot be found. Was it moved or deleted?"
    if look.missing_since is not None:
        lost += f" Missed since {_when(look.missing_since, clock)}."
    return ["", lost, *lines]


def _session(session: OpenSession) -> str:
    told = [session.title or session.slug]
    if session.sync_status == "broken":
        return " · ".join([*told, "its state cannot be read"])
    told.append(session.phase)
    if session.execution_status not in {"active", ""}:
        told.append(session.execution_status)
    if session.checkpoints_total:
        told.append(f"{session.checkpoints_completed} of {session.checkpoints_total} checkpoints")
    return " · ".join(told)


def _lines(told: Brief, clock: Clock) -> list[str]:
    lines = [told.name]
    if told.last_time is not None and told.last_time_ended_at is not None:
        when = _when(told.last_time_ended_at, clock)
        lines += ["", f"Last time, {when}", f"  {told.last_time.last_session.summary}"]
    lines += _section(f"Since {_when(told.since_at, clock)}", [each.text for each in told.since])
    lines += _section("Next", table(_actions(told)))
    if told.blocked:
        verb = "waits" if told.blocked == 1 else "wait"
        lines.append(f"  {told.blocked} more {verb} for something.")
    asked = [_blocker(each, told.now) for each in told.blockers]
    asked += [f"{each.priority} · {each.question}" for each in told.theirs.blockers]
    lines += _section("Waiting for you", _first(asked, "sitdown work blockers"))
    sessions = [_session(each) for each in told.open_sessions]
    lines += _section("Sessions", _first(sessions, "sitdown work list"))
    if told.counts.total:
        done = f"{told.counts.done} of {counted(told.counts.total, 'task')}"
        lines += ["", f"Progress {told.progress_pct:g} % · {done}"]
    elif told.theirs.progress_pct is not None:
        lines += ["", f"Progress {told.progress_pct:g} %"]
    return lines


def _first(lines: Sequence[str], command: str) -> Sequence[str]:
    """The first of many lines, and the command that tells all."""
    beyond = len(lines) - MOST_NAMED
    if beyond <= 0:
        return lines
    return [*lines[:MOST_NAMED], f"and {beyond:,} more: `{command}` tells all."]


def _section(title: str, lines: Sequence[str]) -> Iterable[str]:
    return ["", title, *(f"  {line}" for line in lines)] if lines else []


def _actions(told: Brief) -> list[list[str]]:
    """The tasks with their urgency; those of another program as it wrote them."""
    rows = [
        [each.task.called, f"{each.urgency.score:.1f}", _terms(each)] for each in told.next_actions
    ]
    rows += [[action, "", ""] for action in told.theirs.next_actions]
    return [[f"{place}", *row] for place, row in enumerate(rows, start=1)]


def _terms(each: RankedTask) -> str:
    return ", ".join(f"{term.about} {term.points:+.1f}" for term in each.urgency.terms)


def _blocker(each: BlockerView, now: datetime) -> str:
    waited = f" · waits for {counted(each.age(now).days, 'day')}" if each.escalates(now) else ""
    return f"{each.priority} · #{each.number} {each.question}{waited}"


def _when(moment: datetime, clock: Clock) -> str:
    return moment_in_words(local(clock, moment), local(clock, clock.now()))
