"""The balance of the weeks to come as a line in braille dots over its band. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from textual.content import Content

from sitdown.tui.kinds.money.drawing import day_month, whole
from sitdown.tui.safe_text import safe_line
from sitdown.tui.themes import MUTED, NOW, OVER, RULE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sitdown.kinds.money.forecasting import Ahead

WIDEST = 72
"""Cells of the plot: two a day."""
_DOTS_UP, _DOTS_ACROSS = 4, 2
_BRAILLE = 0x2800
_DOT = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
"""The bit of each dot: by column from the left, by row from the top."""
_BAND = "░"
_ZERO = "┄"


def chart(ahead: Ahead, width: int, height: int) -> Content:
    """Give the line with its band, an axis at the left and days below.

    Args:
        ahead: the weeks to come; nothing is drawn without a line.
        width: cells for all of it.
        height: lines of text of the plot, the days not counted.
    """
    if not ahead.line:
        return Content("")
    least, most = min(0, *ahead.low), max(0, *ahead.high)
    top, bottom = whole(most, ahead.currency), whole(least, ahead.currency)
    margin = max(len(top), len(bottom)) + 2
    cells = max(1, min(WIDEST, width - margin))
    plot = _Plot(least, most, height)
    rows = [[(" ", "")] * cells for _ in range(height)]
    for cell in range(cells):
        for row, drawn in enumerate(plot.column(ahead, cell, cells)):
            rows[row][cell] = drawn
    labels = {0: top, height - 1: bottom}
    lines = [
        Content.assemble(
            (f"{labels.get(number, ''):>{margin - 2}} ┤", MUTED), *(each for each in row if each[0])
        )
        for number, row in enumerate(rows)
    ]
    lines.append(Content.assemble(" " * margin, _days(ahead, cells)))
    return Content("\n").join(lines)


class _Plot:
    """Where an amount stands, in dots from the top."""

    def __init__(self, least: int, most: int, height: int) -> None:
        self._least, self._span = least, max(1, most - least)
        self._dots = height * _DOTS_UP
        self._height = height

    def column(self, ahead: Ahead, cell: int, cells: int) -> Iterator[tuple[str, str]]:
        """Give one column of cells, from the top."""
        dots = [0] * self._height
        low, high = self._dots, -1
        for across in range(_DOTS_ACROSS):
            at = _place(cell * _DOTS_ACROSS + across, cells * _DOTS_ACROSS, len(ahead.line))
            before = _place(cell * _DOTS_ACROSS + across - 1, cells * _DOTS_ACROSS, len(ahead.line))
            here, last = self._dot(ahead.line[at]), self._dot(ahead.line[before])
            # A step is drawn as an upright, so that the line has no holes.
            for dot in range(min(here, last), max(here, last) + 1):
                dots[dot // _DOTS_UP] |= _DOT[across][dot % _DOTS_UP]
            low = min(low, self._dot(ahead.high[at]))
            high = max(high, self._dot(ahead.low[at]))
        zero = self._dot(0) // _DOTS_UP
        below = min(ahead.line) < 0
        for row in range(self._height):
            if dots[row]:
                yield chr(_BRAILLE + dots[row]), OVER if below and row > zero else NOW
            elif low // _DOTS_UP <= row <= high // _DOTS_UP and high > low:
                yield _BAND, MUTED
            elif row == zero and self._least < 0:
                yield _ZERO, RULE
            else:
                yield " ", ""

    def _dot(self, amount: int) -> int:
        share = (amount - self._least) / self._span
        return min(self._dots - 1, max(0, round((1 - share) * (self._dots - 1))))


def _place(dot: int, dots: int, days: int) -> int:
    """The day that a column of dots stands for."""
    return min(days - 1, max(0, dot) * days // dots)


def _days(ahead: Ahead, cells: int) -> Content:
    """Today, the lowest day and the last day, each below its place as far as there is room."""
    last = ahead.day + timedelta(days=ahead.days)
    marks: list[tuple[int, str, str]] = [(0, day_month(ahead.day), MUTED)]
    lowest = ahead.lowest_day
    if lowest is not None and lowest not in {ahead.day, last}:
        at = (lowest - ahead.day).days * cells // (ahead.days + 1)
        if at <= len(marks[0][1]):
            marks.clear()
        marks.append((at, f"▴ {day_month(lowest)}", NOW))
    end = day_month(last)
    marks.append((cells - len(end), end, MUTED))
    return _placed(marks, cells)


def _placed(marks: Sequence[tuple[int, str, str]], cells: int) -> Content:
    line, used = Content(""), 0
    for place, text, style in marks:
        start = min(place, cells - len(text))
        if start < used + (1 if used else 0):
            continue
        line = Content.assemble(line, " " * (start - used), safe_line(text, style=style))
        used = start + len(text)
    return line
