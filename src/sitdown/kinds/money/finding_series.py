"""What series have to say in a month: a new rhythm, a price, a charge that is missing. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.calendar_steps import due_after
from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.kinds.money.finding import Finding, Key, bucket_of
from sitdown.kinds.money.price_changes import PriceChange, price_change
from sitdown.kinds.money.recurring import Series, Status
from sitdown.kinds.money.snapshot import Month
from sitdown.kinds.money.thresholds import (
    GRACE_DAYS,
    LASTING_MONTHS,
    STOPPED_TOLD_DAYS,
    TWICE_A_MONTH,
)

_YEAR = 12


def series_findings(series: Iterable[Series], month: Month, last_day: date) -> Iterator[Finding]:
    """The findings of a month.

    Args:
        series: of ``recurring.recurring``, seen until the month's end.
        month: the year and the month.
        last_day: of the month.
    """
    for one in series:
        if one.status in {Status.LATE, Status.STOPPED}:
            if 0 <= (last_day - _missed_on(one)).days <= STOPPED_TOLD_DAYS:
                yield _missing(one)
            continue
        if _month_of(one.rows[-1].date) != month:
            continue
        change = price_change(one)
        if change is not None and _month_of(change.since) == month:
            yield _price(change)
        elif _came_again(one):
            yield _again(one)
        elif len(one.rows) == max(2, one.cadence.fewest + one.varies) or one.status is Status.EARLY:
            yield _rhythm(one)


def _month_of(day: date) -> Month:
    return day.year, day.month


def _missed_on(one: Series) -> date:
    return one.second_miss if one.status is Status.STOPPED else one.next_due


def lasting(one: Series, minor: int) -> int:
    """What a step of so many minor units a charge weighs."""
    return abs(minor) * one.cadence.a_year * LASTING_MONTHS // _YEAR


def _rhythm(one: Series) -> Finding:
    amount = format_amount(one.amount, one.currency)
    verb = "brings" if one.is_income else "takes"
    if one.status is Status.EARLY:
        title = f"{one.cadence.name.capitalize()}? {one.merchant}"
        text = f"{amount}, seen twice. Does it come {one.cadence.name}?"
    else:
        title = f"{one.cadence.name.capitalize()}: {one.merchant}"
        about = "" if one.is_exact else "about "
        text = f"It {verb} {about}{amount}, {len(one.rows)} times so far."
        text += f" Next around {day_name(one.next_due)}: {_a_year(one.a_year, one)}."
    figures = {"amount": one.amount, "a_year": one.a_year}
    return _finding("recurring", one, title, text, lasting(one, one.amount), figures)


def _came_again(one: Series) -> bool:
    """Whether the last charge came after two in a row were missing: it had stopped by then."""
    if one.cadence is TWICE_A_MONTH or len(one.rows) <= one.cadence.fewest:
        return False
    second = due_after(due_after(one.rows[-2].date, one.cadence), one.cadence)
    return one.rows[-1].date > second + timedelta(days=one.tolerance + GRACE_DAYS)


def _again(one: Series) -> Finding:
    before, now = one.rows[-2].date, one.rows[-1].date
    verb = "brought" if one.is_income else "took"
    amount = format_amount(one.amounts[-1], one.currency)
    since = day_name(before) if before.year == now.year else f"{day_name(before)} {before.year}"
    text = f"It {verb} {amount} on {day_name(now)}, for the first time since {since}. "
    text += f"If it goes on {one.cadence.name}, that is {_a_year(one.a_year, one)}."
    figures = {"amount": one.amount, "a_year": one.a_year}
    title, weight = f"Again: {one.merchant}", lasting(one, one.amount)
    # Who wanted to hear no more of its rhythm then has not heard of this.
    return _finding("recurring", one, title, text, weight, figures, bucket=len(one.rows))


def _price(change: PriceChange) -> Finding:
    one = change.series
    more = format_amount(abs(change.by), one.currency)
    since = MONTH_NAMES[change.since.month - 1]
    way = "up" if change.by > 0 else "down"
    sign = "+" if change.by > 0 else "-"
    text = f"From {format_amount(change.before, one.currency)} to "
    text += f"{format_amount(change.after, one.currency)}: {way} {more} since {since}, "
    text += f"{_a_year(abs(change.by_a_year), one)}."
    figures = {
        "before": change.before,
        "after": change.after,
        "by": change.by,
        "by_a_year": change.by_a_year,
    }
    return _finding(
        "price",
        one,
        f"{one.merchant} price {sign}{more}",
        text,
        lasting(one, change.by),
        figures,
        bucket=bucket_of(change.after, change.before),
    )


def _missing(one: Series) -> Finding:
    stopped = one.status is Status.STOPPED
    last = day_name(one.rows[-1].date)
    amount = format_amount(one.amount, one.currency)
    came = "came in" if one.is_income else "was paid"
    text = f"It {came} {one.cadence.name}, last on {last}: {amount}. "
    if stopped:
        text += "Two in a row are missing. Did it end?"
    else:
        text += f"I expected it around {day_name(one.next_due)}."
    title = f"{'Quiet' if stopped else 'Late'}: {one.merchant}"
    weight = lasting(one, one.amount) if stopped else one.amount
    figures = {"amount": one.amount, "a_year": one.a_year}
    return _finding("stopped" if stopped else "late", one, title, text, weight, figures)


def _finding(
    kind: str,
    one: Series,
    title: str,
    text: str,
    weight: int,
    figures: dict[str, int],
    *,
    bucket: int = 0,
) -> Finding:
    parameters: dict[str, Any] = {
        "merchant": one.merchant,
        "currency": one.currency,
        "cadence": one.cadence.name,
        "charges": len(one.rows),
        "days_off_allowed": one.tolerance,
        "next_due": one.next_due.isoformat(),
        "status": one.status.value,
        **figures,
    }
    key = Key(kind, one.key, bucket)
    return Finding(key, title, text, weight, figures, f"{kind}/1", parameters, one.row_ids)


def _a_year(minor: int, one: Series) -> str:
    return f"{format_amount(minor, one.currency)} a year"


def day_name(day: date) -> str:
    """A day in a sentence: ``4 July``."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]}"
