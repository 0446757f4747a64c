"""Names as a journal of hledger can have them. Pure.

A journal knows no way to write its own signs inside a text, so each stands as another sign: ``;``
as ``,`` and ``|`` as ``/``, and in a name ``:`` as ``-``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import count

from sitdown.kinds.money.categories import group_of
from sitdown.kinds.money.readers.own_list import decimal_of
from sitdown.plain_text import one_line

NEITHER = "equity:transfers"
"""The other side of money that is moved, where that side is not among the movements."""
OPENING = "equity:opening balances"
"""The other side of what was on an account before its first movement."""

_LETTERS = re.compile(r"[A-Za-z]+")
_OF_TEXT = str.maketrans(";|", ",/")
_OF_NAME = str.maketrans(";|:", ",/-")
_OF_COMMENT = str.maketrans(";|:,[]", "-/- ()")
_OF_COMMODITY = str.maketrans('";', "  ")


def description(payee: str, memo: str) -> str:
    """Who, and after a bar what the bank wrote: ``REWE | Card 1234``; nothing without either."""
    who, note = (one_line(text).translate(_OF_TEXT) for text in (payee, memo))
    told = f"{who} | {note}" if note else who
    # A parenthesis would begin the code of the transaction; an empty one is before it.
    return f"() {told}" if told.startswith("(") else told


def comment(text: str) -> str:
    """A text that is only a comment: neither a tag nor a date."""
    return one_line(one_line(text).translate(_OF_COMMENT))


def names_of(texts: Iterable[str], named: Callable[[str], str]) -> Mapping[str, str]:
    """A name for each text, given in their order; two that would be alike are numbered."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for text in texts:
        name = plain = named(text)
        for number in count(2):
            if name not in taken:
                break
            name = f"{plain} {number}"
        taken.add(name)
        names[text] = name
    return names


def asset(account: str) -> str:
    """The account of a bank account."""
    return f"assets:{_segment(account)}"


def category_account(category: str, minor: int) -> str:
    """The account that the other side of an amount is on.

    Money in that nothing has categorised is income and money out spending, as in a month's totals;
    what is saved or transferred is neither.
    """
    group = group_of(category, minor)
    if group == "income":
        return f"income:{_segment(category)}"
    if group == "spending":
        return f"expenses:{_segment(category)}"
    return NEITHER if group == "transfer" else f"equity:{_segment(category)}"


def commodity(currency: str) -> str:
    """A currency's code, in quotation marks unless it is of letters alone."""
    text = one_line(one_line(currency).translate(_OF_COMMODITY))
    return text if not text or _LETTERS.fullmatch(text) else f'"{text}"'


def amount(minor: int, currency: str, symbol: str) -> str:
    """An amount in minor units as a journal has it: ``-12.30 EUR``."""
    return f"{decimal_of(minor, currency)} {symbol}".rstrip()


def _segment(text: str) -> str:
    return one_line(one_line(text).translate(_OF_NAME)) or "unnamed"
