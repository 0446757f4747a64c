"""What a project's agents used, by whatever it is asked by."""

from __future__ import annotations

from sqlalchemy import select

from sitdown.engine.desk import Desk
from sitdown.errors import UnknownNameError
from sitdown.kinds.work.agents.adding_up import GROUPINGS, Totals, Used, grouped
from sitdown.kinds.work.agents.tokens import Tokens
from sitdown.kinds.work.projects import get_project
from sitdown.kinds.work.tables import WorkAgentRow, WorkRequestRow, WorkSessionRow
from sitdown.store.database import Transaction, table_of

_REQUEST = table_of(WorkRequestRow)
_AGENT = table_of(WorkAgentRow)
_SESSION = table_of(WorkSessionRow)


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
            _SESSION.c.session_slug,
            _AGENT.c.agent_type,
        )
        .select_from(
            _REQUEST.join(_AGENT, _AGENT.c.id == _REQUEST.c.agent_id).outerjoin(
                _SESSION, _SESSION.c.id == _REQUEST.c.work_session_id
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
