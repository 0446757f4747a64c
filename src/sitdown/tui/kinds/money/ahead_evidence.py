"""What the weeks to come rest on, as the evidence screen shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitdown.engine.views import EvidenceView
from sitdown.kinds.money.forecast_words import rests_on, sentence
from sitdown.kinds.money.looking_ahead import evidence_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sitdown.engine.desk import Desk
    from sitdown.kinds.money.forecasting import Ahead


@dataclass(frozen=True)
class Said:
    """What is claimed, in words."""

    content: str


def evidence(desk: Desk, ahead: Iterable[Ahead], how: str) -> list[tuple[Said, EvidenceView]]:
    """What each currency's line rests on; those without a line claim nothing.

    Args:
        desk: whose.
        ahead: the weeks to come.
        how: how the person says a balance.
    """
    kind = desk.kind("money")
    found = []
    for each in ahead:
        if each.line:
            held = evidence_of(each)
            facts, lines = kind.evidence_facts(held), kind.evidence_lines(desk, held)
            said = Said(f"{sentence(each, how)} {rests_on(each)}")
            found.append((said, EvidenceView(held, tuple(facts), tuple(lines))))
    return found
