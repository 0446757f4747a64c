"""One thing worth a word in a month, and the order in which several are told. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from sitdown.kinds.money.thresholds import DEVIATION_STEP, MOST_FINDINGS, WEIGHTIEST

FINDING_KINDS = (
    *("recurring", "price", "late", "stopped", "new"),
    *("duplicate", "large", "anomaly", "changed", "idle", "savings_rate"),
)
"""What a finding can be, beside a category; also the ``insight_type`` of its entry."""

NO_LONGER = "no_longer"
"""The ``insight_type`` of a finding that did not hold any more when the month was read anew."""

CATEGORY = "category"
SERIES = "series"
"""The kind of a dismissal that holds for all findings of a series."""
SERIES_KINDS = frozenset({"recurring", "price", "late", "stopped"})
ENDABLE_KINDS = frozenset({"recurring", "price", "late"})
"""The kinds of finding whose subject is a series that could still be ended."""


class Said(Protocol):
    """An entry, or one that is about to be said."""

    @property
    def entry_type(self) -> str:
        """Its type."""

    @property
    def data(self) -> Mapping[str, Any]:
        """What its type holds."""


def is_pattern(said: Said) -> bool:
    """Whether an entry is one of the patterns: a category, or a finding."""
    if said.entry_type == "buddy_insight":
        return said.data["insight_type"] in (*FINDING_KINDS, NO_LONGER)
    return said.entry_type == "category_truth"


def subject_in(said: Said) -> str:
    """What a reaction to a pattern names: its category, or the subject of its finding."""
    if said.entry_type == "buddy_insight":
        return str(next(iter(said.data["categories"]), ""))
    return str(said.data.get("category", ""))


class Key(NamedTuple):
    """What stays the same when a finding is found anew, until it has changed by a quarter.

    ``bucket`` counts the steps of 25 percentage points that it deviates by.
    """

    kind: str
    subject: str
    bucket: int


def series_key(key: str) -> Key:
    """What a dismissal of a whole series holds on to."""
    return Key(SERIES, key, 0)


class Weighed(NamedTuple):
    """A finding's key and what it weighs in minor units, with whatever is to be ordered by them."""

    key: Key
    weight: int
    what: Any


@dataclass(frozen=True)
class Finding:
    """One thing worth a word.

    Attributes:
        title: a few words, such as ``New: Nord VPN``.
        text: the sentences below it.
        weight: minor units; the heavier is told first.
        amounts: the figures of its entry, in minor units.
        rule: name and version.
        parameters: what the rule was given and found.
        row_ids: the movements it rests on.
    """

    key: Key
    title: str
    text: str
    weight: int
    amounts: Mapping[str, int]
    rule: str
    parameters: Mapping[str, Any]
    row_ids: tuple[str, ...]

    @property
    def subject(self) -> str:
        """What a person's reaction to it names, unlike any category's key."""
        return f"{self.key.kind}:{self.key.subject}"


def bucket_of(value: float, usual: float) -> int:
    """The step of 25 percentage points in which a value deviates from what is usual."""
    if not usual:
        return 0
    return int(100 * (value - usual) / abs(usual) // DEVIATION_STEP)


def told(found: Iterable[Weighed], dismissed: Collection[Key]) -> Sequence[Weighed]:
    """The weightiest first; after three of them the best of each kind, then the rest; nine at most.

    What was dismissed is left out, and of two with one key the heavier stays.
    """
    by_key: dict[Key, Weighed] = {}
    for one in sorted(found, key=lambda one: (-one.weight, one.key)):
        is_quiet = one.key.kind in SERIES_KINDS and series_key(one.key.subject) in dismissed
        if one.key not in dismissed and not is_quiet:
            by_key.setdefault(one.key, one)
    heavy = list(by_key.values())
    first, rest = heavy[:WEIGHTIEST], heavy[WEIGHTIEST:]
    kinds = {one.key.kind for one in first}
    varied = []
    for one in rest:
        if one.key.kind not in kinds:
            kinds.add(one.key.kind)
            varied.append(one)
    others = [one for one in rest if one not in varied]
    return (first + varied + others)[:MOST_FINDINGS]
