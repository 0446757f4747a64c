"""Where a month that is not whole yet is going, in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitdown.cli.output import table
from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.arrivals.pace import sentence
from sitdown.kinds.money.month_pace import STANDING_WORDS, MonthPace

if TYPE_CHECKING:
    from collections.abc import Sequence


def pace_lines(pace: MonthPace | None, currency: str) -> Sequence[str]:
    """The pace in sentences, then each category that has a budget; nothing for a whole month."""

    def told(minor: int | None) -> str:
        return "" if minor is None else format_amount(minor, currency)

    if pace is None:
        return []
    lines = ["", sentence(pace, currency)]
    if pace.categories:
        titles = ["", "so far", "budget", "usual by now", "still due", "comes to", ""]
        rows = [
            [
                each.title,
                told(each.spent),
                told(each.budget),
                told(each.usual_by_now),
                told(each.to_come or None),
                told(each.projected),
                STANDING_WORDS[each.standing],
            ]
            for each in pace.categories
        ]
        lines += ["", *table([titles, *rows], right=frozenset({1, 2, 3, 4, 5}))]
    return lines
