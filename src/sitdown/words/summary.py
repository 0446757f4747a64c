"""Summing up what a person said, in their own words. Pure and deterministic; nothing is rephrased.

The sentences that say most of what the others say are quoted, each with the entry it stands in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from sitdown.engine.views import EntryView, Role
from sitdown.words.sentences import sentences, word_set

MOST_LINES = 4
"""Quotes in a summary: what is read at a glance, and what fits beside the next step."""

LONGEST_QUOTE = 200
"""Characters of a quote; a longer sentence is cut at a word and ends with ``…``."""

_SAID_ONCE = 0.25
"""What a word is worth once a quote has it: another quote shall say something else."""

_SAME_ENTRY = 0.6
"""What a sentence is worth once its entry is quoted: every entry gets a word in."""

_TOO_SHORT = 4
"""Words under which a sentence says little by itself (“Yes, I think so” and its like)."""

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\d_]+")

_SAYING_LITTLE = word_set(
    "a about after again all also am an and any are as at be because been before but by can "
    "could did do does done dont even for from get got had has have he her here him his how i "
    "if im in into is it its ive just know like little lot m made make maybe me more most much "
    "my no not now of off on one only or other our out over really s said say she so some still "
    "t than that the their them then there these they thing things think this those to too up "
    "us very was we well went were what when where which while who why will with would yes you "
    "your re ve ll d aber als am an auch auf aus bei bin bis da das dass dem den der des die "
    "doch ein eine einen er es für habe hat ich ihr im in ist ja mich mir mit nach nicht noch "
    "nur oder sein sich sie sind so und von vor war was wenn wie wir zu zum zur"
)

_COMMITTING = re.compile(
    r"\b(?:i(?:['’]?ll| will| shall| promise| plan to| intend to| have decided| decided)"
    r"|i(?: am|['’]?m) (?:going|planning) to|i(?:['’]?m| am) gonna|let(?:['’]?s| me)"
    r"|next (?:time|week|month|year),? (?:i|we)|tomorrow,? (?:i|we)|from now on"
    r"|ich werde|nächste[nrs]? (?:mal|woche|monat)|morgen werde ich|je vais|voy a)\b",
    re.IGNORECASE,
)
_NOT_COMMITTING = re.compile(
    r"\b(?:i(?:['’]?ll| will) (?:never know|see|be honest|admit|say)|if i|when i|"
    r"i decided (?:back|then)|had i|would i)\b|\?\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Quote:
    """A sentence of the person's, on one line, and the id of the entry it stands in."""

    entry_id: str
    text: str


@dataclass(frozen=True)
class Summary:
    """What was said, in the order it was said."""

    lines: tuple[Quote, ...] = ()


@dataclass(frozen=True)
class _Candidate:
    number: int
    quote: Quote
    words: frozenset[str]
    length: int


def summarise(standing: Sequence[EntryView], lines: int = MOST_LINES) -> Summary:
    """Sum up what the person said in a session.

    A sentence is worth the words it shares with the others, less what was quoted already, and a
    little more when it commits to something; ties go to the earlier one.

    Args:
        standing: the entries as they stand, in order; the buddy's are passed over.
        lines: at most so many quotes.
    """
    left = _candidates(standing)
    weights = Counter(word for candidate in left for word in candidate.words)
    worth = {word: float(count) for word, count in weights.items()}
    chosen: list[_Candidate] = []
    quoted: set[str] = set()
    while left and len(chosen) < lines:
        best = max(left, key=lambda each: (_worth(each, worth, quoted), -each.number))
        left.remove(best)
        chosen.append(best)
        quoted.add(best.quote.entry_id)
        for word in best.words:
            worth[word] *= _SAID_ONCE
    return Summary(tuple(each.quote for each in sorted(chosen, key=lambda each: each.number)))


def last_commitment(standing: Sequence[EntryView]) -> Quote | None:
    """The last sentence in which the person said what they are going to do."""
    for entry in reversed(standing):
        if entry.role is not Role.USER:
            continue
        for sentence in reversed(_sentences_of(entry)):
            if is_commitment(sentence):
                return Quote(entry.id, _one_line(sentence))
    return None


def is_commitment(sentence: str) -> bool:
    """Whether a sentence says what its writer is going to do."""
    return _COMMITTING.search(sentence) is not None and _NOT_COMMITTING.search(sentence) is None


def _sentences_of(entry: EntryView) -> list[str]:
    """The sentences of an entry; in a list, which has an item a line, no sentence spans two."""
    parts = entry.content.splitlines() if entry.data.get("items") else [entry.content]
    return [sentence.text for part in parts for sentence in sentences(part)]


def _candidates(standing: Iterable[EntryView]) -> list[_Candidate]:
    """The sentences worth quoting; when all are short, all of them."""
    found: list[_Candidate] = []
    seen: set[str] = set()
    for entry in standing:
        if entry.role is not Role.USER:
            continue
        for sentence in _sentences_of(entry):
            line = _one_line(sentence)
            if line.casefold() in seen:
                continue
            seen.add(line.casefold())
            said = [word.casefold() for word in _WORD.findall(sentence)]
            words = frozenset(said) - _SAYING_LITTLE
            found.append(_Candidate(len(found), Quote(entry.id, line), words, len(said)))
    long_enough = [each for each in found if each.length >= _TOO_SHORT]
    return long_enough or found


def _worth(candidate: _Candidate, worth: dict[str, float], quoted: set[str]) -> float:
    # Twelve words of small talk shall not win over six that say something.
    value = sum(worth[word] for word in candidate.words) / sqrt(candidate.length + 6)
    if candidate.quote.entry_id in quoted:
        value *= _SAME_ENTRY
    if is_commitment(candidate.quote.text):
        value *= 1.3
    return value


def _one_line(text: str) -> str:
    line = " ".join(text[: LONGEST_QUOTE * 4].split())
    if len(line) <= LONGEST_QUOTE:
        return line
    cut = line[: LONGEST_QUOTE - 1]
    head, blank, _ = cut.rpartition(" ")
    return f"{head if blank and len(head) > LONGEST_QUOTE // 2 else cut}…"
