"""Which categories of a month are worth a word, and what can be said of them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Literal

from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.kinds.money.floors import minor
from sitdown.kinds.money.snapshot import MONTHS_SHOWN, CategoryLine, LedgerRow, Snapshot

MOST_PATTERNS = 9
"""As many as a person will look at one by one."""

FLOOR_UNITS = 10
"""A difference below 10 whole units, or ``thresholds.FLOOR_SHARE`` of a month, is no news."""

USUAL_IS = f"median of up to {MONTHS_SHOWN} earlier months with data"
"""How the evidence calls what is usual."""

CLUSTER_OF = 4
CLUSTER_FEWEST = 6
"""Of six payments or more, the largest four in one week are worth saying."""

Against = Literal["budget", "usual", "nothing"]


@dataclass(frozen=True)
class Pattern:
    """A category that stands out; ``excess`` is minor units above what it is held against.

    Held against nothing, when there is neither budget nor earlier month, it is what was spent.
    """

    line: CategoryLine
    against: Against
    excess: int
    weight: int


@dataclass(frozen=True)
class Cluster:
    """The largest payments of a category, when they fell in one week (Monday to Sunday)."""

    monday: date
    sunday: date
    total: int
    merchants: tuple[str, ...]
    row_ids: tuple[str, ...]


def floor_of(taken: Snapshot) -> int:
    """The smallest difference worth a word in this month, in minor units."""
    return minor(FLOOR_UNITS, taken.currency, median_month(taken))


def median_month(taken: Snapshot) -> int:
    """What an ordinary month took, in minor units; 0 when none is known."""
    months = [spent for *_, spent in taken.twelve_months if spent > 0]
    return round(median(months)) if months else 0


def patterns(taken: Snapshot) -> tuple[Pattern, ...]:
    """The categories that stand out, the weightiest first, at most ``MOST_PATTERNS``.

    What is below its budget or its usual is only news when the month is complete.
    """
    floor = floor_of(taken)
    found = [pattern_of(line) for line in taken.categories]
    if all(pattern.against == "nothing" for pattern in found):
        heavy = [pattern for pattern in found if pattern.weight >= floor]
    else:
        heavy = [
            pattern
            for pattern in found
            if pattern.weight >= floor
            and pattern.against != "nothing"
            and (pattern.excess > 0 or taken.coverage.complete)
        ]
    heavy.sort(key=lambda pattern: (-pattern.weight, pattern.line.category))
    return tuple(heavy[:MOST_PATTERNS])


def pattern_of(line: CategoryLine) -> Pattern:
    """Over the budget counts first; else how far it is from what is usual, either way."""
    over = None if line.budget is None else line.spent - line.budget
    away = None if line.usual is None else line.spent - line.usual
    if over is not None and (over > 0 or away is None):
        return Pattern(line, "budget", over, max(abs(over), abs(away or 0)))
    if away is not None:
        return Pattern(line, "usual", away, abs(away))
    return Pattern(line, "nothing", line.spent, line.spent)


def sentence(pattern: Pattern, taken: Snapshot, rows: Sequence[LedgerRow]) -> str:
    """A category in words: against its budget, its usual, and when its largest payments fell."""
    line = pattern.line

    def whole(minor: int) -> str:
        return format_amount(minor, taken.currency, cents=False)

    first = f"{line.title}: {whole(line.spent)}"
    if line.spent < 0:
        first = f"{line.title}: {whole(-line.spent)} more came back than went out"
    elif line.budget is not None:
        first += f" of {whole(line.budget)}"
    if line.usual is not None:
        first += f", usually {whole(line.usual)}"
    parts = [f"{first}."]
    if pattern.against == "nothing":
        parts.append("I have no budget and no earlier month to hold it against.")
    if not taken.coverage.complete:
        parts.append(taken.coverage.sentence)
    if not taken.coverage.is_enough:
        parts.append("That is too little to judge by. Does it look right to you?")
    cluster = largest_in_one_week(rows)
    if cluster is not None:
        parts.append(_cluster_sentence(cluster, whole(cluster.total)))
    return " ".join(parts)


def largest_in_one_week(rows: Sequence[LedgerRow]) -> Cluster | None:
    """The four largest payments, when they fell in one week and are a third of it or more."""
    paid = sorted(
        (row for row in rows if row.amount_minor < 0), key=lambda row: (row.amount_minor, row.id)
    )
    largest = paid[:CLUSTER_OF]
    total = -sum(row.amount_minor for row in largest)
    mondays = {row.date - timedelta(days=row.date.weekday()) for row in largest}
    whole = -sum(row.amount_minor for row in paid)
    if len(paid) < CLUSTER_FEWEST or len(mondays) != 1 or 3 * total < whole:
        return None
    monday = mondays.pop()
    names = dict.fromkeys(row.merchant or row.payee for row in largest)
    return Cluster(
        monday=monday,
        sunday=monday + timedelta(days=6),
        total=total,
        merchants=tuple(names),
        row_ids=tuple(row.id for row in largest),
    )


def _cluster_sentence(cluster: Cluster, total: str) -> str:
    first, last = cluster.monday, cluster.sunday
    month = MONTH_NAMES[last.month - 1]
    since = f"{first.day}" if first.month == last.month else f"{first.day} {_month(first)}"
    named, others = cluster.merchants[:2], len(cluster.merchants) - 2
    where = " and ".join(named)
    if others > 0:
        where = (
            f"{', '.join(named)} and {'another' if others == 1 else f'{_NUMBERS[others]} others'}"
        )
    return f"The largest four fell in one week, {since} to {last.day} {month}: {total} at {where}."


_NUMBERS = ("", "one", "two")


def _month(day: date) -> str:
    return MONTH_NAMES[day.month - 1]
