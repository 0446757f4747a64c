"""Columns of days and months, drawn with eighths of a cell. Pure: values in, lines out."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import TYPE_CHECKING

from textual.content import Content

from sitdown.tui.safe_text import safe_line
from sitdown.tui.themes import MUTED, NOW, OVER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_COLUMN = " ▁▂▃▄▅▆▇█"
_BUDGET_LINES = ((2, "▁"), (5, "┄"), (8, "▔"))
"""Up to how many eighths of a cell a budget ends on it, and the line there."""
_MOST_VALUES = 1_000


def sparkline(values: Sequence[float], *, over: float | None = None, style: str = NOW) -> Content:
    """Give one row of columns, one cell a value, the largest a full cell; ``over`` ends in red.

    Values of 0 or less are an empty cell; any other shows at least an eighth.
    """
    return day_columns(values, 1, over=over, style=style)


def day_columns(
    values: Sequence[float], height: int, *, over: float | None = None, style: str = NOW
) -> Content:
    """Give ``height`` rows of columns, one cell a value, on a common base.

    Args:
        values: At most 1,000 are drawn, the first ones.
        height: Rows of text.
        over: Values above it are drawn in the colour of over.
        style: The style of all others.
    """
    shown = values[:_MOST_VALUES]
    top = max(shown, default=0)
    return Content("\n").join(
        Content.assemble(
            *(
                (_COLUMN[_filling(value, top, height, row)], _style_of(value, over, style))
                for value in shown
            )
        )
        for row in reversed(range(height))
    )


def month_columns(
    values: Sequence[float],
    labels: Sequence[str],
    *,
    height: int = 5,
    budget: float | None = None,
    budget_label: str = "budget",
    number: Callable[[float], str] = "{:g}".format,
) -> Content:
    """Give columns over an axis, with a label under each and a line at the budget.

    The line lies as high as a column of the budget ends, so that only what is over it crosses it.

    Args:
        values: One a month, the oldest first.
        labels: One a month, a cell or two each; further cells are cut.
        height: Rows of the plot, axis labels not counted.
        budget: Values above it are drawn in the colour of over; None draws no line.
        budget_label: What stands at the end of the line.
        number: How a value of the axis is written.
    """
    top = nice_top(max([*values, budget or 0, 0]), height)
    numbers = [safe_line(number(top * (row + 1) / height)).plain for row in range(height)]
    margin = max(len(text) for text in numbers)
    budget_row = None if budget is None or top <= 0 else max(0, ceil(budget / top * height) - 1)
    lines = []
    for row in reversed(range(height)):
        is_budget = budget is not None and row == budget_row
        ends_at = _filling(budget or 0, top, height, row)
        mark = next(mark for most, mark in _BUDGET_LINES if ends_at <= most) if is_budget else " "
        empty = (mark, MUTED)
        line = [(f"{numbers[row]:>{margin}} ┤", MUTED)]
        for value in values:
            eighths = _filling(value, top, height, row)
            column = (_COLUMN[eighths], _style_of(value, budget, NOW)) if eighths else empty
            line += [empty, empty, column]
        if is_budget:
            line += [empty, empty, (f" {safe_line(budget_label)}", MUTED)]
        lines.append(Content.assemble(*line))
    names = "".join(f" {safe_line(label, 2).plain:<2}" for label in labels)
    lines.append(Content.styled(" " * (margin + 3) + names, MUTED))
    return Content("\n").join(lines)


def nice_top(largest: float, steps: int) -> float:
    """Give the least top of an axis of ``steps`` even steps of 1, 2, 2.5 or 5 times ten to n."""
    if largest <= 0 or steps <= 0:
        return 0
    least = largest / steps
    power = 10.0 ** floor(log10(least))
    step = next(size * power for size in (1, 2, 2.5, 5, 10) if size * power >= least * 0.999_999)
    return step * steps


def _filling(value: float, top: float, height: int, row: int) -> int:
    """Give how many eighths of one cell a column fills, 0 to 8; rows count from the base."""
    if top <= 0 or value <= 0:
        return 0
    eighths = max(1, round(value / top * height * 8))
    return max(0, min(8, eighths - row * 8))


def _style_of(value: float, over: float | None, style: str) -> str:
    return OVER if over is not None and value > over else style
