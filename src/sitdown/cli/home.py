"""Home in lines: what to go on with, what is due, projects, what is kept."""

from __future__ import annotations

from sitdown.cli.calls import Answer, Call
from sitdown.cli.telling import session_table
from sitdown.clock import local as local_time
from sitdown.clock import today
from sitdown.engine import follow_ups, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.falling_due import time_of_day
from sitdown.engine.lifecycle import OPEN, Status
from sitdown.exchange.documents import session_document
from sitdown.exchange.plain import plain
from sitdown.store.glance import ProjectGlance, glance

_KEPT = 5
_EMPTY = (
    "Sitdown runs the sessions you mean to hold with yourself.",
    "",
    "sitdown start money     begin with the month",
    "sitdown import FILE     bring in what the bank sent",
    "sitdown work add PATH   follow a project",
    "sitdown demo            look around in an example",
)


def home(call: Call) -> Answer:
    """To continue, due today, planned, kept: what the first screen shows."""
    with call.desk() as desk:
        return home_of(desk)


def home_of(desk: Desk) -> Answer:
    """Home of any desk."""
    going = sessions.list_sessions(desk, statuses=OPEN)
    planned = sessions.list_sessions(desk, statuses=(Status.SCHEDULED,))
    checks = follow_ups.due(desk)
    kept = sessions.list_sessions(desk, statuses=(Status.COMPLETED,), limit=_KEPT)
    held_today = [
        each
        for each in planned
        if each.scheduled_at is not None
        and local_time(desk.clock, each.scheduled_at).date() <= today(desk.clock)
    ]
    later = [each for each in planned if each not in held_today]
    projects = glance(desk.store.path, desk.user_id).projects
    document = {
        "continue": [session_document(desk, each) for each in going],
        "today": {
            "followups": plain(checks),
            "scheduled": [session_document(desk, each) for each in held_today],
        },
        "scheduled": [session_document(desk, each) for each in later],
        "projects": [plain(each._asdict()) for each in projects],
        "kept": [session_document(desk, each) for each in kept],
    }
    due = [f"{time_of_day(each.minute_of_day)}  {each.session_title}" for each in checks]
    sections = {
        "CONTINUE": session_table(desk, going),
        "TODAY": due + session_table(desk, held_today),
        "PLANNED": session_table(desk, later),
        "PROJECTS": [_project_line(each) for each in projects],
        "KEPT": session_table(desk, kept),
    }
    lines: list[str] = []
    for title, rows in sections.items():
        if rows:
            lines += ["", title, *rows]
    return Answer(document, lines[1:] or _EMPTY)


def _project_line(project: ProjectGlance) -> str:
    """``kong-gateway  build 2/5  Add feature X  1 question waiting``."""
    if project.missing_since is not None:
        return f"{project.name}  its folder cannot be found"
    if project.work_session_id is None:
        return f"{project.name}  no sessions"
    state = project.phase if project.status in {"active", ""} else project.status
    if project.checkpoints_total:
        state += f" {project.checkpoints_done}/{project.checkpoints_total}"
    parts = [project.name, state, project.title or project.slug]
    if project.blockers:
        parts.append(f"{project.blockers} question{'s' * (project.blockers != 1)} waiting")
    return "  ".join(parts)
