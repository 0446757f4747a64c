"""Cutting what a person wrote into its sentences. Pure, and linear in the length of the text.

A sentence is given as it was written: the pieces are slices of the text, in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


def word_set(words: str) -> frozenset[str]:
    """The words of a text, as a set: how the lists of words are written down."""
    return frozenset(words.split())


_ABBREVIATIONS = word_set(
    "mr mrs ms dr prof st sr jr rev hon capt col gen lt sgt vs etc eg ie cf ca approx no nr vol pp "
    "fig al inc ltd co corp dept est tel ext jan feb mar apr jun jul aug sept sep oct nov dec mon "
    "tue wed thu fri sat sun bzw usw evtl ggf inkl str hr fr mme mlle"
)
"""Words that end in a full stop inside a sentence, without their stops."""

_BEFORE_NUMBERS_ONLY = word_set("no nr vol pp fig ext tel st ca")
_ENDS_EITHER_WAY = word_set(
    "etc usw jr sr al inc ltd co corp dept mon tue wed thu fri sat sun jan feb mar apr jun jul aug "
    "sept sep oct nov dec"
)
"""Abbreviations that also end sentences: a capital after them begins the next one."""

_CLOSERS = "\"'”’»)]}」』）】"
_LIST_MARK = re.compile(r"[ \t]*(?:[-*•–]|\d{1,3}[.)])[ \t]+")
_STOP = re.compile(
    rf"(?P<wide>[。！？｡]+[{re.escape(_CLOSERS)}]*)"
    rf"|(?P<stop>[.!?…]+[{re.escape(_CLOSERS)}]*)(?=\s|$)"
    r"|(?P<gap>\n[ \t]*\n\s*|\n(?=[ \t]*(?:[-*•–]|\d{1,3}[.)])[ \t]))"
)
_WORD_BEFORE = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*$|\d+$")


@dataclass(frozen=True)
class Sentence:
    """A slice of a text: ``text[start:end]``, without the white space around it."""

    text: str
    start: int
    end: int


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, in order.

    A sentence ends at ``.``, ``!``, ``?`` or ``…`` before white space, at the stops of Chinese
    and Japanese, at an empty line, and before a list's next line. Titles (``Mrs.``), initials
    (``J. S. Bach``), ``e.g.``, decimals and a question quoted inside a sentence end none.
    """
    return tuple(_sentences(text))


def _sentences(text: str) -> Iterator[Sentence]:
    start = 0
    for stop in _STOP.finditer(text):
        if stop.lastgroup == "stop" and not _ends(text, start, stop):
            continue
        yield from _trimmed(text, start, stop.end())
        start = stop.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[Sentence]:
    mark = _LIST_MARK.match(text, _first_visible(text, start, end), end)
    first = _first_visible(text, mark.end() if mark else start, end)
    piece = text[first:end].rstrip()
    if any(character.isalnum() for character in piece):
        yield Sentence(piece, first, first + len(piece))


def _first_visible(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a mark before white space ends its sentence."""
    mark = stop["stop"]
    following = _next_letter(text, stop.end())
    if mark[0] != "." or mark.startswith(".."):
        # “Why now?” she asked: what follows in small letters belongs to the same sentence.
        return not (following.islower() and (mark[-1] in _CLOSERS or mark[0] in ".…"))
    if mark != ".":
        return not following.islower()
    word = _WORD_BEFORE.search(text, max(start, stop.start() - 40), stop.start())
    return word is None or not _is_abbreviation(word[0], following)


def _is_abbreviation(word: str, following: str) -> bool:
    """Whether the full stop after a word belongs to the word, given what comes next."""
    if word.isdigit():
        # “on the 3. of May”, and the ordinals of German; a capital begins a sentence.
        return following.islower()
    plain = word.replace(".", "").lower()
    is_initial = len(word) == 1 and word.isupper() and word != "I"
    if plain in _BEFORE_NUMBERS_ONLY:
        return following.isdigit() or (plain == "st" and following.isupper()) or following.islower()
    if plain in _ENDS_EITHER_WAY or ("." in word and plain not in {"eg", "ie"}):
        return not following.isupper()
    return is_initial or plain in _ABBREVIATIONS or following.islower()


def _next_letter(text: str, position: int) -> str:
    """The first letter or digit after a position, within a few characters; empty when none."""
    for character in text[position : position + 12]:
        if character.isalnum():
            return character
    return ""
