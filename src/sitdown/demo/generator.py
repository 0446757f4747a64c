"""A made-up current account with a life in it: the same rows for the same seed.

The last month is told to the cent, for the pictures and the demo show it. The months before it
vary around what is usual. In it there is something for every rule of the review to find: a price
that rose, a charge paid twice, a new subscription, a gym that stopped, a yearly insurance, a week
of restaurants, a refund, merchants that nothing categorises, a holiday in another currency.
"""

from __future__ import annotations

import calendar
import random
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from sitdown.demo.money_life import (
    EATING_OUT,
    FIXED,
    HABITS,
    HOLIDAY,
    HOLIDAY_MONTHS_AGO,
    INSURANCE,
    PAID_TWICE,
    QUIET_DAYS,
    REFUND,
    RESTAURANTS_OF_LAST_MONTH,
)

CURRENT_ACCOUNT = "current"
TRAVEL_ACCOUNT = "travel"

TOTAL_OF_MONTH_BEFORE = 321_900
"""Cents; shopping takes up the difference."""


class GeneratedRow(NamedTuple):
    """One movement, as it happened: what a bank would write, and what it really was."""

    date: date
    amount_minor: int
    """Minor units of ``currency``; money out is negative."""
    currency: str
    payee: str
    """The bank's text, with its noise."""
    memo: str
    account: str
    category: str
    """The key of the category it truly belongs to."""


def generate(
    seed: int, last_month: tuple[int, int] = (2026, 10), months: int = 14
) -> list[GeneratedRow]:
    """The movements of that many months, oldest first.

    Args:
        seed: another seed, other days and amounts in the months before the last.
        last_month: a year and a month from 1.
        months: how many, the last one included.
    """
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose, guards nothing
    rows: list[GeneratedRow] = []
    for ago in range(months - 1, -1, -1):
        rows += _month(_months_before(last_month, ago), ago, chance)
        if ago == HOLIDAY_MONTHS_AGO:
            rows += _holiday(_months_before(last_month, ago), chance)
    return sorted(rows, key=lambda row: row.date)


def _months_before(month: tuple[int, int], steps: int) -> tuple[int, int]:
    year, index = divmod(month[0] * 12 + month[1] - 1 - steps, 12)
    return year, index + 1


def _month(month: tuple[int, int], ago: int, chance: random.Random) -> Iterator[GeneratedRow]:
    rows = [*_standing(month, ago), *_eating_out(month, ago, chance)]
    if ago == 0:
        rows += _once(month)
    spent = -sum(row.amount_minor for row in rows if _is_spending(row))
    totals = {
        habit.category: habit.last
        if ago == 0
        else round(habit.usual * chance.uniform(1 - habit.spread, 1 + habit.spread))
        for habit in HABITS
    }
    if ago == 1:
        totals["shopping"] += TOTAL_OF_MONTH_BEFORE - spent - sum(totals.values())
    days = _open_days(month, chance)
    for habit in HABITS:
        for cents in _split(totals[habit.category], habit.times, chance):
            place = chance.choice(habit.places)
            rows.append(_row(month, chance.choice(days), -cents, place, habit.category))
    yield from rows


def _standing(month: tuple[int, int], ago: int) -> Iterator[GeneratedRow]:
    """Rent, salaries and whatever else comes by itself."""
    for charge in FIXED:
        if charge.final <= ago <= charge.first:
            yield _row(month, charge.day, -charge.cents, charge.payee, charge.category, charge.memo)
    if ago % 12 == 0:
        yield _row(
            month,
            INSURANCE.day,
            -INSURANCE.cents,
            INSURANCE.payee,
            INSURANCE.category,
            INSURANCE.memo,
        )


def _eating_out(month: tuple[int, int], ago: int, chance: random.Random) -> Iterator[GeneratedRow]:
    if ago == 0:
        for day, cents, place in RESTAURANTS_OF_LAST_MONTH:
            yield _row(month, day, -cents, place, "restaurants")
        return
    total = round(26_500 * chance.uniform(0.92, 1.08))
    for cents in _split(total, 10, chance):
        place = chance.choice(EATING_OUT)
        yield _row(month, chance.randint(1, 28), -cents, place, "restaurants")


def _once(month: tuple[int, int]) -> Iterator[GeneratedRow]:
    """What happens in the last month only."""
    day, cents, place = PAID_TWICE
    yield _row(month, day, -cents, place, "groceries")
    yield _row(month, day, -cents, place, "groceries")
    day, cents, place = REFUND
    yield _row(month, day - 14, -cents, place, "shopping", "Bestellung 10-4412")
    yield _row(month, day, cents, place, "shopping", "Erstattung 10-4412")


def _holiday(month: tuple[int, int], chance: random.Random) -> Iterator[GeneratedRow]:
    """Ten days with another card, in yen, which have no smaller unit."""
    for day in range(8, 18):
        for place, yen, category in chance.sample(HOLIDAY, 3):
            amount = -round(yen * chance.uniform(0.8, 1.2))
            yield _row(month, day, amount, place, category)._replace(
                currency="JPY", account=TRAVEL_ACCOUNT
            )


def _row(
    month: tuple[int, int], day: int, amount: int, payee: str, category: str, memo: str = ""
) -> GeneratedRow:
    day = min(day, calendar.monthrange(*month)[1])
    return GeneratedRow(date(*month, day), amount, "EUR", payee, memo, CURRENT_ACCOUNT, category)


def _is_spending(row: GeneratedRow) -> bool:
    return row.category not in {"salary", "other_income", "savings"}


def _open_days(month: tuple[int, int], chance: random.Random) -> list[int]:
    """The days on which something is bought; weekends count twice, people have time then."""
    days = range(1, calendar.monthrange(*month)[1] + 1)
    standing = {charge.day for charge in FIXED} | {day for day, _, _ in RESTAURANTS_OF_LAST_MONTH}
    quiet = set(chance.sample(sorted(set(days) - standing), _quiet_count(days, standing)))
    return [
        day
        for day in days
        if day not in quiet
        for _ in range(1 + (date(*month, day).weekday() > 4))
    ]


def _quiet_count(days: Iterable[int], standing: set[int]) -> int:
    return min(QUIET_DAYS, len(set(days) - standing))


def _split(total: int, parts: int, chance: random.Random) -> list[int]:
    """A total in that many uneven parts, each at least one cent."""
    weights = [chance.uniform(0.4, 1.8) for _ in range(parts)]
    whole = sum(weights)
    cents = [max(1, int(total * weight / whole)) for weight in weights]
    cents[-1] += total - sum(cents)
    return cents
