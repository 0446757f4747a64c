"""What recurs and can be ended, and the promise to end it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sitdown.clock import today
from sitdown.engine import entries, sessions
from sitdown.engine.desk import Desk
from sitdown.engine.kind import NewEntry
from sitdown.engine.views import EntryView
from sitdown.errors import NotFoundError
from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.cancelling import METRIC, ending_of
from sitdown.kinds.money.errors import NotCancellableError
from sitdown.kinds.money.recurring import Status
from sitdown.kinds.money.series_list import series_in


@dataclass(frozen=True)
class Cancellable:
    """A charge that recurs.

    Attributes:
        key: of its series.
        name: its merchant, with the amount where a merchant has several.
        params: what the promise to end it keeps.
    """

    key: str
    name: str
    params: Mapping[str, Any]

    @property
    def words(self) -> str:
        """The promise in words, until the person has their own."""
        return f"Cancel {self.name}"


def cancellable(desk: Desk) -> tuple[Cancellable, ...]:
    """What could be ended, the dearest a year first; what stopped or is income aside."""
    with desk.store.read() as tx:
        found = [
            one
            for one in series_in(tx, desk)
            if not one.is_income and one.status is not Status.STOPPED
        ]
    counted = Counter(one.merchant for one in found)
    now = today(desk.clock)
    return tuple(
        Cancellable(
            one.key,
            one.merchant
            if counted[one.merchant] == 1
            else f"{one.merchant} {format_amount(one.amount, one.currency)}",
            ending_of(one, now).params,
        )
        for one in found
    )


def promise_to_cancel(desk: Desk, session_id: str, key: str, words: str = "") -> EntryView:
    """Promise in a review to end what recurs; what is promised there already is said in other
    words, or left as it is.

    Args:
        desk: whose.
        session_id: of the review.
        key: of the series.
        words: the promise; by default “Cancel” and its name.

    Raises:
        NotFoundError: there is no such review.
        NotCancellableError: nothing of that key recurs and can be ended.
        SitdownError: as ``appending.append`` says.
    """
    if sessions.get(desk, session_id).kind != "money":
        raise NotFoundError("money review", session_id, "sitdown list --kind money")
    one = next((each for each in cancellable(desk) if each.key == key), None)
    if one is None:
        raise NotCancellableError(key)
    before = _promised(desk, session_id, key)
    if before is not None and words.strip() in {"", before.content}:
        return before
    text = words.strip() or one.words
    data = {"commitment_text": text, "metric_type": METRIC, "metric_params": dict(one.params)}
    if before is not None:
        return entries.revise(desk, before.id, text, data)
    return entries.say(desk, session_id, NewEntry("commitment", text, data)).entry


def _promised(desk: Desk, session_id: str, key: str) -> EntryView | None:
    """The promise of a review to end a series; two of them would be counted twice."""
    standing = entries.load_session_entries(desk, session_id)
    promises = (each for each in standing if each.entry_type == "commitment")
    endings = (each for each in promises if each.data["metric_type"] == METRIC)
    return next((each for each in endings if each.data["metric_params"]["series"] == key), None)
