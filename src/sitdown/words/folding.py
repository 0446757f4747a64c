"""Text made plain for matching, with the way back to the text as it was written. Pure.

Letters lose case, accents and width; apostrophes and invisible characters go; everything else
that is neither letter nor digit is one blank. ``Don’t`` and ``DON'T`` both fold to ``dont``.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_APOSTROPHES = frozenset("'’‘‛`´ʼʹ′＇")
_LETTERS_FOR_DIGITS = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s"}


@dataclass(frozen=True)
class Folded:
    """A folded text, and for each of its characters the place of the one it came from."""

    text: str
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The slice of the written text that a slice of the folded one came from."""
        return self.origins[start], self.origins[end - 1] + 1


def fold(text: str, offset: int = 0) -> Folded:
    """Fold a text.

    Args:
        text: as it was written.
        offset: where it begins in the text that the origins shall point into.
    """
    characters: list[str] = []
    origins: list[int] = []
    for place, written in enumerate(text, start=offset):
        for character in _folded(written):
            if character == " " and (not characters or characters[-1] == " "):
                continue
            characters.append(character)
            origins.append(place)
    _undisguise(characters)
    if characters and characters[-1] == " ":
        del characters[-1], origins[-1]
    return Folded("".join(characters), tuple(origins))


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    """What one character folds to: letters and digits, one blank, or nothing."""
    if character in _APOSTROPHES or unicodedata.category(character) in {"Cf", "Mn", "Me"}:
        return ""
    parts = unicodedata.normalize("NFKD", character).casefold()
    kept = "".join(part for part in parts if part.isalnum())
    return kept or " "


def _undisguise(characters: list[str]) -> None:
    """Turn digits inside words into the letters they stand for: ``d1e``."""
    for place in range(1, len(characters) - 1):
        letter = _LETTERS_FOR_DIGITS.get(characters[place])
        if letter and characters[place - 1].isalpha() and characters[place + 1].isalpha():
            characters[place] = letter
