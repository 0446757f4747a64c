"""Where a movement probably belongs, by where the person put others like it. Pure.

Words are counted, nothing is guessed: a suggestion always says what it rests on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sitdown.kinds.money.categories import CATEGORY_TITLES, UNCATEGORISED
from sitdown.kinds.money.fingerprints import normalised_text
from sitdown.kinds.money.merchants import merchant_key

SHARE_OF_CHOICES = 0.75
"""Of the choices for a merchant or a word: with less of them the person is of two minds."""

FEWEST_FOR_A_WORD = 2
"""One payment names its merchant, but says little of a word that others may have too."""

SHORTEST_WORD = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """Movements of one text that the person put into a category."""

    merchant: str
    payee: str
    category: str
    times: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A category, and the choices that speak for it: ``times`` out of ``of``."""

    category: str
    times: int
    of: int
    evidence: str
    """The choices as a sentence without its stop."""


class Suggester:
    """What the person's choices say of other movements."""

    def __init__(self, choices: Iterable[Choice]) -> None:
        """Count the choices; what was left uncategorised is none."""
        self._merchants: dict[str, Counter[str]] = {}
        self._words: dict[str, Counter[str]] = {}
        for choice in choices:
            if choice.category == UNCATEGORISED:
                continue
            if key := merchant_key(choice.merchant):
                self._merchants.setdefault(key, Counter())[choice.category] += choice.times
            for word in _words_of(choice.merchant, choice.payee):
                self._words.setdefault(word, Counter())[choice.category] += choice.times

    def of(self, merchant: str, payee: str) -> Suggestion | None:
        """The suggestion for a movement: by its merchant, else by the word that says the most;
        None when nothing like it was placed, or not always in one place.
        """
        counted = self._merchants.get(merchant_key(merchant))
        if counted is not None:
            return _said_by(counted, f"from {merchant}", 1)
        found = [
            suggestion
            for word in sorted(_words_of(merchant, payee))
            if (counted := self._words.get(word)) is not None
            and (suggestion := _said_by(counted, f"with “{word}”", FEWEST_FOR_A_WORD)) is not None
        ]
        return max(found, key=lambda each: (each.times / each.of, each.of), default=None)


def _said_by(counted: Counter[str], subject: str, fewest: int) -> Suggestion | None:
    total = counted.total()
    category, times = min(counted.items(), key=lambda item: (-item[1], item[0]))
    if times < fewest or times < SHARE_OF_CHOICES * total:
        return None
    title = CATEGORY_TITLES.get(category, category)
    return Suggestion(category, times, total, f"you put {times} of {total} {subject} into {title}")


def _words_of(merchant: str, payee: str) -> set[str]:
    words = normalised_text(f"{merchant} {payee}").split()
    return {word for word in words if len(word) >= SHORTEST_WORD and not word.isdigit()}
