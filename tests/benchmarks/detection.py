"""How often the rules find what is there, and how often they see what is not.

Run ``python -m tests.benchmarks.detection``. Everything is seeded and made up: charges with a
rhythm that banks post after the weekend or a day late, and purchases at one price on random days.
Targets: 3 % false at most, and 93 % found at least.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from sitdown.kinds.money.anomalies import anomaly
from sitdown.kinds.money.calendar_steps import months_on
from sitdown.kinds.money.recurring import Status, by_merchant, recurring
from sitdown.kinds.money.savings_shift import savings_shift
from sitdown.kinds.money.snapshot import LedgerRow

SEED = 20_260_401
DRAWS = 2_000
MOST_FALSE = 3.0
LEAST_FOUND = 93.0

Made = list[tuple[date, int]]
Make = Callable[[random.Random], Made]


def posted(day: date, chance: random.Random) -> date:
    """When a bank posts a charge: on a working day, one in ten a day late."""
    while day.weekday() > 4:
        day += timedelta(days=1)
    return day + timedelta(days=chance.random() < 0.1)


def monthly(count: int, step: int = 1, *, spread: float = 0.0, missing: float = 0.0) -> Make:
    """Charges every so many months."""

    def make(chance: random.Random) -> Made:
        first = date(2024, 1, 1) + timedelta(days=chance.randrange(365))
        return [
            (posted(months_on(first, step * at), chance), varied(chance, spread))
            for at in range(count)
            if at in {0, count - 1} or chance.random() >= missing
        ]

    return make


def by_days(count: int, days: int) -> Make:
    """Charges every so many days."""

    def make(chance: random.Random) -> Made:
        first = date(2024, 1, 1) + timedelta(days=chance.randrange(365))
        return [(posted(first + timedelta(days=days * at), chance), 1_299) for at in range(count)]

    return make


def at_random(count: int, days: int) -> Make:
    """As many purchases at one price on random days."""

    def make(chance: random.Random) -> Made:
        first = date(2024, 1, 1)
        return sorted((first + timedelta(days=chance.randrange(days)), 1_299) for _ in range(count))

    return make


def varied(chance: random.Random, spread: float) -> int:
    """A price, or one around it."""
    return round(1_299 * chance.uniform(1 - spread, 1 + spread))


def is_found(made: Made) -> bool:
    """Whether the rule takes one merchant's movements for a series."""
    rows = [
        LedgerRow(str(at), day, -amount, "EUR", "Shop", "Shop", "shopping", "a")
        for at, (day, amount) in enumerate(made)
    ]
    known = {"a": made[-1][0]}
    return any(series.status is not Status.EARLY for series in recurring(by_merchant(rows), known))


def share(make: Make) -> float:
    """Percent of the draws in which a series is found."""
    chance = random.Random(SEED)  # noqa: S311 - repeatable on purpose, guards nothing
    return 100 * sum(is_found(make(chance)) for _ in range(DRAWS)) / DRAWS


FOUND: Sequence[tuple[str, Make]] = (
    ("monthly, 3", monthly(3)),
    ("monthly, 6", monthly(6)),
    ("monthly +-20 %, 6", monthly(6, spread=0.2)),
    ("monthly, 12, 15 % missing", monthly(12, missing=0.15)),
    ("every two weeks, 8", by_days(8, 14)),
    ("weekly, 8", by_days(8, 7)),
    ("quarterly, 4", monthly(4, 3)),
    ("half-yearly, 3", monthly(3, 6)),
    ("yearly, 3", monthly(3, 12)),
)
FALSE: Sequence[tuple[str, Make]] = (
    ("random, 3 in 30 days", at_random(3, 30)),
    ("random, 3 in 90 days", at_random(3, 90)),
    ("random, 5 in 90 days", at_random(5, 90)),
    ("random, 8 in 90 days", at_random(8, 90)),
    ("random, 8 in 365 days", at_random(8, 365)),
)


def anomalies(months: int, spread: float, times: float) -> float:
    """Percent of months told as unusual that are ``times`` an ordinary one."""
    chance = random.Random(SEED)  # noqa: S311 - repeatable on purpose, guards nothing

    def month() -> int:
        return round(40_000 * chance.lognormvariate(0, spread))

    told = 0
    for _ in range(DRAWS):
        baseline = [month() for _ in range(months)]
        value = round(times * month())
        told += anomaly(value, baseline, least=1_000, least_question=10_000) is not None
    return 100 * told / DRAWS


def shifts(months: int, spread: float, away: float) -> float:
    """Percent of months told to have kept another share, that kept ``away`` less."""
    chance = random.Random(SEED)  # noqa: S311 - repeatable on purpose, guards nothing

    def month() -> float:
        return chance.gauss(0.2, spread)

    return (
        100
        * sum(
            savings_shift(month() - away, [month() for _ in range(months)]) is not None
            for _ in range(DRAWS)
        )
        / DRAWS
    )


def report() -> Iterator[tuple[str, float, bool]]:
    """Each set: its name, percent found, and whether that meets the target."""
    for name, make in FOUND:
        found = share(make)
        yield f"found   {name}", found, found >= LEAST_FOUND
    for name, make in FALSE:
        found = share(make)
        yield f"false   {name}", found, found <= MOST_FALSE
    for months, spread in ((6, 0.1), (12, 0.1), (12, 0.2)):
        found = anomalies(months, spread, 1)
        yield f"false   month, {months} before, spread {spread:.0%}", found, found <= MOST_FALSE
    found = anomalies(12, 0.1, 2)
    yield "found   doubled month, 12 before, spread 10%", found, found >= LEAST_FOUND
    for months, spread in ((6, 0.02), (6, 0.03), (12, 0.05)):
        found = shifts(months, spread, 0)
        yield (
            f"false   share kept, {months} before, spread {spread:.0%}",
            found,
            found <= MOST_FALSE,
        )
    for months, spread, away in ((6, 0.01, 0.1), (6, 0.02, 0.2), (12, 0.03, 0.2)):
        found = shifts(months, spread, away)
        name = f"found   share kept -{away:.0%}, {months} before, spread {spread:.0%}"
        yield name, found, found >= LEAST_FOUND


def main() -> int:
    """Print every set; 1 when one misses its target."""
    is_good = True
    for name, found, is_met in report():
        is_good = is_good and is_met
        sys.stdout.write(f"{name:<48}{found:6.2f} %  {'ok' if is_met else 'MISSED'}\n")
    return 0 if is_good else 1


if __name__ == "__main__":
    raise SystemExit(main())
