"""Which promises of earlier reviews are asked about, and which of them are made again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sitdown.clock import today
from sitdown.engine.kind import NewEntry, Turn
from sitdown.engine.tables import EvidenceRow
from sitdown.engine.transcript import of_step
from sitdown.engine.views import EntryView
from sitdown.kinds.money.budgets import funds_in
from sitdown.kinds.money.cancelling import METRIC, ending_of
from sitdown.kinds.money.commitments import Outcome
from sitdown.kinds.money.keeping import Earlier, earlier_reviews
from sitdown.kinds.money.promise_record import outcomes_in
from sitdown.kinds.money.recurring import Status
from sitdown.kinds.money.series_list import series_in

CARRY_ON = "Carry it on"
"""The answer by which a promise is made again."""


@dataclass(frozen=True)
class Due:
    """A promise and the review it was made in.

    Attributes:
        waited: it was asked about before, when nobody could tell yet.
    """

    said: EntryView
    review: Earlier
    waited: bool = False


def promises_due(turn: Turn) -> tuple[Due, ...]:
    """The promises of the latest review that made any, unless a finished review asked about them;
    and the endings of which no finished review could tell yet, for their charges were due later.
    """
    reviews = earlier_reviews(turn.tx, turn.desk, turn.session.subject or "")
    asked = outcomes_in(turn.tx, turn.desk, but=turn.session.id)
    latest = next((review for review in reviews if review.commitments), None)
    due = (
        [Due(said, latest) for said in latest.commitments if said.id not in asked] if latest else []
    )
    series = {_series(each.said) for each in due}
    for review in reviews:
        for said in review.commitments:
            is_open = asked.get(said.id) is Outcome.CANT_TELL
            if is_open and said.data["metric_type"] == METRIC and _series(said) not in series:
                series.add(_series(said))
                due.append(Due(said, review, waited=True))
    return tuple(due)


def _series(said: EntryView) -> str:
    return str(said.data["metric_params"].get("series", ""))


def carried_on(turn: Turn) -> Iterator[NewEntry]:
    """The promises that the person carries on, made again for the month to come."""
    standing = (entry for entry in turn.standing if entry.entry_type == "commitment")
    made = {_matter(entry.data) for entry in standing}
    for said in _chosen(turn):
        data, matter = dict(said.data), _matter(said.data)
        params = _params_now(turn, str(data["metric_type"]), data["metric_params"])
        if params is None or matter in made:
            continue
        made.add(matter)
        yield NewEntry("commitment", said.content, {**data, "metric_params": dict(params)})


def _matter(promise: Mapping[str, Any]) -> tuple[str, str]:
    """What a promise is about: two of one matter would be asked about twice for ever."""
    metric, params = str(promise["metric_type"]), promise["metric_params"]
    if metric == METRIC:
        return metric, str(params["series"])
    return metric, str(sorted(params.items()) or promise["commitment_text"])


def _chosen(turn: Turn) -> Sequence[EntryView]:
    """The promises as they were made of which the person said to carry them on."""
    goals = of_step(turn.standing, "goals")
    chosen = {
        entry.data["question_type"]
        for entry in goals
        if entry.entry_type == "user_reflection" and entry.data["option_selected"] == CARRY_ON
    }
    asked = [
        turn.tx.get(EvidenceRow, entry.id)
        for entry in goals
        if entry.entry_type == "buddy_question" and entry.data["question_type"] in chosen
    ]
    reviews = earlier_reviews(turn.tx, turn.desk, turn.session.subject or "") if asked else ()
    made = {said.id: said for review in reviews for said in review.commitments}
    wanted = [held.parameters.get("promise_entry", "") for held in asked if held is not None]
    return [made[promise] for promise in wanted if promise in made]


def _params_now(turn: Turn, metric: str, params: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """What the promise holds on to from now on; None where there is nothing left to promise."""
    if metric == "move_to_fund":
        funds = {fund.id for fund in funds_in(turn.tx, turn.desk)}
        return params if params["fund_id"] in funds else None
    if metric != METRIC:
        return params
    found = (one for one in series_in(turn.tx, turn.desk) if one.key == params["series"])
    one = next((each for each in found if each.status is not Status.STOPPED), None)
    return None if one is None else ending_of(one, today(turn.desk.clock)).params
