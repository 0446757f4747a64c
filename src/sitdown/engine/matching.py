"""Where searched words stand in a line, for showing them. Pure; the finding is the database's."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+", re.UNICODE)


def match_words(line: str, words: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a line that begin with one of the words; case and accents do not count.

    A line with letters that have no single twin (``ß`` in capitals) gives none: shown plainly is
    better than marked at the wrong place.
    """
    folded = _folded(line)
    wanted = [re.escape(_folded(word)) for word in _WORD.findall(words)]
    if len(folded) != len(line) or not wanted:
        return ()
    found = re.finditer(rf"\b(?:{'|'.join(wanted)})\w*", folded)
    return tuple(match.span() for match in found)


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFD", letter)[:1].lower() for letter in text)
