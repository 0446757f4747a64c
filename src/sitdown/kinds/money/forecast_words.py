"""The weeks to come in words, and what those words rest on. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sitdown.counting import counted
from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.balances import Balance
from sitdown.kinds.money.finding_series import day_name
from sitdown.kinds.money.forecasting import Ahead, Coming
from sitdown.kinds.money.thresholds import FORECAST_COVERAGE
from sitdown.kinds.money.voice import listed

RULE = "forecast/1"

NEAR_DAYS = 10
"""An income further after the lowest day than this has nothing to do with it."""

_NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def sentence(ahead: Ahead, how: str) -> str:
    """The lowest day of the line; or what is missing for a line.

    Args:
        ahead: the weeks to come.
        how: how the person says a balance, such as ``with b``.
    """
    lowest_day = ahead.lowest_day
    if lowest_day is None:
        return _asking(ahead, how)
    amount = format_amount(min(ahead.line), ahead.currency, cents=False)
    if not ahead.coming:
        return f"Nothing that recurs is due in the next {_span(ahead)}: it stays at {amount}."
    if lowest_day == ahead.day:
        return f"It does not go below the {amount} of today in the next {_span(ahead)}."
    words = f"Lowest on {day_name(lowest_day)}: {amount}"
    income = _next_income(ahead)
    if income is not None:
        apart = (income.due - lowest_day).days
        days = "a day" if apart == 1 else f"{_NUMBERS[apart]} days"
        words += f", {days} before {income.merchant}"
    return f"{words}."


def _next_income(ahead: Ahead) -> Coming | None:
    lowest_day = ahead.lowest_day
    for each in ahead.coming:
        if lowest_day is not None and each.is_income and each.due > lowest_day:
            return each if (each.due - lowest_day).days <= NEAR_DAYS else None
    return None


def _asking(ahead: Ahead, how: str) -> str:
    if ahead.unknown:
        return f"I do not know what is on {listed(ahead.unknown)}. Say it {how}."
    if ahead.known_until is None:
        return "There is no account yet to look ahead from."
    names = listed([each.account for each in ahead.balances])
    return (
        f"What I know of {names} ends on {day_name(ahead.known_until)}. "
        f"Say what is on it now {how}, or take its newest file in."
    )


def rests_on(ahead: Ahead) -> str:
    """What the line begins with and is made of, and what is not in it."""
    if not ahead.line:
        return ""
    begin = listed([
        f"{format_amount(each.stated.amount_minor, each.currency)} on {each.account} "
        f"{'as you said' if each.stated.by_hand else 'as its bank told'} "
        f"on {day_name(each.stated.day)}"
        for each in ahead.balances
    ])  # fmt: skip
    count = len(ahead.counted)
    series = f"{count} series of {counted(ahead.months, 'month')}" if count else "no series"
    verb = "is" if ahead.days == 1 else "are"
    known = f"{round(100 * ahead.coverage)} % of the last {_span(ahead)} {verb} known"
    return f"It rests on {begin}, and on {series}; {known}. Everyday spending is not in it."


def _span(ahead: Ahead) -> str:
    return "day" if ahead.days == 1 else f"{ahead.days} days"


def parameters(ahead: Ahead) -> Mapping[str, Any]:
    """What the rule was given and found, as evidence keeps it."""
    lowest_day = ahead.lowest_day
    last = len(ahead.line) - 1
    return {
        "currency": ahead.currency,
        "from_day": ahead.day.isoformat(),
        "days": ahead.days,
        "balance": ahead.balance,
        "accounts": {each.account: _stated(each) for each in ahead.balances},
        "lowest": min(ahead.line, default=None),
        "lowest_on": None if lowest_day is None else lowest_day.isoformat(),
        "lowest_possible": min(ahead.low, default=None),
        "at_the_end": ahead.line[last] if ahead.line else None,
        "comes_in": sum(each.amount_minor for each in ahead.coming if each.is_income),
        "goes_out": -sum(each.amount_minor for each in ahead.coming if not each.is_income),
        "series": len(ahead.counted),
        "months_of_data": ahead.months,
        "known_until": None if ahead.known_until is None else ahead.known_until.isoformat(),
        "days_known": f"{round(100 * ahead.coverage)} %",
        "days_known_at_least": f"{round(100 * FORECAST_COVERAGE)} %",
    }


def _stated(balance: Balance) -> str:
    words = format_amount(balance.stated.amount_minor, balance.currency)
    words += f" on {balance.stated.day}"
    if balance.moved:
        words += f", {format_amount(balance.moved, balance.currency, signed=True)} since"
    return words
