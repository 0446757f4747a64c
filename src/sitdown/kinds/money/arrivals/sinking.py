"""The funds that seldom charges ask for, proposed with the charges they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sitdown.clock import today
from sitdown.engine.appending import append
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry, Turn
from sitdown.engine.rows import owned_entry
from sitdown.engine.tables import EvidenceRow
from sitdown.engine.views import EntryView, Evidence
from sitdown.errors import NotFoundError
from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.budgets import funds_in, set_fund_in
from sitdown.kinds.money.categories import DEFAULT_CATEGORIES
from sitdown.kinds.money.dismissals import dismissed_in
from sitdown.kinds.money.finding import series_key
from sitdown.kinds.money.goals.keeping import Subject, set_goal_in
from sitdown.kinds.money.goals.rules import ByDate, Goal
from sitdown.kinds.money.ledger import rows_between
from sitdown.kinds.money.month_days import last_day
from sitdown.kinds.money.recurring import accounts_known_until, by_merchant, recurring
from sitdown.kinds.money.sinking import SinkingFund, sinking_funds
from sitdown.kinds.money.snapshot import Snapshot
from sitdown.kinds.money.thresholds import CADENCES, LOOKBACK_DAYS

RULE = "sinking_fund/1"
INSIGHT = "sinking_fund"
MOST = 4
"""More would hide the funds there are."""

_MONTHS = {cadence.name: cadence.months for cadence in CADENCES}
_SPENDING = frozenset(each.key for each in DEFAULT_CATEGORIES if each.group == "spending")
_OTHERS = frozenset(each.key for each in DEFAULT_CATEGORIES) - _SPENDING


def proposals(turn: Turn, taken: Snapshot) -> Sequence[NewEntry]:
    """A proposal for each seldom charge of the month's currency that has no fund yet."""
    end = last_day((taken.year, taken.month))
    rows = [
        row
        for row in rows_between(turn.tx, turn.desk, end - timedelta(days=LOOKBACK_DAYS), end)
        if row.currency == taken.currency and row.category not in _OTHERS
    ]
    quiet = dismissed_in(turn.tx, turn.desk)
    series = [
        one
        for one in recurring(by_merchant(rows), accounts_known_until(rows))
        if series_key(one.key) not in quiet
    ]
    names = [fund.name for fund in funds_in(turn.tx, turn.desk) if not fund.is_spent]
    found = sinking_funds(series, today(turn.desk.clock), names)
    return [_proposal(fund) for fund in found[:MOST]]


def accept(desk: Desk, entry_id: str) -> EntryView:
    """Make the fund that was proposed, for this charge and all after it, and put its first share
    in; gives the contribution.

    Raises:
        NotFoundError: there is no such proposal.
        ClosedSessionError: the review is over.
    """
    with desk.store.write() as tx:
        asked = owned_entry(tx, desk, entry_id)
        held = tx.get(EvidenceRow, asked.id)
        if held is None or held.rule != RULE:
            raise NotFoundError("proposed fund", entry_id, "sitdown show ID")
        known = held.parameters
        due = date.fromisoformat(known["due_on"])
        fund = set_fund_in(
            tx,
            desk,
            str(known["merchant"]),
            currency=str(known["currency"]),
            target_minor=int(known["target"]),
            due_on=due,
        )
        rule = ByDate(int(known["target"]), (due.year, due.month), _MONTHS[known["cadence"]])
        subject = Subject(fund.id, fund.name, fund.currency, is_fund=True)
        set_goal_in(tx, desk, subject, Goal(rule))
        amount = int(known["monthly"])
        text = f"{format_amount(amount, fund.currency, cents=False)} to {fund.name}"
        data = {"fund_id": fund.id, "fund_name": fund.name, "amount": amount}
        new = NewEntry("fund_contribution", text, data, step=asked.step)
        return append(tx, desk, asked.session_id, new)


def _proposal(fund: SinkingFund) -> NewEntry:
    one = fund.series
    figures = {
        "target": one.amount,
        "monthly": fund.monthly,
        "level": fund.level,
        "start": fund.start,
    }
    return NewEntry(
        "buddy_insight",
        f"{one.merchant}\n{fund.sentence}",
        {"insight_type": INSIGHT, "categories": [one.key], "amounts": figures},
        evidence=Evidence(
            RULE,
            {
                "merchant": one.merchant,
                "currency": one.currency,
                "cadence": one.cadence.name,
                "due_on": fund.due.isoformat(),
                "months_left": fund.months,
                **figures,
            },
            one.row_ids,
        ),
    )
