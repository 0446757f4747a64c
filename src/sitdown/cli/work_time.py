"""The command that tells how long agents were at work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sitdown.cli.calls import Answer, Call
from sitdown.cli.output import table
from sitdown.clock import local
from sitdown.kinds.work.agents.ingest import ingest_hooks
from sitdown.kinds.work.agents.time_spent import time_spent
from sitdown.kinds.work.projects import project_at
from sitdown.moments import length_in_words

if TYPE_CHECKING:
    from sitdown.kinds.work.agents.time_spent import TimeGroup


def time(call: Call) -> Answer:
    """How long a project's agents were at work, by phase or by whatever is asked."""
    with call.desk() as desk:
        project = project_at(desk, Path(call.arguments.path))
        told = ingest_hooks(desk)
        found = time_spent(desk, project.id, call.arguments.by)
    rows = [_row(call, each) for each in found.groups]
    lines = ["No time yet: no agent told of anything here. `sitdown work hook` tells how they can."]
    if rows:
        head = [found.by, "at work", "first", "last"]
        rows.append(["total", length_in_words(found.total), "", ""])
        lines = table([head, *rows], right=frozenset({1}))
    document = {
        "by": found.by,
        "groups": [_document(each) for each in found.groups],
        "total_seconds": found.total.total_seconds(),
    }
    return Answer(document, lines, complaints=told.problems)


def _row(call: Call, each: TimeGroup) -> list[str]:
    moments = (local(call.clock, moment) for moment in (each.first, each.last))
    return [
        each.name,
        length_in_words(each.length),
        *(f"{moment:%Y-%m-%d %H:%M}" for moment in moments),
    ]


def _document(each: TimeGroup) -> dict[str, object]:
    return {
        "name": each.name,
        "seconds": each.length.total_seconds(),
        "first": each.first.isoformat(),
        "last": each.last.isoformat(),
    }
