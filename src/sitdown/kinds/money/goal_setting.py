"""Goals and funds made in the middle of a review: what it proposes is said anew at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sitdown.engine.appending import append
from sitdown.engine.arrival import turn_of
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry, Turn
from sitdown.engine.lifecycle import OPEN
from sitdown.engine.rows import owned_session
from sitdown.errors import ClosedSessionError
from sitdown.kinds.money.arrivals.funds import INSIGHT, funds_said
from sitdown.kinds.money.arrivals.plan import budget
from sitdown.kinds.money.budgets import FundView, set_fund_in
from sitdown.kinds.money.goals.keeping import set_goal_in, subject_in
from sitdown.kinds.money.goals.reading import read_goal
from sitdown.kinds.money.keeping import kept_snapshot
from sitdown.kinds.money.snapshot import month_before
from sitdown.store.database import Transaction


def set_goal_in_review(desk: Desk, session_id: str, key: str, line: str, *, is_fund: bool) -> None:
    """Give a fund a goal from this month on, or a category one from the month after the review's;
    an empty line ends it. What the review proposes is revised.

    Args:
        desk: whose.
        session_id: the review.
        key: the fund's id, or the category's key.
        line: the goal as it is typed.
        is_fund: which of the two it is.

    Raises:
        NotFoundError: there is no such review.
        ClosedSessionError: it is over.
        UnknownGoalSubjectError: there is no such fund or category.
        NotAGoalError: the line is no goal.
    """
    with desk.store.write() as tx:
        turn = _turn(tx, desk, session_id)
        subject, taken = subject_in(tx, desk, key, is_fund=is_fund), kept_snapshot(tx, session_id)
        if not subject.is_fund:
            subject = replace(subject, currency=taken.currency)
        goal = read_goal(line, subject.currency) if line.strip() else None
        following = month_before((taken.year, taken.month), -1)
        set_goal_in(tx, desk, subject, goal, None if subject.is_fund else following)
        propose_anew(turn)


def begin_fund(
    desk: Desk,
    session_id: str,
    name: str,
    *,
    currency: str,
    target_minor: int | None,
    due_on: date | None,
) -> FundView:
    """Make a fund, or change the one of that name, and propose its share.

    Raises:
        NotFoundError: there is no such review.
        ClosedSessionError: it is over.
        SitdownError: as ``budgets.set_fund`` says.
    """
    with desk.store.write() as tx:
        turn = _turn(tx, desk, session_id)
        made = set_fund_in(
            tx, desk, name, currency=currency, target_minor=target_minor, due_on=due_on
        )
        propose_anew(turn)
        return made


def _turn(tx: Transaction, desk: Desk, session_id: str) -> Turn:
    row = owned_session(tx, desk, session_id)
    turn = turn_of(tx, desk, row)
    if turn.session.status not in OPEN:
        raise ClosedSessionError(row.title, row.status)
    return turn


def propose_anew(turn: Turn) -> None:
    """Revise what was proposed for the funds and for the budget, where it is another now; a review
    that is over keeps what it said.
    """
    if turn.session.status not in OPEN:
        return
    taken = kept_snapshot(turn.tx, turn.session.id)
    for entry in tuple(turn.standing):
        if entry.entry_type != "buddy_insight":
            continue
        kind = entry.data["insight_type"]
        if kind == INSIGHT:
            _revise(turn, funds_said(turn, taken), entry.id, entry.step)
        elif kind == "budget":
            _revise(turn, budget(turn, taken)[0], entry.id, entry.step)


def _revise(turn: Turn, new: NewEntry, old_id: str, step: str) -> None:
    old = next(entry for entry in turn.standing if entry.id == old_id)
    if (old.content, dict(old.data)) != (new.content, dict(new.data)):
        revision = NewEntry(
            new.entry_type,
            new.content,
            new.data,
            supersedes_id=old_id,
            step=step,
            evidence=new.evidence,
        )
        append(turn.tx, turn.desk, turn.session.id, revision)
