"""How long a project's agents were at work, by whatever it is asked by.

Every stretch of work is charged once, whole, to what was open when it began, as requests are: the
groups of any asking add up to the same total, and what belongs nowhere is a group of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import case, func, select

from sitdown.clock import local
from sitdown.engine.desk import Desk
from sitdown.errors import UnknownNameError
from sitdown.kinds.work.agents.adding_up import UNASSIGNED
from sitdown.kinds.work.agents.charging import Charge, Charger
from sitdown.kinds.work.agents.courses import courses_in
from sitdown.kinds.work.agents.work_time import Told, stretches
from sitdown.kinds.work.projects import owned_project
from sitdown.kinds.work.tables import (
    WorkAgentLogRow,
    WorkAgentRow,
    WorkRequestRow,
    WorkSessionRow,
)
from sitdown.store.database import Transaction, table_of

TIME_GROUPINGS = ("session", "checkpoint", "phase", "agent", "day")
"""What time can be asked by; a day is one of the person's own zone."""

_AGENT = table_of(WorkAgentRow)
_LOG = table_of(WorkAgentLogRow)
_REQUEST = table_of(WorkRequestRow)
_SESSION = table_of(WorkSessionRow)


class Spent(NamedTuple):
    """A stretch of work, with what it can be asked by; ``run`` is its main agent's id."""

    run: str
    began: datetime
    length: timedelta
    session: str
    phase: str
    checkpoint: int | None
    agent: str


@dataclass(frozen=True, slots=True)
class TimeGroup:
    """How long agents were at work for one thing.

    Attributes:
        name: what the group is called.
        first: when the earliest of its stretches began, UTC.
        last: when the latest of them ended, UTC.
    """

    name: str
    length: timedelta
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class TimeSpent:
    """How long the agents of a project were at work, in groups.

    Two agents that work beside each other count twice: it is their time, and not the clock's.

    Attributes:
        by: what it was asked by.
        groups: by name, ``UNASSIGNED`` last.
        total: the sum of all groups.
    """

    by: str
    groups: tuple[TimeGroup, ...]
    total: timedelta


def time_spent(desk: Desk, project_id: str, by: str, since: datetime | None = None) -> TimeSpent:
    """How long agents were at work in a project.

    Args:
        desk: whose.
        project_id: the project.
        by: one of ``TIME_GROUPINGS``.
        since: only what was told after this moment.

    Raises:
        UnknownNameError: nothing can be asked by ``by``.
        UnknownProjectError: this person has none of that id.
    """
    if by not in TIME_GROUPINGS:
        raise UnknownNameError("way to group time", by, TIME_GROUPINGS)
    with desk.store.read() as tx:
        owned_project(tx, desk, project_id)
        spent = list(spent_in(tx, project_id, since))
    groups: dict[str, list[Spent]] = {}
    for each in spent:
        groups.setdefault(_name(each, by, desk) or UNASSIGNED, []).append(each)
    names = sorted(groups, key=lambda name: (name == UNASSIGNED, name))
    total = sum((each.length for each in spent), timedelta())
    return TimeSpent(by, tuple(_group(name, groups[name]) for name in names), total)


def spent_in(tx: Transaction, project_id: str, since: datetime | None) -> Iterator[Spent]:
    """Every stretch of work in a project that began after a moment."""
    agents = _agents(tx, project_id)
    slugs = _slugs(tx, project_id)
    charge = Charger(courses_in(tx, project_id, since))
    for each in stretches(_told(tx, project_id, agents, since)):
        run = agents[each.run]
        found: Charge = charge(each.began, run.cwd, run.branch)
        session = slugs.get(found.work_session_id or "", "")
        yield Spent(
            each.run, each.began, each.length, session, found.phase, found.checkpoint, run.type
        )


class _Run(NamedTuple):
    run: str
    type: str
    cwd: str
    branch: str


def _agents(tx: Transaction, project_id: str) -> Mapping[str, _Run]:
    """By id, the agents of a project; the run of each is the id of its main agent."""
    rows = tx.execute(
        select(
            _AGENT.c.id,
            _AGENT.c.sdk_session_id,
            _AGENT.c.agent_type,
            _AGENT.c.cwd,
            _AGENT.c.branch,
        )
        .where(_AGENT.c.project_id == project_id)
        .order_by(_AGENT.c.agent_key, _AGENT.c.id)
    ).all()
    mains: dict[str, str] = {}
    return {
        row.id: _Run(
            mains.setdefault(row.sdk_session_id, row.id), row.agent_type, row.cwd, row.branch
        )
        for row in rows
    }


def _slugs(tx: Transaction, project_id: str) -> Mapping[str, str]:
    found = select(_SESSION.c.id, _SESSION.c.session_slug).where(
        _SESSION.c.project_id == project_id
    )
    return {row.id: row.session_slug for row in tx.execute(found)}


def _told(
    tx: Transaction, project_id: str, agents: Mapping[str, _Run], since: datetime | None
) -> Iterator[Told]:
    notified = case(
        (
            _LOG.c.event_type == "Notification",
            func.coalesce(
                func.json_extract(_LOG.c.payload, "$.notification_type"),
                func.json_extract(_LOG.c.payload, "$.message"),
            ),
        )
    )
    logged = (
        select(_LOG.c.agent_id, _LOG.c.timestamp, _LOG.c.event_type, notified)
        .select_from(_LOG.join(_AGENT, _AGENT.c.id == _LOG.c.agent_id))
        .where(_AGENT.c.project_id == project_id)
    )
    requested = select(_REQUEST.c.agent_id, _REQUEST.c.timestamp).where(
        _REQUEST.c.project_id == project_id
    )
    if since is not None:
        logged = logged.where(_LOG.c.timestamp > since)
        requested = requested.where(_REQUEST.c.timestamp > since)
    for agent_id, at, event, notification in tx.execute(logged):
        yield Told(agents[agent_id].run, agent_id, at, event, str(notification or ""))
    for agent_id, at in tx.execute(requested):
        yield Told(agents[agent_id].run, agent_id, at)


def _name(spent: Spent, by: str, desk: Desk) -> str:
    if by == "day":
        return local(desk.clock, spent.began).date().isoformat()
    if by == "checkpoint":
        is_known = spent.session and spent.checkpoint is not None
        return f"{spent.session} · {spent.checkpoint}" if is_known else ""
    return str(getattr(spent, by))


def _group(name: str, spent: list[Spent]) -> TimeGroup:
    return TimeGroup(
        name=name,
        length=sum((each.length for each in spent), timedelta()),
        first=min(each.began for each in spent),
        last=max(each.began + each.length for each in spent),
    )
