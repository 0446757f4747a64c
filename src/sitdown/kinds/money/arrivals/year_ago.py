"""The month against the same month of the year before."""

from __future__ import annotations

from datetime import date

from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.views import Evidence
from sitdown.kinds.money.change_words import change_figures, rows_of_change
from sitdown.kinds.money.ledger import rows_between
from sitdown.kinds.money.month_days import last_day
from sitdown.kinds.money.snapshot import Snapshot, month_before
from sitdown.kinds.money.year_ago import MONTHS_READ, YearAgo, against_year_ago
from sitdown.store.database import Transaction

RULE = "same_month_last_year/1"


def year_ago_in(tx: Transaction, desk: Desk, taken: Snapshot) -> YearAgo:
    """The same month of the year before, as the ledger has it now."""
    this = (taken.year, taken.month)
    rows = rows_between(tx, desk, date(*month_before(this, MONTHS_READ), 1), last_day(this))
    return against_year_ago(taken, rows)


def year_ago(found: YearAgo, currency: str) -> NewEntry:
    """The difference and how it comes about, or why nothing can be said."""
    changed = found.changed
    figures = {} if changed is None else {"by": changed.by, **change_figures(changed)}
    held = {} if changed is None else {"before": changed.before, "now": changed.now}
    return NewEntry(
        "buddy_insight",
        found.sentence,
        {"insight_type": "year_ago", "categories": [], "amounts": figures},
        evidence=Evidence(
            RULE,
            {
                "currency": currency,
                "held_against": found.name,
                "known_of_it": found.coverage.sentence,
                **held,
                **figures,
            },
            () if changed is None else rows_of_change(changed),
        ),
    )
