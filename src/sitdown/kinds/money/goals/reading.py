"""Goals as a person types them, and as Actual Budget's notes have them. Pure.

Read are ``50``, ``50 up to 300``, ``up to 150``, ``1500 by 2026-12 [spend from 2026-03] [repeat
every 2 years]``, ``10 repeat every 2 weeks starting 2026-01-05 [up to 55]``, ``10% of [previous]
all income``, ``average 3 months [increase 5%]`` and ``remainder [2] [up to 100]``, after
``#template`` or ``#template-PRIORITY`` or without; and ``#goal 500``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from sitdown.errors import SitdownError
from sitdown.kinds.money.amounts import LARGEST_MINOR, NotAnAmountError, typed_amount
from sitdown.kinds.money.categories import DEFAULT_CATEGORIES
from sitdown.kinds.money.goals.rules import (
    ALL_INCOME,
    Average,
    ByDate,
    Every,
    Fixed,
    Goal,
    GoalRule,
    Reach,
    Refill,
    Remainder,
    Share,
    Unit,
)
from sitdown.kinds.money.snapshot import Month

LONGEST_LINE = 200
MOST_MONTHS = 60
"""Five years: longer ago is another life."""

_AMOUNT = r"(?:[^\s\d.,+\-%#]{1,3}\s?)?\d[\d.,'’]*(?:\s?(?:[A-Z]{3}|[€$£¥])(?!\w))?"
_TAG = re.compile(r"#(?P<tag>[A-Za-z]+)(?:-(?P<priority>\d{1,3}))?(?=\s|$)\s*(?P<rest>.*)")
_BY = re.compile(
    rf"(?P<amount>{_AMOUNT}) (?i:by) (?P<by>\S+)(?P<more>(?: (?i:spend from|repeat every) .*)?)"
)
_SPEND = re.compile(r"(?i) spend from (\S+)")
_REPEAT = re.compile(r"(?i) repeat every (?:(\d{1,3}) )?(month|year)s?(?= |$)")
_EVERY = re.compile(
    rf"(?P<amount>{_AMOUNT}) (?i:(?:repeat )?every) (?:(?P<count>\d{{1,3}}) )?"
    rf"(?i:(?P<unit>day|week|month|year)s?)(?: (?i:starting) (?P<starting>\S+))?"
    rf"(?: (?i:up to) (?P<cap>{_AMOUNT}))?(?: (?i:hold))?"
)
_SHARE = re.compile(
    r"(?P<percent>\d{1,4}(?:[.,]\d{1,2})?) ?% (?i:of)(?P<previous> (?i:previous))? (?P<source>.+)"
)
_AVERAGE = re.compile(
    r"(?i)average (?P<months>\d{1,3}) months?"
    r"(?: \[?(?P<way>increase|decrease) (?P<percent>\d{1,4}(?:[.,]\d{1,2})?) ?%\]?)?"
)
_REMAINDER = re.compile(
    rf"(?i:remainder)(?: (?P<weight>\d{{1,3}}))?(?: (?i:up to) (?P<cap>{_AMOUNT}))?(?: (?i:hold))?"
)
_REFILL = re.compile(rf"(?i:up to) (?P<limit>{_AMOUNT})(?: (?i:hold))?")
_FIXED = re.compile(rf"(?P<amount>{_AMOUNT})(?: (?i:up to) (?P<cap>{_AMOUNT}))?(?: (?i:hold))?")
_NOT_HERE = (
    (re.compile(r"(?i)schedule\b.*"), "what recurs is found in the ledger, not named in a goal"),
    (re.compile(r"(?i)copy from\b.*"), "a budget holds on by itself until you change it"),
    (re.compile(r"(?i).* per (?:day|week)\b.*"), "a limit is for a month, not for a day or week"),
    (re.compile(r"(?i).*% of available funds"), "a share is of what came in, not of what is left"),
)
_LIKE = (
    "it is not written like 50, up to 150, 1500 by 2026-12, 10% of all income, "
    "average 3 months or remainder"
)
_YEARS = range(1970, 2201)


class NotAGoalError(SitdownError):
    """A line that is no goal."""

    def __init__(self, text: str, reason: str) -> None:
        shown = text if len(text) <= LONGEST_LINE else f"{text[:LONGEST_LINE]}…"
        super().__init__(f"{shown!r} is not a goal I can read: {reason}.")
        self.reason = reason


class _RefusedError(Exception):
    """Why a line is no goal; becomes a ``NotAGoalError`` with the line."""


def read_goal(text: str, currency: str) -> Goal:
    """The goal that a line is.

    Args:
        text: one line, with or without its tag.
        currency: of its amounts; a sign that stands beside them is passed over, the code of
            another one is not.

    Raises:
        NotAGoalError: with what is wrong in it.
    """
    line = " ".join(text.split())
    try:
        return _goal(line, currency)
    except NotAnAmountError as error:
        raise NotAGoalError(line, f"its amount does not work out, for {error.reason}") from error
    except _RefusedError as error:
        raise NotAGoalError(line, str(error)) from error


def _goal(line: str, currency: str) -> Goal:
    if len(line) > LONGEST_LINE:
        raise _RefusedError("it is too long")
    tag, priority, words = "template", 0, line
    if line.startswith("#"):
        tagged = _TAG.fullmatch(line)
        tag = tagged["tag"].casefold() if tagged else ""
        if tagged is None or tag not in {"template", "goal"}:
            raise _RefusedError("of the tags I know #template and #goal")
        priority, words = int(tagged["priority"] or 0), tagged["rest"]
    if tag == "goal":
        found = re.fullmatch(_AMOUNT, words)
        if found is None:
            raise _RefusedError("after #goal comes an amount")
        return Goal(Reach(_minor(words, currency)), priority=0)
    return Goal(_rule(words, currency), priority)


def _rule(words: str, currency: str) -> GoalRule:
    for pattern, reason in _NOT_HERE:
        if pattern.fullmatch(words):
            raise _RefusedError(reason)
    for pattern, made in _SHAPES:
        match = pattern.fullmatch(words)
        if match:
            return made(match, currency)
    raise _RefusedError(_LIKE)


def _by_date(match: re.Match[str], currency: str) -> GoalRule:
    more = match["more"]
    spend, repeat = _SPEND.search(more), _REPEAT.search(more)
    if _SPEND.sub("", _REPEAT.sub("", more, count=1), count=1):
        raise _RefusedError("after the month comes “repeat every year” or “spend from 2026-03”")
    every = None
    if repeat:
        every = _count(repeat[1]) * (12 if repeat[2].casefold() == "year" else 1)
    by, spend_from = _month(match["by"]), _month(spend[1]) if spend else None
    if spend_from is not None and spend_from > by:
        raise _RefusedError("it is spent from a month after the one it is due in")
    return ByDate(_minor(match["amount"], currency), by, every, spend_from)


def _every(match: re.Match[str], currency: str) -> GoalRule:
    if match["starting"] is None:
        raise _RefusedError("say from which day on, such as starting 2026-11-01")
    units: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}
    return Every(
        _minor(match["amount"], currency),
        _count(match["count"]),
        units[match["unit"].casefold()],
        _day(match["starting"]),
        _cap(match, currency),
    )


def _share(match: re.Match[str], _currency: str) -> GoalRule:
    wanted = match["source"].casefold()
    sources = {"all income": ALL_INCOME}
    for category in DEFAULT_CATEGORIES:
        if category.group == "income":
            sources |= {category.key: category.key, category.title.casefold(): category.key}
    if wanted not in sources:
        raise _RefusedError("a share is of all income, Salary or Other income")
    return Share(_hundredths(match["percent"]), sources[wanted], match["previous"] is not None)


def _average(match: re.Match[str], _currency: str) -> GoalRule:
    months = int(match["months"])
    if not 1 <= months <= MOST_MONTHS:
        raise _RefusedError(f"the mean is of 1 to {MOST_MONTHS} months")
    change = _hundredths(match["percent"]) if match["percent"] else 0
    less = (match["way"] or "").casefold() == "decrease"
    if less and change > 10_000:
        raise _RefusedError("a mean decreases by 100% at most")
    return Average(months, -change if less else change)


def _remainder(match: re.Match[str], currency: str) -> GoalRule:
    return Remainder(_count(match["weight"]), _cap(match, currency))


def _refill(match: re.Match[str], currency: str) -> GoalRule:
    return Refill(_minor(match["limit"], currency))


def _fixed(match: re.Match[str], currency: str) -> GoalRule:
    return Fixed(_minor(match["amount"], currency), _cap(match, currency))


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str], GoalRule]], ...] = (
    (_BY, _by_date),
    (_EVERY, _every),
    (_SHARE, _share),
    (_AVERAGE, _average),
    (_REMAINDER, _remainder),
    (_REFILL, _refill),
    (_FIXED, _fixed),
)


def _cap(match: re.Match[str], currency: str) -> int | None:
    return None if match["cap"] is None else _minor(match["cap"], currency)


def _minor(text: str, currency: str) -> int:
    minor = typed_amount(text, currency)
    if not 0 < minor <= LARGEST_MINOR:
        raise _RefusedError("an amount is above zero, and no larger than anybody has")
    return minor


def _count(text: str | None) -> int:
    count = 1 if text is None else int(text)
    if not count:
        raise _RefusedError("zero is no number of times")
    return count


def _hundredths(text: str) -> int:
    whole, _, rest = text.replace(",", ".").partition(".")
    found = int(whole) * 100 + int(rest.ljust(2, "0") if rest else 0)
    if not 0 < found <= 100_000:
        raise _RefusedError("a percentage is above zero, and at most 1000")
    return found


def _month(text: str) -> Month:
    """The month of ``2026-12``, or of a day in it."""
    day = _day(text)
    return day.year, day.month


def _day(text: str) -> date:
    """The day of ``2026-12-05``, or the first of ``2026-12``."""
    parts = text.split("-")
    if len(parts) in {2, 3} and all(part.isascii() and part.isdecimal() for part in parts):
        numbers = [int(part) for part in parts]
        if len(parts[0]) == 4 and numbers[0] in _YEARS:
            try:
                return date(*(numbers if len(numbers) == 3 else [*numbers, 1]))
            except ValueError:
                pass
    raise _RefusedError(f"{text!r} is no month such as 2026-12")
