"""Amounts: text of any bank into whole minor units, and minor units into text for a person.

An amount is an ``int`` of minor units (cents, pence, fils) beside an ISO 4217 code. ``Decimal`` and
``float`` never appear: the digits are moved, not computed with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sitdown.errors import SitdownError

DecimalMark = Literal[".", ","]

MINOR_DIGITS = {
    **dict.fromkeys(("CLP", "ISK", "JPY", "KRW", "PYG", "UGX", "VND", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}
"""Digits after the decimal mark of the currencies that do not have two (ISO 4217, table A.1)."""

SYMBOLS = {
    "EUR": "€",
    "USD": "$",
    "GBP": "£",
    "JPY": "¥",
    "INR": "₹",
    "KRW": "₩",
    "ILS": "₪",
    "UAH": "₴",
    "TRY": "₺",
    "VND": "₫",
}
"""Signs that stand for one currency in our own texts; every other currency shows its code."""

LARGEST_MINOR = 10**15
"""Minor units. Thousands of such amounts still add up to less than SQLite can hold."""

LONGEST_AMOUNT = 64
"""Characters: no bank writes a longer number, and the patterns below never see one."""

_PLAIN = re.compile(r"-?\d+\.\d\d")
_UNUSUAL_SIGNS = str.maketrans(
    {
        "\u2212": "-",  # minus sign
        **dict.fromkeys("\u00ad\u2010\u2011\u2012\u2013\u2014\ufe58\ufe63\uff0d", "-"),
        "\u00a0": " ",  # no-break space
        "\u202f": " ",  # narrow no-break space
        "\u2009": " ",  # thin space
        "\u2019": "'",
        "\u02bc": "'",
    }
)
_SHAPE = re.compile(
    r"""
    (?P<open>\()?\s*
    (?P<sign1>[+-]?)\s*(?P<before>(?:[^\d\s+\-().,'*#/=]{1,4}\.?)?)\s*(?P<sign2>[+-]?)\s*
    (?P<number>\d[\d.,'\s]*|[.,]\d+)\s*
    (?P<sign3>[+-]?)\s*(?P<after>(?:[^\d\s+\-().,'*#/=]{1,4}\.?)?)\s*(?P<sign4>[+-]?)
    (?P<close>\s*\))?
    """,
    re.VERBOSE,
)
_FORMULA = re.compile(r'="([^"]*)"')
_NO_COINS = re.compile(r"(?<=\d)(?:[.,]\s?[-\u2013\u2014]{1,2}|/-)$")
"""A price in whole francs, guilders or rupees: ``12.-``, ``12,--``, ``12/-``."""
_OUT_AFTER = frozenset(("DR", "DB", "D", "OD", "S", "SOLL"))
_OUT_BEFORE = frozenset(("DR", "DB"))
_WESTERN_GROUPS = re.compile(r"\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3})*")
_INDIAN_GROUPS = re.compile(r"\d{1,2}(?:,\d{2})*,\d{3}")
_CODE = re.compile(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")
_SOME_MONEY = re.compile(r"[1-9]")
_MARKED_TAIL = re.compile(r"(\d*)([.,])(\d+)\D*$")


class NotAnAmountError(SitdownError):
    """Text that was to be an amount and cannot be read as one."""

    def __init__(self, text: str, reason: str) -> None:
        shown = text if len(text) <= LONGEST_AMOUNT else f"{text[:LONGEST_AMOUNT]}…"
        super().__init__(f"{shown!r} is not an amount I can read: {reason}.")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class MarkChoice:
    """Which decimal mark a column of amounts uses, and what says so."""

    mark: DecimalMark
    why: str
    certain: bool
    doubtful: str = ""
    """An amount such as ``1.234`` when all are like it: thousands, or three digits of cents."""


def minor_digits(currency: str) -> int:
    """How many digits a currency has after the decimal mark; 2 when it is unknown."""
    return MINOR_DIGITS.get(currency, 2)


def parse_amount(text: str, decimal_mark: DecimalMark = ".", exponent: int = 2) -> int:
    """Minor units of an amount as a bank, or a person, writes it.

    Reads signs on either side, accounting parentheses, ``CR`` and ``DR`` and their like, currency
    signs and codes, and groups of three set off by point, comma, space or apostrophe (also Indian
    lakh groups).

    Args:
        text: what stands in the cell.
        decimal_mark: the mark before the minor units; the other one can only group.
        exponent: digits after the mark, see `minor_digits`.

    Raises:
        NotAnAmountError: the text is no number, its groups do not fit the decimal mark, or it is
            finer than the currency's smallest coin.
    """
    if exponent == 2 and decimal_mark == "." and _PLAIN.fullmatch(text) and text.isascii():
        return int(text[:-3] + text[-2:])
    negative, number = _take_apart(text)
    whole, mark, fraction = number.partition(decimal_mark)
    if decimal_mark in fraction:
        raise NotAnAmountError(text, f"it has more than one {decimal_mark!r}")
    if mark and not fraction.isdecimal():
        if fraction:
            raise NotAnAmountError(text, f"{decimal_mark!r} should come after the groups")
        fraction = ""
    digits = _without_groups(text, whole)
    if len(fraction) > exponent and fraction[exponent:].strip("0"):
        raise NotAnAmountError(text, f"it has more than {exponent} decimal digits")
    minor = int((digits or "0") + fraction[:exponent].ljust(exponent, "0"))
    return -minor if negative else minor


def typed_amount(text: str, currency: str) -> int:
    """Minor units of an amount as a person types it; a comma before the last one or two digits is
    a mark too.

    Raises:
        NotAnAmountError: as ``parse_amount``; or the code of another currency stands beside it; or
            it is larger than ``LARGEST_MINOR``.
    """
    code = _CODE.search(text)
    if code is not None and code[0] != currency:
        raise NotAnAmountError(text, f"an amount in {currency} is wanted here, not in {code[0]}")
    head, comma, tail = text.rpartition(",")
    digits = len(re.findall(r"\d", tail))
    mark: DecimalMark = "."
    if comma and "." not in text and "," not in head and digits <= 2:
        mark = ","
    minor = parse_amount(text, mark, minor_digits(currency))
    if abs(minor) > LARGEST_MINOR:
        raise NotAnAmountError(text, "nobody has that much")
    return minor


def _take_apart(text: str) -> tuple[bool, str]:
    """Whether the amount is negative, and its bare number with marks and groups."""
    if len(text) > LONGEST_AMOUNT:
        raise NotAnAmountError(text, "it is too long")
    bare = text.translate(_UNUSUAL_SIGNS).strip()
    if found := _FORMULA.fullmatch(bare):
        bare = found[1].strip()
    match = _SHAPE.fullmatch(_NO_COINS.sub("", bare.removeprefix("'")))
    if match is None:
        raise NotAnAmountError(text, "it is not a number")
    signs = "".join(match[name] for name in ("sign1", "sign2", "sign3", "sign4"))
    in_parentheses = match["open"] is not None
    if in_parentheses != (match["close"] is not None):
        raise NotAnAmountError(text, "a parenthesis is missing")
    if len(signs) + in_parentheses > 1:
        raise NotAnAmountError(text, "it has more than one sign")
    after, before = (match[name].rstrip(".").upper() for name in ("after", "before"))
    debit = after in _OUT_AFTER or before in _OUT_BEFORE
    return (signs == "-" or in_parentheses or debit), match["number"].strip()


def _without_groups(text: str, whole: str) -> str:
    """The digits before the decimal mark, once their groups have proved to be groups."""
    whole = whole.strip()
    if not whole or (whole.isdecimal() and whole.isascii()):
        return whole
    if _WESTERN_GROUPS.fullmatch(whole) or _INDIAN_GROUPS.fullmatch(whole):
        return re.sub(r"\D", "", whole)
    raise NotAnAmountError(text, "its digits are not in groups of three")


def settle_decimal_mark(cells: Iterable[str], exponent: int = 2) -> MarkChoice:
    """Which decimal mark a column uses: each cell that can mean only one thing has a vote.

    Both marks in one cell: the last one is decimal. One mark twice: it groups. One mark with
    another number of digits than three after it: it is decimal. One mark with three digits after
    it groups, unless the currency has three minor digits.
    """
    votes: dict[DecimalMark, int] = {".": 0, ",": 0}
    groups: dict[DecimalMark, int] = {".": 0, ",": 0}
    example: dict[DecimalMark, str] = {}
    doubtful, whole = "", False
    for cell in cells:
        vote, by_group_only = _vote_of(cell, exponent)
        if vote is None:
            whole = whole or bool(_SOME_MONEY.search(cell))
        elif by_group_only:
            groups[vote] += 1
            doubtful = doubtful or cell.strip()
        else:
            votes[vote] += 1
            example.setdefault(vote, cell.strip())
    if votes["."] and votes[","]:
        mark: DecimalMark = "." if votes["."] >= votes[","] else ","
        other: DecimalMark = "," if mark == "." else "."
        why = f"{votes[mark]} amounts such as {example[mark]!r} against {votes[other]}"
        return MarkChoice(mark, why, certain=False)
    for mark in (".", ","):
        if votes[mark]:
            return MarkChoice(mark, f"amounts such as {example[mark]!r}", certain=True)
    if any(groups.values()):
        mark = "." if groups["."] >= groups[","] else ","
        doubtful = "" if exponent != 2 or (whole and not all(groups.values())) else doubtful
        why = "every mark is followed by three digits"
        return MarkChoice(mark, why, certain=False, doubtful=doubtful)
    return MarkChoice(".", "no amount has a mark", certain=True)


def _vote_of(cell: str, exponent: int) -> tuple[DecimalMark | None, bool]:
    """The decimal mark a cell speaks for, and whether only the three-digit rule says so."""
    points, commas = cell.count("."), cell.count(",")
    if len(cell) > LONGEST_AMOUNT or not (points or commas):
        return None, False
    if points and commas:
        return ("." if cell.rfind(".") > cell.rfind(",") else ","), False
    if points > 1 or commas > 1:
        return ("," if points else "."), False
    tail = _MARKED_TAIL.search(cell)
    if tail is None:
        return None, False
    own: DecimalMark = "." if points else ","
    other: DecimalMark = "," if points else "."
    if len(tail[3]) != 3 or tail[1] in {"", "0"} or len(tail[1]) > 3:
        return own, False
    return (own if exponent == 3 else other), True


def format_amount(minor: int, currency: str, *, signed: bool = False, cents: bool = True) -> str:
    """An amount for a person, such as ``€ 3,412.18``, ``-CHF 12.00`` or ``+€ 3``.

    Args:
        minor: minor units of the currency.
        currency: ISO 4217 code; without one only the number is shown.
        signed: write a plus before money in.
        cents: False rounds to whole units, half away from zero.
    """
    exponent = minor_digits(currency)
    unit = 10**exponent
    size = abs(minor)
    if cents and exponent:
        number = f"{size // unit:,}.{size % unit:0{exponent}d}"
    else:
        size = (size + unit // 2) // unit
        number = f"{size:,}"
    sign = "-" if minor < 0 and size else "+" if signed and minor > 0 else ""
    symbol = SYMBOLS.get(currency, currency)
    return f"{sign}{symbol} {number}" if symbol else f"{sign}{number}"
