"""Writing requests and the agents that made them, so that reading a line again changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

from sqlmodel import col, select

from sitdown.engine.desk import Desk
from sitdown.engine.text import storable_text
from sitdown.kinds.work.agents.activity import Activity
from sitdown.kinds.work.agents.charging import Charger
from sitdown.kinds.work.agents.prices import Prices
from sitdown.kinds.work.agents.transcript_lines import Request, sidechain_key
from sitdown.kinds.work.tables import WorkAgentRow
from sitdown.store.database import Transaction

MAIN = "main"
"""The type of a main agent, until it is known which phase it began in."""

SUBAGENT = "subagent"

_MOMENT_LENGTH = len("2026-11-21 08:00:00.000000")
"""A moment in UTC as the store keeps it, without its zone."""

_COLUMNS = (
    "project_id, message_key, agent_id, model, is_sidechain, input_tokens, output_tokens, "
    "cache_write_5m_tokens, cache_write_1h_tokens, cache_read_tokens, cost_microdollars, speed, "
    "branch, cwd, timestamp, work_session_id, phase, checkpoint"
)
_TOTAL = (
    "{0}.input_tokens + {0}.output_tokens + {0}.cache_write_5m_tokens "
    "+ {0}.cache_write_1h_tokens + {0}.cache_read_tokens"
)

# Handed to the driver as they are: through the statement compiler they take as long again as
# reading the lines. All that is put together here are our own names.
_INSERT = f"""
INSERT INTO work_request ({_COLUMNS})
SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
WHERE {{guard}}
ON CONFLICT (project_id, message_key) DO UPDATE SET
    agent_id = excluded.agent_id, model = excluded.model, speed = excluded.speed,
    input_tokens = excluded.input_tokens, output_tokens = excluded.output_tokens,
    cache_write_5m_tokens = excluded.cache_write_5m_tokens,
    cache_write_1h_tokens = excluded.cache_write_1h_tokens,
    cache_read_tokens = excluded.cache_read_tokens,
    cost_microdollars = excluded.cost_microdollars, branch = excluded.branch,
    cwd = excluded.cwd, timestamp = excluded.timestamp,
    work_session_id = excluded.work_session_id, phase = excluded.phase,
    checkpoint = excluded.checkpoint
WHERE {_TOTAL.format("excluded")} > {_TOTAL.format("work_request")}
    OR ({_TOTAL.format("excluded")} = {_TOTAL.format("work_request")}
        AND excluded.timestamp < work_request.timestamp)
