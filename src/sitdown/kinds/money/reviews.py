"""The verbs of a money review, under the names that its specification gives them.

They are thin: what is said, moved and kept is the engine's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sitdown.engine import entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import Begin, NewEntry
from sitdown.engine.lifecycle import OPEN
from sitdown.engine.rows import owned_session, session_view, standing_entries
from sitdown.engine.tables import EvidenceRow
from sitdown.engine.views import EntryView, SessionView
from sitdown.errors import NotFoundError
from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.budgets import month_key
from sitdown.kinds.money.commitments import Outcome, judged
from sitdown.kinds.money.keeping import income_of, last_target, review_row
from sitdown.kinds.money.months import month_in, thawed
from sitdown.kinds.money.refreshing import say_anew
from sitdown.kinds.money.snapshot import Snapshot
from sitdown.store.database import Transaction


@dataclass(frozen=True)
class StaleBy:
    """How the ledger's month differs from the frozen one.

    Attributes:
        transactions: movements more, or fewer when negative.
        net_minor: income less spending that came on top, in minor units of ``currency``.
    """

    transactions: int
    net_minor: int
    currency: str

    @property
    def sentence(self) -> str:
        """How to say it, with how many movements and how much money came on top."""
        noun = "transaction" if abs(self.transactions) == 1 else "transactions"
        net = format_amount(self.net_minor, self.currency, signed=True)
        return f"The snapshot is stale: {self.transactions:+d} {noun}, {net}."


@dataclass(frozen=True)
class ReviewView:
    """A review's month.

    Attributes:
        month: ``YYYY-MM``.
        snapshot: the month as it was frozen.
        income_minor: what the person said came in, else what was found.
        target_rate: the savings target that held when the review began, as a fraction.
        stale: how the ledger has changed since; None when it has not.
    """

    session: SessionView
    month: str
    snapshot: Snapshot
    snapshot_at: datetime
    income_minor: int
    target_rate: float | None
    stale: StaleBy | None


@dataclass(frozen=True)
class PromiseView:
    """One of last month's promises in this review.

    Attributes:
        outcome: what the ledger says.
        judged: what holds: the person may overrule the ledger.
        answer: what the person said to it; None while they have not.
    """

    question: EntryView
    text: str
    promised_in: str
    outcome: Outcome
    judged: Outcome
    sentence: str
    options: tuple[str, ...]
    answer: str | None
    parameters: Mapping[str, Any] = field(default_factory=dict)


def create_session(desk: Desk, year: int, month: int) -> SessionView:
    """Begin the review of a month.

    Raises:
        SessionTakenError: there is one already.
        InvalidTimeError: it is no month.
    """
    return sessions.create(desk, "money", Begin(subject=month_key(year, month)))


def get_session(desk: Desk, session_id: str) -> SessionView:
    """One review.

    Raises:
        NotFoundError: there is none, or it is another's.
    """
    found = sessions.get(desk, session_id)
    if found.kind != "money":
        raise NotFoundError("money review", session_id, "sitdown list --kind money")
    return found


def get_current_session(desk: Desk, year: int, month: int) -> SessionView | None:
    """The review of a month, cancelled ones aside; None when there is none."""
    return sessions.of_subject(desk, "money", month_key(year, month))


def add_entry(
    desk: Desk,
    session_id: str,
    entry_type: str,
    content: str,
    data: Mapping[str, Any],
    trace_id: str | None = None,
) -> EntryView:
    """Append one entry; its role follows from its type.

    Raises:
        SitdownError: as ``appending.append`` says.
    """
    get_session(desk, session_id)
    new = NewEntry(entry_type, content, data, trace_id=trace_id)
    return entries.add_entry(desk, session_id, new)


def advance_act(desk: Desk, session_id: str) -> SessionView:
    """Go to the next phase, whatever is left in this one.

    Raises:
        NotFoundError: there is no such review.
        LastPhaseError: there is no next phase.
    """
    get_session(desk, session_id)
    return sessions.advance_act(desk, session_id)


def load_session_entries(desk: Desk, session_id: str) -> tuple[EntryView, ...]:
    """Every entry of a review as it stands.

    Raises:
        NotFoundError: there is no such review.
    """
    get_session(desk, session_id)
    return entries.load_session_entries(desk, session_id)


def review_of(desk: Desk, session_id: str) -> ReviewView:
    """The frozen month of a review, and whether the ledger has moved on.

    Raises:
        NotFoundError: there is no such review, or it has not begun.
    """
    with desk.store.read() as tx:
        session = session_view(owned_session(tx, desk, session_id))
        return _review(tx, desk, session)


def left_stale(desk: Desk) -> tuple[tuple[SessionView, StaleBy], ...]:
    """The reviews that are going on and do not have all that the ledger has of their months."""
    going_on = sessions.list_sessions(desk, kind="money", statuses=OPEN)
    found = ((each, review_of(desk, each.id).stale) for each in going_on)
    return tuple((each, stale) for each, stale in found if stale is not None)


def refresh(desk: Desk, session_id: str) -> ReviewView:
    """Freeze the month anew, because the person asked for it: the buddy's figures are revised in
    their places, patterns that are new come after them, what the person said stays as it is.

    Raises:
        NotFoundError: there is no such review, or it has not begun.
        ClosedSessionError: it was cancelled.
    """
    with desk.store.write() as tx:
        session = session_view(owned_session(tx, desk, session_id))
        review_row(tx, session.id)
        say_anew(tx, desk, session.id)
        return _review(tx, desk, session)


def promises(desk: Desk, session_id: str) -> tuple[PromiseView, ...]:
    """Last month's promises as this review's Goals step has them, in order; a question that was
    asked about none of them is left out.

    Raises:
        NotFoundError: there is no such review.
    """
    with desk.store.read() as tx:
        owned_session(tx, desk, session_id)
        standing = standing_entries(tx, session_id)
        answers = {
            entry.data["question_type"]: entry
            for entry in standing
            if entry.entry_type == "user_reflection" and entry.step == "goals"
        }
        asked = [
            (entry, tx.get(EvidenceRow, entry.id))
            for entry in standing
            if entry.entry_type == "buddy_question" and entry.step == "goals"
        ]
        return tuple(
            _promise(entry, held.parameters, answers.get(entry.data["question_type"]))
            for entry, held in asked
            if held is not None and "promise" in held.parameters
        )


def _promise(question: EntryView, held: Mapping[str, Any], answer: EntryView | None) -> PromiseView:
    outcome = Outcome(held["outcome"])
    option = None if answer is None else answer.data["option_selected"]
    return PromiseView(
        question=question,
        text=str(held["promise"]),
        promised_in=str(held["promised_in"]),
        outcome=outcome,
        judged=judged(outcome, option),
        sentence=str(held["found"]),
        options=tuple(question.data["options"]),
        answer=None if answer is None else answer.content,
        parameters=held,
    )


def _review(tx: Transaction, desk: Desk, session: SessionView) -> ReviewView:
    row = review_row(tx, session.id)
    taken = thawed(row.snapshot)
    standing = standing_entries(tx, session.id)
    return ReviewView(
        session=session,
        month=month_key(row.year, row.month),
        snapshot=taken,
        snapshot_at=row.snapshot_at,
        income_minor=income_of(taken, standing),
        target_rate=last_target(tx, desk, session.subject or ""),
        stale=_stale(taken, month_in(tx, desk, row.year, row.month)),
    )


def _stale(taken: Snapshot, now: Snapshot) -> StaleBy | None:
    """None while every figure of the month rests on the same movements, budgets aside."""
    same_currency = taken.currency == now.currency or not taken.row_ids
    if same_currency and _figures(taken) == _figures(now):
        return None
    net = (now.total_income - now.total_spent) - (taken.total_income - taken.total_spent)
    return StaleBy(len(now.row_ids) - len(taken.row_ids), net, now.currency)


def _figures(taken: Snapshot) -> tuple[object, ...]:
    spent = {line.category: line.row_ids for line in taken.categories if line.row_ids}
    return frozenset(taken.row_ids), spent, frozenset(taken.income_row_ids)
