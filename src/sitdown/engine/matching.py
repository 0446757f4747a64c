"""Where searched words stand in a line, for showing them. Pure; the finding is the database's."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+", re.UNICODE)
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"  # Japanese
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"  # Chinese
)


def is_unspaced(words: str) -> bool:
    """Whether the words have letters of a script that puts no blanks between its words."""
    return _UNSPACED.search(words) is not None


def match_words(line: str, words: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a line that begin with one of the words; case and accents do not count.
    Of a script without blanks, the stretches that are one of the words.

    A line with letters that have no single twin (``ß`` in capitals) gives none: shown plainly is
    better than marked at the wrong place.
    """
    folded = _folded(line)
    wanted = [_pattern(_folded(word)) for word in _WORD.findall(words)]
    if len(folded) != len(line) or not wanted:
        return ()
    return tuple(match.span() for match in re.finditer("|".join(wanted), folded))


def _pattern(word: str) -> str:
    """A word begins where letters begin; without blanks there is no telling, and it is a part."""
    return re.escape(word) if is_unspaced(word) else rf"\b{re.escape(word)}\w*"


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFD", letter)[:1].lower() for letter in text)
