"""Funds for charges that come seldom: a quarter's, half a year's, a year's. Pure.

Whoever begins late puts aside more until the first charge; after it a level share is enough.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.calendar_steps import due_after
from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.kinds.money.floors import minor
from sitdown.kinds.money.merchants import merchant_key
from sitdown.kinds.money.recurring import Series, Status

SELDOM_MONTHS = 3
"""A charge that comes every three months or more seldom is worth a fund."""
LEAST_UNITS = 30
"""Below this a month pays it without noticing (ours)."""


@dataclass(frozen=True)
class SinkingFund:
    """A fund that a seldom charge asks for. Amounts are minor units of the series' currency.

    Attributes:
        due: the day of the next charge.
        months: until it, this month and its own included.
        monthly: what to put aside until then.
        level: what is enough from then on.
        start: what would have to be in it now for the level share to be enough at once.
    """

    series: Series
    due: date
    months: int
    monthly: int
    level: int
    start: int

    @property
    def is_question(self) -> bool:
        """Whether the charge was seen only twice."""
        return self.series.status is Status.EARLY

    @property
    def sentence(self) -> str:
        """How to say it."""
        one = self.series
        amount = format_amount(one.amount, one.currency)
        when = f"{self.due.day} {MONTH_NAMES[self.due.month - 1]} {self.due.year}"
        share = format_amount(self.monthly, one.currency, cents=False)
        if self.is_question:
            told = f"{one.merchant} took {amount} twice. If it comes again around {when}, "
        else:
            told = f"{one.merchant} takes {amount} {one.cadence.name}, next around {when}: "
        told += f"{share} a month from now has it ready."
        if self.start:
            level = format_amount(self.level, one.currency, cents=False)
            start = format_amount(self.start, one.currency, cents=False)
            after = f"{MONTH_NAMES[self.due.month - 1]} {self.due.year}"
            told += f" After {after} {level} a month is enough, or at once with {start} in it."
        return told


def sinking_funds(
    series: Iterable[Series], now: date, names: Collection[str]
) -> tuple[SinkingFund, ...]:
    """The funds that are worth having, the dearest charge first.

    Args:
        series: of ``recurring.recurring``.
        now: today, local.
        names: of the funds there are; a charge that has one of its name needs no other.
    """
    held = {merchant_key(name) for name in names}
    found = [
        _fund(one, now)
        for one in series
        if one.cadence.months >= SELDOM_MONTHS
        and not one.is_income
        and one.status is not Status.STOPPED
        and one.amount >= minor(LEAST_UNITS, one.currency)
        and merchant_key(one.merchant) not in held
    ]
    return tuple(sorted(found, key=lambda fund: (-fund.series.amount, fund.series.key)))


def _fund(one: Series, now: date) -> SinkingFund:
    due = one.next_due
    while due <= now:
        due = due_after(due, one.cadence)
    months = (due.year - now.year) * 12 + due.month - now.month + 1
    level = -(-one.amount // one.cadence.months)
    return SinkingFund(
        series=one,
        due=due,
        months=months,
        monthly=-(-one.amount // months),
        level=level,
        start=max(0, one.amount - level * months),
    )
