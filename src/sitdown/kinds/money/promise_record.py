"""What became of the promises of earlier reviews, as it was found and said there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, bindparam, text

from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.views import Evidence
from sitdown.kinds.money.budgets import month_key
from sitdown.kinds.money.cancelling import METRIC
from sitdown.kinds.money.commitments import Outcome, judged
from sitdown.kinds.money.kept_rate import INSIGHT, MONTHS, RULE, Judged, KeptRate, kept_rate
from sitdown.kinds.money.months import month_of
from sitdown.kinds.money.snapshot import month_before
from sitdown.store.database import Transaction

_ASKED = """
    SELECT asked.id, asked.created_at, session.id AS session_id, session.subject, session.status,
        evidence.parameters,
        (SELECT json_extract(said.data, '$.option_selected') FROM entry_as_it_stands AS said
         WHERE said.session_id = session.id AND said.step = 'goals'
           AND said.entry_type = 'user_reflection'
           AND json_extract(said.data, '$.question_type')
             = json_extract(asked.data, '$.question_type')
         ORDER BY said.sequence_num DESC LIMIT 1) AS option
    FROM session
    JOIN entry_as_it_stands AS asked ON asked.session_id = session.id
    JOIN evidence ON evidence.entry_id = asked.id
    WHERE session.user_id = :user_id AND session.kind = 'money' AND session.status != 'cancelled'
      AND asked.step = 'goals' AND asked.entry_type = 'buddy_question'
      AND json_extract(evidence.parameters, '$.promise') IS NOT NULL
"""
_ENDINGS = text(
    """
    SELECT DISTINCT json_extract(said.data, '$.metric_params.series') AS series
    FROM session JOIN entry_as_it_stands AS said ON said.session_id = session.id
    WHERE session.user_id = :user_id AND session.kind = 'money' AND session.status != 'cancelled'
      AND session.subject < :before AND said.entry_type = 'commitment'
      AND json_extract(said.data, '$.metric_type') = :metric
    """
)
_IN_MONTHS = text(f"{_ASKED} AND session.subject > :after AND session.subject <= :last")
_EVER = text(_ASKED)
_BY_ID = text(f"{_ASKED} AND asked.id IN :ids").bindparams(bindparam("ids", expanding=True))


def kept_rate_in(tx: Transaction, desk: Desk, last: str) -> KeptRate | None:
    """The rate of the twelve months up to one, ``YYYY-MM``; None where nothing was promised."""
    after = month_key(*month_before(month_of(last), MONTHS))
    found = tx.execute(_IN_MONTHS.bindparams(user_id=desk.user_id, after=after, last=last))
    return kept_rate(map(_judged, _asked_last(found)))


def outcomes_in(tx: Transaction, desk: Desk, but: str) -> Mapping[str, Outcome]:
    """What became of each promise that a finished review asked about, by the promise's id.

    Args:
        tx: a transaction.
        desk: whose.
        but: a review that does not count, by its id.
    """
    rows = tx.execute(_EVER.bindparams(user_id=desk.user_id))
    finished = [row for row in rows if row.status == "completed" and row.session_id != but]
    asked = ((_promise_of(row), row) for row in _asked_last(finished))
    return {promise: _judged(row).outcome for promise, row in asked}


def promised_endings(tx: Transaction, desk: Desk, before: str) -> frozenset[str]:
    """The keys of the series that the reviews before a month, ``YYYY-MM``, promised to end."""
    asked = _ENDINGS.bindparams(user_id=desk.user_id, before=before, metric=METRIC)
    return frozenset(row.series for row in tx.execute(asked))


def kept_rate_said(rate: KeptRate) -> NewEntry:
    """The rate as the buddy says it, with the promises it counts."""
    figures = {"months": MONTHS, "kept": rate.kept, "told": rate.told}
    facts = {**figures, "cannot_tell": rate.cannot_tell}
    return NewEntry(
        "buddy_insight",
        rate.sentence,
        {"insight_type": INSIGHT, "categories": [], "amounts": {}},
        evidence=Evidence(RULE, facts, tuple(each.entry_id for each in rate.judged)),
    )


def told_in_reviews(tx: Transaction, desk: Desk) -> Iterator[tuple[datetime, bool]]:
    """When the review asked, UTC, of each promise whose end is known, and whether it was kept."""
    for row in tx.execute(_EVER.bindparams(user_id=desk.user_id)):
        outcome = _judged(row).outcome
        if outcome is not Outcome.CANT_TELL:
            asked_at = datetime.fromisoformat(row.created_at).replace(tzinfo=UTC)
            yield asked_at, outcome is Outcome.MET


def judged_lines(tx: Transaction, desk: Desk, entry_ids: Sequence[str]) -> Sequence[str]:
    """The promises that such a rate counts, a line each, by month."""
    found = tx.execute(_BY_ID.bindparams(user_id=desk.user_id, ids=list(entry_ids)))
    rate = kept_rate(map(_judged, found))
    return [each.sentence for each in rate.judged] if rate is not None else []


def _asked_last(rows: Iterable[Row[Any]]) -> Iterable[Row[Any]]:
    """Of a promise that several reviews asked about, what the last of them found."""
    ordered = sorted(rows, key=lambda row: (row.subject, row.created_at))
    return {_promise_of(row): row for row in ordered}.values()


def _promise_of(row: Row[Any]) -> str:
    return str(json.loads(row.parameters).get("promise_entry", row.id))


def _judged(row: Row[Any]) -> Judged:
    held = json.loads(row.parameters)
    outcome = judged(Outcome(held["outcome"]), row.option)
    return Judged(row.id, row.subject, str(held["promise"]), outcome)
