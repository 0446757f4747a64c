"""Charging every request of a project anew: what is known of its sessions may have grown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlmodel import col, select

from sitdown.engine.desk import Desk
from sitdown.kinds.work.agents.charging import Charge, Charger
from sitdown.kinds.work.agents.courses import courses_in
from sitdown.kinds.work.agents.prices import Prices
from sitdown.kinds.work.agents.request_rows import MAIN
from sitdown.kinds.work.agents.tokens import Tokens
from sitdown.kinds.work.tables import WorkAgentRow
from sitdown.store.database import Transaction

_READ = """
SELECT message_key, timestamp, branch, cwd, agent_id, work_session_id, phase, checkpoint,
    model, speed, cost_microdollars IS NULL, input_tokens, output_tokens, cache_write_5m_tokens,
    cache_write_1h_tokens, cache_read_tokens
FROM work_request WHERE project_id = ?
"""
_CHARGE = """
UPDATE work_request SET work_session_id = ?, phase = ?, checkpoint = ?
WHERE project_id = ? AND message_key = ?
"""
_PRICE = "UPDATE work_request SET cost_microdollars = ? WHERE project_id = ? AND message_key = ?"
_ROWS = 5_000


def settle(desk: Desk, project_id: str, prices: Prices) -> int:
    """Charge what is charged otherwise by now, and price what had no price.

    Returns:
        How many requests changed.
    """
    with desk.store.read() as tx:
        changes = _Changes(project_id, Charger(courses_in(tx, project_id, None)), prices)
        for rows in _read(tx, project_id):
            changes.look_at(rows)
    if changes.charges or changes.prices or changes.first:
        with desk.store.write() as tx:
            run = tx.connection().exec_driver_sql
            if changes.charges:
                run(_CHARGE, changes.charges)
            if changes.prices:
                run(_PRICE, changes.prices)
            _tell_agents(tx, project_id, changes)
    return len(changes.charges) + len(changes.prices)


class _Changes:
    """What has to be written; the first and the last charge of each agent beside it."""

    def __init__(self, project_id: str, charge: Charger, prices: Prices) -> None:
        self._project_id = project_id
        self._charge = charge
        self._known = prices
        self.charges: list[tuple[Any, ...]] = []
        self.prices: list[tuple[Any, ...]] = []
        self.first: dict[str, tuple[datetime, Charge]] = {}
        self.last: dict[str, tuple[datetime, Charge]] = {}

    def look_at(self, rows: Sequence[Any]) -> None:
        """Compare what rows hold with what they should."""
        for key, told, branch, cwd, agent, session, phase, checkpoint, *priced in rows:
            model, speed, is_unpriced, *tokens = priced
            if is_unpriced:
                cost = self._known.cost(model, Tokens(*tokens), speed)
                if cost is not None:
                    self.prices.append((cost, self._project_id, key))
            moment = datetime.fromisoformat(told).replace(tzinfo=UTC)
            right = self._charge(moment, cwd, branch)
            if right != (session, phase, checkpoint):
                self.charges.append((*right, self._project_id, key))
            if right.work_session_id is not None:
                self._note(agent, moment, right)

    def _note(self, agent: str, moment: datetime, charge: Charge) -> None:
        if agent not in self.first or moment < self.first[agent][0]:
            self.first[agent] = (moment, charge)
        if agent not in self.last or moment >= self.last[agent][0]:
            self.last[agent] = (moment, charge)


def _read(tx: Transaction, project_id: str) -> Iterator[Sequence[Any]]:
    found = tx.connection().exec_driver_sql(_READ, (project_id,))
    while rows := found.fetchmany(_ROWS):
        yield rows


def _tell_agents(tx: Transaction, project_id: str, changes: _Changes) -> None:
    """What an agent began for and where it is now, for those that hooks told nothing of."""
    query = select(WorkAgentRow).where(col(WorkAgentRow.project_id) == project_id)
    for row in tx.exec(query).all():
        if row.id not in changes.first:
            continue
        first = changes.first[row.id][1]
        row.work_session_id = row.work_session_id or changes.last[row.id][1].work_session_id
        row.checkpoint = first.checkpoint if row.checkpoint is None else row.checkpoint
        if row.agent_type == MAIN and first.phase:
            row.agent_type = first.phase
        tx.add(row)
