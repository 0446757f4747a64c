"""A month of the ledger as it is now: its figures, what stands out, and the year before.

The rules are those of the review, which says the same of the same rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.kinds.money.arrivals.pace import pace_in, pace_said
from sitdown.kinds.money.arrivals.patterns import told_in
from sitdown.kinds.money.arrivals.year_ago import year_ago, year_ago_in
from sitdown.kinds.money.budgets import month_key
from sitdown.kinds.money.kept_rate import KeptRate
from sitdown.kinds.money.month_pace import MonthPace
from sitdown.kinds.money.months import frozen, month_in
from sitdown.kinds.money.promise_record import kept_rate_in, kept_rate_said
from sitdown.kinds.money.snapshot import Snapshot
from sitdown.kinds.money.still_to_come import ToCome
from sitdown.kinds.money.year_ago import YearAgo


@dataclass(frozen=True)
class MonthReport:
    """A month with what can be said of it.

    Attributes:
        patterns: what stands out, the weightiest first, as a review would say it.
        year_ago: the same month of the year before.
        pace: where the month is going; None when it is whole or nothing of it is known.
        kept_rate: of the promises of the twelve months up to this one; None without any.
    """

    snapshot: Snapshot
    patterns: tuple[NewEntry, ...]
    year_ago: YearAgo
    pace: MonthPace | None
    kept_rate: KeptRate | None


def month_report(desk: Desk, year: int, month: int) -> MonthReport:
    """The month as the ledger has it now."""
    with desk.store.read() as tx:
        taken = month_in(tx, desk, year, month)
        return MonthReport(
            taken,
            told_in(tx, desk, taken),
            year_ago_in(tx, desk, taken),
            pace_in(tx, desk, taken),
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
        "pace": None if report.pace is None else _pace(report.pace, report.snapshot),
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


def _pace(pace: MonthPace, taken: Snapshot) -> Mapping[str, Any]:
    return {
        "days_known": pace.days_known,
        "share_known": pace.share_known,
        "spent": pace.total.spent,
        "usual_by_now": pace.total.usual_by_now,
        "to_come": pace.total.to_come,
        "usual_rest": pace.total.usual_rest,
        "projected": pace.total.projected,
        "why_not": pace.why_not,
        "categories": [asdict(each) for each in pace.categories],
        "still_to_come": [_charge_to_come(each) for each in pace.to_come],
        "rests_on": {
            "coverage": taken.coverage.sentence,
            "months": [month_key(year, month) for year, month, _ in pace.rests],
        },
        **_claim(pace_said(pace, taken)),
    }


def _charge_to_come(charge: ToCome) -> Mapping[str, Any]:
    told = {**asdict(charge), "due": charge.due.isoformat()}
    told["amount"] = told.pop("amount_minor")
    return told


def _rate(rate: KeptRate) -> Mapping[str, Any]:
    counted = {"kept": rate.kept, "told": rate.told, "cannot_tell": rate.cannot_tell}
    return {**counted, **_claim(kept_rate_said(rate))}
