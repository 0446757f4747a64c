"""The commands for goals: what funds and categories should have, and how that goes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sitdown.cli import times
from sitdown.cli.calls import Answer, Call
from sitdown.cli.output import table
from sitdown.exchange.plain import plain
from sitdown.kinds.money.amounts import format_amount, typed_amount
from sitdown.kinds.money.goals.importing import import_goals
from sitdown.kinds.money.goals.keeping import (
    clear_goal,
    kept_in,
    set_goal,
    this_month,
)
from sitdown.kinds.money.goals.listing import goals as all_goals
from sitdown.kinds.money.goals.pace import named
from sitdown.kinds.money.goals.rules import Remainder
from sitdown.kinds.money.main_currency import present_currency
from sitdown.kinds.money.readers.errors import StatementTooLargeError
from sitdown.kinds.money.readers.source import open_file
from sitdown.locations import path_given

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sitdown.engine.desk import Desk
    from sitdown.kinds.money.goals.keeping import Subject
    from sitdown.kinds.money.goals.views import GoalView
    from sitdown.kinds.money.snapshot import Month

_LONGEST_NOTES = 10_000_000
"""Bytes."""


def goals(call: Call) -> Answer:
    """The goals, what each asks for this month, and its pace."""
    given = call.arguments
    with call.desk() as desk:
        to_give = None
        if given.money is not None:
            own = call.settings.currency
            with desk.store.read() as tx:
                to_give = typed_amount(given.money, present_currency(tx, desk, own))
        return _answer(all_goals(desk, to_give))


def set_one(call: Call) -> Answer:
    """Give a fund or a category a goal."""
    given = call.arguments
    since = None if given.month is None else times.month(given.month)
    with call.desk() as desk:
        subject = set_goal(desk, given.name, " ".join(given.goal), since)
        if since is not None and since > this_month(desk):
            return _later(desk, subject, since)
        return _answer([view for view in all_goals(desk) if view.key == subject.key])


def _later(desk: Desk, subject: Subject, since: Month) -> Answer:
    """A goal that does not hold yet, and so is not among those that do."""
    with desk.store.read() as tx:
        line = kept_in(tx, desk, since)[subject.key].now.line
    told = f"From {named(since)} on {subject.name} has the goal {line}."
    return Answer({"name": subject.name, "goal": line, "since": _month(since)}, [told])


def clear(call: Call) -> Answer:
    """End a goal; what it was stays readable."""
    with call.desk() as desk:
        subject = clear_goal(desk, call.arguments.name)
    return Answer({"name": subject.name, "goal": None}, [f"{subject.name} has no goal now."])


def import_file(call: Call) -> Answer:
    """Take the goals of a notes file in."""
    given = call.arguments
    text = _text_of(path_given(given.file))
    with call.desk() as desk:
        done = import_goals(desk, text, begin_funds=given.begin_funds)
    lines = [f"{each.name}: {each.line}" for each in done.taken]
    lines += [f"line {each.number} left out: {each.reason}" for each in done.left_out]
    return Answer(plain(done), lines or ["There is no #template or #goal line in it."])


def _text_of(path: Path) -> str:
    """The words of a notes file; bytes that are no UTF-8 are signs for that.

    Raises:
        MissingStatementError: it cannot be opened.
        StatementTooLargeError: nobody wrote that many notes.
    """
    with open_file(path) as file:
        notes = file.read(_LONGEST_NOTES + 1)
    if len(notes) > _LONGEST_NOTES:
        raise StatementTooLargeError(path.name, _LONGEST_NOTES)
    return notes.decode("utf-8-sig", errors="replace")


def _answer(views: Sequence[GoalView]) -> Answer:
    lines = [line for view in views for line in _lines(view)]
    document = [_document(view) for view in views]
    return Answer(document, lines if views else ["No goals and no funds yet."])


def _document(view: GoalView) -> dict[str, Any]:
    """A goal as a document: amounts are minor units of ``currency``, months ``YYYY-MM``."""
    pace = view.pace
    return {
        "key": view.key,
        "name": view.name,
        "kind": "fund" if view.is_fund else "category",
        "currency": view.currency,
        "goal": view.line,
        "since": view.since,
        "saved": view.saved_minor,
        "target": view.target_minor,
        "due": _month(view.due),
        "asks": view.asks.amount,
        "asks_because": plain(view.asks.facts),
        "not_known": view.asks.unknown or None,
        "gets": view.gets_minor,
        "status": None if pace is None else pace.status.value,
        "sentence": None if pace is None else pace.sentence,
        "pace_a_month": None if pace is None else pace.monthly,
        "full_in": None if pace is None else _month(pace.done),
        "pace_because": None if pace is None else plain(pace.facts),
        "earlier": plain(view.earlier),
    }


def _month(month: Month | None) -> str | None:
    return None if month is None else f"{month[0]:04d}-{month[1]:02d}"


def _lines(view: GoalView) -> list[str]:
    def told(minor: int) -> str:
        return format_amount(minor, view.currency)

    of = "" if view.target_minor is None else f" of {told(view.target_minor)}"
    by = "" if view.due is None else f" by {named(view.due)}"
    filled = f"{told(view.saved_minor)}{of}{by}" if view.is_fund or of else ""
    status = "" if view.pace is None else view.pace.status.words
    head = table([[view.name, filled, status]])
    asks = view.asks.unknown or f"asks for {told(view.asks.amount)} this month"
    if view.goal is not None and isinstance(view.goal.rule, Remainder):
        asks = "takes what is left"
    if view.gets_minor is not None and not view.asks.unknown:
        asks += f", gets {told(view.gets_minor)}"
    lines = [*head, f"  {view.line or 'no goal of its own'}", f"  {asks}"]
    return lines if view.pace is None else [*lines, f"  {view.pace.sentence}"]
