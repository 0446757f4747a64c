"""What stands out in a month, one entry each: categories, series, payments, what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry, Turn
from sitdown.engine.views import EntryView, Evidence
from sitdown.kinds.money.balance_list import books_in
from sitdown.kinds.money.budgets import month_key
from sitdown.kinds.money.dismissals import dismissed_in
from sitdown.kinds.money.finding import (
    CATEGORY,
    NO_LONGER,
    Finding,
    Key,
    Weighed,
    bucket_of,
    subject_in,
    told,
)
from sitdown.kinds.money.findings import findings
from sitdown.kinds.money.idle_cash import of_idle
from sitdown.kinds.money.keeping import income_of
from sitdown.kinds.money.ledger import rows_between, rows_of
from sitdown.kinds.money.month_days import last_day
from sitdown.kinds.money.patterns import (
    USUAL_IS,
    Pattern,
    floor_of,
    largest_in_one_week,
    pattern_of,
    patterns,
    sentence,
)
from sitdown.kinds.money.promise_record import promised_endings
from sitdown.kinds.money.snapshot import CategoryLine, LedgerRow, Snapshot
from sitdown.kinds.money.thresholds import IDLE_DAYS, LOOKBACK_DAYS
from sitdown.store.database import Transaction


def arrive(turn: Turn, taken: Snapshot) -> Sequence[NewEntry]:
    """The weightiest of what stands out, or that nothing does."""
    return told_in(turn.tx, turn.desk, as_said(turn, taken)) or (_nothing(taken),)


def as_said(turn: Turn, taken: Snapshot) -> Snapshot:
    """The month without its savings rate where the person said that the income was another: the
    months before are known as they were found, so the two cannot be held against each other.
    """
    is_another = income_of(taken, turn.standing) != taken.total_income
    return replace(taken, savings_rate=None) if is_another else taken


def told_in(tx: Transaction, desk: Desk, taken: Snapshot) -> tuple[NewEntry, ...]:
    """What stands out in a month, the weightiest first; what was dismissed is left out."""
    heavy = patterns(taken)
    categories = [Weighed(category_key(pattern.line), pattern.weight, pattern) for pattern in heavy]
    others = [
        Weighed(finding.key, finding.weight, finding)
        for finding in findings_in(tx, desk, taken, {pattern.line.category for pattern in heavy})
    ]
    found = told([*categories, *others], dismissed_in(tx, desk))
    return tuple(_entry(tx, desk, taken, each) for each in found)


def findings_in(
    tx: Transaction, desk: Desk, taken: Snapshot, told_categories: set[str]
) -> Sequence[Finding]:
    """What stands out beside the categories; of the month only what was frozen is looked at. That
    nothing came of what was to be cancelled is no news: the promise tells it.
    """
    this = (taken.year, taken.month)
    end = last_day(this)
    kept = set(taken.row_ids)
    rows = [
        row
        for row in rows_between(tx, desk, end - timedelta(days=LOOKBACK_DAYS), end)
        if (row.date.year, row.date.month) != this or row.id in kept
    ]
    first = end - timedelta(days=IDLE_DAYS)
    books = [
        book
        for book in books_in(tx, desk, first, only_stated=True)
        if book.currency == taken.currency
    ]
    ended = promised_endings(tx, desk, month_key(*this))
    found = [
        each
        for each in findings(taken, rows, told_categories=told_categories)
        if each.key.kind not in {"late", "stopped"} or each.key.subject not in ended
    ]
    return (*found, *of_idle(books, rows, end))


def category_key(line: CategoryLine) -> Key:
    """What a dismissal of a category's pattern holds on to."""
    against = line.budget if line.budget is not None else line.usual
    return Key(CATEGORY, line.category, bucket_of(line.spent, against or 0))


def _entry(tx: Transaction, desk: Desk, taken: Snapshot, found: Weighed) -> NewEntry:
    if isinstance(found.what, Pattern):
        rows = rows_of(tx, desk, found.what.line.row_ids)
        return truth(found.what, taken, rows)
    finding: Finding = found.what
    return insight(finding, taken)


def known_of(taken: Snapshot) -> dict[str, str | int]:
    """How much a claim about a month rests on: what is known of it, and of how many before it."""
    return {
        "known_of_the_month": taken.coverage.sentence,
        "months_before": max(0, len(taken.twelve_months) - 1),
    }


def insight(finding: Finding, taken: Snapshot) -> NewEntry:
    """A finding in words and figures: its title is the first line, its subject the category."""
    return NewEntry(
        "buddy_insight",
        f"{finding.title}\n{finding.text}",
        {
            "insight_type": finding.key.kind,
            "categories": [finding.subject],
            "amounts": dict(finding.amounts),
        },
        evidence=Evidence(
            finding.rule,
            {**finding.parameters, **known_of(taken), "deviation": finding.key.bucket},
            finding.row_ids,
        ),
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
                **known_of(taken),
                **_cluster_facts(rows),
            },
            line.row_ids,
        ),
    )


def _cluster_facts(rows: Sequence[LedgerRow]) -> dict[str, object]:
    cluster = largest_in_one_week(rows)
    if cluster is None:
        return {}
    week = f"{cluster.monday.isoformat()} to {cluster.sunday.isoformat()}"
    return {"largest_four": cluster.total, "largest_four_in_the_week": week}


def truth_anew(tx: Transaction, desk: Desk, taken: Snapshot, category: str) -> NewEntry | None:
    """A category that was told before, as it is now; None when the month has nothing of it."""
    line = next((line for line in taken.categories if line.category == category), None)
    if line is None:
        return None
    anew = truth(pattern_of(line), taken, rows_of(tx, desk, line.row_ids))
    if any(pattern.line.category == category for pattern in patterns(taken)):
        return anew
    return replace(anew, content=f"{anew.content} It no longer stands out.")


def no_longer(told_before: EntryView, taken: Snapshot) -> NewEntry:
    """That a pattern does not hold any more; its title and its subject stay."""
    title = told_before.content.partition("\n")[0]
    if told_before.entry_type == "category_truth":
        title = title.partition(":")[0]
    subject = subject_in(told_before)
    return NewEntry(
        "buddy_insight",
        f"{title}\nThis no longer holds: I read the month anew, and its movements changed.",
        {"insight_type": NO_LONGER, "categories": [subject], "amounts": {}},
        evidence=Evidence(
            "no_longer/1",
            {"subject": subject, "month": f"{taken.year:04d}-{taken.month:02d}"},
            taken.row_ids,
        ),
    )


def _nothing(taken: Snapshot) -> NewEntry:
    if taken.coverage.transactions:
        text = "No category is far from its budget or from what is usual."
        if not taken.coverage.complete:
            # A part month is below what is usual because it is not over, which is no news.
            text = (
                f"{taken.coverage.sentence} No category is far above its budget or what is usual."
            )
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
