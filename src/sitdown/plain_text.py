"""Outside text made harmless for anything that shows it: a terminal, a pipe, a file.

What a person types, a bank writes into a memo, a file holds or an agent logs is data, and a
terminal obeys escape sequences wherever they stand. Pure, and of the standard library alone, so
that every face can use it.
"""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")

# The bodies are bounded, so that a stray ESC costs a line at most and never eats a paragraph.
_ESCAPE_SEQUENCE = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]{0,99}[ -/]{0,9}[@-~]"
    "|(?:\x1b[\\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]{0,999}(?:\x07|\x1b\\\\|\x9c)"
    "|\x1b(?:[#%(-/][0-~]|[0-9<=>@-_c])"
)

_INVISIBLE = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\u00ad\u180e\u200b\u2060-\u2064\ufeff"  # soft hyphen and zero width; joiners spell words
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # directions, which make text lie
    "\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e007f"  # annotations and tags
    "]"
)

_CHUNK = 256
_LONGEST_CLUSTER = 32


def clean(text: str) -> str:
    """Give the text without anything that a terminal would obey or an eye would miss.

    Keeps every visible character, tabs and newlines; composes accents (NFC); turns lone
    surrogates into ``?``. The cost grows with the length only, whatever the text holds.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text)
    text = _ESCAPE_SEQUENCE.sub("", text)
    text = _INVISIBLE.sub("", text)
    return _composed(text.encode("utf-8", "replace").decode("utf-8"))


def one_line(text: str) -> str:
    """Give the cleaned text with every run of white space as one blank: for titles and cells."""
    return " ".join(clean(text).split())


def _composed(text: str) -> str:
    """Give the text in NFC, piece by piece.

    Python orders a run of combining marks in quadratic time: a megabyte of them takes minutes.
    """
    if text.isascii():
        return text
    pieces = []
    start = 0
    while start < len(text):
        end = start + _CHUNK
        latest = end + _LONGEST_CLUSTER
        while end < min(latest, len(text)) and _joins_the_one_before(text[end]):
            end += 1
        pieces.append(unicodedata.normalize("NFC", text[start:end]))
        start = end
    return "".join(pieces)


def _joins_the_one_before(character: str) -> bool:
    is_korean_vowel_or_final = "\u1160" <= character <= "\u11ff"
    return unicodedata.category(character).startswith("M") or is_korean_vowel_or_final
