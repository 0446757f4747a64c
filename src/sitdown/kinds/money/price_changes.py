"""Prices that stepped: the plateaus of a series, and what the last step comes to a year. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sitdown.kinds.money.calendar_steps import miss
from sitdown.kinds.money.plateaus import Plateau, plateaus_of
from sitdown.kinds.money.recurring import Series
from sitdown.kinds.money.thresholds import PLATEAU_CHARGES, TWICE_A_MONTH


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
    """The prices of a series in order."""
    return plateaus_of([row.date for row in series.rows], series.amounts, series.currency)


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
