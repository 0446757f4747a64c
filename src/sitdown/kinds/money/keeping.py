"""What a review keeps of its month, and what it remembers of the review before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from sitdown.engine.desk import Desk
from sitdown.engine.lifecycle import Status
from sitdown.engine.rows import standing_entries
from sitdown.engine.tables import SessionRow
from sitdown.engine.transcript import last_of_type
from sitdown.engine.views import EntryView
from sitdown.errors import NotFoundError
from sitdown.kinds.money.months import frozen, month_in, month_of, thawed
from sitdown.kinds.money.snapshot import Month, Snapshot
from sitdown.kinds.money.tables import MoneyReviewRow
from sitdown.store.database import Transaction

_HELD = (Status.IN_PROGRESS.value, Status.PAUSED.value, Status.COMPLETED.value)
_REVIEWS_LOOKED_BACK = 24


@dataclass(frozen=True)
class Earlier:
    """An earlier review, as far as later ones care; ``entries`` as they stand."""

    session_id: str
    title: str
    month: Month
    entries: tuple[EntryView, ...]

    @property
    def commitments(self) -> tuple[EntryView, ...]:
        """The promises that stand in it, in order."""
        return tuple(entry for entry in self.entries if entry.entry_type == "commitment")


def freeze(tx: Transaction, desk: Desk, session_id: str, subject: str) -> Snapshot:
    """Keep the month as the ledger has it now; what was kept before is replaced."""
    year, month = month_of(subject)
    taken = month_in(tx, desk, year, month)
    document = frozen(taken)
    row = tx.get(MoneyReviewRow, session_id) or MoneyReviewRow(
        session_id=session_id,
        user_id=desk.user_id,
        year=year,
        month=month,
        snapshot_at=desk.clock.now(),
    )
    row.snapshot_total_spent = taken.total_spent
    row.snapshot_total_income = taken.total_income
    row.snapshot_savings_rate = taken.savings_rate
    row.snapshot_categories = document["categories"]
    row.snapshot = document
    row.snapshot_at = desk.clock.now()
    tx.add(row)
    tx.flush()
    return taken


def review_row(tx: Transaction, session_id: str) -> MoneyReviewRow:
    """The row of a review.

    Raises:
        NotFoundError: the session has not begun, or is no money review.
    """
    row = tx.get(MoneyReviewRow, session_id)
    if row is None:
        raise NotFoundError("begun money review", session_id, "sitdown list --kind money")
    return row


def kept_snapshot(tx: Transaction, session_id: str) -> Snapshot:
    """The month as it was frozen.

    Raises:
        NotFoundError: as ``review_row``.
    """
    return thawed(review_row(tx, session_id).snapshot)


def earlier_reviews(tx: Transaction, desk: Desk, subject: str) -> tuple[Earlier, ...]:
    """The reviews of the months before, the latest month first; those that never began aside."""
    rows = tx.scalars(
        select(SessionRow)
        .where(
            col(SessionRow.user_id) == desk.user_id,
            col(SessionRow.kind) == "money",
            col(SessionRow.status).in_(_HELD),
            col(SessionRow.subject) < subject,
        )
        .order_by(col(SessionRow.subject).desc())
        .limit(_REVIEWS_LOOKED_BACK)
    ).all()
    return tuple(
        Earlier(row.id, row.title, month_of(row.subject or ""), standing_entries(tx, row.id))
        for row in rows
    )


def last_target(tx: Transaction, desk: Desk, subject: str) -> float | None:
    """The savings target that holds when the review of a month begins, as a fraction."""
    for review in earlier_reviews(tx, desk, subject):
        said = last_of_type(review.entries, "savings_target")
        if said is not None:
            return float(said.data["target_rate"])
    return None


def income_of(taken: Snapshot, standing: Sequence[EntryView]) -> int:
    """The month's income: what the person said it was, else what was found. Minor units."""
    said = last_of_type(standing, "user_income_response")
    confirmed: Any = said.data["confirmed_amount"] if said is not None else None
    return taken.total_income if confirmed is None else int(confirmed)


def with_income(taken: Snapshot, income: int) -> Snapshot:
    """The snapshot reckoned with another income."""
    rate = (income - taken.total_spent) / income if income > 0 else None
    return replace(taken, total_income=income, savings_rate=rate)
