"""The floor under every session: hearing that a person may be in danger. Pure and offline.

It is a floor, not a judge. It knows turns of phrase, nothing of the person; it scores nothing and
sends nothing. What is said plainly is answered with help lines; what could mean it is answered
with one question. Every message is looked at by itself, so a “you misunderstood” never turns it
off for the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitdown.words import safety_dying, safety_others, safety_unclear, safety_ways
from sitdown.words.folding import Folded, fold
from sitdown.words.safety_rule import NEGATED, NOT_NEGATED, PAST, STILL, TOLD, Concern, Rule, Tier

__all__ = ["Concern", "Finding", "Tier", "look"]

_SENTENCE_END = re.compile(
    r"(?<![.…])[.!?;。！？](?![.…])(?=\s|$)|[。！？]|\n[ \t]*\n|\n(?=[ \t]*[-*•])"
)
_RULES = (
    *safety_dying.RULES,
    *safety_ways.RULES,
    *safety_others.RULES,
    *safety_unclear.RULES,
)
_LOOK_BACK = 60
_LONGEST_SENTENCE = 5_000
_OVERLAP = 200


@dataclass(frozen=True)
class Finding:
    """What was heard, and where: ``text[start:end]`` of the text that was looked at."""

    tier: Tier
    concern: Concern
    start: int
    end: int


def look(text: str) -> Finding | None:
    """The gravest thing in a text, the first of equals; None when nothing was heard.

    Costs the same for each character, whatever the text holds.

    Args:
        text: what a person wrote, or what an optional model made.
    """
    gravest: Finding | None = None
    for folded in _sentences(text):
        for found in _findings(folded):
            if gravest is None or found.tier < gravest.tier:
                gravest = found
            if gravest.tier is Tier.EXPLICIT:
                return gravest
    return gravest


def _sentences(text: str) -> Iterator[Folded]:
    start = 0
    for end in (*(mark.start() for mark in _SENTENCE_END.finditer(text)), len(text)):
        while end - start > _LONGEST_SENTENCE:
            yield fold(text[start : start + _LONGEST_SENTENCE], start)
            start += _LONGEST_SENTENCE - _OVERLAP
        if end > start:
            yield fold(text[start:end], start)
        start = end


def _findings(folded: Folded) -> Iterator[Finding]:
    sentence = folded.text
    for rule in _RULES:
        match = rule.pattern.search(sentence)
        if match is None or (rule.unless is not None and rule.unless.search(sentence)):
            continue
        tier = _tier(rule, sentence, match)
        if tier is not None:
            yield Finding(tier, rule.concern, *folded.span(match.start(), match.end()))


def _tier(rule: Rule, sentence: str, match: re.Match[str]) -> Tier | None:
    """How plain a match is in its sentence; None when the sentence clears it."""
    is_past = PAST.search(sentence) is not None and STILL.search(sentence) is None
    if is_past and rule.concern is not Concern.SELF:
        return None
    if rule.tier is Tier.UNCLEAR:
        return None if TOLD.search(sentence) else rule.tier
    last_word = max(match.start(), sentence.rfind(" ", match.start(), match.end()) + 1)
    before = sentence[max(0, match.start() - _LOOK_BACK) : last_word]
    is_negated = rule.is_wish and NEGATED.search(before) and not NOT_NEGATED.search(before)
    if is_negated and rule.concern is not Concern.SELF:
        return None
    if is_past or is_negated or TOLD.search(sentence):
        return Tier.UNCLEAR
    return rule.tier
