"""How many promises were kept in twelve months. Pure.

Only what can be told counts: a promise that neither the ledger nor the person judged is named
beside the rate, and makes it neither better nor worse.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sitdown.counting import counted
from sitdown.kinds.money.commitments import Outcome

MONTHS = 12
RULE = "kept_rate/1"
INSIGHT = "kept_rate"
"""The ``insight_type`` of what the buddy says of it."""
WORDS = {Outcome.MET: "kept", Outcome.MISSED: "not kept", Outcome.CANT_TELL: "nobody can tell"}


@dataclass(frozen=True)
class Judged:
    """What became of a promise; ``month`` is that of the review that asked, ``YYYY-MM``.

    Attributes:
        entry_id: the question that asked what became of it.
    """

    entry_id: str
    month: str
    text: str
    outcome: Outcome

    @property
    def sentence(self) -> str:
        """How to say it: ``2026-09 “No curios”: kept``."""
        return f"{self.month} “{self.text}”: {WORDS[self.outcome]}"


@dataclass(frozen=True)
class KeptRate:
    """Promises of the reviews of twelve months.

    Attributes:
        kept: how many were kept.
        told: of how many that is known, one way or the other.
        cannot_tell: of how many it is not.
        judged: all of them, in the order of their months.
    """

    kept: int
    told: int
    cannot_tell: int
    judged: tuple[Judged, ...]

    @property
    def sentence(self) -> str:
        """The rate as it is said, such as “4 of 6 promises kept in 12 months.”."""
        if not self.told:
            untold = counted(self.cannot_tell, "promise")
            return f"{untold} in {MONTHS} months, and none that can be told."
        said = f"{self.kept} of {counted(self.told, 'promise')} kept in {MONTHS} months."
        return f"{said} Of {self.cannot_tell} more nobody can tell." if self.cannot_tell else said


def kept_rate(judged: Iterable[Judged]) -> KeptRate | None:
    """The rate of promises that were judged within ``MONTHS``; None without any."""
    ordered = tuple(sorted(judged, key=lambda each: (each.month, each.entry_id)))
    if not ordered:
        return None
    outcomes = [each.outcome for each in ordered]
    unknown = outcomes.count(Outcome.CANT_TELL)
    kept = outcomes.count(Outcome.MET)
    return KeptRate(kept, len(ordered) - unknown, unknown, ordered)
