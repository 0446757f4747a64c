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


def is_beyond_words(text: str) -> bool:
    """Whether an index of words cannot find it: the index takes a run of letters without blanks
    for one word, and has neither emoji nor signs that stand alone.
    """
    has_letters = any(sign.isalnum() for sign in text)
    return is_unspaced(text) or not has_letters or any(map(_is_picture, text))


def match_words(line: str, words: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a line that begin with one of the words; case and accents do not count.
    Of a script without blanks, the stretches that are one of the words.

    A line with letters that have no single twin (``ß`` in capitals) gives none: shown plainly is
    better than marked at the wrong place.
    """
    folded = _folded(line)
    wanted = [_pattern(_folded(word)) for word in _WORD.findall(words)]
    wanted += [re.escape(sign) for sign in words if _is_picture(sign)]
    if len(folded) != len(line) or not wanted:
        return ()
    return tuple(match.span() for match in re.finditer("|".join(wanted), folded))


def _is_picture(sign: str) -> bool:
    return unicodedata.category(sign) == "So"


def _pattern(word: str) -> str:
    """A word begins where letters begin; without blanks there is no telling, and it is a part."""
    return re.escape(word) if is_unspaced(word) else rf"\b{re.escape(word)}\w*"


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFD", letter)[:1].lower() for letter in text)
