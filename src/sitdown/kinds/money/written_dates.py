"""The forms in which banks write a date, taken apart into numbers that are not checked yet."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Literal

DateOrder = Literal["ymd", "dmy", "mdy"]

FIRST_YEAR = 1970
"""A date before it is a misreading."""

_NUMERIC = re.compile(r"(\d{1,4})\s*[-/. ]\s*(\d{1,2})\s*([-/. '’])\s*(\d{1,4})(?!\d)")
_COMPACT = re.compile(r"(\d{2})(\d{2})(\d{2})(\d{2})(?:\d{6})?(?!\d)")
_END = r"(?!\d|[-/.]\d)"
"""A French Tuesday, ``mar 14/10/2026``, is not the 14th of March 2010."""
_WITH_A_NAME = (
    re.compile(
        rf"(?P<day>\d{{1,2}})[-/. ]{{0,2}}(?P<month>[^\W\d]{{3,}})[-/., ']{{0,2}}"
        rf"(?P<year>\d{{2}}(?:\d{{2}})?){_END}"
    ),
    re.compile(
        rf"(?P<month>[^\W\d]{{3,}})[-/. ]{{0,2}}(?P<day>\d{{1,2}}),?[-/ ]"
        rf"(?P<year>\d{{2}}(?:\d{{2}})?){_END}"
    ),
    re.compile(
        r"(?P<year>\d{4})[-/. ]{1,2}(?P<month>[^\W\d]{3,})[-/. ]{1,2}(?P<day>\d{1,2})(?!\d)"
    ),
)
_TWO_DIGITS_EACH = re.compile(r"\s*\d\d[-/. ]\d\d[-/. ]\d\d(?!\d)")

_FORMULA = re.compile(r'="([^"]*)"')
_WEEKDAY = re.compile(r"[^\W\d]{2,}\.?,?\s+")
_ORDINALS = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|º)\b", re.IGNORECASE)
_FILLERS = re.compile(r"\b(?:de|del|of)\b", re.IGNORECASE)
_OF_EAST_ASIA = str.maketrans({"年": "-", "月": "-", "日": " ", "년": "-", "월": "-", "일": " "})

_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_DAY_ZERO_OF_SPREADSHEETS = date(1899, 12, 30)

_MONTH_STEMS = (
    ("jan", "ene", "gen", "jän", "янв"),
    ("feb", "fév", "fev", "фев"),
    ("mar", "mär", "maa", "mrt", "mrz", "mae", "мар"),
    ("apr", "avr", "abr", "апр"),
    ("may", "mai", "mei", "mag", "maj", "май", "мая"),
    ("jun", "juin", "giu", "июн"),
    ("jul", "juil", "lug", "июл"),
    ("aug", "aoû", "aou", "ago", "авг"),
    ("sep", "set", "сен"),
    ("oct", "okt", "ott", "out", "окт"),
    ("nov", "ноя"),
    ("dec", "dez", "déc", "dic", "дек"),
)
"""How the names of the months begin in English, German, French, Dutch, Spanish, Italian,
Portuguese, Swedish, Danish, Norwegian and Russian. Polish and Finnish ones are left out: some mean
another month in a language beside them."""

_MONTH_OF_STEM = {stem: number for number, stems in enumerate(_MONTH_STEMS, 1) for stem in stems}

Parts = tuple[int, int, int]
"""Year, month and day as numbers, not yet checked; the year may have two digits."""


def parts_of(text: str, order: DateOrder) -> Parts | None:
    """The date at the start of a text; None when there is none.

    Args:
        text: as the bank wrote it.
        order: what the first two parts of a date of numbers are; a leading year of four digits
            always wins.
    """
    text = text.strip()
    if found := _FORMULA.fullmatch(text):
        text = found[1].strip()
    text = text.translate(_OF_EAST_ASIA)
    parts = _parts(text, order)
    if parts is None:
        text = _FILLERS.sub(" ", _ORDINALS.sub("", text))
        text = " ".join(text.split())
        parts = _parts(text, order) or _parts(_WEEKDAY.sub("", text, count=1), order)
    return parts


def may_lead_with_year(text: str) -> bool:
    """Whether a date has three parts of two digits, so that the first may be the year."""
    return _TWO_DIGITS_EACH.match(text) is not None


def _parts(text: str, order: DateOrder) -> Parts | None:
    if found := _NUMERIC.match(text):
        return _numbered(found, order)
    if found := _COMPACT.match(text):
        return _compact(found, order)
    if found := _SERIAL.fullmatch(text):
        day = _DAY_ZERO_OF_SPREADSHEETS + timedelta(days=int(found[1]))
        return day.year, day.month, day.day
    for pattern in _WITH_A_NAME:
        if found := pattern.match(text):
            return _named(found["year"], found["month"], found["day"])
    return None


def _numbered(found: re.Match[str], order: DateOrder) -> Parts | None:
    first, second, mark, third = found.groups()
    if first.startswith("00") or (len(third) == 4 and third.startswith("00")):
        return None  # year 1, which databases write for no date, is not 2001
    if len(first) == 4:
        return int(first), int(second), int(third)
    if mark in "'’" and len(third) <= 2:
        third = f"20{int(third):02d}"
    if len(first) > 2 or len(third) in {1, 3}:
        return None
    if order == "ymd":
        return int(first), int(second), int(third)
    day, month = (first, second) if order == "dmy" else (second, first)
    return int(third), int(month), int(day)


def _compact(found: re.Match[str], order: DateOrder) -> Parts:
    """Eight digits: the year first, unless no bank was there in that year or month."""
    one, two, three, four = map(int, found.groups())
    if order == "ymd" or (100 * one + two >= FIRST_YEAR and three <= 12):
        return 100 * one + two, three, four
    day, month = (one, two) if order == "dmy" else (two, one)
    return 100 * three + four, month, day


def _named(year: str, month_name: str, day: str) -> Parts | None:
    name = month_name.casefold()
    month = _MONTH_OF_STEM.get(name[:4]) or _MONTH_OF_STEM.get(name[:3])
    return None if month is None else (int(year), month, int(day))
