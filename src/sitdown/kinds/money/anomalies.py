"""Months in which a category took far more than it ever does. Pure.

Four conditions together: many robust spreads above the median, a share above it, a floor above it,
and above every month of the baseline. Any one alone raises an alarm every few months.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from sitdown.kinds.money.thresholds import (
    ANOMALY_LEAST_SPREAD,
    ANOMALY_MONTHS,
    ANOMALY_SHARE,
    ANOMALY_SPREADS,
    MAD_TO_SIGMA,
    QUESTION_MONTHS,
    QUESTION_SHARE,
)


@dataclass(frozen=True, slots=True)
class Anomaly:
    """A value above its baseline; minor units.

    ``is_question`` when fewer than six months stand behind it, too few for a claim.
    """

    value: int
    usual: int
    most: int
    months: int
    is_question: bool


def anomaly(
    value: int, baseline: Sequence[int], *, least: int, least_question: int
) -> Anomaly | None:
    """Whether a month stands out from those before it.

    Args:
        value: of the month, in minor units.
        baseline: of the months before, in any order.
        least: the smallest excess over the median that is worth a claim, in minor units.
        least_question: the smallest value that is worth a question, in minor units.
    """
    count = len(baseline)
    if count < QUESTION_MONTHS or value <= 0:
        return None
    usual, most = median(baseline), max(baseline)
    if count < ANOMALY_MONTHS:
        if value < QUESTION_SHARE * usual or value < least_question or value <= most:
            return None
        return Anomaly(value, round(usual), most, count, is_question=True)
    off = median(abs(each - usual) for each in baseline)
    spread = max(MAD_TO_SIGMA * off, ANOMALY_LEAST_SPREAD * usual)
    if (
        value - usual <= ANOMALY_SPREADS * spread
        or value <= most
        or value < ANOMALY_SHARE * usual
        or value - usual < least
    ):
        return None
    return Anomaly(value, round(usual), most, count, is_question=False)
