"""What is said when the safety floor heard something. The same words for every face. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from sitdown.words.help_lines import HelpLine
from sitdown.words.safety import Finding
from sitdown.words.safety_rule import Concern, Tier

WHAT_THIS_IS = (
    "I am a program. This is not therapy, and I cannot tell how you are. Nothing is sent anywhere, "
    "and nobody reads this but you."
)
ARE_YOU_SAFE = "Are you safe now?"
PLACE_IS_KEPT = "Your words are kept, and so is your place."

_QUESTIONS = {
    Concern.SELF: "I would rather ask than guess. Are you thinking of ending your life?",
    Concern.OTHERS: "I would rather ask than guess. Could someone be in danger?",
    Concern.ABUSE: "I would rather ask than guess. Is someone hurting you, or might they?",
}
_OPENINGS = {
    Concern.SELF: "What you wrote sounds as if you may be in danger. You need not carry it alone.",
    Concern.OTHERS: "What you wrote sounds as if someone may be in danger.",
    Concern.ABUSE: "What you wrote sounds as if someone is hurting you. It is not yours to bear.",
}
_NOT_SAFE = {
    Concern.SELF: (
        "Call {emergency} now, or go to where someone is: a neighbour, a shop, a ward. "
        "Move away from anything you could hurt yourself with."
    ),
    Concern.OTHERS: (
        "Call {emergency} now. Leave the room, and put a door between you and the other person."
    ),
    Concern.ABUSE: (
        "When you can do it safely, leave and call {emergency}. If you cannot speak, call and stay "
        "on the line."
    ),
}


def question(concern: Concern) -> str:
    """The one question that what is unclear deserves."""
    return _QUESTIONS[concern]


def opening(concern: Concern) -> str:
    """What comes before the lines."""
    return _OPENINGS[concern]


def not_safe(concern: Concern, lines: Sequence[HelpLine]) -> str:
    """What to do first when a person says they are not safe."""
    number = lines[0].reach.removeprefix("call ") if lines else "the emergency number"
    return _NOT_SAFE[concern].format(emergency=number)


def line_words(line: HelpLine) -> str:
    """A help line as it is read."""
    return f"{line.name}: {line.reach} · {line.hours}"


def checked_words(lines: Sequence[HelpLine]) -> str:
    """When the numbers were checked, by the oldest of them; empty without lines."""
    if not lines:
        return ""
    oldest = min(line.checked_on for line in lines)
    return f"Numbers checked on {oldest.day} {oldest:%B %Y}; they can change."


def sentence(finding: Finding, lines: Sequence[HelpLine]) -> str:
    """Everything in plain lines, for a face that cannot ask."""
    first = opening(finding.concern) if finding.tier is Tier.EXPLICIT else question(finding.concern)
    return "\n".join((first, *map(line_words, lines), WHAT_THIS_IS, checked_words(lines)))
