"""Prices that stepped: the plateaus of a series, and what the last step comes to a year. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from statistics import median

from sitdown.kinds.money.calendar_steps import miss
from sitdown.kinds.money.floors import minor
from sitdown.kinds.money.recurring import Series
from sitdown.kinds.money.thresholds import (
    PLATEAU_CHARGES,
    PLATEAU_SPREAD,
    STEP_SHARE,
    STEP_UNITS,
    TWICE_A_MONTH,
)


@dataclass(frozen=True, slots=True)
class Plateau:
    """Charges in a row at about one price; ``amount`` is their median in minor units."""

    since: date
    amount: int
    charges: int
    is_level: bool


@dataclass(frozen=True, slots=True)
class PriceChange:
    """The last step of a series; amounts are minor units, ``by`` is negative when it fell."""

    series: Series
    since: date
    before: int
    after: int

    @property
    def by(self) -> int:
        """What each charge takes more."""
        return self.after - self.before

    @property
    def by_a_year(self) -> int:
        """What a year takes more."""
        return self.by * self.series.cadence.a_year


def plateaus(series: Series) -> tuple[Plateau, ...]:
    """The prices of a series in order; a step is 5 % and 1.00 at least."""
    least = minor(STEP_UNITS, series.currency)
    runs: list[list[tuple[date, int]]] = []
    for row, amount in zip(series.rows, series.amounts, strict=True):
        level = median(held for _, held in runs[-1]) if runs else None
        if level is None or abs(amount - level) >= max(STEP_SHARE * level, least):
            runs.append([])
        runs[-1].append((row.date, amount))
    made = []
    for run in runs:
        held = [amount for _, amount in run]
        is_level = max(held) - min(held) <= PLATEAU_SPREAD * median(held)
        made.append(Plateau(run[0][0], round(median(held)), len(run), is_level))
    return tuple(made)


def price_change(series: Series) -> PriceChange | None:
    """The last step, when it came in time after at least three level charges; None without one."""
    steps = plateaus(series)
    if len(steps) < 2 or not steps[-2].is_level or steps[-2].charges < PLATEAU_CHARGES:
        return None
    if not _keeps_the_rhythm(series, steps[-1].since):
        return None
    return PriceChange(series, steps[-1].since, steps[-2].amount, steps[-1].amount)


def _keeps_the_rhythm(series: Series, day: date) -> bool:
    """Whether a charge came when it was due, or one later; another is something else bought."""
    if series.cadence is TWICE_A_MONTH:
        return True
    before = max(row.date for row in series.rows if row.date < day)
    off = min(miss(before, day, series.cadence, steps) for steps in (1, 2))
    return off <= series.tolerance
