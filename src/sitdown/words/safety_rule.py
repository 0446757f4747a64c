"""What a rule of the safety floor is, and the words that its rules share. Pure.

A rule is a pattern and, where the same words are everyday speech, what must not be around it.
Patterns see folded text: ``I'm`` is ``im``, ``he'll`` is ``hell``, punctuation is one blank.
Gaps between words are bounded, so a search stays linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Tier(IntEnum):
    """How plain it was; the lower is the graver."""

    EXPLICIT = 1
    UNCLEAR = 2


class Concern(StrEnum):
    """Who may be in danger."""

    SELF = "self"
    OTHERS = "others"
    ABUSE = "abuse"


@dataclass(frozen=True)
class Rule:
    """One turn of phrase.

    Attributes:
        unless: what clears it when it stands anywhere in the same sentence.
        is_wish: whether a "not" right before turns it round ("I don't want to kill myself").
    """

    tier: Tier
    concern: Concern
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    is_wish: bool = True


def _rule(
    tier: Tier, concern: Concern, pattern: str, unless: str = "", *, is_wish: bool = True
) -> Rule:
    return Rule(
        tier,
        concern,
        re.compile(rf"\b(?:{pattern})\b"),
        re.compile(rf"\b(?:{unless})\b") if unless else None,
        is_wish,
    )


def about_self(pattern: str, unless: str = "", *, is_wish: bool = True) -> Rule:
    """A rule for what a person says plainly of dying or of hurting themselves."""
    return _rule(Tier.EXPLICIT, Concern.SELF, pattern, unless, is_wish=is_wish)


def unclear(pattern: str, unless: str = "", concern: Concern = Concern.SELF) -> Rule:
    """A rule for what may mean it, and may not."""
    return _rule(Tier.UNCLEAR, concern, pattern, unless, is_wish=False)


def about_others(pattern: str, unless: str = "") -> Rule:
    """A rule for what a person says plainly of harming others."""
    return _rule(Tier.EXPLICIT, Concern.OTHERS, pattern, unless)


def about_abuse(pattern: str, unless: str = "") -> Rule:
    """A rule for harm that is being done to a person now."""
    return _rule(Tier.EXPLICIT, Concern.ABUSE, pattern, unless, is_wish=False)


def gap(words: int) -> str:
    """A pattern for up to so many words in between."""
    return rf"(?:\w+ ){{0,{words}}}"


ME = r"(?:i|im|ive|id|ill|me|my)"
WANT = (
    r"(?:want(?:ed|ing)?|wanna|wish(?:ed|ing)?|going|gonna|plan(?:ning|ned)?|intend(?:ing)?|"
    r"think(?:ing)?|thoughts?|urges?|consider(?:ing|ed)?|contemplat\w+|imagin\w+|fantas\w+|"
    r"feel like|felt like|could|might|will|ill|id|decided|ready|tempted|need|keep|tried|trying|"
    r"ways|how to|looked up)"
)
ACCIDENT = (
    r"accident(?:ally)?|shaving|cooking|chopping|onions?|kitchen|slipped|tin|can opener|opening|"
    r"oven|tea|iron|gym|running|lifting|skiing|climbing|football|training|moving|falling|fell|"
    r"tripp\w+|bike|ice|laughing|glass|paper|parcel"
)
ON_PURPOSE = r"(?:on purpose|deliberately|intentionally|again|to feel)"
GONE = r"(?:dead|gone|not (?:here|around|alive)|never born)"
MY_PEOPLE = (
    r"(?:wife|husband|partner|boyfriend|girlfriend|ex|boss|mother|father|mum|mom|dad|brother|"
    r"sister|son|daughter|kids?|child|children|baby|family|parents|neighbou?rs?|roommate|teacher|"
    r"colleagues?|coworkers?|stepfather|stepdad|stepmother|uncle|manager|landlord|cousin|fiance|"
    r"flatmate|carer|coach|priest|grandfather|in laws)"
)
SOMEONE = rf"(?:him|her|them|my {MY_PEOPLE}|people|everyone|everybody|someone|somebody|the kids)"
GAMES = (
    r"chess|cards?|tennis|games?|poker|golf|scrabble|mario|football|badminton|pong|squash|race|"
    r"match|quiz|checkers|wrestling|boss together|karaoke|basket|final|novel|story|film|movie|"
    r"chapter|script|scene|character"
)
ABUSER = rf"(?:he|she|they|my {MY_PEOPLE})"
HITS = (
    r"(?:beats?|hits?|hitting|beating|chok(?:es|ed|ing)|strangl(?:es|ed|ing)|punch(?:es|ed|ing)|"
    r"kick(?:s|ed|ing)|slap(?:s|ped|ping)|rap(?:es|ed|ing)|molest(?:s|ed|ing)|"
    r"abus(?:es|ed|ing)|burn(?:s|ed|ing)|assault(?:s|ed|ing)|stab(?:s|bed))"
)
HITS_FIGURE = (
    r"me (?:up for|up on|down (?:on|by|from|to)|in the back|an? |some |at(?! home| night)|to|"
    r"with (?:\w+ "
    r"){0,2}(?:questions?|news|ideas?|requests?|"
    r"bill|"
    r"speech|story|deadline|fine|fee|invoice)|out|off|hard|in his sleep|in her sleep|in the race|"
    r"by \w+ "
    r"(?:points|minutes|seconds))"
)

PAST = re.compile(
    r"\b(?:when (?:i|we) (?:was|were)|as (?:a|an) (?:child|kid|boy|girl|teen\w*|student|young \w+)|"
    r"years ago|decades ago|back then|in (?:18|19|20)\d\d|in my (?:teens|twenties|thirties|forties|"
    r"youth|childhood)|growing up|used to|after school|in (?:college|university|high school))\b"
)
"""A sentence about long ago."""

STILL = re.compile(r"\b(?:still|these days|lately|tonight|right now|every day|since then)\b")
"""What makes a sentence about long ago one about today."""

TOLD = re.compile(
    r"\b(?:films?|movies?|novels?|books?|series|shows?|episodes?|documentary|songs?|lyrics|opera|"
    r"play|characters?|villains?|hero|heroine|chapters?|scene|podcast|poems?|essay|article|"
    r"thesis|news|squad|romeo|juliet|"
    r"prevention|statistics|rates?|mission|game|lol|haha|lmao|jk|kidding|joking)\b"
)
"""A sentence that tells of a story, or says that it jokes."""

NEGATED = re.compile(
    r"\b(?:not|never|dont|wont|wouldnt|didnt|isnt|arent|aint|havent|couldnt|without|neither|nor|no)"
    r" (?:\w+ ){0,3}$"
)
"""A "not" within four words before a match."""

NOT_NEGATED = re.compile(
    r"\b(?:why not|not only|not just|not sure|dont know (?:how|why|if)|cant stop|wont stop|"
    r"dont care|not afraid|no longer (?:afraid|care)|dont see)\b"
)
"""A "not" that turns nothing round."""
