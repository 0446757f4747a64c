"""The prices that charges in a row had: a price that holds is a plateau. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from sitdown.kinds.money.floors import minor
from sitdown.kinds.money.thresholds import (
    FIXED_SHARE,
    FIXED_UNITS,
    PLATEAU_CHARGES,
    PLATEAU_SPREAD,
    STEP_SHARE,
    STEP_UNITS,
)


@dataclass(frozen=True, slots=True)
class Plateau:
    """Charges in a row at about one price; ``amount`` is their median in minor units.

    Attributes:
        is_level: whether they are near enough to each other for a step away from it to be told.
        is_fixed: whether they are one price, give or take what a fixed amount may.
    """

    since: date
    amount: int
    charges: int
    is_level: bool
    is_fixed: bool


def is_fixed(amounts: Sequence[int], currency: str) -> bool:
    """Whether amounts in minor units are one price, give or take a little."""
    middle = median(amounts)
    room = max(FIXED_SHARE * middle, minor(FIXED_UNITS, currency))
    return all(abs(amount - middle) <= room for amount in amounts)


def plateaus_of(days: Sequence[date], amounts: Sequence[int], currency: str) -> tuple[Plateau, ...]:
    """The prices of charges, positive minor units by day; a step is 5 % and 1.00 at least."""
    least = minor(STEP_UNITS, currency)
    runs: list[list[tuple[date, int]]] = []
    for day, amount in zip(days, amounts, strict=True):
        level = median(held for _, held in runs[-1]) if runs else None
        if level is None or abs(amount - level) >= max(STEP_SHARE * level, least):
            runs.append([])
        runs[-1].append((day, amount))
    return tuple(_plateau(run, currency) for run in runs)


def is_at_one_price(plateaus: Sequence[Plateau]) -> bool:
    """Whether the last charges have one price: it held for some, or the one before it did.

    A price that stepped once is as exact as one that never did; an amount that is another one
    every time has no price.
    """
    *before, now = plateaus
    holds = now.charges >= PLATEAU_CHARGES
    stepped = bool(before) and before[-1].is_fixed and before[-1].charges >= PLATEAU_CHARGES
    return now.is_fixed and (holds or stepped)


def _plateau(run: Sequence[tuple[date, int]], currency: str) -> Plateau:
    held = [amount for _, amount in run]
    return Plateau(
        since=run[0][0],
        amount=round(median(held)),
        charges=len(run),
        is_level=max(held) - min(held) <= PLATEAU_SPREAD * median(held),
        is_fixed=is_fixed(held, currency),
    )
