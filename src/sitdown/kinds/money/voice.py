"""Turns of phrase that the steps share. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from sitdown.kinds.money.amounts import format_amount
from sitdown.kinds.money.commitments import percent

__all__ = ["amount", "listed", "percent", "quoted"]

QUOTED_LETTERS = 80


def amount(minor: int, currency: str) -> str:
    """An amount in a sentence: whole units."""
    return format_amount(minor, currency, cents=False)


def listed(names: Sequence[str]) -> str:
    """Names as a sentence lists them: ``a``, ``a and b``, ``a, b and c``."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def quoted(words: str) -> str:
    """The person's own words, on one line, cut where they get long."""
    line = " ".join(words.split()).rstrip(".")
    if len(line) > QUOTED_LETTERS:
        line = f"{line[:QUOTED_LETTERS].rsplit(' ', 1)[0]}…"
    return f"“{line}”"
