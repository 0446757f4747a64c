"""What a money review keeps beside the log, as a document. Amounts are minor units."""

from __future__ import annotations

from typing import Any

from sitdown.engine.desk import Desk
from sitdown.engine.views import SessionView
from sitdown.exchange.plain import plain
from sitdown.kinds.money.keeping import review_row
from sitdown.kinds.money.months import month_of
from sitdown.kinds.money.reviews import review_of


def review_document(desk: Desk, session: SessionView) -> dict[str, Any]:
    """The year and the month, and the figures that were frozen as the review began."""
    if session.subject is None:
        return {}
    year, month = month_of(session.subject)
    document: dict[str, Any] = {"year": year, "month": month}
    if session.started_at is None:
        return document
    with desk.store.read() as tx:
        row = review_row(tx, session.id)
        return {
            **document,
            "snapshot_total_spent": row.snapshot_total_spent,
            "snapshot_total_income": row.snapshot_total_income,
            "snapshot_savings_rate": row.snapshot_savings_rate,
            "snapshot_categories": row.snapshot_categories,
            "snapshot_at": plain(row.snapshot_at),
            "currency": row.snapshot.get("currency"),
        }


def review_detail(desk: Desk, session: SessionView) -> dict[str, Any]:
    """How the review stands to the ledger of today: what came in, the target, what is new."""
    if session.started_at is None:
        return {}
    view = review_of(desk, session.id)
    return {
        "income": view.income_minor,
        "target_rate": view.target_rate,
        "stale": plain(view.stale),
        "snapshot": plain(view.snapshot),
    }
