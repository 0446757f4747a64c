"""The phases of a project session, how it may move through them, and how it fares."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Phase(StrEnum):
    """Where a session stands."""

    SPEC = "spec"
    PLAN = "plan"
    BUILD = "build"
    DOCS = "docs"
    COMPLETE = "complete"


class Status(StrEnum):
    """Whether a session is being worked on, whatever its phase."""

    ACTIVE = "active"
    PAUSED = "paused"
    COMPLETE = "complete"
    FAILED = "failed"


MOVES: Mapping[Phase, tuple[Phase, ...]] = MappingProxyType(
    {
        Phase.SPEC: (Phase.PLAN,),
        Phase.PLAN: (Phase.BUILD,),
        Phase.BUILD: (Phase.DOCS, Phase.COMPLETE),
        Phase.DOCS: (Phase.COMPLETE,),
        Phase.COMPLETE: (),
    }
)
"""From each phase, the ones it can move to; the first is the one that follows by itself."""

TIMED = (Phase.SPEC, Phase.PLAN, Phase.BUILD, Phase.DOCS)
"""The phases that begin and end; complete is where a session comes to rest."""


def moves_from(phase_name: str) -> tuple[Phase, ...]:
    """The phases to move to from a phase as a file names it; none from one nobody knows."""
    try:
        return MOVES[Phase(phase_name)]
    except ValueError:
        return ()
