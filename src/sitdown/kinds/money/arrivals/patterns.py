"""The categories that stand out, one entry each."""

from __future__ import annotations

from collections.abc import Sequence

from sitdown.engine.kind import NewEntry, Turn
from sitdown.engine.views import Evidence
from sitdown.kinds.money.ledger import rows_of
from sitdown.kinds.money.patterns import (
    USUAL_IS,
    Pattern,
    floor_of,
    patterns,
    sentence,
)
from sitdown.kinds.money.snapshot import LedgerRow, Snapshot


def arrive(turn: Turn, taken: Snapshot) -> Sequence[NewEntry]:
    """A truth for each of the weightiest categories, or that nothing stands out."""
    found = patterns(taken)
    if not found:
        return (_nothing(taken),)
    return tuple(
        truth(pattern, taken, rows_of(turn.tx, turn.desk, pattern.line.row_ids))
        for pattern in found
    )


def truth(pattern: Pattern, taken: Snapshot, rows: Sequence[LedgerRow]) -> NewEntry:
    """One category in words and figures; ``rows`` are its movements."""
    line = pattern.line
    return NewEntry(
        "category_truth",
        sentence(pattern, taken, rows),
        {
            "category": line.category,
            "spent": line.spent,
            "budget": line.budget,
            "pct_used": line.pct_used,
        },
        evidence=Evidence(
            "category_truth/1",
            {
                "category": line.category,
                "currency": taken.currency,
                "spent": line.spent,
                "budget": line.budget,
                "usual": line.usual,
                "usual_is": USUAL_IS,
                "held_against": pattern.against,
                "difference": pattern.excess,
                "smallest_difference_told": floor_of(taken),
            },
            line.row_ids,
        ),
    )


def _nothing(taken: Snapshot) -> NewEntry:
    if taken.coverage.transactions:
        text = "No category is far from its budget or from what is usual."
        if not taken.coverage.complete:
            text = f"{taken.coverage.sentence} {text}"
    else:
        text = f"{taken.coverage.sentence} There is nothing to compare."
    return NewEntry(
        "buddy_insight",
        text,
        {
            "insight_type": "nothing_stands_out",
            "categories": [],
            "amounts": {"spent": taken.total_spent},
        },
        evidence=Evidence(
            "category_truth/1",
            {"currency": taken.currency, "smallest_difference_told": floor_of(taken)},
            taken.row_ids,
        ),
    )
