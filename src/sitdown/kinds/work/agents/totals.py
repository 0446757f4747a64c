"""What a project's agents used, by whatever it is asked by.

Every request is in one group and no other, and costs are whole microdollars, so the groups of any
asking add up to the same total. What belongs to no group is a group of its own: ``UNASSIGNED``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import NamedTuple

from sqlalchemy import select

from sitdown.engine.desk import Desk
from sitdown.errors import UnknownNameError
from sitdown.kinds.work.agents.tokens import Tokens
from sitdown.kinds.work.projects import get_project
from sitdown.kinds.work.tables import WorkAgentRow, WorkMirrorRow, WorkRequestRow
from sitdown.store.database import Transaction, table_of

UNASSIGNED = "unassigned"

_REQUEST = table_of(WorkRequestRow)
_AGENT = table_of(WorkAgentRow)
_MIRROR = table_of(WorkMirrorRow)


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


def totals(desk: Desk, project_id: str, by: str, session: str | None = None) -> Totals:
    """What a project's agents used, in groups.

    Args:
        desk: whose.
        project_id: the project.
        by: one of ``GROUPINGS``.
        session: only what was charged to this work session.

    Raises:
        UnknownNameError: nothing can be asked by ``by``.
        UnknownProjectError: this person has none of that id.
    """
    if by not in GROUPINGS:
        raise UnknownNameError("way to group costs", by, GROUPINGS)
    project = get_project(desk, project_id)
    with desk.store.read() as tx:
        used = _used(tx, project.id, session)
    return grouped(used, by, desk.clock.zone)


def grouped(requests: Iterable[Used], by: str, zone: tzinfo | None = UTC) -> Totals:
    """Requests in groups. Pure.

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


def _used(tx: Transaction, project_id: str, session: str | None) -> list[Used]:
    query = (
        select(
            _REQUEST.c.input_tokens,
            _REQUEST.c.output_tokens,
            _REQUEST.c.cache_write_5m_tokens,
            _REQUEST.c.cache_write_1h_tokens,
            _REQUEST.c.cache_read_tokens,
            _REQUEST.c.cost_microdollars,
            _REQUEST.c.timestamp,
            _REQUEST.c.model,
            _REQUEST.c.branch,
            _REQUEST.c.phase,
            _REQUEST.c.checkpoint,
            _MIRROR.c.session_slug,
            _AGENT.c.agent_type,
        )
        .select_from(
            _REQUEST.join(_AGENT, _AGENT.c.id == _REQUEST.c.agent_id).outerjoin(
                _MIRROR, _MIRROR.c.work_session_id == _REQUEST.c.work_session_id
            )
        )
        .where(_REQUEST.c.project_id == project_id)
    )
    if session is not None:
        query = query.where(_REQUEST.c.work_session_id == session)
    return [
        Used(
            Tokens(*row[:5]),
            row[5],
            row[6],
            row[7],
            row[8],
            row[9],
            row[10],
            row[11] or "",
            row[12],
        )
        for row in tx.execute(query)
    ]
