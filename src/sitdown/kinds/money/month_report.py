"""A month of the ledger as it is now: its figures, what stands out, and the year before.

The rules are those of the review, which says the same of the same rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.kinds.money.arrivals.patterns import told_in
from sitdown.kinds.money.arrivals.year_ago import year_ago, year_ago_in
from sitdown.kinds.money.budgets import month_key
from sitdown.kinds.money.kept_rate import KeptRate
from sitdown.kinds.money.months import frozen, month_in
from sitdown.kinds.money.promise_record import kept_rate_in, kept_rate_said
from sitdown.kinds.money.snapshot import Snapshot
from sitdown.kinds.money.year_ago import YearAgo


@dataclass(frozen=True)
class MonthReport:
    """A month with what can be said of it.

    Attributes:
        patterns: what stands out, the weightiest first, as a review would say it.
        year_ago: the same month of the year before.
        kept_rate: of the promises of the twelve months up to this one; None without any.
    """

    snapshot: Snapshot
    patterns: tuple[NewEntry, ...]
    year_ago: YearAgo
    kept_rate: KeptRate | None


def month_report(desk: Desk, year: int, month: int) -> MonthReport:
    """The month as the ledger has it now."""
    with desk.store.read() as tx:
        taken = month_in(tx, desk, year, month)
        return MonthReport(
            taken,
            told_in(tx, desk, taken),
            year_ago_in(tx, desk, taken),
            kept_rate_in(tx, desk, month_key(year, month)),
        )


def report_document(report: MonthReport) -> dict[str, Any]:
    """The month as a JSON document; every pattern and the comparison bring their evidence."""
    rate = report.kept_rate
    then = year_ago(report.year_ago, report.snapshot.currency)
    return {
        **frozen(report.snapshot),
        "patterns": [_claim(each) for each in report.patterns],
        "same_month_last_year": {
            "month": "{:04d}-{:02d}".format(*report.year_ago.month),
            **_claim(then),
        },
        "promises": None if rate is None else _rate(rate),
    }


def _claim(said: NewEntry) -> Mapping[str, Any]:
    evidence = said.evidence
    return {
        "type": said.entry_type,
        "text": said.content,
        "data": dict(said.data),
        "evidence": None
        if evidence is None
        else {
            "rule": evidence.rule,
            "parameters": dict(evidence.parameters),
            "row_ids": list(evidence.row_ids),
        },
    }


def _rate(rate: KeptRate) -> Mapping[str, Any]:
    counted = {"kept": rate.kept, "told": rate.told, "cannot_tell": rate.cannot_tell}
    return {**counted, **_claim(kept_rate_said(rate))}
