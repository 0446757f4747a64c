"""Reading a month anew into a review that has begun: the buddy's figures are said again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitdown.engine.appending import append
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.rows import standing_entries
from sitdown.engine.views import EntryView, SessionView
from sitdown.kinds.money.arrivals.overview import income, overview
from sitdown.kinds.money.arrivals.patterns import findings_in, insight, truth
from sitdown.kinds.money.finding import FINDING_KINDS, Finding
from sitdown.kinds.money.keeping import freeze, last_target
from sitdown.kinds.money.ledger import rows_of
from sitdown.kinds.money.patterns import pattern_of
from sitdown.kinds.money.snapshot import Snapshot
from sitdown.store.database import Transaction


def say_anew(tx: Transaction, desk: Desk, session: SessionView) -> None:
    """Freeze the month as the ledger has it now, and revise what the buddy said of it."""
    taken = freeze(tx, desk, session.id, session.subject or "")
    target = last_target(tx, desk, session.subject or "")
    # Every category may be unusual here: only what was told as that before is told anew.
    found = findings_in(tx, desk, taken, set())
    for old in standing_entries(tx, session.id):
        for new in _anew(tx, desk, old, taken, target, found):
            if (new.content, dict(new.data)) != (old.content, dict(old.data)):
                append(tx, desk, session.id, replace(new, supersedes_id=old.id, step=old.step))


def _anew(
    tx: Transaction,
    desk: Desk,
    old: EntryView,
    taken: Snapshot,
    target: float | None,
    found: Sequence[Finding],
) -> Iterator[NewEntry]:
    if old.entry_type == "buddy_insight" and old.data["insight_type"] == "overview":
        yield overview(taken, target)
    elif old.entry_type == "buddy_insight" and old.data["insight_type"] in FINDING_KINDS:
        yield from (insight(each) for each in found if each.subject in old.data["categories"])
    elif old.entry_type == "income_confirmation":
        yield income(taken)
    elif old.entry_type == "category_truth":
        lines = {line.category: line for line in taken.categories}
        line = lines.get(str(old.data["category"]))
        if line is not None:
            yield truth(pattern_of(line), taken, rows_of(tx, desk, line.row_ids))