"""
_NOT_ELSEWHERE = """NOT EXISTS (
    SELECT 1 FROM project JOIN work_request ON project_id = project.id AND message_key = ?
    WHERE user_id = ? AND project.id != ?
)"""
_NOT_TOLD_BY_MAIN = """NOT EXISTS (
    SELECT 1 FROM work_request
    WHERE project_id = ? AND message_key > ? AND message_key < ? AND NOT is_sidechain
)"""
_INSERT_ONLY = _INSERT.format(guard="true")
_INSERT_HERE = _INSERT.format(guard=_NOT_ELSEWHERE)
_INSERT_SIDECHAIN = _INSERT.format(guard=f"{_NOT_ELSEWHERE} AND {_NOT_TOLD_BY_MAIN}")
_FORGET_REPLAY = "DELETE FROM work_request WHERE project_id = ? AND message_key = ?"


class Rules(NamedTuple):
    """What requests cost, what they are charged to, and whether there is no other project that
    could have them.
    """

    prices: Prices
    charge: Charger
    is_only_project: bool = False


def cost_of(request: Request, prices: Prices) -> int | None:
    """What a request cost, in microdollars; what an old line itself says goes before the table."""
    if request.is_free:
        return 0
    if request.told_dollars is not None:
        told = Decimal(repr(request.told_dollars)) * 1_000_000
        return int(told.to_integral_value(ROUND_HALF_UP))
    return prices.cost(request.model, request.tokens, request.speed)


def write_requests(
    tx: Transaction,
    desk: Desk,
    project_id: str,
    requests: Iterable[Request],
    agents: Mapping[tuple[str, str], str],
    rules: Rules,
) -> None:
    """Keep requests, each once in all of the person's projects.

    Args:
        tx: a write transaction.
        desk: whose.
        project_id: the project they are of.
        requests: one for each key.
        agents: the ids of the agents, by session and subagent.
        rules: what they cost and where they belong.
    """
    main: list[tuple[Any, ...]] = []
    sidechain: list[tuple[Any, ...]] = []
    clean = _Clean()
    for request in requests:
        agent = agents[request.sdk_session_id, request.agent_key]
        values = _values(project_id, agent, request, rules, clean)
        elsewhere = (values[1], desk.user_id, project_id)
        if request.is_sidechain:
            message = values[1].partition(" ")[0]
            sidechain.append((*values, *elsewhere, project_id, f"{message} ", f"{message}!"))
        else:
            main.append(values if rules.is_only_project else (*values, *elsewhere))
    run = tx.connection().exec_driver_sql
    if main:
        run(_INSERT_ONLY if rules.is_only_project else _INSERT_HERE, main)
        messages = (values[1].partition(" ")[0] for values in main)
        run(_FORGET_REPLAY, [(project_id, sidechain_key(message)) for message in messages])
    if sidechain:
        run(_INSERT_SIDECHAIN, sidechain)


class _Clean(dict[str, str]):
    """Texts made storable, each once: thousands of requests share a few."""

    def __missing__(self, text: str) -> str:
        made = self[text] = storable_text(text)
        return made


def _values(
    project_id: str, agent_id: str, request: Request, rules: Rules, clean: _Clean
) -> tuple[Any, ...]:
    moment = request.timestamp
    return (
        project_id,
        storable_text(request.key),
        agent_id,
        clean[request.model],
        request.is_sidechain,
        *request.tokens,
        cost_of(request, rules.prices),
        clean[request.speed],
        clean[request.branch],
        clean[request.cwd],
        moment.isoformat(" ", "microseconds")[:_MOMENT_LENGTH],
        *rules.charge(moment, request.cwd, request.branch),
    )


class Agents:
    """The agents of a project, found or made as requests name them."""

    def __init__(self, desk: Desk, project_id: str) -> None:
        self._desk = desk
        self._project_id = project_id
        self.ids: dict[tuple[str, str], str] = {}

    def note(self, tx: Transaction, requests: Iterable[Request], path: str) -> None:
        """Make sure that every agent of these requests is there, and knows of its last one."""
        spans: dict[tuple[str, str], list[Request]] = {}
        for request in requests:
            spans.setdefault((request.sdk_session_id, request.agent_key), []).append(request)
        for key, made in spans.items():
            row = self._row(tx, key) or self._new(key, made[0].timestamp)
            _follow(row, made, path)
            tx.add(row)
            self.ids[key] = row.id
        tx.flush()

    def _row(self, tx: Transaction, key: tuple[str, str]) -> WorkAgentRow | None:
        session, agent = key
        return tx.exec(
            select(WorkAgentRow).where(
                col(WorkAgentRow.project_id) == self._project_id,
                col(WorkAgentRow.sdk_session_id) == storable_text(session),
                col(WorkAgentRow.agent_key) == storable_text(agent),
            )
        ).one_or_none()

    def _new(self, key: tuple[str, str], moment: datetime) -> WorkAgentRow:
        session, agent = key
        return WorkAgentRow(
            id=self._desk.new_id(),
            project_id=self._project_id,
            sdk_session_id=storable_text(session),
            agent_key=storable_text(agent),
            agent_type=SUBAGENT if agent else MAIN,
            status=Activity.ENDED if agent else Activity.IDLE,
            started_at=moment,
            last_event_at=moment,
        )


def _follow(row: WorkAgentRow, made: Sequence[Request], path: str) -> None:
    last = max(made, key=lambda request: request.timestamp)
    row.started_at = min(row.started_at, *(request.timestamp for request in made))
    row.transcript_path = row.transcript_path or path
    if last.timestamp >= row.last_event_at or not row.model:
        row.last_event_at = max(row.last_event_at, last.timestamp)
        row.branch = storable_text(last.branch) or row.branch
        row.cwd = storable_text(last.cwd) or row.cwd
        if not last.is_free:
            row.model = storable_text(last.model) or row.model
