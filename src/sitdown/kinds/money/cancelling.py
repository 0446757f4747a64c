"""A promise to end something that recurs: what of it is due next, and whether that came. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sitdown.kinds.money.calendar_steps import due_after
from sitdown.kinds.money.merchants import merchant_key
from sitdown.kinds.money.recurring import Series
from sitdown.kinds.money.snapshot import LedgerRow
from sitdown.kinds.money.thresholds import CADENCES, GRACE_DAYS, MATCH_SHARE

METRIC = "series_cancelled"
"""The ``metric_type`` of such a promise."""

LATEST_DAYS = max(cadence.loose for cadence in CADENCES) + GRACE_DAYS
"""Days after its due day until which a charge may still come, at most."""


@dataclass(frozen=True)
class Ending:
    """Something that recurs, as the promise to end it keeps it. Days are local.

    Attributes:
        series: its key among what recurs.
        amount: minor units of a charge.
        account: the id of the account that it is taken from.
        since: the first day whose charge breaks the promise.
        due: the day around which the next charge would come.
        until: the day after which it has not come: tolerance and grace are over.
    """

    series: str
    merchant: str
    currency: str
    amount: int
    account: str
    since: date
    due: date
    until: date

    @classmethod
    def kept_in(cls, params: Mapping[str, Any]) -> Ending:
        """The ending that ``params`` gave."""
        days = {name: date.fromisoformat(params[name]) for name in ("since", "due", "until")}
        return cls(**{**params, **days})

    @property
    def params(self) -> dict[str, Any]:
        """The same as a promise keeps it, days as ``YYYY-MM-DD``."""
        days = {"since": self.since, "due": self.due, "until": self.until}
        return {**vars(self), **{name: day.isoformat() for name, day in days.items()}}


def ending_of(one: Series, today: date) -> Ending:
    """What a promise of today holds on to.

    A charge that was due before today may have come already, unseen; the promise is about the
    next one. It counts from as many days before its due day as it may be early, and no charge
    counts that came before the promise.
    """
    due = one.next_due
    while due < today:
        due = due_after(due, one.cadence)
    early = timedelta(days=one.tolerance)
    return Ending(
        series=one.key,
        merchant=one.merchant,
        currency=one.currency,
        amount=one.amount,
        account=one.rows[-1].account,
        since=max(today, due - early),
        due=due,
        until=due + early + timedelta(days=GRACE_DAYS),
    )


def charges_of(ending: Ending, rows: Iterable[LedgerRow]) -> tuple[LedgerRow, ...]:
    """The charges that came all the same, by day, from whichever account.

    One of several subscriptions of a shop is known by its amount, within ``MATCH_SHARE``.
    """
    key, at, price = ending.series.partition("@")
    found = [
        row
        for row in rows
        if row.date >= ending.since
        and row.amount_minor < 0
        and row.currency == ending.currency
        and (not at or abs(-row.amount_minor - int(price)) <= MATCH_SHARE * int(price))
        and merchant_key(row.merchant or row.payee) == key
    ]
    return tuple(sorted(found, key=lambda row: (row.date, row.id)))


def known_until(ending: Ending, rows: Iterable[LedgerRow]) -> date | None:
    """The last day of which its account is known; None when nothing is of the month it was due."""
    days = [row.date for row in rows if row.account == ending.account]
    of_month = [day for day in days if (day.year, day.month) == (ending.due.year, ending.due.month)]
    return max(days) if of_month else None
