"""What the letter of a money review tells before the transcript: the month in numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sitdown.clock import Clock, local
from sitdown.counting import counted
from sitdown.exchange.markdown import escaped
from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.months import month_name

if TYPE_CHECKING:
    from datetime import date

    from sitdown.kinds.money.reviews import ReviewView
    from sitdown.kinds.money.snapshot import Snapshot


def month_blocks(view: ReviewView, clock: Clock) -> Iterator[str]:
    """The month as it was frozen: its sums, each category against its budget and what is usual,
    other currencies apart, and what all of it rests on.
    """
    taken = view.snapshot
    yield f"## {escaped(f'{month_name(taken.month)} {taken.year} in numbers')}"
    yield escaped(_sums(view))
    if taken.categories:
        yield "\n".join(_table(_category_rows(taken)))
    for currency, spent, income in taken.other_currencies:
        sums = [format_amount(minor, currency) for minor in (spent, income)]
        yield escaped(f"Apart, in {currency}: {sums[0]} spent, {sums[1]} income.")
    yield escaped(_rests_on(taken, local(clock, view.snapshot_at).date()))


def _sums(view: ReviewView) -> str:
    taken, income = view.snapshot, view.income_minor
    parts = [
        f"{format_amount(taken.total_spent, taken.currency)} spent",
        f"{format_amount(income, taken.currency)} income",
    ]
    if income > 0:
        parts.append(f"{100 * (income - taken.total_spent) / income:.1f} % kept")
    return " · ".join(parts)


def _rests_on(taken: Snapshot, frozen: date) -> str:
    movements = counted(len(taken.row_ids), "movement")
    day = f"{frozen.day} {month_name(frozen.month)} {frozen.year}"
    known = "" if taken.coverage.complete else f" {taken.coverage.sentence}"
    return f"From {movements}, as they were on {day}.{known}"


def _category_rows(taken: Snapshot) -> Iterator[Sequence[str]]:
    yield ("", "spent", "budget", "usual")
    for line in taken.categories:
        minors = (line.spent, line.budget, line.usual)
        told = ("" if each is None else format_amount(each, taken.currency) for each in minors)
        yield (line.title, *told)


def _table(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table: its first row is the head, its first column is of words."""
    for number, row in enumerate(rows):
        yield f"| {' | '.join(map(escaped, row))} |"
        if number == 0:
            yield f"|:--|{'--:|' * (len(row) - 1)}"
