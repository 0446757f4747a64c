"""A goal as one line, in the words that ``reading`` reads. Pure."""

from __future__ import annotations

from sitdown.kinds.money.amounts import minor_digits
from sitdown.kinds.money.categories import CATEGORY_TITLES
from sitdown.kinds.money.goals.rules import (
    ALL_INCOME,
    Average,
    ByDate,
    Every,
    Fixed,
    Goal,
    GoalRule,
    Reach,
    Refill,
    Remainder,
    Share,
)
from sitdown.kinds.money.snapshot import Month

TEMPLATE = "#template"
GOAL = "#goal"


def goal_line(goal: Goal, currency: str) -> str:
    """A goal with its tag, such as ``#template-2 1500 by 2026-12 repeat every year``."""
    if isinstance(goal.rule, Reach):
        return f"{GOAL} {_number(goal.rule.amount, currency)}"
    priority = f"-{goal.priority}" if goal.priority else ""
    return f"{TEMPLATE}{priority} {rule_words(goal.rule, currency)}"


def rule_words(rule: GoalRule, currency: str) -> str:
    """What a goal wants, without its tag."""
    match rule:
        case Share() | Average():
            return _reckoned(rule)
        case Remainder(weight, cap):
            return f"remainder{'' if weight == 1 else f' {weight}'}{_up_to(cap, currency)}"
        case Refill(limit):
            return _up_to(limit, currency).strip()
        case ByDate():
            tail = f"by {_month(rule.by)}{_spend_from(rule)}{_again(rule)}"
        case Every(count=count, unit=unit, cap=cap):
            how_often = unit if count == 1 else f"{count} {unit}s"
            tail = f"repeat every {how_often} starting {rule.starting.isoformat()}"
            tail += _up_to(cap, currency)
        case Fixed(cap=cap):
            tail = _up_to(cap, currency).strip()
        case Reach():
            tail = ""
    return f"{_number(rule.amount, currency)} {tail}".strip()


def _reckoned(rule: Share | Average) -> str:
    """A goal that names no amount."""
    if isinstance(rule, Share):
        before = "previous " if rule.previous else ""
        source = "all income" if rule.source == ALL_INCOME else CATEGORY_TITLES[rule.source]
        return f"{_percent(rule.hundredths)} of {before}{source}"
    noun = "month" if rule.months == 1 else "months"
    way = "increase" if rule.change > 0 else "decrease"
    changed = f" [{way} {_percent(abs(rule.change))}]" if rule.change else ""
    return f"average {rule.months} {noun}{changed}"


def _up_to(cap: int | None, currency: str) -> str:
    return "" if cap is None else f" up to {_number(cap, currency)}"


def _again(rule: ByDate) -> str:
    if rule.every is None:
        return ""
    years, months = divmod(rule.every, 12)
    count, unit = (rule.every, "month") if months else (years, "year")
    return f" repeat every {unit if count == 1 else f'{count} {unit}s'}"


def _spend_from(rule: ByDate) -> str:
    return "" if rule.spend_from is None else f" spend from {_month(rule.spend_from)}"


def _month(month: Month) -> str:
    return f"{month[0]:04d}-{month[1]:02d}"


def _percent(hundredths: int) -> str:
    whole, rest = divmod(hundredths, 100)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".") + "%"


def _number(minor: int, currency: str) -> str:
    """An amount as a person types it: no sign of the currency, no groups, no empty cents."""
    digits = minor_digits(currency)
    whole, rest = divmod(minor, 10**digits)
    return f"{whole}.{rest:0{digits}d}" if rest else str(whole)
