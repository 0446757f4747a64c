"""The kinds of goals there are. Pure: amounts are minor units of the fund's or month's currency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sitdown.kinds.money.snapshot import Month

Unit = Literal["day", "week", "month", "year"]

ALL_INCOME = ""
"""The source of a share that is taken of everything that came in."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """So much every month, until there is ``cap`` in it when it has one."""

    amount: int
    cap: int | None = None


@dataclass(frozen=True, slots=True)
class Refill:
    """Whatever is missing up to a limit."""

    limit: int


@dataclass(frozen=True, slots=True)
class ByDate:
    """So much by a month, in equal shares until then.

    Attributes:
        by: the month whose share is the last.
        every: months after which it is wanted again; None once.
        spend_from: the month from which it may be spent; None only when it is due.
    """

    amount: int
    by: Month
    every: int | None = None
    spend_from: Month | None = None


@dataclass(frozen=True, slots=True)
class Every:
    """So much on each of the days that come every ``count`` units from ``starting`` on."""

    amount: int
    count: int
    unit: Unit
    starting: date
    cap: int | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """A share of what came in.

    Attributes:
        hundredths: of a percent: 1,250 is 12.5 %.
        source: an income category's key, or ``ALL_INCOME``.
        previous: of the month before instead of this one.
    """

    hundredths: int
    source: str = ALL_INCOME
    previous: bool = False


@dataclass(frozen=True, slots=True)
class Average:
    """The mean of the last months, changed by so many hundredths of a percent."""

    months: int
    change: int = 0


@dataclass(frozen=True, slots=True)
class Remainder:
    """What is left when all others have theirs, by weight, up to ``cap`` in it."""

    weight: int = 1
    cap: int | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """So much in it some day; it asks for nothing in a month."""

    amount: int


GoalRule = Fixed | Refill | ByDate | Every | Share | Average | Remainder | Reach


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal and its priority: lower ones get theirs first."""

    rule: GoalRule
    priority: int = 0


def months_between(first: Month, last: Month) -> int:
    """Months from one to the other; negative when the other is earlier."""
    return (last[0] - first[0]) * 12 + last[1] - first[1]


def due_month(rule: ByDate, month: Month) -> Month:
    """The month by which a goal is wanted, seen from a month: a repeated one has a next."""
    behind = months_between(rule.by, month)
    if behind <= 0 or rule.every is None:
        return rule.by
    return month_later(rule.by, -(-behind // rule.every) * rule.every)


def payouts(
    versions: Sequence[tuple[Month, Goal | None]], month: Month
) -> tuple[tuple[Month, int], ...]:
    """When a repeated goal was due before a month, and the amount it was for.

    Args:
        versions: what held from which month on, oldest first; None for no goal.
        month: up to its beginning.
    """
    ends = [since for since, _ in versions[1:]] + [month]
    found = []
    for (since, goal), end in zip(versions, ends, strict=True):
        if goal is None or not isinstance(goal.rule, ByDate) or goal.rule.every is None:
            continue
        due = due_month(goal.rule, since)
        while months_between(due, end) > 0:
            found.append((due, goal.rule.amount))
            due = month_later(due, goal.rule.every)
    return tuple(found)


def target_of(rule: GoalRule) -> int | None:
    """What should be in it in the end; None for a goal without an end."""
    match rule:
        case Refill(limit):
            return limit
        case ByDate() | Reach():
            return rule.amount
        case Fixed() | Every() | Remainder():
            return rule.cap
        case _:
            return None


def month_later(month: Month, months: int) -> Month:
    """The month that many months later."""
    year, index = divmod(month[0] * 12 + month[1] - 1 + months, 12)
    return year, index + 1
