"""Which two movements are one transfer between the person's own accounts. Pure.

The rule is that of budget programs: the opposite amount to a cent, on another account, at most
three days apart. The nearest day wins, then the nearest amount; no movement is in two pairs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

DAYS_APART = 3
NEAR_DAYS_APART = 7
"""Further apart than a transfer is taken for one by itself, near enough to ask (ours)."""
MINOR_APART = 1
"""Minor units by which the two amounts may differ: some banks round a converted cent away."""


class Side(NamedTuple):
    """A movement that could be one side of a transfer."""

    id: str
    date: date
    amount_minor: int
    """Minor units of ``currency``; money out is negative."""
    currency: str
    account: str


@dataclass(frozen=True, slots=True)
class Pair:
    """One transfer: the movement that left an account, and the one that reached the other."""

    out_id: str
    in_id: str


class _Fit(NamedTuple):
    """Two movements that fit, in the order in which fits are taken."""

    days: int
    minor: int
    day: date
    out_id: str
    in_id: str


def pairs_of(sides: Iterable[Side], days_apart: int = DAYS_APART) -> tuple[Pair, ...]:
    """The transfers among some movements, whatever order they come in, by day."""
    outs: list[Side] = []
    arrivals: dict[tuple[str, int], list[Side]] = {}
    for side in sides:
        if side.amount_minor < 0:
            outs.append(side)
        elif side.amount_minor > 0:
            arrivals.setdefault((side.currency, side.amount_minor), []).append(side)
    for same_amount in arrivals.values():
        same_amount.sort(key=lambda side: side.date)
    fits = sorted(fit for out in outs for fit in _fits(out, arrivals, days_apart))
    taken: set[str] = set()
    found: list[_Fit] = []
    for fit in fits:
        if fit.out_id not in taken and fit.in_id not in taken:
            taken.update((fit.out_id, fit.in_id))
            found.append(fit)
    return tuple(
        Pair(fit.out_id, fit.in_id) for fit in sorted(found, key=lambda fit: (fit.day, fit.out_id))
    )


def _fits(
    out: Side, arrivals: dict[tuple[str, int], list[Side]], days_apart: int
) -> Iterable[_Fit]:
    for minor in range(-MINOR_APART, MINOR_APART + 1):
        same = arrivals.get((out.currency, minor - out.amount_minor), ())
        for there in _near(same, out.date, days_apart):
            if there.account != out.account:
                days = abs((there.date - out.date).days)
                yield _Fit(days, abs(minor), out.date, out.id, there.id)


def _near(sides: Sequence[Side], day: date, days_apart: int) -> Iterable[Side]:
    """Those of sides in order of their days that are near enough to a day."""
    first, last = day - timedelta(days=days_apart), day + timedelta(days=days_apart)
    for place in range(bisect_left(sides, first, key=lambda side: side.date), len(sides)):
        if sides[place].date > last:
            return
        yield sides[place]
