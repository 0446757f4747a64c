"""Money drawn in cells: figures, days, bars against budgets. Pure: values in, lines out."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from textual.content import Content

from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.coverage import MONTH_NAMES
from sitdown.kinds.money.snapshot import month_before
from sitdown.kinds.money.voice import percent
from sitdown.kinds.money.year_shape import year_shape
from sitdown.tui.safe_text import safe, safe_line
from sitdown.tui.themes import DONE, HEADING, INFO, KEY, MUTED, NOW, OVER
from sitdown.tui.widgets.charts import day_columns, sparkline
from sitdown.tui.widgets.meters import meter, progress

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sitdown.kinds.money.snapshot import CategoryLine, Snapshot

FIGURE_WIDTH = 20
MOST_BARS = 12
MOST_BARS_WHEN_SHORT = 7
WIDEST_BAR = 18
WIDEST_TITLE = 14
FULL_BAR_AT = 2.0
"""A budget that was passed twice over fills its bar; what is beyond would make all others short."""

CLEAR_DAYS = 300
"""A day nearer than this to today is told without its year."""

CUT_DAY_AT = 4
"""A day above this many ordinary days is drawn cut off, or the rent would flatten the month."""


def whole(minor: int, currency: str) -> str:
    """Give an amount in whole units, such as ``€ 412``."""
    return format_amount(minor, currency, cents=False)


def bare(minor: int, currency: str) -> str:
    """Give the digits of an amount in whole units, such as ``1,180``."""
    return whole(minor, currency).removeprefix("-").split(" ")[-1]


def day_month(day: date) -> str:
    """Give a day without its year: ``3 Nov``."""
    return f"{day.day} {MONTH_NAMES[day.month - 1][:3]}"


def full_day(day: date) -> str:
    """Give a day with its year: ``3 Nov 2026``."""
    return f"{day_month(day)} {day.year}"


def near_day(day: date, now: date) -> str:
    """Give a day without its year where it is clear which one is meant, else its month and year."""
    if abs((day - now).days) < CLEAR_DAYS:
        return day_month(day)
    return f"{MONTH_NAMES[day.month - 1][:3]} {day.year}"


def pair(left: Content, right: Content, width: int) -> Content:
    """Give a line with something at either edge; the left is cut where they would touch."""
    room = max(0, width - right.cell_length - 2)
    kept = left.truncate(room, ellipsis=True)
    gap = " " * max(0, width - kept.cell_length - right.cell_length)
    return Content.assemble(kept, gap, right).truncate(width, ellipsis=True)


def keys_line(*keys: tuple[str, str]) -> Content:
    """Give keys with what they do: ``y yes   e change``."""
    shown = (Content.assemble((key, KEY), " ", safe_line(label)) for key, label in keys)
    return Content("   ").join(shown)


def spoken(name: str, words: str) -> Content:
    """Give what the buddy says, under its name."""
    return Content.assemble(safe_line(name, style=MUTED), "\n", safe(words))


def figures(taken: Snapshot, income: int | None, target: float | None, width: int) -> Content:
    """Give SPENT, INCOME and SAVED beside each other, each with what it is held against.

    Args:
        taken: the month.
        income: as confirmed, in minor units; None while nobody knows it.
        target: the share of income that was meant to be kept; None without one.
        width: cells for all three.
    """
    columns = (_spent(taken), _income(taken, income), _saved(taken, income, target))
    room = max(8, min(FIGURE_WIDTH, width // 3))
    rows = zip(*columns, strict=True)
    return Content("\n").join(
        Content.assemble(*(cell.truncate(room - 1, ellipsis=True).pad_right(
            room - min(room - 1, cell.cell_length)) for cell in row))
        for row in rows
    )  # fmt: skip


def _spent(taken: Snapshot) -> tuple[Content, Content, Content]:
    before = MONTH_NAMES[month_before((taken.year, taken.month))[1] - 1]
    if not taken.previous_spent or taken.previous_spent <= 0:
        change = safe_line(f"no {before} yet", style=MUTED)
    else:
        share = round(100 * (taken.total_spent - taken.previous_spent) / taken.previous_spent)
        sign, style = ("▲", OVER) if share > 0 else ("▼", DONE) if share < 0 else ("=", MUTED)
        change = Content.styled(f"{sign} {abs(share)} % on {before}", style)
        if share <= 0 and not taken.coverage.complete:
            # What is still to come is no saving.
            change = Content.styled("so far", MUTED)
    spent = format_amount(taken.total_spent, taken.currency)
    return Content.styled("SPENT", MUTED), Content.styled(spent, "bold"), change


def _income(taken: Snapshot, income: int | None) -> tuple[Content, Content, Content]:
    heading = Content.styled("INCOME", MUTED)
    if income is None:
        return heading, Content.styled("not known", NOW), Content.styled("e tells it", MUTED)
    count = len(taken.income_sources)
    note = "as you said" if income != taken.total_income else _counted(count, "source")
    amount = format_amount(income, taken.currency)
    return heading, Content.styled(amount, "bold"), Content.styled(note, MUTED)


def _saved(
    taken: Snapshot, income: int | None, target: float | None
) -> tuple[Content, Content, Content]:
    meant = "no target yet" if target is None else f"target {percent(target)}"
    note = Content.styled(meant, MUTED)
    heading = Content.styled("SAVED", MUTED)
    if not income:
        return heading, Content.styled("cannot tell", MUTED), note
    rate = (income - taken.total_spent) / income
    style = OVER if rate < 0 else DONE if target is not None and rate >= target else NOW
    return heading, Content.styled(percent(rate), f"bold {style}"), note


def days(taken: Snapshot, height: int, width: int) -> Content:
    """Give the spending of each day as columns, with the name of the chart beside them."""
    values = [max(0, spent) for spent in taken.by_day]
    ordinary = median(few) if (few := [value for value in values if value]) else 0
    top = max(values, default=0)
    note = "each day"
    if ordinary and top > CUT_DAY_AT * ordinary:
        day = values.index(top) + 1
        note = f"each day · {_ordinal(day)} {whole(top, taken.currency)}"
        values = [min(value, round(CUT_DAY_AT * ordinary)) for value in values]
    columns = list(day_columns(values, height).split("\n", allow_blank=True))
    if columns[-1].cell_length + 2 + len(note) <= width:
        columns[-1] = Content.assemble(columns[-1], "  ", (note, MUTED))
    else:
        columns.append(Content.styled(note, MUTED))
    return Content("\n").join(line.truncate(width, ellipsis=True) for line in columns)


def year(taken: Snapshot) -> Content:
    """Give the spending of the last months in one row."""
    months = taken.twelve_months
    since = MONTH_NAMES[months[0][1] - 1] if months else ""
    note = f"{_counted(len(months), 'month')} since {since}" if len(months) > 1 else "one month"
    shape = year_shape([spent for *_, spent in months])
    if shape.span is not None:
        note += f", {' to '.join(whole(minor, taken.currency) for minor in shape.span)}"
    return Content.assemble(sparkline(shape.heights), "  ", (note, MUTED))


def bars(
    lines: Sequence[CategoryLine], currency: str, width: int, most: int = MOST_BARS
) -> Content:
    """Give a line a category: title, bar against its budget, amounts and percent.

    Beyond ``most`` they are counted, and what they took together is told.
    """
    shown = [line for line in lines if line.spent or line.budget][:most]
    rest = [line for line in lines if line not in shown and line.spent]
    ratios = [line.spent / line.budget for line in shown if line.budget]
    scale = min(FULL_BAR_AT, max([1.0, *ratios]))
    top = max((line.spent for line in shown), default=0)
    title_room = max(6, min(WIDEST_TITLE, width // 4))
    bar_room = max(0, min(WIDEST_BAR, width - title_room - 25))
    drawn = []
    for line in shown:
        bar = (
            meter(min(line.spent / line.budget, scale), 1, bar_room, scale=scale)
            if line.budget
            else progress(line.spent, top, bar_room, INFO)
        )
        drawn.append(
            Content.assemble(
                safe_line(line.title, title_room).pad_right(
                    title_room - min(title_room, Content(line.title).cell_length)
                ),
                bar,
                _numbers(line, currency),
            ).truncate(width, ellipsis=True)
        )
    if rest:
        together = whole(sum(line.spent for line in rest), currency)
        told = Content.styled(f"and {len(rest)} smaller, {together} together", MUTED)
        drawn.append(told.truncate(width, ellipsis=True))
    return Content("\n").join(drawn)


def _numbers(line: CategoryLine, currency: str) -> Content:
    sign = "-" if line.spent < 0 else ""
    spent = f"{sign}{bare(line.spent, currency)}"
    if not line.budget:
        against = "no budget" if line.usual is None else f"usually {bare(line.usual, currency)}"
        return Content.assemble(f"{spent:>7} ", (against, MUTED))
    share = round(100 * line.spent / line.budget)
    style = OVER if line.spent > line.budget else MUTED
    budget = f"of {bare(line.budget, currency)}"
    return Content.assemble(f"{spent:>7} ", (f"{budget:<9}", MUTED), (f"{f'{share} %':>6}", style))


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _ordinal(day: int) -> str:
    ending = "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def heading(title: str) -> Content:
    """Give the title of a part of a stage, in capitals."""
    return safe_line(title.upper(), style=HEADING)
