"""Dates as banks write them, and which of their parts is the day.

Only the date as written counts: a time or a zone after it never moves it to another day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sitdown.errors import SitdownError
from sitdown.kinds.money.written_dates import FIRST_YEAR, DateOrder, may_lead_with_year, parts_of

_ORDERS: tuple[DateOrder, ...] = ("ymd", "dmy", "mdy")

YEARS_AHEAD = 5
"""A date outside 1970 .. today + 5 years is a misreading, not a date."""

SAID = "you said so"
"""Why a thing is settled that the person answered."""

FEWEST_DATES_FOR_ORDER = 4
"""Distinct dates from which an order in time says something on which part is the day."""

SPAN_AHEAD = 4
"""So many times longer is the time of a statement whose days were taken for its years."""

_LONGEST_DATE = 64
_ISO_LENGTH = len("2026-11-30")


class NotADateError(SitdownError):
    """Text that was to be a date and cannot be read as one."""

    def __init__(self, text: str, reason: str) -> None:
        shown = text if len(text) <= _LONGEST_DATE else f"{text[:_LONGEST_DATE]}…"
        super().__init__(f"{shown!r} is not a date I can read: {reason}.")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class OrderChoice:
    """Which part of a column's dates is the day, and what says so; None when nothing does."""

    order: DateOrder | None
    why: str
    certain: bool


def parse_date(text: str, order: DateOrder, today: date) -> date:
    """The calendar date written at the start of the text.

    Args:
        text: ISO, with points, slashes, dashes or spaces, ``YYYYMMDD``, or with a month's name;
            two-digit years are the latest ones inside the window.
        order: what the first two parts of a date of numbers are; a leading year always wins.
        today: the local date that ends the window of sane dates, five years on.

    Raises:
        NotADateError: no date, a day that does not exist, or one outside the window.
    """
    if len(text) == _ISO_LENGTH and text[4] == text[7] == "-":
        # A long list has thousands of days, and nearly every one of them is written so.
        with suppress(ValueError):
            found = date.fromisoformat(text)
            if FIRST_YEAR <= found.year <= today.year + YEARS_AHEAD:
                return found
    parts = parts_of(text, order) if len(text) <= _LONGEST_DATE else None
    if parts is None:
        raise NotADateError(text, "it has no day, month and year")
    year, month, day = parts
    if year < 100:
        year += 2000 if year + 2000 <= today.year + YEARS_AHEAD else 1900
    if not FIRST_YEAR <= year <= today.year + YEARS_AHEAD:
        raise NotADateError(
            text, f"{year} is not between {FIRST_YEAR} and {today.year + YEARS_AHEAD}"
        )
    try:
        return date(year, month, day)
    except ValueError:
        raise NotADateError(text, "there is no such day") from None


def settle_date_order(
    cells: Iterable[str],
    today: date,
    preset: DateOrder | None = None,
    chosen: DateOrder | None = None,
) -> OrderChoice:
    """Which part of a column's dates is the day.

    Days that cannot be come first, then the order in time that a statement has, then what the
    bank is known to write. When all three are silent the order is None and the caller asks.
    Measured on made-up statements: half of those with 10 rows settle by themselves, 99.5 % of
    those with 20.

    Args:
        cells: the column, in the order of the file; cells that are no date at all are passed over.
        today: see `parse_date`.
        preset: what a known layout writes.
        chosen: what the person said; only days that cannot be are stronger.
    """
    written = [cell for cell in cells if cell.strip()]
    readings = {order: _read_all(written, order, today) for order in _ORDERS}
    if chosen is None and preset is None and _year_may_lead(written, readings):
        return OrderChoice(None, "the year may come first or last", certain=False)
    can_lead = chosen == "ymd" and all(readings["ymd"])
    by_days = None if can_lead else _order_by_days(written, readings, preset)
    if by_days is not None and (by_days.certain or chosen is None):
        return by_days
    if chosen is not None:
        return OrderChoice(chosen, SAID, certain=True)
    if by_time := _order_by_time(readings):
        return OrderChoice(by_time, "only so do the dates run in one direction", certain=True)
    if preset is not None:
        return OrderChoice(preset, "the bank is known to write it so", certain=True)
    return OrderChoice(None, "every date could be read both ways", certain=False)


def _year_may_lead(
    cells: Sequence[str], readings: Mapping[DateOrder, Sequence[date | None]]
) -> bool:
    """Whether years of two digits seem to stand first: only so are the dates of one time."""
    if not cells or not all(map(may_lead_with_year, cells)):
        return False
    spans = {}
    for order in _ORDERS:
        days = [day for day in readings[order] if day is not None]
        if len(days) == len(cells):
            spans[order] = (max(days) - min(days)).days
    first = spans.pop("ymd", None)
    return first is not None and bool(spans) and first * SPAN_AHEAD < min(spans.values())


def _order_by_days(
    cells: Sequence[str],
    readings: Mapping[DateOrder, Sequence[date | None]],
    preset: DateOrder | None,
) -> OrderChoice | None:
    """What the days themselves say, for some of them cannot be in the other order."""
    day_first, month_first = readings["dmy"], readings["mdy"]
    ahead = _count(readings["ymd"]) - max(_count(day_first), _count(month_first))
    if ahead > 0 or (ahead == 0 and preset == "ymd"):
        return OrderChoice("ymd", "the year comes first", certain=True)
    if day_first == month_first:
        why = "every date has one reading only" if _count(day_first) else "there is no date in it"
        either: DateOrder = "ymd" if readings["ymd"] == day_first else "dmy"
        return OrderChoice(either, why, certain=True)
    only_day_first = _only_in(cells, day_first, month_first)
    only_month_first = _only_in(cells, month_first, day_first)
    if not (only_day_first or only_month_first):
        return None
    order: DateOrder = "dmy" if _count(day_first) >= _count(month_first) else "mdy"
    proof = only_day_first if order == "dmy" else only_month_first
    certain = not (only_day_first and only_month_first)
    return OrderChoice(order, f"{proof!r} has no other reading", certain)


def _read_all(cells: Sequence[str], order: DateOrder, today: date) -> list[date | None]:
    """One date for each cell, None where this order gives none."""
    return [_date_or_none(cell, order, today) for cell in cells]


def _date_or_none(cell: str, order: DateOrder, today: date) -> date | None:
    try:
        return parse_date(cell, order, today)
    except NotADateError:
        return None


def _count(reading: Sequence[date | None]) -> int:
    return sum(day is not None for day in reading)


def _only_in(
    cells: Sequence[str], reading: Sequence[date | None], other: Sequence[date | None]
) -> str:
    """The first cell that is a date in one reading and not in the other; empty without one."""
    for cell, day, other_day in zip(cells, reading, other, strict=True):
        if day is not None and other_day is None:
            return cell.strip()
    return ""


def _order_by_time(readings: Mapping[DateOrder, Sequence[date | None]]) -> DateOrder | None:
    """The one order in which the dates run steadily up or down, if only one does."""
    days = {order: [day for day in readings[order] if day is not None] for order in _ORDERS}
    if len(set(days["dmy"])) < FEWEST_DATES_FOR_ORDER:
        return None
    day_first, month_first = _is_steady(days["dmy"]), _is_steady(days["mdy"])
    if day_first == month_first:
        return None
    return "dmy" if day_first else "mdy"


def _is_steady(dates: Sequence[date]) -> bool:
    pairs = list(pairwise(dates))
    return all(a <= b for a, b in pairs) or all(a >= b for a, b in pairs)
