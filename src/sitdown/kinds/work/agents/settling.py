"""Keeping what requests are charged to right, while what is known of sessions and prices grows.

A request is charged and priced as it is written. When the sessions' courses or the prices are other
than they were at the last import, all requests are looked at again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import col, select

from sitdown.engine.desk import Desk
from sitdown.kinds.work.agents.charging import Charge, Charger, Course
from sitdown.kinds.work.agents.file_marks import Mark, mark, read_marks
from sitdown.kinds.work.agents.prices import Prices
from sitdown.kinds.work.agents.request_rows import MAIN, Rules
from sitdown.kinds.work.agents.tokens import Tokens
from sitdown.kinds.work.tables import WorkAgentRow, WorkRequestRow
from sitdown.store.database import Transaction

_READ = """
SELECT message_key, timestamp, branch, cwd, work_session_id, phase, checkpoint,
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


def settle(desk: Desk, project_id: str, courses: Sequence[Course], prices: Prices) -> int:
    """Charge what is charged otherwise by now, and price what had no price. Nothing is looked at
    when it was settled with the same courses and prices before.

    Returns:
        How many requests changed.
    """
    known = _fingerprint(courses, prices)
    place = f"charged:{project_id}"
    changes = _Changes(project_id, Rules(prices, Charger(courses)))
    with desk.store.read() as tx:
        before = read_marks(tx, desk.user_id, place).get(place)
        if before is not None and before.file_identity == known:
            return 0
        for rows in _read(tx, project_id):
            changes.look_at(rows)
    with desk.store.write() as tx:
        run = tx.connection().exec_driver_sql
        if changes.charges:
            run(_CHARGE, changes.charges)
        if changes.prices:
            run(_PRICE, changes.prices)
        mark(tx, desk, Mark(place, 0, known), project_id)
    return len(changes.charges) + len(changes.prices)


def tell_agents(desk: Desk, project_id: str) -> None:
    """Keep what an agent began for and where it is now, for those that hooks told nothing of."""
    untold = select(WorkAgentRow).where(
        col(WorkAgentRow.project_id) == project_id,
        (col(WorkAgentRow.agent_type) == MAIN) | col(WorkAgentRow.work_session_id).is_(None),
    )
    with desk.store.write() as tx:
        for row in tx.exec(untold).all():
            first = _charge(tx, row.id, func.min(col(WorkRequestRow.timestamp)))
            last = _charge(tx, row.id, func.max(col(WorkRequestRow.timestamp)))
            if first is None or last is None:
                continue
            row.work_session_id = row.work_session_id or last.work_session_id
            row.checkpoint = first.checkpoint if row.checkpoint is None else row.checkpoint
            if row.agent_type == MAIN and first.phase:
                row.agent_type = first.phase
            tx.add(row)


class _Changes:
    """What has to be written."""

    def __init__(self, project_id: str, rules: Rules) -> None:
        self._project_id = project_id
        self._rules = rules
        self.charges: list[tuple[Any, ...]] = []
        self.prices: list[tuple[Any, ...]] = []

    def look_at(self, rows: Sequence[Any]) -> None:
        """Compare what rows hold with what they should."""
        for key, told, branch, cwd, session, phase, checkpoint, *priced in rows:
            model, speed, is_unpriced, *tokens = priced
            if is_unpriced:
                cost = self._rules.prices.cost(model, Tokens(*tokens), speed)
                if cost is not None:
                    self.prices.append((cost, self._project_id, key))
            moment = datetime.fromisoformat(told).replace(tzinfo=UTC)
            right = self._rules.charge(moment, cwd, branch)
            if right != (session, phase, checkpoint):
                self.charges.append((*right, self._project_id, key))


def _fingerprint(courses: Sequence[Course], prices: Prices) -> str:
    told = repr((sorted(courses, key=repr), sorted(prices.models.items())))
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _read(tx: Transaction, project_id: str) -> Iterator[Sequence[Any]]:
    found = tx.connection().exec_driver_sql(_READ, (project_id,))
    while rows := found.fetchmany(_ROWS):
        yield rows


def _charge(tx: Transaction, agent_id: str, moment: Any) -> Charge | None:
    """What the request of an agent at the least or greatest moment is charged to; None when none of
    its requests is. SQLite takes the other columns from the row of that moment.
    """
    row = tx.exec(
        select(
            WorkRequestRow.work_session_id, WorkRequestRow.phase, WorkRequestRow.checkpoint, moment
        ).where(
            col(WorkRequestRow.agent_id) == agent_id,
            col(WorkRequestRow.work_session_id).is_not(None),
        )
    ).one()
    return None if row[0] is None else Charge(row[0], row[1], row[2])
