"""The command that compares a session's plan with what its commits changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitdown.cli.calls import Answer, Call
from sitdown.cli.output import table
from sitdown.exchange.plain import plain
from sitdown.kinds.work.drifting import drift_in_words, session_drift

if TYPE_CHECKING:
    from sitdown.kinds.work.drift import Drift

_SHORT = 7


def drift(call: Call) -> Answer:
    """The files that a session's plan names and its commits did not change, and the reverse."""
    with call.desk() as desk:
        found = session_drift(desk, call.arguments.session)
    document = {**plain(found), "percent": found.drift.percent if found.drift else None}
    lines = [f"{found.title}: {drift_in_words(found)}"]
    if found.drift is not None:
        lines += table(_rows(found.drift))
    return Answer(document, lines)


def _rows(found: Drift) -> list[list[str]]:
    rows = [["not changed", each.path, each.where] for each in found.only_named]
    return rows + [
        ["not named", each.path, ", ".join(sha[:_SHORT] for sha in each.commits)]
        for each in found.only_changed
    ]
