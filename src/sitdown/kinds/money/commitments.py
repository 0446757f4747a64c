"""Whether last month's promises were kept, as far as the ledger can tell. Pure.

“Can't tell” is an answer of its own: a month that is not complete can show that a limit was
passed, but not that it was kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.cancelling import METRIC, Ending, charges_of, known_until
from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.kinds.money.merchants import merchant_key
from sitdown.kinds.money.snapshot import LedgerRow, Snapshot


class Outcome(StrEnum):
    """What became of a promise."""

    MET = "met"
    MISSED = "missed"
    CANT_TELL = "cant_tell"


KEPT, PARTLY, NOT_KEPT = "Kept it", "Partly", "Not this time"
"""What a person can say where the ledger cannot tell."""
KEPT_AFTER_ALL, DID_NOT_KEEP = "I kept it", "I did not keep it"
"""What a person can say against the ledger."""

_SAID = {
    KEPT: Outcome.MET,
    KEPT_AFTER_ALL: Outcome.MET,
    NOT_KEPT: Outcome.MISSED,
    DID_NOT_KEEP: Outcome.MISSED,
}


def judged(outcome: Outcome, option: str | None) -> Outcome:
    """What became of a promise: as the person says, else as the ledger does."""
    return _SAID.get(option or "", outcome)


@dataclass(frozen=True)
class Promise:
    """A commitment of an earlier review; parameters as ``entry_types.METRICS`` names them.

    Attributes:
        currency: of the review it was made in; None for that of the month it is held against.
    """

    text: str
    metric_type: str
    metric_params: Mapping[str, Any]
    currency: str | None = None


@dataclass(frozen=True)
class MonthFacts:
    """What promises are held against.

    Attributes:
        snapshot: the month that the promises were for.
        rows: its movements.
        savings_rate: of the confirmed income where there is one; None without income.
        put_aside: minor units by fund id since the promises were made.
        fund_names: by fund id.
        fund_currencies: by fund id; a fund that is not there has the month's.
        later: the movements from the first day that a promise to end something asks for until
            ``cancelling.LATEST_DAYS`` after the month.
    """

    snapshot: Snapshot
    rows: Sequence[LedgerRow]
    savings_rate: float | None
    put_aside: Mapping[str, int] = field(default_factory=dict)
    fund_names: Mapping[str, str] = field(default_factory=dict)
    fund_currencies: Mapping[str, str] = field(default_factory=dict)
    later: Sequence[LedgerRow] = ()


@dataclass(frozen=True)
class Verdict:
    """What the ledger says to a promise, and what that rests on."""

    outcome: Outcome
    sentence: str
    rule: str
    parameters: Mapping[str, Any]
    row_ids: tuple[str, ...] = ()


def verdict(promise: Promise, facts: MonthFacts) -> Verdict:
    """What the ledger says to a promise."""
    check = _CHECKS.get(promise.metric_type, _own_yes_no)
    if check is _category_at_most and promise.currency not in {None, facts.snapshot.currency}:
        return _meant_in_another(promise, facts.snapshot)
    return check(promise.metric_params, facts)


def _meant_in_another(promise: Promise, taken: Snapshot) -> Verdict:
    """Amounts of two currencies are not held against each other."""
    currency, most = str(promise.currency), int(promise.metric_params["amount"])
    meant = format_amount(most, currency, cents=False)
    sentence = (
        f"You meant at most {meant}, and {MONTH_NAMES[taken.month - 1]} is told in "
        f"{taken.currency}, so I cannot tell."
    )
    parameters = {"at_most": most, "currency": currency, "told_in": taken.currency}
    return Verdict(Outcome.CANT_TELL, sentence, "category_at_most/1", parameters)


def _limit(*, passed: bool, complete: bool) -> Outcome:
    if passed:
        return Outcome.MISSED
    return Outcome.MET if complete else Outcome.CANT_TELL


def _category_at_most(params: Mapping[str, Any], facts: MonthFacts) -> Verdict:
    taken = facts.snapshot
    category, most = str(params["category"]), int(params["amount"])
    line = next((line for line in taken.categories if line.category == category), None)
    spent = line.spent if line else 0
    title = line.title if line else category.replace("_", " ").capitalize()
    sentence = f"{title} took {_whole(spent, taken)}; you meant at most {_whole(most, taken)}."
    return Verdict(
        _limit(passed=spent > most, complete=taken.coverage.complete),
        _with_coverage(sentence, taken),
        "category_at_most/1",
        {"category": category, "at_most": most, "spent": spent, "currency": taken.currency},
        line.row_ids if line else (),
    )


def _merchant_at_most_n(params: Mapping[str, Any], facts: MonthFacts) -> Verdict:
    merchant, times = str(params["merchant"]), int(params["times"])
    wanted = merchant_key(merchant)
    paid = [
        row
        for row in facts.rows
        if row.amount_minor < 0 and merchant_key(row.merchant or row.payee) == wanted
    ]
    meant = f"at most {_times(times)}" if times else "not at all"
    sentence = f"You paid {merchant} {_times(len(paid))}; you meant {meant}."
    return Verdict(
        _limit(passed=len(paid) > times, complete=facts.snapshot.coverage.complete),
        _with_coverage(sentence, facts.snapshot),
        "merchant_at_most_n/1",
        {"merchant": merchant, "at_most": times, "paid": len(paid)},
        tuple(row.id for row in paid),
    )


def _move_to_fund(params: Mapping[str, Any], facts: MonthFacts) -> Verdict:
    fund_id, wanted = str(params["fund_id"]), int(params["amount"])
    currency = facts.fund_currencies.get(fund_id, facts.snapshot.currency)
    parameters = {"fund_id": fund_id, "amount": wanted, "currency": currency}
    if fund_id not in facts.fund_names:
        sentence = "The fund is gone, so I cannot tell."
        return Verdict(Outcome.CANT_TELL, sentence, "move_to_fund/1", parameters)
    name, moved = facts.fund_names[fund_id], facts.put_aside.get(fund_id, 0)
    meant = format_amount(wanted, currency, cents=False)
    sentence = f"{format_amount(moved, currency, cents=False)} went to {name}; you meant {meant}."
    outcome = Outcome.MET if moved >= wanted else Outcome.MISSED
    if not moved:
        # Nothing was written down here; the money may still have been moved.
        outcome = Outcome.CANT_TELL
        sentence = f"I have no note of money put into {name}; you meant {meant}."
    return Verdict(outcome, sentence, "move_to_fund/1", {**parameters, "moved": moved})


def _savings_rate_at_least(params: Mapping[str, Any], facts: MonthFacts) -> Verdict:
    wanted, reached = float(params["rate"]), facts.savings_rate
    taken = facts.snapshot
    parameters = {"at_least": wanted, "reached": reached, "currency": taken.currency}
    if reached is None:
        sentence = "Without an income I cannot tell what share of it you kept."
        return Verdict(Outcome.CANT_TELL, sentence, "savings_rate_at_least/1", parameters)
    kept = reached >= wanted
    outcome = Outcome.MET if kept else Outcome.MISSED
    if not taken.coverage.complete:
        outcome = Outcome.CANT_TELL
    sentence = f"You kept {percent(reached)} of your income; you meant {percent(wanted)}."
    if reached < 0:
        more = f"{percent(-reached)} more than came in"
        sentence = f"You spent {more}; you meant to keep {percent(wanted)}."
    return Verdict(
        outcome,
        _with_coverage(sentence, taken),
        "savings_rate_at_least/1",
        parameters,
        taken.row_ids,
    )


def _series_cancelled(params: Mapping[str, Any], facts: MonthFacts) -> Verdict:
    ending = Ending.kept_in(params)
    came = charges_of(ending, facts.later)
    known = known_until(ending, facts.later)
    outcome, sentence = Outcome.CANT_TELL, _still_open(ending, known, facts.snapshot)
    if came:
        outcome, sentence = Outcome.MISSED, _came_all_the_same(ending, came)
    elif known is not None and known > ending.until:
        due = _day(ending.due, facts.snapshot)
        outcome = Outcome.MET
        sentence = f"No charge of {ending.merchant} came. It was due around {due}."
    return Verdict(
        outcome,
        sentence,
        f"{METRIC}/1",
        {
            "series": ending.series,
            "merchant": ending.merchant,
            "currency": ending.currency,
            "amount": ending.amount,
            "counted_since": ending.since.isoformat(),
            "due": ending.due.isoformat(),
            "late_after": ending.until.isoformat(),
            "account_known_until": None if known is None else known.isoformat(),
            "charges_since": len(came),
        },
        tuple(row.id for row in came),
    )


def _came_all_the_same(ending: Ending, came: Sequence[LedgerRow]) -> str:
    first, more = came[0], len(came) - 1
    day = f"{first.date.day} {MONTH_NAMES[first.date.month - 1]}"
    again = f", and {_times(more)} more" if more else ""
    took = format_amount(-first.amount_minor, first.currency)
    return f"{ending.merchant} took {took} on {day}{again}. You meant to cancel it."


def _still_open(ending: Ending, known: date | None, taken: Snapshot) -> str:
    due = _day(ending.due, taken)
    if (ending.due.year, ending.due.month) > (taken.year, taken.month) and known is None:
        return f"{ending.merchant} is due around {due}, so I cannot tell yet."
    told = (
        "do not know its account then"
        if known is None
        else (f"know its account only until {_day(known, taken)}")
    )
    return f"{ending.merchant} was due around {due}, and I {told}."


def _day(day: date, taken: Snapshot) -> str:
    year = "" if day.year == taken.year else f" {day.year}"
    return f"{day.day} {MONTH_NAMES[day.month - 1]}{year}"


def _own_yes_no(_params: Mapping[str, Any], _facts: MonthFacts) -> Verdict:
    return Verdict(Outcome.CANT_TELL, "Only you can tell.", "own_yes_no/1", {})


_CHECKS: Mapping[str, Callable[[Mapping[str, Any], MonthFacts], Verdict]] = {
    "category_at_most": _category_at_most,
    "merchant_at_most_n": _merchant_at_most_n,
    "move_to_fund": _move_to_fund,
    "savings_rate_at_least": _savings_rate_at_least,
    METRIC: _series_cancelled,
}


def percent(rate: float) -> str:
    """A fraction as a person reads it, ``17.8 %`` or ``18 %``."""
    return f"{round(100 * rate, 1):g} %"


def _whole(minor: int, taken: Snapshot) -> str:
    return format_amount(minor, taken.currency, cents=False)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _with_coverage(sentence: str, taken: Snapshot) -> str:
    return sentence if taken.coverage.complete else f"{sentence} {taken.coverage.sentence}"
