"""What a goal asks for in a month. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from sitdown.kinds.money.calendar_steps import months_on
from sitdown.kinds.money.goals.rules import (
    Average,
    ByDate,
    Every,
    Fixed,
    Goal,
    Reach,
    Refill,
    Remainder,
    Share,
    due_month,
    months_between,
)
from sitdown.kinds.money.month_days import first_day, last_day
from sitdown.kinds.money.snapshot import Month

_WHOLE = 10_000
"""Hundredths of a percent in one."""


@dataclass(frozen=True, slots=True)
class Held:
    """What is known of what a goal is for, in minor units.

    Attributes:
        saved: what was in it when the month began.
        put_in: what this month put in already.
        history: what each earlier month took or put in, the latest first.
    """

    saved: int = 0
    put_in: int = 0
    history: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Income:
    """What came in, in minor units by income category; ``ALL_INCOME`` is everything."""

    this: Mapping[str, int] = field(default_factory=dict)
    previous: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ask:
    """What a goal asks for.

    Attributes:
        amount: minor units that are still to come this month, never below zero.
        facts: the numbers it comes from, by their names; amounts are minor units.
        unknown: what is missing to work it out; empty when nothing is.
    """

    amount: int
    facts: Mapping[str, int | str] = field(default_factory=dict)
    unknown: str = ""


def ask(goal: Goal, held: Held, month: Month, income: Income) -> Ask:
    """What a goal asks for in a month, less what the month put in already.

    A remainder asks for nothing: it takes what is left. Nor does a sum to reach some day.
    """
    rule = goal.rule
    room: int | None = None
    facts: dict[str, int | str] = {}
    match rule:
        case Fixed(amount, cap):
            wanted, room, facts = Ask(amount), cap, {"a_month": amount}
        case Refill(limit):
            wanted, room = Ask(limit), limit
        case ByDate():
            wanted, facts = _by_date(rule, held.saved, month)
        case Every(amount, cap=cap):
            times = sum(1 for _ in days_in(rule, month))
            wanted, room, facts = Ask(times * amount), cap, {"each": amount, "month_count": times}
        case Share():
            wanted, facts = _share(rule, income)
        case Average():
            wanted, facts = _average(rule, held.history)
        case Remainder() | Reach():
            wanted = Ask(0)
    whole = wanted.amount if room is None else min(wanted.amount, max(0, room - held.saved))
    known = {"saved": held.saved, "put_in": held.put_in, **facts}
    return Ask(max(0, whole - held.put_in), known, wanted.unknown)


def days_in(rule: Every, month: Month) -> Iterator[date]:
    """The days of a month on which a goal asks."""
    first, last = first_day(month), last_day(month)
    if rule.unit in {"day", "week"}:
        step = rule.count * (7 if rule.unit == "week" else 1)
        skipped = max(0, -(-(first - rule.starting).days // step))
        day = rule.starting + timedelta(days=skipped * step)
        while day <= last:
            yield day
            day += timedelta(days=step)
        return
    step = rule.count * (12 if rule.unit == "year" else 1)
    ahead = months_between((rule.starting.year, rule.starting.month), month)
    if ahead >= 0 and ahead % step == 0:
        yield months_on(rule.starting, ahead)


def _by_date(rule: ByDate, saved: int, month: Month) -> tuple[Ask, dict[str, int | str]]:
    """What is missing over the months left, this one included (Actual: 1,500 of 10,000 and twelve
    months ask for 708.33); all of it once the month is over.
    """
    due = due_month(rule, month)
    left = max(1, months_between(month, due) + 1)
    missing = max(0, rule.amount - saved)
    facts: dict[str, int | str] = {
        "target": rule.amount,
        "by": f"{due[0]:04d}-{due[1]:02d}",
        "months_left": left,
    }
    return Ask(_divided(missing, left)), facts


def _share(rule: Share, income: Income) -> tuple[Ask, dict[str, int | str]]:
    of = income.previous if rule.previous else income.this
    if rule.source not in of:
        return Ask(0, unknown="I know of no such income yet."), {}
    came_in = max(0, of[rule.source])
    return Ask(_divided(came_in * rule.hundredths, _WHOLE)), {"income": came_in}


def _average(rule: Average, history: tuple[int, ...]) -> tuple[Ask, dict[str, int | str]]:
    """The mean of the months that are known, when there are fewer than the goal wants."""
    known = history[: rule.months]
    if not known:
        return Ask(0, unknown="I know no earlier month to take the mean of."), {}
    mean = max(0, sum(known))
    amount = _divided(mean * (_WHOLE + rule.change), _WHOLE * len(known))
    return Ask(max(0, amount)), {"month_count": len(known), "together": sum(known)}


def _divided(minor: int, by: int) -> int:
    """To the nearest cent, halves up; both are zero or more."""
    return (2 * minor + by) // (2 * by)
