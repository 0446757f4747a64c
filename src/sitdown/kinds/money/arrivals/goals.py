"""Last month's promises, held against this month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import text

from sitdown.engine.kind import NewEntry, Turn
from sitdown.engine.views import Evidence
from sitdown.kinds.money.arrivals.funds import paces_said
from sitdown.kinds.money.arrivals.promises_due import CARRY_ON, Due, promises_due
from sitdown.kinds.money.budgets import funds_in, month_key
from sitdown.kinds.money.cancelling import LATEST_DAYS, METRIC, Ending
from sitdown.kinds.money.commitments import (
    DID_NOT_KEEP,
    KEPT,
    KEPT_AFTER_ALL,
    NOT_KEPT,
    PARTLY,
    MonthFacts,
    Outcome,
    Promise,
    Verdict,
    verdict,
)
from sitdown.kinds.money.keeping import income_of, with_income
from sitdown.kinds.money.ledger import rows_between, rows_of
from sitdown.kinds.money.month_days import last_day
from sitdown.kinds.money.months import month_of
from sitdown.kinds.money.promise_record import kept_rate_in, kept_rate_said
from sitdown.kinds.money.snapshot import LedgerRow, Snapshot, month_before
from sitdown.kinds.money.tables import MoneyReviewRow
from sitdown.kinds.money.voice import quoted

_OPEN = Outcome.CANT_TELL
_GO_ON_OPTIONS = (CARRY_ON, "Change it", "Let it go")
OPTIONS = {
    Outcome.MET: (*_GO_ON_OPTIONS, DID_NOT_KEEP),
    Outcome.MISSED: (*_GO_ON_OPTIONS, KEPT_AFTER_ALL),
    Outcome.CANT_TELL: (KEPT, PARTLY, NOT_KEPT),
}
"""What can be said to each outcome; where the ledger tells one, the last option overrules it."""
ENDED_OPTIONS = ("It is done", DID_NOT_KEEP)
"""What can be said when nothing came of what was to be ended: there is nothing to carry on."""

_PUT_ASIDE_SINCE = text(
    """
    SELECT json_extract(said.data, '$.fund_id') AS fund_id,
           sum(json_extract(said.data, '$.amount')) AS amount
    FROM session JOIN entry_as_it_stands AS said ON said.session_id = session.id
    WHERE session.user_id = :user_id AND session.kind = 'money' AND session.status != 'cancelled'
      AND session.subject >= :since AND session.subject < :before
      AND said.entry_type = 'fund_contribution'
    GROUP BY fund_id
    """
)


def arrive(turn: Turn, taken: Snapshot) -> Sequence[NewEntry]:
    """How many were kept before, a question for each promise that is due, or that there are none;
    and how the funds fill.
    """
    due = promises_due(turn)
    facts = _facts(turn, taken, due)
    found = [(each, verdict(_promise(turn, each), facts)) for each in due]
    asked = [(each, told) for each, told in found if not each.waited or told.outcome is not _OPEN]
    if not asked:
        return (
            NewEntry(
                "buddy_insight",
                "There are no promises from last month. What you promise in this review comes "
                "back here next time.",
                {"insight_type": "no_promises", "categories": [], "amounts": {}},
            ),
            *paces_said(turn, taken),
        )
    month_ago = month_before(month_of(turn.session.subject or ""))
    rate = kept_rate_in(turn.tx, turn.desk, month_key(*month_ago))
    return (
        *([] if rate is None else [kept_rate_said(rate)]),
        *(_question(number, each, told) for number, (each, told) in enumerate(asked, start=1)),
        *paces_said(turn, taken),
    )


def _facts(turn: Turn, taken: Snapshot, due: Sequence[Due]) -> MonthFacts:
    months = [each.review.month for each in due if not each.waited]
    year, month = max(months, default=(taken.year, taken.month))
    reckoned = with_income(taken, income_of(taken, turn.standing))
    put_aside = turn.tx.execute(
        _PUT_ASIDE_SINCE.bindparams(
            user_id=turn.desk.user_id,
            since=f"{year:04d}-{month:02d}",
            before=turn.session.subject or "",
        )
    )
    funds = funds_in(turn.tx, turn.desk)
    return MonthFacts(
        snapshot=taken,
        rows=rows_of(turn.tx, turn.desk, taken.row_ids),
        savings_rate=reckoned.savings_rate,
        put_aside={row.fund_id: int(row.amount) for row in put_aside},
        fund_names={fund.id: fund.name for fund in funds},
        fund_currencies={fund.id: fund.currency for fund in funds},
        later=_rows_since(turn, taken, due),
    )


def _rows_since(turn: Turn, taken: Snapshot, due: Sequence[Due]) -> Sequence[LedgerRow]:
    """What a promise to end something is held against; of the month only what was frozen."""
    endings = [
        Ending.kept_in(each.said.data["metric_params"])
        for each in due
        if each.said.data["metric_type"] == METRIC
    ]
    if not endings:
        return ()
    first = min(ending.since for ending in endings)
    last = last_day((taken.year, taken.month)) + timedelta(days=LATEST_DAYS)
    kept = set(taken.row_ids)
    return [
        row
        for row in rows_between(turn.tx, turn.desk, first, last)
        if row.currency != taken.currency
        or (row.date.year, row.date.month) != (taken.year, taken.month)
        or row.id in kept
    ]


def _promise(turn: Turn, due: Due) -> Promise:
    made_in = turn.tx.get(MoneyReviewRow, due.review.session_id)
    return Promise(
        str(due.said.data["commitment_text"]),
        str(due.said.data["metric_type"]),
        dict(due.said.data["metric_params"]),
        made_in.snapshot.get("currency") if made_in is not None else None,
    )


def _question(number: int, due: Due, found: Verdict) -> NewEntry:
    words, metric = str(due.said.data["commitment_text"]), due.said.data["metric_type"]
    asked, options = "What do you want to do with it?", OPTIONS[found.outcome]
    if found.outcome is _OPEN:
        asked = "Did you keep it?"
    elif found.outcome is Outcome.MET and metric == METRIC:
        asked, options = "Is it done?", ENDED_OPTIONS
    question = f"{quoted(words)} – {found.sentence} {asked}"
    return NewEntry(
        "buddy_question",
        question,
        {
            "question_type": f"promise:{number}",
            "question_text": question,
            "options": list(options),
        },
        evidence=Evidence(
            found.rule,
            {
                **found.parameters,
                "promise": words,
                "promise_entry": due.said.id,
                "promised_in": due.review.title,
                "outcome": found.outcome.value,
                "found": found.sentence,
            },
            found.row_ids,
        ),
    )
