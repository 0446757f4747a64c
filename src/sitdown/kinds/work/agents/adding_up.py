"""Requests in groups, and what each group comes to. Pure.

Every request is in one group and no other, and costs are whole microdollars, so the groups of any
asking add up to the same total. What belongs to no group is a group of its own: ``UNASSIGNED``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import NamedTuple

from sitdown.kinds.work.agents.tokens import Tokens

UNASSIGNED = "unassigned"


class Used(NamedTuple):
    """A request, with what it can be asked by."""

    tokens: Tokens
    cost: int | None
    timestamp: datetime
    model: str
    branch: str
    phase: str
    checkpoint: int | None
    work_session: str
    agent: str


@dataclass(frozen=True, slots=True)
class Total:
    """What the requests of a group come to.

    Attributes:
        name: what the group is called.
        cost: microdollars of those whose price is known.
        unpriced: how many have no known price; what they cost is in no sum.
    """

    name: str
    requests: int
    tokens: Tokens
    cost: int
    unpriced: int


@dataclass(frozen=True, slots=True)
class Totals:
    """All requests of a project, in groups.

    Attributes:
        by: what they were asked by.
        groups: by name, ``UNASSIGNED`` last.
        total: their sum, whatever they were asked by.
    """

    by: str
    groups: tuple[Total, ...]
    total: Total


_Grouping = Callable[[Used, tzinfo | None], str]


def _checkpoint(used: Used, _: tzinfo | None) -> str:
    if not used.work_session or used.checkpoint is None:
        return ""
    return f"{used.work_session} · {used.checkpoint}"


def _day(used: Used, zone: tzinfo | None) -> str:
    return used.timestamp.astimezone(zone).date().isoformat()


GROUPINGS: Mapping[str, _Grouping] = {
    "session": lambda used, _: used.work_session,
    "checkpoint": _checkpoint,
    "phase": lambda used, _: used.phase,
    "agent": lambda used, _: used.agent,
    "model": lambda used, _: used.model,
    "day": _day,
    "branch": lambda used, _: used.branch,
}
"""What totals can be asked by; a day is one of the person's own zone."""


def grouped(requests: Iterable[Used], by: str, zone: tzinfo | None = UTC) -> Totals:
    """Requests in groups.

    Args:
        requests: all of them.
        by: one of ``GROUPINGS``.
        zone: the person's; None is the machine's.
    """
    name_of = GROUPINGS[by]
    groups: dict[str, list[Used]] = {}
    everything: list[Used] = []
    for used in requests:
        groups.setdefault(name_of(used, zone) or UNASSIGNED, []).append(used)
        everything.append(used)
    names = sorted(groups, key=lambda name: (name == UNASSIGNED, name))
    found = tuple(_total(name, groups[name]) for name in names)
    return Totals(by, found, _total("total", everything))


def _total(name: str, requests: Iterable[Used]) -> Total:
    held = list(requests)
    sums = (sum(column) for column in zip(*(used.tokens for used in held), strict=True))
    return Total(
        name=name,
        requests=len(held),
        tokens=Tokens(*sums) if held else Tokens(),
        cost=sum(used.cost or 0 for used in held),
        unpriced=sum(used.cost is None for used in held),
    )
