"""How two tellings of one answer differ, word by word. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

LONGEST = 4_000
"""Words of both texts together; longer ones are told as wholly new, for the comparison is
quadratic at worst."""

_PIECE = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
"""A word with the space after it: spaces alone would make any two texts look alike."""

ALIKE = 0.3
"""The share of the earlier text that must be kept for the two to be one text that changed."""


class Change(StrEnum):
    """What became of a stretch of words."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Stretch:
    """Words that share a fate, with the spaces among them."""

    change: Change
    text: str


def differences(before: str, after: str) -> tuple[Stretch, ...]:
    """The way from one text to the other; kept and added together are the later text, kept and
    removed together the earlier.
    """
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    if len(old) + len(new) > LONGEST:
        return _joined([(Change.REMOVED, before), (Change.ADDED, after)])
    stretches: list[tuple[Change, str]] = []
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for what, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if what == "equal":
            stretches.append((Change.KEPT, "".join(new[new_from:new_to])))
        else:
            stretches.append((Change.REMOVED, "".join(old[old_from:old_to])))
            stretches.append((Change.ADDED, "".join(new[new_from:new_to])))
    return _joined(stretches)


def is_told_anew(stretches: Sequence[Stretch]) -> bool:
    """Whether so little was kept that the later text is another one."""
    kept = sum(len(each.text) for each in stretches if each.change is Change.KEPT)
    earlier = kept + sum(len(each.text) for each in stretches if each.change is Change.REMOVED)
    return kept < ALIKE * earlier


def _joined(stretches: list[tuple[Change, str]]) -> tuple[Stretch, ...]:
    """Without empty ones."""
    return tuple(Stretch(change, text) for change, text in stretches if text)
