"""Reading a month anew into a review that has begun: the buddy's figures are said again.

Everything is a revision in its old place, so that what was said before stays readable and what
the person said to it stays where it is. Only a pattern, or a fund to begin, that was not there
before is a new entry.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitdown.engine.appending import append
from sitdown.engine.arrival import turn_of
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry, Turn
from sitdown.engine.lifecycle import OPEN
from sitdown.engine.rows import owned_session
from sitdown.engine.tables import EvidenceRow
from sitdown.engine.transcript import last_of_type
from sitdown.engine.views import EntryView
from sitdown.kinds.money.arrivals import goals, plan, wrap_up
from sitdown.kinds.money.arrivals.funds_anew import funds_anew, new_proposals
from sitdown.kinds.money.arrivals.overview import income, overview
from sitdown.kinds.money.arrivals.pace import INSIGHT as PACE
from sitdown.kinds.money.arrivals.pace import in_its_place, pace_in, pace_said
from sitdown.kinds.money.arrivals.patterns import (
    as_said,
    findings_in,
    insight,
    no_longer,
    told_in,
    truth_anew,
)
from sitdown.kinds.money.arrivals.year_ago import year_ago, year_ago_in
from sitdown.kinds.money.finding import is_pattern, subject_in
from sitdown.kinds.money.keeping import freeze, last_target
from sitdown.kinds.money.snapshot import Snapshot
from sitdown.store.database import Transaction

NOTHING = "nothing_stands_out"


def say_anew(tx: Transaction, desk: Desk, session_id: str) -> None:
    """Freeze the month as the ledger has it now, and revise what the buddy said of it."""
    row = owned_session(tx, desk, session_id)
    taken = freeze(tx, desk, session_id, row.subject or "")
    for say in (_overview, _promises, _patterns, _plan, funds_anew, _end):
        # Each part sees what the parts before it changed.
        turn = turn_of(tx, desk, row)
        for old, new in say(turn, taken):
            _revise(turn, old, new)
    _say_pace(turn_of(tx, desk, row), taken)
    _say_what_is_new(turn_of(tx, desk, row), taken)
    turn = turn_of(tx, desk, row)
    for new in new_proposals(turn, taken):
        append(tx, desk, session_id, replace(new, step="wrapup"))


Anew = Iterator[tuple[EntryView, NewEntry]]
"""What stands, and what it is to be revised with."""


def _revise(turn: Turn, old: EntryView, new: NewEntry) -> None:
    said = (new.entry_type, new.content, dict(new.data))
    if said != (old.entry_type, old.content, dict(old.data)):
        append(
            turn.tx,
            turn.desk,
            turn.session.id,
            replace(new, supersedes_id=old.id, step=old.step),
        )


def _insight_of(turn: Turn, insight_type: str) -> EntryView | None:
    for entry in turn.standing:
        if entry.entry_type == "buddy_insight" and entry.data["insight_type"] == insight_type:
            return entry
    return None


def _overview(turn: Turn, taken: Snapshot) -> Anew:
    target = last_target(turn.tx, turn.desk, turn.session.subject or "")
    said = _insight_of(turn, "overview")
    if said is not None:
        yield said, overview(taken, target)
    going = _insight_of(turn, PACE)
    if going is not None:
        pace = pace_in(turn.tx, turn.desk, taken)
        yield going, in_its_place(taken) if pace is None else pace_said(pace, taken)
    then = _insight_of(turn, "year_ago")
    if then is not None:
        yield then, year_ago(year_ago_in(turn.tx, turn.desk, taken), taken.currency)
    asked = last_of_type(turn.standing, "income_confirmation")
    if asked is not None:
        yield asked, income(taken)


def _promises(turn: Turn, taken: Snapshot) -> Anew:
    """The promises that were asked about, held against the month as it is now."""
    asked = {}
    for entry in turn.standing:
        if entry.entry_type == "buddy_question" and entry.step == "goals":
            held = turn.tx.get(EvidenceRow, entry.id)
            asked[None if held is None else held.parameters.get("promise_entry")] = entry
    for new in goals.arrive(turn, taken) if asked else ():
        if new.entry_type != "buddy_question" or new.evidence is None:
            continue
        old = asked.get(new.evidence.parameters["promise_entry"])
        if old is not None:
            yield old, replace(new, data={**new.data, "question_type": old.data["question_type"]})


def _patterns(turn: Turn, taken: Snapshot) -> Anew:
    """Each pattern as it is now, or that it no longer holds."""
    told = [entry for entry in turn.standing if is_pattern(entry)]
    if not told:
        return
    # Every category may be unusual here: only what was told as that before is told anew.
    every = findings_in(turn.tx, turn.desk, as_said(turn, taken), set())
    found = {each.subject: each for each in every}
    for old in told:
        subject = subject_in(old)
        if subject in found:
            yield old, insight(found[subject], taken)
        else:
            anew = truth_anew(turn.tx, turn.desk, taken, subject)
            yield old, no_longer(old, taken) if anew is None else anew


def _plan(turn: Turn, taken: Snapshot) -> Anew:
    parts: Sequence[tuple[str, NewEntry]] = (
        ("savings", plan.savings(turn, taken)[0]),
        ("budget", plan.budget(turn, taken)[0]),
    )
    for insight_type, new in parts:
        old = _insight_of(turn, insight_type)
        if old is not None:
            yield old, new


def _end(turn: Turn, taken: Snapshot) -> Anew:
    """The last words of a review that was closed before."""
    standing = {entry.id: entry for entry in turn.standing}
    if wrap_up.closing_words(turn.standing) is not None:
        for new in wrap_up.completed(turn, taken):
            if new.supersedes_id in standing:
                yield standing[new.supersedes_id], new


def _say_pace(turn: Turn, taken: Snapshot) -> None:
    """Where the month is going, when too little was known to say it before."""
    was_there = _insight_of(turn, "overview") is not None
    if not was_there or _insight_of(turn, PACE) is not None or turn.session.status not in OPEN:
        return
    pace = pace_in(turn.tx, turn.desk, taken)
    if pace is not None and pace.why_not is None:
        said = replace(pace_said(pace, taken), step="overview")
        append(turn.tx, turn.desk, turn.session.id, said)


def _say_what_is_new(turn: Turn, taken: Snapshot) -> None:
    """The patterns that were not there before; the first takes the place of “nothing stands out”.

    A review that was closed takes only revisions.
    """
    known = {subject_in(entry) for entry in turn.standing if is_pattern(entry)}
    empty = _insight_of(turn, NOTHING)
    if (not known and empty is None) or turn.session.status not in OPEN:
        return
    every = told_in(turn.tx, turn.desk, as_said(turn, taken))
    new = [each for each in every if subject_in(each) not in known]
    for each in new:
        if empty is not None:
            _revise(turn, empty, each)
            empty = None
        else:
            append(turn.tx, turn.desk, turn.session.id, replace(each, step="patterns"))
