"""How months of spending are drawn in one row, so that their differences can be seen. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FEWEST = 3
"""Fewer months are told apart by their figures alone."""
STEPS = 7
"""Steps between the lowest column of a row and a full cell."""


@dataclass(frozen=True, slots=True)
class YearShape:
    """Columns for one row.

    Attributes:
        heights: one a month, in no unit; nought or less is no column.
        span: the lowest and the highest month in minor units, to be told beside columns that do
            not begin at nought; None where they do.
    """

    heights: tuple[int, ...]
    span: tuple[int, int] | None


def year_shape(months: Sequence[int]) -> YearShape:
    """Give months that are much alike from the lowest up: from nought they would be one block.

    Args:
        months: minor units spent, the oldest first.
    """
    lowest, highest = min(months, default=0), max(months, default=0)
    if len(months) < FEWEST or lowest == highest or 2 * lowest <= highest:
        return YearShape(tuple(months), None)
    span = highest - lowest
    return YearShape(tuple(STEPS * (month - lowest) + span for month in months), (lowest, highest))
