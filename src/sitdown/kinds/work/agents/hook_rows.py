"""From events of hooks to the rows of agents and of their log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy.dialects.sqlite import insert
from sqlmodel import col, select

from sitdown.engine.desk import Desk
from sitdown.engine.text import storable, storable_text
from sitdown.kinds.work.agents.activity import Activity, activity_after
from sitdown.kinds.work.agents.charging import Course, charged
from sitdown.kinds.work.agents.hook_events import Event, failed, summary_of
from sitdown.kinds.work.agents.request_rows import MAIN, SUBAGENT
from sitdown.kinds.work.tables import WorkAgentLogRow, WorkAgentRow
from sitdown.store.database import Transaction, table_of

_LOG = table_of(WorkAgentLogRow)


class HookRows:
    """Writes events within one transaction."""

    def __init__(self, tx: Transaction, desk: Desk) -> None:
        self._tx = tx
        self._desk = desk

    def take(
        self, project_id: str, working_dir: str, events: Sequence[Event], courses: Sequence[Course]
    ) -> int:
        """Take in a project's events, in the order they came.

        Returns:
            How many of them were not known.
        """
        known = self._known(project_id, events)
        lines = []
        for event in sorted(events, key=lambda each: each.at):
            row = self._agent(known, project_id, event, courses)
            _follow(row, event, courses)
            if event.agent_key:
                # A main agent that waits for its subagents is silent, not gone.
                main = known.get((row.sdk_session_id, ""))
                if main is not None:
                    main.last_event_at = max(main.last_event_at, event.at)
            lines.append(self._line(row.id, project_id, working_dir, event))
        for row in known.values():
            self._tx.add(row)
        self._tx.flush()
        return self._insert(lines)

    def _known(
        self, project_id: str, events: Iterable[Event]
    ) -> dict[tuple[str, str], WorkAgentRow]:
        sessions = {storable_text(event.sdk_session_id) for event in events}
        rows = self._tx.exec(
            select(WorkAgentRow).where(
                col(WorkAgentRow.project_id) == project_id,
                col(WorkAgentRow.sdk_session_id).in_(sorted(sessions)),
            )
        ).all()
        return {(row.sdk_session_id, row.agent_key): row for row in rows}

    def _agent(
        self,
        known: dict[tuple[str, str], WorkAgentRow],
        project_id: str,
        event: Event,
        courses: Sequence[Course],
    ) -> WorkAgentRow:
        key = storable_text(event.sdk_session_id), storable_text(event.agent_key)
        if key not in known:
            began = charged(courses, event.at, event.cwd)
            known[key] = WorkAgentRow(
                id=self._desk.new_id(),
                project_id=project_id,
                sdk_session_id=key[0],
                agent_key=key[1],
                agent_type=SUBAGENT if key[1] else began.phase or MAIN,
                status=Activity.IDLE,
                checkpoint=began.checkpoint,
                started_at=event.at,
                last_event_at=event.at,
            )
        return known[key]

    def _line(
        self, agent_id: str, project_id: str, working_dir: str, event: Event
    ) -> dict[str, Any]:
        return {
            "id": self._desk.new_id(),
            "agent_id": agent_id,
            "event_type": storable_text(event.kind),
            "tool_name": storable_text(event.text("tool_name")),
            "summary": storable_text(summary_of(event, working_dir)),
            "failed": failed(event.kind, event.payload),
            "payload": storable(event.payload),
            "line_key": f"{project_id}:{event.digest}",
            "timestamp": event.at,
        }

    def _insert(self, lines: Sequence[dict[str, Any]]) -> int:
        if not lines:
            return 0
        keys = [line["line_key"] for line in lines]
        before = self._held(keys)
        fresh = {line["line_key"]: line for line in lines if line["line_key"] not in before}
        if fresh:
            self._tx.execute(insert(_LOG), list(fresh.values()))
        return len(fresh)

    def _held(self, keys: Sequence[str]) -> set[str]:
        held: set[str] = set()
        for start in range(0, len(keys), 500):
            some = keys[start : start + 500]
            query = select(WorkAgentLogRow.line_key).where(col(WorkAgentLogRow.line_key).in_(some))
            held.update(self._tx.exec(query))
        return held


def _follow(row: WorkAgentRow, event: Event, courses: Sequence[Course]) -> None:
    """Let an agent's row tell of its newest event; older ones only move its beginning."""
    row.started_at = min(row.started_at, event.at)
    named = storable_text(event.text("agent_type"))
    if row.agent_key and named:
        row.agent_type = named
    if event.at < row.last_event_at:
        return
    row.last_event_at = event.at
    after = activity_after(
        event.kind,
        Activity(row.status),
        event.text("notification_type"),
        event.text("message"),
    )
    row.status = after
    row.ended_at = event.at if after is Activity.ENDED else None
    row.model = storable_text(event.text("model")) or row.model
    row.cwd = storable_text(event.cwd) or row.cwd
    path = "agent_transcript_path" if row.agent_key else "transcript_path"
    row.transcript_path = storable_text(event.text(path)) or row.transcript_path
    charge = charged(courses, event.at, event.cwd, row.branch)
    row.work_session_id = charge.work_session_id or row.work_session_id
